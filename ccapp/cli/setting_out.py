"""The verbs of what connection files bring: they themselves, the calendar of reports, the model plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from ccapp import app
from ccapp.cli.call import Answer, Call
from ccapp.domain.office import Role
from ccapp.domain.outset import OfficeCalendar, OfficeModel, Outset, OutsetChoice
from ccapp.domain.plan import Plan
from ccapp.domain.report_calendar import USUAL, Calendar, Period, coming, read_year_day
from ccapp.domain.years import parse_years
from ccapp.errors import AppError, NotFoundError, RefusedError, StorageError
from ccapp.exchange.card import OpenedInvite
from ccapp.services.folder import safekeeping
from ccapp.services.guidance import drafting
from ccapp.services.guidance.shipped_templates import KEYS
from ccapp.services.handover import calendars, connecting, outsets
from ccapp.services.plans import planning
from ccapp.services.reception import setting_out
from ccapp.services.session import Session

_CALENDAR: Final = 'calendar [--usual | --period "NAME=14/3,17/3"... | --none] [--basis TEXT]'
_MODEL: Final = "model [PLAN|TEMPLATE | --none | --make TITLE --year 2026|2026-2030 [--of OFFICE]]"


def invite(call: Call) -> Answer:
    """Make a connection file for one commune, with what was chosen for it."""
    with call.session() as session:
        made = setting_out.invite(session, call.args.name, Path(call.args.out))
    brings = connecting.read_invite(made.file).outset
    return Answer(
        object={"file": str(made.file), "invitation": made.invitation} | _brings(brings),
        lines=(
            call.say("said-invite", file=made.file, name=call.args.name),
            *_brought_lines(call, "said-invite-brings", brings),
        ),
    )


def reissue(call: Call) -> Answer:
    """Make a new connection file for an office that lost everything; its old identity is refused."""
    with call.session() as session:
        made = setting_out.reissue(session, call.args.office, Path(call.args.out))
    return Answer(
        object={"file": str(made.file), "invitation": made.invitation},
        lines=(call.say("said-reissue", file=made.file),),
    )


def connect(call: Call) -> Answer:
    """Take a connection file, or only say whose it is and what it brings; where there is no office yet, make
    the one it was made for.
    """
    opened = connecting.read_invite(Path(call.args.file))
    if call.args.look:
        return _looked_at(call, opened)
    _init_if_new(call, opened.invitation.name)
    with call.session() as session:
        partner = connecting.connect(session, opened)
    return Answer(
        object={"office": partner.office.id, "name": partner.office.name, "confirmed": True}
        | _brings(opened.outset),
        lines=(
            call.say("said-connect", name=partner.office.name),
            *_brought_lines(call, "said-connect-brings", opened.outset),
        ),
    )


def _looked_at(call: Call, opened: OpenedInvite) -> Answer:
    return Answer(
        object={
            "office": opened.card.office,
            "name": opened.card.name,
            "invited": opened.invitation.name,
            "brings": _brought(opened.outset),
        },
        lines=(
            call.say("said-connect-look", name=opened.card.name, invited=opened.invitation.name),
            *_brought_lines(call, "said-connect-would-bring", opened.outset),
        ),
    )


def _init_if_new(call: Call, name: str) -> None:
    try:
        with call.session():
            return
    except StorageError as error:
        if error.code != "no-data":
            raise
    session = safekeeping.init(call.folder, name=name, role=Role.COMMUNE, who=call.who, clock=app.now)
    safekeeping.close_session(session, daily=False)


def _brings(brings: Outset) -> dict[str, Any]:
    """The key that a file has in the contract's objects only where it brings something."""
    return {} if brings.is_empty else {"brings": _brought(brings)}


def _brought(brings: Outset) -> dict[str, Any]:
    model = brings.model
    return {
        "model": None
        if model is None
        else {"title": model.title, "from": model.year_from, "to": model.year_to},
        "tasks": brings.tasks,
        "periods": len(brings.calendar.periods) if brings.calendar is not None else 0,
    }


def _brought_lines(call: Call, code: str, brings: Outset) -> list[str]:
    parts = []
    if brings.model is not None:
        parts.append(call.say("said-brings-model", years=_years(brings.model)))
    if brings.tasks:
        parts.append(call.say("said-brings-tasks", count=brings.tasks))
    if brings.calendar is not None:
        parts.append(call.say("said-brings-calendar"))
    return [call.say(code, what=", ".join(parts))] if parts else []


def _years(plan: Plan) -> str:
    return f"{plan.year_from}" if plan.year_from == plan.year_to else f"{plan.year_from}-{plan.year_to}"


