"""What a shift of years does to a plan, as lines to be looked at: where, before, after, or why not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QCoreApplication

from ccapp.domain.checks.groups import line_labels
from ccapp.domain.layout import Level
from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.year_shift import Shifted, YearShift
from ccapp.words import Words
from ui.models.exchange_lines import Line

_AROUND: Final = 48  # characters shown on either side of what differs
_LONG: Final = 140


def change_lines(shift: YearShift) -> tuple[Line, ...]:
    """Every change with a tick; its key is its number."""
    names = _Names(shift.plan)
    return tuple(
        Line(key=str(at), cells=(names.of(each.record, each.field), *_cut(each)), ticked=True)
        for at, each in enumerate(shift.changes)
    )


def left_lines(words: Words, shift: YearShift) -> tuple[Line, ...]:
    """Every year that stays, with its reason."""
    names = _Names(shift.plan)
    return tuple(
        Line(
            key=str(at),
            cells=(
                names.of(each.record, each.field),
                _around(each.text, each.text.find(each.words), len(each.words)),
                words.text(each.why.value),
            ),
        )
        for at, each in enumerate(shift.left)
    )


class _Names:
    """What lines and columns of a plan are called."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._labels = line_labels(plan)
        self._headings = dict(_headings(plan))

    def of(self, record: RecordId, field: str) -> str:
        if record == self._plan.id:
            return QCoreApplication.translate("new-plan", "Title of the plan")
        if any(each.id == record for each in self._plan.appendices):
            return QCoreApplication.translate("new-plan", "Title of the appendix")
        label = self._labels.get(record, "")
        if field == Level.SECTION.value:
            return QCoreApplication.translate("new-plan", "Section {label}").format(label=label)
        heading = " ".join(self._headings.get(field, field).split())
        return f"{label}. {heading}" if label else heading


def _headings(plan: Plan) -> Iterator[tuple[str, str]]:
    for appendix in plan.appendices:
        yield from ((column.key, column.heading) for column in appendix.layout.columns)


def _cut(change: Shifted) -> tuple[str, str]:
    """Both texts, of long ones only what stands around the difference."""
    before, after = (" ".join(text.split()) for text in (change.before, change.after))
    if max(len(before), len(after)) <= _LONG:
        return before, after
    start = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), 0)
    return _around(before, start, 4), _around(after, start, 4)


def _around(text: str, at: int, length: int) -> str:
    line = " ".join(text.split())
    if len(line) <= _LONG:
        return line
    first, last = max(0, at - _AROUND), min(len(line), at + length + _AROUND)
    return f"{'…' if first else ''}{line[first:last]}{'…' if last < len(line) else ''}"
