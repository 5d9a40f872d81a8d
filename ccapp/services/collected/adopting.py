"""The plan of an office that went into ours: read-only under its old name, carried on as our own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ccapp.domain.joining import Source, is_joinable
from ccapp.domain.layout import Level
from ccapp.domain.plan import NOT_STORED, ORIGIN, Appendix, Body, Item, Plan, PlanState, RecordId
from ccapp.domain.sides import side_of
from ccapp.errors import RefusedError
from ccapp.services.intake.uniting import OldPlan
from ccapp.services.plans.planning import show
from ccapp.services.session import Session
from ccapp.store.lineage import office_names
from ccapp.store.plans import insert_plan

# Where in the name of a commune's body its place begins: "Đảng ủy| xã Mây Sim".
_PLACE: Final = re.compile(r" (?:xã|phường|đặc khu|thị trấn) ", re.IGNORECASE)


def adopt(session: Session, plan: str) -> RecordId:
    """Carry a received plan on as our own draft in one step; each task says which office it comes from.

    The received plan stays as it is. Raises NotFoundError, RefusedError("adopt-own").
    """
    found = _received(session, plan)
    name = office_names(session.store.connection)[found.office_id][0]
    made = replace(
        found,
        id=NOT_STORED,
        office_id=session.store.office.id,
        state=PlanState.DRAFT,
        archived=False,
        issuer=_issuer(session.store.office.name, found.issuer),
        reference=replace(found.reference, number="", signed_on=None),
        sent_by=None,
        adjusting=NOT_STORED,
        adjusted=0,
        accepted_by="",
        appendices=tuple(_table(each, name) for each in found.appendices),
    )
    with session.store.journal.write("adopt", session.who) as tx:
        return insert_plan(tx, made)


def former_offices(plan: Plan) -> tuple[str, ...]:
    """The offices from which tasks of a plan come, as its lines say, each once."""
    marks = (item.marks.get(ORIGIN, "") for table in plan.appendices for item in table.items())
    return tuple(dict.fromkeys(name for each in marks for name in each.splitlines()))


def as_old_plan(session: Session, plan: str) -> OldPlan:
    """A received plan as one of those that are united into a new one. Raises as `adopt`, and
    RefusedError("unite-no-table") where no table of it can be joined.
    """
    found = _received(session, plan)
    tables = tuple(filter(is_joinable, found.appendices))
    if not tables:
        raise RefusedError("unite-no-table", file=found.title)
    name = office_names(session.store.connection)[found.office_id][0]
    place = name.rpartition(" xã ")[2] if " xã " in name else ""
    years = (found.year_from, found.year_to)
    return OldPlan(source=Source(name=name, place=place, tables=tables), file=found.title, years=years)


def _issuer(own: str, before: Body) -> Body:
    """Our office for a paper of its side; of the other side the body of our place, where names tell it."""
    if side_of(own) is before.side:
        return Body(name=own, side=before.side)
    body, place = _PLACE.search(before.name), _PLACE.search(own)
    named = f"{before.name[: body.start()]}{own[place.start() :]}" if body and place else ""
    return Body(name=named, side=before.side)


def _received(session: Session, plan: str) -> Plan:
    found = show(session, plan)
    if found.office_id == session.store.office.id:
        raise RefusedError("adopt-own", plan=found.title)
    return found


def _table(appendix: Appendix, name: str) -> Appendix:
    return replace(appendix, sections=_lines(appendix.sections, name))


def _lines(items: Iterable[Item], name: str) -> tuple[Item, ...]:
    return tuple(
        replace(
            item,
            marks=item.marks if item.level is not Level.TASK else _marked(item, name),
            children=_lines(item.children, name),
        )
        for item in items
    )


def _marked(item: Item, name: str) -> dict[str, str]:
    return {**item.marks, ORIGIN: item.marks.get(ORIGIN) or name}
