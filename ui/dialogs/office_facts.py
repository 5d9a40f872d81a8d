"""Thông tin cho người phụ trách máy tính: who this office and machine are, to be read out or copied."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from typing import Final

from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccapp import __version__
from ccapp.services.handover import directory, kept_packages, sendings
from ccapp.store import devices
from ui.days import day_and_time
from ui.desk import Desk
from ui.icons import icon
from ui.widgets.exchange.words import moment
from ui.widgets.scrolled import fit

_SIZE: Final = (640, 380)
_MOST: Final = 30  # files that were not taken in


class OfficeFactsDialog(QDialog):
    """One fact a line. Nothing secret is among them."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("For the computer officer"))
        self.text = QPlainTextEdit("\n".join(self._facts(desk)))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.windowTitle())
        self.copy = QPushButton(icon("copy"), self.tr("Copy"))
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.text.toPlainText()))
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        row.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.addWidget(self.text, 1)
        column.addLayout(row)
        fit(self, _SIZE)

    def _facts(self, desk: Desk) -> Iterator[str]:
        session = desk.session
        store = session.store
        yield self.tr("Office: {name} ({id})").format(name=store.office.name, id=store.office.id)
        yield self.tr("This computer: {id}").format(id=store.device)
        renewed = devices.renewed(store.connection)
        if renewed:
            said = self.tr("Registered anew after data was restored or copied: {moments}")
            yield said.format(moments=", ".join(map(moment, renewed)))
        system = f"{platform.system()} {platform.release()}"
        yield self.tr("Version {version} on {system}").format(version=__version__, system=system)
        yield self.tr("Data folder: {folder}").format(folder=store.folder)
        for each in directory.superiors(session):
            said = self.tr("Superior: {name} ({id}), connected {day}")
            yield said.format(name=each.office.name, id=each.office.id, day=moment(each.connected_at))
        sent = sendings.sendings(session)
        if sent:
            last = sent[0].package
            said = self.tr("Last sending: {number}, {at}, file {file}, SHA-256 {hash}")
            yield said.format(number=last.sequence, at=moment(last.at), file=last.file, hash=last.sha256)
        for aside in kept_packages.set_aside(session)[:_MOST]:
            yield self.tr("Not taken in: {file} ({code}, {at})").format(
                file=aside.file, code=aside.code, at=day_and_time(aside.at)
            )
