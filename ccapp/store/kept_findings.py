"""Findings that an officer keeps as they are: remembered by the rule and the words, whatever the plan."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass

from ccapp.domain.plan import RecordId
from ccapp.store.journal import Transaction
from ccapp.store.tables import KEPT


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One kept finding: the code of its rule, the key of its words, and the words as they stood."""

    id: RecordId
    code: str
    key: str
    about: str


def list_kept(connection: sqlite3.Connection) -> tuple[Kept, ...]:
    """Everything kept, in the order it was."""
    rows = connection.execute(
        "SELECT id, code, key, details FROM kept WHERE deleted IS NULL ORDER BY length(id), id"
    )
    return tuple(
        Kept(id=RecordId(record), code=code, key=key, about=json.loads(details).get("about", ""))
        for record, code, key, details in rows
    )


def add_kept(tx: Transaction, code: str, key: str, about: str) -> None:
    """Remember one more; the caller sees to it that it is not remembered yet."""
    tx.create(KEPT, {"code": code, "key": key, "about": about})
