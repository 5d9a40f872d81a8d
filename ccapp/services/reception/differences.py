"""Lists of differences, row by row: of a file before it is taken in, of what a commune's own plan replaced,
and since the submission before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ccapp.domain.beside import is_also
from ccapp.domain.layout import NUMBER, SECTION_NUMBER, Layout, Level
from ccapp.domain.plan import MARKS, NOT_STORED, Appendix, Item, Plan, RecordId
from ccapp.domain.records import rows
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.errors import NotFoundError
from ccapp.services.collected.proxies import beside_own
from ccapp.services.reception.proxy_rows import Laid
from ccapp.services.session import Session
from ccapp.store.plans import load_plan
from ccapp.store.scopes import Difference, owner_of
from ccapp.store.submissions import ItemChange, Submission, item_changes, last_submission, texts_of
from ccapp.store.tables import DELETED, EVIDENCE, ITEM, TABLES
from ccapp.store.weighed import differing

_NAMELESS: Final = "…"  # a line that was added and not filled in yet
_DEEPEST: Final = len(Level) + 1  # a table and every level below it


class Kind(StrEnum):
    """What became of a row or cell."""

    NEW = "new"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One entry: the row by its words, for a changed cell its column's heading and both texts.

    `record` tells the cells of one row from those of another, where the row is here.
    """

    kind: Kind
    row: str
    column: str = ""
    before: str = ""
    after: str = ""
    record: RecordId = NOT_STORED


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """How many rows of the table would be new, changed and gone, as they are listed; `others` counts what
    else of the plan would be other than it is, `disputed` the fields two machines of the sender differ in.

    A row that only has another number, because one above it is new, is not changed.
    """

    new: int = 0
    changed: int = 0
    removed: int = 0
    others: int = 0
    disputed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Since:
    """What the latest submission brought; `submission.earlier` 0 says that it was the first."""

    plan: Plan
    submission: Submission
    lines: tuple[Line, ...]


def of_file(laid: Laid) -> tuple[Line, ...]:
    """What a file says otherwise than the plan that is held: cells, new rows, rows that it lacks."""
    return tuple(_of_laid(laid))


def _of_laid(laid: Laid) -> Iterator[Line]:
    for table in laid.tables:
        names, layout = _names((table.ours,)), table.ours.layout
        for each in table.found.changed:
            yield Line(
                kind=Kind.CHANGED,
                row=names[each.record],
                column=_heading(layout, each.field),
                before=each.before,
                after=each.after,
            )
        yield from (Line(kind=Kind.NEW, row=_words(each.item)) for each in table.found.brought)
        yield from (Line(kind=Kind.REMOVED, row=names[each]) for each in table.found.lacking)
    for free in laid.unpaired:
        yield from (Line(kind=Kind.NEW, row=_words(task)) for part in free.sections for task in part.children)


def of_new(plan: Plan) -> tuple[Line, ...]:
    """Every row that a file would bring as a new plan, each with its task."""
    return tuple(
        Line(kind=Kind.NEW, row=" – ".join(filter(None, (_task_words(row.path), row.leaf.text("product")))))
        for table in plan.appendices
        for row in rows(table)
    )


def _task_words(path: Sequence[Item]) -> str:
    task = next((item for item in path if item.level is Level.TASK), path[-1])
    return _said(task.texts)


def of_replaced(session: Session, proxy: RecordId) -> tuple[Line, ...]:
    """What the commune's own plan says otherwise than what was held for it. Raises NotFoundError."""
    beside = beside_own(session, proxy)
    names = _names(beside.proxy.appendices)
    layouts = {item.id: table.layout for table in beside.proxy.appendices for item in table.items()}
    lines: list[Line] = []
    for table in beside.tables:
        lines += (
            Line(
                kind=Kind.CHANGED,
                row=names[each.record],
                column=_heading(layouts[each.record], each.field),
                before=each.before,
                after=each.after,
            )
            for each in table.differences
        )
        lines += (Line(kind=Kind.NEW, row=_words(each.item)) for each in table.additions)
        lines += (Line(kind=Kind.REMOVED, row=names[each]) for each in table.absent)
    return tuple(lines)


