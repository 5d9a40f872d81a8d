"""Soát văn bản Word: the slips of any file with their places. Nothing is stored, nothing needs setting up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.findings import Finding
from ccapp.services.guidance.word_check import check_file
from ccapp.words import Words
from ui.icons import icon
from ui.models.check_lines import CheckLine, check_lines, copied_words, why_words
from ui.widgets.check.counts import EVERY, CheckCounts
from ui.widgets.check.list import CheckList
from ui.widgets.elided_label import ElidedLabel, restyled
from ui.widgets.empty_state import EmptyState
from ui.widgets.guide.finding_panel import plain
from ui.widgets.scrolled import Scrolled

Found = tuple[Finding, ...]
#: Calls something that takes a while, under a title; None where it was refused, in words.
Run = Callable[[str, Callable[[], Found]], Found | None]

FILES: Final = "*.docx *.docm *.doc *.rtf *.odt *.pdf *.txt"
# Fixes whose words say what to write; the others only make sense where there is a table to write into.
_TELLING: Final = frozenset(
    {
        "fix-change-to",
        "fix-change-quoted",
        "fix-renumber",
        "fix-split",
        "fix-drop-partner",
        "fix-decimal-comma",
    }
)


class WordCheck(QWidget):
    """Choose or be given a file, and see what was found. The list can be copied as text.

    `loaded` gives the file whose findings are now shown.
    """

    loaded = Signal(Path)

    def __init__(self, words: Words, run: Run) -> None:
        super().__init__()
        self._words = words
        self._run = run
        self._found: Found = ()
        self._folder = ""
        self.file = ElidedLabel()
        self.choose = QPushButton(self.tr("Choose a file…"))
        self.copy = QPushButton(icon("copy"), self.tr("Copy the list"))
        self.counts = CheckCounts()
        self.list = CheckList(self.tr("What was found"), strong=False)
        self.empty = EmptyState("file-text")
        self.place, self.message = plain(role="muted"), plain(role="heading")
        self.why, self.better = plain(role="muted"), plain()
        self._stack = QStackedWidget()
        self.choose.setProperty("filled", True)
        self._build()
        for button in (self.choose, self.copy):
            button.setAutoDefault(False)  # in a dialog, Enter on the list belongs to the list
        self.choose.clicked.connect(self.choose_file)
        self.copy.clicked.connect(self._copy)
        self.counts.chosen.connect(lambda _: self._show_list())
        self.list.picked.connect(self._show_current)
        self._show_nothing(
            self.tr(
                "Drop a Word file here, or choose it. The program looks for slips in the text and the tables."
                " Nothing is stored, and the file is not changed."
            )
        )

    def _build(self) -> None:
        restyled(self.file, "muted")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.file, 1)
        head.addWidget(self.copy)
        head.addWidget(self.choose)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(self.list)
        split.addWidget(self._build_detail())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setSizes([600, 380])
        self._stack.addWidget(split)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.counts)
        column.addWidget(self._stack, 1)

    def _build_detail(self) -> QWidget:
        column = QVBoxLayout()
        column.setSpacing(8)
        for widget in (self.place, self.message, self.why, self.better):
            column.addWidget(widget)
        hint = plain(
            self.tr("To find the place in Word: Ctrl+F, then type some of the words in quotes."), "muted"
        )
        column.addStretch(1)
        column.addWidget(hint)
        return Scrolled(column)

    def choose_file(self) -> None:
        """Ask for a file and check it."""
        kinds = self.tr("Texts ({files});;All files (*)").format(files=FILES)
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Check a Word text"), self._folder, kinds)
        if path:
            self.load(Path(path))

    def load(self, path: Path) -> bool:
        """Check a file; one that cannot be read is refused in words and leaves the list as it was."""
        self._folder = str(path.parent)
        found = self._run(self.tr("Reading the file…"), lambda: check_file(path))
        if found is None:
            return False
        self._found = found
        self.file.setText(self.tr("{file}: nothing of it is stored").format(file=path.name))
        self.counts.show_counts(Counter(str(line.first.severity) for line in self._lines()))
        self.counts.choose(EVERY)
        if not found:
            words = self.tr("Nothing was found in “{file}” that needs mending. Read it over once more.")
            self._show_nothing(words.format(file=path.name))
        self.loaded.emit(path)
        return True

    def _show_nothing(self, words: str) -> None:
        self.empty.set_text(words)
        self._stack.setCurrentIndex(1)
        self.copy.hide()

    def _lines(self) -> tuple[CheckLine, ...]:
        shown = self.counts.shown
        found = (each for each in self._found if shown in (EVERY, each.severity))
        return check_lines(self._words, found, {})

    def _show_list(self) -> None:
        self._stack.setCurrentIndex(0)
        self.copy.show()
        self.list.show_lines(self._lines())
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_current(self) -> None:
        line = self.list.current
        self.place.setText(line.place if line else "")
        self.message.setText(line.text if line else "")
        self.why.setText(why_words(self._words, line.first) if line else "")
        fixes = [fix for fix in line.first.fixes if fix.code in _TELLING] if line else []
        told = "; ".join(self._words.text(fix.code, **fix.facts) for fix in fixes)
        self.better.setText(told)
        for label in (self.place, self.why, self.better):
            label.setVisible(bool(label.text()))

    def _copy(self) -> None:
        QApplication.clipboard().setText(copied_words(self.list.model_.lines))
        self.copy.setText(self.tr("Copied: {count} lines").format(count=len(self.list.model_.lines)))
