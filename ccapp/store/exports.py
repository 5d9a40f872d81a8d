"""What a plan said when it was exported, found again by the short mark that the file carries.

The content lies among those of saved versions (`editions.py`), outside the journal: an export is no edit.
"""

from __future__ import annotations

import hashlib
import sqlite3
import zlib
from collections import Counter
from collections.abc import Sequence
from typing import Final

from ccapp.domain.content import plan_of
from ccapp.domain.plan import Plan, RecordId
from ccapp.store.editions import keep_content

_MARK: Final = 24  # hexadecimal digits of the hash; names of bookmarks in Word have at most 40 characters
_AT_ONCE: Final = 500


def keep_export(connection: sqlite3.Connection, plan: Plan) -> str:
    """Keep what a plan says, inside the transaction under way; returns the mark of its file."""
    return keep_content(connection, plan)[:_MARK]


def load_export(connection: sqlite3.Connection, mark: str) -> Plan | None:
    """The plan as the file of this mark was exported from it; None where that is not known here, or damaged.

    Without it a file can still be compared with the plan as it is.
    """
    if len(mark) != _MARK:
        return None
    row = connection.execute(
        "SELECT sha256, body FROM edition_content WHERE sha256 >= ? AND sha256 < ?", (mark, mark + "g")
    ).fetchone()
    if row is None:
        return None
    try:
        text = zlib.decompress(row[1])
    except zlib.error:
        return None
    return plan_of(text.decode("utf-8")) if hashlib.sha256(text).hexdigest() == row[0] else None


def plans_of(connection: sqlite3.Connection, records: Sequence[str]) -> Counter[RecordId]:
    """How many of these lines each living plan has or had."""
    found: Counter[RecordId] = Counter()
    for start in range(0, len(records), _AT_ONCE):
        some = records[start : start + _AT_ONCE]
        marks = ", ".join("?" * len(some))
        rows = connection.execute(
            f"SELECT plan_id, count(*) FROM item WHERE id IN ({marks}) "
            "AND plan_id IN (SELECT id FROM plan WHERE deleted IS NULL) GROUP BY plan_id",
            some,
        )
        found.update({RecordId(plan): count for plan, count in rows})
    return found
