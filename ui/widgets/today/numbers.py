"""The big numbers of the home page; each one filters the list, a second press shows all again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ui.widgets.elided_label import restyled

_SIZE: Final = (196, 66)
_POINTS: Final = 19


class Number(QToolButton):
    """A number above its words, pressed while it filters."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self._number = QLabel()
        font = QFont(self._number.font())
        font.setPointSize(_POINTS)
        font.setWeight(QFont.Weight.DemiBold)
        self._number.setFont(font)
        self.setCheckable(True)
        self.setAccessibleName(words)
        self.setFixedSize(*_SIZE)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 6, 14, 6)
        column.setSpacing(0)
        for label in (self._number, QLabel(words)):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            column.addWidget(label)

    def show_number(self, number: int, role: str) -> None:
        """The number in the colour of a role of the style sheet; 0 is nothing to worry about."""
        self._number.setText(str(number))
        restyled(self._number, role if number else "muted")
        self.setAccessibleName(f"{self._words}: {number}")


class Numbers(QWidget):
    """Emits `chosen` with a filter's name, or "" for all rows; some filters have no number here."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._other = ""
        self.numbers = {
            "overdue": Number(self.tr("Overdue")),
            "week": Number(self.tr("Due within 7 days")),
            "month": Number(self.tr("Due within 30 days")),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for name, number in self.numbers.items():
            number.clicked.connect(lambda on, name=name: self.choose(name if on else ""))
            row.addWidget(number)
        row.addStretch(1)

    @property
    def filter(self) -> str:
        """The filter in force, "" for none."""
        return next((name for name, number in self.numbers.items() if number.isChecked()), self._other)

    def choose(self, filter_: str) -> None:
        """Press one number and let the others go; a filter that has none only lets them go."""
        self.release()
        if filter_ in self.numbers:
            self.numbers[filter_].setChecked(True)
        else:
            self._other = filter_
        self.chosen.emit(filter_)

    def release(self) -> None:
        """Let all numbers go without a word; the caller shows the rows anew."""
        self._other = ""
        for number in self.numbers.values():
            number.setChecked(False)

    def show_numbers(self, counts: Mapping[str, int]) -> None:
        """Show how many rows each filter has."""
        for name, number in self.numbers.items():
            number.show_number(counts[name], "error" if name == "overdue" else "")
