"""Nhập thay without a file: a plan begun for a commune that told its figures on paper or by telephone."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ccapp.domain.form_marks import same_commune
from ccapp.domain.office import Role
from ccapp.domain.other_ways import OtherForm, OtherWay
from ccapp.domain.plan import FORM_ROW, NOT_STORED, Body, Item, Plan, PlanState, RecordId, Reference
from ccapp.domain.proxies import is_same_plan
from ccapp.domain.sides import side_of
from ccapp.errors import RefusedError
from ccapp.services.handover.other_ways import require_past
from ccapp.services.plans.planning import require_length, show
from ccapp.services.reception.proxy_taking import Came
from ccapp.services.session import Session
from ccapp.store import partners
from ccapp.store.other_ways import add_other_way
from ccapp.store.plans import insert_plan, load_plan
from ccapp.store.proxies import names_now, proxies_of
from ccapp.text.normalize import clean

ACTION: Final = "type-proxy"


def begin(session: Session, plan: str, commune: str, came: Came | None = None) -> RecordId:
    """Begin a plan held for a commune with the rows of one of ours, to be written over; one undo.

    It is what taking in a form of that plan would have made: a form that comes later is laid beside it, and
    the commune's own package takes its place. `came` says when and how it was told; without it today.
    Raises RefusedError at an office that is no superior, for a plan that is not ours, without a name, for a
    day to come, where a plan is held or was sent for that commune already; NotFoundError.
    """
    if session.store.office.role is not Role.SUPERIOR:
        raise RefusedError("proxy-not-superior")
    source = show(session, plan)
    if source.office_id != session.store.office.id or source.proxy_for:
        raise RefusedError("plan-foreign", plan=source.title)
    name = clean(commune).strip()
    if not name:
        raise RefusedError("name-missing")
    require_length("name", name)
    _require_free(session, source, name)
    said = came or Came()
    day = said.day or session.clock().date()
    way = OtherWay(office=name, day=day, form=OtherForm.PAPER, channel=said.channel, number=said.number)
    require_past(session, way)
    with session.store.journal.write(ACTION, session.who) as tx:
        made = insert_plan(tx, _held(source, name))
        add_other_way(tx, replace(way, plan=made))
    return made


def _require_free(session: Session, source: Plan, name: str) -> None:
    """Nobody types what is held already, or what the commune says itself."""
    connection = session.store.connection
    held = proxies_of(connection, session.store.office.id, name)
    if any(each.from_form == source.id for each in held):
        raise RefusedError("proxy-held", office=name, plan=source.title)
    now = names_now(connection)
    sent = (each for each in partners.collected(connection) if same_commune(now(each.office.name), now(name)))
    if any(is_same_plan(source, load_plan(connection, each.plan)) for each in sent):
        raise RefusedError("proxy-sent-itself", office=name)


def _held(source: Plan, name: str) -> Plan:
    tables = (replace(table, sections=tuple(map(_row, table.sections))) for table in source.appendices)
    return Plan(
        id=NOT_STORED,
        title=source.title,
        year_from=source.year_from,
        year_to=source.year_to,
        state=PlanState.DRAFT,
        office_id=source.office_id,
        issuer=Body(name=name, side=side_of(name)),
        reference=Reference(),
        proxy_for=name,
        from_form=source.id,
        appendices=tuple(tables),
    )


def _row(item: Item) -> Item:
    """The row of a form that would have come back filled with what it was given with."""
    return replace(item, marks={FORM_ROW: item.id}, children=tuple(map(_row, item.children)))
