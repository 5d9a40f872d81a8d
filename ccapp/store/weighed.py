"""How much a received state would change, counted as people read a table: rows, and never mere numbers."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from typing import Final

from ccapp.domain.beside import is_also
from ccapp.domain.layout import NUMBER, SECTION_NUMBER
from ccapp.domain.scope import ScopeRecord
from ccapp.store.journal import read_fields
from ccapp.store.scopes import Difference
from ccapp.store.tables import DELETED, EVIDENCE, ITEM, TABLES

_QUIET: Final = frozenset({NUMBER, SECTION_NUMBER, "position"})


def count_changes(connection: sqlite3.Connection, difference: Difference) -> int:
    """Rows that are new, changed or gone, each once, and what else of the plan differs; files are counted
    where they are listed. To be asked before the state is taken in.
    """
    if difference.is_whole:
        return len(difference.new)
    new = [record for record in difference.new if record.type == ITEM.type]
    gone = [record for record in difference.changed if _is_gone(record)]
    others = [record for record in difference.new if record.type not in (ITEM.type, EVIDENCE.type)]
    known = [each for each in difference.changed if not _is_gone(each) and each.type != EVIDENCE.type]
    changed = sum(each.type not in TABLES or bool(differing(connection, each)) for each in known)
    return _lowest(new) + _lowest(gone) + len(others) + changed


def differing(connection: sqlite3.Connection, record: ScopeRecord) -> frozenset[str]:
    """The fields of a known record that would be others: not its number, nor where it stands among its like,
    nor what stands beside a field.
    """
    now, _ = read_fields(connection, TABLES[record.type], record.id)
    names = {name for name in {*now, *record.fields} if now.get(name) != record.fields.get(name)}
    return frozenset(name for name in names - _QUIET if not is_also(name))


def _is_gone(record: ScopeRecord) -> bool:
    return record.type == ITEM.type and record.fields.get(DELETED) is not None


def _lowest(records: Collection[ScopeRecord]) -> int:
    """How many of these hold no other of them: a task with its one product is one row."""
    holding = {record.fields.get("parent_id") for record in records}
    return sum(record.id not in holding for record in records)
