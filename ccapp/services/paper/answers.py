"""A Word file that comes back from one who was asked: changed texts, new rows, comments, words in the column.

It is laid beside what was sent, not beside what the plan has become: each opinion is what that one proposed.
Nothing of the plan changes; a file read twice brings nothing twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from ccapp.domain.opinions import Consulted, Opinion, OpinionKind, Reply
from ccapp.domain.plan import NOT_STORED, Appendix, Item, Plan, RecordId
from ccapp.domain.remarks import RemarkState
from ccapp.errors import NotFoundError, RefusedError
from ccapp.intake.values import ReadTable
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.paper import returning
from ccapp.services.paper.consulting import line_name
from ccapp.services.paper.file_notes import cell_of, notes_of
from ccapp.services.paper.returning import OPINIONS, ReturnedTable
from ccapp.services.session import Session
from ccapp.store import opinions as stored
from ccapp.store.exports import load_export
from ccapp.store.plans import load_plan
from ccapp.store.tables import CONSULTED
from ccapp.text.normalize import clean

_NEAREST: Final = 20  # lines before a new one that are remembered with it
_LONGEST: Final = 2_000  # characters of a new row as words


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """What came: from whom, in which plan's round, and how many opinions were new."""

    consulted: Consulted
    plan: RecordId
    count: int


def sender_of(session: Session, file: TakenFile) -> Consulted | None:
    """Who was sent this file, as the file itself says; None for any other file."""
    notes = notes_of(file)
    record = RecordId(notes.addressee if notes is not None else "")
    try:
        return stored.load_consulted(session.store.connection, record)
    except NotFoundError:
        return None


def plan_asked(session: Session, file: TakenFile) -> RecordId | None:
    """The plan that a file was sent for an opinion on; None for any other file."""
    one = sender_of(session, file)
    if one is None:
        return None
    return stored.load_consultation(session.store.connection, one.consultation).plan_id


def receive(session: Session, file: TakenFile, consulted: RecordId = NOT_STORED) -> Received:
    """Take in the opinions of a returned file, one undo; without any, the sender agrees.

    `consulted` says whose it is where the file does not. Raises RefusedError where nobody knows
    ("consult-whose") or no table of the plan is in it ("merge-other-shape"), NotFoundError.
    """
    one = stored.load_consulted(session.store.connection, consulted) if consulted else None
    one = one or sender_of(session, file)
    if one is None:
        raise RefusedError("consult-whose", file=file.name)
    found = stored.load_consultation(session.store.connection, one.consultation)
    now = load_plan(session.store.connection, found.plan_id)
    sent = load_export(session.store.connection, found.edition) or now
    proposed = list(_Reader(session, sent, file).opinions(one.id))
    known = [each.says for each in stored.list_opinions(session.store.connection, one.id)]
    fresh = [each for each in proposed if each.says not in known]
    answered = replace(
        one,
        reply=Reply.ANSWERED if proposed or known else Reply.AGREED,
        replied_on=session.clock().date(),
        file=file.name,
    )
    with session.store.journal.write("consult-receive", session.who) as tx:
        tx.change(CONSULTED, one.id, stored.consulted_fields(answered))
        for each in fresh:
            stored.add_opinion(tx, _if_done(session, each, now))
    return Received(consulted=answered, plan=now.id, count=len(fresh))


def _if_done(session: Session, one: Opinion, now: Plan) -> Opinion:
    """A text that the plan has got meanwhile, as another proposed it, is taken already."""
    lines = {item.id: item for table in now.appendices for item in table.items()}
    line = lines.get(one.record)
    if one.kind is not OpinionKind.TEXT or line is None or line.text(one.field) != one.after:
        return one
    day = session.clock().date()
    return replace(one, state=RemarkState.TAKEN, settled_by=session.who, settled_on=day)


