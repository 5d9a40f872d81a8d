"""An exported file that comes back: known by its marks, laid beside the plan, taken over as far as ticked.

The file is never believed by itself: all it says are findings, and what is chosen of them is one undo.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from ccapp.domain.column_changes import ColumnChanges, column_changes
from ccapp.domain.comparing import is_comparable, joined
from ccapp.domain.form_marks import form_of
from ccapp.domain.layout import Layout, Level
from ccapp.domain.plan import Appendix, Item, Plan, RecordId
from ccapp.domain.remarks import Remark
from ccapp.domain.returning import Brought, Changed, Moved, Returned, Spot, compare_returned, line_key
from ccapp.errors import RefusedError
from ccapp.intake.values import OTHER, ReadTable
from ccapp.services.intake import taking_in
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.paper.file_notes import remarks_in
from ccapp.services.plans import editing
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store.exports import load_export, plans_of
from ccapp.store.journal import Transaction
from ccapp.store.plans import insert_branch, load_branch, load_plan, positions
from ccapp.store.remarks import add_remark
from ccapp.store.tables import ITEM
from ccapp.text.normalize import clean

OPINIONS: Final = "Ý kiến góp ý"
"""The heading of the column in which those who are asked may write."""
_MOSTLY: Final = 2  # of the marked rows at least one in so many belongs to the plan


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedTable:
    """A table of the plan and what the file says of it; `columns` are those that were not compared."""

    ours: Appendix
    theirs: Appendix
    found: Returned
    columns: ColumnChanges


@dataclass(frozen=True, slots=True, kw_only=True)
class ReturnedFile:
    """A returned file beside its plan. `base` is the plan as exported, None where that is not known.

    `unpaired` names tables of the file that none of the plan's is; `remarks` are comments that the plan does
    not have yet.
    """

    plan: Plan
    base: Plan | None
    tables: tuple[ReturnedTable, ...]
    unpaired: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What is taken over into the table `appendix`."""

    appendix: RecordId
    changed: tuple[Changed, ...] = ()
    brought: tuple[Brought, ...] = ()
    moved: tuple[Moved, ...] = ()
    removed: tuple[RecordId, ...] = ()

    def __len__(self) -> int:
        return len(self.changed) + len(self.brought) + len(self.moved) + len(self.removed)


def plan_of_file(session: Session, file: TakenFile) -> RecordId | None:
    """Our own plan that a file was exported from, by the marks of its rows; None for any other file.

    A collecting form is what a commune says, whatever plan it was made from.
    """
    if form_of(file.reading.edition) is not None:
        return None
    marks = [mark for table in file.reading.tables for row in table.marks.values() for mark in row]
    found = plans_of(session.store.connection, marks).most_common(1)
    if not found or found[0][1] * _MOSTLY < len(marks):
        return None
    plan = load_plan(session.store.connection, found[0][0])
    return plan.id if plan.office_id == session.store.office.id else None


def lay_beside(session: Session, plan: RecordId, file: TakenFile) -> ReturnedFile:
    """Compare a returned file with the plan it came from; nothing is stored.

    Raises RefusedError where the plan may not be edited or no table of the file is one of its own
    ("merge-other-shape"), NotFoundError.
    """
    found = editing.require_draft(session, plan)
    return replace(compare(session, found, file), remarks=remarks_in(session, found, file))


def compare(session: Session, found: Plan, file: TakenFile) -> ReturnedFile:
    """The same for a plan in any state: nothing is asked but what the file says. Raises RefusedError."""
    base = load_export(session.store.connection, file.reading.edition) if file.reading.edition else None
    base = base if base is not None and base.id == found.id else None
    pairs = _paired(found, as_exported(file, found))
    if not pairs:
        raise RefusedError("merge-other-shape", file=file.name, plan=found.title)
    everything = frozenset(item.id for table in found.appendices for item in table.items())
    known = {table.source.number for _, tables in pairs for table in tables}
    return ReturnedFile(
        plan=found,
        base=base,
        tables=tuple(_compared(ours, tables, base, everything) for ours, tables in pairs),
        unpaired=tuple(
            table.appendix.title or "-" for table in file.reading.tables if table.source.number not in known
        ),
    )


