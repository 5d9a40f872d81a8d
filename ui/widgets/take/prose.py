"""A file without a table: lines of its text that may be tasks or targets, ticked into a plan."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ccapp.intake.candidates import Candidate, CandidateKind
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.intake.taking_many import years_text
from ui.models.exchange_lines import Line
from ui.widgets.elided_label import restyled
from ui.widgets.empty_state import EmptyState
from ui.widgets.plan_named import PlanNamed
from ui.widgets.take.ticks import TickTable

_YEARS_WIDTH = 150
_SECTION = 2  # its column
_SECTION_WIDTH = 200


class TakeProse(QStackedWidget, PlanNamed):
    """First the offer, then the lines. `changed` follows whatever the filled button depends on."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Candidate, ...] = ()
        self.offer = EmptyState("list")
        self.see = self.offer.add_button(self.tr("Look at the lines"), self.show_lines)
        self.title = QLineEdit()
        self.years = QLineEdit()
        self.wrong = QLabel()
        self.lines = TickTable(
            (self.tr("Kind"), self.tr("Text"), self.tr("Section"), self.tr("Target")),
            self.tr("Lines that may be tasks or targets"),
            "",
            wide=(1, 2),
        )
        self._inside = QWidget()
        self._build()

    def _build(self) -> None:
        self.years.setFixedWidth(_YEARS_WIDTH)
        self.years.setPlaceholderText("2026-2030")
        restyled(self.wrong, "error")
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, field in ((self.tr("Plan title"), self.title), (self.tr("Year"), self.years)):
            label = QLabel(words)
            label.setBuddy(field)
            field.setAccessibleName(words)
            field.textChanged.connect(self._on_edited)
            row.addWidget(label)
            row.addWidget(field)
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.wrong)
        column.addWidget(self.lines, 1)
        self.lines.changed.connect(self.changed)
        head = self.lines.table.view.horizontalHeader()
        head.setSectionResizeMode(_SECTION, QHeaderView.ResizeMode.Interactive)
        head.resizeSection(_SECTION, _SECTION_WIDTH)
        self.addWidget(self.offer)
        self.addWidget(self._inside)

    def start(self, file: TakenFile) -> None:
        """Offer the lines of a file; those that are surely tasks or targets are ticked."""
        self._found = file.candidates
        tasks = sum(each.kind is CandidateKind.TASK for each in self._found)
        words = self.tr(
            "This file has no table of tasks. {tasks} sentences may be tasks, {targets} may be targets."
        )
        self.offer.set_text(words.format(tasks=tasks, targets=len(self._found) - tasks))
        title, years = file.head
        self.title.setText(title)
        self.title.setCursorPosition(0)
        self.years.setText(years_text(years))
        self.lines.show_lines([self._line(at, each) for at, each in enumerate(self._found)])
        self.setCurrentIndex(0)

    def _line(self, at: int, found: Candidate) -> Line:
        kind = self.tr("Task") if found.kind is CandidateKind.TASK else self.tr("Target")
        target = " ".join(filter(None, (found.target, str(found.year or ""))))
        return Line(
            key=str(at),
            cells=(kind, found.text, found.section, target),
            ticked=found.sure,
        )

    def show_lines(self) -> None:
        """From the offer to the lines."""
        self.setCurrentIndex(1)
        self._on_edited()
        self.lines.table.view.setFocus()

    @property
    def ticked(self) -> tuple[Candidate, ...]:
        """The lines to be taken."""
        return tuple(self._found[int(key)] for key in self.lines.ticked)

    @property
    def is_offer(self) -> bool:
        """Whether the lines are not shown yet."""
        return self.currentIndex() == 0

    @property
    def is_complete(self) -> bool:
        """Whether a plan can be made: lines, title and years are there."""
        return bool(self.ticked and self.plan_title) and self.plan_years is not None

    def _on_edited(self) -> None:
        missing = self.plan_years is None
        self.wrong.setText(self.tr("For which year is the plan? Write 2026 or 2026-2030.") if missing else "")
        self.wrong.setVisible(missing)
        self.changed.emit()
