"""The ten digits by which another office says that a sending arrived."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ccapp.errors import AppError
from ccapp.services.handover import receipts
from ccapp.store.sendings import SentPackage
from ui.desk import Desk
from ui.dialogs.form import FormDialog


class ReceiptCodeDialog(FormDialog):
    """Digits for one sending. Wrong ones are told in place, change nothing and stay to be mended."""

    def __init__(self, parent: QWidget, desk: Desk, sent: SentPackage) -> None:
        translate = QCoreApplication.translate
        title = translate("receipt", "Type receipt code")
        super().__init__(parent, title, translate("receipt", "Check the code"))
        self._desk, self._sent = desk, sent
        label = self.tr("Ten digits from {office}, for sending {number}:")
        self.code = self.add_field(label.format(office=sent.office_name, number=sent.sequence))
        self.code.setPlaceholderText("_____ _____")
        font = self.code.font()
        font.setPointSizeF(font.pointSizeF() * 1.4)
        self.code.setFont(font)
        self.check_with(self._confirm)

    def _confirm(self) -> str:
        try:
            receipts.confirm(self._desk.session, self.code.text(), self._sent)
        except AppError as error:
            self.code.setFocus()
            self.code.selectAll()
            return self._desk.words.error(error)
        return ""
