"""A heavy plan handed over by the real services, beside raw SQLite and raw files in the same run.

    python tests/bench/bench_handover.py [RUNS] [--profile]

Out: export, seal, write, read back, log. In: copy, verify, merge, log. Known: the same file once more.
"""

from __future__ import annotations

import cProfile
import gc
import os
import pstats
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from ccapp.app import now
from ccapp.domain.layout import Layout, Level, column
from ccapp.domain.office import Role
from ccapp.domain.plan import Appendix, Item, Plan, RecordId
from ccapp.services.folder import safekeeping
from ccapp.services.handover import connecting, exchanging
from ccapp.services.handover.outcomes import Result
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store import database
from ccapp.store.plans import insert_plan

# With the plan and its one appendix: 6,400 records.
SECTIONS, TASKS, PRODUCTS = 8, 1_278, 4
EDITS = 70
GOALS = {"out": 0.2, "in": 0.2, "in, 70 changes": 0.2, "known file": 0.001}
_COPIED = ("plan", "appendix", "item", "change")


@dataclass
class Times:
    """Seconds of one step and of its floor, run by run."""

    step: list[float] = field(default_factory=list)
    floor: list[float] = field(default_factory=list)


def timed(action: Callable[[], object]) -> float:
    """Seconds of one run."""
    started = time.perf_counter()
    action()
    return time.perf_counter() - started


def heavy_plan(session: Session) -> Plan:
    """A table with Vietnamese texts in every cell."""
    keys = ("number", "title", "product", "lead", "partners", "deadline")
    layout = Layout(columns=tuple(column(key, key) for key in keys))

    def leaf(number: int) -> Item:
        texts = {
            "product": f"Báo cáo kết quả rà soát thủ tục hành chính số {number * 7919 % 9973}",
            "lead": f"Phòng Văn hóa - Xã hội {number % 9}",
            "partners": "Văn phòng HĐND và UBND xã",
            "deadline": f"Trước ngày {number % 28 + 1}/{number % 12 + 1}/2026",
        }
        return Item(level=Level.PRODUCT, texts=texts)

    def task(number: int) -> Item:
        texts = {"number": str(number), "title": f"Rà soát, đơn giản hóa lĩnh vực {number * 31 % 997}"}
        leaves = tuple(leaf(number * PRODUCTS + each) for each in range(PRODUCTS))
        return Item(level=Level.TASK, texts=texts, children=leaves)

    sections = tuple(
        Item(
            level=Level.SECTION,
            texts={"section_number": str(number), "section": f"Lĩnh vực {number}"},
            children=tuple(task(each) for each in range(number, TASKS, SECTIONS)),
        )
        for number in range(SECTIONS)
    )
    return Plan(
        title="Kế hoạch cải cách hành chính năm 2026",
        year_from=2026,
        year_to=2026,
        office_id=session.store.office.id,
        appendices=(Appendix(title="Nhiệm vụ", layout=layout, sections=sections),),
    )


def handed(session: Session, path: Path, wanted: Result) -> None:
    """Take one file in and be sure of what became of it."""
    (outcome,) = exchanging.receive(session, [path])
    assert outcome.result is wanted, outcome


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    return connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - names of ours


