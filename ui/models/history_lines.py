"""What happened to one row of a table, as lines: when, who, what, in which column, before and after."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from ccapp.domain.deadline import written_day
from ccapp.domain.layout import DEADLINE
from ccapp.domain.plan import TIMING, RecordId
from ccapp.domain.timing import timing_of
from ccapp.domain.versions import FieldValue
from ui.days import day_and_time
from ui.models.exchange_lines import Line

if TYPE_CHECKING:
    from ccapp.store.history import FieldChange

_DELETED: Final = "deleted"
_PLACE: Final = frozenset({"position", "parent"})


def history_lines(
    changes: Iterable[FieldChange], columns: Mapping[str, str], action: Callable[[str], str]
) -> tuple[Line, ...]:
    """The latest first. What a row was made with is one line; fields that no column shows are left out.

    `changes` come oldest first for each record. The column of the deadline tells of extensions and events.
    """
    told: dict[tuple[object, ...], Line] = {}
    made: dict[RecordId, int] = {}  # by which step: later a text without one before is the first in its cell
    for change in changes:
        is_new = made.setdefault(change.record, change.tx) == change.tx and change.before is None
        line = _line(change, columns, action, is_new=is_new)
        if line is not None:
            told.setdefault((change.tx, *line.cells[2:]), line)
    return tuple(sorted(told.values(), key=lambda line: int(line.key), reverse=True))


def _line(
    change: FieldChange, columns: Mapping[str, str], action: Callable[[str], str], *, is_new: bool
) -> Line | None:
    name = action(change.action)
    name = name[:1].upper() + name[1:]
    if change.field == _DELETED:
        gone = QCoreApplication.translate("history", "Removed")
        back = QCoreApplication.translate("history", "Brought back")
        return _told(change, back if change.after is None else gone)
    if change.field == TIMING and not is_new:
        return _told(change, name, columns.get(DEADLINE, ""), _days(change.before), _days(change.after))
    if change.field in _PLACE:
        return _told(change, name)
    if change.field not in columns:
        return None
    if is_new:
        return _told(change, name)
    return _told(change, name, columns[change.field], _text(change.before), _text(change.after))


def _told(change: FieldChange, name: str, column: str = "", before: str = "", after: str = "") -> Line:
    when = day_and_time(datetime.fromisoformat(change.at))
    return Line(key=str(change.tx), cells=(when, change.who, name, column, before, after))


def _text(value: FieldValue) -> str:
    return value if isinstance(value, str) else ""


def _days(value: FieldValue) -> str:
    """What came of a deadline: `hướng dẫn của tỉnh: 01/6/2026; 31/3/2026 → 30/9/2026 (chờ vốn)`."""
    timing = timing_of({TIMING: _text(value)})
    came = [f"{each.phrase}: {written_day(each.day)}" for each in timing.events]
    put_off = [
        f"{written_day(each.of)} → {written_day(one.until)} ({one.reason})"
        for each in timing.extended
        for one in each.by
    ]
    return "; ".join((*came, *put_off))
