"""One finding in full: where, what was seen and why it matters, what can be done, the row itself."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.checks.sections import EMPTY
from ccapp.domain.findings import Fix
from ccapp.words import Words
from ui.icons import icon
from ui.models.check_lines import CheckLine, why_words
from ui.models.check_row import FoundRow, RowCell
from ui.widgets.elided_label import restyled
from ui.widgets.flow import FlowLayout

_SHOWN: Final = 140  # characters of a cell
_BUTTON: Final = 56  # characters on a button
_MEANT: Final = frozenset({"target-falls", "target-rises"})
_GO: Final = "fix-go-there"  # has a button of its own


def plain(text: str = "", role: str = "") -> QLabel:
    """A wrapped label of plain text: names from files are never markup."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    label.setMinimumHeight(1)  # else as high as with a word on each line; layouts ask at the real width
    restyled(label, role)
    return label


def clear(layout: QLayout) -> None:
    """Take every widget out of a layout for good."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class RowCard(QFrame):
    """The cells of a row one below the other, each beside its heading; the one meant stands out."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", True)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(10, 8, 10, 8)
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 5)

    def show_cells(self, cells: tuple[RowCell, ...]) -> None:
        """Replace the cells; none hides the card."""
        clear(self._grid)
        for row, cell in enumerate(each for each in cells if each.text or each.here):
            text = cell.text if len(cell.text) <= _SHOWN else cell.text[:_SHOWN] + "…"
            value = plain(text or self.tr("(empty)"), "" if text else "muted")
            value.setProperty("here", cell.here)
            if cell.heading:
                self._grid.addWidget(plain(cell.heading, "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1 if cell.heading else 0, 1, 1 if cell.heading else 2)
        self.setVisible(bool(cells))


class CheckPanel(QWidget):
    """Shows one line of the list. `fixed` gives the fix whose button was pressed.

    The buttons wait while the plan is checked again, and those that write are left out of a locked plan.
    """

    fixed = Signal(object)
    kept = Signal()
    asked_again = Signal()
    gone = Signal()
    gone_other = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.place = plain(role="muted")
        self.card = RowCard()
        self.other_place = plain(role="muted")
        self.other = RowCard()
        self.go_other = QPushButton(icon("chevron-right"), self.tr("To this line"))
        self.message = plain(role="heading")
        self.why = plain(role="muted")
        self.locked = plain(self.tr("The table of this plan is locked: it can be looked at."), "muted")
        self.keep = QPushButton(self.tr("Leave as it is"))
        self.ask_again = QPushButton(self.tr("Ask about it again"))
        self.go = QPushButton(icon("chevron-right"), self.tr("To the cell (F8)"))
        self.fixes = QWidget()
        self._flow = FlowLayout()
        self._build()
        self.keep.clicked.connect(self.kept)
        self.ask_again.clicked.connect(self.asked_again)
        self.go.clicked.connect(self.gone)
        self.go_other.clicked.connect(self.gone_other)
        self.show_other(FoundRow())

    def _build(self) -> None:
        self.fixes.setLayout(self._flow)
        self.keep.setToolTip(self.tr("It is remembered: these words are not asked about again."))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(10)
        for widget in (self.place, self.message, self.why, self.fixes, self.locked, self.card):
            column.addWidget(widget)
        column.addWidget(self.other_place)
        column.addWidget(self.other)
        column.addWidget(self.go_other, 0, Qt.AlignmentFlag.AlignRight)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addWidget(self.ask_again)
        row.addStretch(1)
        row.addWidget(self.go)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area, 1)
        whole.addLayout(row)

    def show_line(self, line: CheckLine | None, row: FoundRow, *, is_kept: bool, locked: bool) -> None:
        """Show a finding with its row; nothing empties the panel."""
        self.setVisible(line is not None)
        if line is None:
            return
        first = line.first
        self.place.setText(row.name or line.place)
        self.place.setVisible(bool(self.place.text()))
        self.card.show_cells(row.cells)
        self.message.setText(line.text)
        why = why_words(self._words, first)
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self._show_fixes(() if locked or is_kept else first.fixes)
        self.locked.setVisible(locked and bool(first.fixes))
        self.keep.setText(self._keep_words(first.code))
        self.keep.setVisible(not is_kept)
        self.ask_again.setVisible(is_kept)
        self.go.setVisible(bool(row.cells))

    def _keep_words(self, code: str) -> str:
        """To leave it says something of the plan: a section has no work this year, a figure is meant."""
        if code in _MEANT:
            return self.tr("It is meant so")
        return self.tr("Nothing this year") if code in EMPTY else self.tr("Leave as it is")

    def show_other(self, row: FoundRow) -> None:
        """Show a second row below that of the finding, to be read beside it; one without cells hides it."""
        self.other_place.setText(row.name)
        self.other.show_cells(row.cells)
        for part in (self.other_place, self.go_other):
            part.setVisible(bool(row.cells))

    def _show_fixes(self, fixes: tuple[Fix, ...]) -> None:
        clear(self._flow)
        shown = [fix for fix in fixes if fix.code != _GO]
        for fix in shown:
            self._flow.addWidget(self._button(fix))
        self.fixes.setVisible(bool(shown))

    def _button(self, fix: Fix) -> QPushButton:
        words = " ".join(self._words.text(fix.code, **fix.facts).split())
        short = words if len(words) <= _BUTTON else words[: _BUTTON - 1] + "…"
        button = QPushButton(short.replace("&", "&&"))
        button.setAccessibleName(words)
        if short != words:
            button.setToolTip(words)
        button.clicked.connect(lambda: self.fixed.emit(fix))
        return button

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons of the fixes, as offered."""
        items = (self._flow.itemAt(number) for number in range(self._flow.count()))
        widgets = (item.widget() for item in items if item is not None)
        return tuple(each for each in widgets if isinstance(each, QPushButton))
