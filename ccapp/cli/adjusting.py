"""The verbs `adjust` and `correct`: an issued plan changed by a document, or a slip of typing set right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from ccapp.cli.call import Answer, Call
from ccapp.cli.versions import changed, printed_object, revision_line, revision_object, version_object
from ccapp.domain.plan import RecordId
from ccapp.errors import AppError
from ccapp.services.paper import adjusting, editions, reports
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store.plans import find_record

_WRITTEN: Final = (
    "adjust PLAN --reason TEXT | --close --document NUMBER --date DAY | --drop | [--edition E] [--out FILE]"
)


def adjust(call: Call) -> Answer:
    """Begin, end or drop an adjustment; otherwise tell and print what one changes: one thing at a time."""
    args = call.args
    _require_one(call)
    with call.session() as session:
        plan = planning.show_head(session, args.plan).id
        if args.drop:
            return changed(call, adjusting.drop_adjustment(session, plan))
        if args.close:
            done = adjusting.close_adjustment(
                session, plan, document=args.document or "", day=args.date or ""
            )
            return changed(call, done)
        if args.reason is not None:
            return _open(call, session, plan)
        return _tell(call, session, plan)


def _require_one(call: Call) -> None:
    args = call.args
    tells = bool(args.edition or args.out)
    asked = sum((args.reason is not None, args.close, args.drop, tells))
    if asked > 1 or bool(args.document or args.date) > args.close:
        raise AppError("usage", detail=_WRITTEN)


def _open(call: Call, session: Session, plan: RecordId) -> Answer:
    made = adjusting.open_adjustment(session, plan, call.args.reason)
    said = call.say("said-adjust-open", number=made.number)
    return Answer(object={"plan": plan, "version": version_object(made)}, lines=(said,))


def _tell(call: Call, session: Session, plan: RecordId) -> Answer:
    args = call.args
    edition = editions.find_edition(session, plan, args.edition).id if args.edition else None
    found = adjusting.adjustment(session, plan, edition)
    printed = reports.print_adjustment(session, plan, Path(args.out), edition) if args.out else None
    lines = [revision_line(call, each) for each in found.revisions] or [call.say("said-compare-same")]
    if printed is not None:
        lines.append(call.say("said-print", file=printed.file, pages=printed.pages))
    return Answer(
        object={
            "plan": plan,
            "version": version_object(found.edition),
            "differences": [revision_object(each) for each in found.revisions],
            **printed_object(printed),
        },
        lines=tuple(lines),
    )


def correct(call: Call) -> Answer:
    """Set a text of an issued plan right that was typed wrong; what was signed stays as it was signed."""
    args = call.args
    with call.session() as session:
        plan = planning.show_head(session, args.plan).id
        record = find_record(session.store.connection, args.record).id
        done = adjusting.correct(session, plan, [record], args.field, args.value, reason=args.reason)
        return changed(call, done)


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"adjust": adjust, "correct": correct}
