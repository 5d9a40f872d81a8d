"""Every released schema opens: backed up first, brought up to date, nothing lost."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest

from ccapp.domain.records import rows
from ccapp.services.folder import safekeeping
from ccapp.services.plans import planning
from ccapp.store import backup, database, own_backups
from tests.conftest import Clock

SAMPLES = sorted(Path(__file__).with_name("data").glob("schema-*.db"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_an_old_database_is_backed_up_and_brought_up_to_date(
    sample: Path, tmp_path: Path, clock: Clock
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(sample, folder / database.FILE)
    session = safekeeping.open_session(folder, who="Lan", clock=clock)
    connection = session.store.connection
    assert database.version_of(connection) == database.newest_version()
    database.require_sound(connection)
    (plan,) = planning.plans(session)
    deadlines = [row.text("deadline") for row in rows(planning.show(session, plan.id).appendices[0])]
    assert deadlines == ["Quý I/2026", "Quý IV/2026", "Tháng 3/2026", "Thường xuyên"]
    planning.redo(session)  # the journal came along
    session.store.close()
    saved = own_backups.newest(folder)
    assert saved is not None
    assert backup.verify(saved).schema == int(sample.stem.split("-")[1])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.stem)
def test_a_migration_that_fails_leaves_the_old_database(
    sample: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(sample, folder / database.FILE)
    steps = tmp_path / "steps"
    shutil.copytree(database.MIGRATIONS, steps)
    (steps / "9999_broken.sql").write_text(
        "CREATE TABLE half (id TEXT) STRICT; INSERT INTO nowhere VALUES (1);", encoding="utf-8"
    )
    monkeypatch.setattr(database, "MIGRATIONS", steps)
    with pytest.raises(sqlite3.OperationalError):
        safekeeping.open_session(folder, who="Lan", clock=clock)
    monkeypatch.undo()
    session = safekeeping.open_session(folder, who="Lan", clock=clock)
    database.require_sound(session.store.connection)
    assert len(planning.plans(session)) == 1
    session.store.close()


def test_there_is_a_sample_of_every_older_schema() -> None:
    assert len(SAMPLES) >= database.newest_version() - 1
