"""What other offices can read, as their latest card or receipt said. Outside the journal."""

from __future__ import annotations

import json
import sqlite3
from typing import Final

from ccapp.domain.plan import OfficeId
from ccapp.values import value

_KEY: Final = "reads:"


@value
class KeptReads:
    """The greatest format and data version, and the suites."""

    fmt: int
    sv: int
    suites: tuple[int, ...]


def note_reads(connection: sqlite3.Connection, office: OfficeId, reads: KeptReads) -> None:
    """Keep what an office said last. Runs inside the caller's transaction."""
    connection.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (f"{_KEY}{office}", json.dumps([reads.fmt, reads.sv, *reads.suites])),
    )


def reads_of(connection: sqlite3.Connection, office: OfficeId) -> KeptReads | None:
    """What an office can read; None where it has not said so."""
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (f"{_KEY}{office}",)).fetchone()
    if row is None:
        return None
    fmt, sv, *suites = json.loads(row[0])
    return KeptReads(fmt=fmt, sv=sv, suites=tuple(suites))
