"""Máy khác của cơ quan: carry the data to another computer of the office, and take in what comes back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QVBoxLayout,
)

from ccapp.services.handover import exchanging, own_machines
from ccapp.services.handover.outcomes import Outcome, Result
from ui.desk import PARTNERS, PLANS, RECEIVED, UNITS, Desk
from ui.icons import icon
from ui.widgets.exchange.words import healed

_AREAS = frozenset({PLANS, PARTNERS, RECEIVED, UNITS})
_NAME_WIDTH = 260


class MachineCard(QFrame):
    """The two ways of the data, and the name by which the other computer knows this one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("card", True)
        self.name = QLineEdit()
        self.name.setMaximumWidth(_NAME_WIDTH)
        self.carry = QPushButton(icon("folder-open"), self.tr("Carry to another computer…"))
        self.take = QPushButton(icon("inbox"), self.tr("Take in what came back…"))
        self._build()
        self.refresh()

    def _build(self) -> None:
        heading = QLabel(self.tr("Another computer of the office"))
        heading.setProperty("role", "heading")
        label = QLabel(self.tr("Name of this computer"))
        label.setBuddy(self.name)
        self.name.setAccessibleName(label.text())
        self.name.editingFinished.connect(self._keep_name)
        self.carry.clicked.connect(self.ask_carry)
        self.take.clicked.connect(self.ask_take)
        named = QHBoxLayout()
        named.addWidget(label)
        named.addWidget(self.name, 1)
        named.addStretch(1)
        ways = QHBoxLayout()
        ways.addWidget(self.carry)
        ways.addWidget(self.take)
        ways.addStretch(1)
        told = QLabel(
            self.tr(
                "For a new computer make a backup first and restore it there. After that, carry the data to"
                " and fro as one file. While the work goes on elsewhere this computer only reads; the right"
                " to edit can be taken back at any time."
            )
        )
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(heading)
        column.addLayout(named)
        column.addLayout(ways)
        column.addWidget(told)

    def refresh(self) -> None:
        """Show the name in force."""
        self.name.setText(own_machines.machine_name(self._desk.session))

    def _keep_name(self) -> None:
        name = self.name.text()
        if name.strip() and name != own_machines.machine_name(self._desk.session):
            self._desk.do(self, lambda session: own_machines.name_machine(session, name))

    def ask_carry(self) -> None:
        """Ask for a folder or stick, write the file there and hand the pen over."""
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = QFileDialog.getExistingDirectory(self, self.tr("Carry to another computer"), start)
        if folder:
            self.carry_to(Path(folder))

    def carry_to(self, folder: Path) -> None:
        """Write the file to a folder; this computer then only reads."""
        made = self._desk.work(
            self,
            self.tr("Writing, then reading back to check…"),
            lambda session, progress: own_machines.carry(session, folder, progress=progress),
            areas=frozenset({PLANS}),
        )
        if made is not None:
            said = self.tr("Written and checked: {file}. Open it at the other computer.")
            self._desk.said.emit(said.format(file=made.file.name))

    def ask_take(self) -> None:
        """Ask for the file that was carried here."""
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        kinds = self.tr("Carried data (*.zip *.khx);;All files (*)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Take in what came back"), start, kinds)
        if path:
            self.take_in(Path(path))

    def take_in(self, path: Path, *, accept: bool = False) -> None:
        """Merge a carried file; one that would take much away waits for a yes, a refusal is said."""
        outcomes = self._desk.work(
            self,
            self.tr("Reading…"),
            lambda session, progress: exchanging.receive(session, [path], accept=accept, progress=progress),
            areas=_AREAS,
        )
        if outcomes is None:
            return
        held = next((each.error for each in outcomes if each.result is Result.HELD and each.error), None)
        if held is not None and not accept and self._agreed(self._desk.words.error(held)):
            self.take_in(path, accept=True)
            return
        refused = next((each.error for each in outcomes if each.result is Result.REFUSED), None)
        if refused is not None:
            self._desk.refuse(self, refused)
        if held is None and refused is None:
            self._desk.said.emit(self._said(outcomes))
        self._tell_healed(sum(each.twice for each in outcomes))

    def _tell_healed(self, twice: int) -> None:
        """Too much for the status bar, and too seldom to be passed over."""
        if twice:
            box = self._box(QMessageBox.Icon.Information, healed(twice, self._desk.words))
            box.addButton(self.tr("Close"), QMessageBox.ButtonRole.AcceptRole)
            box.exec()
            box.deleteLater()

    def _box(self, picture: QMessageBox.Icon, words: str) -> QMessageBox:
        box = QMessageBox(picture, self.tr("Take in what came back"), words, parent=self)
        box.setTextFormat(Qt.TextFormat.PlainText)
        return box

    def _agreed(self, words: str) -> bool:
        box = self._box(QMessageBox.Icon.Warning, words)
        yes = box.addButton(self.tr("Take it in"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(self.tr("Not now"), QMessageBox.ButtonRole.RejectRole))
        box.exec()
        return box.clickedButton() is yes

    def _said(self, outcomes: Sequence[Outcome]) -> str:
        count = sum(each.changes for each in outcomes if each.result is Result.MERGED)
        if not outcomes:
            return self.tr("There is no data of the program in that file.")
        if not count:
            return self.tr("Nothing new came.")
        return self.tr("Taken in; lines that changed: {count}.").format(count=count)
