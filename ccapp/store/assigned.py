"""Văn bản giao: documents that assign tasks, and the tasks, from rows to frozen values and back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from datetime import date
from typing import Final

from ccapp.domain.coverage import AssignedTask, Assigning, Wanted
from ccapp.domain.plan import RecordId
from ccapp.errors import NotFoundError
from ccapp.store.journal import Transaction
from ccapp.store.tables import ASSIGNED, ASSIGNING, Fields

COVERED_BY: Final = "covered_by"
REASON: Final = "reason"
_TEXTS: Final = ("section", "lead", "partners")
_PRODUCTS: Final = "products"
_TASKS: Final = """
    SELECT assigned.id, assigned.details, assigning.id, assigning.details
    FROM assigned JOIN assigning ON assigning.id = assigning_id
    WHERE {where} AND assigned.deleted IS NULL AND assigning.deleted IS NULL
    ORDER BY length(assigned.id), assigned.id
"""

Row = tuple[str, str, str, str]


def insert_document(
    tx: Transaction, plan: RecordId, document: Assigning, tasks: Sequence[AssignedTask]
) -> RecordId:
    """Store a document for a plan with its tasks in their order; ids in the values are ignored."""
    made = tx.create(ASSIGNING, {"plan_id": plan, **_details(document)})
    for task in tasks:
        add_task(tx, made, task)
    return made


def _details(document: Assigning) -> Fields:
    signed = document.signed_on
    return {
        "doc_type": document.doc_type,
        "number": document.number,
        "symbol": document.symbol,
        "signed_on": signed.isoformat() if signed else None,
        "issuer": document.issuer,
        "title": document.title,
        "obligatory": int(document.obligatory),
        "source": document.source or None,
    }


def add_task(tx: Transaction, document: RecordId, task: AssignedTask) -> RecordId:
    """Store one more task of a document; the id in the value is ignored."""
    settled: Fields = {COVERED_BY: task.covered_by or None, REASON: task.reason or None}
    return tx.create(ASSIGNED, {"assigning_id": document, **_said(task), **settled})


def change_document(tx: Transaction, document: Assigning) -> None:
    """Store a known document anew, under its id."""
    tx.change(ASSIGNING, document.id, _details(document))


def change_task(tx: Transaction, task: AssignedTask) -> None:
    """Store what a known task says anew, under its id; how the office has settled it stays."""
    tx.change(ASSIGNED, task.id, _said(task))


def _said(task: AssignedTask) -> Fields:
    """What the superior says of a task, as it is stored."""
    texts: Fields = {name: getattr(task, name) or None for name in ("title", *_TEXTS)}
    products = [[each.product, each.deadline] for each in task.products]
    texts[_PRODUCTS] = json.dumps(products, ensure_ascii=False)
    return {**texts, "source": task.source or None, "optional": int(task.optional) or None}


def list_tasks(connection: sqlite3.Connection, plan: RecordId) -> tuple[AssignedTask, ...]:
    """The living tasks assigned for a plan, each document's in its order, the documents as they came."""
    rows = connection.execute(_TASKS.format(where="plan_id = ?"), (plan,))
    return tuple(map(_task, rows))


def load_task(connection: sqlite3.Connection, record: RecordId) -> tuple[AssignedTask, RecordId]:
    """A living task and the plan it was assigned for. Raises NotFoundError("assigned-not-found")."""
    row = connection.execute(_TASKS.format(where="assigned.id = ?"), (record,)).fetchone()
    if row is None:
        raise NotFoundError("assigned-not-found", record=record)
    query = "SELECT plan_id FROM assigning WHERE id = ?"
    return _task(row), RecordId(connection.execute(query, (row[2],)).fetchone()[0])


def plans_noting(connection: sqlite3.Connection, source: RecordId) -> tuple[RecordId, ...]:
    """Our plans, binned ones aside, for which something is noted of what a superior's plan hands out."""
    rows = connection.execute(
        "SELECT DISTINCT plan.id FROM assigning JOIN assigned ON assigning_id = assigning.id "
        "JOIN plan ON plan.id = assigning.plan_id "
        "WHERE json_extract(assigning.details, '$.source') = ? AND plan.state != 'binned' "
        "AND plan.deleted IS NULL AND assigning.deleted IS NULL AND assigned.deleted IS NULL",
        (source,),
    )
    return tuple(RecordId(plan) for (plan,) in rows)


def has_tasks(connection: sqlite3.Connection, document: RecordId) -> bool:
    """Whether a document still assigns a task."""
    query = "SELECT 1 FROM assigned WHERE assigning_id = ? AND deleted IS NULL LIMIT 1"
    return connection.execute(query, (document,)).fetchone() is not None


def remove_document(tx: Transaction, connection: sqlite3.Connection, document: RecordId) -> None:
    """Take a document away with its tasks."""
    query = "SELECT id FROM assigned WHERE assigning_id = ? AND deleted IS NULL ORDER BY length(id), id"
    for (task,) in connection.execute(query, (document,)).fetchall():
        tx.delete(ASSIGNED, RecordId(task))
    tx.delete(ASSIGNING, document)


def remove_task(tx: Transaction, task: RecordId) -> None:
    """Take one task away, as its document no longer assigns it."""
    tx.delete(ASSIGNED, task)


def _task(row: Row) -> AssignedTask:
    record, details, document, about = row
    bag: dict[str, str] = json.loads(details)
    return AssignedTask(
        id=RecordId(record),
        document=_document(document, about),
        title=bag.get("title", ""),
        section=bag.get("section", ""),
        products=tuple(
            Wanted(product=product, deadline=deadline)
            for product, deadline in json.loads(bag.get(_PRODUCTS, "[]"))
        ),
        lead=bag.get("lead", ""),
        partners=bag.get("partners", ""),
        covered_by=RecordId(bag.get(COVERED_BY, "")),
        reason=bag.get(REASON, ""),
        source=RecordId(bag.get("source", "")),
        optional=bool(bag.get("optional")),
    )


def _document(record: str, details: str) -> Assigning:
    bag: dict[str, str] = json.loads(details)
    signed = bag.get("signed_on")
    return Assigning(
        id=RecordId(record),
        doc_type=bag.get("doc_type", ""),
        number=bag.get("number", ""),
        symbol=bag.get("symbol", ""),
        signed_on=date.fromisoformat(signed) if signed else None,
        issuer=bag.get("issuer", ""),
        title=bag.get("title", ""),
        obligatory=bool(bag.get("obligatory", 1)),
        source=RecordId(bag.get("source", "")),
    )
