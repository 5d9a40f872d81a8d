"""The tools of a view of paper: leaf, zoom, the pages in small, and finding on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QToolButton, QWidget

from ui.icons import icon
from ui.widgets.paper.find import PageFind
from ui.widgets.paper.list import PageList
from ui.widgets.paper.view import Fit, PageView, Zoom

if TYPE_CHECKING:
    from ccapp.printing.primitives import Page

_FACTORS: Final = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0)


class PageTools(QWidget):
    """A row of buttons for `view`; `small` and `finding` are parts to be put beside and above it."""

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self._view = view
        self.small = PageList()
        self.finding = PageFind(view)
        self._list = self._tool("layers", self.tr("Pages in small"), lambda: None)
        self._previous = self._tool(
            "chevron-left", self.tr("Previous page (Page Up)"), partial(self._leaf, -1)
        )
        self._next = self._tool("chevron-right", self.tr("Next page (Page Down)"), partial(self._leaf, 1))
        self._number = QLabel()
        self._zoom = QComboBox()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._list.setCheckable(True)
        self._list.setChecked(True)
        self._number.setMinimumWidth(self._number.fontMetrics().horizontalAdvance("000/000"))
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._zoom.setAccessibleName(self.tr("Size of the page"))
        self._zoom.addItem(self.tr("Fit width"), Fit.WIDTH)
        self._zoom.addItem(self.tr("Whole page"), Fit.PAGE)
        for factor in _FACTORS:
            self._zoom.addItem(f"{factor:.0%}", factor)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for widget in (self._list, self._previous, self._number, self._next):
            row.addWidget(widget)
        row.addSpacing(10)
        row.addWidget(self._tool("zoom-out", self.tr("Smaller (Ctrl+-)"), partial(self._view.zoom_by, -1)))
        row.addWidget(self._zoom)
        row.addWidget(self._tool("zoom-in", self.tr("Larger (Ctrl++)"), partial(self._view.zoom_by, 1)))
        row.addSpacing(10)
        row.addWidget(self._tool("search", self.tr("Find on the pages (Ctrl+F)"), self.finding.open_bar))

    def _tool(self, picture: str, words: str, call: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(lambda _: call())
        return button

    def _connect(self) -> None:
        self._zoom.activated.connect(lambda index: self._view.set_zoom(self._zoom.itemData(index)))
        self._view.page_changed.connect(lambda _: self._show_number())
        self._view.zoom_changed.connect(self._show_zoom)
        self._list.toggled.connect(self.small.setVisible)
        self.small.asked.connect(self._view.go_to)

    def bind_keys(self, page: QWidget) -> None:
        """The keys of zooming and finding, while the focus is anywhere on the page."""
        zoom_in = (*QKeySequence.keyBindings(QKeySequence.StandardKey.ZoomIn), QKeySequence("Ctrl+="))
        zoom_out = QKeySequence.keyBindings(QKeySequence.StandardKey.ZoomOut)
        self._bind(page, zoom_in, partial(self._view.zoom_by, 1))
        self._bind(page, zoom_out, partial(self._view.zoom_by, -1))
        self._bind(page, [QKeySequence("Ctrl+0")], partial(self._view.set_zoom, Fit.WIDTH))
        self._bind(page, [QKeySequence("Ctrl+F")], self.finding.open_bar)
        self._bind(page, [QKeySequence("F3")], partial(self.finding.bar.ask, back=False))
        self._bind(page, [QKeySequence("Shift+F3")], partial(self.finding.bar.ask, back=True))

    def _bind(self, page: QWidget, keys: Iterable[QKeySequence], call: Callable[[], object]) -> None:
        for sequence in dict.fromkeys(key.toString() for key in keys):
            shortcut = QShortcut(QKeySequence(sequence), page)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(call)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Show other pages in the view, in small and to the search, at the same place where there is one."""
        self._view.set_pages(pages)
        self.small.show_pages(pages)
        self.finding.show_pages(pages)
        self._show_number()
        self._show_zoom()

    def _leaf(self, step: int) -> None:
        self._view.go_to(self._view.current + step)

    def _show_number(self) -> None:
        count = len(self._view.pages)
        current = self._view.current
        self._number.setText(f"{current + 1}/{count}" if count else "")
        self._number.setAccessibleName(
            self.tr("Page {number} of {count}").format(number=current + 1, count=count)
        )
        self._previous.setEnabled(current > 0)
        self._next.setEnabled(current < count - 1)
        self.small.show_current(current)

    def _show_zoom(self) -> None:
        """The size asked for, or the size that a step has led to."""
        zoom: Zoom = self._view.zoom
        index = next((row for row in range(self._zoom.count()) if self._zoom.itemData(row) == zoom), -1)
        self._zoom.setCurrentIndex(index)
        self._zoom.setPlaceholderText(f"{self._view.factor:.0%}")
