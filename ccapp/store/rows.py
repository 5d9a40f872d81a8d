"""Many rows into one table, quickly: several in one statement, which halves the time of a received plan."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Final

from ccapp.domain.versions import FieldValue

_AT_ONCE: Final = 48  # rows; with at most 20 columns well below what SQLite allows in one statement


def insert_rows(
    connection: sqlite3.Connection, table: str, columns: Iterable[str], rows: Sequence[Sequence[FieldValue]]
) -> None:
    """Insert rows in their order. `table` and `columns` are names of ours, never from outside."""
    names = tuple(columns)
    head = f"INSERT INTO {table} ({', '.join(names)}) VALUES "
    one = f"({', '.join('?' * len(names))})"
    whole = len(rows) - len(rows) % _AT_ONCE
    connection.executemany(
        head + ", ".join([one] * _AT_ONCE),
        (list(chain.from_iterable(rows[start : start + _AT_ONCE])) for start in range(0, whole, _AT_ONCE)),
    )
    connection.executemany(head + one, rows[whole:])
