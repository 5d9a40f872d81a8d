"""Pasting into a draft's table: the clipboard as rows of texts, and what they set and add in one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from ccapp.domain.layout import DEADLINE, Layout
from ccapp.domain.ordering import between, between_many
from ccapp.domain.plan import Item, Plan, RecordId
from ccapp.domain.records import line_holding
from ccapp.errors import NotFoundError, RefusedError
from ccapp.progress import Progress, silent
from ccapp.services.plans import editing
from ccapp.services.plans.editing import CellEdit
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store.journal import Transaction
from ccapp.store.plans import insert_branch, load_plan, positions
from ccapp.store.tables import ITEM
from ccapp.text.normalize import clean

if TYPE_CHECKING:  # start-up cost: only a paste from another program is read this way
    from ccapp.intake.sheet import Sheet

_LONGEST: Final = 40  # characters of a heading
_SURE: Final = 80  # of 100; a product or a unit named in a cell scores less
_FEWEST: Final = 2
_STEP: Final = 100  # edits between two reports of progress

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewTasks:
    """Tasks to add below a section, each with its products: right after its task `after`, else after all."""

    appendix: RecordId
    section: RecordId
    tasks: tuple[Item, ...]
    after: RecordId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What a paste changed, the records whose pasted deadline the program cannot read, the first new line."""

    changes: Changes
    unread: tuple[RecordId, ...]
    first: RecordId | None = None


def read_table(html: str, text: str) -> Rows:
    """The rows that another program put on the clipboard; empty where it holds no table.

    Legacy fonts are converted. The text of a merged cell stands on every row it covers, for each row of a
    plan has its own; across columns it stands once.
    """
    from ccapp.intake.clipboard import read_clipboard  # start-up cost: lxml
    from ccapp.intake.decoding import decoded
    from ccapp.intake.sheet import Sheet, sheets

    source, _ = decoded(read_clipboard(html, text))
    tables = (block for block in sheets(source) if isinstance(block, Sheet))
    return tuple(row for table in tables for row in _rows(table))


def _rows(sheet: Sheet) -> Iterator[tuple[str, ...]]:
    for row in range(sheet.height):
        texts = [""] * sheet.width
        for box in sheet.row(row):
            texts[box.column] = box.text
        yield tuple(texts)


def is_heading_row(texts: Sequence[str]) -> bool:
    """Whether a row of texts holds the headings of a table and no data of its own."""
    from ccapp.intake.headings import scores  # start-up cost: only where something is pasted

    said = [text for text in texts if text.strip()]
    known = [
        text for text in said if len(text) <= _LONGEST and max(scores(text).values(), default=0) >= _SURE
    ]
    return len(known) >= _FEWEST and len(known) * 2 > len(said)


def paste(
    session: Session,
    plan: RecordId,
    edits: Sequence[CellEdit],
    new: NewTasks | None = None,
    progress: Progress = silent,
) -> Pasted:
    """Set texts and add tasks in one undoable step. Numbers run on where they did, if tasks were added.

    Raises RefusedError or NotFoundError, or `Cancelled` through `progress`, and then changes nothing.
    """
    found = editing.require_draft(session, plan)
    _require_section(found, new)
    written: list[RecordId] = []
    added: list[RecordId] = []

    def write(tx: Transaction) -> None:
        written.extend(_set(tx, found, edits, progress))
        if new is not None:
            added.extend(_add(session, tx, found, new, progress))

    if new is not None:
        changes = editing.reshape(session, found, "paste", write)
    else:
        with session.store.journal.write("paste", session.who) as tx:
            write(tx)
        changes = Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)
    unread = _unread(session, plan, {*written, *added})
    return Pasted(changes=changes, unread=unread, first=next(iter(added), None))


def _require_section(plan: Plan, new: NewTasks | None) -> None:
    sections = ((table.id, section.id) for table in plan.appendices for section in table.sections)
    if new is not None and (new.appendix, new.section) not in sections:
        raise NotFoundError("record-not-in-plan", record=new.section, plan=plan.title)


def _set(tx: Transaction, plan: Plan, edits: Sequence[CellEdit], progress: Progress) -> Iterator[RecordId]:
    """Set each text, and tell the record that took it."""
    owners = dict(_owners(plan))
    for number, edit in enumerate(edits):
        if not number % _STEP:
            progress(number, len(edits))
        if edit.record not in owners:
            raise NotFoundError("record-not-in-plan", record=edit.record, plan=plan.title)
        layout, path = owners[edit.record]
        line = line_holding(layout, path, edit.field)
        if line is None:
            raise RefusedError("field-not-of-record", field=edit.field, record=edit.record)
        text = clean(edit.text)
        require_length(edit.field, text)
        tx.change(ITEM, line.id, {edit.field: text})
        yield line.id


def _owners(plan: Plan) -> Iterator[tuple[RecordId, tuple[Layout, tuple[Item, ...]]]]:
    """Every line with the layout of its table and the path from its section down to it."""
    for appendix in plan.appendices:
        for section in appendix.sections:
            for path in _paths(section, ()):
                yield path[-1].id, (appendix.layout, path)


def _paths(item: Item, above: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    path = (*above, item)
    yield path
    for child in item.children:
        yield from _paths(child, path)


def _add(
    session: Session, tx: Transaction, plan: Plan, new: NewTasks, progress: Progress
) -> Iterator[RecordId]:
    """Add the tasks, and tell their leaves. Raises NotFoundError where the task before them is gone."""
    places = _places(session, tx, new)
    for number, task in enumerate(new.tasks):
        if not number % _STEP:
            progress(number, len(new.tasks))
        cleaned = _cleaned(task)
        record = insert_branch(tx, plan.id, new.appendix, new.section, cleaned, next(places))
        yield from (line for line, _ in positions(session.store.connection, record, new.appendix))


def _places(session: Session, tx: Transaction, new: NewTasks) -> Iterator[str]:
    """The positions of the new tasks."""
    taken = positions(session.store.connection, new.section, new.appendix)
    if new.after is None:
        last = taken[-1][1] if taken else ""
        for _ in new.tasks:
            last = between(last, "")
            yield last
        return
    if new.after not in {record for record, _ in taken}:
        raise NotFoundError("record-not-found", record=new.after)
    first = editing.position_after(session, tx, new.section, new.appendix, new.after)
    later = [place for _, place in positions(session.store.connection, new.section, new.appendix)]
    high = next((place for place in later if place > first), "")
    yield from (first, *between_many(first, high, len(new.tasks) - 1))


def _cleaned(item: Item) -> Item:
    texts = {key: clean(text) for key, text in item.texts.items()}
    for text in texts.items():
        require_length(*text)
    return replace(item, texts=texts, children=tuple(map(_cleaned, item.children)))


def _unread(session: Session, plan: RecordId, written: set[RecordId]) -> tuple[RecordId, ...]:
    """Of the records written, those whose deadline says nothing that can be read."""
    after = load_plan(session.store.connection, plan)
    return tuple(
        item.id
        for appendix in after.appendices
        for item in appendix.items()
        if item.id in written and _is_unread(item.text(DEADLINE), after.year_from)
    )


def _is_unread(text: str, year: int) -> bool:
    from ccapp.domain.deadline import Kind, read_deadline  # start-up cost: only a paste reads deadlines

    said = any(map(str.isalnum, text))
    return said and read_deadline(text, year=year).kind is Kind.NONE
