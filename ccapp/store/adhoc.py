"""Việc phát sinh and *Cùng một việc*: work outside the tables, and lines of two plans that are one work."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from ccapp.domain.plan import AdHocTask, OfficeId, RecordId
from ccapp.errors import NotFoundError
from ccapp.store.journal import Transaction
from ccapp.store.tables import AD_HOC, SAME_WORK, Fields

_TEXTS = ("title", "lead", "deadline", "by_document")
_TASKS = """
    SELECT ad_hoc.id, ad_hoc.plan_id, ad_hoc.details FROM ad_hoc JOIN plan ON plan.id = ad_hoc.plan_id
    WHERE {where} AND ad_hoc.deleted IS NULL AND plan.deleted IS NULL ORDER BY length(ad_hoc.id), ad_hoc.id
"""


def ad_hoc_fields(task: AdHocTask) -> Fields:
    """The stored fields of a task; its id is not among them."""
    return {"plan_id": task.plan_id, **{name: getattr(task, name) or None for name in _TEXTS}}


def add_ad_hoc(tx: Transaction, task: AdHocTask) -> RecordId:
    """Store a new task; the id in the value is ignored."""
    return tx.create(AD_HOC, ad_hoc_fields(task))


def list_ad_hoc(connection: sqlite3.Connection, office: OfficeId) -> tuple[AdHocTask, ...]:
    """The living tasks of an office's living plans, as they came."""
    rows = connection.execute(_TASKS.format(where="plan.office_id = ?"), (office,))
    return tuple(map(_task, rows))


def load_ad_hoc(connection: sqlite3.Connection, record: RecordId) -> AdHocTask:
    """A living task. Raises NotFoundError("ad-hoc-not-found")."""
    row = connection.execute(_TASKS.format(where="ad_hoc.id = ?"), (record,)).fetchone()
    if row is None:
        raise NotFoundError("ad-hoc-not-found", record=record)
    return _task(row)


def _task(row: tuple[str, str, str]) -> AdHocTask:
    record, plan, details = row
    bag: dict[str, str] = json.loads(details)
    texts = {name: bag.get(name, "") for name in _TEXTS}
    return AdHocTask(id=RecordId(record), plan_id=RecordId(plan), **texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """Two lines that are one work, by their ids."""

    id: RecordId
    one: RecordId
    other: RecordId


def add_link(tx: Transaction, one: RecordId, other: RecordId) -> RecordId:
    """Remember that two lines are one work; the caller sees to it that it is not remembered yet."""
    return tx.create(SAME_WORK, {"one": one, "other": other})


def list_links(connection: sqlite3.Connection) -> tuple[Link, ...]:
    """The living links, as they came; a line at one end may be gone."""
    rows = connection.execute(
        "SELECT id, one, other FROM same_work WHERE deleted IS NULL ORDER BY length(id), id"
    )
    return tuple(
        Link(id=RecordId(record), one=RecordId(one), other=RecordId(other)) for record, one, other in rows
    )
