"""The card of the settings that says which shared folder this machine watches."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout

from ccapp.domain.office import Role
from ccapp.errors import FileError
from ccapp.resources import resource
from ui import settings
from ui.desk import WATCHED, Desk
from ui.icons import icon
from ui.widgets.elided_label import restyled
from ui.widgets.flow import FlowLayout


class WatchedCard(QFrame):
    """Choose a folder, stop watching, read the guide. A choice holds at once."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setProperty("card", True)
        self.place = QLabel()
        self.trouble = QLabel()
        self.choose = QPushButton(icon("folder-open"), self.tr("Choose folder…"))
        self.lanes = QPushButton(icon("folder-open"), self.tr("Make a folder for each commune"))
        self.stop = QPushButton(icon("x"), self.tr("Stop watching"))
        self.guide = QPushButton(icon("circle-help"), self.tr("Guide for the computer officer"))
        self._build()
        self.refresh()

    def _build(self) -> None:
        heading = QLabel(self.tr("Shared folder"))
        heading.setProperty("role", "heading")
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.place.setWordWrap(True)
        self.trouble.setTextFormat(Qt.TextFormat.PlainText)
        self.trouble.setWordWrap(True)
        restyled(self.trouble, "error")
        self.guide.setProperty("link", True)
        says = QLabel(
            self.tr(
                "Where offices share a folder (on the network, by Syncthing or Nextcloud), the program looks "
                "into it every minute and offers new files for this office. Nothing is received without a "
                "click, and files can be saved there to send. The program itself connects to no network."
            )
        )
        says.setProperty("role", "muted")
        says.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.place, 1)
        row.addWidget(self.choose)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(8)
        column.addWidget(heading)
        column.addLayout(row)
        column.addWidget(self.trouble)
        column.addWidget(says)
        below = FlowLayout()
        below.addWidget(self.lanes)
        below.addWidget(self.guide)
        column.addLayout(below)
        self.choose.clicked.connect(self._choose)
        self.lanes.clicked.connect(self._make_lanes)
        self.stop.clicked.connect(lambda: self._keep(""))
        self.guide.clicked.connect(open_guide)
        self._desk.folder_told.connect(self.refresh)

    def refresh(self) -> None:
        """Show what is in force now."""
        folder = settings.load(self._desk.session.store.folder).watched_folder
        self.place.setText(folder or self.tr("No folder is watched."))
        self.stop.setVisible(bool(folder))
        self.lanes.setVisible(bool(folder) and self._desk.office.role is Role.SUPERIOR)
        self.trouble.setText(self._desk.folder_trouble)
        self.trouble.setVisible(bool(folder and self._desk.folder_trouble))

    def _choose(self) -> None:
        now = settings.load(self._desk.session.store.folder).watched_folder
        path = QFileDialog.getExistingDirectory(self, self.tr("Choose the shared folder"), now)
        if path:
            self.watch(Path(path))

    def watch(self, folder: Path) -> None:
        """Watch this folder from now on, unless it is the program's own."""
        from ccapp.services.handover import watching  # start-up cost: cryptography

        try:
            watching.require_shareable(self._desk.session, folder)
        except FileError as error:
            self._desk.refuse(self, error)
            return
        self._keep(str(folder))

    def _make_lanes(self) -> None:
        """One folder a commune: what goes to it is saved there from then on."""
        from ccapp.services.handover import watching  # start-up cost: cryptography

        folder = Path(settings.load(self._desk.session.store.folder).watched_folder)
        made = self._desk.work(
            self,
            self.tr("Making the folders…"),
            lambda session, _: watching.make_lanes(session, folder),
            areas=frozenset(),
        )
        if made is not None:
            said = self.tr(
                "{count} communes have their folder in {folder}. Share each with its commune only."
            )
            self._desk.said.emit(said.format(count=len(made), folder=folder.name))

    def _keep(self, folder: str) -> None:
        data = self._desk.session.store.folder
        try:
            settings.save(data, replace(settings.load(data), watched_folder=folder))
        except FileError as error:
            self._desk.refuse(self, error)
            return
        self.refresh()
        self._desk.changed.emit(frozenset({WATCHED}))


def open_guide() -> None:
    """Show the guide in the program that the system has for texts."""
    path = resource("resources", "guides", "thu-muc-dung-chung.txt")
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