def _compared(
    ours: Appendix, tables: Sequence[ReadTable], base: Plan | None, everything: frozenset[RecordId]
) -> ReturnedTable:
    exported = [table for table in base.appendices if table.id == ours.id] if base is not None else []
    theirs = joined([table.appendix for table in tables])
    marks = {place: row for table in tables for place, row in table.marks.items()}
    elsewhere = everything.difference(item.id for item in ours.items())
    found = compare_returned(theirs, marks, ours, exported[0] if exported else None, elsewhere)
    columns = column_changes(ours, theirs, without=(OPINIONS,))
    return ReturnedTable(ours=ours, theirs=theirs, found=found, columns=columns)


def as_exported(file: TakenFile, plan: Plan) -> TakenFile:
    """The file with its columns read as what they were exported from, wherever the headings still say so."""
    for table in file.reading.tables:
        ours = _closest(plan, table)
        if ours is None or table.source.number in file.corrections:
            continue
        columns = ours.visible.layout.columns
        headings = [clean(heading) for heading in table.source.headings]
        same = [clean(column.full_heading) for column in columns] == without_opinions(headings)
        if same and table.appendix.layout.keys != ours.visible.layout.keys:
            keys = [OTHER if column.key.startswith("x") else column.key for column in columns]
            keys += [OTHER] * (len(headings) - len(columns))
            file = taking_in.set_right(file, table.source.number, dict(enumerate(keys)))
    return file


def without_opinions(headings: list[str]) -> list[str]:
    """Headings without the column for opinions, which is the last where there is one."""
    return headings[:-1] if headings[-1:] == [OPINIONS] else headings


def _closest(plan: Plan, table: ReadTable) -> Appendix | None:
    """The table of the plan that most of the marks name; None where none does."""
    marks = {mark for row in table.marks.values() for mark in row}
    shared = {each.id: sum(item.id in marks for item in each.items()) for each in plan.appendices}
    best = max(plan.appendices, key=lambda each: shared[each.id], default=None)
    return best if best is not None and shared[best.id] else None


def _paired(plan: Plan, file: TakenFile) -> list[tuple[Appendix, list[ReadTable]]]:
    """Tables of the plan with those of the file that are theirs: several where a table was cut in two."""
    pairs: dict[RecordId, list[ReadTable]] = {}
    for table in file.reading.tables:
        ours = _closest(plan, table)
        if ours is not None and is_comparable(ours.layout, table.appendix.layout):
            pairs.setdefault(ours.id, []).append(table)
    return [(each, pairs[each.id]) for each in plan.appendices if each.id in pairs]


def take_over(
    session: Session, plan: RecordId, chosen: Sequence[Taken], remarks: Sequence[Remark] = ()
) -> Changes:
    """Take over what was chosen, in one step and one undo; numbers run on where they ran regularly before.

    `remarks` are kept with their lines.

    Raises RefusedError where the plan is no longer what the file was compared with ("merge-plan-changed") or
    a chosen line stands below a new one that was not ("returned-no-parent"), NotFoundError; then takes over
    nothing.
    """
    found = editing.require_draft(session, plan)
    _require_unchanged(found, chosen)

    def write(tx: Transaction) -> None:
        write_taken(session, tx, found, chosen)
        for remark in remarks:
            require_length("words", remark.words)
            add_remark(tx, remark)

    return editing.reshape(session, found, "take-returned", write)


def write_taken(
    session: Session,
    tx: Transaction,
    plan: Plan,
    chosen: Sequence[Taken],
    made: dict[str, RecordId] | None = None,
) -> None:
    """The writing of `take_over` within a transaction under way, without its checks of the plan.

    `made` knows new lines taken over before by their keys in the file, and gets those made now. Raises
    NotFoundError for a line that would stand below one that is gone.
    """
    known = made if made is not None else {}
    alive = {item.id for table in plan.appendices for item in table.items()}
    for each in chosen:
        for one in each.changed:
            require_length(one.field, one.after)
            tx.change(ITEM, one.record, {one.field: one.after})
        _Placing(session=session, tx=tx, plan=plan, appendix=each.appendix, made=known, alive=alive).run(each)


