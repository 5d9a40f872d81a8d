"""The layout of a notice: picture, sentence, buttons side by side; where they do not fit, buttons below."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayoutItem, QWidget

from ui.widgets.flow import FlowLayout

_GAP: Final = 10
_SENTENCE: Final = 220  # pixels of words beside buttons: less would leave a word or two a line
_LEAST: Final = 130  # pixels of words on a screen that has no more
_MOST: Final = 10_000


class NoticeLayout(FlowLayout):
    """The first item is the picture, the second the sentence; all others are buttons.

    Hidden ones take no room. The least width is that of the sentence or of the widest button.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        parent.setLayout(self)
        self.setContentsMargins(12, 6, 8, 6)

    def minimumSize(self) -> QSize:
        """One line beside the picture, at the least width."""
        margins = self.contentsMargins()
        picture = self._picture.width()
        wide = max((each.sizeHint().width() for each in self._buttons), default=0)
        around = picture + _GAP + margins.left() + margins.right()
        high = super().minimumSize().height() + margins.top() + margins.bottom()
        return QSize(max(_LEAST, wide) + around, high)

    @property
    def _picture(self) -> QSize:
        return self._items[0].sizeHint() if self._items else QSize()

    @property
    def _buttons(self) -> list[QLayoutItem]:
        return [each for each in self._items[2:] if not each.isEmpty()]

    def _arrange(self, rect: QRect, *, place: bool) -> int:
        """As the one it is made from: gives the height, and with `place` puts everything there."""
        margins = self.contentsMargins()
        inner = rect.marginsRemoved(margins)
        if len(self._items) < 2:  # noqa: PLR2004 - not filled yet
            return margins.top() + margins.bottom()
        left = inner.left() + self._picture.width() + _GAP
        room = QRect(left, inner.top(), max(1, inner.right() + 1 - left), inner.height())
        wide = sum(each.sizeHint().width() + _GAP for each in self._buttons)
        beside = self._is_beside(room, wide)
        high = self._side_by_side(room, wide, place=place) if beside else self._stacked(room, place=place)
        high = max(high, self._picture.height())
        if place:
            top = inner.top() if not beside else inner.top() + (inner.height() - self._picture.height()) // 2
            self._items[0].setGeometry(QRect(QPoint(inner.left(), top), self._picture))
        return high + margins.top() + margins.bottom()

    def _is_beside(self, room: QRect, wide: int) -> bool:
        """Buttons go below also where a long sentence beside them would make the card higher."""
        if wide + _SENTENCE > room.width():
            return False
        return self._side_by_side(room, wide, place=False) <= self._stacked(room, place=False)

    def _side_by_side(self, room: QRect, wide: int, *, place: bool) -> int:
        text = self._items[1]
        high = max((each.sizeHint().height() for each in self._buttons), default=0)
        high = max(high, _high(text, room.width() - wide))
        if place:
            text.setGeometry(QRect(room.left(), room.top(), room.width() - wide, room.height()))
            left = room.right() + 1 - wide + _GAP
            for each in self._buttons:
                size = each.sizeHint()
                top = room.top() + (room.height() - size.height()) // 2
                each.setGeometry(QRect(QPoint(left, top), size))
                left += size.width() + _GAP
        return high

    def _stacked(self, room: QRect, *, place: bool) -> int:
        words = _high(self._items[1], room.width())
        left, top, high = room.left(), room.top() + words + _GAP // 2, 0
        if place:
            self._items[1].setGeometry(QRect(room.left(), room.top(), room.width(), words))
        for each in self._buttons:
            size = each.sizeHint().boundedTo(QSize(room.width(), _MOST))
            if left > room.left() and left + size.width() > room.right() + 1:
                left, top, high = room.left(), top + high + _GAP // 2, 0
            if place:
                each.setGeometry(QRect(QPoint(left, top), size))
            left += size.width() + _GAP
            high = max(high, size.height())
        return top + high - room.top()


def _high(item: QLayoutItem, width: int) -> int:
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
