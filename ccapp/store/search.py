"""The word index: which records hold which words, kept true inside every journaled transaction.

Folding is ours and not SQLite's: its tokenizers know no đ, and what they know differs between versions. One
row stands for one record; what exactly matched, and where, is read from the record itself, so that a hit is
always true.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from ccapp.domain.beside import is_also
from ccapp.domain.layout import NUMBER, SECTION_NUMBER
from ccapp.domain.plan import MARKS, RecordId
from ccapp.domain.versions import FieldValue
from ccapp.store import search_rules
from ccapp.store.rows import insert_rows
from ccapp.store.tables import APPENDIX, DELETED, ITEM, PLAN, Table
from ccapp.text.fold import folded_words

_HEADS: Final = {
    PLAN.type: ("title", "number", "symbol", "issuer", "superior", "place", "signer"),
    APPENDIX.type: ("title",),
}
_NOT_SEARCHED: Final = frozenset({*ITEM.columns, *MARKS, NUMBER, SECTION_NUMBER})
_BATCH: Final = 5_000
_MATCH: Final = """
    SELECT search_record.type, record, plan_id, appendix_id, parent_id, level, position, texts
    FROM search_word JOIN search_record ON search_record.number = search_word.rowid
    LEFT JOIN item ON search_record.type = 'item' AND item.id = record
    WHERE search_word MATCH ? ORDER BY search_word.rowid DESC LIMIT ?
