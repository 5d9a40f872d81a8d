"""Ký số in the window: the button beside the preview, the dialog, the cards of what was verified."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ccapp.domain.plan import RecordId
from ccapp.services.paper import signing
from ccapp.services.paper.signing import Look
from ccapp.services.session import Session
from ccapp.signing.values import Integrity, SignatureFound, Trust
from ccapp.words import Words
from tests.signing.keys import OPENS, SIGNER, certified, document, picture
from ui import settings
from ui.desk import Desk
from ui.dialogs.digital_signing import SigningDialog
from ui.dialogs.signatures import SignaturesDialog
from ui.pages.preview import PreviewPage
from ui.panels.preview_signing import SigningButton
from ui.widgets.scrolled import screen_of

needs_extra = pytest.mark.skipif(not signing.can_sign(), reason="the extra `sign` is not installed")
Answer = Callable[[Callable[[QWidget], object]], list[QWidget]]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, sample_plan: RecordId) -> PreviewPage:
    made = PreviewPage(desk, lambda *_, **__: None)
    qtbot.addWidget(made)
    made.resize(1166, 700)
    made.show()
    made.open(plan=sample_plan)
    return made


@pytest.fixture
def key(tmp_path: Path, session: Session) -> Path:
    """A key file whose certificate is valid at the session's clock."""
    path = tmp_path / "khoa.p12"
    path.write_bytes(certified(SIGNER, session.clock()).p12())
    return path


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the signed file is saved."""
    path = tmp_path / "da ky.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    return path


def said(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisibleTo(dialog))


def as_signing(treat: Callable[[SigningDialog], object]) -> Callable[[QWidget], object]:
    def run(dialog: QWidget) -> object:
        assert isinstance(dialog, SigningDialog)
        return treat(dialog)

    return run


def test_no_button_without_the_extra(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    made = PreviewPage(desk, lambda *_, **__: None)
    qtbot.addWidget(made)
    made.show()
    button = made.findChild(SigningButton)
    assert button is not None
    assert not button.isVisible()


@needs_extra
def test_the_pages_are_signed_and_the_result_is_shown(
    page: PreviewPage, key: Path, out: Path, session: Session, answer: Answer
) -> None:
    def fill(dialog: SigningDialog) -> None:
        dialog.number.setText("07/KH-UBND")
        dialog.key.take(key)
        dialog.secret.setText(OPENS)
        dialog.accept()
        answer(lambda after: (shown.append(said(after)), after.close()))

    shown: list[str] = []
    answer(as_signing(fill))
    page.findChild(SigningButton).sign_action.trigger()
    (cards,) = shown
    assert SIGNER in cards
    assert "Nội dung nguyên vẹn từ khi ký." in cards
    (found,) = signing.verify_file(out, at=session.clock())
    assert found.integrity is Integrity.WHOLE
    kept = settings.load(session.store.folder)
    assert kept.sign_key == str(key)
    assert OPENS not in (session.store.folder / settings.FILE).read_text(encoding="utf-8")


@needs_extra
def test_a_wrong_passphrase_stays_in_the_dialog_and_is_forgotten(
    page: PreviewPage, key: Path, out: Path, answer: Answer
) -> None:
    seen = []

    def fill(dialog: SigningDialog) -> None:
        dialog.number.setText("07/KH-UBND")
        dialog.key.take(key)
        dialog.accept()
        seen.append(said(dialog))
        dialog.secret.setText("sai")
        dialog.accept()
        seen.append(said(dialog))
        assert dialog.isVisible()
        assert not dialog.secret.text()
        dialog.reject()

    answer(as_signing(fill))
    page.findChild(SigningButton).sign()
    assert "Type the passphrase or PIN." in seen[0]
    assert "khoa.p12: mật khẩu chưa đúng" in seen[1]
    assert not out.exists()


@needs_extra
def test_a_document_is_signed_with_the_chosen_picture(
    page: PreviewPage, key: Path, out: Path, tmp_path: Path, session: Session, answer: Answer
) -> None:
    source = tmp_path / "van ban.pdf"
    source.write_bytes(document(SIGNER))
    ink = picture(tmp_path, "ky.png", size=(300, 150))

    def fill(dialog: SigningDialog) -> None:
        dialog.look.setCurrentIndex(dialog.look.findData(Look.DOCUMENT))
        assert dialog.picture.isVisible()
        assert not dialog.number.isVisible()
        dialog.picture.take(ink)
        dialog.key.take(key)
        dialog.secret.setText(OPENS)
        dialog.accept()
        assert "Choose the document's PDF." in said(dialog)
        dialog.source.take(source)
        dialog.signer.setText(SIGNER)
        dialog.secret.setText(OPENS)
        dialog.accept()
        answer(lambda after: after.close())

    answer(as_signing(fill))
    page.findChild(SigningButton).sign()
    assert out.read_bytes().startswith(source.read_bytes())
    assert settings.load(session.store.folder).sign_picture == str(ink)


@needs_extra
def test_a_root_is_chosen_once(page: PreviewPage, tmp_path: Path, session: Session, answer: Answer) -> None:
    above = certified("Root CA thử", session.clock(), authority=True)
    key, root, source, out = (tmp_path / name for name in ("k.p12", "goc.cer", "a.pdf", "b.pdf"))
    key.write_bytes(certified(SIGNER, session.clock(), above).p12())
    root.write_bytes(above.pem)
    source.write_bytes(document())
    opened = signing.KeyFile(file=key, passphrase=OPENS)
    signing.sign_file(source, out, opened, signing.Appearance(), at=session.clock())
    seen = []

    def choose(dialog: QWidget) -> None:
        assert isinstance(dialog, SignaturesDialog)
        seen.append(said(dialog))
        dialog.root.take(root)
        seen.append(said(dialog))
        dialog.close()

    answer(choose)
    page.findChild(SigningButton).verify(out)
    assert "Chưa chọn chứng thư gốc" in seen[0]
    assert "Chứng thư đúng của nơi cấp đã chọn" in seen[1]
    assert "Chưa chọn chứng thư gốc" not in seen[1]
    assert settings.load(session.store.folder).sign_root == str(root)


@needs_extra
def test_an_unsigned_file_is_told(
    page: PreviewPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answer: Answer
) -> None:
    source = tmp_path / "a.pdf"
    source.write_bytes(document())
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(source), ""))
    seen = []
    answer(lambda dialog: (seen.append(said(dialog)), dialog.close()))
    page.findChild(SigningButton).verify_action.trigger()
    assert "a.pdf: tệp chưa có chữ ký số nào." in seen[0]


def test_many_signatures_leave_the_button_on_the_screen(qtbot: QtBot, words: Words) -> None:
    one = SignatureFound(who=SIGNER, issuer="Root", when=None, integrity=Integrity.WHOLE, trust=Trust.NO_ROOT)
    room = QWidget()
    qtbot.addWidget(room)
    dialog = SignaturesDialog(room, words, "a.pdf", (one,) * 20, None, lambda _: None)
    dialog.show()
    assert dialog.height() <= screen_of(dialog).availableSize().height()
