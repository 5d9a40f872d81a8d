"""New plans: from a template, a superior's model, last year's plan, assigned tasks; each made in one step."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from ccapp.domain.addressees import Us
from ccapp.domain.coverage import AssignedTask, Assigning
from ccapp.domain.numbering import renumbered
from ccapp.domain.outset import OfficeModel
from ccapp.domain.plan import SIGNED_BY, Appendix, Item, Plan, PlanState, RecordId
from ccapp.domain.templates import Template, drafted, era_of, title_of
from ccapp.domain.units.places import seat_of
from ccapp.domain.year_shift import TITLE, Shifted, YearShift, shift_years
from ccapp.domain.years import Years
from ccapp.errors import RefusedError
from ccapp.services.guidance import assigned
from ccapp.services.guidance.shipped_templates import roles
from ccapp.services.plans import keeping, planning, units
from ccapp.services.plans.adding import NewTask, add_tasks
from ccapp.services.session import Session
from ccapp.store.assigned import insert_document
from ccapp.store.lineage import moved_from
from ccapp.store.outsets import list_outsets
from ccapp.store.plans import insert_plan, load_plan
from ccapp.store.tables import ITEM

_NEW = "new-plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What there is for a plan of a year: how many plans it has, and those of the year before."""

    year: int
    count: int
    before: tuple[Plan, ...]


def beginning(session: Session, year: int) -> Beginning:
    """Where a plan of a year may start from; binned plans do not count, long ones count for each year."""
    living = [each for each in planning.plans(session) if each.state is not PlanState.BINNED]
    return Beginning(
        year=year,
        count=sum(each.year_from <= year <= each.year_to for each in living),
        before=tuple(each for each in living if each.year_from <= year - 1 == each.year_to),
    )


def template_plan(session: Session, template: Template, title: str, years: Years) -> Plan:
    """The plan that a template gives, nothing stored. Raises RefusedError as `keeping.blank_plan`."""
    blank = keeping.blank_plan(session, title, years)
    office = session.store.office
    names = roles(era_of(years, session.clock().date()), seat_of(office.name).kind)
    return replace(blank, six_clear=template.six, appendices=(drafted(template, names, years),))


def from_template(session: Session, template: Template, title: str, years: Years) -> RecordId:
    """Make a plan of a template, in one step. Raises RefusedError as `keeping.blank_plan`."""
    return _stored(session, template_plan(session, template, title, years))


def models(session: Session) -> tuple[OfficeModel, ...]:
    """The model plans that superiors gave, each with whose it is; none of one that is ours no more."""
    store = session.store
    gone = moved_from(store.connection)
    kept = [each for each in list_outsets(store.connection) if each.form and each.office not in gone]
    if not kept:
        return ()
    from ccapp.exchange.outset import read_model  # start-up cost: cryptography, only where a model is there

    return tuple(
        OfficeModel(office=each.office, office_name=each.office_name, plan=read_model(each.form))
        for each in kept
    )


def title_for(chosen: Template | OfficeModel, years: Years) -> str:
    """What a plan of a template, or of a superior's model with its years moved, is called."""
    if isinstance(chosen, Template):
        return title_of(chosen, years)
    return shift_years(chosen.plan, years[0] - chosen.plan.year_from).plan.title


def model_plan(session: Session, model: OfficeModel, title: str, years: Years) -> Plan:
    """The plan that a superior's model gives, its years moved, nothing stored. Raises RefusedError as
    `keeping.blank_plan`.
    """
    blank = keeping.blank_plan(session, title, years)
    moved = shift_years(model.plan, years[0] - model.plan.year_from).plan
    return replace(blank, six_clear=moved.six_clear, appendices=moved.appendices)


def from_model(session: Session, model: OfficeModel, title: str, years: Years) -> RecordId:
    """Make a plan of a superior's model, in one step. Raises RefusedError as `keeping.blank_plan`."""
    return _stored(session, model_plan(session, model, title, years))


def shifted(session: Session, plan: str, year: int) -> YearShift:
    """A plan of ours with its years moved so that it begins in `year`; nothing is stored.

    Raises NotFoundError, RefusedError for another office's.
    """
    found = planning.show(session, plan)
    if found.office_id != session.store.office.id:
        raise RefusedError("plan-foreign", plan=found.title)
    return shift_years(found, year - found.year_from)


def from_last_year(session: Session, shift: YearShift, leave: Collection[Shifted] = ()) -> RecordId:
    """Make a plan of a shifted one, in one step; the changes in `leave` are not made.

    What ties a line to other plans stays with the old one.
    """
    before = {(each.record, each.field): each.before for each in leave}
    plan = shift.plan
    return _stored(
        session,
        replace(
            plan,
            title=before.get((plan.id, TITLE), plan.title),
            appendices=tuple(_table(each, before) for each in plan.appendices),
        ),
    )


_Left = dict[tuple[RecordId, str], str]


def _table(appendix: Appendix, left: _Left) -> Appendix:
    sections = tuple(_item(each, left) for each in appendix.sections)
    return replace(appendix, title=left.get((appendix.id, TITLE), appendix.title), sections=sections)


def _item(item: Item, left: _Left) -> Item:
    texts = {key: left.get((item.id, key), text) for key, text in item.texts.items()}
    children = tuple(_item(each, left) for each in item.children)
    marks = {key: text for key, text in item.marks.items() if key == SIGNED_BY}
    return replace(item, texts=texts, marks=marks, children=children)


def from_assigned(
    session: Session, document: Assigning, tasks: Sequence[AssignedTask], title: str, years: Years
) -> RecordId:
    """Make a plan that has every one of the assigned tasks, linked to what assigns it, in one step.

    Raises RefusedError as `keeping.blank_plan`, without number, day or body of the document, or any task.
    """
    blank = keeping.blank_plan(session, title, years)
    said = assigned.stated(document, tasks)
    us = Us(directory=units.directory(session), day=said.signed_on or session.clock().date())
    with session.store.journal.write(_NEW, session.who) as tx:
        plan = insert_plan(tx, blank)
        made = load_plan(session.store.connection, plan)
        lines = add_tasks(session, tx, made, [_new(each, us) for each in tasks])
        covered = [replace(task, covered_by=line) for task, line in zip(tasks, lines, strict=True)]
        insert_document(tx, plan, said, covered)
        for appendix in load_plan(session.store.connection, plan).appendices:
            for record, number in renumbered(appendix).items():
                tx.change(ITEM, record, {"number": number})
    return plan


def _new(task: AssignedTask, us: Us) -> NewTask:
    """As written there; a lead that is no unit of ours (`UBND các xã`) is left blank."""
    lead = task.lead if us.names_unit(task.lead) else ""
    products = ({"product": one.product, "deadline": one.deadline, "lead": lead} for one in task.products)
    return NewTask(title=task.title, section=task.section, products=tuple(products))


def _stored(session: Session, plan: Plan) -> RecordId:
    with session.store.journal.write(_NEW, session.who) as tx:
        return insert_plan(tx, plan)
