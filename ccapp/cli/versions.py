"""The verbs of draft rounds and saved versions: `submit`, `versions`, `compare`, `row`, `state`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from ccapp.cli import objects
from ccapp.cli.call import Answer, Call
from ccapp.domain.editions import Edition
from ccapp.domain.plan import PlanState, RecordId
from ccapp.domain.revisions import Revision, what_code
from ccapp.errors import AppError, RefusedError
from ccapp.services.paper import editions, publishing, reports
from ccapp.services.paper.publishing import Printed
from ccapp.services.plans import keeping, planning
from ccapp.services.session import Changes, Session

Object = dict[str, Any]
_STATES: Final = (PlanState.DRAFT, PlanState.CLOSED, PlanState.ISSUED, PlanState.BINNED)


def submit(call: Call) -> Answer:
    """Save the next draft round and print it where asked; with `--back` the table is opened again."""
    args = call.args
    if args.back and args.out:
        raise AppError("usage", detail="submit PLAN [--out FILE.pdf] | --back")
    with call.session() as session:
        plan = planning.show_head(session, args.plan).id
        if args.back:
            return _taken_back(call, session, plan)
        out = Path(args.out) if args.out else None
        if out is not None:
            publishing.form_of(out)  # a name nobody can print to is refused before anything changes
        errors = _errors(session, plan)
        done = editions.submit(session, plan)
        printed = publishing.print_plan(session, plan, out, edition=done.edition.id) if out else None
        lines = [call.say("said-submit", version=named(call, done.edition))]
        state = planning.show_head(session, plan).state
    if errors:
        lines.append(call.say("said-submit-errors", count=errors))
    if printed is not None:
        lines += [call.say("said-print", file=printed.file, pages=printed.pages)]
        lines += call.finding_lines(printed.findings)
    return Answer(
        object={
            "plan": plan,
            "state": state.value,
            "tx": done.changes.tx,
            "version": version_object(done.edition),
            "errors": errors,
            **printed_object(printed),
        },
        lines=tuple(lines),
    )


def _errors(session: Session, plan: RecordId) -> int:
    """How many places the check wants mended, as the window tells before it submits."""
    from ccapp.services.guidance import checking  # start-up cost: the rules of the check

    return checking.check(session, plan).errors


def _taken_back(call: Call, session: Session, plan: RecordId) -> Answer:
    done = editions.take_back(session, plan)
    last = editions.last_round(session, plan)
    return Answer(
        object={
            "plan": plan,
            "state": planning.show_head(session, plan).state.value,
            "tx": done.tx,
            "version": version_object(last) if last else None,
            "errors": None,
            **printed_object(None),
        },
        lines=(call.say("said-submit-back"),),
    )


def versions(call: Call) -> Answer:
    """List the saved versions of a plan, oldest first."""
    with call.session() as session:
        plan = planning.show_head(session, call.args.plan).id
        found = editions.editions(session, plan)
    lines = [_line(call, each) for each in found] or [call.say("said-no-version")]
    return Answer(
        object={"plan": plan, "versions": [version_object(each) for each in found]}, lines=tuple(lines)
    )


def compare(call: Call) -> Answer:
    """Tell what differs between two saved versions, or one and the plan as it is; print it where asked."""
    args = call.args
    out = Path(args.out) if args.out else None
    with call.session() as session:
        plan = planning.show_head(session, args.plan).id
        older = editions.find_edition(session, plan, args.older)
        newer = editions.find_edition(session, plan, args.newer).id if args.newer else None
        found = editions.compare(session, older.id, newer)
    printed = reports.print_comparison(found, out) if out else None
    lines = [revision_line(call, each) for each in found.revisions] or [call.say("said-compare-same")]
    if printed is not None:
        lines.append(call.say("said-print", file=printed.file, pages=printed.pages))
    return Answer(
        object={
            "older": version_object(found.older),
            "newer": version_object(found.newer) if found.newer else None,
            "differences": [revision_object(each) for each in found.revisions],
            **printed_object(printed),
        },
        lines=tuple(lines),
    )


def row(call: Call) -> Answer:
    """Tell which record has a row number on the printout of a draft round, the latest if none is named."""
    args = call.args
    if not args.number.isdecimal():
        raise RefusedError("row-number-unread", text=args.number)
    with call.session() as session:
        plan = planning.show(session, args.plan)
        if args.edition:
            edition: Edition | None = editions.find_edition(session, plan.id, args.edition)
        else:
            edition = editions.last_round(session, plan.id)
        if edition is None:
            raise RefusedError("row-no-round", plan=plan.title)
        record = editions.line_of(session, edition.id, int(args.number))
    is_gone = not any(item.id == record for table in plan.appendices for item in table.items())
    said = call.say("said-row-gone" if is_gone else "said-row", record=record, version=named(call, edition))
    return Answer(
        object={"record": record, "version": version_object(edition), "gone": is_gone}, lines=(said,)
    )


def state(call: Call) -> Answer:
    """Move a plan to another state of the contract; `submit` and `issue` are verbs of their own."""
    args = call.args
    if args.to not in _STATES:
        raise AppError("usage", detail=f"state PLAN {'|'.join(_STATES)} [--reason TEXT]")
    with call.session() as session:
        plan = planning.show_head(session, args.plan).id
        done = keeping.change_state(session, plan, PlanState(args.to), reason=args.reason or "")
        now = planning.show_head(session, plan).state
    said = call.say("said-state", state=call.say(f"state-{now}"))
    return Answer(object={"plan": plan, "state": now.value, "tx": done.tx}, lines=(said,))


def named(call: Call, edition: Edition) -> str:
    """What people call a version."""
    return call.say(edition.code, number=edition.number)


def version_object(one: Edition) -> Object:
    """A saved version; `name` is what verbs take for it beside its id."""
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind.value,
        "number": one.number,
        "at": one.at,
        "who": one.who,
        "document": one.document or None,
        "day": one.day.isoformat() if one.day else None,
        "reason": one.reason or None,
        "open": one.is_open,
    }


def revision_object(one: Revision) -> Object:
    """One place that differs between two versions; `field` is null for a whole line."""
    return {
        "kind": one.kind.value,
        "table": one.appendix,
        "record": one.record or None,
        "field": one.field or None,
        "number": one.label,
        "title": one.title,
        "before": one.before,
        "after": one.after,
    }


def revision_line(call: Call, one: Revision) -> str:
    """`3. Title: Column: before → after`, on one line."""
    code = what_code(one)
    what = call.say(code) if code else " ".join(one.heading.split())
    texts = " → ".join(" ".join(text.split()) or "-" for text in (one.before, one.after))
    return f"{'. '.join(filter(None, (one.label, one.title)))}: {what}: {texts}"


def printed_object(printed: Printed | None) -> Object:
    """The file that was written, or nulls where none was asked for."""
    if printed is None:
        return {"file": None, "pages": None}
    return {"file": str(printed.file), "pages": printed.pages}


def _line(call: Call, one: Edition) -> str:
    day = f"{one.day:%d/%m/%Y}" if one.day else ""
    about = ", ".join(filter(None, (one.document, day, one.reason)))
    return "  ".join(filter(None, (one.name, named(call, one), one.at, one.who, about)))


def changed(call: Call, changes: Changes) -> Answer:
    """What a verb answers that only changes something."""
    said = call.say(
        "said-set" if changes.count else "said-same",
        action=call.say(f"action-{changes.action}"),
        changes=changes.count,
    )
    return Answer(object=objects.changes_object(changes), lines=(said,))


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {
    "submit": submit,
    "versions": versions,
    "compare": compare,
    "row": row,
    "state": state,
}
