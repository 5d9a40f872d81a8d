"""Under which id this machine counts: another one each time its data was opened and is written to.

Who puts back a whole drive puts back the database, its identity and the note beside it: nothing left on the
machine tells of it, and a counter would give out its numbers again, for other words. Others that had seen the
first would take the second for known, and lose them. So no opening counts on under the id of one before it:
whatever is put back, however often and in however many copies, writes under an id that nobody has seen.

An id begins with that of the machine, by which the machine knows its own ones in what comes back to it. Two
exceptions, both told in FORMAT.md 9c: verbs of the terminal go on under the last id until the system is
started again, and where a plan has very many ids already, no further one is taken.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from ccapp.domain.versions import DEVICE_LENGTH, DeviceId, VersionVector, device_of
from ccapp.store.devices import OPENED
from ccapp.store.identity import new_device_id

OF_MACHINE: Final = DEVICE_LENGTH // 2  # 30 bits say which machine, 30 which opening
# At most 24 characters for each id: a decision holds the vector of a plan as one text of 20,000 at most, and
# the head of a package, of 64 KiB, that of what belongs to no plan.
MAX_WRITERS: Final = 750
MAX_OF_OFFICE: Final = 2_300
# A tombstone repeats the vector: hundreds of long ones would outgrow what a package may inflate to.
MAX_SEEN: Final = 100
# What hangs on what, as `domain.merge` sees it: a line names its table too.
_HANGS: Final = (
    ("item", "parent_id"),
    ("item", "appendix_id"),
    ("assigned", "assigning_id"),
    ("consulted", "consultation_id"),
    ("opinion", "consulted_id"),
)
_BELOW: Final = " UNION ".join(
    f"SELECT {table}.id, {table}.versions FROM {table} JOIN within ON {column} = within.id"
    for table, column in _HANGS
)
_WITHIN: Final = (
    f"WITH RECURSIVE within(id, versions) AS (SELECT ?, ? UNION {_BELOW}) SELECT id, versions FROM within"
)
_BOOT_KEY: Final = "writer_boot"
_WRITER_KEY: Final = "writer"
_BOOT_FILE: Final = Path("/proc/sys/kernel/random/boot_id")
_BOOT_PLACE: Final = r"SYSTEM\CurrentControlSet\Control\Session Manager\Memory Management\PrefetchParameters"


class Writer:
    """The id of one opening, chosen when something is first written, and the last number it gave out.

    `machine` is the id of the device; where that was made at this very opening (`is_new`) it writes itself.
    """

    def __init__(
        self, connection: sqlite3.Connection, machine: DeviceId, *, is_new: bool, is_brief: bool = False
    ) -> None:
        self._connection = connection
        self._is_brief = is_brief
        self.machine = machine
        self._id = machine if is_new else None
        self._is_noted = False
        self.last = 0

    @property
    def id(self) -> DeviceId:
        """The id that new dots get, and with it where its numbers begin: above all of this machine."""
        if self._id is None:
            last, self.last = _last_of(self._connection, self.machine)
            goes_on = self._is_brief and _is_of_this_boot(self._connection, last)
            goes_on = goes_on or (last != "" and _is_full(self._connection))
            self._id = DeviceId(last) if goes_on else _another(self.machine)
        return self._id

    def note(self, at: str) -> None:
        """Note that this id has written, inside the transaction that does; once is enough."""
        if self._is_noted:
            return
        self._connection.execute(
            "INSERT INTO device (id, made_at, reason) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING",
            (self.id, at, OPENED),
        )
        self._connection.executemany(
            "INSERT INTO meta (key, value) VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value WHERE value != excluded.value",
            [(_WRITER_KEY, self.id), (_BOOT_KEY, boot_mark())],
        )

    def wrote(self, last: int) -> None:
        """A transaction was committed, up to this number."""
        self._is_noted = self._is_noted or last > self.last
        self.last = last


def is_of(device: str, machine: DeviceId) -> bool:
    """Whether an id is that of a machine or of one of its openings."""
    return device[:OF_MACHINE] == machine[:OF_MACHINE]


def is_behind(connection: sqlite3.Connection, machine: DeviceId, seen: VersionVector) -> bool:
    """Whether others have seen more of this machine than it knows of itself: it was put back, or copied."""
    # Asked at once: a superior knows the ids of thousands of communes, and has hundreds of its own.
    known = dict(
        connection.execute(
            "SELECT device, max(counter) FROM scope_version WHERE substr(device, 1, ?) = ? GROUP BY device",
            (OF_MACHINE, machine[:OF_MACHINE]),
        ).fetchall()
    )
    return any(counter > known.get(device, 0) for device, counter in seen.items() if is_of(device, machine))


def seen_at_deletion(
    connection: sqlite3.Connection, scope: str, record: str, versions: Mapping[str, str]
) -> dict[str, int]:
    """What a machine has seen of a scope when it deletes a record with these dots, for its tombstone.

    Of very many ids only those that wrote the record or something below it: a line that others added there
    then keeps it in sight. Of a whole plan all of them.
    """
    rows = connection.execute("SELECT device, counter FROM scope_version WHERE plan_id = ?", (scope,))
    seen = dict(rows.fetchall())
    if len(seen) <= MAX_SEEN or record == scope:
        return seen
    within = connection.execute(_WITHIN, (record, json.dumps(dict(versions))))
    named = {device_of(dot) for each, dots in within for dot in (each, *json.loads(dots).values())}
    return {device: counter for device, counter in seen.items() if device in named}


def boot_mark() -> str:
    """What is another one after each start of the system; "" where the system gives no such thing."""
    try:
        if sys.platform == "win32":
            import winreg

            with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _BOOT_PLACE) as key:
                return str(winreg.QueryValueEx(key, "BootId")[0])
        return _BOOT_FILE.read_text(encoding="ascii").strip()
    except OSError:
        return ""


def _another(machine: DeviceId) -> DeviceId:
    return DeviceId(machine[:OF_MACHINE] + new_device_id()[OF_MACHINE:])


def _last_of(connection: sqlite3.Connection, machine: DeviceId) -> tuple[str, int]:
    """The id of this machine that wrote last, "" for none, and its last number."""
    row = connection.execute(
        "SELECT device, max(counter) FROM scope_version WHERE substr(device, 1, ?) = ?",
        (OF_MACHINE, machine[:OF_MACHINE]),
    ).fetchone()
    return row[0] or "", int(row[1] or 0)


def _is_of_this_boot(connection: sqlite3.Connection, writer: str) -> bool:
    noted = dict(connection.execute("SELECT key, value FROM meta WHERE key GLOB 'writer*'").fetchall())
    now = boot_mark()
    return now != "" and (noted.get(_WRITER_KEY), noted.get(_BOOT_KEY)) == (writer, now)


def _is_full(connection: sqlite3.Connection) -> bool:
    """Whether some plan of ours, or what belongs to none, was written to under very many ids."""
    row = connection.execute(
        "SELECT 1 FROM (SELECT plan_id, count(*) AS many FROM scope_version GROUP BY plan_id) "
        "LEFT JOIN plan ON plan.id = plan_id LEFT JOIN office ON office.id = office_id "
        "WHERE many >= iif(plan.id IS NULL, ?, ?) AND (plan.id IS NULL OR own = 1) LIMIT 1",
        (MAX_OF_OFFICE, MAX_WRITERS),
    ).fetchone()
    return row is not None
