"""A small dialog of labelled fields: it says in place what is missing, and loses no word in composition."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.scrolled import Scrolled, fit

_WIDTH = 460


class FormDialog(QDialog):
    """Fields one below the other, a line for what is wrong, a button named after what it does."""

    def __init__(self, parent: QWidget, title: str, button: str) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(_WIDTH)
        self._check: Callable[[], str] = lambda: ""
        self._wrong = QLabel()
        self._wrong.setProperty("role", "error")
        self._wrong.setTextFormat(Qt.TextFormat.PlainText)
        self._wrong.setWordWrap(True)
        self._wrong.hide()
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self._buttons = QDialogButtonBox()
        agree = self._buttons.addButton(button, QDialogButtonBox.ButtonRole.AcceptRole)
        agree.setProperty("filled", True)
        agree.style().polish(agree)  # the box has had it drawn as an ordinary button before
        agree.setDefault(True)
        self._buttons.addButton(
            QCoreApplication.translate("form", "Cancel"), QDialogButtonBox.ButtonRole.RejectRole
        )
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(Scrolled(self._form), 1)
        column.addWidget(self._wrong)
        column.addWidget(self._buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as the fields need, where the screen has the room."""
        if not event.spontaneous():
            fit(self)
        super().showEvent(event)

    def add_field(self, label: str, text: str = "") -> QLineEdit:
        """A field with its label above it; the first one added has the cursor."""
        field = QLineEdit(text)
        self.add_row(label, field)
        if self._form.rowCount() == 1:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            field.selectAll()
        return field

    def add_row(self, label: str, widget: QWidget) -> None:
        """Any other widget with its label above it; without one it has the row to itself."""
        if not label:
            self._form.addRow(widget)
            return
        widget.setAccessibleName(label)
        said = QLabel(label)
        said.setTextFormat(Qt.TextFormat.PlainText)  # it may hold a name that another office gave itself
        said.setBuddy(widget)
        self._form.addRow(said, widget)

    def check_with(self, check: Callable[[], str]) -> None:
        """`check` does the work when the user agrees; what it returns is shown and keeps the dialog open."""
        self._check = check

    def accept(self) -> None:
        """Take a word still in composition with it, then close if nothing is wrong."""
        QGuiApplication.inputMethod().commit()
        wrong = self._check()
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if wrong:
            fit(self)
        else:
            super().accept()
