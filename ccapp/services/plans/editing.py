"""Changing the shape of a draft's table: lines added, removed and moved, many cells set at once.

Every call is one transaction and one undo. Numbers run on afterwards where they ran regularly before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from ccapp.domain.layout import PRODUCT, Layout, Level
from ccapp.domain.numbering import is_regular, renumbered
from ccapp.domain.ordering import between, spread
from ccapp.domain.plan import Appendix, Item, Plan, RecordId, require_editable
from ccapp.domain.records import line_holding
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store.journal import Transaction
from ccapp.store.plans import insert_branch, load_branch, load_head, load_plan, positions
from ccapp.store.tables import ITEM
from ccapp.text.normalize import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """A new line, and the leaf below it where the cursor goes."""

    changes: Changes
    record: RecordId
    leaf: RecordId


@dataclass(frozen=True, slots=True, kw_only=True)
class CellEdit:
    """One text to set: `field` is a key of the record's own level."""

    record: RecordId
    field: str
    text: str


def set_texts(session: Session, plan: RecordId, edits: Sequence[CellEdit], *, action: str = "set") -> Changes:
    """Set several texts in one step. Raises RefusedError or NotFoundError, and then sets none."""
    head = load_head(session.store.connection, plan)
    _require_own_draft(session, head)
    with session.store.journal.write(action, session.who) as tx:
        for edit in edits:
            branch = load_branch(session.store.connection, edit.record)
            if branch.plan_id != plan:
                raise NotFoundError("record-not-in-plan", record=edit.record, plan=head.title)
            line = line_holding(branch.layout, branch.path, edit.field)
            if line is None:
                raise RefusedError("field-not-of-record", field=edit.field, record=edit.record)
            text = clean(edit.text)
            require_length(edit.field, text)
            tx.change(ITEM, line.id, {edit.field: text})
    return _changes(tx)


def add_section(session: Session, plan: RecordId, appendix: RecordId, number: str, title: str) -> Added:
    """Add a section at the end of an appendix, with one empty task to write in."""
    found = require_draft(session, plan)
    table = next((each for each in found.appendices if each.id == appendix), None)
    if table is None:
        raise NotFoundError("record-not-found", record=appendix)
    texts = {"section_number": clean(number), "section": clean(title)}
    branch = _branch(table.layout, Level.SECTION)
    section = Item(level=Level.SECTION, texts=texts, children=branch.children)

    def write(tx: Transaction) -> RecordId:
        last = table.sections[-1].id if table.sections else None
        at = position_after(session, tx, None, appendix, last)
        return insert_branch(tx, found.id, appendix, None, section, at)

    return _added(session, found, "add-section", write)


def add_line(session: Session, plan: RecordId, near: RecordId, level: Level) -> Added:
    """Add an empty line of a level after the one that `near` stands in, with one line of each level below.

    `near` is any line: a leaf with level product gives a second product of its task, after it; a task with
    level product one after its last; a section with level task gives its first task. Raises RefusedError
    for a level the layout does not have below a section, and for a product without a column of products:
    there a task has one leaf.
    """
    found = require_draft(session, plan)
    table, path = _place(found, near)
    one_leaf = level is Level.PRODUCT and PRODUCT not in table.layout.keys
    if level not in table.layout.levels[1:] or one_leaf:
        raise RefusedError("level-not-of-layout", level=level.value)
    above = table.layout.levels[table.layout.levels.index(level) - 1]
    parent = next((item for item in path if item.level is above), None)
    before = next((item.id for item in path if item.level is level), None)
    if parent is None:
        raise RefusedError("line-too-high", level=level.value)
    if before is None and parent.children and parent.level is not Level.SECTION:
        before = parent.children[-1].id

    def write(tx: Transaction) -> RecordId:
        at = position_after(session, tx, parent.id, table.id, before)
        return insert_branch(tx, found.id, table.id, parent.id, _branch(table.layout, level), at)

    return _added(session, found, f"add-{level}", write)


def _branch(layout: Layout, level: Level) -> Item:
    """An empty line with one empty line of each level below it."""
    below = layout.levels[layout.levels.index(level) + 1 :]
    texts = dict.fromkeys(layout.level_keys(level), "")
    children = (_branch(layout, below[0]),) if below else ()
    return Item(level=level, texts=texts, children=children)


def remove(session: Session, plan: RecordId, records: Sequence[RecordId]) -> Changes:
    """Remove lines with everything below them; a line left without any below it goes too, up to the section.

    Nothing is erased: undo brings all of it back.
    """
    found = require_draft(session, plan)
    gone: dict[RecordId, None] = {}  # in order: the journal is to tell the same story every time
    for record in records:
        _, path = _place(found, record)
        gone.update(dict.fromkeys(item.id for item in path[-1].walk()))
        _empty_above(path, gone)

    def write(tx: Transaction) -> None:
        for record in gone:
            tx.delete(ITEM, record)

    return reshape(session, found, "remove", write)


def _empty_above(path: tuple[Item, ...], gone: dict[RecordId, None]) -> None:
    for item in reversed(path[1:-1]):
        if all(child.id in gone for child in item.children):
            gone[item.id] = None


