"""Cùng một việc với…: two products of different plans are one piece of work; said once, seen on both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ccapp.domain.layout import Level
from ccapp.domain.likeness import likeness, plain
from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.domain.plan_names import short_name
from ccapp.domain.records import Row, rows
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.session import Changes, Session
from ccapp.store import adhoc as stored
from ccapp.store.journal import Transaction
from ccapp.store.plans import Branch, list_plans, load_branch, load_head, load_plan
from ccapp.store.tables import SAME_WORK
from ccapp.text.fold import folded_words

_TASKS: Final = ("activity", "task", "title", "goal")
_MOST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A product as a list shows it: whose plan, what is done, what comes of it. `plan_name` is the plan's
    title as short as officers say it.
    """

    record: RecordId
    plan: RecordId
    plan_title: str
    plan_name: str
    task: str
    product: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """Two products that are one work."""

    id: RecordId
    one: Product
    other: Product

    def across(self, record: RecordId) -> Product | None:
        """The product at the other end from `record`; None where neither end is it."""
        if record == self.one.record:
            return self.other
        return self.one if record == self.other.record else None


def linked(session: Session) -> tuple[Linked, ...]:
    """All links whose two ends are still there, as they came."""
    connection = session.store.connection
    found = []
    for link in stored.list_links(connection):
        ends = [_living(session, record) for record in (link.one, link.other)]
        if ends[0] is not None and ends[1] is not None:
            found.append(Linked(id=link.id, one=ends[0], other=ends[1]))
    return tuple(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkEnd:
    """A product of a plan that is one work with another's; `other` is None where that line is gone."""

    record: RecordId
    other_record: RecordId
    other: Product | None
    field: str = "product"  # the cell it is shown in


def ends(session: Session, plan: RecordId) -> tuple[LinkEnd, ...]:
    """What the living products of a plan are linked with, also lines that are gone by now."""
    found = []
    for link in stored.list_links(session.store.connection):
        for record, across in ((link.one, link.other), (link.other, link.one)):
            here = _living(session, record)
            if here is not None and here.plan == plan:
                end = LinkEnd(record=record, other_record=across, other=_living(session, across))
                found.append(end)
    return tuple(found)


def link(session: Session, one: RecordId, other: RecordId) -> Changes:
    """Say that two products of own plans are one work. Saying it twice changes nothing.

    Raises RefusedError for lines that are no products, for one plan, or another office's; NotFoundError.
    """
    ends = [_product(session, record) for record in (one, other)]
    if ends[0].plan == ends[1].plan:
        raise RefusedError("link-same-plan", plan=ends[0].plan_title)
    with session.store.journal.write("link-products", session.who) as tx:
        if not any(each.across(one) == ends[1] for each in linked(session)):
            stored.add_link(tx, one, other)
    return _changes(tx)


def unlink(session: Session, one: RecordId, other: RecordId) -> Changes:
    """Take back that two products are one work. Raises NotFoundError("link-not-found")."""
    ids = [
        each.id
        for each in stored.list_links(session.store.connection)
        if {each.one, each.other} == {one, other}
    ]
    if not ids:
        raise NotFoundError("link-not-found")
    with session.store.journal.write("unlink-products", session.who) as tx:
        for record in ids:
            tx.delete(SAME_WORK, record)
    return _changes(tx)


def candidates(session: Session, record: RecordId, text: str = "") -> tuple[Product, ...]:
    """Products of the office's other living plans that hold all words of `text`, without accents.

    The most alike to the product in question come first; those linked to it already are left out.
    """
    about = _product(session, record)
    words = folded_words(text).split()
    taken = {end.record for each in linked(session) if (end := each.across(record)) is not None}
    found = [
        product
        for product in _products_beside(session, about.plan)
        if product.record not in taken and _holds(product, words)
    ]
    found.sort(key=lambda product: -_alike(about, product))
    return tuple(found[:_MOST])


def _products_beside(session: Session, plan: RecordId) -> Iterator[Product]:
    connection = session.store.connection
    for head in list_plans(connection, session.store.office.id):
        if head.id != plan and head.state is not PlanState.BINNED and not head.archived:
            whole = load_plan(connection, head.id)
            for appendix in whole.appendices:
                for row in rows(appendix):
                    yield _shown(row, head)


def _shown(row: Row, plan: Plan) -> Product:
    return Product(
        record=row.leaf.id,
        plan=plan.id,
        plan_title=plan.title,
        plan_name=short_name(plan.title, plan.year_from, plan.year_to),
        task=next(filter(None, (_line(row.text(key)) for key in _TASKS)), ""),
        product=_line(row.text("product")),
    )


def _holds(product: Product, words: list[str]) -> bool:
    padded = f" {folded_words(f'{product.task} {product.product} {product.plan_title}')} "
    return all(f" {word}" in padded for word in words)


def _alike(one: Product, other: Product) -> float:
    task = likeness(plain(one.task), plain(other.task))
    return task + likeness(plain(one.product), plain(other.product)) / 2


def _living(session: Session, record: RecordId) -> Product | None:
    try:
        return _product(session, record)
    except NotFoundError:
        return None


def _product(session: Session, record: RecordId) -> Product:
    branch = load_branch(session.store.connection, record)
    head = load_head(session.store.connection, branch.plan_id)
    if head.office_id != session.store.office.id:
        raise RefusedError("plan-foreign", plan=head.title)
    return _shown(_row(branch), head)


def _row(branch: Branch) -> Row:
    if branch.path[-1].level is not Level.PRODUCT:
        raise RefusedError("link-no-product")
    return Row(path=branch.path)


def _line(text: str) -> str:
    return " ".join(text.split())


def _changes(tx: Transaction) -> Changes:
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)
