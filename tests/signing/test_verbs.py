"""`sign` and `verify` of the terminal, with the extra and without it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from ccapp.cli.main import main
from tests.signing.keys import OPENS, certified

pytest.importorskip("pyhanko", reason="the extra `sign` is not installed")


@pytest.fixture
def today(tmp_path: Path) -> Path:
    """A key that is valid now: the terminal's clock is the real one."""
    path = tmp_path / "nay.p12"
    path.write_bytes(certified("Văn thư", datetime.now().astimezone()).p12())
    return path


def test_sign_and_verify(
    today: Path,
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "da ky.pdf"
    monkeypatch.setenv("CCAPP_PASSPHRASE", OPENS)
    asked = ["sign", str(source), "--p12", str(today), "--out", str(out), "--number", "07/KH-UBND"]
    assert main(asked) == 0
    assert capsys.readouterr().out.startswith(f"Đã ký {out}.")
    assert main(["verify", str(out)]) == 0
    assert "Văn thư ký lúc" in capsys.readouterr().out
    out.write_bytes(out.read_bytes().replace(b"/MediaBox", b"/MediaBax", 1))
    assert main(["verify", str(out)]) in (1, 2)
    capsys.readouterr()
    assert main(["verify", str(source)]) == 1
    assert "chưa có chữ ký số" in capsys.readouterr().out


def test_a_root_that_does_not_vouch_is_no_success(
    today: Path,
    root: Path,
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CCAPP_PASSPHRASE", OPENS)
    out = tmp_path / "da ky.pdf"
    assert main(["sign", str(source), "--p12", str(today), "--out", str(out)]) == 0
    assert main(["verify", str(out), "--root", str(root)]) == 1


def test_refusals_are_one_line(
    today: Path,
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = str(tmp_path / "da ky.pdf")
    monkeypatch.delenv("CCAPP_PASSPHRASE", raising=False)
    assert main(["sign", str(source), "--out", out]) == 2
    assert "--p12" in capsys.readouterr().err
    assert main(["sign", str(source), "--out", out, "--p12", str(today)]) == 2
    assert "CCAPP_PASSPHRASE" in capsys.readouterr().err
    monkeypatch.setenv("CCAPP_PASSPHRASE", "sai")
    assert main(["sign", str(source), "--out", out, "--p12", str(today)]) == 2
    said = capsys.readouterr().err
    assert "mật khẩu chưa đúng" in said
    assert said.count("\n") == 1


def test_ctrl_d_at_the_question_is_no_crash(
    today: Path,
    source: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def ended(*_: object, **__: object) -> str:
        raise EOFError

    monkeypatch.delenv("CCAPP_PASSPHRASE", raising=False)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", ended)
    assert main(["sign", str(source), "--p12", str(today), "--out", str(tmp_path / "da ky.pdf")]) == 2
    assert "CCAPP_PASSPHRASE" in capsys.readouterr().err


def test_the_help_names_the_variable_for_the_passphrase(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["sign", "-h"])
    assert "CCAPP_PASSPHRASE" in capsys.readouterr().out
