"""The newest moment that another office's clock has named, and up to which one ours was said to be right."""

from __future__ import annotations

import sqlite3
from datetime import datetime
from typing import Final

from ccapp.values import value

_NEWEST: Final = "heard_newest"
_TRUSTED: Final = "clock_trusted"


@value
class LastReceipt:
    """Of the latest package with a receipt file: when it was sent by our clock, taken in by theirs."""

    sent: datetime
    taken: datetime


def note_heard(connection: sqlite3.Connection, said: str) -> None:
    """Keep a moment from another office if none later is known; one that no calendar has is passed over.

    Runs inside the caller's transaction.
    """
    moment, known = as_moment(said), newest(connection)
    if moment is not None and (known is None or known < moment):
        _set(connection, _NEWEST, moment.isoformat())


def newest(connection: sqlite3.Connection) -> datetime | None:
    """The newest moment heard, None before the first."""
    return _get(connection, _NEWEST)


def note_trusted(connection: sqlite3.Connection, until: datetime) -> None:
    """Note that our clock is right although others named this moment. Runs inside a transaction."""
    _set(connection, _TRUSTED, until.isoformat())


def trusted(connection: sqlite3.Connection) -> datetime | None:
    """Up to which moment of others our clock was said to be right."""
    return _get(connection, _TRUSTED)


def last_receipt(connection: sqlite3.Connection) -> LastReceipt | None:
    """The latest package with a receipt that says when it was taken in."""
    row = connection.execute(
        "SELECT sent.at, receipt.taken_at FROM receipt JOIN sent ON sent.device = receipt.device "
        "AND sent.sequence = receipt.sequence JOIN device ON device.id = sent.device "
        "WHERE receipt.taken_at IS NOT NULL ORDER BY device.made_at DESC, sent.sequence DESC LIMIT 1"
    ).fetchone()
    if row is None:
        return None
    sent, taken = as_moment(row[0]), as_moment(row[1])
    return None if sent is None or taken is None else LastReceipt(sent=sent, taken=taken)


def as_moment(said: str) -> datetime | None:
    """A moment with its offset from UTC; None for what is none."""
    try:
        moment = datetime.fromisoformat(said)
    except ValueError:
        return None
    return moment if moment.utcoffset() is not None else None


def _get(connection: sqlite3.Connection, key: str) -> datetime | None:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else as_moment(row[0])


def _set(connection: sqlite3.Connection, key: str, text: str) -> None:
    connection.execute(
        "INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        (key, text),
    )
