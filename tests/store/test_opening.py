"""Opening a data folder: lock, version gate, damage, identity, places."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from ccapp.domain.office import Role
from ccapp.errors import AppError, FileError, RefusedError, StorageError
from ccapp.services.folder import safekeeping
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store import database, identity, places
from ccapp.store.plans import insert_plan
from tests.conftest import Clock, PlanMaker


def reopen(session: Session) -> Session:
    session.store.close()
    return safekeeping.open_session(session.store.folder, who="Lan", clock=session.clock)


def stored(session: Session, maker: PlanMaker) -> None:
    with session.store.journal.write("import", "Lan") as tx:
        insert_plan(tx, maker(session))


def test_a_folder_without_data_is_named(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(StorageError, match="no-data"):
        safekeeping.open_session(tmp_path, who="Lan", clock=clock)
    assert list(tmp_path.iterdir()) == []


def test_a_second_office_in_one_folder_is_refused(session: Session, clock: Clock) -> None:
    folder = session.store.folder
    session.store.close()
    with pytest.raises(RefusedError, match="already-initialised"):
        safekeeping.init(folder, name="Khác", role=Role.COMMUNE, who="Lan", clock=clock)
    assert safekeeping.open_session(folder, who="Lan", clock=clock).store.office.name == "UBND xã Suối Mây"


def test_one_process_owns_the_folder(session: Session) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom ccapp.app import now\n"
        "from ccapp.errors import StorageError\nfrom ccapp.services.folder import safekeeping\n"
        "try:\n    safekeeping.open_session(Path(sys.argv[1]), who='x', clock=now)\n"
        "except StorageError as error:\n    print(error.code)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(session.store.folder)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "in-use"


def test_pragmas_make_a_commit_durable(session: Session) -> None:
    connection = session.store.connection
    assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_every_table_is_strict(session: Session) -> None:
    tables = session.store.connection.execute(
        "SELECT name, strict FROM pragma_table_list "
        "WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).fetchall()
    assert tables
    assert all(strict for _, strict in tables)


def test_the_schema_is_what_the_migrations_make(session: Session) -> None:
    database.require_sound(session.store.connection)


def test_a_newer_database_is_refused_and_untouched(session: Session) -> None:
    folder = session.store.folder
    session.store.connection.execute("PRAGMA user_version = 99")
    database.settle(session.store.connection)
    session.store.close()
    before = (folder / database.FILE).read_bytes()
    with pytest.raises(StorageError, match="database-newer"):
        safekeeping.open_session(folder, who="Lan", clock=session.clock)
    assert (folder / database.FILE).read_bytes()[100:] == before[100:]  # the header counts openings


def test_a_database_of_another_program_is_refused(tmp_path: Path, clock: Clock) -> None:
    other = sqlite3.connect(tmp_path / database.FILE)
    other.execute("CREATE TABLE notes (words)")
    other.close()
    with pytest.raises(StorageError, match="database-foreign"):
        safekeeping.open_session(tmp_path, who="Lan", clock=clock)


@pytest.mark.parametrize("where", [0, 4096 + 5, "all"])
def test_a_damaged_database_is_named_with_the_best_backup(
    session: Session, plan_maker: PlanMaker, where: int | str
) -> None:
    stored(session, plan_maker)
    safekeeping.close_session(session, daily=True)
    path = session.store.folder / database.FILE
    raw = bytearray(path.read_bytes())
    start, end = (0, len(raw)) if where == "all" else (int(where), int(where) + 600)
    raw[start:end] = b"\xaa" * (end - start)
    path.write_bytes(raw)
    with pytest.raises(StorageError, match="database-damaged") as caught:
        safekeeping.open_session(session.store.folder, who="Lan", clock=session.clock)
    assert str(caught.value.facts["backup"]).startswith("ccapp-000001")


def test_a_folder_that_moved_becomes_a_new_device_with_the_same_data(
    session: Session, plan_maker: PlanMaker
) -> None:
    stored(session, plan_maker)
    session.store.close()
    elsewhere = session.store.folder.with_name("bản chép")
    shutil.copytree(session.store.folder, elsewhere)
    copied = safekeeping.open_session(elsewhere, who="Lan", clock=session.clock)
    assert copied.store.device != session.store.device
    assert len(planning.plans(copied)) == 1
    assert reopen(copied).store.device == copied.store.device


def test_a_copied_database_beside_another_identity_becomes_a_new_device(session: Session) -> None:
    kept = identity.read_identity(session.store.folder)
    assert kept is not None
    identity.write_identity(session.store.folder, identity.new_identity(session.store.folder, kept.keys))
    again = reopen(session)
    assert again.store.device != session.store.device
    renewed = identity.read_identity(session.store.folder)
    assert renewed is not None
    assert renewed.keys["root"] == kept.keys["root"]
    assert renewed.keys["certificate"] != kept.keys["certificate"]


def test_the_same_machine_stays_the_same_device(session: Session) -> None:
    assert reopen(session).store.device == session.store.device


def test_counters_go_on_after_reopening(session: Session, plan_maker: PlanMaker) -> None:
    stored(session, plan_maker)
    again = reopen(session)
    stored(again, plan_maker)
    ids = again.store.connection.execute(
        "SELECT count(*), count(DISTINCT id) FROM (SELECT id FROM item UNION ALL SELECT id FROM plan)"
    ).fetchone()
    assert ids[0] == ids[1]


def test_a_damaged_identity_is_named(session: Session) -> None:
    (session.store.folder / identity.FILE).write_text("{", encoding="utf-8")
    with pytest.raises(StorageError, match="identity-damaged"):
        reopen(session)


@pytest.mark.skipif(os.name == "nt", reason="rights are those of the profile folder")
def test_the_identity_is_for_its_owner_only(session: Session) -> None:
    assert (session.store.folder / identity.FILE).stat().st_mode & 0o077 == 0


def test_identity_holds_no_office_data(session: Session) -> None:
    data = json.loads((session.store.folder / identity.FILE).read_text(encoding="utf-8"))
    assert set(data) == {"token", "machine", "keys"}


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs rights that can be missing")
def test_a_folder_without_write_access_is_named(tmp_path: Path, clock: Clock) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(AppError, match="no-access"):
        safekeeping.init(tmp_path / "data", name="X", role=Role.COMMUNE, who="Lan", clock=clock)


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "data").write_text("x", encoding="utf-8")
    with pytest.raises(FileError):
        safekeeping.init(tmp_path / "data", name="X", role=Role.COMMUNE, who="Lan", clock=clock)


def test_a_full_disk_refuses_the_edit_and_keeps_the_rest(session: Session, plan_maker: PlanMaker) -> None:
    stored(session, plan_maker)
    connection = session.store.connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    plan = planning.plans(session)[0]
    with pytest.raises(StorageError, match="database-full"):
        for _ in range(200):
            stored(session, plan_maker)
    connection.execute("PRAGMA max_page_count = 1000000")
    kept = len(planning.plans(session))
    assert planning.show(session, plan.id).title == plan.title
    stored(session, plan_maker)
    assert len(planning.plans(session)) == kept + 1
    database.require_sound(connection)


MOUNTS = """\
overlay / overlay rw 0 0
//server/share /mnt/chia\\040se cifs rw 0 0
/dev/sdb1 /media/usb vfat rw 0 0
/dev/sda2 /home ext4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/lan/ccapp", "ext4"),
        ("/homework", "overlay"),
        ("/media/usb/data", "vfat"),
        ("/mnt/chia se/data", "cifs"),
        ("/", "overlay"),
    ],
)
def test_the_file_system_of_a_folder_is_told_from_the_mounts(folder: str, kind: str) -> None:
    assert places.filesystem_of(Path(folder), MOUNTS) == kind


