"""F1 at the table of a plan: what belongs in the cell, then the keys, those of the focused thing in front."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ui.models.column_words import CellHelp
from ui.widgets.elided_label import restyled
from ui.widgets.find_bar import FindBar
from ui.widgets.guide.column import GuideColumn
from ui.widgets.plan.cell_editor import CellEditor
from ui.widgets.plan.filter_field import FilterField
from ui.widgets.plan.replace_row import ReplaceRow
from ui.widgets.scrolled import Scrolled, fit

_WIDTH: Final = 560
_KEYS_WIDE: Final = 150
_WAYS_WIDE: Final = 230


class Place(StrEnum):
    """Where the keyboard is."""

    TABLE = "table"
    CELL = "cell"
    FIND = "find"
    GUIDE = "guide"


Keys = tuple[tuple[str, object], ...]  # keys as they are printed on the keyboard, and what they do
_TITLES: Final = {
    Place.TABLE: QT_TRANSLATE_NOOP("table-help", "In the table"),
    Place.CELL: QT_TRANSLATE_NOOP("table-help", "While a cell is written"),
    Place.FIND: QT_TRANSLATE_NOOP("table-help", "Find, filter, order"),
    Place.GUIDE: QT_TRANSLATE_NOOP("table-help", "Guide, check, remarks"),
}
_KEYS: Final[dict[Place, Keys]] = {
    Place.TABLE: (
        ("A … Z", QT_TRANSLATE_NOOP("table-help", "write the cell anew")),
        ("F2", QT_TRANSLATE_NOOP("table-help", "go on writing at the end of the cell")),
        ("Enter, Shift+Enter", QT_TRANSLATE_NOOP("table-help", "to the cell below, above")),
        ("Tab, Shift+Tab", QT_TRANSLATE_NOOP("table-help", "to the next cell, the one before")),
        ("Delete", QT_TRANSLATE_NOOP("table-help", "clear the chosen cells")),
        ("Ctrl+D", QT_TRANSLATE_NOOP("table-help", "fill the chosen cells from the topmost one")),
        ("Insert", QT_TRANSLATE_NOOP("table-help", "a new task below this one")),
        ("Ctrl+Enter", QT_TRANSLATE_NOOP("table-help", "a new product of this task")),
        ("Alt+↑, Alt+↓", QT_TRANSLATE_NOOP("table-help", "move the line up, down")),
        ("Ctrl+Delete", QT_TRANSLATE_NOOP("table-help", "remove the lines of the chosen cells")),
        ("Ctrl+E", QT_TRANSLATE_NOOP("table-help", "change the chosen rows in one go")),
        (
            "Ctrl+C, Ctrl+X, Ctrl+V",
            QT_TRANSLATE_NOOP("table-help", "copy, cut, paste, also from Excel and Word"),
        ),
        ("Ctrl+Z, Ctrl+Y", QT_TRANSLATE_NOOP("table-help", "undo, redo")),
        ("F6", QT_TRANSLATE_NOOP("table-help", "from the table to the buttons and back")),
    ),
    Place.CELL: (
        ("Enter, Tab", QT_TRANSLATE_NOOP("table-help", "save and go on; with Shift the other way")),
        ("Alt+Enter", QT_TRANSLATE_NOOP("table-help", "a new line within the cell")),
        ("Esc", QT_TRANSLATE_NOOP("table-help", "leave the cell as it was")),
        ("Alt+↓", QT_TRANSLATE_NOOP("table-help", "list the units, in a cell of units")),
    ),
    Place.FIND: (
        ("Ctrl+F", QT_TRANSLATE_NOOP("table-help", "find in this table, with or without accents")),
        ("F3, Shift+F3", QT_TRANSLATE_NOOP("table-help", "the next place found, the one before")),
        ("Ctrl+H", QT_TRANSLATE_NOOP("table-help", "find and replace")),
        (
            "Ctrl+L",
            QT_TRANSLATE_NOOP("table-help", "filter rows, column by column; Alt+↓ offers blank cells"),
        ),
        ("Alt+S", QT_TRANSLATE_NOOP("table-help", "see the rows in the order of this column")),
        ("Ctrl+K", QT_TRANSLATE_NOOP("table-help", "search all plans")),
    ),
    Place.GUIDE: (
        ("F4", QT_TRANSLATE_NOOP("table-help", "show or fold the guide")),
        ("Alt+0 … Alt+5", QT_TRANSLATE_NOOP("table-help", "do what the guide offers")),
        ("Ctrl+1 … Ctrl+9", QT_TRANSLATE_NOOP("table-help", "go to a section")),
        ("F8, Shift+F8", QT_TRANSLATE_NOOP("table-help", "the next place the check found, the one before")),
        ("F9, Shift+F9", QT_TRANSLATE_NOOP("table-help", "the next remark, the one before")),
        ("Shift+F2", QT_TRANSLATE_NOOP("table-help", "write down a remark")),
        ("Ctrl+G", QT_TRANSLATE_NOOP("table-help", "go to a row of the last printout")),
    ),
}
_WAYS: Final = QT_TRANSLATE_NOOP("table-help", "Ways to write a deadline")
_OF_CELLS: Final = frozenset({Place.TABLE, Place.CELL})
_WIDGETS: Final[tuple[tuple[type[QWidget], Place], ...]] = (
    (CellEditor, Place.CELL),
    (FilterField, Place.FIND),
    (FindBar, Place.FIND),
    (ReplaceRow, Place.FIND),
    (GuideColumn, Place.GUIDE),
)


class TableHelp(QDialog):
    """What belongs in the cell, where one is current; every key with what it does, `first` in front.

    `topic` names the page of help that was asked for, "" where none was.
    """

    def __init__(self, parent: QWidget, first: Place, cell: CellHelp | None = None) -> None:
        super().__init__(parent)
        self.first = first
        self.topic = ""
        self._about = "deadlines" if cell is not None and cell.ways else "plan"
        self.setWindowTitle(QCoreApplication.translate("table-help", "Help for the table"))
        self.setMinimumWidth(_WIDTH)
        groups = QVBoxLayout()
        groups.setSpacing(14)
        if cell is not None and first in _OF_CELLS:
            groups.addLayout(_explained(cell))
        for place in sorted(Place, key=lambda each: each is not first):
            groups.addLayout(_group(_said(_TITLES[place]), _KEYS[place]))
        buttons = QDialogButtonBox()
        more = buttons.addButton(
            QCoreApplication.translate("table-help", "Pages of help"), QDialogButtonBox.ButtonRole.ActionRole
        )
        more.setAutoDefault(False)
        more.clicked.connect(self._ask_more)
        close = buttons.addButton(
            QCoreApplication.translate("table-help", "Close"), QDialogButtonBox.ButtonRole.RejectRole
        )
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        keys = Scrolled(groups)
        column.addWidget(keys, 1)
        column.addWidget(buttons)
        keys.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # the arrows scroll; Enter and Esc close
        keys.setFocus()
        fit(self)

    def _ask_more(self) -> None:
        self.topic = self._about
        self.accept()


def _explained(cell: CellHelp) -> QVBoxLayout:
    """What is expected in the cell; of a deadline how it is understood, and how others are written."""
    column = QVBoxLayout()
    column.setSpacing(5)
    column.addWidget(_line(cell.heading, "heading"))
    if cell.phrase:
        role = "" if cell.understood else "error"
        column.addWidget(_line(f"“{cell.phrase}”: {cell.reading}.", role))
    for words in (*cell.notes, *cell.expected):
        column.addWidget(_line(words))
    if cell.ways:
        column.addSpacing(4)
        column.addLayout(_group(_said(_WAYS), cell.ways, _WAYS_WIDE))
    return column


def _line(words: str, role: str = "") -> QLabel:
    line = QLabel(words)
    line.setWordWrap(True)
    line.setTextFormat(Qt.TextFormat.PlainText)
    line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        restyled(line, role)
    return line


def _group(title: str, keys: Sequence[tuple[str, object]], wide: int = _KEYS_WIDE) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(18)
    grid.setVerticalSpacing(5)
    grid.setColumnMinimumWidth(0, wide)
    grid.setColumnStretch(1, 1)
    heading = QLabel(title)
    restyled(heading, "heading")
    grid.addWidget(heading, 0, 0, 1, 2)
    for row, (key, words) in enumerate(keys, start=1):
        pressed, does = QLabel(key), QLabel(_said(words))
        does.setWordWrap(True)
        grid.addWidget(pressed, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(does, row, 1)
    return grid


def _said(words: object) -> str:
    return QCoreApplication.translate("table-help", str(words))


def place_of(focused: QWidget | None) -> Place:
    """Where the keyboard is, by the widget that has it or one around it."""
    while focused is not None:
        for kind, place in _WIDGETS:
            if isinstance(focused, kind):
                return place
        focused = focused.parentWidget()
    return Place.TABLE


def show_table_help(parent: QWidget, cell: CellHelp | None) -> str:
    """Show it for the current cell; an open editor stays as it is. Returns the topic asked for, or ""."""
    dialog = TableHelp(parent, place_of(QApplication.focusWidget()), cell)
    dialog.exec()
    dialog.deleteLater()
    return dialog.topic
