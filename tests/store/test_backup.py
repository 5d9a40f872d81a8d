"""Backups: verified, enough to start again, and restoring changes nothing until it can."""

from __future__ import annotations

import json
import os
import sqlite3
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ccapp.domain.office import Role
from ccapp.errors import AppError, FileError
from ccapp.services.folder import safekeeping
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store import backup, database, due_backups, identity, own_backups
from ccapp.store.plans import insert_plan
from tests.conftest import Clock, PlanMaker


def root_key(session: Session, folder: Path | None = None) -> str:
    """The office's root key as identity.json holds it: it must survive everything."""
    kept = identity.read_identity(folder or session.store.folder)
    assert kept is not None
    return str(kept.keys["root"])


def stored(session: Session, maker: PlanMaker) -> None:
    with session.store.journal.write("import", "Lan") as tx:
        insert_plan(tx, maker(session))


@pytest.fixture
def saved(session: Session, plan_maker: PlanMaker, tmp_path: Path) -> Path:
    """A backup of one plan; the session is closed."""
    stored(session, plan_maker)
    out = safekeeping.backup(session, tmp_path / "Sao lưu.ccbak")
    session.store.close()
    return out


def test_a_backup_alone_is_enough_to_start_again(
    saved: Path, session: Session, tmp_path: Path, clock: Clock
) -> None:
    fresh = tmp_path / "máy mới" / "data"
    mine = root_key(session)
    done = safekeeping.restore(fresh, saved, who="Lan", clock=clock)
    assert (done.office, done.plans, done.saved) == (session.store.office, 1, None)
    again = safekeeping.open_session(fresh, who="Lan", clock=clock)
    assert again.store.device != session.store.device
    assert root_key(again) == mine
    planning.undo(again)  # the journal came along
    assert planning.plans(again) == ()
    again.store.close()


def test_a_backup_holds_no_device_token(saved: Path, session: Session) -> None:
    with zipfile.ZipFile(saved) as archive:
        assert set(json.loads(archive.read(identity.FILE))) == {"keys"}


def test_restoring_on_the_same_machine_makes_a_new_device_too(
    saved: Path, session: Session, clock: Clock
) -> None:
    safekeeping.restore(session.store.folder, saved, who="Lan", clock=clock)
    again = safekeeping.open_session(session.store.folder, who="Lan", clock=clock)
    assert again.store.device != session.store.device
    reasons = again.store.connection.execute("SELECT id, reason FROM device").fetchall()
    again.store.close()
    assert (again.store.device, "restore") in reasons


def test_what_was_there_is_backed_up_first(
    saved: Path, session: Session, plan_maker: PlanMaker, clock: Clock
) -> None:
    again = safekeeping.open_session(session.store.folder, who="Lan", clock=clock)
    stored(again, plan_maker)
    again.store.close()
    done = safekeeping.restore(session.store.folder, saved, who="Lan", clock=clock)
    assert done.plans == 1
    assert done.saved is not None
    back = safekeeping.restore(session.store.folder, done.saved, who="Lan", clock=clock)
    assert back.plans == 2


def test_a_damaged_database_is_kept_aside_when_restoring_over_it(
    saved: Path, session: Session, clock: Clock
) -> None:
    path = session.store.folder / database.FILE
    path.write_bytes(b"\x00" * 5000)
    done = safekeeping.restore(session.store.folder, saved, who="Lan", clock=clock)
    assert done.plans == 1
    assert done.saved is not None
    assert done.saved.read_bytes() == b"\x00" * 5000


@given(data=st.data())
@settings(max_examples=150, deadline=None)
def test_an_altered_backup_is_refused_and_changes_nothing(
    data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("backup")
    clock = Clock()
    session = safekeeping.init(folder / "data", name="X", role=Role.COMMUNE, who="L", clock=clock)
    out = safekeeping.backup(session, folder / "b.ccbak")
    session.store.close()
    raw = bytearray(out.read_bytes())
    at = int(data.draw(st.floats(0, 1, exclude_max=True)) * len(raw))  # its length varies a little
    if data.draw(st.booleans()):
        raw[at] ^= data.draw(st.integers(1, 255))
    else:
        del raw[at:]
    out.write_bytes(raw)
    before = session.store.folder.joinpath(database.FILE).read_bytes()
    try:
        done = safekeeping.restore(folder / "new", out, who="L", clock=clock)
    except AppError as error:
        assert isinstance(error, FileError)
        assert not (folder / "new" / database.FILE).exists()
    else:  # the byte was one that ZIP does not use, such as a time stamp
        assert done.office == session.store.office
    assert session.store.folder.joinpath(database.FILE).read_bytes() == before


def rewritten(path: Path, change: dict[str, bytes]) -> Path:
    """The same archive with some parts replaced and the manifest's checksum made to fit."""
    import hashlib

    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()} | change
    manifest = json.loads(parts["manifest.json"])
    if "manifest.json" not in change:
        manifest["sha256"] = hashlib.sha256(parts[database.FILE]).hexdigest()
        parts["manifest.json"] = json.dumps(manifest).encode()
    out = path.with_name("giả.ccbak")
    with zipfile.ZipFile(out, "w") as archive:
        for name, raw in parts.items():
            archive.writestr(name, raw)
    return out


