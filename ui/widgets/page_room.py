"""The room of the window's pages: one is in front; on a small or much enlarged screen it can be scrolled."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedWidget, QWidget


class PageRoom(QScrollArea):
    """Gives the page in front all the room there is, and never less than it needs: then bars appear."""

    def __init__(self) -> None:
        super().__init__()
        self._pages = QStackedWidget()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._pages)
        self._pages.currentChanged.connect(lambda _: self._give())

    def add(self, page: QWidget) -> None:
        """One more page, behind the others."""
        self._pages.addWidget(page)

    def remove(self, page: QWidget) -> None:
        """Take a page away; it lives on."""
        self._pages.removeWidget(page)

    def bring(self, page: QWidget) -> None:
        """Bring a page to the front, from its top."""
        self._pages.setCurrentWidget(page)
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def page(self) -> QWidget | None:
        """The page in front; None before the first."""
        return self._pages.currentWidget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page follows the window."""
        super().resizeEvent(event)
        self._give()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The page may need more, or less, than before."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._pages:
            self._give()
        return super().eventFilter(watched, event)

    def _give(self) -> None:
        page, room = self.page(), self.maximumViewportSize()
        if page is None:
            return
        least = _least(page, room.width())
        if least.height() > room.height():
            room.setWidth(room.width() - self.verticalScrollBar().sizeHint().width())
            least = _least(page, room.width())
        if least.width() > room.width():
            room.setHeight(room.height() - self.horizontalScrollBar().sizeHint().height())
        self._pages.resize(room.expandedTo(least))


def _least(page: QWidget, width: int) -> QSize:
    """What a page needs: lines that wrap need more height where it is narrow."""
    least, layout = page.minimumSizeHint().expandedTo(page.minimumSize()), page.layout()
    if layout is not None and layout.hasHeightForWidth():
        least.setHeight(layout.minimumHeightForWidth(max(width, least.width())))
    return least
