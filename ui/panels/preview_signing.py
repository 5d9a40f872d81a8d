"""Ký số beside the print preview: sign the pages or another PDF, and look at the signatures of any PDF."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton

from ccapp.errors import AppError
from ccapp.services.paper import issuing, publishing, signing
from ccapp.services.paper.publishing import Preview
from ccapp.services.paper.signing import Appearance, KeyFile, KeyToken, Signed
from ccapp.services.session import Session
from ccapp.signing.values import SignatureFound
from ui import settings
from ui.desk import Desk
from ui.icons import icon
from ui.widgets.file_choice import named


class SigningButton(QToolButton):
    """A menu of two verbs, hidden where the extra is not installed."""

    def __init__(self, desk: Desk, shown: Callable[[], Preview | None]) -> None:
        super().__init__()
        self._desk, self._shown = desk, shown
        self._signed: Signed | None = None
        self.setText(self.tr("Digital signature"))
        self.setIcon(icon("pencil"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        if not signing.can_sign():
            self.hide()
        menu = QMenu(self)
        self.sign_action = menu.addAction(self.tr("Sign…"))
        self.verify_action = menu.addAction(self.tr("Check signatures…"))
        self.sign_action.triggered.connect(lambda _: self.sign())
        self.verify_action.triggered.connect(lambda _: self.ask_verify())
        self.setMenu(menu)

    @property
    def _folder(self) -> Path:
        return self._desk.session.store.folder

    @property
    def _root(self) -> Path | None:
        kept = settings.load(self._folder).sign_root
        return Path(kept) if kept and Path(kept).is_file() else None

    def sign(self) -> None:
        """Ask what, how and with which key; the dialog stays open until it worked or was left."""
        from ui.dialogs.digital_signing import SigningDialog  # start-up cost: dialogs

        preview = self._shown()
        if preview is None or not preview.pages:
            return
        plan = preview.plan
        number = issuing.written_number(plan.reference) if plan.reference.number else ""
        kept = settings.load(self._folder)
        dialog = SigningDialog(self, kept, number, plan.signature.signer, self._sign)
        agreed = dialog.exec()
        if agreed:
            self._keep(dialog.choices())
        dialog.deleteLater()
        if agreed and self._signed is not None:
            self._show(self._signed.file, self._signed.signatures)

    def _sign(self, source: Path | None, key: KeyFile | KeyToken, looks: Appearance) -> str:
        """Ask where to, sign, tell; gives the words of a refusal."""
        preview = self._shown()
        name = source.name if source else publishing.file_name(preview.plan) if preview else ""
        out = self._ask_out(Path(name).stem, source)
        if preview is None or out is None:
            return self.tr("No file was written: no name was chosen for it.")
        plan, root = preview.plan.id, self._root

        def work(session: Session) -> Signed | AppError:
            try:
                if source is None:
                    return signing.sign_plan(session, plan, out, key, looks, root=root)
                return signing.sign_file(source, out, key, looks, at=session.clock(), root=root)
            except AppError as error:
                return error

        done = self._desk.work(self, self.tr("Signing…"), lambda session, _: work(session))
        if isinstance(done, Signed):
            self._signed = done
            self._desk.said.emit(self._desk.words.text("said-sign", file=done.file.name))
            return ""
        return self._desk.words.error(done) if done is not None else self.tr("Signing was stopped.")

    def _ask_out(self, stem: str, source: Path | None) -> Path | None:
        name = f"{stem} - da ky.pdf"
        start = str(source.with_name(name)) if source else name
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the signed file"), start, self.tr("PDF files (*.pdf)")
        )
        return named(chosen, ".pdf") if chosen else None

    def ask_verify(self) -> None:
        """Choose a PDF and show its signatures."""
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Check signatures"), "", self.tr("PDF files (*.pdf)")
        )
        if path:
            self.verify(Path(path))

    def verify(self, path: Path) -> None:
        """Show the signatures of a PDF."""
        found = self._verified(path, self._root)
        if found is not None:
            self._show(path, found)

    def _show(self, path: Path, found: tuple[SignatureFound, ...]) -> None:
        from ui.dialogs.signatures import SignaturesDialog  # start-up cost: dialogs

        dialog = SignaturesDialog(
            self, self._desk.words, path.name, found, self._root, lambda root: self._under(path, root)
        )
        dialog.exec()
        dialog.deleteLater()

    def _under(self, path: Path, root: Path | None) -> tuple[SignatureFound, ...] | None:
        """Verified under another root, which is kept for the next time."""
        found = self._verified(path, root)
        if found is not None:
            self._keep(replace(settings.load(self._folder), sign_root=str(root or "")))
        return found

    def _verified(self, path: Path, root: Path | None) -> tuple[SignatureFound, ...] | None:
        return self._desk.work(
            self,
            self.tr("Checking signatures…"),
            lambda session, _: signing.verify_file(path, at=session.clock(), root=root),
        )

    def _keep(self, chosen: settings.Settings) -> None:
        try:
            settings.save(self._folder, chosen)
        except AppError as error:
            self._desk.refuse(self, error)