def test_a_synced_folder_is_no_place_for_live_data(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(StorageError, match="unsafe-place"):
        safekeeping.init(
            tmp_path / "OneDrive - UBND" / "d", name="X", role=Role.COMMUNE, who="L", clock=clock
        )
    assert not (tmp_path / "OneDrive - UBND").exists()


@pytest.mark.parametrize(
    "sql", ["UPDATE item SET texts = '{'", "UPDATE item SET texts = CAST(X'ff' AS TEXT)"]
)
def test_rows_that_cannot_be_read_are_named_as_damage(
    session: Session, plan_maker: PlanMaker, sql: str
) -> None:
    stored(session, plan_maker)
    session.store.connection.execute(sql)
    with pytest.raises(StorageError, match="database-damaged"), safekeeping.readable(session):
        planning.show(session, planning.plans(session)[0].id)


def test_a_foreign_database_is_left_byte_for_byte(tmp_path: Path, clock: Clock) -> None:
    other = sqlite3.connect(tmp_path / database.FILE)
    other.execute("CREATE TABLE notes (words)")
    other.close()
    before = (tmp_path / database.FILE).read_bytes()
    with pytest.raises(StorageError, match="database-foreign"):
        safekeeping.open_session(tmp_path, who="Lan", clock=clock)
    assert (tmp_path / database.FILE).read_bytes() == before
