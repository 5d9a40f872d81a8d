"""The guide beside a plan: what it knows of the plan, and its suggestions taken over; each one undo."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from ccapp.domain.findings import Edit
from ccapp.domain.guidance.known import Known, alike
from ccapp.domain.guidance.values import Offer
from ccapp.domain.layout import Level
from ccapp.domain.plan import SIGNED_BY, Plan, PlanState, RecordId
from ccapp.domain.templates import Topic, drafted, era_of, span_of, topic_of
from ccapp.domain.units.places import seat_of
from ccapp.domain.year_shift import shift_text, shift_years
from ccapp.errors import RefusedError
from ccapp.services.guidance import assigned
from ccapp.services.guidance.shipped_templates import roles, template_for
from ccapp.services.plans import editing, pen, planning, units
from ccapp.services.plans.adding import NewTask, add_tasks
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store.journal import Transaction
from ccapp.store.plans import load_branch
from ccapp.store.tables import ITEM, PLAN
from ccapp.text.normalize import clean

_SAME_TITLE: Final = 85.0  # per cent, years aside


def look(session: Session, plan: str) -> Known:
    """All that guidance needs of a plan of any office. Raises NotFoundError, FileError for a bad template."""
    found = planning.show(session, plan)
    own = found.office_id == session.store.office.id
    today = session.clock().date()
    return Known(
        plan=found,
        day=units.plan_day(found, today),
        editable=own and found.is_editable and pen.pen_away(session) is None,
        foreign=not own,
        directory=units.directory(session),
        own_units=bool(units.units(session)),
        people=units.people(session),
        before=_before(session, found) if own else None,
        usual=_usual(session, found, today) if own else None,
        covers=assigned.coverage(session, found.id) if own else (),
        six=found.six_clear,
    )


def _is_before(one: Plan, plan: Plan) -> bool:
    length = plan.year_to - plan.year_from
    in_time = one.year_to == plan.year_from - 1 and one.year_to - one.year_from == length
    if not in_time or one.state is PlanState.BINNED:
        return False
    topic = topic_of(plan.title)
    if topic is not None:
        return topic_of(one.title) is topic
    moved, _ = shift_text(one.title, plan.year_from - one.year_from)
    return alike(moved, plan.title) >= _SAME_TITLE


def _before(session: Session, plan: Plan) -> Plan | None:
    """The office's plan of the same kind for the time right before this one, its years moved on."""
    found = [each for each in planning.plans(session) if _is_before(each, plan)]
    head = max(found, key=lambda each: alike(each.title, plan.title), default=None)
    if head is None:
        return None
    return shift_years(planning.show(session, head.id), plan.year_from - head.year_from).plan


def _usual(session: Session, plan: Plan, today: date) -> Plan | None:
    """What the template of its kind would have given this plan; None for a plan of another kind."""
    topic: Topic | None = topic_of(plan.title)
    years = (plan.year_from, plan.year_to)
    template = template_for(topic, span_of(years)) if topic else None
    if template is None:
        return None
    names = roles(era_of(years, today), seat_of(session.store.office.name).kind)
    table = drafted(template, names, years)
    return Plan(title=plan.title, year_from=years[0], year_to=years[1], appendices=(table,))


def take(session: Session, plan: RecordId, offer: Offer) -> Changes:
    """Put an offered task into its section, an assigned one linked. Raises RefusedError, NotFoundError."""
    if offer.assigned:
        return assigned.add(session, offer.assigned, offer.section or None)
    found = editing.require_draft(session, plan)
    new = NewTask(title=offer.title, products=offer.products, into=offer.section)
    return editing.reshape(session, found, "guide-add", lambda tx: add_tasks(session, tx, found, [new]))


def write(session: Session, plan: RecordId, edits: Sequence[Edit]) -> Changes:
    """Write a suggested text. Raises RefusedError or NotFoundError as `editing.set_texts`."""
    cells = [editing.CellEdit(record=each.record, field=each.field, text=each.text) for each in edits]
    return editing.set_texts(session, plan, cells, action="guide-write")


def link(session: Session, offer: Offer, line: RecordId) -> Changes:
    """Say that a line of the plan does what was assigned. Raises NotFoundError where it has no such line."""
    return assigned.link(session, offer.assigned, line)


def ask_six(session: Session, plan: RecordId, *, six: bool) -> Changes:
    """Say whether the guide asks who signs the products of a plan, too.

    Raises RefusedError for any plan but our own draft, NotFoundError.
    """
    editing.require_draft(session, plan)
    with session.store.journal.write("clear-things", session.who) as tx:
        tx.change(PLAN, plan, {"six_clear": int(six) or None})
    return _changes(tx)


def sign(session: Session, plan: RecordId, product: RecordId, signer: str) -> Changes:
    """Say who signs a product: a title or a name, `NO_SIGNER` for nobody in particular, "" for not said.

    It is a mark of the row, never printed. Raises RefusedError for any plan but our own draft and for a line
    that is no product, NotFoundError.
    """
    editing.require_draft(session, plan)
    branch = load_branch(session.store.connection, product)
    if branch.plan_id != plan or branch.path[-1].level is not Level.PRODUCT:
        raise RefusedError("field-not-of-record", field=SIGNED_BY, record=product)
    text = " ".join(clean(signer).split())
    require_length(SIGNED_BY, text)
    with session.store.journal.write("sign-product", session.who) as tx:
        tx.change(ITEM, product, {SIGNED_BY: text})
    return _changes(tx)


def _changes(tx: Transaction) -> Changes:
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)
