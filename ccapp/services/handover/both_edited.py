"""Hai nơi cùng sửa: what two machines of the office wrote into one field, listed and decided one by one.

Nothing waits for it: one of the values is shown and printed meanwhile, the same on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from ccapp.domain.clock import is_apart
from ccapp.domain.layout import Layout
from ccapp.domain.merge import DELETED, Standing, differing
from ccapp.domain.plan import NOT_STORED, RecordId
from ccapp.domain.versions import FieldValue
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.handover import heard
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store import both_edited as stored
from ccapp.store.both_edited import Place
from ccapp.store.freeze import is_locked
from ccapp.store.heard import as_moment
from ccapp.store.journal import Transaction
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
    `is_doubtful`: the clock of the machine that wrote it cannot have been right; it decides nothing.
    """

    dot: str
    words: str
    author: Author | None
    is_shown: bool
    is_doubtful: bool = False


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


def of_plan(session: Session, plan: RecordId) -> tuple[BothEdited, ...]:
    """What waits in one plan: in ours for us, in a collected one for its office."""
    places = stored.places_in(session.store.connection, plan)
    return tuple(
        _one(session, place, field, standing)
        for place in places
        for field, standing in differing(place.record).items()
    )


def unsettled(session: Session) -> dict[RecordId, int]:
    """In how many fields of each collected plan its office has not chosen yet; nearly always none."""
    return stored.unsettled(session.store.connection)


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
            is_doubtful=_is_doubtful(session, place, author_of(connection, each.dot)),
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


def _is_doubtful(session: Session, place: Place, author: Author | None) -> bool:
    """Whether a claimed time lies in the future, before its plan was begun, or is by a clock here that does
    not go with what other offices' clocks say.
    """
    if author is None:
        return False
    at, begun = as_moment(author.at), stored.begun(session.store.connection, place.plan)
    if at is None:
        return False
    first = as_moment(begun or "")
    if is_apart(at, session.clock()) or (first is not None and is_apart(first, at)):
        return True
    return not author.machine and heard.doubt(session) is not None


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


def take_machine(session: Session, waiting: Sequence[BothEdited], machine: str) -> Changes:
    """Decide all of these for what one machine wrote ("" for this one), as one step.

    Where it wrote nothing, or its words may not be taken in a table that is locked, nothing is decided.
    """
    connection = session.store.connection
    wanted = [(one, each) for one in waiting for each in one.choices if _is_of(each, machine)]
    with session.store.journal.write(ACTION, session.who) as tx:
        for one, choice in wanted:
            # What is in force stays as it is; another value needs an adjustment, one place at a time.
            if choice.is_shown or not is_locked(connection, one.type, one.plan):
                with suppress(NotFoundError):
                    _write(tx, one, _content(session, one, choice.dot))
        tx.lift_freeze()
    return Changes(tx=tx.id, action=ACTION, count=tx.changes)


def _is_of(choice: Choice, machine: str) -> bool:
    return choice.author is not None and choice.author.machine == machine


def _content(session: Session, one: BothEdited, dot: str) -> FieldValue:
    found = {str(each.dot): each.content for each in _standing(session, one)}
    if dot not in found:
        raise NotFoundError("both-gone")
    return found[dot]


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
    with session.store.journal.write(ACTION, session.who) as tx:
        if is_shown:  # what is in force stays as it is
            tx.lift_freeze()
        _write(tx, one, content)
    return Changes(tx=tx.id, action=ACTION, count=tx.changes)


def _write(tx: Transaction, one: BothEdited, content: FieldValue) -> None:
    table = stored.table_of(one.type)
    if one.field == DELETED and content is not None:
        tx.delete(table, one.record)
    else:
        tx.change(table, one.record, {one.field: content}, settled=frozenset({one.field}))
