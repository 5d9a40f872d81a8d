"""The verb of remarks: what was said of a cell or row of a plan is written down, listed and settled."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from ccapp.cli.call import Answer, Call
from ccapp.domain.plan import RecordId
from ccapp.domain.remarks import Channel, Placed, Remark, RemarkState, Speaker
from ccapp.errors import AppError, RefusedError
from ccapp.services.plans import planning, remarks
from ccapp.services.session import Session
from ccapp.store.plans import find_record
from ccapp.store.remarks import load_remark
from ccapp.text.days import read_day

_WRITTEN: Final = (
    "remark PLAN [RECORD --words TEXT [--field FIELD] [--propose TEXT] [--by NAME] [--speaker S] "
    "[--channel C] [--day DAY]] | --accept ID | --taken ID | --explained ID --answer TEXT | --open ID | "
    "--reword ID --words TEXT | --remove ID"
)


def remark(call: Call) -> Answer:
    """List the remarks on a plan, after one was written, settled, opened again or taken away if asked."""
    with call.session() as session:
        head = planning.show_head(session, call.args.plan)
        _act(call, session, head.id)
        found = remarks.of_plan(session, planning.show(session, head.id))
    return Answer(
        object={"plan": head.id, "remarks": [_shown(each) for each in found]},
        lines=tuple(_line(call, each) for each in found),
    )


def _act(call: Call, session: Session, plan: RecordId) -> None:
    args = call.args
    said = args.record is not None
    chosen = [name for name in _SETTLING if getattr(args, name) is not None]
    worded = said or chosen == ["reword"]
    wordless = bool(args.propose) and said
    if said + len(chosen) > 1 or bool(args.words) > worded or worded > bool(args.words or wordless):
        raise AppError("usage", detail=_WRITTEN)
    if (args.answer and chosen != ["explained"]) or bool(args.propose) > said:
        raise AppError("usage", detail=_WRITTEN)
    if said:
        remarks.add(session, _said(call, session, plan))
    for name in chosen:
        _SETTLING[name](session, RecordId(getattr(args, name)), args)


def _reword(session: Session, remark: RecordId, args: Namespace) -> None:
    now = load_remark(session.store.connection, remark)
    remarks.change(session, replace(now, words=args.words))


def _explain(session: Session, remark: RecordId, args: Namespace) -> None:
    remarks.settle(session, remark, RemarkState.EXPLAINED, args.answer or "")


_SETTLING: Final[dict[str, Callable[[Session, RecordId, Namespace], object]]] = {
    "accept": lambda session, remark, _: remarks.take_proposal(session, remark),
    "taken": lambda session, remark, _: remarks.settle(session, remark, RemarkState.TAKEN),
    "explained": _explain,
    "open": lambda session, remark, _: remarks.reopen(session, remark),
    "reword": _reword,
    "remove": lambda session, remark, _: remarks.remove(session, remark),
}


def _said(call: Call, session: Session, plan: RecordId) -> Remark:
    args = call.args
    day = read_day(args.day) if args.day else session.clock().date()
    if day is None:
        raise RefusedError("day-unread", text=args.day)
    return Remark(
        plan_id=plan,
        record=find_record(session.store.connection, args.record).id,
        field=args.field or "",
        words=args.words or "",
        proposed=args.propose or "",
        by=args.by or "",
        speaker=Speaker(args.speaker),
        channel=Channel(args.channel),
        day=day,
    )


def _shown(each: Placed) -> dict[str, Any]:
    one = each.remark
    return {
        "id": one.id,
        "record": one.record,
        "field": one.field,
        "words": one.words,
        "proposed": one.proposed or None,
        "was": one.was if one.proposed else None,
        "by": one.by,
        "speaker": one.speaker.value,
        "channel": one.channel.value,
        "day": one.day.isoformat() if one.day else None,
        "state": one.state.value,
        "answer": one.answer,
        "gone": each.is_gone,
    }


def _line(call: Call, each: Placed) -> str:
    state = call.say(f"state-remark-{each.remark.state}")
    where = ", ".join(filter(None, (each.label, each.column)))
    return "  ".join(filter(None, (each.remark.id, where, each.remark.words, state, each.remark.answer)))


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {"remark": remark}
