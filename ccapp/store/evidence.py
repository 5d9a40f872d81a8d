"""Files that go with a plan, by their hash: our own and those of plans that were received."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from ccapp.domain.plan import NOT_STORED, OfficeId, RecordId
from ccapp.errors import NotFoundError
from ccapp.store.journal import Transaction
from ccapp.store.tables import EVIDENCE, Fields
from ccapp.text.file_names import safe_file_name
from ccapp.values import value

_FILES = "SELECT id, plan_id, details FROM evidence WHERE {where} AND deleted IS NULL "


@value
class EvidenceFile:
    """A file that a plan refers to. `name` is what its office called it, never a path to write to."""

    plan_id: RecordId
    name: str
    sha256: str
    size: int
    id: RecordId = NOT_STORED


def add_evidence(tx: Transaction, file: EvidenceFile) -> RecordId:
    """Store that a plan refers to a file, under a name that may travel; the id in the value is ignored."""
    fields: Fields = {
        "plan_id": file.plan_id,
        "name": safe_file_name(file.name),
        "sha256": file.sha256,
        "size": file.size,
    }
    return tx.create(EVIDENCE, fields)


def list_evidence(connection: sqlite3.Connection, plan: RecordId) -> tuple[EvidenceFile, ...]:
    """The files that a plan refers to, by the id of their records."""
    rows = connection.execute(_FILES.format(where="plan_id = ?") + "ORDER BY length(id), id", (plan,))
    return tuple(map(_file, rows))


def received_evidence(connection: sqlite3.Connection) -> tuple[EvidenceFile, ...]:
    """The files of all plans of other offices."""
    foreign = "plan_id IN (SELECT plan.id FROM plan JOIN office ON office.id = office_id WHERE own = 0)"
    return tuple(map(_file, connection.execute(_FILES.format(where=foreign))))


def load_evidence(connection: sqlite3.Connection, record: RecordId) -> EvidenceFile:
    """A living record. Raises NotFoundError("attachment-gone")."""
    row = connection.execute(_FILES.format(where="id = ?"), (record,)).fetchone()
    if row is None:
        raise NotFoundError("attachment-gone", record=record)
    return _file(row)


def _file(row: tuple[str, str, str]) -> EvidenceFile:
    record, plan, details = row
    bag = json.loads(details)
    return EvidenceFile(
        id=RecordId(record),
        plan_id=RecordId(plan),
        name=bag["name"],
        sha256=bag["sha256"],
        size=int(bag["size"]),
    )


def held_by(connection: sqlite3.Connection, office: OfficeId) -> frozenset[str]:
    """The hashes of files that an office holds, as its receipts say."""
    rows = connection.execute("SELECT sha256 FROM attachment_held WHERE office_id = ?", (office,))
    return frozenset(sha256 for (sha256,) in rows)


def note_held(
    connection: sqlite3.Connection, office: OfficeId, have: Iterable[str], want: Iterable[str]
) -> None:
    """Remember what an office says it holds, and forget what it says it lacks. Inside a transaction."""
    connection.executemany(
        "INSERT INTO attachment_held (office_id, sha256) VALUES (?, ?) ON CONFLICT DO NOTHING",
        [(office, sha256) for sha256 in have],
    )
    connection.executemany(
        "DELETE FROM attachment_held WHERE office_id = ? AND sha256 = ?",
        [(office, sha256) for sha256 in want],
    )
