"""Offices with two PCs each that carry over by the real machine merge: a model beside the program.

The model knows which writes each PC has seen. At the end, after everything was carried, a cell must hold
exactly the words that nobody overwrote knowing of them: one, or several side by side. The superior gets
packages of either PC in any order, and ends with the state of the office.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Final

import pytest

from ccapp.domain.layout import Level
from ccapp.domain.merge import cells_of
from ccapp.domain.plan import NOT_STORED, RecordId
from ccapp.domain.records import rows
from ccapp.domain.versions import contains
from ccapp.services.folder import safekeeping
from ccapp.services.handover import both_edited, exchanging, own_machines
from ccapp.services.handover.outcomes import Result, package_code
from ccapp.services.plans import editing, pen, planning
from ccapp.services.session import Session
from ccapp.store import database
from ccapp.store.witness import changes_of
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.offices import (
    Normal,
    commune_at,
    deliver,
    exported,
    held,
    normal,
    packed,
    stored,
    superior_at,
)

COMMUNES: Final = ("Một", "Hai", "Ba", "Bốn")
STEPS: Final = 60
RUNS_OF_A_WORLD: Final = 5  # before the data folders are made anew: every plan of an office is carried
FIELDS: Final = ("product", "lead", "deadline")
TEN_YEARS: Final = 3_652
TODAY: Final = datetime(2026, 1, 5, 10, 32, tzinfo=timezone(timedelta(hours=7)))

Cell = tuple[RecordId, str]
Seen = frozenset[int]


@dataclass
class Machine:
    """One PC: its data, its clock, the writes it has seen of the present plan, and a drive image of it."""

    session: Session
    clock: Clock
    seen: Seen = frozenset()
    image: tuple[Path, Seen, int] | None = None


@dataclass
class Office:
    """Two PCs, the files that were carried so far, and what is known of every write of the present plan."""

    machines: tuple[Machine, Machine]
    plan: RecordId = NOT_STORED
    files: list[tuple[Path, Seen]] = field(default_factory=list)
    sent: list[tuple[bytes, Normal]] = field(default_factory=list)
    writes: dict[int, tuple[Cell, str]] = field(default_factory=dict)
    replaces: dict[int, Seen] = field(default_factory=dict)
    arrived: Normal | None = None

    def wrote(self, machine: Machine, cell: Cell, text: str) -> None:
        """A write replaces all that its machine had seen in that cell."""
        number = len(self.writes)
        self.replaces[number] = frozenset(each for each in machine.seen if self.writes[each][0] == cell)
        self.writes[number] = (cell, text)
        machine.seen |= {number}

    def standing(self, seen: Seen) -> dict[Cell, set[str]]:
        """What must stand in each cell where these writes, and no others, were seen."""
        found: dict[Cell, set[str]] = {}
        for number in seen.difference(*(self.replaces[each] for each in seen)):
            cell, text = self.writes[number]
            found.setdefault(cell, set()).add(text)
        return found


def _take_pen(session: Session) -> None:
    """Work on, wherever the pen is."""
    if pen.pen_away(session) is not None:
        pen.take_pen(session)


class World:
    """The offices of some runs, and the run that goes on in them."""

    def __init__(self, place: Path, make: PlanMaker, chance: random.Random, stack: ExitStack) -> None:
        self.place, self.make, self.chance, self.stack = place, make, chance, stack
        self.superior = superior_at(place / "s", Clock())
        stack.callback(self.superior.store.close)
        self.offices = [self._office(name) for name in COMMUNES]
        self.seen: Counter[str] = Counter()
        self.count = 0

    def _office(self, name: str) -> Office:
        clocks = Clock(), Clock()
        first = commune_at(self.place / name, self.superior, f"UBND xã {name}", clocks[0])
        out = safekeeping.backup(first, self.place / f"{name}.ccbak")
        safekeeping.restore(self.place / f"{name}-2", out, who="Bình", clock=clocks[1])
        second = safekeeping.open_session(self.place / f"{name}-2", who="Bình", clock=clocks[1])
        return Office(machines=(Machine(first, clocks[0]), Machine(second, clocks[1])))

    def close(self) -> None:
        """Every database is sound."""
        for office in self.offices:
            for machine in office.machines:
                database.require_sound(machine.session.store.connection)
                machine.session.store.close()

    def begin(self) -> None:
        """A new plan in every office, known to both PCs."""
        for office in self.offices:
            first, second = office.machines
            office.plan = stored(first.session, self.make(first.session))
            office.files, office.sent, office.arrived = [], [], None
            office.writes, office.replaces = {}, {}
            first.seen = second.seen = frozenset()
            first.image = second.image = None
            self._carry(office, first, second)
            office.files.clear()

    def step(self, *, put_back: bool) -> None:
        """One thing that happens in one office."""
        office = self.chance.choice(self.offices)
        deeds = (
            [self.write] * 6
            + [self.carry] * 4
            + [self.old_file] * 2
            + [self.add, self.clock_jump, self.settle]
        )
        deeds += [self.snapshot, self.set_back] * 3 if put_back else [self.send] * 2 + [self.hand_over] * 3
        deed = self.chance.choice(deeds)
        self.seen[deed.__name__] += 1
        deed(office)

    def _text(self) -> str:
        self.count += 1
        return f"Chữ {self.count}"

    def write(self, office: Office) -> None:
        machine = self.chance.choice(office.machines)
        lines = list(rows(planning.show(machine.session, office.plan).appendices[0]))
        line, name = self.chance.choice(lines).leaf.id, self.chance.choice(FIELDS)
        text = self._text()
        editing.set_texts(
            machine.session, office.plan, [editing.CellEdit(record=line, field=name, text=text)]
        )
        office.wrote(machine, (line, name), text)

    def add(self, office: Office) -> None:
        machine = self.chance.choice(office.machines)
        lines = list(rows(planning.show(machine.session, office.plan).appendices[0]))
        added = editing.add_line(
            machine.session, office.plan, self.chance.choice(lines).leaf.id, Level.PRODUCT
        )
        text = self._text()
        editing.set_texts(
            machine.session, office.plan, [editing.CellEdit(record=added.record, field="product", text=text)]
        )
        office.wrote(machine, (added.record, "product"), text)

    def carry(self, office: Office) -> None:
        giver, taker = self.chance.sample(office.machines, 2)
        self._carry(office, giver, taker, lost=self.chance.random() < 0.2)

    def _carry(self, office: Office, giver: Machine, taker: Machine, *, lost: bool = False) -> None:
        place = self.place / f"{self.chance.getrandbits(64):x}"
        place.mkdir()
        file = own_machines.carry(giver.session, place).file
        _take_pen(giver.session)
        office.files.append((file, giver.seen))
        if not lost:
            self._take(taker, file, giver.seen)

    def _take(self, taker: Machine, file: Path, seen: Seen) -> None:
        outcomes = exchanging.receive(taker.session, [file], accept=True)
        assert all(each.error is None for each in outcomes), outcomes
        taker.seen |= seen
        _take_pen(taker.session)
        assert not sum(each.twice for each in outcomes)

    def old_file(self, office: Office) -> None:
        """Any file that was ever carried, at any PC, its own too."""
        if office.files:
            file, seen = self.chance.choice(office.files)
            self._take(self.chance.choice(office.machines), file, seen)

    def settle(self, office: Office) -> None:
        """Somebody decides one of the places that both edited."""
        machine = self.chance.choice(office.machines)
        waiting = [one for one in both_edited.list_both(machine.session) if one.plan == office.plan]
        if waiting:
            one = self.chance.choice(waiting)
            if one.is_text:
                choice = self.chance.choice(one.choices)
                both_edited.take_value(machine.session, one, choice.dot)
                office.wrote(machine, (one.record, one.field), choice.words)

    def clock_jump(self, office: Office) -> None:
        days = self.chance.randint(-TEN_YEARS, TEN_YEARS)
        self.chance.choice(office.machines).clock.now = TODAY + timedelta(days=days)

    def send(self, office: Office) -> None:
        session = self.chance.choice(office.machines).session
        state = exported(session, office.plan)
        office.sent.append((packed(session, state, 1 + len(office.sent)), normal(state)))

    def hand_over(self, office: Office) -> None:
        if office.sent:
            self.judge(office, self.chance.choice(office.sent))

    def judge(self, office: Office, package: tuple[bytes, Normal]) -> None:
        """Deliver, and hold the superior to what the vectors say."""
        data, state = package
        outcome = deliver(self.superior, data, self.place, accept=True)
        before = office.arrived
        if before is not None and contains(before[1], state[1]):
            assert outcome.result in (Result.NOTHING_NEW, Result.OLDER), outcome
        elif before is not None and not contains(state[1], before[1]):
            assert outcome.error is not None
            assert package_code(outcome.error) == "E-HAIMAY"
            self.seen["apart"] += 1
        else:
            assert outcome.result is Result.MERGED, outcome
            office.arrived = state
        assert held(self.superior, office.plan) == office.arrived

    def snapshot(self, office: Office) -> None:
        """A drive image of a PC."""
        machine = self.chance.choice(office.machines)
        machine.session.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        image = self.place / f"image-{self.chance.getrandbits(64):x}"
        shutil.copytree(machine.session.store.folder, image, ignore=shutil.ignore_patterns("lock", "*-shm"))
        machine.image = image, machine.seen, changes_of(machine.session.store.connection)

    def set_back(self, office: Office) -> None:
        """The image is put back: what the PC wrote since is gone, except where it was carried."""
        machine = self.chance.choice(office.machines)
        if machine.image is None:
            self.snapshot(office)
            return
        image, seen, written = machine.image
        folder, device = machine.session.store.folder, machine.session.store.device
        is_older = written < changes_of(machine.session.store.connection)
        machine.session.store.close()
        shutil.rmtree(folder)
        shutil.copytree(image, folder)
        machine.session = safekeeping.open_session(folder, who="Lan", clock=machine.clock)
        _take_pen(machine.session)
        assert not is_older or machine.session.store.device != device
        machine.seen = seen
        self.seen["set back"] += 1

    def end(self, *, put_back: bool) -> None:
        """Everything is carried; nothing is lost, both PCs and the superior say the same."""
        for office in self.offices:
            for file, seen in office.files if put_back else ():
                self._take(office.machines[1], file, seen)
            for giver, taker in (office.machines, office.machines[::-1], office.machines):
                self._carry(office, giver, taker)
            states = [normal(exported(each.session, office.plan)) for each in office.machines]
            assert states[0] == states[1]
            known = office.machines[0].seen
            found = self._cells(office)
            for cell, texts in office.standing(known).items():
                assert texts == found[cell], cell
            if not put_back:
                assert len(known) == len(office.writes)
                session = office.machines[0].session
                self.judge(office, (packed(session, exported(session, office.plan), 10**6), states[0]))
                assert office.arrived == states[0]

    def _cells(self, office: Office) -> dict[Cell, set[str]]:
        records = exported(office.machines[0].session, office.plan).records
        return {
            (each.id, name): {str(text) for text in values.values() if text}
            for each in records
            for name, values in cells_of(each).items()
        }


@contextmanager
def world_of(place: Path, make: PlanMaker, chance: random.Random) -> Iterator[World]:
    with ExitStack() as stack:
        world = World(place, make, chance, stack)
        yield world
        world.close()
    shutil.rmtree(place)


@pytest.mark.parametrize(
    ("runs", "put_back"),
    [
        (2, False),
        pytest.param(2_000, False, marks=[pytest.mark.heavy, pytest.mark.timeout(36_000)]),
        (2, True),
        pytest.param(500, True, marks=[pytest.mark.heavy, pytest.mark.timeout(36_000)]),
    ],
)
def test_two_machines_of_every_office(
    tmp_path: Path, plan_maker: PlanMaker, runs: int, put_back: bool
) -> None:
    chance, seen = random.Random(runs), Counter[str]()
    for first in range(0, runs, RUNS_OF_A_WORLD):
        with world_of(tmp_path / f"world-{first}", plan_maker, chance) as world:
            for _ in range(first, min(first + RUNS_OF_A_WORLD, runs)):
                world.begin()
                for _ in range(STEPS):
                    world.step(put_back=put_back)
                world.end(put_back=put_back)
            seen += world.seen
        print(f"{min(first + RUNS_OF_A_WORLD, runs)} runs of {STEPS} steps: {dict(seen)}", flush=True)
    assert all(seen[each] for each in ("write", "carry", "old_file", "set back" if put_back else "hand_over"))
