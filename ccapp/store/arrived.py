"""What the log of received files says of one that comes: known, out of line, with a gap before it."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.versions import DeviceId
from ccapp.store.partners import HELD


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownFile:
    """A file that was taken in before: whose, about which plan, and when, by the clock of then."""

    office: OfficeId
    plan: RecordId
    at: str


def known_file(connection: sqlite3.Connection, sha256: str) -> KnownFile | None:
    """What is known of a file by its hash; None for a new one and for one that is held."""
    query = f"SELECT office_id, plan_id, at FROM received WHERE sha256 = ? AND result != '{HELD}'"
    row = connection.execute(query, (sha256,)).fetchone()
    return None if row is None else KnownFile(office=OfficeId(row[0]), plan=RecordId(row[1]), at=row[2])


def follows(connection: sqlite3.Connection, device: DeviceId, sequence: int, previous: str | None) -> bool:
    """Whether a package names as the one before it what came from this device last: the hash of its package
    with the number before, none having come with this number or a greater one.
    """
    row = connection.execute(
        "SELECT 1 FROM received WHERE device = ?1 AND sequence = ?2 - 1 AND substr(sha256, 1, 64) = ?3 "
        "AND NOT EXISTS (SELECT 1 FROM received later WHERE later.device = ?1 AND later.sequence >= ?2)",
        (device, sequence, previous),
    ).fetchone()
    return row is not None


def missing_before(
    connection: sqlite3.Connection, plan: RecordId, device: DeviceId, sequence: int
) -> tuple[int, int] | None:
    """The first and last running number between this package of a plan and the one of that device before it.

    It is for information: each package holds the whole plan, and those between may have gone elsewhere.
    """
    row = connection.execute(
        "SELECT max(sequence) FROM received WHERE plan_id = ? AND device = ? AND sequence < ?",
        (plan, device, sequence),
    ).fetchone()
    return (row[0] + 1, sequence - 1) if row[0] is not None and row[0] < sequence - 1 else None
