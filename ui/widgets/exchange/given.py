"""Receipts for what was received: their codes, and signed files for a folder or a stick."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ccapp.services.folder import drives
from ccapp.services.handover import receipts, slips
from ccapp.services.handover.receipts import Acknowledged, Given
from ccapp.text.sizes import size_words
from ui import settings
from ui.desk import RECEIVED, Desk
from ui.icons import icon
from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.exchange.words import moment, written
from ui.widgets.file_choice import named
from ui.widgets.table.whole_lines import LinesTable


class PlacesButton(QToolButton):
    """A button that asks where to: `picked` gives a folder, or the root of a stick and True."""

    picked = Signal(Path, bool)

    def __init__(self, caption: str, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.setIcon(icon("save"))
        self.setText(caption)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._places = QMenu(self)
        self._places.aboutToShow.connect(self._list_places)
        self.setMenu(self._places)

    def _list_places(self) -> None:
        self._places.clear()
        self._places.addAction(self.tr("To a folder…"), self._choose_folder)
        shared = settings.load(self._desk.session.store.folder).watched_folder
        if shared:
            text = self.tr("To the shared folder {folder}").format(folder=shared)
            self._places.addAction(icon("folder-open"), text, lambda: self.picked.emit(Path(shared), False))
        for drive in drives.removable_drives():
            locked = self.tr("USB {name}, read-only: unlock it to save there")
            words = locked if drive.is_locked else self.tr("To USB {name}, {free} free")
            text, root = words.format(name=drive.name, free=size_words(drive.free)), drive.root
            place = self._places.addAction(icon("usb"), text, lambda to=root: self.picked.emit(to, True))
            place.setEnabled(not drive.is_locked)

    def _choose_folder(self) -> None:
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        path = QFileDialog.getExistingDirectory(self, self.tr("Save to folder"), start)
        if path:
            self.picked.emit(Path(path), False)


def save_receipts(
    parent: QWidget, desk: Desk, hashes: Collection[str], place: Path, *, stick: bool
) -> tuple[Given, ...] | None:
    """Save receipts in the worker; None where that was refused, which is told."""
    give = receipts.give_to_stick if stick else receipts.give
    return desk.work(
        parent,
        QCoreApplication.translate("exchange", "Saving receipts…"),
        lambda session, progress: give(session, hashes, place, progress=progress),
        areas=frozenset({RECEIVED}),
    )


class GivenList(QWidget):
    """Every file that stands received, with its code and when its receipt was saved."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: dict[str, Acknowledged] = {}
        self.hint = QLabel(
            self.tr("Read the code out by telephone, or save the receipt and send it back to the office.")
        )
        self.one = PlacesButton(self.tr("Save receipt"), desk)
        self.rest = PlacesButton("", desk)
        self.slip = QPushButton(icon("printer"), self.tr("Save receipt slip…"))
        headings = (
            self.tr("Office"), self.tr("Plan"), self.tr("Sending"), self.tr("Received"),
            self.tr("Receipt code"), self.tr("Receipt saved"),
        )  # fmt: skip
        empty = self.tr("Nothing has been received yet.")
        self.table = LinesTable(LinesModel(headings), self.tr("Receipts"), empty, wide=(0, 1))
        self._build()

    def _build(self) -> None:
        self.hint.setProperty("role", "muted")
        row = QHBoxLayout()
        row.addWidget(self.hint, 1)
        for button in (self.slip, self.one, self.rest):
            row.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        box.addWidget(self.table, 1)
        self.table.picked.connect(self._show_buttons)
        self.one.picked.connect(lambda place, stick: self.save([self.table.current], place, stick=stick))
        self.rest.picked.connect(lambda place, stick: self.save(self._unsaved(), place, stick=stick))
        self.slip.clicked.connect(self._choose_slip)

    def refresh(self) -> None:
        """Read what stands received again."""
        found = receipts.received(self._desk.session)
        self._found = {each.package.sha256: each for each in found}
        self.table.show_lines(tuple(_line(each) for each in found))
        self._show_buttons()

    def _unsaved(self) -> list[str]:
        return [key for key, each in self._found.items() if not each.package.given_at]

    def _show_buttons(self) -> None:
        unsaved = len(self._unsaved())
        self.rest.setText(self.tr("Save {count} receipts not saved yet").format(count=unsaved))
        self.rest.setVisible(unsaved > 0)
        for button in (self.one, self.slip):
            button.setEnabled(bool(self.table.current))

    def save(self, hashes: Collection[str], place: Path, *, stick: bool = False) -> None:
        """Save receipts for these files."""
        given = save_receipts(self, self._desk, hashes, place, stick=stick)
        if given is not None:
            said = self.tr("Receipts saved and checked: {count}.").format(count=len(given))
            self._desk.said.emit(written(said, stick=stick))

    def _choose_slip(self) -> None:
        chosen = self._found[self.table.current]
        path = ask_slip(self, "Phieu bien nhan - lan gui {number}", chosen.package.sequence)
        if path is not None:
            done = self._desk.do(self, lambda session: slips.print_receipts(session, [chosen], path))
            self._desk.tell_saved(done)


def ask_slip(parent: QWidget, name: str, sequence: int) -> Path | None:
    """Where a slip shall be saved, None where the dialog was left."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    start = str(Path(folder) / f"{name.format(number=sequence)}.pdf")
    title = QCoreApplication.translate("exchange", "Save the slip")
    path, _ = QFileDialog.getSaveFileName(parent, title, start, "*.pdf")
    return named(path, ".pdf") if path else None


def _line(each: Acknowledged) -> Line:
    package = each.package
    cells = (
        package.office_name,
        package.title,
        str(package.sequence),
        moment(package.at),
        each.code,
        moment(package.given_at),
    )
    return Line(key=package.sha256, cells=cells)