class _Reader:
    """Makes opinions of one file beside the plan that was sent."""

    def __init__(self, session: Session, sent: Plan, file: TakenFile) -> None:
        self._found = returning.compare(session, sent, file)
        self._file = file
        self._notes = notes_of(file)
        self._tables = {item.id: table for table in sent.appendices for item in table.items()}
        self._marks = {place: marks for table in file.reading.tables for place, marks in table.marks.items()}

    def opinions(self, consulted: RecordId) -> Iterator[Opinion]:
        """Every proposal, in the order: texts, rows, places, rows less, comments, words in the column."""
        for table in self._found.tables:
            for each in self._of_table(table):
                yield replace(each, consulted=consulted, appendix=table.ours.id)
        for each in (*self._comments(), *self._written()):
            yield replace(each, consulted=consulted)

    def _of_table(self, table: ReturnedTable) -> Iterator[Opinion]:
        ours, found = table.ours, table.found
        for one in found.changed:
            yield replace(
                self._about(ours, one.record, one.field),
                kind=OpinionKind.TEXT,
                before=one.before,
                after=one.after,
                by=self._author(one.place, ours, one.field),
            )
        for new in found.brought:
            near = replace(new, spot=replace(new.spot, behind=new.spot.behind[:_NEAREST]))
            by = self._author(new.item.source)
            yield replace(_new(OpinionKind.NEW), brought=near, after=_words(new.item), by=by)
        for moved in found.moved:
            near_by = replace(moved, spot=replace(moved.spot, behind=moved.spot.behind[:_NEAREST]))
            parent = moved.spot.parent
            after = line_name(ours, RecordId(parent)) if parent else ""
            yield replace(self._about(ours, moved.record), kind=OpinionKind.MOVE, moved=near_by, after=after)
        for record in found.lacking:
            yield replace(self._about(ours, record), kind=OpinionKind.REMOVE)

    def _about(self, table: Appendix, record: RecordId, field: str = "") -> Opinion:
        heading = next((each.full_heading for each in table.layout.columns if each.key == field), "")
        return replace(
            _new(OpinionKind.WORDS),
            appendix=table.id,
            record=record,
            field=field,
            line=line_name(table, record),
            column=clean(heading),
        )

    def _author(self, place: str, table: Appendix | None = None, field: str = "") -> str:
        """Who made the tracked change in a cell, else in its row; empty where changes were not tracked."""
        authors = self._notes.authors if self._notes is not None else {}
        keys = table.visible.layout.keys if table is not None else ()
        columns = [keys.index(field)] if field in keys else []
        for mark in self._marks.get(place, ()):
            for column in (*columns, -1):
                if (mark, column) in authors:
                    return authors[mark, column]
        return ""

    def _comments(self) -> Iterator[Opinion]:
        for comment in self._notes.comments if self._notes is not None else ():
            table = self._tables.get(RecordId(comment.mark))
            about = _new(OpinionKind.WORDS)
            if table is not None:
                about = self._about(table, *cell_of(table, RecordId(comment.mark), comment.column))
            yield replace(about, words=comment.words, by=comment.by)

    def _written(self) -> Iterator[Opinion]:
        """What stands in the column for opinions, or in one that was added without being asked for."""
        for table in self._file.reading.tables:
            yield from self._in_column(table)
        for found in self._found.tables:
            for each in found.columns.new:
                for item in found.theirs.items():
                    if words := item.text(each.key).strip():
                        yield replace(self._of_row(item), words=f"{each.heading}: {words}")

    def _in_column(self, table: ReadTable) -> Iterator[Opinion]:
        columns = table.appendix.layout.columns
        key = next((each.key for each in columns if clean(each.full_heading) == OPINIONS), "")
        for item in table.appendix.items() if key else ():
            words = item.text(key)
            if not words:
                continue
            yield replace(self._of_row(item), words=words)

    def _of_row(self, item: Item) -> Opinion:
        """Words about the line that the mark of a row names, else about the whole draft."""
        record = next((RecordId(mark) for mark in self._marks.get(item.source, ())), NOT_STORED)
        ours = self._tables.get(record)
        return self._about(ours, record) if ours is not None else _new(OpinionKind.WORDS)


def _new(kind: OpinionKind) -> Opinion:
    return Opinion(consulted=NOT_STORED, kind=kind)


def _words(item: Item) -> str:
    """A new row in words, as it will be listed."""
    texts = (text for line in item.walk() for key, text in line.texts.items() if key != "number")
    return "; ".join(" ".join(text.split()) for text in texts if text)[:_LONGEST]
