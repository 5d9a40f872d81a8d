"""Signed copies in backups: those that fit go along and come back, the rest is counted."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from ccapp.domain.plan import PlanState, RecordId
from ccapp.errors import FileError
from ccapp.services.folder import safekeeping
from ccapp.services.paper import issuing, signed_copies
from ccapp.services.plans import keeping, planning
from ccapp.services.session import Session
from ccapp.store import backup, backup_files
from ccapp.store.attachments import place_of
from ccapp.store.plans import insert_plan
from tests.conftest import Clock, PlanMaker

SCAN = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    with session.store.journal.write("import", "Lan") as tx:
        made = insert_plan(tx, plan_maker(session))
    keeping.change_state(session, made, PlanState.SUBMITTED)
    return made


def attached(session: Session, plan: RecordId, tmp_path: Path, name: str, size: int) -> RecordId:
    file = tmp_path / name
    file.write_bytes(SCAN + name.encode() + bytes(size))
    return issuing.attach_signed(session, plan, file).id


def restored(session: Session, folder: Path, saved: Path, clock: Clock) -> Session:
    session.store.close()
    safekeeping.restore(folder, saved, who="Lan", clock=clock)
    return safekeeping.open_session(folder, who="Lan", clock=clock)


def test_a_signed_copy_comes_back_on_another_machine(
    session: Session, plan: RecordId, tmp_path: Path, clock: Clock
) -> None:
    copy = attached(session, plan, tmp_path, "bản ký.png", 5000)
    before = signed_copies.content(session, copy)
    saved = safekeeping.backup(session, tmp_path / "b.ccbak")
    assert safekeeping.left_out(saved) == 0
    again = restored(session, tmp_path / "máy mới", saved, clock)
    assert signed_copies.content(again, copy) == before
    again.store.close()


def test_the_newest_go_along_as_far_as_there_is_room(
    session: Session, plan: RecordId, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_files, "LIMIT", 10_000)
    old, large, new = (
        attached(session, plan, tmp_path, name, size)
        for name, size in (("1.png", 6000), ("2.png", 20_000), ("3.png", 6000))
    )
    saved = safekeeping.backup(session, tmp_path / "b.ccbak")
    assert safekeeping.left_out(saved) == 2
    again = restored(session, tmp_path / "máy mới", saved, clock)
    assert signed_copies.content(again, new).name == "3.png"
    for lost in (old, large):
        with pytest.raises(FileError, match="attachment-missing"):
            signed_copies.content(again, lost)
    again.store.close()


def test_lost_damaged_and_detached_files_do_not_stop_a_backup(
    session: Session, plan: RecordId, tmp_path: Path
) -> None:
    for name in ("1.png", "2.png", "3.png"):
        attached(session, plan, tmp_path, name, 100)
    first, second, third = signed_copies.copies(session, plan)
    place_of(session.store.folder, first.sha256).unlink()
    place_of(session.store.folder, second.sha256).write_bytes(b"x")
    signed_copies.detach(session, third.id)
    saved = safekeeping.backup(session, tmp_path / "b.ccbak")
    assert safekeeping.left_out(saved) == 2
    assert sorted(zipfile.ZipFile(saved).namelist()) == ["ccapp.db", "identity.json", "manifest.json"]


def test_a_file_that_is_not_what_its_name_says_is_refused(
    session: Session, plan: RecordId, tmp_path: Path, clock: Clock
) -> None:
    attached(session, plan, tmp_path, "1.png", 100)
    saved = safekeeping.backup(session, tmp_path / "b.ccbak")
    for name in (None, "att/../ccapp.db", "att/x", "att/" + "0" * 64):
        fake = tmp_path / "giả.ccbak"
        with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fake, "w") as target:
            for member in source.namelist():
                is_file = member.startswith("att/")
                target.writestr(member, b"x" if is_file and name is None else source.read(member))
            if name is not None:
                target.writestr(name, b"x")
        with pytest.raises(FileError, match="backup-damaged"):
            safekeeping.restore(tmp_path / "new", fake, who="Lan", clock=clock)
        assert not (tmp_path / "new" / "att").exists()


def test_a_backup_of_a_version_without_files_is_still_read(
    session: Session, plan: RecordId, tmp_path: Path, clock: Clock
) -> None:
    saved = safekeeping.backup(session, tmp_path / "b.ccbak")
    old = tmp_path / "cũ.ccbak"
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(old, "w") as target:
        for member in source.namelist():
            data = source.read(member)
            if member == "manifest.json":
                data = data.replace(b'"format": 2', b'"format": 1').replace(b',\n "left_out": 0', b"")
            target.writestr(member, data)
    assert backup.verify(old).left_out == 0
    again = restored(session, tmp_path / "máy mới", old, clock)
    assert len(planning.plans(again)) == 1
    again.store.close()
