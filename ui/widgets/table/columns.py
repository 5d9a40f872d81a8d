"""Column widths: the layout's proportions over the whole width; a dragged edge is told once it rests."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.models.plan_lines import Kind
from ui.models.plan_table import PlanTableModel
from ui.widgets.table.header import PlanHeader
from ui.widgets.table.row_heights import PAD_X, TextWrap

_MIN_WIDTH: Final = 46
_MIN_WORDED: Final = 84
_PADDING: Final = 14
_NARROW: Final = 200  # tenths of a millimetre: a column of numbers
_REST: Final = 400  # milliseconds after the last move of an edge

Widths = dict[str, int]


class PlanColumns(QObject):
    """Keeps the widths of the columns of a table; widths a user chose stay for that layout.

    What a column gains or loses, the one after it gives or takes. `bold` gives the present measure of
    headings; `dragged` tells of a width that the user changed. Once the edge rests, `store` gets the new
    widths in tenths of a millimetre by key; it tells whether it could take them now, else it is asked again.
    """

    dragged = Signal()

    def __init__(self, view: QTableView, model: PlanTableModel, bold: Callable[[], TextWrap]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._bold = bold
        self._chosen: dict[tuple[tuple[str, int], ...], list[int]] = {}
        self._fitting = False
        self._before: list[int] = []  # widths before the drag
        self._dragged: tuple[tuple[str, int], ...] = ()  # the layout it is of
        self.store: Callable[[Widths], bool] = lambda _: True
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self.settle)
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        header.setMinimumSectionSize(_MIN_WIDTH)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.sectionResized.connect(self._on_resized)

    def fit(self) -> bool:
        """Give every column its width; tells whether any differs from before."""
        widths = self._widths()
        header = self._view.horizontalHeader()
        before = [header.sectionSize(column) for column in range(len(widths))]
        self._fitting = True
        for column, width in enumerate(widths):
            header.resizeSection(column, width)
        self._fitting = False
        self._fit_header(widths)
        return before != widths

    def _widths(self) -> list[int]:
        kept = self._chosen.get(self._shape())
        if kept:
            return kept
        columns = self._model.layout_.columns
        room = self._view.viewport().width() - 1
        least = [_MIN_WIDTH if column.width < _NARROW else _MIN_WORDED for column in columns]
        share = shares([column.width for column in columns], least, room)
        if share and sum(share) < room:
            share[share.index(max(share))] += room - sum(share)
        return share

    def _fit_header(self, widths: list[int]) -> None:
        """The header is as high as its highest heading; Qt measures it on one line."""
        wrap = self._bold()
        headings = [column.full_heading for column in self._model.layout_.columns]
        most = [wrap.height(text, width - _PADDING) for text, width in zip(headings, widths, strict=True)]
        header = self._view.horizontalHeader()
        below = header.below if isinstance(header, PlanHeader) else 0
        header.setFixedHeight(max(most, default=wrap.line_height) + _PADDING + below)

    def _shape(self, widths: Widths | None = None) -> tuple[tuple[str, int], ...]:
        """What a layout is known by here; with `widths`, as it will be with these."""
        given = widths or {}
        return tuple((each.key, given.get(each.key, each.width)) for each in self._model.layout_.columns)

    def _on_resized(self, column: int, old: int, width: int) -> None:
        """A user's drag. A change of shape also resizes columns, but only while `fit` is at work."""
        count = len(self._model.layout_.columns)
        if self._fitting or column >= count or not self._view.isVisible():
            return
        header = self._view.horizontalHeader()
        widths = [header.sectionSize(each) for each in range(count)]
        if not self._timer.isActive():
            self._before, self._dragged = [*widths[:column], old, *widths[column + 1 :]], self._shape()
        widths[column] = width
        if column + 1 < count:
            widths[column + 1] = max(_MIN_WIDTH, widths[column + 1] + old - width)
            self._fitting = True
            header.resizeSection(column + 1, widths[column + 1])
            self._fitting = False
        self._chosen[self._shape()] = widths
        self._fit_header(widths)
        self._timer.start()
        self.dragged.emit()

    def settle(self) -> None:
        """Hand the widths of a drag over now."""
        shape = self._shape()
        chosen = self._chosen.get(shape)
        self._timer.stop()
        if not self._before or chosen is None or shape != self._dragged:
            return
        columns = self._model.layout_.columns
        unit = sum(each.width for each in columns) / max(1, sum(self._before))
        pairs = zip(columns, self._before, chosen, strict=True)
        widths = {each.key: round(now * unit) for each, before, now in pairs if now != before}
        before, self._before = self._before, []
        self._chosen[self._shape(widths)] = chosen
        if not self.store(widths):
            self._before = before
            self._timer.start()
        elif self._shape() != shape:
            del self._chosen[shape]  # so that undo brings the widths of before back


def fitting_width(model: PlanTableModel, column: int, wrap: TextWrap, room: int) -> int:
    """The width at which no text of a column is broken, or two fifths of the room where that is less."""
    least = _MIN_WIDTH if model.layout_.columns[column].width < _NARROW else _MIN_WORDED
    leaves = (row for row, line in enumerate(model.lines) if line.kind is Kind.LEAF)
    parts = {part for row in leaves for part in model.text(row, column).split("\n")}
    most = max(map(wrap.advance, parts), default=0)
    return max(least, min(math.ceil(most) + 2 * PAD_X + 1, room * 2 // 5))


def shares(wanted: list[int], least: list[int], room: int) -> list[int]:
    """Widths in proportion that fill the room, none below its least; too narrow a room is overrun."""
    fixed: set[int] = set()
    while True:
        left = room - sum(least[each] for each in fixed)
        total = sum(width for each, width in enumerate(wanted) if each not in fixed)
        share = [
            least[each] if each in fixed else max(0, left) * width // max(total, 1)
            for each, width in enumerate(wanted)
        ]
        low = {each for each in range(len(wanted)) if each not in fixed and share[each] < least[each]}
        if not low:
            return share
        fixed |= low
