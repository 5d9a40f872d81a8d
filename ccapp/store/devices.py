"""Device ids of a data folder: who counts, and the token that a copy does not match."""

from __future__ import annotations

import sqlite3
from typing import Final

from ccapp.domain.plan import OfficeId
from ccapp.domain.versions import DeviceId

OPENED: Final = "open"  # the reason noted for an id of one opening


def counters_of(connection: sqlite3.Connection, office: OfficeId) -> dict[DeviceId, int]:
    """How far each device has counted in the plans of an office."""
    rows = connection.execute(
        "SELECT device, max(counter) FROM scope_version WHERE plan_id IN "
        "(SELECT id FROM plan WHERE office_id = ?) GROUP BY device",
        (office,),
    )
    return {DeviceId(device): int(counter) for device, counter in rows}


def machines_of(connection: sqlite3.Connection, office: OfficeId) -> tuple[DeviceId, ...]:
    """The ids that machines of our own office sign with: what this data was on, and what sent it here."""
    rows = connection.execute(
        "SELECT id FROM device WHERE reason != ? UNION SELECT device FROM received WHERE office_id = ?",
        (OPENED, office),
    )
    return tuple(DeviceId(device) for (device,) in rows)


def enter_device(connection: sqlite3.Connection, device: DeviceId, token: str, at: str, reason: str) -> None:
    """Make `device` the one that writes to this database from now on."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("INSERT INTO device (id, made_at, reason) VALUES (?, ?, ?)", (device, at, reason))
        connection.executemany(
            "INSERT INTO meta (key, value) VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [("device_id", device), ("device_token", token)],
        )
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def renewed(connection: sqlite3.Connection) -> tuple[str, ...]:
    """When the data went on as another device (ISO), first to last: after it was restored or copied."""
    query = "SELECT made_at FROM device WHERE reason NOT IN ('init', 'open') ORDER BY made_at"
    rows = connection.execute(query)
    return tuple(row[0] for row in rows)
