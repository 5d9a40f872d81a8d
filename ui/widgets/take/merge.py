"""A file beside the plan it is merged into: what is new, what differs, what is the same, what is ours."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from ccapp.domain.plan import RecordId
from ccapp.services.intake.merging import Choice, Merging
from ui.widgets.take.merge_lines import chosen, merge_lines
from ui.widgets.take.ticks import TickTable


class TakeMerge(QWidget):
    """The last step into a plan that exists. `changed` follows every tick."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._merging: Merging | None = None
        self.about = QLabel()
        self.tabs = QTabBar()
        self.pages = QStackedWidget()
        self.new = TickTable(
            (self.tr("New"), self.tr("Text"), self.tr("Goes under")),
            self.tr("New in the file"),
            self.tr("The file has nothing that the plan does not have."),
            wide=(1, 2),
        )
        self.differing = TickTable(
            (self.tr("Line"), self.tr("Column"), self.tr("In the plan"), self.tr("In the file")),
            self.tr("Different in the file"),
            self.tr("No text of the file differs from the plan."),
            wide=(0, 2, 3),
        )
        kept = (self.tr("Line"), self.tr("Product"))
        nothing = self.tr("No line of the plan is in the file as it is here.")
        self.same = TickTable(kept, self.tr("The same in both"), nothing, wide=(0, 1))
        whole = self.tr("Every line of the plan is in the file.")
        self.absent = TickTable(kept, self.tr("Only in the plan"), whole, wide=(0, 1))
        self._build()

    def _build(self) -> None:
        self.about.setWordWrap(True)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(self.tr("What the file brings"))
        for page in (self.new, self.differing, self.same, self.absent):
            self.tabs.addTab("")
            self.pages.addWidget(page)
            page.changed.connect(self.changed)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.about)
        column.addWidget(self.tabs)
        column.addWidget(self.pages, 1)

    def show_merging(self, merging: Merging) -> None:
        """Show what a file would bring; the first list that holds something is in front."""
        self._merging = merging
        found = merge_lines(merging)
        lists = (found.new, found.changed, found.same, found.absent)
        words = (
            self.tr("New ({count})"),
            self.tr("Different ({count})"),
            self.tr("The same ({count})"),
            self.tr("Only in the plan ({count})"),
        )
        for at, (page, lines, word) in enumerate(
            zip((self.new, self.differing, self.same, self.absent), lists, words, strict=True)
        ):
            page.show_lines(lines)
            self.tabs.setTabText(at, word.format(count=len(lines)))
        self.tabs.setCurrentIndex(next((at for at, lines in enumerate(lists) if lines), 0))
        self.about.setText(self._about(merging))

    def _about(self, merging: Merging) -> str:
        said = [
            self.tr(
                "Into “{plan}”. Only what is ticked is taken; a blank of the file never replaces a text, and"
                " nothing of the plan is removed."
            ).format(plan=merging.plan.title)
        ]
        if merging.unpaired:
            words = self.tr("Not taken, for the plan has no table of that kind: {tables}.")
            said.append(words.format(tables="; ".join(merging.unpaired)))
        return " ".join(said)

    @property
    def plan(self) -> RecordId | None:
        """The plan that the file was compared with."""
        return self._merging.plan.id if self._merging is not None else None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What is ticked."""
        if self._merging is None:
            return ()
        return chosen(self._merging, (*self.new.ticked, *self.differing.ticked))

    @property
    def count(self) -> int:
        """How much is ticked."""
        return len(self.new.ticked) + len(self.differing.ticked)