def _require_unchanged(plan: Plan, chosen: Sequence[Taken]) -> None:
    """Raise RefusedError unless all that was chosen is still there and says what it was compared with."""
    lines = {item.id: item for table in plan.appendices for item in table.items()}
    named = [
        *(one.record for each in chosen for one in each.changed),
        *(one.record for each in chosen for one in each.moved),
        *(record for each in chosen for record in each.removed),
    ]
    same = all(record in lines for record in named) and all(
        lines[one.record].text(one.field) == one.before for each in chosen for one in each.changed
    )
    if not same or {each.appendix for each in chosen} - {table.id for table in plan.appendices}:
        raise RefusedError("merge-plan-changed", plan=plan.title)


@dataclass(slots=True, kw_only=True)
class _Placing:
    """Puts new and moved lines of one table where the file has them, then removes what is to go."""

    session: Session
    tx: Transaction
    plan: Plan
    appendix: RecordId
    made: dict[str, RecordId]
    alive: set[RecordId]

    def run(self, taken: Taken) -> None:
        """In the order of the file, so that a line finds the one it stands after."""
        placed: list[Brought | Moved] = [*taken.brought, *taken.moved]
        for one in sorted(placed, key=lambda each: each.spot.order):
            if isinstance(one, Brought):
                self._bring(one)
            else:
                parent, at = self._spot(one.spot, moving=one.record)
                self.tx.change(ITEM, one.record, {"parent_id": parent, "position": at})
        gone = set(taken.removed)
        now = next(
            table
            for table in load_plan(self.session.store.connection, self.plan.id).appendices
            if table.id == self.appendix
        )
        for item in now.items():
            if item.id in gone:
                gone.update(child.id for child in item.children)
                self.tx.delete(ITEM, item.id)
        self._fill(now, gone)

    def _bring(self, one: Brought) -> None:
        for text in (text for item in one.item.walk() for text in item.texts.items()):
            require_length(*text)
        parent, at = self._spot(one.spot)
        record = insert_branch(self.tx, self.plan.id, self.appendix, parent, one.item, at)
        self.made[one.key] = record
        self._name_below(one.item, record)

    def _name_below(self, item: Item, record: RecordId) -> None:
        """Lines below a new one may be parents of moved lines as well."""
        below = positions(self.session.store.connection, record, self.appendix)
        for child, (known, _) in zip(item.children, below, strict=True):
            self.made.setdefault(line_key(child), known)
            self._name_below(child, known)

    def _spot(self, spot: Spot, *, moving: RecordId | None = None) -> tuple[RecordId | None, str]:
        made = self.made
        parent = made.get(spot.parent, RecordId(spot.parent)) if spot.parent is not None else None
        if parent is not None and "@" in parent:
            raise RefusedError("returned-no-parent")
        if parent is not None and parent not in self.alive:
            load_branch(self.session.store.connection, parent)  # refuses one that is gone
        there = {record for record, _ in positions(self.session.store.connection, parent, self.appendix)}
        behind = (made.get(one, RecordId(one)) for one in spot.behind)
        before = next((one for one in behind if one in there and one != moving), None)
        return parent, editing.position_after(self.session, self.tx, parent, self.appendix, before)

    def _fill(self, now: Appendix, gone: set[RecordId]) -> None:
        """A task all of whose products went elsewhere keeps a row to write in."""
        for item in now.items():
            alive = [child for child in item.children if child.id not in gone]
            if item.id not in gone and item.level not in (Level.PRODUCT, Level.SECTION) and not alive:
                at = editing.position_after(self.session, self.tx, item.id, self.appendix, None)
                blank = _blank(now.layout, item.level)
                insert_branch(self.tx, self.plan.id, self.appendix, item.id, blank, at)


def _blank(layout: Layout, above: Level) -> Item:
    """The empty lines that belong below one of a level."""
    level = layout.levels[layout.levels.index(above) + 1]
    below = () if level is Level.PRODUCT else (_blank(layout, level),)
    return Item(level=level, texts=dict.fromkeys(layout.level_keys(level), ""), children=below)


def every(found: ReturnedFile) -> Iterator[Taken]:
    """All that a file says, lines it lacks left where they are."""
    for table in found.tables:
        yield Taken(
            appendix=table.ours.id,
            changed=table.found.changed,
            brought=table.found.brought,
            moved=table.found.moved,
        )
