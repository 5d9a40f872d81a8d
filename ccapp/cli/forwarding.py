"""The verbs of Chuyển tiếp: original files of communes handed on, and what such a file holds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from ccapp.cli.call import Answer, Call
from ccapp.services.handover import forwarding
from ccapp.services.plans import planning


def forward(call: Call) -> Answer:
    """Forward the original files of communes to a superior of ours."""
    args = call.args
    with call.session() as session:
        plans = [planning.show_head(session, each).id for each in args.plans]
        done = forwarding.forward(session, args.to, Path(args.out), plans)
    left = [{"office": each.office.id, "name": each.office.name, "plan": each.plan} for each in done.left]
    said = [call.say("said-forward-left", office=each.office.name, title=each.title) for each in done.left]
    return Answer(
        object={"file": str(done.file), "originals": done.count, "left": left},
        lines=(call.say("said-forward", file=done.file, count=done.count), *said),
    )


def forwarded(call: Call) -> Answer:
    """Verify a bundle and say what each original in it is; with `--out` write them there as they came."""
    with call.session() as session:
        found = forwarding.read(session, Path(call.args.file))
    names = ("office", "title", "tasks", "products", "sequence", "made")
    shown = [{name: getattr(each, name) for name in names} for each in found.originals]
    written = forwarding.file_away(found, Path(call.args.out)) if call.args.out else ()
    also = {"files": [str(path) for path in written]} if written else {}
    return Answer(
        object={"by": found.by, "made": found.made, "originals": shown, **also},
        lines=(*(call.say("said-forwarded", **each) for each in shown), *map(str, written)),
    )


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"forward": forward, "forwarded": forwarded}
