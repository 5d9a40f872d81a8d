"""What each recognised column means, to be chosen above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHeaderView, QTableView

from ccapp.intake.values import OTHER
from ui.widgets.choice import Choice
from ui.widgets.table.read_only import heading_height

_TASK: Final = "task"
_WORDS: Final = {
    "number": QT_TRANSLATE_NOOP("meanings", "No."),
    "task": QT_TRANSLATE_NOOP("meanings", "Task"),
    "goal": QT_TRANSLATE_NOOP("meanings", "Goal"),
    "activity": QT_TRANSLATE_NOOP("meanings", "Activity"),
    "product": QT_TRANSLATE_NOOP("meanings", "Product"),
    "lead": QT_TRANSLATE_NOOP("meanings", "Lead"),
    "partners": QT_TRANSLATE_NOOP("meanings", "Partners"),
    "deadline": QT_TRANSLATE_NOOP("meanings", "Deadline"),
    "budget": QT_TRANSLATE_NOOP("meanings", "Budget"),
    "notes": QT_TRANSLATE_NOOP("meanings", "Notes"),
}
_PAD: Final = 4
_POPUP: Final = 190  # pixels: the list is wider than a narrow column


def meaning_of(key: str) -> str:
    """The meaning that a record key stands for: `title` is the task, `x1` is a column without meaning."""
    if key == "title":
        return _TASK
    return OTHER if key.startswith("x") else key


def meaning_words(key: str) -> str:
    """The name of a column's meaning, by its record key."""
    meaning = meaning_of(key)
    if meaning == OTHER:
        return QCoreApplication.translate("meanings", "Other column")
    if meaning in _WORDS:
        return QCoreApplication.translate("meanings", str(_WORDS[meaning]))
    return meaning.removeprefix("y")


class _Choice(Choice):
    """A combo box that a wheel rolling over it does not change."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the table."""
        event.ignore()


class MeaningHeader(QHeaderView):
    """A header made of combo boxes. `chosen` tells the column and the meaning picked for it."""

    chosen = Signal(int, str)

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._choices: list[_Choice] = []
        self.setSectionsClickable(False)
        self.sectionResized.connect(self._place)
        self.geometriesChanged.connect(self._place)
        table.horizontalScrollBar().valueChanged.connect(self._place)

    @property
    def choices(self) -> tuple[QComboBox, ...]:
        """The combo boxes, one for each column."""
        return tuple(self._choices)

    def offer(self, keys: Sequence[str], headings: Sequence[str], years: Sequence[int]) -> None:
        """Show what the columns mean now; `years` are those a column may be of."""
        while len(self._choices) > len(keys):
            self._choices.pop().deleteLater()
        while len(self._choices) < len(keys):
            self._choices.append(self._made(len(self._choices)))
        meanings = (*_WORDS, *(f"y{year}" for year in years), OTHER)
        for choice, key, heading in zip(self._choices, keys, headings, strict=True):
            self._fill(choice, meanings, meaning_of(key), heading)
        self._place()

    def _made(self, column: int) -> _Choice:
        choice = _Choice(self.viewport())
        choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        choice.setMinimumContentsLength(2)
        choice.view().setMinimumWidth(_POPUP)
        choice.setMaxVisibleItems(20)
        choice.activated.connect(lambda row: self.chosen.emit(column, choice.itemData(row)))
        choice.show()
        return choice

    def _fill(self, choice: _Choice, meanings: Sequence[str], current: str, heading: str) -> None:
        with QSignalBlocker(choice):
            choice.clear()
            for meaning in dict.fromkeys((*meanings, current)):
                choice.addItem(meaning_words(meaning), meaning)
            choice.setCurrentIndex(choice.findData(current))
        words = self.tr("Column “{heading}” is read as").format(heading=" ".join(heading.split()))
        choice.setAccessibleName(words)
        choice.setToolTip(f"{words} {meaning_words(current)}")

    def sizeHint(self) -> QSize:
        """As high as a combo box, or as two lines of headings on the other side."""
        height = max((choice.sizeHint().height() for choice in self._choices), default=0) + 2 * _PAD
        return QSize(super().sizeHint().width(), max(height, heading_height(self)))

    def _place(self) -> None:
        for column, choice in enumerate(self._choices):
            left, width = self.sectionViewportPosition(column), self.sectionSize(column)
            height = choice.sizeHint().height()
            top = (self.viewport().height() - height) // 2
            choice.setGeometry(left + _PAD // 2, top, max(width - _PAD, 0), height)