def test_a_well_packed_foreign_database_is_refused(saved: Path, tmp_path: Path, clock: Clock) -> None:
    with zipfile.ZipFile(saved) as archive:
        (tmp_path / "evil.db").write_bytes(archive.read(database.FILE))
    evil = sqlite3.connect(tmp_path / "evil.db")
    evil.execute("CREATE TRIGGER t AFTER INSERT ON tx BEGIN DELETE FROM plan; END")
    evil.commit()
    evil.close()
    fake = rewritten(saved, {database.FILE: (tmp_path / "evil.db").read_bytes()})
    for broken in (fake, rewritten(saved, {database.FILE: b"not a database"})):
        with pytest.raises(FileError, match="backup-damaged"):
            safekeeping.restore(tmp_path / "new", broken, who="L", clock=clock)
        assert not (tmp_path / "new" / database.FILE).exists()


def test_a_newer_backup_is_named_as_such(saved: Path, tmp_path: Path, clock: Clock) -> None:
    fake = rewritten(saved, {"manifest.json": b'{"format": 3}'})
    with pytest.raises(FileError, match="backup-newer"):
        safekeeping.restore(tmp_path / "new", fake, who="L", clock=clock)


@pytest.mark.parametrize("content", [b"", b"PK", b"x" * 1000])
def test_a_file_that_is_no_backup_is_refused(tmp_path: Path, clock: Clock, content: bytes) -> None:
    path = tmp_path / "b.ccbak"
    path.write_bytes(content)
    with pytest.raises(FileError, match="backup-damaged"):
        safekeeping.restore(tmp_path / "new", path, who="L", clock=clock)


