"""A backup in a window of its own, only to look at: its day in the title, nothing in it can be changed."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from ccapp.errors import AppError
from ccapp.services.folder import copies
from ccapp.services.folder.copies import Copy
from ui.days import day_and_time
from ui.desk import Desk
from ui.pages import PAGES
from ui.widgets.notice import Notice
from ui.window import MainWindow

_open: Final[set[CopyWindow]] = set()  # Python would clear away a window that nobody holds


class CopyDesk(Desk):
    """A desk on a copy: whatever would write says that this is only to look at."""

    is_copy = True

    def refuse(self, parent: QWidget, error: AppError) -> None:
        """Words for a refusal."""
        super().refuse(parent, copies.told(error))

    def told(self, error: AppError) -> str:
        """Words for a refusal that a dialog shows in itself."""
        return super().told(copies.told(error))


class CopyWindow(MainWindow):
    """The usual pages on a copy, below a line that says what it is."""

    def __init__(self, desk: CopyDesk, copy: Copy) -> None:
        self._copy = copy
        super().__init__(desk, PAGES, lambda *_: None)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.notice = Notice()
        self.notice.setObjectName("copy")
        self.close_copy = self.notice.add_button(self.tr("Close the copy"), self.close)
        around = QWidget()
        box = QVBoxLayout(around)
        box.setContentsMargins(16, 12, 16, 0)
        box.addWidget(self.notice)
        self.add_strip(around)
        said = self.tr(
            "This is a copy from {time}, only to look at. The data in use is another and stays as it is."
        )
        self.notice.say(said.format(time=day_and_time(copy.made)))

    def _show_frame(self) -> None:
        super()._show_frame()
        title = self.tr("Copy only to look at, {time} - {office}")
        self.setWindowTitle(title.format(time=day_and_time(self._copy.made), office=self.desk.office.name))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close without a question, and remove the copy."""
        super().closeEvent(event)
        if event.isAccepted() and self in _open:
            _open.discard(self)
            self._copy.close()
            self.deleteLater()


def show_copy(parent: QWidget, desk: Desk, path: Path) -> CopyWindow | None:
    """Open a backup to look at; None where it is not sound, which is said."""
    clock = desk.session.clock
    copy = desk.work(
        parent,
        QCoreApplication.translate("restore", "Reading the backup…"),
        lambda _session, _progress: copies.open_copy(path, clock=clock),
        areas=frozenset(),
    )
    if copy is None:
        return None
    window = CopyWindow(CopyDesk(copy.session, desk.words), copy)
    _open.add(window)
    QApplication.instance().aboutToQuit.connect(window.close)  # type: ignore[union-attr]  # there is one
    window.navigate("plans")
    window.resize(parent.window().size())
    window.show()
    return window
