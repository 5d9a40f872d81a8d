"""The pages of a scan as pictures, one at a time, as wide as the room."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ui.icons import icon

_STEP: Final = 1.25
_LARGEST: Final = 4.0


class _Room(QScrollArea):
    """Tells when its room has changed."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The viewport has its new size only now."""
        super().resizeEvent(event)
        self.resized.emit()


class ScanView(QWidget):
    """Shows pictures with buttons to leaf through and to enlarge; one that cannot be shown says so."""

    def __init__(self) -> None:
        super().__init__()
        self._pages: tuple[bytes, ...] = ()
        self._picture = QPixmap()
        self.current = 0
        self.number = QLabel()
        self.sheet = QLabel()
        self.back = self._button("chevron-left", self.tr("Previous page"), -1)
        self.forth = self._button("chevron-right", self.tr("Next page"), 1)
        self.smaller = self._zoom("zoom-out", self.tr("Smaller"), 1 / _STEP)
        self.larger = self._zoom("zoom-in", self.tr("Larger"), _STEP)
        self._factor = 1.0
        self._area = _Room()
        self._build()

    def _button(self, picture: str, words: str, step: int) -> QToolButton:
        button = _named(picture, words)
        button.clicked.connect(lambda: self.go(self.current + step))
        return button

    def _zoom(self, picture: str, words: str, step: float) -> QToolButton:
        button = _named(picture, words)
        button.clicked.connect(lambda: self.enlarge(step))
        return button

    def enlarge(self, step: float) -> None:
        """Show the page larger or smaller, at the least as wide as the room."""
        self._factor = min(max(1.0, self._factor * step), _LARGEST)
        self._fit()

    def _build(self) -> None:
        self.sheet.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.sheet.setWordWrap(True)
        self._area.setWidget(self.sheet)
        self._area.setWidgetResizable(True)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.number)
        row.addWidget(self.forth)
        row.addWidget(self.smaller)
        row.addWidget(self.larger)
        row.addStretch(1)
        self._area.resized.connect(self._fit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self._area, 1)

    def show_pages(self, pages: Sequence[bytes]) -> None:
        """Show the first of these pictures."""
        self._pages = tuple(pages)
        self.go(0)

    def go(self, page: int) -> None:
        """Show a page, the nearest there is."""
        count = len(self._pages)
        self.current = min(max(0, page), max(0, count - 1))
        self._picture = QPixmap()
        if count:
            self._picture.loadFromData(self._pages[self.current])
        self.number.setText(f"{self.current + 1}/{count}" if count else "")
        self.back.setEnabled(self.current > 0)
        self.forth.setEnabled(self.current < count - 1)
        self._fit()

    def _fit(self) -> None:
        if self._picture.isNull():
            self.sheet.setPixmap(QPixmap())
            self.sheet.setText(self.tr("This page cannot be shown here. Open the file beside the program."))
            return
        width = max(1, int(self._area.viewport().width() * self._factor))
        size = QSize(width, self._picture.height() * width // max(1, self._picture.width()))
        smooth = Qt.TransformationMode.SmoothTransformation
        self.sheet.setPixmap(self._picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth))


def _named(picture: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(picture))
    button.setToolTip(words)
    button.setAccessibleName(words)
    return button