class Floor:
    """What the bare tools need for the same rows and the same bytes."""

    def __init__(self, received: Session, folder: Path) -> None:
        source = received.store.connection
        self._folder = folder
        self._rows = {table: rows for table in _COPIED if (rows := _rows(source, table))}
        self._number = 0

    def _path(self, ending: str) -> Path:
        self._number += 1
        return self._folder / f"{self._number}{ending}"

    def insert(self, data: bytes) -> float:
        """All rows of a received plan and its journal in one durable transaction, the bytes on the disk."""
        connection = database.connect(self._path(".db"))
        connection.execute("PRAGMA foreign_keys = OFF")  # checking references is the program's own work
        database.migrate(connection, lambda: None)
        seconds = timed(lambda: (self._write(data), self._insert(connection)))
        connection.close()
        return seconds

    def _insert(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        for table, rows in self._rows.items():
            marks = ", ".join("?" * len(rows[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608 - names of ours
        connection.execute("COMMIT")

    def select(self, connection: sqlite3.Connection, data: bytes) -> float:
        """All rows of a plan read, the bytes on the disk."""
        tables = _COPIED[:-1]
        return timed(
            lambda: (
                [_rows(connection, table) for table in tables],
                self._write(data),
            )
        )

    def write(self, data: bytes) -> float:
        """The bytes alone."""
        return timed(lambda: self._write(data))

    def _write(self, data: bytes) -> None:
        with self._path(".khx").open("xb") as out:
            out.write(data)
            os.fsync(out.fileno())


def offices(folder: Path, number: int) -> tuple[Session, Session, RecordId]:
    """A fresh superior and a commune that is connected to it and holds the heavy plan."""
    superior = safekeeping.init(folder / f"s{number}", name="Sở", role=Role.SUPERIOR, who="x", clock=now)
    commune = safekeeping.init(folder / f"c{number}", name="Xã", role=Role.COMMUNE, who="x", clock=now)
    invited = connecting.invite(superior, "Xã", folder)
    connecting.connect(commune, connecting.read_invite(invited.file))
    with commune.store.journal.write("import", "x") as tx:
        plan = insert_plan(tx, heavy_plan(commune))
    return superior, commune, plan


def run_once(folder: Path, number: int, times: dict[str, Times], profile: cProfile.Profile | None) -> None:
    """One handover of a whole plan, one of a changed one, one of a known file; each step beside its floor."""
    superior, commune, plan = offices(folder, number)
    stick = folder / f"USB{number}"
    stick.mkdir()
    sent: list[exchanging.Sending] = []

    def send() -> None:
        sent.append(exchanging.send(commune, plan, "Sở", stick))

    times["out"].step.append(timed(send))
    first = sent[0].file
    if profile:
        profile.enable()
    times["in"].step.append(timed(lambda: handed(superior, first, Result.MERGED)))
    if profile:
        profile.disable()
    floor, data = Floor(superior, stick), first.read_bytes()
    times["in"].floor.append(floor.insert(data))
    times["out"].floor.append(floor.select(commune.store.connection, data))
    leaves = [item for item in planning.show(commune, plan).appendices[0].items() if not item.children]
    for leaf in leaves[:EDITS]:
        planning.set_text(commune, plan, leaf.id, "deadline", "Quý IV/2026")
    send()
    times["in, 70 changes"].step.append(timed(lambda: handed(superior, sent[1].file, Result.MERGED)))
    times["in, 70 changes"].floor.append(floor.select(superior.store.connection, data))
    times["known file"].step.append(timed(lambda: handed(superior, sent[1].file, Result.NOTHING_NEW)))
    times["known file"].floor.append(floor.write(data))
    if number == 1:
        print(f"{sent[0].records} records, package {len(data):,} bytes")
    superior.store.close()
    commune.store.close()


def main(runs: int, *, profiled: bool) -> None:
    """Print medians, ratios to the floor and whether the goals are met."""
    times = {name: Times() for name in GOALS}
    profile = cProfile.Profile() if profiled else None
    with tempfile.TemporaryDirectory() as scratch:
        for number in range(1, runs + 1):
            run_once(Path(scratch), number, times, profile)
    for name, goal in GOALS.items():
        step, floor = median(times[name].step), median(times[name].floor)
        verdict = "within" if step <= goal else "ABOVE"
        print(
            f"{name:15} {step * 1e3:7.1f} ms   floor {floor * 1e3:6.1f} ms   x{step / floor:5.1f}   "
            f"{verdict} {goal * 1e3:.0f} ms"
        )
    if profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)


if __name__ == "__main__":
    gc.freeze()  # as the window does after its first paint
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    main(numbers[0] if numbers else 7, profiled="--profile" in sys.argv)
