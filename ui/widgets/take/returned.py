"""A file that came back, beside the plan it was exported from: what it changes, brings, moves and lacks."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ccapp.domain.remarks import Remark
from ccapp.services.paper.returning import ReturnedFile, Taken
from ui.widgets.take.returned_lines import returned_lines, taken, taken_remarks
from ui.widgets.take.ticks import TickTable


class TakeReturned(QWidget):
    """Only what is ticked is taken. `changed` follows a tick; `read_plainly` asks to read it as any file."""

    changed = Signal()
    read_plainly = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._found: ReturnedFile | None = None
        self.about = QLabel()
        self.plainly = QPushButton(self.tr("Read it as an ordinary file"))
        self.tabs = QTabBar()
        self.pages = QStackedWidget()
        self.differing = TickTable(
            (
                self.tr("Line"),
                self.tr("Column"),
                self.tr("When exported"),
                self.tr("In the plan"),
                self.tr("In the file"),
            ),
            self.tr("Changed in the file"),
            self.tr("The file changes no text of the plan."),
            wide=(0, 2, 3, 4),
        )
        self.new = TickTable(
            (self.tr("New"), self.tr("Text"), self.tr("Goes under"), self.tr("Remark")),
            self.tr("New in the file"),
            self.tr("The file has no new rows."),
            wide=(1, 2),
        )
        self.moved, self.lacking, self.remarks = self._places(), self._lacking(), self._comments()
        self._build()

    def _places(self) -> TickTable:
        return TickTable(
            (self.tr("Line"), self.tr("Goes under"), self.tr("Place")),
            self.tr("Moved in the file"),
            self.tr("No row was moved in the file."),
            wide=(0, 1, 2),
        )

    def _lacking(self) -> TickTable:
        return TickTable(
            (self.tr("Kind"), self.tr("Line"), self.tr("Product")),
            self.tr("No longer in the file"),
            self.tr("Every row of the plan is in the file."),
            wide=(1, 2),
        )

    def _comments(self) -> TickTable:
        return TickTable(
            (self.tr("Line"), self.tr("Column"), self.tr("From"), self.tr("Comment")),
            self.tr("Comments in the file"),
            self.tr("The file has no new comments."),
            wide=(0, 3),
        )

    def _build(self) -> None:
        self.about.setWordWrap(True)
        self.plainly.setProperty("link", True)
        self.plainly.clicked.connect(self.read_plainly)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("What the returned file says"))
        for page in self._lists:
            self.tabs.addTab("")
            self.pages.addWidget(page)
            page.changed.connect(self.changed)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        row = QHBoxLayout()
        row.addWidget(self.tabs, 1)
        row.addWidget(self.plainly)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.about)
        column.addLayout(row)
        column.addWidget(self.pages, 1)

    def show_returned(self, found: ReturnedFile) -> None:
        """Show what a file says; the first list that holds something is in front."""
        self._found = found
        lines = returned_lines(found)
        lists = (lines.changed, lines.brought, lines.moved, lines.lacking, lines.remarks)
        words = (
            self.tr("Changed ({count})"),
            self.tr("New ({count})"),
            self.tr("Moved ({count})"),
            self.tr("No longer in the file ({count})"),
            self.tr("Comments ({count})"),
        )
        for at, (page, one, word) in enumerate(zip(self._lists, lists, words, strict=True)):
            page.show_lines(one)
            self.tabs.setTabText(at, word.format(count=len(one)))
        self.differing.table.view.setColumnHidden(2, not any(line.icon for line in lines.changed))
        self.tabs.setCurrentIndex(next((at for at, one in enumerate(lists) if one), 0))
        self.about.setText(self._about(found))

    def _about(self, found: ReturnedFile) -> str:
        said = [
            self.tr("This file was exported from “{plan}”. Only what is ticked is taken; nothing is removed"
                    " from the plan unless its line is ticked.").format(plan=found.plan.title)
        ]  # fmt: skip
        if found.base is None:
            said.append(self.tr("What the plan was when it was exported is not known: compare with care."))
        if any(one.is_conflict for table in found.tables for one in table.found.changed):
            said.append(
                self.tr("Lines with a warning have changed in the plan as well since then: look at them.")
            )
        since = sum(table.found.since for table in found.tables)
        if since:
            said.append(self.tr("{count} rows came to the plan since then and stay.").format(count=since))
        if found.unpaired:
            words = self.tr("Not compared, for the plan has no such table: {tables}.")
            said.append(words.format(tables="; ".join(found.unpaired)))
        return " ".join((*said, *self._columns(found)))

    def _columns(self, found: ReturnedFile) -> Iterator[str]:
        """What is otherwise about the columns: nothing of it is taken, so it is told."""
        changes = [table.columns for table in found.tables]
        new = [f"{each.heading} ({each.cells})" for one in changes for each in one.new]
        if new:
            words = self.tr(
                "Columns of the file that the plan does not have, with how many cells are written: {columns}."
                " Add the column to the plan first to take them."
            )
            yield words.format(columns="; ".join(new))
        gone = [each for one in changes for each in one.gone]
        if gone:
            yield self.tr("Columns that the file lacks stay as they are: {columns}.").format(
                columns="; ".join(gone)
            )
        renamed = [f"“{before}” → “{after}”" for one in changes for before, after in one.renamed]
        if renamed:
            yield self.tr("Headings changed in the file, not in the plan: {columns}.").format(
                columns="; ".join(renamed)
            )

    @property
    def _lists(self) -> tuple[TickTable, ...]:
        return (self.differing, self.new, self.moved, self.lacking, self.remarks)

    @property
    def found(self) -> ReturnedFile | None:
        """What is shown."""
        return self._found

    @property
    def taken(self) -> tuple[Taken, ...]:
        """What is ticked."""
        if self._found is None:
            return ()
        return taken(self._found, [key for page in self._lists for key in page.ticked])

    @property
    def taken_remarks(self) -> tuple[Remark, ...]:
        """The comments that are ticked."""
        return taken_remarks(self._found, self.remarks.ticked) if self._found is not None else ()

    @property
    def count(self) -> int:
        """How much is ticked."""
        return sum(map(len, self.taken)) + len(self.taken_remarks)
