"""What key events of other offices came to: how many were taken, and devices that are not to be believed."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from ccapp.domain.plan import OfficeId
from ccapp.domain.versions import DeviceId


def revoked_of(connection: sqlite3.Connection, office: OfficeId) -> dict[DeviceId, int]:
    """The last running number to be believed of each device that an office has revoked."""
    rows = connection.execute("SELECT device, last FROM revoked_device WHERE office_id = ?", (office,))
    return {DeviceId(device): last for device, last in rows}


def keep_revoked(connection: sqlite3.Connection, office: OfficeId, revoked: Mapping[DeviceId, int]) -> None:
    """Note revoked devices of an office; a number never rises again. Runs inside the caller's transaction."""
    connection.executemany(
        "INSERT INTO revoked_device (device, office_id, last) VALUES (?, ?, ?) "
        "ON CONFLICT (device) DO UPDATE SET last = min(last, excluded.last) "
        "WHERE office_id = excluded.office_id",
        [(device, office, last) for device, last in revoked.items()],
    )


def key_events(connection: sqlite3.Connection, office: OfficeId) -> int:
    """How many key events of an office were taken; 0 for one that has a root key of another origin."""
    row = connection.execute("SELECT key_events FROM partner WHERE office_id = ?", (office,)).fetchone()
    return 0 if row is None else int(row[0])


def note_key_events(connection: sqlite3.Connection, office: OfficeId, count: int) -> None:
    """Note how many key events were taken. Runs inside the caller's transaction."""
    connection.execute("UPDATE partner SET key_events = ? WHERE office_id = ?", (count, office))
