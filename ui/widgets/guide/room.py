"""Room for the guide beside a table: a column where the window is wide, a drawer over the table where not."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

WIDE: Final = 1200  # logical pixels of the window from which the column stands beside the table
_WIDTH: Final = 300


_TALL: Final = 600  # logical pixels of the window from which the path has its sentence below
_PATH: Final = (32, 62)  # pixels without the sentence and with it


class PathPlace(QWidget):
    """The place of the path strip above the table, kept free from the start; lower in a low window."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setFixedHeight(_PATH[1])

    def set_strip(self, strip: QWidget) -> None:
        """Put the strip in its place."""
        self._column.addWidget(strip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A window that became low or tall."""
        super().resizeEvent(event)
        self.setFixedHeight(_PATH[self.window().height() >= _TALL])


class GuideRoom(QWidget):
    """A table and, once it is given, the guide column. The width is kept free from the start, so that the
    table does not jump when the column comes. `turned` tells whether the guide can be seen.
    """

    turned = Signal(bool)

    def __init__(self, table: QWidget, *, folded: bool = False) -> None:
        super().__init__()
        self.is_folded = folded
        self._drawn = False  # the drawer of a narrow window is open
        self._column: QWidget | None = None
        self._beside = QWidget()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(table, 1)
        self._row.addWidget(self._beside)
        self._beside.setFixedWidth(_WIDTH)
        self._lay_out()

    def set_column(self, column: QWidget) -> None:
        """Put the guide in its place."""
        self._column = column
        column.setParent(self)
        self._lay_out()

    @property
    def is_wide(self) -> bool:
        """Whether there is room for a column beside the table."""
        return self.window().width() >= WIDE

    @property
    def is_shown(self) -> bool:
        """Whether the guide is to be seen, as a column or as a drawer."""
        return not self.is_folded if self.is_wide else self._drawn

    def toggle(self) -> None:
        """Fold the column or open it; open or close the drawer."""
        if self.is_wide:
            self.is_folded = not self.is_folded
        else:
            self._drawn = not self._drawn
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A window that became wide or narrow shows the guide the other way."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        shown, wide = self.is_shown, self.is_wide
        self._beside.setVisible(wide and shown)
        if self._column is not None:
            self._column.setVisible(shown)
            self._column.setGeometry(self.width() - _WIDTH, 0, _WIDTH, self.height())
            self._column.setProperty("drawer", not wide)
            self._column.raise_()
        self.turned.emit(shown)
