"""The files that go with a plan of another office: which are here, saved, opened when the officer asks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QStandardPaths, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ccapp.domain.office import Role
from ccapp.domain.plan import RecordId
from ccapp.services.handover import attached
from ccapp.text.sizes import size_words
from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.elided_label import restyled
from ui.widgets.scrolled import fit
from ui.widgets.table.whole_lines import LinesTable

if TYPE_CHECKING:
    from ccapp.services.handover.attached import Attached
    from ccapp.services.session import Session
    from ui.desk import Desk

_SIZE: Final = (760, 420)


class AttachedDialog(QDialog):
    """The files of one plan. Nothing is opened before the officer asks; what could run is only saved."""

    def __init__(self, parent: QWidget, desk: Desk, plan: RecordId, title: str) -> None:
        super().__init__(parent)
        self._desk, self._plan = desk, plan
        self._here: set[str] = set()
        self._opened: QTemporaryDir | None = None  # gone with the dialog, or at the next opening
        self.setWindowTitle(self.tr("Files of the plan"))
        headings = (self.tr("File"), self.tr("Size"), self.tr("State"))
        self.table = LinesTable(
            LinesModel(headings, marked=2),
            self.tr("Files of the plan"),
            self.tr("The office has sent no file with this plan."),
            wide=(0, 2),
            files=0,
        )
        self.told = QLabel()
        self.opening = QPushButton(self.tr("Open"))
        self.saving = QPushButton(self.tr("Save as a file…"))
        self._build(title)
        self.refresh()

    def _build(self, title: str) -> None:
        name = QLabel(title)
        name.setWordWrap(True)
        restyled(name, "heading")
        self.told.setWordWrap(True)
        restyled(self.told, "muted")
        row = QHBoxLayout()
        for button, call in ((self.opening, self.open_file), (self.saving, self.save_file)):
            button.setAutoDefault(False)
            button.clicked.connect(call)
            row.addWidget(button)
        row.addStretch(1)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        for part in (name, self.table, self.told):
            column.addWidget(part, 1 if part is self.table else 0)
        column.addLayout(row)
        self.table.picked.connect(self._allow)
        self.table.opened.connect(lambda _: self.open_file())
        fit(self, _SIZE)

    def refresh(self) -> None:
        """Look again which files are here."""
        found = self._desk.do(self, lambda session: attached.files(session, self._plan)) or ()
        self._here = {str(each.file.id) for each in found if each.here}
        self.table.show_lines(tuple(map(self._line, found)))
        if found and not self.table.current:
            self.table.view.selectRow(0)
        self.told.setText(self._told(lost=any(not each.here for each in found)))
        self.told.setVisible(bool(found))
        self._allow()

    def _told(self, *, lost: bool) -> str:
        if not lost:
            return self.tr("The files came with the plan and are unchanged. Open only what you expected.")
        if self._desk.office.role is Role.SUPERIOR:
            return self.tr(
                "A missing file is asked for by the next receipt you save for that office; its next sending "
                "brings it."
            )
        return self.tr("A missing file comes with the next sending of that office. Ask it to send once more.")

    def _line(self, each: Attached) -> Line:
        state = self.tr("Here") if each.here else self.tr("File missing")
        picture, tone = ("circle-check", "good") if each.here else ("triangle-alert", "warning")
        cells = (each.file.name, size_words(each.file.size), state)
        return Line(key=each.file.id, cells=cells, icon=picture, tone=tone)

    def _allow(self) -> None:
        for button in (self.opening, self.saving):
            button.setEnabled(self.table.current in self._here)

    def open_file(self) -> None:
        """Show the current file in the program of its kind, from a copy."""
        record = self.table.current
        if record not in self._here:
            return
        self._opened = QTemporaryDir()
        folder = Path(self._opened.path())

        def copy(session: Session) -> Path:
            attached.require_openable(session, RecordId(record))
            return attached.save(session, RecordId(record), folder)

        path = self._desk.do(self, copy)
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def save_file(self) -> None:
        """Ask for a folder and save the current file there."""
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = QFileDialog.getExistingDirectory(self, self.tr("Save to folder"), start)
        record = self.table.current
        if not folder or record not in self._here:
            return
        path = self._desk.do(self, lambda session: attached.save(session, RecordId(record), Path(folder)))
        if path is not None:
            self.told.setText(self.tr("Saved: {file}").format(file=path.name))


def show_attached(parent: QWidget, desk: Desk, plan: RecordId, title: str) -> None:
    """Show the files of a plan."""
    dialog = AttachedDialog(parent, desk, plan, title)
    dialog.exec()
    dialog.deleteLater()