def move(session: Session, plan: RecordId, record: RecordId, *, up: bool) -> Changes:
    """Move a line one place among its siblings; at the edge, a task goes over into the next section.

    A line that cannot go further stays: the answer then has no transaction.
    """
    found = require_draft(session, plan)
    table, path = _place(found, record)
    parent = path[-2] if len(path) > 1 else None
    siblings = parent.children if parent else table.sections
    index = [item.id for item in siblings].index(record)
    other = index - 1 if up else index + 1

    def write(tx: Transaction) -> None:
        if 0 <= other < len(siblings):
            skip = siblings[other].id
            at = _beside(session, tx, parent.id if parent else None, table.id, skip, before=up)
            tx.change(ITEM, record, {"position": at})
        else:
            _move_over(session, tx, table, path, up=up)

    return reshape(session, found, "move", write)


def _move_over(
    session: Session, tx: Transaction, table: Appendix, path: tuple[Item, ...], *, up: bool
) -> None:
    """From the edge of its section into the one beside it."""
    record, section = path[-1], path[0]
    index = [item.id for item in table.sections].index(section.id) + (-1 if up else 1)
    if len(path) != 2 or not 0 <= index < len(table.sections):  # noqa: PLR2004 - section and line
        return
    target = table.sections[index]
    ends = target.children
    if not ends:
        at = between("", "")
    else:
        at = _beside(session, tx, target.id, table.id, ends[-1 if up else 0].id, before=not up)
    tx.change(ITEM, record.id, {"parent_id": target.id, "position": at})


def require_draft(session: Session, plan: RecordId) -> Plan:
    """Our own draft with everything in it. Raises RefusedError for any other plan, NotFoundError for none."""
    found = load_plan(session.store.connection, plan)
    _require_own_draft(session, found)
    return found


def _require_own_draft(session: Session, plan: Plan) -> None:
    if plan.office_id != session.store.office.id:
        raise RefusedError("plan-foreign", plan=plan.title)
    require_editable(plan)


def _place(plan: Plan, record: RecordId) -> tuple[Appendix, tuple[Item, ...]]:
    """The appendix and the lines from the section down to a record. Raises NotFoundError."""
    for appendix in plan.appendices:
        for section in appendix.sections:
            path = _path_to(section, record)
            if path:
                return appendix, path
    raise NotFoundError("record-not-found", record=record)


def _path_to(item: Item, record: RecordId) -> tuple[Item, ...]:
    if item.id == record:
        return (item,)
    for child in item.children:
        below = _path_to(child, record)
        if below:
            return (item, *below)
    return ()


def position_after(
    session: Session, tx: Transaction, parent: RecordId | None, appendix: RecordId, sibling: RecordId | None
) -> str:
    """A position right after a sibling; before all of them when there is none named.

    `parent` None places a section of `appendix`.
    """
    if sibling is None:
        taken = positions(session.store.connection, parent, appendix)
        return between("", taken[0][1] if taken else "")
    return _beside(session, tx, parent, appendix, sibling, before=False)


def _beside(
    session: Session,
    tx: Transaction,
    parent: RecordId | None,
    appendix: RecordId,
    sibling: RecordId,
    *,
    before: bool,
) -> str:
    """A position right before or after a sibling.

    Two computers can have inserted at one place: where equal positions leave no room between them, the
    siblings are spread anew first, in the order they are shown in.
    """
    taken = positions(session.store.connection, parent, appendix)
    at = [record for record, _ in taken].index(sibling)
    low, high = (at - 1, at) if before else (at, at + 1)
    if low >= 0 and high < len(taken) and taken[low][1] >= taken[high][1]:
        taken = [(record, place) for (record, _), place in zip(taken, spread(len(taken)), strict=True)]
        for record, place in taken:
            tx.change(ITEM, record, {"position": place})
    return between(
        taken[low][1] if low >= 0 else "",
        taken[high][1] if high < len(taken) else "",
    )


def _added(session: Session, plan: Plan, action: str, write: Callable[[Transaction], RecordId]) -> Added:
    made: list[RecordId] = []
    changes = reshape(session, plan, action, lambda tx: made.append(write(tx)))
    branch = load_branch(session.store.connection, made[0])
    leaf = branch.path[-1]
    while leaf.children:
        leaf = load_branch(session.store.connection, leaf.children[0].id).path[-1]
    return Added(changes=changes, record=made[0], leaf=leaf.id)


def reshape(session: Session, plan: Plan, action: str, write: Callable[[Transaction], object]) -> Changes:
    """Change the shape, then the numbers of tables whose numbers ran regularly before."""
    with session.store.journal.write(action, session.who) as tx:
        write(tx)
        run_on(session, tx, plan)
    return _changes(tx)


def run_on(session: Session, tx: Transaction, before: Plan) -> None:
    """Number the tables of a plan anew whose numbers ran regularly before, inside a transaction."""
    regular = [appendix.id for appendix in before.appendices if is_regular(appendix)]
    for appendix in load_plan(session.store.connection, before.id).appendices:
        if appendix.id in regular:
            for record, number in renumbered(appendix).items():
                tx.change(ITEM, record, {"number": number})


def _changes(tx: Transaction) -> Changes:
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)
