"""Tệp kết nối, at the superior: what the files of its communes bring, put together from what it chose."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ccapp.domain.assignments import handed_tasks
from ccapp.domain.outset import MOST_HANDED, NOTHING, HandedScope, Outset, OutsetChoice, as_form
from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.domain.templates import Template, drafted, era_of, title_of
from ccapp.domain.units.places import seat_of
from ccapp.errors import RefusedError
from ccapp.progress import Progress, silent
from ccapp.services.guidance.shipped_templates import roles, templates
from ccapp.services.handover import connecting, directory, outsets, replacing
from ccapp.services.handover.connecting import Invited
from ccapp.services.plans import planning
from ccapp.services.session import Changes, Session
from ccapp.store import partners, scopes
from ccapp.store.assignments import assignment_of
from ccapp.store.sendings import list_sent


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenOut:
    """A plan of ours that is handed out now, with how many tasks it assigns."""

    plan: RecordId
    title: str
    tasks: int


def model_plans(session: Session) -> tuple[Plan, ...]:
    """The plans of ours that can be the communes' model, without their tables; none from the bin."""
    return tuple(each for each in planning.plans(session) if each.state is not PlanState.BINNED)


def handed_out(session: Session) -> tuple[GivenOut, ...]:
    """The plans that are handed out and whose years are not over, those of the latest year in front; none in
    the midst of an adjustment: half-made tasks are no assignment.
    """
    connection, year = session.store.connection, session.clock().year
    found = []
    for each in model_plans(session):
        said = assignment_of(connection, each.id)
        if said is not None and each.year_to >= year and not each.is_being_adjusted:
            tasks = sum(1 for _ in handed_tasks(planning.show(session, each.id), said))
            found.append(GivenOut(plan=each.id, title=each.title, tasks=tasks))
    return tuple(found[:MOST_HANDED])


def must_ask(session: Session) -> bool:
    """Whether the superior has not said yet what its files bring, or its model is there no more."""
    chosen = outsets.choice(session)
    return chosen is None or not _is_there(session, chosen.model)


def _is_there(session: Session, model: str) -> bool:
    known = {each.key for each in templates()} | {each.id for each in model_plans(session)}
    return not model or model in known


def choose(session: Session, chosen: OutsetChoice) -> Changes:
    """Remember what the files bring, in one step.

    Raises RefusedError("model-gone") for a model that is neither a plan of ours nor a shipped template, else
    as `outsets.choose`.
    """
    if not _is_there(session, chosen.model):
        raise RefusedError("model-gone")
    return outsets.choose(session, chosen)


def outset_for(session: Session, name: str, chosen: OutsetChoice | None = None) -> Outset:
    """What the file of the commune of this name brings, by what is remembered or by `chosen`.

    A commune that we know is given the tasks that were handed out to it, a new one all that are but those
    left out. A shipped template names the units as such a commune calls them.
    """
    said = chosen or outsets.choice(session)
    if said is None:
        return NOTHING
    connection = session.store.connection
    handed = tuple(
        HandedScope(title=each.title, state=scopes.export_scope(connection, each.plan))
        for each in _given_to(session, name, said)
    )
    model = _model(session, name, said.model) if _is_there(session, said.model) else None
    return Outset(calendar=said.calendar, model=model, handed=handed)


def _given_to(session: Session, name: str, said: OutsetChoice) -> tuple[GivenOut, ...]:
    running = handed_out(session)
    known = {each.office for each in directory.subordinates(session) if each.office and each.name == name}
    went = {each.plan for each in list_sent(session.store.connection) if each.office in known}
    if went:
        return tuple(each for each in running if each.plan in went)
    return tuple(each for each in running if each.plan not in said.without)


def _model(session: Session, name: str, model: str) -> Plan | None:
    if not model:
        return None
    template = next((each for each in templates() if each.key == model), None)
    if template is None:
        return as_form(planning.show(session, model))
    return _drafted(session, template, name)


def _drafted(session: Session, template: Template, name: str) -> Plan:
    today = session.clock().date()
    years = (today.year, today.year + template.span - 1)
    table = drafted(template, roles(era_of(years, today), seat_of(name).kind), years)
    return Plan(
        title=title_of(template, years),
        year_from=years[0],
        year_to=years[1],
        six_clear=template.six,
        appendices=(table,),
    )


def invite(session: Session, name: str, folder: Path) -> Invited:
    """As `connecting.invite`, with what is remembered."""
    return connecting.invite(session, name, folder, outset=outset_for(session, name))


def invite_all(
    session: Session, names: Iterable[str], folder: Path, *, progress: Progress = silent
) -> tuple[Path, ...]:
    """As `directory.invite_all`, each file with what is remembered."""
    return directory.invite_all(
        session, names, folder, brings=lambda name: outset_for(session, name), progress=progress
    )


def reissue(session: Session, office: str, folder: Path) -> Invited:
    """As `replacing.reissue`, with what is remembered and the tasks that were handed out to the office."""
    name = partners.find_partner(session.store.connection, office).office.name
    return replacing.reissue(session, office, folder, outset=outset_for(session, name))
