"""Verbs around files that come: sticks plugged in, files set aside, whose plan one held in proxy is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ccapp.cli.call import Answer, Call
from ccapp.services.collected import proxies
from ccapp.services.folder import drives as services
from ccapp.services.folder.drives import Drive
from ccapp.services.handover import kept_packages
from ccapp.services.plans import planning
from ccapp.text.sizes import size_words


def drives(call: Call) -> Answer:
    """List the sticks and cards that are plugged in."""
    found = services.removable_drives()
    lines = tuple(f"{each.root}  {each.name}  {size_words(each.free)}" for each in found)
    return Answer(
        object={"drives": [_drive(each) for each in found]}, lines=lines or (call.say("no-drives"),)
    )


def _drive(each: Drive) -> dict[str, Any]:
    """A stick; `locked` takes no file, `signs` says that a virus may have been on it."""
    return {
        "root": str(each.root),
        "name": each.name,
        "free": each.free,
        "locked": each.is_locked,
        "signs": services.have_virus_signs([each.root]),
    }


def aside(call: Call) -> Answer:
    """List what was refused and kept, after files of a newer program were tried again where that is asked."""
    with call.session() as session:
        taken = kept_packages.retry_newer(session) if call.args.again else ()
        found = kept_packages.set_aside(session)
    shown = [{"file": each.file, "at": each.at.isoformat(), "code": each.code} for each in found]
    lines = tuple(f"{each.at:%d/%m/%Y %H:%M}  {each.code}  {each.file}" for each in found)
    again = [{"file": each.file, "result": each.result.value} for each in taken]
    return Answer(object={"files": shown, "taken": again}, lines=lines or (call.say("said-none-aside"),))


def same(call: Call) -> Answer:
    """Say that a commune's own plan is the one held in proxy, which gives way to it."""
    with call.session() as session:
        held, own = (planning.show_head(session, each) for each in (call.args.held, call.args.plan))
        done = proxies.replace(session, held.id, own.id)
    return Answer(
        object={"held": held.id, "plan": own.id, "tx": done.tx},
        lines=(call.say("said-same-plan", title=own.title),),
    )


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"drives": drives, "aside": aside, "same": same}
