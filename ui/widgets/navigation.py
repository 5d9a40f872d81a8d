"""The list of pages on the left: words and icons, or icons alone where the window is narrow."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ui.icons import icon
from ui.registry import PageSpec

_WIDE = 160
_NARROW = 52
_KEY = Qt.ItemDataRole.UserRole


class Navigation(QListWidget):
    """Emits `chosen` with the key of a page, also when the page shown is chosen again."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setViewport(QWidget())  # start-up cost: Qt's own would be sought among all classes of widgets
        self.setObjectName("navigation")
        self.setIconSize(QSize(20, 20))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Pages"))
        self._keys: list[str] = []
        self._narrow = False
        self.setFixedWidth(_WIDE)
        self.currentItemChanged.connect(self._on_item)
        self.itemClicked.connect(self._on_item)
        self.itemActivated.connect(self._on_item)

    def keys(self) -> list[str]:
        """The pages on offer, in order."""
        return list(self._keys)

    def offer(self, specs: Sequence[PageSpec]) -> None:
        """Show these pages; the mark is lost if they are others than before."""
        keys = [spec.key for spec in specs]
        if keys != self._keys:
            self._keys = keys
            self._fill(specs)

    def renew(self, specs: Sequence[PageSpec]) -> None:
        """Show these pages in the look and language of now."""
        self._keys = [spec.key for spec in specs]
        self.setAccessibleName(self.tr("Pages"))
        self._fill(specs)

    def _fill(self, specs: Sequence[PageSpec]) -> None:
        self.blockSignals(True)
        self.clear()
        for spec in specs:
            item = QListWidgetItem(icon(spec.icon), spec.title())
            item.setData(_KEY, spec.key)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spec.title())
            self.addItem(item)
        self.blockSignals(False)
        self._show_words()

    def set_narrow(self, *, narrow: bool) -> None:
        """Icons alone, with the words in tooltips, or both."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.setFixedWidth(_NARROW if narrow else _WIDE)
            self.setProperty("narrow", narrow)
            self.style().unpolish(self)
            self.style().polish(self)
            self._show_words()

    def _show_words(self) -> None:
        for row in range(self.count()):
            item = self.item(row)
            words = str(item.data(Qt.ItemDataRole.AccessibleTextRole))
            item.setText("" if self._narrow else words)
            item.setToolTip(words if self._narrow else "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Qt makes the first entry current where none is; coming here by Tab must not turn the page."""
        unmarked = self.currentRow() < 0
        self.blockSignals(unmarked)
        super().focusInEvent(event)
        self.blockSignals(False)

    def mark(self, key: str) -> None:
        """Show which page is in front; a page that is not on offer leaves the mark where it came from."""
        if key in self._keys:
            self.blockSignals(True)
            self.setCurrentRow(self._keys.index(key))
            self.blockSignals(False)
            self.viewport().update()

    def marked(self) -> str:
        """The key that is marked, empty where none is."""
        row = self.currentRow()
        return self._keys[row] if 0 <= row < len(self._keys) else ""

    def _on_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(str(item.data(_KEY)))
