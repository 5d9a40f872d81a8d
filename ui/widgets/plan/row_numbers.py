"""The row numbers of the last printout left of the rows of the table, to find what was written on paper."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ccapp.domain.plan import RecordId
from ui import theme

_PAD: Final = 5  # pixels left and right of a number
_TOP: Final = 4
_SMALLER: Final = 0.85


class RowNumbers(QHeaderView):
    """Shows a number left of each row whose record has one; without any number it is not there at all.

    `record_of` tells which record the number of a row belongs to. Numbers are those of a printout: they stay
    with their rows when these move, and a row that came since has none.
    """

    def __init__(self, parent: QWidget, record_of: Callable[[int], RecordId | None]) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._record_of = record_of
        self._numbers: Mapping[RecordId, int] = {}
        self.setSectionsClickable(False)
        self.setHighlightSections(False)
        self.hide()

    def show_numbers(self, numbers: Mapping[RecordId, int], told: str) -> None:
        """Take in the numbers of a printout; `told` says of which, to those who point at them."""
        self.setToolTip(told)  # the same rows may have been printed again
        if numbers == self._numbers:
            return
        self._numbers = numbers
        self.setVisible(bool(numbers))
        self.geometriesChanged.emit()  # without it the table leaves the room of the numbers before
        self.viewport().update()

    def number(self, row: int) -> int | None:
        """The number of a row on the printout."""
        record = self._record_of(row) if self._numbers else None
        return self._numbers.get(record) if record is not None else None

    def sizeHint(self) -> QSize:
        """As wide as the largest number."""
        last = str(max(self._numbers.values(), default=0))
        return QSize(QFontMetrics(self._small()).horizontalAdvance(last) + 2 * _PAD, 0)

    def paintSection(self, painter: QPainter, rect: QRect, row: int) -> None:
        """The number at the top right, where the printout has it."""
        colors = theme.colors()
        painter.fillRect(rect, QColor(colors.window))
        number = self.number(row)
        if number is None:
            return
        painter.setFont(self._small())
        painter.setPen(QColor(colors.muted))
        place = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
        painter.drawText(rect.adjusted(0, _TOP, -_PAD, 0), place, str(number))

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * _SMALLER)
        return font
