"""Giao nhiệm vụ: by which document a superior's plan is handed out, as a record of that plan that travels."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from datetime import date

from ccapp.domain.assignments import Assignment
from ccapp.domain.coverage import Assigning
from ccapp.domain.plan import OfficeId, RecordId
from ccapp.store.journal import Transaction
from ccapp.store.office_names import OFFICE_NAME
from ccapp.store.tables import ASSIGNMENT, Fields

_TEXTS = ("doc_type", "number", "symbol", "issuer", "title")


def assignment_of(connection: sqlite3.Connection, plan: RecordId) -> Assignment | None:
    """By which document a plan is handed out, None for one that is not; of several records the last."""
    row = connection.execute(
        "SELECT id, details FROM assignment WHERE plan_id = ? AND deleted IS NULL "
        "ORDER BY length(id) DESC, id DESC LIMIT 1",
        (plan,),
    ).fetchone()
    return None if row is None else _assignment(RecordId(row[0]), plan, json.loads(row[1]))


def _assignment(record: RecordId, plan: RecordId, bag: dict[str, str]) -> Assignment:
    signed = bag.get("signed_on")
    return Assignment(
        id=record,
        plan_id=plan,
        document=Assigning(
            doc_type=bag.get("doc_type", ""),
            number=bag.get("number", ""),
            symbol=bag.get("symbol", ""),
            signed_on=date.fromisoformat(signed) if signed else None,
            issuer=bag.get("issuer", ""),
            title=bag.get("title", ""),
        ),
        optional=frozenset(map(RecordId, bag.get("optional", "").split())),
    )


def state_assignment(tx: Transaction, connection: sqlite3.Connection, assignment: Assignment) -> None:
    """Store by which document a plan is handed out: the record it has anew, else a first one."""
    document = assignment.document
    fields: Fields = {name: getattr(document, name) for name in _TEXTS}
    fields["signed_on"] = document.signed_on.isoformat() if document.signed_on else None
    fields["optional"] = " ".join(sorted(assignment.optional))
    known = assignment_of(connection, assignment.plan_id)
    if known is None:
        tx.create(ASSIGNMENT, {"plan_id": assignment.plan_id, **fields})
    else:
        tx.change(ASSIGNMENT, known.id, fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedPlan:
    """Another office's plan that is, or was, handed out to us."""

    plan: RecordId
    office: OfficeId
    office_name: str
    year_from: int
    year_to: int


def handed_plans(connection: sqlite3.Connection) -> tuple[HandedPlan, ...]:
    """The plans of other offices that came with an assignment, also one that was taken back since."""
    rows = connection.execute(
        f"SELECT plan.id, office.id, {OFFICE_NAME}, year_from, year_to FROM plan "
        "JOIN office ON office.id = plan.office_id "
        "WHERE office.own = 0 AND plan.id IN (SELECT plan_id FROM assignment) "
        "ORDER BY office.name, length(plan.id), plan.id"
    )
    return tuple(
        HandedPlan(
            plan=RecordId(row[0]),
            office=OfficeId(row[1]),
            office_name=row[2],
            year_from=row[3],
            year_to=row[4],
        )
        for row in rows
    )
