"""Keys on a token, with SoftHSM2 as the token."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from ccapp.errors import AppError
from ccapp.services.paper.signing import Appearance, KeyFile, KeyToken, sign_file, token_libraries
from ccapp.signing.values import Integrity, Trust
from tests.conftest import Clock
from tests.signing.keys import SIGNER, Pair, certified

pytest.importorskip("pyhanko", reason="the extra `sign` is not installed")
pytest.importorskip("pkcs11", reason="python-pkcs11 is not installed")

PIN = "123456"
TOOL = shutil.which("softhsm2-util")
LIBRARY = next((path for path in token_libraries() if "softhsm" in path.name), None)
pytestmark = pytest.mark.skipif(TOOL is None or LIBRARY is None, reason="SoftHSM2 is not on this machine")


def tool(*arguments: str) -> str:
    assert TOOL is not None
    return subprocess.run([TOOL, *arguments], check=True, capture_output=True, text=True).stdout


@pytest.fixture(autouse=True)
def _room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tokens of this test's own."""
    (tmp_path / "tokens").mkdir()
    settings = tmp_path / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {tmp_path / 'tokens'}\nlog.level = ERROR\n")
    monkeypatch.setenv("SOFTHSM2_CONF", str(settings))


def plug_in(folder: Path, label: str, *pairs: Pair) -> None:
    """A token with keys and their certificates."""
    said = tool("--init-token", "--free", "--label", label, "--pin", PIN, "--so-pin", PIN)
    slot = re.search(r"slot (\d+)", said)
    assert slot is not None
    for number, pair in enumerate(pairs, start=1):
        key = folder / "key.pem"
        key.write_bytes(pair.pkcs8)
        place = ("--slot", slot.group(1), "--pin", PIN, "--id", f"0{number}", "--label", f"k{number}")
        tool("--import", str(key), *place)
        store_certificate(label, bytes([number]), pair)


def store_certificate(label: str, identity: bytes, pair: Pair) -> None:
    import pkcs11
    from asn1crypto import x509
    from pkcs11 import Attribute, CertificateType, ObjectClass

    loaded = pkcs11.lib(str(LIBRARY))
    try:
        made = next(each for each in loaded.get_tokens() if each.label == label)
        with made.open(user_pin=PIN, rw=True) as session:
            parsed = x509.Certificate.load(pair.der)
            session.create_object(
                {
                    Attribute.CLASS: ObjectClass.CERTIFICATE,
                    Attribute.CERTIFICATE_TYPE: CertificateType.X_509,
                    Attribute.TOKEN: True,
                    Attribute.ID: identity,
                    Attribute.LABEL: "c",
                    Attribute.SUBJECT: parsed.subject.dump(),
                    Attribute.VALUE: pair.der,
                }
            )
    finally:
        loaded.finalize()


def token(pin: str = PIN, label: str = "") -> KeyToken:
    assert LIBRARY is not None
    return KeyToken(library=LIBRARY, pin=pin, label=label)


def refused(source: Path, key: KeyToken, clock: Clock) -> str:
    out = source.with_name("khong co.pdf")
    with pytest.raises(AppError) as told:
        sign_file(source, out, key, Appearance(), at=clock())
    assert not out.exists()
    return told.value.code


def test_signed_with_a_token_again_and_again(
    source: Path, signer: Pair, root: Path, tmp_path: Path, clock: Clock
) -> None:
    plug_in(tmp_path, "UBND", signer)
    for number in range(2):
        out = tmp_path / f"{number}.pdf"
        (found,) = sign_file(source, out, token(), Appearance(), at=clock(), root=root).signatures
        assert (found.who, found.integrity, found.trust) == (SIGNER, Integrity.WHOLE, Trust.TRUSTED)


def test_a_wrong_pin_is_tried_once_and_hurts_nothing(
    source: Path, signer: Pair, tmp_path: Path, clock: Clock
) -> None:
    plug_in(tmp_path, "UBND", signer)
    assert refused(source, token("000000"), clock) == "pin-wrong"
    assert refused(source, token(""), clock) == "pin-wrong"
    sign_file(source, tmp_path / "1.pdf", token(), Appearance(), at=clock())


def test_an_empty_pin_is_not_tried_at_all(source: Path, key: KeyFile, clock: Clock) -> None:
    assert refused(source, KeyToken(library=key.file, pin=""), clock) == "pin-wrong"


def test_another_session_that_is_logged_in_is_told(
    source: Path, signer: Pair, tmp_path: Path, clock: Clock
) -> None:
    import pkcs11

    plug_in(tmp_path, "UBND", signer)
    other = next(each for each in pkcs11.lib(str(LIBRARY)).get_tokens() if each.label == "UBND")
    held = other.open(user_pin=PIN)
    assert refused(source, token(), clock) == "token-busy"
    del held  # the library is closed by now, and its sessions with it


def test_missing_and_many_tokens(source: Path, signer: Pair, tmp_path: Path, clock: Clock) -> None:
    assert refused(source, token(), clock) == "token-missing"
    plug_in(tmp_path, "UBND", signer)
    plug_in(tmp_path, "Chủ tịch", signer)
    assert refused(source, token(), clock) == "token-several"
    assert refused(source, token(label="Văn thư"), clock) == "token-missing"
    sign_file(source, tmp_path / "1.pdf", token(label="Chủ tịch"), Appearance(), at=clock())


def test_the_newest_valid_certificate_signs_and_an_old_one_alone_is_refused(
    source: Path, signer: Pair, authority: Pair, tmp_path: Path, clock: Clock
) -> None:
    old = certified("Người cũ", clock.now, authority, days=(-300, -5))
    plug_in(tmp_path, "hai", signer, old)
    out = tmp_path / "1.pdf"
    (found,) = sign_file(source, out, token(), Appearance(), at=clock()).signatures
    assert found.who == SIGNER
    plug_in(tmp_path, "cu", old)
    assert refused(source, token(label="cu"), clock) == "certificate-expired"
    plug_in(tmp_path, "trong")
    assert refused(source, token(label="trong"), clock) == "token-without-key"


def test_a_file_that_is_no_library(source: Path, key: KeyFile, clock: Clock) -> None:
    assert refused(source, KeyToken(library=key.file, pin=PIN), clock) == "token-library-wrong"
    gone = key.file.with_name("khong co.dll")
    assert refused(source, KeyToken(library=gone, pin=PIN), clock) == "token-library-wrong"
