"""What the signatures of a PDF say: who, when, unchanged or not, and under which root."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QLabel, QVBoxLayout, QWidget

from ccapp.services.paper.signing import VIETNAM
from ccapp.signing.values import SignatureFound, Trust
from ccapp.words import Words
from ui.days import day_and_time
from ui.widgets.elided_label import restyled
from ui.widgets.file_choice import FileChoice
from ui.widgets.scrolled import Scrolled, fit

_WIDTH = 560
Verify = Callable[[Path | None], tuple[SignatureFound, ...] | None]


class SignaturesDialog(QDialog):
    """One card a signature. Another root verifies again: `verify` gives None where it was refused."""

    def __init__(
        self,
        parent: QWidget,
        words: Words,
        file: str,
        found: tuple[SignatureFound, ...],
        root: Path | None,
        verify: Verify,
    ) -> None:
        super().__init__(parent)
        self._words, self._verify = words, verify
        self.setWindowTitle(self.tr("Digital signatures"))
        self.setMinimumWidth(_WIDTH)
        name = QLabel(file)
        name.setTextFormat(Qt.TextFormat.PlainText)
        restyled(name, "title")
        name.setWordWrap(True)
        self._cards = QVBoxLayout()
        title, kinds = self.tr("Root certificate"), self.tr("Certificates (*.cer *.crt *.pem *.der)")
        self.root = FileChoice(title, kinds, self.tr("none"), root)
        self.root.changed.connect(self._again)
        told = QLabel(self.tr("Trusted root certificate (chosen once):"))
        restyled(told, "muted")
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        for part in (name, Scrolled(self._cards), told, self.root, buttons):
            column.addWidget(part)
        self._file = file
        self.show_found(found)

    def _again(self) -> None:
        found = self._verify(self.root.path)
        if found is not None:
            self.show_found(found)

    def show_found(self, found: tuple[SignatureFound, ...]) -> None:
        """The signatures in the order they were made."""
        while self._cards.count():
            old = self._cards.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        empty = _line(self._words.text("said-no-signature", file=self._file), "")
        for card in [self._card(each) for each in found] or [empty]:
            self._cards.addWidget(card)
            card.show()  # a layout shows what it is given only later, and the height is reckoned now
        fit(self)

    def _card(self, each: SignatureFound) -> QFrame:
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        when = day_and_time(each.when.astimezone(VIETNAM)) if each.when else "-"
        told = self.tr("Signed {when} by the signer's clock; certificate issued by {issuer}.")
        column.addWidget(_line(each.who or self.tr("Unknown signer"), "heading"))
        column.addWidget(_line(told.format(when=when, issuer=each.issuer or "-"), "muted"))
        column.addWidget(_line(self._words.text(each.integrity.value), "" if each.is_intact else "error"))
        doubt = each.trust in (Trust.NOT_UNDER_ROOT, Trust.OUT_OF_DATE, Trust.REVOKED)
        column.addWidget(_line(self._words.text(each.trust.value), "error" if doubt else ""))
        return card


def _line(words: str, role: str) -> QLabel:
    line = QLabel(words)
    line.setTextFormat(Qt.TextFormat.PlainText)  # names come from certificates
    line.setWordWrap(True)
    restyled(line, role)
    return line