"""

Key = tuple[str, str]
Entry = tuple[str, str, str]  # type and id of a record, and its words
Texts = Mapping[str, FieldValue]


@dataclass(slots=True, kw_only=True)
class Touched:
    """What a transaction left: the words of records it made, by type and id, and the texts of others, before
    and after.
    """

    made: dict[str, dict[str, str]] = field(default_factory=dict)
    texts: dict[Key, tuple[list[str], list[str]]] = field(default_factory=dict)

    def note_new(self, table: Table, records: Iterable[tuple[str, Texts]]) -> None:
        """Note new records of one table with their fields."""
        type_ = table.type
        made = self.made.setdefault(type_, {})
        made.update((record, _words_of(type_, fields)) for record, fields in records)

    def note(self, table: Table, record: str, before: Texts, after: Texts) -> None:
        """Note what a record held before a write and what it holds after it."""
        key, left = (table.type, record), _texts(table.type, after)
        made = self.made.get(table.type, {})
        if record in made:
            made[record] = _words(left)
            return
        known = self.texts.get(key)
        self.texts[key] = (known[0] if known else _texts(table.type, before), left)

    def fresh(self) -> list[Entry]:
        """The words of new records, of those that have any."""
        return [
            (type_, record, words)
            for type_, made in self.made.items()
            for record, words in made.items()
            if words
        ]


def searched_texts(type_: str, fields: Texts) -> dict[str, str]:
    """The texts of a record that search looks at, by field; none in a deleted one or of another type."""
    if fields.get(DELETED) is not None:
        return {}
    if type_ in _HEADS:
        return {name: str(fields[name]) for name in _HEADS[type_] if fields.get(name)}
    names = fields.keys() - _NOT_SEARCHED if type_ == ITEM.type else ()
    said = {name: fields[name] for name in names if not is_also(name)}
    return {name: text for name, text in said.items() if isinstance(text, str) and text}


def _texts(type_: str, fields: Texts) -> list[str]:
    """The values of `searched_texts`; on its own for speed, because nearly all records are lines."""
    if type_ != ITEM.type or fields.get(DELETED) is not None:
        return list(searched_texts(type_, fields).values())
    texts = map(fields.get, _searched(tuple(fields)))
    return [text for text in texts if text and isinstance(text, str)]


@lru_cache(maxsize=1024)
def _searched(names: tuple[str, ...]) -> tuple[str, ...]:
    """The fields of a line that are words of its own; the same few rows of names come again and again."""
    return tuple(name for name in names if name not in _NOT_SEARCHED and not is_also(name))


def update(connection: sqlite3.Connection, touched: Touched) -> None:
    """Bring the index in line with what a transaction wrote. Runs inside that transaction."""
    changed = {key: texts for key, texts in touched.texts.items() if texts[0] != texts[1]}
    known = {key: number for key in changed if changed[key][0] and (number := _number(connection, key))}
    # SQLite keeps words of one transaction in memory only as long as the numbers grow.
    for key in sorted(known, key=lambda key: known[key]):
        before, after = changed[key]
        _forget(connection, known[key], before)
        if after:
            _enter(connection, [(known[key], _words(after))])
        else:
            connection.execute("DELETE FROM search_record WHERE number = ?", (known[key],))
    anew = [(*key, _words(after)) for key, (_, after) in changed.items() if key not in known]
    _add(connection, touched.fresh() + [entry for entry in anew if entry[2]])


def _words(texts: Iterable[FieldValue]) -> str:
    return " ".join(filter(None, map(_folded, texts)))


@lru_cache(maxsize=8_192)  # offices and deadlines come again and again
def _folded(value: FieldValue) -> str:
    return folded_words(value) if isinstance(value, str) else ""


def _words_of(type_: str, fields: Texts) -> str:
    """The words of `searched_texts`; on its own for speed, as `_texts` is: a received plan is thousands."""
    if type_ != ITEM.type or fields.get(DELETED) is not None:
        return _words(_texts(type_, fields))
    return _words(map(fields.get, _searched(tuple(fields))))


def _number(connection: sqlite3.Connection, key: Key) -> int:
    row = connection.execute("SELECT number FROM search_record WHERE type = ? AND record = ?", key).fetchone()
    return int(row[0]) if row else 0


def _forget(connection: sqlite3.Connection, number: int, before: list[str]) -> None:
    connection.execute(
        "INSERT INTO search_word (search_word, rowid, words) VALUES ('delete', ?, ?)",
        (number, _words(before)),
    )


def _enter(connection: sqlite3.Connection, rows: Iterable[tuple[int, str]]) -> None:
    connection.executemany("INSERT INTO search_word (rowid, words) VALUES (?, ?)", rows)


def _add(connection: sqlite3.Connection, fresh: list[Entry]) -> None:
    if not fresh:
        return
    first = connection.execute("SELECT coalesce(max(number), 0) + 1 FROM search_record").fetchone()[0]
    records = [(number, type_, record) for number, (type_, record, _) in enumerate(fresh, start=first)]
    insert_rows(connection, "search_record", ("number", "type", "record"), records)
    _enter(connection, [(number, words) for number, (_, _, words) in enumerate(fresh, start=first)])


def fill(connection: sqlite3.Connection) -> None:
    """Make the index anew, from all that is stored."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        connection.execute("INSERT INTO search_word (search_word) VALUES ('delete-all')")
        connection.execute("DELETE FROM search_record")
        batch: list[Entry] = []
        for entry in _stored(connection):
            batch.append(entry)
            if len(batch) == _BATCH:
                _add(connection, batch)
                batch.clear()
        _add(connection, batch)
        # A received plan is a part of the index by itself: the parts are then joined half as often.
        connection.execute("INSERT INTO search_word (search_word, rank) VALUES ('automerge', 16)")
        search_rules.note_current(connection)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _stored(connection: sqlite3.Connection) -> Iterator[Entry]:
    for table in (PLAN, APPENDIX, ITEM):
        names = ("title",) if "title" in table.columns else ()
        columns = ", ".join(("id", table.bag, *names))
        rows = connection.execute(f"SELECT {columns} FROM {table.type} WHERE deleted IS NULL ORDER BY id")
        for row in rows:
            fields = {**dict(zip(names, row[2:], strict=True)), **json.loads(row[1])}
            words = _words_of(table.type, fields)
            if words:
                yield table.type, row[0], words


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A record whose words match. A line brings where it hangs and its texts as JSON, others do not."""

    type: str
    record: RecordId
    plan: str
    appendix: str
    parent: str | None
    level: str
    position: str
    texts: str


def candidates(connection: sqlite3.Connection, words: Iterable[str], limit: int) -> Iterator[Candidate]:
    """Records that hold all `words` (folded), the last one also as the beginning of a word; the newest
    come first.
    """
    query = " ".join(f'"{word}"' for word in words) + "*"
    for row in connection.execute(_MATCH, (query, limit)):
        type_, record, plan, appendix, parent, level, position, texts = row
        yield Candidate(
            type=type_,
            record=RecordId(record),
            plan=plan,
            appendix=appendix,
            parent=parent,
            level=level,
            position=position,
            texts=texts,
        )