def calendar(call: Call) -> Answer:
    """Show the calendars of reports; at a superior, choose the one its files bring."""
    with call.session() as session:
        chosen = _calendar_of(call)
        if chosen is not None or call.args.none:
            before = outsets.choice(session) or OutsetChoice()
            outsets.choose(session, replace(before, calendar=chosen))
        found = calendars.calendars(session)
        shown = [_calendar_object(session, each) for each in found]
    return Answer(
        object={"calendars": shown},
        lines=tuple(
            call.say(
                "said-calendar",
                office=each["name"],
                period=one["name"],
                cut=one["cut_off"],
                send=one["send"],
                next=one["next_send"],
            )
            for each in shown
            for one in each["periods"]
        )
        or (call.say("said-calendar-none"),),
    )


def _calendar_of(call: Call) -> Calendar | None:
    args = call.args
    if sum(map(bool, (args.usual, args.period, args.none))) > 1 or (args.none and args.basis):
        raise AppError("usage", detail=_CALENDAR)
    if args.usual:
        return replace(USUAL, basis=args.basis or USUAL.basis)
    if args.period:
        return Calendar(periods=tuple(map(_period, args.period)), basis=args.basis or "")
    if args.basis:
        raise AppError("usage", detail=_CALENDAR)
    return None


def _period(text: str) -> Period:
    name, equals, days = text.rpartition("=")
    cut, comma, send = days.partition(",")
    if not (equals and comma):
        raise AppError("usage", detail=_CALENDAR)
    return Period(name=name, cut_off=read_year_day(cut), send=read_year_day(send))


def _calendar_object(session: Session, each: OfficeCalendar) -> dict[str, Any]:
    today = session.clock().date()
    turns = {one.name: one for one in coming(each.calendar, today)}
    return {
        "name": each.office_name,
        "own": each.own,
        "basis": each.calendar.basis,
        "periods": [
            {
                "name": one.name,
                "cut_off": one.cut_off.shown,
                "send": one.send.shown,
                "next_cut_off": turns[one.name].cut_off.isoformat(),
                "next_send": turns[one.name].send.isoformat(),
                "days": turns[one.name].days(today),
            }
            for one in each.calendar.periods
        ],
    }


def model(call: Call) -> Answer:
    """Choose the model of connection files, at a superior; show those given, at a commune, or make a plan."""
    args = call.args
    if sum(map(bool, (args.plan, args.none, args.make))) > 1 or bool(args.make) is not bool(args.year):
        raise AppError("usage", detail=_MODEL)
    with call.session() as session:
        if args.make:
            return _made(call, session)
        if args.plan or args.none:
            _choose(session, args.plan)
        shown = _own_model(session) + [_model_object(each) for each in drafting.models(session)]
    lines = (call.say("said-model", office=each["name"], title=each["title"]) for each in shown)
    return Answer(object={"models": shown}, lines=tuple(lines) or (call.say("said-model-none"),))


def _choose(session: Session, named: str | None) -> None:
    chosen = named if not named or named in KEYS else planning.show_head(session, named).id
    before = outsets.choice(session) or OutsetChoice()
    setting_out.choose(session, replace(before, model=chosen or ""))


def _own_model(session: Session) -> list[dict[str, Any]]:
    if session.store.office.role is not Role.SUPERIOR:
        return []
    made = setting_out.outset_for(session, "").model
    return [] if made is None else [_plan_object(session.store.office.name, made, own=True)]


def _model_object(given: OfficeModel) -> dict[str, Any]:
    return _plan_object(given.office_name, given.plan, own=False)


def _plan_object(office: str, plan: Plan, *, own: bool) -> dict[str, Any]:
    return {"name": office, "own": own, "title": plan.title, "from": plan.year_from, "to": plan.year_to}


def _made(call: Call, session: Session) -> Answer:
    """A plan of a superior's model."""
    years = parse_years(call.args.year)
    if years is None:
        raise RefusedError("years-unread", years=call.args.year)
    found = [
        each for each in drafting.models(session) if call.args.of in (None, each.office, each.office_name)
    ]
    if len(found) != 1:
        raise NotFoundError("model-which" if found else "model-none")
    plan = drafting.from_model(session, found[0], call.args.make, years)
    return Answer(object={"plan": plan}, lines=(call.say("said-model-made", plan=plan),))


VERBS: Final[dict[str, Callable[[Call], Answer]]] = {
    "invite": invite,
    "reissue": reissue,
    "connect": connect,
    "calendar": calendar,
    "model": model,
}
