"""What was sent and whether a receipt has come; what was received, and which receipts we gave for it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.versions import DeviceId
from ccapp.store.office_names import OFFICE_NAME
from ccapp.values import value

_SENT = (
    f"SELECT sent.device, sent.sequence, sent.at, sent.office_id, {OFFICE_NAME}, sent.plan_id, plan.title, "
    "sent.package, sent.sha256, sent.file, sent.records, receipt.at, receipt.result, receipt.taken_at "
    "FROM sent "
    "JOIN office ON office.id = sent.office_id JOIN plan ON plan.id = sent.plan_id "
    "LEFT JOIN device ON device.id = sent.device "
    "LEFT JOIN receipt ON receipt.device = sent.device AND receipt.sequence = sent.sequence "
    "WHERE {where} "
    # A restored or copied folder counts anew under its new device, which comes after all it had before.
    "ORDER BY sent.device = (SELECT value FROM meta WHERE key = 'device_id') DESC, device.made_at DESC, "
    "sent.sequence DESC"
)
_RECEIVED = (
    f"SELECT received.sha256, received.at, received.result, office.id, {OFFICE_NAME}, received.plan_id, "
    "coalesce(plan.title, ''), received.device, received.sequence, received.package, received.file, "
    "coalesce(receipt_given.at, ''), received.tx FROM received "
    "JOIN office ON office.id = received.office_id AND office.own = 0 "
    "LEFT JOIN plan ON plan.id = received.plan_id "
    "LEFT JOIN receipt_given ON receipt_given.sha256 = received.sha256 "
    # What an undone reception had judged has another key: for that no receipt is given any more.
    "WHERE instr(received.sha256, ':') = 0 "
    "ORDER BY received.at DESC, received.sequence DESC"
)


@value
class KeptReceipt:
    """That a package arrived: when we learnt it; their result and day where a file said so, else empty."""

    at: str
    result: str = ""
    taken_at: str = ""

    @property
    def by_code(self) -> bool:
        """Whether only the ten digits were typed so far."""
        return not self.result


@value
class SentPackage:
    """One of our packages, known by device and running number, and its receipt if there is one."""

    device: DeviceId
    sequence: int
    at: str
    office: OfficeId
    office_name: str
    plan: RecordId
    title: str
    package: str
    sha256: str
    file: str
    records: int
    receipt: KeptReceipt | None


@value
class ReceivedPackage:
    """A package of another office that stands received; `given_at` says when a receipt was saved for it.

    `tx` is the transaction that merged it, None where it changed nothing.
    """

    sha256: str
    at: str
    result: str
    office: OfficeId
    office_name: str
    plan: RecordId
    title: str
    device: DeviceId
    sequence: int
    package: str
    file: str
    given_at: str
    tx: int | None


def list_sent(connection: sqlite3.Connection) -> tuple[SentPackage, ...]:
    """Every package this office has sent, the latest first."""
    return tuple(map(_sent, connection.execute(_SENT.format(where="1"))))


def sent_with_hash(connection: sqlite3.Connection, sha256: str) -> SentPackage | None:
    """The package of ours with this hash, None where there is none."""
    row = connection.execute(_SENT.format(where="sent.sha256 = ?"), (sha256,)).fetchone()
    return None if row is None else _sent(row)


def last_sent_to(connection: sqlite3.Connection, plan: RecordId, office: OfficeId) -> str:
    """The hash of our latest sending of a plan to an office, "" where there is none."""
    where = "sent.plan_id = ? AND sent.office_id = ?"
    row = connection.execute(_SENT.format(where=where), (plan, office)).fetchone()
    return "" if row is None else _sent(row).sha256


def _sent(
    row: tuple[str, int, str, str, str, str, str, str, str, str, int, str | None, str | None, str | None],
) -> SentPackage:
    at, result, taken_at = row[11:]
    return SentPackage(
        device=DeviceId(row[0]),
        sequence=row[1],
        at=row[2],
        office=OfficeId(row[3]),
        office_name=row[4],
        plan=RecordId(row[5]),
        title=row[6],
        package=row[7],
        sha256=row[8],
        file=row[9],
        records=row[10],
        receipt=KeptReceipt(at=at, result=result or "", taken_at=taken_at or "") if at else None,
    )


def keep_receipt(connection: sqlite3.Connection, sent: SentPackage, receipt: KeptReceipt) -> None:
    """Note that a package arrived. The first word stays; a file says more than the code typed before it, and
    what became of a package that was held more than that.
    """
    connection.execute(
        "INSERT INTO receipt (device, sequence, at, result, taken_at) VALUES (?, ?, ?, ?, ?) "
        "ON CONFLICT (device, sequence) DO UPDATE SET result = excluded.result, taken_at = excluded.taken_at "
        "WHERE receipt.result IS NULL OR receipt.result = 'held'",
        (sent.device, sent.sequence, receipt.at, receipt.result or None, receipt.taken_at or None),
    )


def list_received(connection: sqlite3.Connection) -> tuple[ReceivedPackage, ...]:
    """Every package of another office that stands received, the latest first, without undone ones."""
    return tuple(
        ReceivedPackage(
            sha256=row[0],
            at=row[1],
            result=row[2],
            office=OfficeId(row[3]),
            office_name=row[4],
            plan=RecordId(row[5]),
            title=row[6],
            device=DeviceId(row[7]),
            sequence=row[8],
            package=row[9],
            file=row[10],
            given_at=row[11],
            tx=row[12],
        )
        for row in connection.execute(_RECEIVED)
    )


def note_given(connection: sqlite3.Connection, hashes: Iterable[str], at: str) -> None:
    """Remember when receipts were saved first. Runs inside the caller's transaction."""
    connection.executemany(
        "INSERT INTO receipt_given (sha256, at) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING",
        [(sha256, at) for sha256 in hashes],
    )
