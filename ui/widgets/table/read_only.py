"""A read-only table with merged cells and wrapped text; its rows are as high as their text, to a limit."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, Qt
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.models.take_table import Doubt, Shown, TakeTableModel
from ui.widgets.table.columns import shares
from ui.widgets.table.row_heights import TextWrap

_PAD: Final = 10  # pixels that the style keeps free beside and above a text, both sides together
_NARROWEST: Final = 100
_NARROWEST_NUMBER: Final = 66
_HIGHEST: Final = 320
_LEAST_HEIGHT: Final = 170  # of the table, also in a low window
_SHORT_HEADING: Final = 4  # characters; such columns hold numbers


class TakeTable(QTableView):
    """One side of the comparison. Whole rows are selected, one at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = TakeTableModel(self)
        self._shares: tuple[int, ...] = ()
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setMinimumHeight(_LEAST_HEIGHT)
        self.setCornerButtonEnabled(False)
        heads = self.horizontalHeader()
        heads.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        )
        heads.setHighlightSections(False)
        heads.setFixedHeight(heading_height(heads))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)

    @property
    def place(self) -> str:
        """Where the current row stands in the file; empty without one."""
        row = self.currentIndex().row()
        return self.rows.shown.places[row] if row >= 0 else ""

    def show_table(self, shown: Shown, shares: Sequence[int], doubts: Iterable[Doubt] = ()) -> None:
        """Show another table; `shares` are the proportions of its columns, `doubts` mark cells."""
        again = shown.headings == self.rows.shown.headings and tuple(shares) == self._shares
        self._shares = tuple(shares)
        self.rows.show_table(shown, doubts)
        self.clearSpans()
        for cell in shown.spans:
            self.setSpan(cell.row, cell.column, cell.height, cell.width)
        if not again:
            self._fit_columns()
            self.scrollToTop()
        self.fit_rows()

    def _fit_columns(self) -> None:
        """Give every column its share of the width, but room enough for a few words."""
        headings = self.rows.shown.headings[: len(self._shares)]
        least = [_NARROWEST_NUMBER if len(each) <= _SHORT_HEADING else _NARROWEST for each in headings]
        header = self.horizontalHeader()
        with QSignalBlocker(header):
            for column, width in enumerate(shares(list(self._shares), least, self.viewport().width())):
                header.resizeSection(column, width)
        header.geometriesChanged.emit()

    def fit_rows(self) -> None:
        """Make each row high enough for its text, and merged cells for theirs."""
        body, bold = TextWrap(self.font()), TextWrap(_bold(self.font()))
        shown = self.rows.shown
        heights = [body.line_height + _PAD] * len(shown.places)
        for cell in sorted(shown.cells, key=lambda each: each.height):
            width = sum(self.columnWidth(cell.column + step) for step in range(cell.width)) - _PAD
            wrap = bold if cell.row in shown.sections else body
            needed = min(wrap.height(cell.text, width) + _PAD, _HIGHEST)
            last = min(cell.row + cell.height, len(heights)) - 1
            heights[last] += max(needed - sum(heights[cell.row : last + 1]), 0)
        header = self.verticalHeader()
        with QSignalBlocker(header):
            for row, height in enumerate(heights):
                header.resizeSection(row, height)
        header.geometriesChanged.emit()
        self.viewport().update()

    def select_row(self, row: int) -> None:
        """Select a row and bring it into sight; -1 selects nothing."""
        if row < 0:
            self.clearSelection()
            return
        index = self.rows.index(row, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the columns filling the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and self._shares:
            self._fit_columns()
            self.fit_rows()


def heading_height(header: QHeaderView) -> int:
    """Room for two lines of a heading."""
    return 2 * header.fontMetrics().lineSpacing() + _PAD


def _bold(font: QFont) -> QFont:
    made = QFont(font)
    made.setBold(True)
    return made
