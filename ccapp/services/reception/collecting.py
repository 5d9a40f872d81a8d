"""Biểu thu thập: the superior makes an Excel form of a plan for each commune that has no program."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ccapp.domain.form_marks import FormMark, commune_key, same_commune
from ccapp.domain.office import Role, UnitKind
from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.units.places import seat_of
from ccapp.domain.units.starter import Era
from ccapp.errors import RefusedError
from ccapp.files import plain_errors, write_atomically
from ccapp.progress import Progress, silent
from ccapp.services.handover.connecting import plain_name
from ccapp.services.plans import shipped_units
from ccapp.services.plans.planning import show
from ccapp.services.session import Session
from ccapp.store.plans import load_plan
from ccapp.store.proxies import list_proxies, names_now
from ccapp.text.normalize import clean


def make_forms(
    session: Session, plan: str, communes: Iterable[str], folder: Path, *, progress: Progress = silent
) -> tuple[Path, ...]:
    """Make the form of one of our plans for each of these communes in `folder`; nothing is overwritten.

    A commune whose rows came back by such a form before gets them again, to go on with. Stopped or refused
    half-way, the forms made so far stay and are good. Raises RefusedError, NotFoundError, FileError.
    """
    if session.store.office.role is not Role.SUPERIOR:
        raise RefusedError("form-not-superior")
    source = show(session, plan)
    if source.office_id != session.store.office.id:
        raise RefusedError("plan-foreign", plan=source.title)
    names = tuple(dict.fromkeys(filter(None, map(clean, communes))))
    if not names:
        raise RefusedError("form-no-commune")
    made = []
    for number, name in enumerate(names):
        progress(number, len(names))
        made.append(_make(session, source, name, folder))
    return tuple(made)


def _make(session: Session, source: Plan, name: str, folder: Path) -> Path:
    from ccapp.printing.collecting_form import FormLists, write_form  # start-up cost: openpyxl, reportlab

    now = names_now(session.store.connection)
    if source.proxy_for and not same_commune(now(source.proxy_for), now(name)):
        raise RefusedError("form-other-commune", plan=source.title, office=source.proxy_for)
    plan = _went_on(session, source, name)
    edition = FormMark(plan=plan.id, commune=commune_key(name)).edition
    years = str(plan.year_from) if plan.year_from == plan.year_to else f"{plan.year_from}-{plan.year_to}"
    path = _free(folder, f"Bieu thu thap - {plain_name(name)} - {years}")
    lists = FormLists(units=_units(name))
    write_atomically(path, lambda out: write_form(plan, name, edition, lists, out))
    return path


def _went_on(session: Session, source: Plan, name: str) -> Plan:
    """The commune's rows as they came back last, the plan itself where none have."""
    now = names_now(session.store.connection)
    for each in list_proxies(session.store.connection, session.store.office.id):
        is_theirs = same_commune(now(each.proxy_for), now(name))
        if each.from_form == source.id and is_theirs and not each.replaced_by:
            return load_plan(session.store.connection, RecordId(each.id))
    return source


def _units(name: str) -> tuple[str, ...]:
    """The departments that a commune of its kind has today."""
    units = shipped_units.starter_units(Era.SINCE, seat_of(name).kind)
    return tuple(unit.name for unit in units if unit.kind is UnitKind.UNIT and unit.valid_to is None)


def _free(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}.xlsx", 1
    with plain_errors(folder):
        while path.exists():
            number += 1
            path = folder / f"{stem} ({number}).xlsx"
    return path
