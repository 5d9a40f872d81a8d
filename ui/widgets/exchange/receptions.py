"""The list of receptions: what each run of taking in files brought, and the way back from it."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTabBar, QVBoxLayout, QWidget

from ccapp.services.handover import receptions
from ccapp.services.session import Changes
from ccapp.store.receptions import Reception
from ui.desk import PARTNERS, PLANS, RECEIVED, Desk
from ui.icons import icon
from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.exchange.words import moment, tell_sender
from ui.widgets.table.whole_lines import LinesTable


class ReceptionsList(QWidget):
    """Every reception that changed something, latest first, with one button that takes one back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._runs: dict[str, Reception] = {}
        self.hint = QLabel()
        self.undo = QPushButton(icon("undo-2"), self.tr("Undo this reception"))
        headings = (
            self.tr("Received"),
            self.tr("Offices"),
            self.tr("Files"),
            self.tr("By"),
            self.tr("State"),
        )
        self.table = LinesTable(
            LinesModel(headings, marked=4),
            self.tr("Receptions"),
            self.tr("Nothing has been received yet."),
            wide=(1, 2),
        )
        self._build()

    def _build(self) -> None:
        self.hint.setProperty("role", "muted")
        self.hint.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.hint, 1)
        row.addWidget(self.undo)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        box.addWidget(self.table, 1)
        self.table.picked.connect(self._show_button)
        self.undo.clicked.connect(self._undo)

    def refresh(self) -> None:
        """Read the receptions again."""
        self._runs = {str(each.run): each for each in receptions.list_receptions(self._desk.session)}
        self.table.show_lines(tuple(self._line(key, each) for key, each in self._runs.items()))
        self._show_button()

    @property
    def standing(self) -> frozenset[int]:
        """The runs that have not been undone."""
        return frozenset(
            each.run for each in self._runs.values() if not any(taken.undone for taken in each.files)
        )

    def _line(self, key: str, reception: Reception) -> Line:
        offices = dict.fromkeys(taken.office_name for taken in reception.files)
        files = ", ".join(taken.file for taken in reception.files)
        state, look, tone = self._state(reception)
        return Line(
            key=key,
            cells=(moment(reception.at), ", ".join(offices), files, reception.who, state),
            icon=look,
            tone=tone,
        )

    def _state(self, reception: Reception) -> tuple[str, str, str]:
        if any(taken.undone for taken in reception.files):
            return self.tr("Undone"), "undo-2", "muted"
        if any(taken.overtaken for taken in reception.files):
            return self.tr("A later reception is on top"), "info", "muted"
        return self.tr("Can be undone"), "circle-check", "good"

    def _show_button(self) -> None:
        chosen = self._runs.get(self.table.current)
        later = self._later()
        self.undo.setEnabled(chosen is not None and chosen.run in self.standing)
        if not later:
            self.undo.setText(self.tr("Undo this reception"))
            self.hint.setText(self.tr("A reception is undone as a whole; its files can be received again."))
            return
        self.undo.setText(self.tr("Undo this one and {count} later").format(count=len(later)))
        listed = "; ".join(map(receptions.in_words, later))
        self.hint.setText(self.tr("These stand on it and are undone with it: {later}.").format(later=listed))

    def _later(self) -> tuple[Reception, ...]:
        """What stands on the current reception, latest first."""
        chosen = self._runs.get(self.table.current)
        if chosen is None or not any(taken.overtaken for taken in chosen.files):
            return ()
        return receptions.standing_on(self._desk.session, chosen.run)

    def _undo(self) -> None:
        chosen = self._runs[self.table.current]
        runs = [chosen.run, *(each.run for each in self._later())]
        if undo_runs(self, self._desk, runs) is not None:
            self.refresh()
            self._desk.said.emit(tell_sender(self._desk.office))


class ListTabs(QWidget):
    """Lists of a page, one at a time under their captions."""

    def __init__(self, name: str, parts: dict[str, QWidget]) -> None:
        super().__init__()
        self.parts = tuple(parts.values())
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setAccessibleName(name)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addWidget(self.tabs)
        for caption, part in parts.items():
            self.tabs.addTab(caption)
            box.addWidget(part, 1)
        self.tabs.currentChanged.connect(self.show_part)
        self.show_part(0)

    def show_part(self, index: int) -> None:
        """Show the list of a tab."""
        for number, part in enumerate(self.parts):
            part.setVisible(number == index)


def undo_runs(parent: QWidget, desk: Desk, runs: Collection[int]) -> Changes | None:
    """Take receptions back in the worker; None where that was refused, which is told."""
    return desk.work(
        parent,
        QCoreApplication.translate("exchange", "Undoing…"),
        lambda session, progress: receptions.undo_receptions(session, runs, progress=progress),
        areas=frozenset({PLANS, PARTNERS, RECEIVED}),
    )
