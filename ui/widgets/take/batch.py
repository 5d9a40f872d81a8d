"""Many files in one go: what each holds in plain words, ticked into plans of their own."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ccapp.intake.candidates import CandidateKind
from ccapp.services.intake import taking_in
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.intake.taking_many import Looked, TakenMany, years_text
from ccapp.services.plans.planning import Imported
from ccapp.words import Words
from ui.models.exchange_lines import Line
from ui.widgets.result_line import ResultLine
from ui.widgets.take.ticks import TickTable


class TakeBatch(QWidget):
    """A line for each file. `review` asks to look at one of them, `undo_asked` to take the last one back;
    `changed` follows every tick.
    """

    review = Signal(object)
    undo_asked = Signal()
    changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._looked: dict[str, Looked] = {}
        self._done: dict[str, Imported] = {}
        self._refused: dict[str, str] = {}
        self.about = QLabel()
        self.result = ResultLine(self.undo_asked.emit)
        self.look = QPushButton(self.tr("Look at this file"))
        headings = (self.tr("File"), self.tr("What was found"), self.tr("Plan title"), self.tr("Year"))
        self.files = TickTable(
            headings, self.tr("Files"), self.tr("No file is here."), wide=(0, 1, 2), marked=1
        )
        self.about.setWordWrap(True)
        self.files.row.addWidget(self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.result)
        column.addWidget(self.about)
        column.addWidget(self.files, 1)
        self.files.changed.connect(self.changed)
        self.files.opened.connect(self._review)
        self.files.table.picked.connect(self._allow)
        self.look.clicked.connect(lambda: self._review(self.files.table.current))

    @property
    def is_empty(self) -> bool:
        """Whether no files are in hand."""
        return not self._looked

    @property
    def ticked(self) -> tuple[Looked, ...]:
        """The files to be taken."""
        return tuple(self._looked[key] for key in self.files.ticked)

    def show_files(self, looked: Sequence[Looked]) -> None:
        """Show files that were just read."""
        self._looked = {str(each.path): each for each in looked}
        self._done, self._refused = {}, {}
        self.result.forget()
        self._show()
        if self.files.model.lines:
            self.files.table.view.selectRow(0)

    def forget(self) -> None:
        """Let go of all files."""
        self.show_files(())

    def note(self, taken: TakenMany) -> None:
        """Show what became of files."""
        self._done |= {str(path): done for path, done in taken.done}
        self._refused |= {str(path): self._words.error(error) for path, error in taken.refused}
        self._show()

    def note_taken(self, path: Path, done: Imported) -> None:
        """Show that one file was taken in."""
        self.note(TakenMany(done=((path, done),)))

    def forget_taken(self, plans: frozenset[str]) -> None:
        """Of what was taken, keep only plans that are still there."""
        self._done = {key: done for key, done in self._done.items() if done.plan in plans}
        self._show()

    def _show(self) -> None:
        self.files.show_lines([self._line(key, each) for key, each in self._looked.items()])
        tabled = sum(
            each.file is not None and bool(each.file.reading.tables) for each in self._looked.values()
        )
        words = self.tr(
            "{count} files, {tabled} with a table of tasks. Each one ticked becomes a plan of its own."
        )
        self.about.setText(words.format(count=len(self._looked), tabled=tabled))
        self._allow()

    def _line(self, key: str, each: Looked) -> Line:
        title, years = each.file.head if each.file is not None else ("", None)
        picture, tone, said = self._result(key, each)
        tickable = each.can_be_taken and key not in self._done
        before = next((line.ticked for line in self.files.model.lines if line.key == key), None)
        ticked = (True if before is None else before) if tickable else None
        return Line(
            key=key,
            cells=(each.path.name, said, title, years_text(years)),
            icon=picture,
            tone=tone,
            ticked=ticked,
        )

    def _result(self, key: str, each: Looked) -> tuple[str, str, str]:
        """Icon, tone and words of what a file holds or became."""
        done = self._done.get(key)
        if done is not None:
            words = self.tr("Taken in: {tasks} tasks, {products} products.")
            said = words.format(tasks=done.counts.tasks, products=done.counts.products)
            return "circle-check", "good", said
        if key in self._refused:
            return "triangle-alert", "error", self._refused[key]
        if each.refused is not None:
            return "triangle-alert", "error", self._words.error(each.refused)
        return (
            self._found(each.file, can_be_taken=each.can_be_taken) if each.file is not None else ("", "", "")
        )

    def _found(self, file: TakenFile, *, can_be_taken: bool) -> tuple[str, str, str]:
        if not file.reading.tables:
            tasks = sum(one.kind is CandidateKind.TASK for one in file.candidates)
            words = self.tr("No table. {tasks} sentences may be tasks, {targets} may be targets: look at it.")
            said = words.format(tasks=tasks, targets=len(file.candidates) - tasks)
            return "info", "warning", said
        found = taking_in.counts(file)
        words = self.tr("{tasks} tasks, {products} products.")
        said = words.format(tasks=found.tasks, products=found.products)
        if not can_be_taken:
            said = f"{said} " + self.tr("It does not say its year: look at it and write it.")
            return "info", "warning", said
        return "", "", said

    def _allow(self) -> None:
        each = self._looked.get(self.files.table.current)
        self.look.setEnabled(each is not None and each.file is not None and str(each.path) not in self._done)

    def _review(self, key: str) -> None:
        each = self._looked.get(key)
        if each is not None and each.file is not None and key not in self._done:
            self.review.emit(each)
