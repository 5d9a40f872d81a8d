"""The program without the extra `sign`: clear words, nothing of it loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from ccapp.cli.main import main
from ccapp.errors import AppError
from ccapp.services.paper import signing
from ccapp.services.paper.signing import Appearance, KeyFile, KeyToken
from tests.conftest import Clock


def test_without_the_extra_the_words_are_clear(
    source: Path,
    key: KeyFile,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setitem(sys.modules, "pyhanko", None)
    assert main(["verify", str(source)]) == 2
    assert "Chưa cài phần ký số" in capsys.readouterr().err
    assert main(["sign", str(source), "--out", "x.pdf", "--p12", str(key.file)]) == 2
    assert "Chưa cài phần ký số" in capsys.readouterr().err


def test_without_the_part_for_tokens_a_token_is_refused(
    source: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pkcs11", None)
    assert signing.token_libraries() == ()
    key = KeyToken(library=source, pin="1")
    with pytest.raises(AppError, match="not-installed"):
        signing.sign_file(source, tmp_path / "x.pdf", key, Appearance(), at=clock())


def test_nothing_loads_the_extra_before_it_is_asked_for() -> None:
    code = (
        "import sys, ccapp.cli.verbs, ccapp.services.paper.signing as s; s.can_sign(); s.token_libraries();"
        "print([name for name in sys.modules if name.startswith(('pyhanko', 'pkcs11', 'asn1crypto'))])"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert said.stdout.strip() == "[]"
