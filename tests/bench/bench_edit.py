"""One durable edit with its journal against a raw commit in WAL with synchronous FULL, in the same run.

    python tests/bench/bench_edit.py [EDITS]

Both write one changed text per commit, in turn, so that a drifting disk hits both alike.
"""

from __future__ import annotations

import sqlite3
import statistics
import sys
import tempfile
import time
from pathlib import Path

from ccapp.app import now
from ccapp.domain.layout import Layout, Level, column
from ccapp.domain.office import Role
from ccapp.domain.plan import Appendix, Item, Plan
from ccapp.domain.records import rows
from ccapp.services.folder import safekeeping
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from ccapp.store.tables import ITEM

TASKS = 100


def main(edits: int) -> None:
    """Print medians and ratios of the journaled write, and of the whole service call, to the floor."""
    with tempfile.TemporaryDirectory() as scratch:
        floor = _raw(Path(scratch) / "raw.db")
        session = safekeeping.init(
            Path(scratch) / "data", name="X", role=Role.COMMUNE, who="bench", clock=now
        )
        plan = _plan(session)
        leaf = list(rows(plan.appendices[0]))[TASKS // 2].leaf.id
        raw, journaled, called = [], [], []
        for number in range(edits):
            text = f"Trước ngày 31/3/2026 {number}"
            raw.append(_timed(lambda text=text: _raw_edit(floor, text)))
            journaled.append(_timed(lambda text=text: _write(session, leaf, f"{text} a")))
            called.append(
                _timed(lambda text=text: planning.set_text(session, plan.id, leaf, "deadline", text))
            )
        session.store.close()
        floor.close()
    base = statistics.median(raw)
    for name, times in (("raw commit", raw), ("journaled edit", journaled), ("set_text", called)):
        median = statistics.median(times)
        print(f"{name:15} {median * 1e3:7.3f} ms  {median / base:5.2f} x raw")


def _timed(work: object) -> float:
    assert callable(work)
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _raw(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE row (id TEXT PRIMARY KEY, text TEXT) STRICT, WITHOUT ROWID")
    connection.executemany("INSERT INTO row VALUES (?, ?)", [(f"id{n}", "x" * 200) for n in range(TASKS)])
    return connection


def _raw_edit(connection: sqlite3.Connection, text: str) -> None:
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE row SET text = ? WHERE id = 'id50'", (text,))
    connection.execute("COMMIT")


def _write(session: Session, leaf: object, text: str) -> None:
    with session.store.journal.write("set", "bench") as tx:
        tx.change(ITEM, leaf, {"deadline": text})  # type: ignore[arg-type]


def _plan(session: Session) -> Plan:
    keys = ("number", "title", "product", "lead", "partners", "deadline", "budget")
    layout = Layout(columns=tuple(column(key, key) for key in keys))
    texts = dict.fromkeys(layout.level_keys(Level.PRODUCT), "Báo cáo kết quả rà soát")
    tasks = tuple(
        Item(
            level=Level.TASK,
            texts={"number": str(n), "title": "Rà soát, đánh giá thủ tục hành chính"},
            children=(Item(level=Level.PRODUCT, texts=texts),),
        )
        for n in range(1, TASKS + 1)
    )
    section = Item(level=Level.SECTION, texts={"section_number": "I", "section": "Thể chế"}, children=tasks)
    appendix = Appendix(title="x", layout=layout, sections=(section,))
    plan = Plan(
        title="x", year_from=2026, year_to=2026, office_id=session.store.office.id, appendices=(appendix,)
    )
    with session.store.journal.write("import", "bench") as tx:
        plan_id = insert_plan(tx, plan)
    return planning.show(session, plan_id)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
