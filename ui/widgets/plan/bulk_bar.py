"""The bar below the table while several rows are chosen: one text for a whole column of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
)

from ccapp.domain.layout import DEADLINE
from ccapp.domain.units.chips import Chips
from ccapp.services.plans.units import UNIT_FIELDS
from ui.icons import icon
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel, restyled
from ui.widgets.plan.unit_editor import Offers, UnitEditor
from ui.widgets.table.cell_moves import Step

_PAUSE: Final = 200  # milliseconds after the last key
_LETTERS: Final = 14  # of a column's name that are always in sight
_HIGHEST: Final = 120  # pixels of the units' field


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkColumn:
    """A column to write in: its key, its heading, and how many cells of the chosen rows it has."""

    key: str
    heading: str
    cells: int


class BulkBar(QFrame):
    """`write`, `add` and `clear` ask for what their buttons say; `typed` follows the text after a pause."""

    write = Signal()
    add = Signal()
    clear = Signal()
    typed = Signal()
    left = Signal()

    def __init__(self, offers: Offers) -> None:
        super().__init__()
        self.setProperty("card", True)
        self.columns = Choice()
        self.words = QLineEdit()
        self.units = UnitEditor(self, Chips(), offers)
        self.units.offers_above = True  # the buttons are below
        self.reading = ElidedLabel()
        self.write_button, self.add_button, self.clear_button = QPushButton(), QPushButton(), QPushButton()
        self._rows = QLabel()
        self._shown: tuple[BulkColumn, ...] = ()
        self._stood = ""  # the column of the current cell when rows were shown last
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self.typed)
        self._build()
        self._connect()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 6, 6, 6)
        column.setSpacing(6)
        column.addLayout(self._field_line())
        column.addLayout(self._button_line())

    def _field_line(self) -> QHBoxLayout:
        self.columns.setAccessibleName(self.tr("Column to write in"))
        self.columns.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.columns.setMinimumContentsLength(_LETTERS)
        self.words.setAccessibleName(self.tr("Text for the chosen rows"))
        self.words.setPlaceholderText(self.tr("Text for the chosen rows"))
        close = QToolButton()
        close.setIcon(icon("x"))
        close.setAccessibleName(self.tr("Back to the table (Esc)"))
        close.setToolTip(self.tr("Back to the table (Esc)"))
        close.clicked.connect(self.left)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self._rows)
        line.addWidget(QLabel(self.tr("Change column")))
        line.addWidget(self.columns)
        line.addWidget(QLabel(self.tr("to")))
        line.addWidget(self.words, 1)
        line.addWidget(self.units, 1)
        line.addWidget(close)
        return line

    def _button_line(self) -> QHBoxLayout:
        self.clear_button.setToolTip(self.tr("Empty these cells"))
        self.add_button.setToolTip(self.tr("Add the unit to the cells that do not name it yet"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.reading, 1)
        line.addWidget(self.write_button)
        line.addWidget(self.add_button)
        line.addWidget(self.clear_button)
        return line

    def _connect(self) -> None:
        self.columns.activated.connect(lambda _: self._show_column())
        self.words.textChanged.connect(lambda _: self._timer.start())
        self.units.reshaped.connect(self._on_units)
        self.units.finished.connect(self._on_finished)
        self.units.cancelled.connect(self.left)
        self.write_button.clicked.connect(self.write)
        self.add_button.clicked.connect(self.add)
        self.clear_button.clicked.connect(self.clear)

    # -- what is shown

    @property
    def column(self) -> BulkColumn | None:
        """The column to write in."""
        at = self.columns.currentIndex()
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def show_rows(self, rows: int, columns: Sequence[BulkColumn], current: str) -> None:
        """Name how many rows are chosen, and their columns.

        A column chosen here stays until the cursor of the table goes to another one: what is meant for that
        must not be written into this.
        """
        stays = self.column is not None and self.isVisible() and current == self._stood
        kept = self.column.key if self.column is not None and stays else current
        self._stood = current
        self._shown = tuple(columns)
        self.columns.clear()
        self.columns.addItems([each.heading for each in columns])
        keys = [each.key for each in columns]
        self.columns.setCurrentIndex(keys.index(kept) if kept in keys else 0)
        self._rows.setText(self.tr("{count} rows chosen").format(count=rows))
        self._show_column()

    def _show_column(self) -> None:
        named = self._names_units()
        self.units.setVisible(named)
        self.words.setVisible(not named)
        self.add_button.setVisible(named)
        count = self.column.cells if self.column else 0
        self.write_button.setText(self.tr("Write into {count} cells").format(count=count))
        self.add_button.setText(self.tr("Add to {count} cells").format(count=count))
        self.clear_button.setText(self.tr("Empty {count} cells").format(count=count))
        for button in (self.write_button, self.add_button, self.clear_button):
            button.setEnabled(bool(count))
        self._on_units()

    def _names_units(self) -> bool:
        return self.column is not None and self.column.key in UNIT_FIELDS

    def _on_units(self) -> None:
        """The units' field is as high as its chips need."""
        high = min(max(self.units.wanted_height(), self.words.sizeHint().height()), _HIGHEST)
        if self.units.height() != high:
            self.units.setFixedHeight(high)
        self._timer.start()

    def text(self) -> str:
        """What is to be written, a word that an input method still composes included."""
        if self._names_units():
            return self.units.take_pending()
        QGuiApplication.inputMethod().commit()
        return self.words.text()

    def say_reading(self, words: str, *, good: bool) -> None:
        """What the deadline typed is read as."""
        self.reading.setText(words)
        restyled(self.reading, "muted" if good else "error")

    @property
    def wants_reading(self) -> bool:
        """Whether the column holds deadlines."""
        return self.column is not None and self.column.key == DEADLINE

    # -- keys

    def take_focus(self) -> None:
        """The keyboard to the text."""
        field = self.units if self._names_units() else self.words
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_finished(self, step: Step) -> None:
        if step is Step.DOWN:
            self.write.emit()
        elif step in {Step.LEFT, Step.RIGHT}:
            self.units.focusNextPrevChild(step is Step.RIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the text writes it; Esc goes back to the table."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.words.hasFocus():
            self.write.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
