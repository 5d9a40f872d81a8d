"""Column widths: the layout's proportions over the whole width, until the user drags one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.models.plan_table import PlanTableModel
from ui.widgets.row_heights import TextWrap

_MIN_WIDTH: Final = 46
_MIN_WORDED: Final = 84
_PADDING: Final = 14
_NARROW: Final = 200  # tenths of a millimetre: a column of numbers


class PlanColumns(QObject):
    """Keeps the widths of the columns of a table; widths a user chose stay for that layout.

    `bold` gives the present measure of headings; `dragged` tells of a width that the user changed.
    """

    dragged = Signal()

    def __init__(self, view: QTableView, model: PlanTableModel, bold: Callable[[], TextWrap]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._bold = bold
        self._chosen: dict[tuple[str, ...], list[int]] = {}
        self._fitting = False
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
        kept = self._chosen.get(self._model.layout_.keys)
        if kept:
            return kept
        columns = self._model.layout_.columns
        room = self._view.viewport().width() - 1
        least = [_MIN_WIDTH if column.width < _NARROW else _MIN_WORDED for column in columns]
        share = _shares([column.width for column in columns], least, room)
        if share and sum(share) < room:
            share[share.index(max(share))] += room - sum(share)
        return share

    def _fit_header(self, widths: list[int]) -> None:
        """The header is as high as its highest heading; Qt measures it on one line."""
        wrap = self._bold()
        headings = [column.full_heading for column in self._model.layout_.columns]
        most = [wrap.height(text, width - _PADDING) for text, width in zip(headings, widths, strict=True)]
        self._view.horizontalHeader().setFixedHeight(max(most, default=wrap.line_height) + _PADDING)

    def _on_resized(self, column: int, _: int, width: int) -> None:
        """A user's drag. A change of shape also resizes columns, but only while `fit` is at work."""
        if self._fitting or column >= len(self._model.layout_.columns) or not self._view.isVisible():
            return
        header = self._view.horizontalHeader()
        widths = [header.sectionSize(each) for each in range(len(self._model.layout_.columns))]
        widths[column] = width
        self._chosen[self._model.layout_.keys] = widths
        self._fit_header(widths)
        self.dragged.emit()


def _shares(wanted: list[int], least: list[int], room: int) -> list[int]:
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
