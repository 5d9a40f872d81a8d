"""Sticks as they are met: locked ones are named so, and the marks of a virus are seen without opening it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ccapp.services.folder import drives
from tests.exchange_e2e.conftest import Desk
from tests.exchange_e2e.offices import SUPERIOR


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "KINGSTON"
    (root / "KEHOACH").mkdir(parents=True)
    (root / "Ảnh hội nghị").mkdir()
    (root / "báo cáo.docx").touch()
    (root / "phần mềm.exe").touch()
    monkeypatch.setattr(drives, "_removable_roots", lambda: (root,))
    return root


def test_a_clean_stick_shows_no_signs(stick: Path) -> None:
    assert not drives.have_virus_signs([stick / "KEHOACH" / "a.khx", stick / "KEHOACH", stick])


@pytest.mark.parametrize(
    "name", ["autorun.inf", "AutoRun.INF", "KEHOACH.lnk", "kehoach.EXE", "Ảnh hội nghị.scr"]
)
def test_the_marks_of_a_virus_are_seen_wherever_on_the_stick_the_file_lies(stick: Path, name: str) -> None:
    (stick / name).touch()
    assert drives.have_virus_signs([stick / "KEHOACH" / "a.khx"])
    assert drives.have_virus_signs([stick])
    assert not drives.have_virus_signs([stick.parent / "elsewhere.khx"])


def test_a_folder_like_autorun_is_none(stick: Path) -> None:
    (stick / "autorun.inf").mkdir()  # made by scanners, so that no virus can put a file there
    assert not drives.have_virus_signs([stick])


def test_a_stick_that_went_away_says_nothing(stick: Path) -> None:
    path = stick / "KEHOACH" / "a.khx"
    stick.rename(stick.with_name("gone"))
    assert not drives.have_virus_signs([path])


@pytest.mark.skipif(not hasattr(os, "statvfs"), reason="asked the POSIX way")
def test_a_locked_stick_is_named_so(stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (drive,) = drives.removable_drives()
    assert (drive.root, drive.is_locked) == (stick, False)
    real = os.statvfs(stick)

    class Locked:
        f_flag = real.f_flag | os.ST_RDONLY
        f_bavail, f_frsize, f_blocks, f_bfree = real.f_bavail, real.f_frsize, real.f_blocks, real.f_bfree

    monkeypatch.setattr(os, "statvfs", lambda _path: Locked)
    (drive,) = drives.removable_drives()
    assert drive.is_locked


def test_only_the_folder_on_a_stick_is_thinned(connected: Desk, stick: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "ổ D" / "KEHOACH"
    elsewhere.mkdir(parents=True)
    for folder in (elsewhere, stick / "KEHOACH"):
        for _ in range(5):
            connected.done("send", "--to", SUPERIOR, "--out", folder)
    assert len(list(elsewhere.iterdir())) == 5
    assert len(list((stick / "KEHOACH").iterdir())) == 3
