"""Hai nơi cùng sửa: what two machines of the office wrote into one field, listed and decided one by one.

Nothing waits for it: one of the values is shown and printed meanwhile, the same on every machine.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Final

from ccapp.domain.layout import Layout
from ccapp.domain.merge import DELETED, Standing, differing
from ccapp.domain.plan import NOT_STORED, RecordId
from ccapp.domain.versions import FieldValue
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store import both_edited as stored
from ccapp.store.both_edited import Place
from ccapp.store.own_scopes import Author, author_of
from ccapp.text.normalize import clean

ACTION: Final = "settle-both"
_LAYOUT: Final = "layout"
_SPEAKING: Final = ("title", "product", "section", "goal", "activity", "task", "name", "words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of the values: its words ("" for blank), who wrote it where that is known, and whether it is shown.

    Of the layout of a table the words are the headings of its columns.
    Of the field `deleted` the words are "" for a line that stays and `DELETED` for one that goes.
    """

    dot: str
    words: str
    author: Author | None
    is_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BothEdited:
    """A field in which machines wrote different things: where it is, what each wrote, what stood before.

    `plan` is empty for a record of the office itself. `before` is None where nothing is known of it,
    `line` the words by which a line is known. `is_text`: a cell, in which other words can be written; what
    else a record holds, such as the columns of a table, has a form of its own.
    """

    type: str
    record: RecordId
    field: str
    plan: RecordId
    plan_title: str
    number: str
    heading: str
    before: str | None
    line: str
    is_text: bool
    choices: tuple[Choice, ...]


def list_both(session: Session) -> tuple[BothEdited, ...]:
    """Everything that waits for a decision, by plan and in the order in which the lines were made."""
    found = []
    for place in stored.places(session.store.connection):
        for field, standing in differing(place.record).items():
            found.append(_one(session, place, field, standing))
    return tuple(found)


def count(session: Session) -> int:
    """How many fields wait for a decision."""
    places = stored.places(session.store.connection)
    return sum(len(differing(place.record)) for place in places)


def _one(session: Session, place: Place, field: str, standing: tuple[Standing, ...]) -> BothEdited:
    connection = session.store.connection
    choices = tuple(
        Choice(
            dot=each.dot,
            words=_words(field, each.content),
            author=author_of(connection, each.dot),
            is_shown=each.is_shown,
        )
        for each in standing
    )
    before = None if field == DELETED else stored.before(connection, place.record, field, standing)
    before = before if before is None else _words(field, before)
    return BothEdited(
        type=place.record.type,
        record=place.record.id,
        field=field,
        plan=place.plan or NOT_STORED,
        plan_title=place.plan_title,
        number=place.number,
        heading=_heading(place.layout, field),
        before=before,
        line=_line(place),
        is_text=place.layout is not None and place.layout.level_of(field) is not None,
        choices=choices,
    )


def _line(place: Place) -> str:
    texts = place.record.fields
    return next((str(texts[key]) for key in _SPEAKING if texts.get(key)), "")


def _words(field: str, content: FieldValue) -> str:
    if content in (None, ""):
        return ""
    if field == _LAYOUT:
        return " | ".join(column.heading for column in Layout.from_data(json.loads(str(content))).columns)
    return DELETED if field == DELETED else str(content)


def _heading(layout: Layout | None, field: str) -> str:
    """The heading of the column as it is written, empty where the field is no column."""
    columns = layout.columns if layout is not None else ()
    return next((column.heading for column in columns if column.key == field), "")


def take_value(session: Session, one: BothEdited, dot: str) -> Changes:
    """Decide for one of the values. Raises NotFoundError("both-gone") where it was decided meanwhile."""
    standing = {str(each.dot): each for each in _standing(session, one)}
    if dot not in standing:
        raise NotFoundError("both-gone")
    return _settle(session, one, standing[dot].content, is_shown=standing[dot].is_shown)


def write_value(session: Session, one: BothEdited, words: str) -> Changes:
    """Decide a cell by other words. Raises NotFoundError("both-gone") where it was decided meanwhile,
    RefusedError("both-choose") for what is no cell, or for words that are too long.
    """
    _standing(session, one)
    if not one.is_text:
        raise RefusedError("both-choose")
    text = clean(words)
    require_length(one.field, text)
    return _settle(session, one, text)


def find_both(session: Session, record: str, field: str) -> BothEdited:
    """The one that waits in a field of a record (id or unique prefix). Raises NotFoundError("both-gone")."""
    found = [one for one in list_both(session) if one.record.startswith(record) and one.field == field]
    if len(found) != 1:
        raise NotFoundError("both-gone")
    return found[0]


def _standing(session: Session, one: BothEdited) -> tuple[Standing, ...]:
    for place in stored.places(session.store.connection):
        if place.record.id == one.record:
            found = differing(place.record).get(one.field)
            if found:
                return found
    raise NotFoundError("both-gone")


def _settle(session: Session, one: BothEdited, content: FieldValue, *, is_shown: bool = False) -> Changes:
    store = session.store
    with store.journal.write(ACTION, session.who) as tx:
        if is_shown:  # what is in force stays as it is
            tx.lift_freeze()
        if one.field == DELETED and content is not None:
            tx.delete(stored.table_of(one.type), one.record)
        else:
            tx.change(
                stored.table_of(one.type), one.record, {one.field: content}, settled=frozenset({one.field})
            )
    return Changes(tx=tx.id, action=ACTION, count=tx.changes)