def since_last(session: Session, plan: RecordId) -> Since:
    """What a commune's latest submission changed in its plan, one it sent or one held for it.

    Of a first submission everything is new, and no lines are given. Raises NotFoundError.
    """
    connection = session.store.connection
    found = load_plan(connection, plan)
    submission = last_submission(connection, plan)
    if submission is None:
        raise NotFoundError("submission-none", plan=found.title)
    changes = item_changes(connection, submission.tx, plan) if submission.earlier else ()
    return Since(plan=found, submission=submission, lines=tuple(_of_changes(found.appendices, changes)))


def of_state(session: Session, state: ScopeState, difference: Difference) -> tuple[Line, ...]:
    """What taking a received state in would change of the plan as it stands here; of a new plan every row."""
    connection = session.store.connection
    fresh = owner_of(connection, state.plan) is None
    tables = () if fresh else load_plan(connection, state.plan).appendices
    return tuple(_of_changes(tables, _awaited(state, difference, tables)))


def counted(session: Session, state: ScopeState, difference: Difference) -> Counted:
    """What taking a received state in would mean, in numbers."""
    lines = of_state(session, state, difference) if difference.new or difference.changed else ()
    kinds = [line.kind for line in lines]
    return Counted(
        new=kinds.count(Kind.NEW),
        changed=len({line.record for line in lines if line.kind is Kind.CHANGED}),
        removed=kinds.count(Kind.REMOVED),
        others=0 if difference.is_whole else _others(session, difference),
        disputed=sum(
            is_also(name) and value is not None
            for record in state.records
            for name, value in record.fields.items()
        ),
    )


def _others(session: Session, difference: Difference) -> int:
    """Records that differ in something that no line tells; files are counted where they are listed."""
    apart = {ITEM.type, EVIDENCE.type}
    added = sum(record.type not in apart for record in difference.new)
    return added + sum(_differs_otherwise(session, record) for record in difference.changed)


def _differs_otherwise(session: Session, record: ScopeRecord) -> bool:
    if record.type not in TABLES or record.type == EVIDENCE.type:
        return record.type not in TABLES
    names = differing(session.store.connection, record)
    return bool(names & {*MARKS, "parent_id"} if record.type == ITEM.type else names)


def _awaited(state: ScopeState, difference: Difference, tables: Sequence[Appendix]) -> Iterator[ItemChange]:
    """The lines of a state that would be new, changed or gone, in the order of its tables."""
    here = {item.id: item.texts for table in tables for item in table.items()}
    known = {record.id: record for record in state.records}
    for record in sorted((*difference.new, *difference.changed), key=lambda each: _path(known, each)):
        gone, before = record.fields.get(DELETED) is not None, here.get(record.id)
        if record.type != ITEM.type or (gone and before is None):
            continue
        texts = texts_of(record.fields)
        parent = record.fields.get("parent_id")
        yield ItemChange(
            record=record.id,
            level=Level(str(record.fields["level"])),
            parent=RecordId(str(parent)) if parent else None,
            appendix=RecordId(str(record.fields["appendix_id"])),
            texts=texts,
            before=before,
            after=None if gone else _differing(before or {}, texts),
        )


def _path(known: Mapping[RecordId, ScopeRecord], record: ScopeRecord) -> tuple[str, ...]:
    """The positions from the table down to a record; records of a foreign state may stand in a circle."""
    path: list[str] = []
    here: ScopeRecord | None = record
    while here is not None and len(path) < _DEEPEST:
        path.insert(0, str(here.fields.get("position", "")))
        above = here.fields.get("parent_id") or here.fields.get("appendix_id")
        here = known.get(RecordId(str(above))) if above else None
    return tuple(path)


