"""The audit trail as a chain: each transaction carries a hash over itself and over the one before it.

Who changes, removes or inserts an entry with another program breaks the chain from there on. It proves that
entries fit together, not who made them: whoever can compute it all anew can also forge it.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from typing import Final

from ccapp.values import value

# What of an entry never changes: that it was taken back later is an entry of its own.
_ENTRY: Final = "SELECT id, at, who, device, action, kind, reverts, dot FROM tx WHERE id = ?"
_CHANGES: Final = "SELECT seq, type, record, before, after FROM change WHERE tx = ? ORDER BY seq"
# An undone reception frees the hash for the file to come again, by an addition after a colon.
_PACKAGES: Final = "SELECT substr(sha256, 1, 64), office_id, plan_id FROM received WHERE tx = ? ORDER BY 1"


@value
class Trail:
    """How long the chain is, and where it breaks: the entry's number, moment and person; 0 where it holds."""

    entries: int
    broken: int = 0
    at: str = ""
    who: str = ""


def link(connection: sqlite3.Connection, tx: int) -> None:
    """Chain the transaction under way to the one before it, when all it writes is written."""
    row = connection.execute("SELECT chain FROM tx WHERE id < ? ORDER BY id DESC LIMIT 1", (tx,)).fetchone()
    before = row[0] if row is not None and row[0] is not None else ""
    connection.execute("UPDATE tx SET chain = ? WHERE id = ?", (_hash(connection, tx, before), tx))


def verify(connection: sqlite3.Connection) -> Trail:
    """Follow the chain from its beginning; entries of before there was one stand outside it."""
    before, count = "", 0
    for tx, at, who, chain in _entries(connection):
        if chain is None and not count:
            continue
        count += 1
        if chain != _hash(connection, tx, before):
            return Trail(entries=count, broken=tx, at=at, who=who)
        before = chain
    return Trail(entries=count)


def _entries(connection: sqlite3.Connection) -> Iterator[tuple[int, str, str, str | None]]:
    yield from connection.execute("SELECT id, at, who, chain FROM tx ORDER BY id").fetchall()


def _hash(connection: sqlite3.Connection, tx: int, before: str) -> str:
    import hashlib  # start-up cost: nothing is written before the window stands

    digest = hashlib.sha256(before.encode("ascii", "replace"))
    for query in (_ENTRY, _CHANGES, _PACKAGES):
        for row in connection.execute(query, (tx,)):
            digest.update(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8"))
    return digest.hexdigest()
