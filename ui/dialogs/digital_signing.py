"""Ký số: what is signed, with which key, and what is seen of it; a refusal stands in the dialog."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from ccapp.services.paper import signing
from ccapp.services.paper.signing import Appearance, KeyFile, KeyToken, Look
from ui.dialogs.form import FormDialog
from ui.settings import Settings
from ui.widgets.choice import Choice
from ui.widgets.file_choice import FileChoice
from ui.widgets.scrolled import Scrolled, fit

Sign = Callable[[Path | None, KeyFile | KeyToken, Appearance], str]


def _file(text: str) -> Path | None:
    return Path(text) if text else None


class SigningDialog(FormDialog):
    """`sign` gets the file (None for the pages shown), key and looks; the words it returns keep this open."""

    def __init__(self, parent: QWidget, kept: Settings, number: str, signer: str, sign: Sign) -> None:
        translate = QCoreApplication.translate
        super().__init__(
            parent, translate("digital_signing", "Digital signature"), translate("digital_signing", "Sign…")
        )
        self._kept, self._sign = kept, sign
        self.look = Choice()
        self.source = _pdf()
        self.number = QLineEdit(number)
        self.signer = QLineEdit(signer)
        self.picture = _png(translate("digital_signing", "Signature"), kept.sign_picture)
        self.seal = _png(translate("digital_signing", "Seal"), kept.sign_seal)
        self.kind = Choice()
        self.key = _key_file(kept.sign_key)
        self.library = _library(kept.sign_library)
        self.secret = QLineEdit()
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self._build()
        self._show_rows()
        self.secret.setFocus()
        self.check_with(self._try)

    def _build(self) -> None:
        translate = QCoreApplication.translate
        self.look.addItem(
            translate("digital_signing", "Appendix in a file of its own: number and time"), Look.APPENDIX
        )
        self.look.addItem(
            translate("digital_signing", "Document: signature and seal above the name"), Look.DOCUMENT
        )
        self.look.addItem(translate("digital_signing", "Nothing to be seen"), Look.HIDDEN)
        self.kind.addItem(translate("digital_signing", "Key file (.p12, .pfx)"), "file")
        if signing.can_use_tokens():
            self.kind.addItem(translate("digital_signing", "USB token"), "token")
        if self._kept.sign_library and not self._kept.sign_key:
            self.kind.setCurrentIndex(self.kind.count() - 1)
        self.add_row(translate("digital_signing", "What is signed:"), self.source)
        self.add_row(translate("digital_signing", "What is seen of it:"), self.look)
        self.add_row(translate("digital_signing", "Number and symbol, such as 07/KH-UBND:"), self.number)
        self.add_row(translate("digital_signing", "Name of the signer, as in the document:"), self.signer)
        self.add_row(translate("digital_signing", "Picture of the signature (blue, PNG):"), self.picture)
        self.add_row(translate("digital_signing", "Picture of the seal (red, PNG):"), self.seal)
        self.add_row(translate("digital_signing", "Sign with:"), self.kind)
        self.add_row(translate("digital_signing", "Key file:"), self.key)
        self.add_row(translate("digital_signing", "Library of the token's maker:"), self.library)
        self.add_row(translate("digital_signing", "Passphrase or PIN (never kept):"), self.secret)
        self.look.currentIndexChanged.connect(lambda _: self._show_rows())
        self.kind.currentIndexChanged.connect(lambda _: self._show_rows())

    def _show_rows(self) -> None:
        """Only what the chosen looks and key need."""
        look, token = self._look, self.kind.currentData() == "token"
        shown = {
            self.number: look is Look.APPENDIX,
            self.signer: look is Look.DOCUMENT,
            self.picture: look is Look.DOCUMENT,
            self.seal: look is Look.DOCUMENT,
            self.key: not token,
            self.library: token,
        }
        for widget, wanted in shown.items():
            self._form.setRowVisible(widget, wanted)
        self._form.activate()
        for fields in self.findChildren(Scrolled):  # it hears of rows only when it is next drawn
            fields.updateGeometry()
        fit(self)

    @property
    def _look(self) -> Look:
        return Look(self.look.currentData())  # Qt gives back its text

    def appearance(self) -> Appearance:
        """What is to be seen, as chosen."""
        return Appearance(
            look=self._look,
            number=self.number.text(),
            signer=self.signer.text(),
            signature=self.picture.path,
            seal=self.seal.path,
        )

    def choices(self) -> Settings:
        """The settings with the files chosen here."""
        paths = {
            "sign_key": self.key,
            "sign_library": self.library,
            "sign_picture": self.picture,
            "sign_seal": self.seal,
        }
        return replace(self._kept, **{key: str(each.path or "") for key, each in paths.items()})

    def _try(self) -> str:
        """One try with the secret typed, which is forgotten whatever comes of it."""
        secret = self.secret.text()
        wrong = self._missing(secret)
        if wrong:
            return wrong
        self.secret.clear()
        key = self._key(secret)
        return self._sign(self.source.path, key, self.appearance())

    def _missing(self, secret: str) -> str:
        translate = QCoreApplication.translate
        if self._look is Look.DOCUMENT and self.source.path is None:
            return translate(
                "digital_signing",
                "The pages shown are an appendix without a signer. Choose the document's PDF.",
            )
        token = self.kind.currentData() == "token"
        if (self.library if token else self.key).path is None:
            return (
                translate("digital_signing", "Choose the library that the token's maker has installed.")
                if token
                else translate("digital_signing", "Choose the key file.")
            )
        return "" if secret else translate("digital_signing", "Type the passphrase or PIN.")

    def _key(self, secret: str) -> KeyFile | KeyToken:
        if self.kind.currentData() == "token":
            return KeyToken(library=self.library.path or Path(), pin=secret)
        return KeyFile(file=self.key.path or Path(), passphrase=secret)


def _pdf() -> FileChoice:
    translate = QCoreApplication.translate
    title = translate("digital_signing", "PDF to be signed")
    kinds = translate("digital_signing", "PDF files (*.pdf)")
    return FileChoice(title, kinds, translate("digital_signing", "the pages shown"))


def _png(title: str, path: str) -> FileChoice:
    translate = QCoreApplication.translate
    kinds = translate("digital_signing", "PNG pictures (*.png)")
    return FileChoice(title, kinds, translate("digital_signing", "none"), _file(path))


def _key_file(path: str) -> FileChoice:
    translate = QCoreApplication.translate
    title = translate("digital_signing", "Key file")
    kinds = translate("digital_signing", "Key files (*.p12 *.pfx)")
    return FileChoice(title, kinds, translate("digital_signing", "none"), _file(path))


def _library(path: str) -> FileChoice:
    """What was chosen last, else the first library found under its known name."""
    translate = QCoreApplication.translate
    title = translate("digital_signing", "Library of the token")
    kinds = translate("digital_signing", "Libraries (*.dll *.so)")
    found = _file(path) or next(iter(signing.token_libraries()), None)
    return FileChoice(title, kinds, translate("digital_signing", "none"), found)
