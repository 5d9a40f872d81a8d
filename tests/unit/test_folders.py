"""Which data folder is meant, who acts, and how files reach the disk."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path

import pytest

from ccapp import app, folders
from ccapp.errors import FileError
from ccapp.files import plain_errors, write_atomically


@pytest.fixture
def default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The system's default folder, put where a test may write."""
    place = tmp_path / "mặc định"
    place.mkdir()
    monkeypatch.delenv("CCAPP_DATA", raising=False)
    monkeypatch.setattr(folders, "default_folder", lambda: place)
    return place


def test_the_argument_wins_then_the_environment(
    default: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folders.data_folder(None) == default
    monkeypatch.setenv("CCAPP_DATA", str(tmp_path / "môi trường"))
    assert folders.data_folder(None) == tmp_path / "môi trường"
    assert folders.data_folder(str(tmp_path / "lệnh")) == tmp_path / "lệnh"


def test_a_location_note_leads_elsewhere(default: Path, tmp_path: Path) -> None:
    note = default / folders.LOCATION
    note.write_text(f"\ufeff{tmp_path / 'ổ D'}\n", encoding="utf-8")
    assert folders.data_folder(None) == tmp_path / "ổ D"
    note.write_text("\n", encoding="utf-8")
    assert folders.data_folder(None) == default


def test_a_folder_beside_the_frozen_program_makes_it_portable(
    default: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "ccapp.exe"))
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert folders.data_folder(None) == default
    (tmp_path / folders.PORTABLE).mkdir()
    assert folders.data_folder(None) == tmp_path / folders.PORTABLE


def test_the_default_folder_needs_no_administrator() -> None:
    assert folders.default_folder().name == "ccapp"


def test_the_person_is_the_one_chosen_else_the_account(monkeypatch: pytest.MonkeyPatch) -> None:
    assert app.person(" Chị Lan ") == "Chị Lan"
    assert app.person(None) == getpass.getuser()

    def nameless() -> str:
        raise KeyError("uid not found")

    monkeypatch.setattr(getpass, "getuser", nameless)
    monkeypatch.setenv("USERNAME", "may1")
    assert app.person("") == "may1"


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "tệp.txt"
    write_atomically(path, lambda out: out.write(b"one"))

    def half(out: object) -> None:
        out.write(b"tw")  # type: ignore[attr-defined]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_atomically(path, half)
    assert path.read_bytes() == b"one"
    assert [each.name for each in tmp_path.iterdir()] == ["tệp.txt"]


@pytest.mark.parametrize(
    ("number", "code"),
    [(28, "disk-full"), (13, "no-access"), (30, "no-access"), (2, "file-not-found"), (5, "file-io")],
)
def test_the_system_s_errors_have_plain_codes(number: int, code: str) -> None:
    with pytest.raises(FileError, match=code), plain_errors(Path("x")):
        raise OSError(number, os.strerror(number))
