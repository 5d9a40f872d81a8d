"""The second line of the find bar: what to write instead, where, and how much that is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from ui.widgets.choice import Choice

_PAUSE: Final = 200  # milliseconds after the last key
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LETTERS: Final = 14  # of a place to replace in that are always in sight


class PlaceChoice(Choice):
    """Tells when it is come to: what there is to choose from may be other by now."""

    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Its own list closing is no coming back."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.entered.emit()


class ReplaceRow(QFrame):
    """`changed` follows the words, the place and the switch; `one` and `every` ask to replace."""

    changed = Signal()
    one = Signal()
    every = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = QLineEdit()
        self.where = PlaceChoice()
        self.case = QCheckBox(self.tr("Match case"))
        self.here = QPushButton(self.tr("Replace"))
        self.all = QPushButton()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.changed)
        self._build()
        self._connect()
        self.show_count(0, 0)

    def _build(self) -> None:
        self.words.setPlaceholderText(self.tr("Replace with"))
        self.words.setAccessibleName(self.tr("Replace with"))
        self.words.setClearButtonEnabled(True)
        self.where.setAccessibleName(self.tr("Where to replace"))
        self.where.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.where.setMinimumContentsLength(_LETTERS)
        self.case.setChecked(True)
        self.here.setToolTip(self.tr("Replace in this cell and go to the next one"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.words, 1)
        row.addWidget(self.where)
        row.addWidget(self.case)
        row.addWidget(self.here)
        row.addWidget(self.all)

    def _connect(self) -> None:
        self.words.textEdited.connect(lambda _: self._timer.start())
        self.where.activated.connect(lambda _: self.changed.emit())
        self.case.toggled.connect(lambda _: self.changed.emit())
        self.here.clicked.connect(self._ask_one)
        self.all.clicked.connect(self._ask_every)

    def follow_in_tab_order(self, before: QWidget) -> None:
        """Tab goes from a field to the words that replace it, and on along the line."""
        for widget in (self.words, self.where, self.case, self.here, self.all):
            QWidget.setTabOrder(before, widget)
            before = widget

    def take_words(self) -> str:
        """What to write instead, a word that an input method still composes included."""
        QGuiApplication.inputMethod().commit()
        self._timer.stop()
        return self.words.text()

    def _ask_one(self) -> None:
        self.take_words()
        self.one.emit()

    def _ask_every(self) -> None:
        self.take_words()
        self.every.emit()

    def offer(self, places: Sequence[str], current: int) -> None:
        """Name the places to replace in; one of them is chosen."""
        self.where.clear()
        self.where.addItems(list(places))
        self.where.setCurrentIndex(current)

    def show_count(self, places: int, cells: int) -> None:
        """Say beforehand what replacing everywhere would do."""
        some = self.tr("Replace {places} places in {cells} cells").format(places=places, cells=cells)
        self.all.setText(some if places else self.tr("Replace all"))
        self.all.setEnabled(bool(places))

    def allow(self, *, editable: bool) -> None:
        """A locked table is only searched."""
        for each in (self.words, self.where, self.case, self.here):
            each.setEnabled(editable)
        locked = self.tr("The table is locked: it can be searched, nothing can be replaced")
        self.words.setPlaceholderText(self.tr("Replace with") if editable else locked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter replaces in this cell and goes on; Esc closes."""
        if event.key() in _ENTER and self.words.hasFocus():
            self._ask_one()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
