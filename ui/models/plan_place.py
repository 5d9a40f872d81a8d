"""Which record an action at a cell means: its column tells the level, its row the line."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from ccapp.domain.layout import NUMBER, Level
from ccapp.domain.plan import Item, RecordId
from ui.models.plan_lines import Kind, Line
from ui.models.plan_table import PlanTableModel

Place = tuple[int, int]
_BELOW_TASK: Final = frozenset({Level.ACTIVITY, Level.PRODUCT})


def owner(line: Line, column: int) -> Item:
    """The line whose text stands in a column; the leaf where the row has no text there."""
    record = line.records[column]
    return next((item for item in line.path if item.id == record), line.path[-1])


def near_for(model: PlanTableModel, place: Place | None, level: Level) -> tuple[RecordId, Level] | None:
    """Next to which record, and at which level, a new line goes; None where the table has no section.

    On a section's row every new line is its first one. At the own cell of the line above, such as a task's
    for a product, it goes after the last there.
    """
    if not model.lines:
        return None
    row, column = place or (len(model.lines) - 1, 0)
    line = model.lines[row]
    if line.kind is not Kind.LEAF:
        return line.path[0].id, model.layout_.numbered_level
    above = model.layout_.levels[model.layout_.levels.index(level) - 1]
    here = owner(line, column)
    if here.level is above:
        return here.id, level
    return line.path[-1].id, level


def line_to_move(model: PlanTableModel, place: Place | None) -> RecordId | None:
    """The line that moves from a cell. An only child takes the line above it along, up to the section."""
    if place is None:
        return None
    line = model.lines[place[0]]
    path = line.path[: line.path.index(owner(line, place[1])) + 1]
    while len(path) > 2 and len(path[-2].children) == 1:  # noqa: PLR2004 - the section stays where it is
        path = path[:-1]
    return path[-1].id


def lines_to_remove(model: PlanTableModel, places: Sequence[Place]) -> list[RecordId]:
    """The lines that the chosen cells stand for, each once, in table order."""
    chosen = [(model.lines[row], column) for row, column in places]
    return list(dict.fromkeys(owner(line, col).id for line, col in chosen if line.kind is not Kind.VACANT))


def removed_words(model: PlanTableModel, records: Sequence[RecordId], rows: int) -> str:
    """What was removed, to be told with a way back: one line by its number, several by their rows."""
    if len(records) == 1:
        path = next((line.path for line in model.lines if any(i.id == records[0] for i in line.path)), ())
        at = next((at for at, item in enumerate(path) if item.id == records[0]), 0)
        number = next((item.text(NUMBER) for item in reversed(path[: at + 1]) if item.text(NUMBER)), "")
        if at and number:
            below = path[at].level in _BELOW_TASK
            words = QCoreApplication.translate("plan-place", "Removed: task {number}.")
            if below and len(path[at - 1].children) > 1:
                words = QCoreApplication.translate("plan-place", "Removed: one product of task {number}.")
            return words.format(number=number)
        if path and not at:
            words = QCoreApplication.translate("plan-place", "Removed: section “{name}”.")
            return words.format(name=path[0].text(Level.SECTION))
    return QCoreApplication.translate("plan-place", "Removed: {count} rows.").format(count=rows)


def rows_below(model: PlanTableModel, records: Collection[RecordId]) -> int:
    """How many rows with content go when records go."""
    gone = set(records)
    return sum(line.kind is Kind.LEAF and any(item.id in gone for item in line.path) for line in model.lines)