def _differing(before: Mapping[str, str], after: Mapping[str, str]) -> dict[str, str]:
    """The texts of a line that are others now; one that is no longer there is empty."""
    keys = dict.fromkeys((*after, *before))
    return {key: after.get(key, "") for key in keys if after.get(key, "") != before.get(key, "")}


def _of_changes(tables: Sequence[Appendix], changes: Iterable[ItemChange]) -> Iterator[Line]:
    changes = tuple(changes)
    fresh = {each.record: each for each in changes if each.before is None}
    gone = {each.record for each in changes if each.after is None}
    holding = {each.parent for each in fresh.values()}
    names, below = _names(tables), _rows_below(tables, gone)
    layouts = {table.id: table.layout for table in tables}
    for each in changes:
        name = names.get(each.record) or _said(each.texts)
        if each.before is None:
            if each.record not in holding:
                yield Line(kind=Kind.NEW, row=_new_name(each, fresh, names) or _NAMELESS)
        elif each.after is None:
            rows_gone = below.get(each.record) or ([name] if name and each.parent not in gone else [])
            yield from (Line(kind=Kind.REMOVED, row=row) for row in rows_gone)
        else:
            yield from _cells(each, each.before, name, layouts.get(each.appendix))


def _rows_below(tables: Sequence[Appendix], gone: Collection[RecordId]) -> dict[RecordId, list[str]]:
    """The names of the rows that go with each line, under the highest line that goes."""
    names, below = _names(tables), dict[RecordId, list[str]]()
    for table in tables:
        for row in rows(table):
            top = next((item.id for item in row.path if item.id in gone), None)
            if top is not None:
                below.setdefault(top, []).append(names[row.leaf.id])
    return below


def _new_name(each: ItemChange, fresh: Mapping[RecordId, ItemChange], names: Mapping[RecordId, str]) -> str:
    """A new row by its task, new too or here already, and by its own words."""
    task: ItemChange | None = each
    while task is not None and task.level is not Level.TASK:
        task = fresh.get(task.parent) if task.parent else None
    if task is each:
        return _said(each.texts)
    above = names.get(each.parent, "") if each.parent and each.level is Level.PRODUCT else ""
    return " – ".join(filter(None, (_said(task.texts) if task else above, _said(each.texts))))


def _cells(each: ItemChange, before: Mapping[str, str], name: str, layout: Layout | None) -> Iterator[Line]:
    for key, after in (each.after or {}).items():
        if key in _NUMBERS:  # a row more above makes all below it count anew
            continue
        yield Line(
            kind=Kind.CHANGED,
            row=name,
            column=_heading(layout, key) if layout is not None else key,
            before=before.get(key, ""),
            after=after,
            record=each.record,
        )


def _names(tables: Iterable[Appendix]) -> dict[RecordId, str]:
    """Every line by what a person calls it: a leaf by its task and product."""
    names: dict[RecordId, str] = {}
    for table in tables:
        for section in table.sections:
            names[section.id] = _said(section.texts)
        for row in rows(table):
            for item in row.path[1:]:
                names.setdefault(item.id, _words(item))
            words = (_task_words(row.path), row.leaf.text("product"))
            names[row.leaf.id] = " – ".join(filter(None, words))
    return names


def _words(item: Item) -> str:
    """A line by its own words, else by those of the first below it that has any."""
    return next((said for each in item.walk() if (said := _said(each.texts))), "")


def _said(texts: Mapping[str, str]) -> str:
    number = texts.get("number") or texts.get("section_number") or ""
    title = next((texts[key] for key in _TITLES if texts.get(key)), "")
    return f"{number.rstrip('.')}. {title}" if number and title else title


_NUMBERS: Final = frozenset({NUMBER, SECTION_NUMBER})
_TITLES: Final = ("title", "section", "goal", "task", "activity", "product")


def _heading(layout: Layout, key: str) -> str:
    """A column as its heading says it."""
    found = (each.full_heading.replace("\n", ", ") for each in layout.columns if each.key == key)
    return next(found, key)
