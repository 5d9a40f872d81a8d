"""A layout of buttons side by side that goes on in the next line where the room ends."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem

_GAP: Final = 8
_NOWHERE: Final = Qt.Orientation(0)


class FlowLayout(QLayout):
    """Items at their own size, from the left, line by line; one wider than the room gets the room."""

    def __init__(self) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Qt's way in; `addWidget` is the one to use."""
        self._items.append(item)

    def count(self) -> int:
        """How many items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """An item; None after the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # Qt asks until there is none
        """Give an item away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Wants no more room than it needs."""
        return _NOWHERE

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high the lines are at a width."""
        return self._arrange(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        """Put every item in its place."""
        super().setGeometry(rect)
        self._arrange(rect, place=True)

    def sizeHint(self) -> QSize:
        """The least that will do."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """The height of one line; any width."""
        high = max((item.sizeHint().height() for item in self._items), default=0)
        return QSize(0, high)

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        top = rect.top()
        for line in self._lines(rect.width()):
            high = max(size.height() for _, size in line)
            left = rect.left() + self._indent(rect.width(), line)
            for item, size in line:
                if place:
                    item.setGeometry(QRect(QPoint(left, top + (high - size.height()) // 2), size))
                left += size.width() + _GAP
            top += high + _GAP
        return max(0, top - _GAP - rect.top())

    def _indent(self, width: int, line: list[tuple[QLayoutItem, QSize]]) -> int:  # noqa: ARG002 - see EndFlow
        return 0

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """The items of each line with their sizes; those that are hidden have no place."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in (item for item in self._items if not item.isEmpty()):
            size = item.sizeHint().boundedTo(QSize(max(width, 1), 10_000))
            if not lines or left + size.width() > width:
                lines.append([])
                left = 0
            lines[-1].append((item, size))
            left += size.width() + _GAP
        return lines


class EndFlow(FlowLayout):
    """As the one it is made from, at the right edge; beside a title it asks for the room of one line."""

    def sizeHint(self) -> QSize:
        """All side by side."""
        line = [(item, item.sizeHint()) for item in self._items if not item.isEmpty()]
        return QSize(_wide(line), super().sizeHint().height())

    def minimumSize(self) -> QSize:
        """One below the other."""
        wide = max((item.minimumSize().width() for item in self._items if not item.isEmpty()), default=0)
        return QSize(wide, super().minimumSize().height())

    def _indent(self, width: int, line: list[tuple[QLayoutItem, QSize]]) -> int:
        return max(0, width - _wide(line))


def _wide(line: list[tuple[QLayoutItem, QSize]]) -> int:
    return sum(size.width() + _GAP for _, size in line) - _GAP if line else 0
