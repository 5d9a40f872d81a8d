"""The note outside the data folder: what it notices, and that it never stops the work."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ccapp.domain.office import Unit
from ccapp.folders import default_folder, state_folder
from ccapp.services.folder import safekeeping
from ccapp.services.plans import units
from ccapp.services.session import Session
from ccapp.store import identity
from ccapp.store.witness import Witness, changes_of
from tests.exchange_e2e.machines import image_of, put_back


def reopened(session: Session) -> Session:
    session.store.close()
    return safekeeping.open_session(session.store.folder, who="Lan", clock=session.clock)


def note_of(session: Session) -> Path:
    mine = identity.read_identity(session.store.folder)
    assert mine is not None
    return state_folder() / mine.token


def test_every_write_is_noted_also_one_beside_the_journal(session: Session) -> None:
    seen = []
    for number in range(12):
        units.add(session, Unit(name=f"Tổ {number}"))
        with session.store.writing():
            pass
        seen.append(int(note_of(session).read_bytes()))
        assert seen[-1] == changes_of(session.store.connection)
    assert seen == sorted(set(seen))


@pytest.mark.parametrize("beside", [False, True])
def test_a_folder_put_back_before_any_kind_of_write_takes_a_new_id(
    session: Session, tmp_path: Path, beside: bool
) -> None:
    image, device = image_of(session, tmp_path), session.store.device
    if beside:  # such as a package that was sent: its running number is used
        with session.store.writing():
            pass
    else:
        units.add(session, Unit(name="Tổ Một cửa"))
    again = put_back(session, image, notes_too=False)
    assert again.store.device != device
    assert reopened(again).store.device == again.store.device


def test_a_folder_put_back_after_which_nothing_was_written_stays_itself(
    session: Session, tmp_path: Path
) -> None:
    image, device = image_of(session, tmp_path), session.store.device
    assert put_back(session, image, notes_too=False).store.device == device


@pytest.mark.parametrize("left", [b"", b"\0" * 20, b"7", "chữ".encode(), None])
def test_a_note_that_is_damaged_or_gone_says_nothing(session: Session, left: bytes | None) -> None:
    device = session.store.device
    units.add(session, Unit(name="Tổ Một cửa"))
    if left is None:
        note_of(session).unlink()
    else:
        note_of(session).write_bytes(left)
    again = reopened(session)
    assert again.store.device == device
    units.add(again, Unit(name="Tổ Hai"))
    assert not Witness(note_of(again).name).is_ahead(again.store.connection)
    assert int(note_of(again).read_bytes()) == changes_of(again.store.connection)


def test_where_nothing_can_be_noted_the_work_goes_on(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "tệp"
    blocked.write_bytes(b"")
    monkeypatch.setenv("CCAPP_STATE", str(blocked))
    units.add(session, Unit(name="Tổ Một cửa"))
    assert "witness: not written" in caplog.text
    assert reopened(session).store.device == session.store.device


def test_the_note_is_not_taken_along_with_the_data_folder(session: Session, tmp_path: Path) -> None:
    assert session.store.folder not in state_folder().parents
    shutil.copytree(session.store.folder, tmp_path / "nơi khác", ignore=shutil.ignore_patterns("lock"))
    copied = safekeeping.open_session(tmp_path / "nơi khác", who="Lan", clock=session.clock)
    assert copied.store.device != session.store.device


@pytest.mark.parametrize("given", ["LOCALAPPDATA", "XDG_STATE_HOME", None])
def test_by_itself_it_lies_beside_the_data_folder_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: str | None
) -> None:
    """Within that folder it would be copied and put back with it."""
    for name in ("CCAPP_STATE", "LOCALAPPDATA", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    if given is not None:
        monkeypatch.setenv(given, str(tmp_path))
    place = state_folder()
    assert tmp_path in place.parents
    assert default_folder() not in (place, *place.parents)
