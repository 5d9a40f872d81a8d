"""The verbs of lineage: renames, mergers, splits and moves of offices, and plans carried on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from ccapp.cli.call import Answer, Call
from ccapp.domain.lineage import LineageKind, OfficeChange
from ccapp.domain.plan import RecordId
from ccapp.errors import AppError, RefusedError
from ccapp.services.collected import adopting, lineage
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.text.days import read_day

_WRITTEN: Final = "lineage --rename|--merge|--split|--move OFFICE [--office O]... --into NAME... --since DAY"


def lineage_(call: Call) -> Answer:
    """Record what becomes of offices, close a handover, or list what is recorded."""
    with call.session() as session:
        if call.args.close:
            lineage.close_handover(session, RecordId(call.args.close))
        made = _record(call, session)
        found = lineage.changes(session)
    lines = (
        call.say(
            "said-lineage",
            day=f"{each.effective:%d/%m/%Y}",
            before=", ".join(each.before),
            after=", ".join(each.heirs),
        )
        for each in found
    )
    shown = {"changes": [_object(each) for each in found], "made": made.id if made is not None else None}
    return Answer(object=shown, lines=tuple(lines))


def _record(call: Call, session: Session) -> OfficeChange | None:
    args = call.args
    named = {LineageKind.RENAME: args.rename, LineageKind.MERGE: args.merge, LineageKind.SPLIT: args.split}
    asked = [(kind, name) for kind, name in {**named, LineageKind.MOVE: args.move}.items() if name]
    given = (args.office, args.into, args.since, args.basis, args.open)
    if not asked and not any(given):
        return None
    if len(asked) != 1 or not args.into or not args.since:
        raise AppError("usage", detail=_WRITTEN)
    day = read_day(args.since)
    if day is None:
        raise RefusedError("day-unread", text=args.since)
    kind, first = asked[0]
    sources = [first, *(args.office or ())]
    close = not args.open and day <= session.clock().date()  # until a day to come their files come in as ever
    return lineage.record(session, kind, sources, args.into, day, basis=args.basis or "", close=close)


def _object(change: OfficeChange) -> dict[str, Any]:
    return {
        "id": change.id,
        "kind": change.kind.value,
        "from": change.effective.isoformat(),
        "offices": list(change.sources),
        "before": list(change.before),
        "after": list(change.heirs),
        "basis": change.basis,
        "closed": change.handover is not None,
    }


def adopt(call: Call) -> Answer:
    """Carry a received plan on as our own draft."""
    with call.session() as session:
        old = planning.show_head(session, call.args.plan)
        made = adopting.adopt(session, old.id)
    return Answer(
        object={"plan": made, "from": old.id},
        lines=(call.say("said-adopt", plan=made, office=old.issuer.name),),
    )


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"lineage": lineage_, "adopt": adopt}
