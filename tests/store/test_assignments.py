"""Records that an older program kept unread are read once it knows their type."""

from __future__ import annotations

import json
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from ccapp.domain.plan import RecordId
from ccapp.services.folder import safekeeping
from ccapp.store import database
from ccapp.store.assignments import assignment_of
from tests.conftest import Clock

OLD = Path(__file__).with_name("data") / "schema-4.db"
NEWEST_OLD = Path(__file__).with_name("data") / "schema-6.db"
DOCUMENT = {"doc_type": "Kế hoạch", "number": "12", "symbol": "KH-UBND", "issuer": "UBND tỉnh", "title": ""}


def test_what_was_kept_unread_is_read_after_the_migration(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(OLD, folder / database.FILE)
    with closing(sqlite3.connect(folder / database.FILE)) as connection, connection:
        plan = RecordId(connection.execute("SELECT id FROM plan").fetchone()[0])
        said = {"plan_id": plan, **DOCUMENT, "signed_on": "2026-01-05", "optional": "A B"}
        answer = {"plan_id": plan, "remark": "AAAAAAAAAAAA9", "state": "taken"}
        connection.executemany(
            "INSERT INTO opaque_record (plan_id, type, id, fields, versions) VALUES (?, ?, ?, ?, '{}')",
            [
                (plan, "assignment", "AAAAAAAAAAAA1", json.dumps(said)),
                (plan, "comment", "AAAAAAAAAAAA2", json.dumps(answer)),
                (plan, "later_kind", "AAAAAAAAAAAA3", "{}"),
            ],
        )
    session = safekeeping.open_session(folder, who="Lan", clock=clock)
    connection = session.store.connection
    found = assignment_of(connection, plan)
    assert found is not None
    assert (found.id, found.document.number, found.document.signed_on) == (
        "AAAAAAAAAAAA1",
        "12",
        date(2026, 1, 5),
    )
    assert found.optional == {"A", "B"}
    rows = connection.execute("SELECT remark, details FROM comment").fetchall()
    assert [(remark, json.loads(details)) for remark, details in rows] == [
        ("AAAAAAAAAAAA9", {"state": "taken"})
    ]
    assert connection.execute("SELECT type FROM opaque_record").fetchall() == [("later_kind",)]
    session.store.close()


@pytest.mark.parametrize(("said", "is_read"), [({"source": "AAAAAAAAAAAA8"}, True), ({}, False)])
def test_what_does_not_hold_together_stays_kept(
    tmp_path: Path, clock: Clock, said: dict[str, str], is_read: bool
) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(NEWEST_OLD, folder / database.FILE)
    with closing(sqlite3.connect(folder / database.FILE)) as connection, connection:
        plan = RecordId(connection.execute("SELECT id FROM plan").fetchone()[0])
        fields = json.dumps({"plan_id": plan, "line": "AAAAAAAAAAAA9", **said})
        row = (plan, "assignment_ack", "AAAAAAAAAAAA1", fields)
        connection.execute("INSERT INTO opaque_record VALUES (?, ?, ?, ?, '{}')", row)
    session = safekeeping.open_session(folder, who="Lan", clock=clock)
    connection = session.store.connection
    read = connection.execute("SELECT id, source, details FROM assignment_ack").fetchall()
    kept = connection.execute("SELECT plan_id, type, id, fields FROM opaque_record").fetchall()
    assert read == ([(row[2], said["source"], '{"line":"AAAAAAAAAAAA9"}')] if is_read else [])
    assert kept == ([] if is_read else [row])
    session.store.close()
