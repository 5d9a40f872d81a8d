"""Gửi cách khác, from rows to values and back."""

from __future__ import annotations

import json
import sqlite3
from datetime import date

from ccapp.domain.other_ways import OtherForm, OtherWay
from ccapp.domain.plan import NOT_STORED, Channel, RecordId
from ccapp.errors import NotFoundError
from ccapp.store.journal import Transaction
from ccapp.store.tables import SENT_OTHERWISE, Fields


def add_other_way(tx: Transaction, way: OtherWay) -> RecordId:
    """Store a new one; the id in the value is ignored."""
    return tx.create(SENT_OTHERWISE, {"plan_id": way.plan or None, **_fields(way)})


def change_other_way(tx: Transaction, way: OtherWay) -> bool:
    """Write all but the plan of a stored one anew; tells whether anything differed."""
    return tx.change(SENT_OTHERWISE, way.id, _fields(way))


def _fields(way: OtherWay) -> Fields:
    return {
        "office": way.office,
        "day": way.day.isoformat(),
        "form": way.form.value,
        "channel": way.channel.value,
        "number": way.number or None,
        "received": way.received or None,
        "file": way.file or None,
        "sha256": way.sha256 or None,
    }


def require_other_way(connection: sqlite3.Connection, way: RecordId) -> None:
    """Raise NotFoundError("other-way-not-found") unless this one is living."""
    found = connection.execute("SELECT 1 FROM sent_otherwise WHERE id = ? AND deleted IS NULL", (way,))
    if found.fetchone() is None:
        raise NotFoundError("other-way-not-found")


def list_other_ways(connection: sqlite3.Connection) -> tuple[OtherWay, ...]:
    """The living ones, latest day first."""
    rows = connection.execute(
        "SELECT id, plan_id, details FROM sent_otherwise WHERE deleted IS NULL "
        "ORDER BY json_extract(details, '$.day') DESC, length(id) DESC, id DESC"
    )
    return tuple(_way(*row) for row in rows)


def noted_last(connection: sqlite3.Connection) -> dict[RecordId, OtherWay]:
    """What was noted last of each plan that was collected or is held in proxy, whatever its day."""
    rows = connection.execute(
        f"SELECT id, plan_id, details FROM sent_otherwise WHERE deleted IS NULL {SENT_OTHERWISE.as_made}"
    )
    ways = (_way(*row) for row in rows)
    return {plan: way for way in ways if (plan := way.received or way.plan)}


def _way(record: str, plan: str | None, details: str) -> OtherWay:
    bag: dict[str, str] = json.loads(details)
    return OtherWay(
        id=RecordId(record),
        plan=RecordId(plan) if plan else NOT_STORED,
        office=bag["office"],
        day=date.fromisoformat(bag["day"]),
        form=OtherForm(bag["form"]),
        channel=Channel(bag["channel"]),
        number=bag.get("number", ""),
        received=RecordId(bag.get("received", "")),
        file=bag.get("file", ""),
        sha256=bag.get("sha256", ""),
    )
