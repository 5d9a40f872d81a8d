"""The file beside what was recognised in it: columns set right, findings, title and years."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QTabBar, QVBoxLayout, QWidget

from ccapp.domain.findings import Severity
from ccapp.domain.years import years_in
from ccapp.intake.values import OTHER, Corrections, ReadTable
from ccapp.services.intake import taking_in
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.intake.taking_many import years_text
from ccapp.words import Words
from ui.models.take_table import Doubt, shown_appendix, shown_source
from ui.widgets.elided_label import ElidedLabel, restyled
from ui.widgets.plan_named import PlanNamed
from ui.widgets.table.read_only import TakeTable
from ui.widgets.take.decoding import DecodingLine
from ui.widgets.take.findings import TakeFindings, finding_words, table_holding
from ui.widgets.take.meanings import MeaningHeader, meaning_of
from ui.widgets.take.target import TakeTarget

_JOINED: Final = "read-row-joined"
_TAB_LENGTH: Final = 32  # characters of a title
_WEIGHTS: Final = tuple(Severity)
_NARROW: Final = 1000  # pixels below which both tables would scroll sideways
_MOST_YEARS: Final = 12  # of a long plan; more would make the list hard to use


class TakeReview(QWidget, PlanNamed):
    """Step 2. `corrected` gives a table's number and what its columns mean now, `decode_wanted` whether its
    letters are to be converted; `edited` says that what it is taken into changed. In a narrow window one of
    the two tables shows at a time.
    """

    corrected = Signal(int, object)
    decode_wanted = Signal(bool)
    edited = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._file: TakenFile | None = None
        self._following = False
        self.target = TakeTarget()
        self.title, self.years = self.target.title, self.target.years
        self.decoding = DecodingLine()
        self.counts = ElidedLabel()
        self.tabs = QTabBar()
        self.source = TakeTable()
        self.taken = TakeTable()
        self.meanings = MeaningHeader(self.taken)
        self.findings = TakeFindings(words)
        self.switch = QPushButton()
        self._looks_at_file = False
        self._words = words
        self._build()
        self._connect()

    def _build(self) -> None:
        self.taken.setHorizontalHeader(self.meanings)
        self.source.setAccessibleName(self.tr("In the file"))
        self.taken.setAccessibleName(self.tr("Will be taken"))
        self.switch.setProperty("link", True)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("Tables"))
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.setChildrenCollapsible(False)
        self._sides = (
            self._side(self.tr("In the file (only to look at)"), self.source),
            self._side(self.tr("Will be taken: set right what a column means"), self.taken),
        )
        for side in self._sides:
            sides.addWidget(side)
        sides.setStretchFactor(0, 2)
        sides.setStretchFactor(1, 3)
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        parts.addWidget(sides)
        parts.addWidget(self.findings)
        parts.setStretchFactor(0, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.target)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.counts)
        line.addWidget(self.decoding, 1)
        line.addStretch()
        column.addLayout(line)
        heads = QHBoxLayout()
        heads.addWidget(self.tabs, 1)
        heads.addStretch()
        heads.addWidget(self.switch)
        column.addLayout(heads)
        column.addWidget(parts, 1)

    @staticmethod
    def _side(words: str, table: TakeTable) -> QWidget:
        side = QWidget()
        label = QLabel(words)
        restyled(label, "heading")
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(label)
        column.addWidget(table, 1)
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Both tables where there is room for them."""
        super().resizeEvent(event)
        self._show_sides()

    def _switch(self) -> None:
        self._looks_at_file = not self._looks_at_file
        self._show_sides()

    def _show_sides(self) -> None:
        narrow = self.width() < _NARROW
        source, taken = self._sides
        source.setVisible(not narrow or self._looks_at_file)
        taken.setVisible(not narrow or not self._looks_at_file)
        self.switch.setVisible(narrow)
        self.switch.setText(
            self.tr("Look at what will be taken") if self._looks_at_file else self.tr("Look at the file")
        )

    def _connect(self) -> None:
        self.switch.clicked.connect(self._switch)
        self.title.textChanged.connect(self._on_edited)
        self.years.textChanged.connect(self._on_edited)
        self.tabs.currentChanged.connect(lambda _: self._show_table())
        self.target.changed.connect(self._on_edited)
        self.decoding.wanted.connect(self.decode_wanted)
        self.meanings.chosen.connect(self._on_meaning)
        self.findings.picked.connect(self.go_to)
        for one, other in ((self.source, self.taken), (self.taken, self.source)):
            one.selectionModel().currentRowChanged.connect(partial(self._on_row, one, other))

    @property
    def is_complete(self) -> bool:
        """Whether title and years are known, or a plan that has them."""
        return self.target.plan is not None or (bool(self.plan_title) and self.plan_years is not None)

    def start(self, file: TakenFile) -> None:
        """Show a file for the first time, or other tables of it; what the user typed stays."""
        self._looks_at_file = False
        self._show_sides()
        title, years = file.head
        if not self.title.isModified():
            self.title.setText(title)
            self.title.setCursorPosition(0)
        if not self.years.isModified():
            self.years.setText(years_text(years))
        self.show_file(file)

    def forget(self) -> None:
        """Let go of the file and of what was typed for it."""
        for field in (self.title, self.years):
            field.clear()
            field.setModified(False)
        self.target.fresh.setChecked(True)
        self._file = None

    def show_file(self, file: TakenFile) -> None:
        """Show a file as it is read now, at the same table."""
        self._file = file
        self.decoding.show_file(file)
        with QSignalBlocker(self.tabs):
            current = max(self.tabs.currentIndex(), 0)
            while self.tabs.count():
                self.tabs.removeTab(0)
            for number, table in enumerate(file.reading.tables, start=1):
                self.tabs.addTab(_tab_text(number, table.appendix.title))
            self.tabs.setCurrentIndex(min(current, self.tabs.count() - 1))
        self.tabs.setVisible(self.tabs.count() > 1)
        self.tabs.updateGeometry()  # tabs added out of sight do not ask for room by themselves
        found = [finding for table in file.reading.tables for finding in table.findings]
        found.sort(key=lambda finding: _WEIGHTS.index(finding.severity))
        self.findings.show_findings((*found, *file.reading.left_out), file.reading.tables)
        self.findings.setVisible(bool(found or file.reading.left_out))
        self._show_table()
        self._on_edited()

    def _show_counts(self) -> None:
        """What the file holds, or the one thing that is still to be said."""
        if self._file is None:
            return
        if self.plan_years is None and self.target.plan is None:
            restyled(self.counts, "error")
            self.counts.setText(self.tr("For which year is the plan? Write 2026 or 2026-2030."))
            return
        found = taking_in.counts(self._file)
        restyled(self.counts, "muted")
        self.counts.setText(
            self.tr(
                "Found: {tables} tables, {sections} sections, {tasks} tasks, {products} products."
            ).format(
                tables=len(self._file.reading.tables),
                sections=found.sections,
                tasks=found.tasks,
                products=found.products,
            )
        )

    def _table(self) -> ReadTable | None:
        index = self.tabs.currentIndex()
        return self._file.reading.tables[index] if self._file is not None and index >= 0 else None

    def _show_table(self) -> None:
        table = self._table()
        if table is None:
            return
        layout = table.appendix.layout
        shares = [column.width for column in layout.columns]
        place = self.source.place
        self.meanings.offer(layout.keys, table.source.headings, self._possible_years(table))
        self.source.show_table(
            shown_source(table.source, layout.keys), shares, self._doubts(table, joined=True)
        )
        self.taken.show_table(shown_appendix(table.appendix), shares, self._doubts(table, joined=False))
        if place in table.source.places:
            self.go_to(place)

    def _doubts(self, table: ReadTable, *, joined: bool) -> list[Doubt]:
        """The findings of single cells and rows; a row joined to the one above is only in the file."""
        tables = self._file.reading.tables if self._file is not None else ()
        return [
            Doubt(place=each.place, key=each.field, words=finding_words(self._words, each, tables))
            for each in table.findings
            if each.field or (joined and each.code == _JOINED)
        ]

    def _possible_years(self, table: ReadTable) -> list[int]:
        """Years that a column of targets may be of: those in its headings, those of the plan."""
        years = {column.year for column in table.appendix.layout.columns if column.year is not None}
        for heading in table.source.headings:
            named = years_in(heading)
            years |= set(named or ())
        first, last = self.plan_years or (0, -1)
        years |= set(range(first, min(last + 1, first + _MOST_YEARS)))
        return sorted(years)

    def _on_meaning(self, column: int, meaning: str) -> None:
        """A column gets a meaning; the one that had it gets what this one meant."""
        table = self._table()
        if table is None or self._file is None:
            return
        meanings = [meaning_of(key) for key in table.appendix.layout.keys]
        given: dict[int, str] = dict(self._file.corrections.get(table.source.number, {}))
        if meaning != OTHER and meaning in meanings:
            given[meanings.index(meaning)] = meanings[column]
        given[column] = meaning
        wanted: Corrections = given
        self.corrected.emit(table.source.number, wanted)

    def _on_edited(self) -> None:
        self._show_counts()
        self.edited.emit()

    def _on_row(self, one: TakeTable, other: TakeTable, index: QModelIndex, _: QModelIndex) -> None:
        """Keep both sides at the same row; the side that follows does not lead back."""
        if not self._following and index.isValid():
            self._following = True
            _follow(one, other, index.row())
            self._following = False

    def go_to(self, place: str) -> None:
        """Select what stands at a place in the file, on both sides."""
        tables = self._file.reading.tables if self._file is not None else ()
        index = table_holding(place, tables)
        if index >= 0:
            self.tabs.setCurrentIndex(index)
            self.source.select_row(self.source.rows.row_of(place))


def _follow(one: TakeTable, other: TakeTable, row: int) -> None:
    """Select in the other table what stands at the same place, else the nearest above: a row joined to it."""
    places = one.rows.shown.places
    found = (other.rows.row_of(place) for place in reversed(places[: row + 1]))
    other.select_row(next((there for there in found if there >= 0), -1))


def _tab_text(number: int, title: str) -> str:
    short = title if len(title) <= _TAB_LENGTH else f"{title[:_TAB_LENGTH].rstrip()}…"
    return f"{number}. {short}".replace("&", "&&")
