"""The verb of the superior's review: bổ sung, chấp nhận số liệu, mở lại; at the commune, what was decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

from ccapp.cli.call import Answer, Call
from ccapp.domain.decisions import Decision
from ccapp.domain.plan import RecordId
from ccapp.errors import AppError, RefusedError
from ccapp.services.collected import decided, decisions
from ccapp.services.collected.decided import Decided
from ccapp.services.plans import planning
from ccapp.services.session import Changes, Session
from ccapp.store.plans import find_record
from ccapp.text.days import read_day

_WRITTEN: Final = (
    "review PLAN --accept [--note TEXT] | --supplement TEXT [--until DAY] [--row ROW]... | --reopen TEXT"
)


def review(call: Call) -> Answer:
    """Decide about a collected plan, or show how its review stands; of our own plan, what was decided."""
    with call.session() as session:
        plan = planning.show_head(session, call.args.plan)
        done = _decide(call, session, plan.id)
        if plan.office_id == session.store.office.id:
            return _told(call, plan.id, decided.of_plan(session, plan.id))
        shown = decisions.review(session, plan.id)
    said = call.say(f"state-review-{shown.state}")
    return Answer(
        object={
            "plan": plan.id,
            "state": shown.state.value,
            "decision": _decision(shown.decision) if shown.decision is not None else None,
            "waiting": [{"file": each.file, "sequence": each.sequence} for each in shown.waiting],
            "tx": done.tx if done is not None else None,
        },
        lines=(f"{plan.title}: {said}",),
    )


def _told(call: Call, plan: RecordId, found: tuple[Decided, ...]) -> Answer:
    shown = [{"office": each.office, **_decision(each.decision)} for each in found]
    said = (
        (each.office, call.say(f"result-verdict-{each.decision.verdict}"), each.decision.reason)
        for each in found
    )
    lines = tuple("  ".join(filter(None, parts)) for parts in said)
    return Answer(object={"plan": plan, "decisions": shown}, lines=lines)


def _decide(call: Call, session: Session, plan: RecordId) -> Changes | None:
    args = call.args
    asked = args.supplement is not None
    stray = (args.note and not args.accept) or ((args.until or args.row) and not asked)
    if stray or sum(map(bool, (args.accept, asked, args.reopen is not None))) > 1:
        raise AppError("usage", detail=_WRITTEN)
    if args.accept:
        return decisions.accept_data(session, plan, args.note or "")
    if args.reopen is not None:
        return decisions.reopen(session, plan, args.reopen)
    if args.supplement is None:
        return None
    rows = [find_record(session.store.connection, each).id for each in args.row or ()]
    return decisions.ask_supplement(session, plan, args.supplement, _day(args.until), rows)


def _day(text: str | None) -> date | None:
    if not text:
        return None
    day = read_day(text)
    if day is None:
        raise RefusedError("day-unread", text=text)
    return day


def _decision(decision: Decision) -> dict[str, Any]:
    return {
        "verdict": decision.verdict.value,
        "reason": decision.reason,
        "by": decision.by,
        "day": decision.day.isoformat() if decision.day else None,
        "until": decision.until.isoformat() if decision.until else None,
        "rows": list(decision.rows),
    }


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"review": review}
