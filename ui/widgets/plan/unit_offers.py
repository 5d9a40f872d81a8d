"""A list of names below a field that keeps the keyboard: an offer and no more, nothing is chosen at first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QListWidget, QWidget

_ROWS: Final = 8  # in sight at once
_LEAST: Final = 260  # pixels of width
_EDGES: Final = 4


class OfferList(QListWidget):
    """Lies over the window, so that no change of windows takes the focus from where it is typed.

    `taken` tells the name that was clicked; `chosen` is the one the keys have gone to.
    """

    taken = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setProperty("offers", True)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName(self.tr("Units to choose from"))
        self.itemClicked.connect(lambda item: self.taken.emit(item.text()))
        self.hide()

    @property
    def chosen(self) -> str:
        """The name the keys have gone to; "" where they have gone to none."""
        item = self.currentItem()
        return item.text() if item is not None else ""

    def names(self) -> list[str]:
        """What is offered."""
        return [self.item(row).text() for row in range(self.count())]

    def show_names(self, names: Sequence[str]) -> None:
        """Offer these, none of them chosen."""
        if list(names) != self.names():
            self.clear()
            self.addItems(list(names))
        self.setCurrentRow(-1)

    def step(self, by: int) -> None:
        """Go down or up; up from the first chooses none again."""
        row = self.currentRow() + by
        self.setCurrentRow(max(-1, min(row, self.count() - 1)))

    def stand_by(self, field: QWidget, *, is_above: bool = False) -> None:
        """Show below a field, above it where there is more room for the list or where it `is_above`."""
        window = self._window
        top_left = field.mapTo(window, QPoint(0, 0))
        high = max(self.sizeHintForRow(0), 1) * min(self.count(), _ROWS) + _EDGES
        wide = min(max(field.width(), _LEAST, self.sizeHintForColumn(0) + 24), window.width())
        under = top_left.y() + field.height()
        below, above = window.height() - under, top_left.y()
        is_below = not is_above and (high <= below or below >= above)
        high = min(high, below if is_below else above)
        top = under if is_below else above - high
        left = max(0, min(top_left.x(), window.width() - wide))
        self.setGeometry(left, top, wide, high)
        self.show()
        self.raise_()
