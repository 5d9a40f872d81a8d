"""Deeds that no record tells: packages sent and received, receipts given and taken, as entries of the trail.

They stand among the changes of a transaction, so the chain of the trail holds them like everything else.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from ccapp.domain.versions import FieldValue
from ccapp.store.bags import to_json
from ccapp.store.journal import Transaction
from ccapp.values import value

_ANY: Final = "deed-*"


class Deed(StrEnum):
    """What was done, as the type of its entry says it; no record has such a type."""

    SENT = "deed-sent"
    RECEIVED = "deed-received"
    RECEIPT_GIVEN = "deed-receipt-given"
    RECEIPT = "deed-receipt"


@value
class Entry:
    """One deed: when and by whom, on which machine, about which package, and what is to be known of it."""

    tx: int
    at: str
    who: str
    device: str
    deed: Deed
    package: str
    facts: tuple[tuple[str, FieldValue], ...]


def tell(
    connection: sqlite3.Connection, tx: Transaction, deed: Deed, package: str, facts: Mapping[str, FieldValue]
) -> None:
    """Write a deed into the trail. Runs inside the transaction."""
    tx.changes += 1
    connection.execute(
        # What was before is an empty record and not none: nothing was made that an undo would take away.
        "INSERT INTO change (tx, seq, type, record, before, after) VALUES (?, ?, ?, ?, '{}', ?)",
        (tx.id, tx.changes, deed.value, package, to_json(facts)),
    )


def list_deeds(connection: sqlite3.Connection) -> tuple[Entry, ...]:
    """Every deed, oldest first."""
    rows = connection.execute(
        "SELECT tx.id, tx.at, tx.who, tx.device, change.type, change.record, change.after "
        "FROM change JOIN tx ON tx.id = change.tx WHERE change.type GLOB ? ORDER BY tx.id, change.seq",
        (_ANY,),
    )
    return tuple(
        Entry(
            tx=tx,
            at=at,
            who=who,
            device=device,
            deed=Deed(deed),
            package=package,
            facts=tuple(json.loads(facts).items()),
        )
        for tx, at, who, device, deed, package, facts in rows
    )
