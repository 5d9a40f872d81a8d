"""What stands is backed up before files are taken in: at a commune its own work, at a superior once a day."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ccapp.domain.records import rows
from ccapp.domain.remarks import Remark, Speaker
from ccapp.errors import FileError
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging, kept_packages
from ccapp.services.handover.outcomes import Result
from ccapp.services.plans import planning, remarks
from ccapp.services.reception import remark_files
from ccapp.services.session import Session
from ccapp.store import backup, own_backups
from ccapp.store.witness import changes_of
from tests.conftest import Clock
from tests.exchange_e2e.conftest import Desk, World
from tests.exchange_e2e.offices import exported, held, merged, packed


def kept(session: Session) -> list[Path]:
    return own_backups.kept(session.store.folder)


def edited(session: Session, plan: str, text: str) -> None:
    first = next(rows(planning.show(session, plan).appendices[0]))
    planning.set_text(session, plan, first.leaf.id, "product", text)


def test_a_commune_backs_up_what_it_wrote_before_files(world: World, tmp_path: Path, clock: Clock) -> None:
    merged(world.superior, packed(world.first, exported(world.first, world.plan)), world.place)
    first = next(rows(planning.show(world.first, world.plan).appendices[0])).leaf.id
    said = Remark(
        plan_id=world.plan, record=first, words="Ghi rõ ngày", speaker=Speaker.SUPERIOR, day=date(2026, 2, 3)
    )
    remarks.add(world.superior, said)
    sent = [remark_files.send_remarks(world.superior, world.plan, tmp_path).file for _ in range(2)]
    there = len(kept(world.first))
    edited(world.first, world.plan, "Báo cáo trước khi nhận")
    before = held(world.first, world.plan)
    exchanging.receive(world.first, [sent[0]])
    exchanging.receive(world.first, [sent[1]])
    assert len(kept(world.first)) == there + 1, "nothing was written here in between"
    edited(world.first, world.plan, "Báo cáo giữa hai lần nhận")
    exchanging.receive(world.first, [sent[1]])
    assert len(kept(world.first)) == there + 2
    planning.undo(world.first)
    exchanging.receive(world.first, [sent[1]])
    assert len(kept(world.first)) == there + 3
    safekeeping.restore(tmp_path / "lại", kept(world.first)[there], who="Lan", clock=clock)
    again = safekeeping.open_session(tmp_path / "lại", who="Lan", clock=clock)
    assert held(again, world.plan) == before
    again.store.close()


def test_nothing_to_take_in_and_nothing_changed_make_none(world: World, tmp_path: Path) -> None:
    (tmp_path / "trống").mkdir()
    assert exchanging.receive(world.first, [tmp_path / "trống"]) == ()
    assert kept(world.first) == []
    stranger = tmp_path / "a.khx"
    stranger.write_bytes(b"KHXG1")
    for _ in range(3):
        exchanging.receive(world.first, [stranger])
    assert len(kept(world.first)) == 1


def test_a_superior_makes_one_for_all_files_of_a_day(world: World, clock: Clock) -> None:
    state = changes_of(world.superior.store.connection)
    for number in (1, 2):
        edited(world.first, world.plan, f"Báo cáo {number}")
        merged(world.superior, packed(world.first, exported(world.first, world.plan), number), world.place)
    (only,) = kept(world.superior)
    assert backup.describe(only).changes == state
    clock.go(days=1)
    edited(world.first, world.plan, "Báo cáo 3")
    merged(world.superior, packed(world.first, exported(world.first, world.plan), 3), world.place)
    assert len(kept(world.superior)) == 2


def test_a_rebuild_is_backed_up_too(world: World) -> None:
    merged(world.superior, packed(world.first, exported(world.first, world.plan)), world.place)
    world.superior.store.saved_before_files = None
    with world.superior.store.writing() as connection:
        connection.execute("DELETE FROM received")
    kept_packages.rebuild(world.superior)
    assert len(kept(world.superior)) == 2


def test_where_no_backup_can_be_made_nothing_is_taken_in(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.khx"
    path.write_bytes(packed(world.first, exported(world.first, world.plan)))
    place = world.superior.store.folder / "backup"
    place.rmdir()
    place.write_bytes(b"")  # a file in the place of the folder
    with pytest.raises(FileError):
        exchanging.receive(world.superior, [path])
    assert held(world.superior, world.plan) is None
    place.unlink()
    (outcome,) = exchanging.receive(world.superior, [path])
    assert outcome.result is Result.MERGED


def test_the_verb_says_why_and_changes_nothing(superior: Desk, tmp_path: Path) -> None:
    place = superior.data / "backup"
    for each in place.iterdir():
        each.unlink()
    place.rmdir()
    place.symlink_to(tmp_path / "gone")
    path = tmp_path / "a.khx"
    path.write_bytes(b"KHXG1")
    superior("receive", path).refused("backup")
