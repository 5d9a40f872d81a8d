"""A small dialog that offers lines to choose one of; typing narrows them, accents or not."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ccapp.text.fold import folded_words
from ui.widgets.scrolled import fit

_SIZE = (640, 480)
_KEY = int(Qt.ItemDataRole.UserRole)


def choose_line(
    parent: QWidget, title: str, question: str, button: str, lines: Sequence[tuple[str, str]]
) -> str | None:
    """Ask for one of `lines` (key, words); the key of the one chosen, None where the user went back."""
    dialog = _Choosing(parent, title, question, button, lines)
    agreed = dialog.exec() == QDialog.DialogCode.Accepted
    key = dialog.key
    dialog.deleteLater()
    return key if agreed else None


class _Choosing(QDialog):
    """A list with a field above it."""

    def __init__(
        self, parent: QWidget, title: str, question: str, button: str, lines: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        fit(self, _SIZE)
        self._find = QLineEdit()
        self._find.setPlaceholderText(QCoreApplication.translate("choosing", "Type to narrow the list"))
        self._find.setAccessibleName(self._find.placeholderText())
        self._list = QListWidget()
        self._list.setAccessibleName(question)
        self._list.setWordWrap(True)
        for key, words in lines:
            item = QListWidgetItem(words, self._list)
            item.setData(_KEY, key)
        self._build(question, button)
        self._narrow("")

    def _build(self, question: str, button: str) -> None:
        label = QLabel(question)
        label.setWordWrap(True)
        buttons = QDialogButtonBox()
        self._agree = buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        self._agree.setProperty("filled", True)
        self._agree.style().polish(self._agree)
        buttons.addButton(
            QCoreApplication.translate("form", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        for widget in (label, self._find, self._list, buttons):
            column.addWidget(widget)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._find.textChanged.connect(self._narrow)
        self._list.itemActivated.connect(lambda _: self.accept())
        self._list.currentItemChanged.connect(lambda *_: self._agree.setEnabled(self.key is not None))

    @property
    def key(self) -> str | None:
        """The key of the current line."""
        item = self._list.currentItem()
        return None if item is None or item.isHidden() else str(item.data(_KEY))

    def _narrow(self, text: str) -> None:
        """Show the lines that hold every word; the first of them is the current one."""
        words = folded_words(text).split()
        first = None
        for row in range(self._list.count()):
            item = self._list.item(row)
            held = folded_words(item.text())
            item.setHidden(not all(word in held for word in words))
            first = first or (None if item.isHidden() else item)
        if first is not None:
            self._list.setCurrentItem(first)
        self._agree.setEnabled(first is not None)