def test_a_missing_backup_is_named(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(FileError, match="file-not-found"):
        safekeeping.restore(tmp_path / "new", tmp_path / "none.ccbak", who="L", clock=clock)


def test_the_daily_backup_follows_changes_and_days_not_a_wrong_clock(
    session: Session, plan_maker: PlanMaker, clock: Clock
) -> None:
    folder = session.store.folder

    def day(**later: float) -> int:
        nonlocal session
        clock.go(**later)
        safekeeping.close_session(session, daily=True)
        for path in (folder / "backup").iterdir():  # files made now carry the real clock's time
            stamp = made.setdefault(path.name, clock().timestamp())
            os.utime(path, (stamp, stamp))
        session = safekeeping.open_session(folder, who="L", clock=clock)
        return len(made)

    made: dict[str, float] = {}
    assert day() == 0  # nothing has happened yet
    stored(session, plan_maker)
    assert day() == 1
    stored(session, plan_maker)
    assert day(hours=3) == 1
    assert day(days=1) == 2
    assert day(days=1) == 2  # nothing changed
    stored(session, plan_maker)
    assert day(days=-3300) == 3  # a clock nine years back does not stop backups


def test_ten_backups_are_kept(session: Session, clock: Clock) -> None:
    for _ in range(13):
        backup.keep_one(session.store.connection, session.store.folder, clock())
    names = sorted(path.name for path in (session.store.folder / "backup").iterdir())
    assert [name[6:12] for name in names] == [f"{number:06d}" for number in range(3, 14)]  # 3: of the month
    newest = own_backups.newest(session.store.folder)
    assert newest is not None
    assert newest.name.startswith("ccapp-000013")


def test_before_the_newest_ten_the_last_of_each_month_stays(session: Session, clock: Clock) -> None:
    place = session.store.folder / "backup"
    for number in range(1, 41):  # two a month, from January 2025 on
        month = (number - 1) // 2
        day = 3 + 20 * ((number - 1) % 2)
        name = f"ccapp-{number:06d}-{2025 + month // 12}{month % 12 + 1:02d}{day:02d}-0815.ccbak"
        (place / name).write_bytes(b"")
    made = backup.keep_one(session.store.connection, session.store.folder, clock())
    assert own_backups.running_number(made) == 41
    numbers = [own_backups.running_number(path) for path in own_backups.kept(session.store.folder)]
    monthly = [*range(10, 31, 2), 31]  # a year of months, the later one of each; of the last 31
    assert numbers == [*monthly, *range(32, 42)]


def test_a_clock_that_jumps_costs_no_recent_backup(session: Session, clock: Clock) -> None:
    place = session.store.folder / "backup"
    for number, day in enumerate(["20351103", "20260105", "20260120", *["20260201"] * 10], start=1):
        (place / f"ccapp-{number:06d}-{day}-0815.ccbak").write_bytes(b"")
    backup.keep_one(session.store.connection, session.store.folder, clock())
    numbers = [own_backups.running_number(path) for path in own_backups.kept(session.store.folder)]
    assert numbers == [1, 3, *range(4, 15)]


@pytest.mark.parametrize("step", ["write_identity", "replace", "finish_restore"])
def test_a_power_cut_while_restoring_leaves_one_whole_office(
    saved: Path, session: Session, clock: Clock, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each step of restoring is the last one that happens; the folder opens with whole data either way."""

    class PowerCutError(BaseException):
        pass

    def cut(*_: object, **__: object) -> None:
        raise PowerCutError

    target = (Path, "replace") if step == "replace" else (identity, step)
    if step == "replace":
        whole = Path.replace

        def replace(self: Path, other: Path) -> Path:
            if other.name == database.FILE:
                raise PowerCutError
            return whole(self, other)

        monkeypatch.setattr(Path, "replace", replace)
    else:
        monkeypatch.setattr(*target, cut)
    mine = root_key(session)
    with pytest.raises(PowerCutError):
        safekeeping.restore(session.store.folder, saved, who="L", clock=clock)
    monkeypatch.undo()
    again = safekeeping.open_session(session.store.folder, who="L", clock=clock)
    assert len(planning.plans(again)) == 1
    assert root_key(again) == mine
    assert not (session.store.folder / identity.RESTORED_FILE).exists()
    if step == "finish_restore":
        assert again.store.device != session.store.device
    again.store.close()


def test_a_log_left_without_its_database_is_not_replayed_into_the_restored_one(
    saved: Path, session: Session, plan_maker: PlanMaker, clock: Clock
) -> None:
    folder = session.store.folder
    open_again = safekeeping.open_session(folder, who="Lan", clock=clock)
    for _ in range(5):
        stored(open_again, plan_maker)
    log = (folder / (database.FILE + "-wal")).read_bytes()
    open_again.store.close()
    (folder / database.FILE).unlink()
    (folder / (database.FILE + "-wal")).write_bytes(log)
    done = safekeeping.restore(folder, saved, who="Lan", clock=clock)
    assert done.plans == 1
    assert done.saved is not None
    assert done.saved.with_name(done.saved.name + "-wal").read_bytes() == log


def test_a_damaged_identity_is_no_dead_end(saved: Path, session: Session, clock: Clock) -> None:
    (session.store.folder / identity.FILE).write_bytes(b"{")
    done = safekeeping.restore(session.store.folder, saved, who="Lan", clock=clock)
    assert done.plans == 1
    assert done.saved is not None
    assert done.saved.with_suffix(".identity.json").read_bytes() == b"{"


def test_a_new_office_in_a_folder_that_lost_its_database_destroys_no_keys(
    session: Session, clock: Clock
) -> None:
    mine = root_key(session)
    session.store.close()
    (session.store.folder / database.FILE).unlink()
    again = safekeeping.init(
        session.store.folder, name="UBND xã Suối Mây", role=Role.COMMUNE, who="Lan", clock=clock
    )
    kept = identity.read_identity(again.store.folder)
    assert kept is not None
    assert [aside["root"] for aside in kept.keys["aside"]] == [mine]


def test_a_bad_newest_backup_does_not_end_backups(
    session: Session, plan_maker: PlanMaker, clock: Clock
) -> None:
    stored(session, plan_maker)
    last = backup.keep_one(session.store.connection, session.store.folder, clock())
    last.write_bytes(b"half")
    os.utime(last, (0, 0))
    assert due_backups.keep_daily(session.store.connection, session.store.folder, clock()) is not None


def test_offices_and_files_count_as_changes_too(session: Session, clock: Clock) -> None:
    with session.store.writing() as connection:
        connection.execute("INSERT INTO invitation VALUES ('i', 'UBND xã A', 's', '2026-01-05', NULL, NULL)")
    assert due_backups.keep_daily(session.store.connection, session.store.folder, clock()) is not None


def test_people_s_own_files_among_the_backups_are_left_alone(session: Session, clock: Clock) -> None:
    theirs = session.store.folder / "backup" / "ccapp-trước tết.ccbak"
    theirs.write_bytes(b"mine")
    for _ in range(12):
        backup.keep_one(session.store.connection, session.store.folder, clock())
    assert theirs.read_bytes() == b"mine"


def test_a_clock_before_1980_does_not_stop_backups(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    monkeypatch.setattr(time, "time", lambda: 86400.0)
    out = safekeeping.backup(session, tmp_path / "b.ccbak")
    assert backup.verify(out).name == "UBND xã Suối Mây"


def test_a_backup_never_takes_the_place_of_live_files(session: Session) -> None:
    for name in (database.FILE, identity.FILE):
        before = (session.store.folder / name).read_bytes()
        with pytest.raises(AppError, match="inside-data"):
            safekeeping.backup(session, session.store.folder / name)
        assert (session.store.folder / name).read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="rights are those of the folder")
def test_backups_hold_keys_and_are_for_their_owner_only(saved: Path) -> None:
    assert saved.stat().st_mode & 0o077 == 0


def test_what_a_killed_backup_left_is_cleared(session: Session, clock: Clock) -> None:
    session.store.close()
    left = session.store.folder / ".backup-abc"
    left.mkdir()
    (left / database.FILE).write_bytes(b"half")
    safekeeping.open_session(session.store.folder, who="Lan", clock=clock)
    assert not left.exists()
