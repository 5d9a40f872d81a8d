"""The verbs of the superior for communes without the program: form, collect, proxy, missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from ccapp.cli.call import NOTHING, OK, Answer, Call
from ccapp.domain.plan import Channel
from ccapp.errors import RefusedError
from ccapp.services.handover import covering
from ccapp.services.plans import planning
from ccapp.services.reception import (
    collecting,
    differences,
    missing,
    proxy_files,
    proxy_taking,
    proxy_typed,
    sent_days,
)
from ccapp.services.reception.came_words import came_words
from ccapp.services.reception.proxy_files import Arrived, Standing
from ccapp.services.reception.proxy_taking import Came
from ccapp.text.days import read_day


def form(call: Call) -> Answer:
    """Make the collecting form of a plan for one commune or several."""
    with call.session() as session:
        made = collecting.make_forms(session, call.args.plan, call.args.commune or (), Path(call.args.out))
    return Answer(
        object={"files": [str(path) for path in made]},
        lines=tuple(call.say("said-form", file=path) for path in made),
    )


def collect(call: Call) -> Answer:
    """Look at files of communes without the program, and take in those that are clear."""
    came = _came(call)
    with call.session() as session:
        paths = proxy_files.documents_in([Path(path) for path in call.args.paths])
        looked = proxy_files.look(session, paths)
        if call.args.commune:
            looked = proxy_files.settle_all(session, looked, call.args.commune)
        if not call.args.look:
            looked = proxy_taking.take(session, looked, came).files
    shown = [_arrived(call, each) for each in looked]
    refused = any(each.standing is Standing.REFUSED for each in looked)
    lines = tuple(f"{each['file']}: {each['message']}" for each in shown)
    return Answer(object={"files": shown}, lines=lines, code=NOTHING if refused or not shown else OK)


def proxy(call: Call) -> Answer:
    """Begin a plan held for a commune, to be typed in."""
    came = _came(call)
    with call.session() as session:
        made = proxy_typed.begin(session, call.args.plan, call.args.commune, came)
    said = call.say("said-typed", office=call.args.commune, plan=made)
    return Answer(object={"plan": made}, lines=(said,))


def _came(call: Call) -> Came:
    day = read_day(call.args.day) if call.args.day else None
    if call.args.day and day is None:
        raise RefusedError("day-unread", text=call.args.day)
    return Came(day=day, channel=Channel(call.args.channel), number=call.args.number or "")


def _arrived(call: Call, each: Arrived) -> dict[str, Any]:
    laid = each.laid
    return {
        "file": each.path.name,
        "result": each.standing.value,
        "code": each.error.code if each.error is not None else None,
        "message": came_words(each, call.words),
        "form": each.is_form,
        "name": each.office or None,
        "offered": list(each.offered),
        "plan": each.plan or None,
        "changed": laid.changed if laid is not None else 0,
        "new": laid.brought if laid is not None else 0,
        "missing": laid.lacking if laid is not None else 0,
    }


def not_sent(call: Call) -> Answer:
    """List the communes that have not sent, as it is pasted into a message; `--letter` writes to them."""
    year, out = int(call.args.year) if call.args.year else None, call.args.letter
    with call.session() as session:
        found = missing.missing(session, year=year)
        letter = missing.reminder(session, year=year) if out else None
        written = covering.write_covering(session, letter, Path(out)) if letter is not None else None
    shown = {"missing": list(found.names), "of": found.of, "text": found.text}
    if written is None:
        return Answer(object=shown, lines=(found.text,))
    said = call.say("said-missing-letter", count=len(found.names), file=written)
    return Answer(object={**shown, "letter": str(written)}, lines=(found.text, said))


def since(call: Call) -> Answer:
    """Say what the latest submission of a collected plan changed."""
    with call.session() as session:
        found = differences.since_last(session, planning.show_head(session, call.args.plan).id)
    first = not found.submission.earlier
    shown = [
        {"kind": each.kind.value, "row": each.row, "column": each.column, "before": each.before,
         "after": each.after}
        for each in found.lines
    ]  # fmt: skip
    lines = tuple(_since_line(call, each) for each in found.lines)
    none = call.say("said-since-first") if first else call.say("said-since-same")
    return Answer(
        object={"plan": found.plan.id, "at": found.submission.at, "first": first, "differences": shown},
        lines=lines or (none,),
    )


def _since_line(call: Call, each: differences.Line) -> str:
    match each.kind:
        case differences.Kind.NEW:
            return call.say("said-since-new", row=each.row)
        case differences.Kind.REMOVED:
            return call.say("said-since-removed", row=each.row)
        case _:
            return call.say(
                "said-since-changed", row=each.row, column=each.column, before=each.before, after=each.after
            )


def sent(call: Call) -> Answer:
    """Note on which day a collected plan was sent, and how."""
    came = _came(call)
    with call.session() as session:
        plan = planning.show_head(session, call.args.plan)
        changes = sent_days.set_day(session, plan.id, came)
    said = f"{came.day:%d/%m/%Y}"
    return Answer(object={"tx": changes.tx, "day": said}, lines=(call.say("said-sent", day=said),))


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {
    "form": form,
    "collect": collect,
    "proxy": proxy,
    "missing": not_sent,
    "since": since,
    "sent": sent,
}
