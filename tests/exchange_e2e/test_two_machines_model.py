"""Five offices with two PCs each, the superior too, that carry over by the real machine merge.

The model knows which writes each PC has seen. At the end, after everything was carried, a cell must hold
exactly the words that nobody overwrote knowing of them: one, or several side by side, whatever was put back
to an earlier day meanwhile: data folders, whole machines with their notes, backups, again and again. Each PC
of the superior gets packages of either PC in any order, takes some back, and holds what the vectors say.
CCAPP_RUNS and CCAPP_SEED ask for other runs than the usual ones.
"""

from __future__ import annotations

import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Final

import pytest

from ccapp.domain.layout import Level
from ccapp.domain.lineage import LineageKind
from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.records import Row, rows
from ccapp.domain.remarks import Remark
from ccapp.domain.versions import contains
from ccapp.services.collected import lineage
from ccapp.services.folder import safekeeping
from ccapp.services.handover import both_edited, exchanging, own_machines, receptions
from ccapp.services.handover.outcomes import Outcome, Result, package_code
from ccapp.services.plans import editing, planning, remarks
from ccapp.services.session import Session
from ccapp.store import database, partners
from ccapp.store import remarks as kept_remarks
from ccapp.store.own_scopes import OFFICE_PLAN, export_own
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
from tests.exchange_e2e.pcs import Known, Machine, Office

COMMUNES: Final = ("Một", "Hai", "Ba", "Bốn")
STEPS: Final = 60
RUNS_OF_A_WORLD: Final = 5  # before the data folders are made anew: every plan of an office is carried
FIELDS: Final = ("product", "lead", "deadline")
TEN_YEARS: Final = 3_652
TODAY: Final = datetime(2026, 1, 5, 10, 32, tzinfo=timezone(timedelta(hours=7)))
DAY: Final = date(2026, 1, 4)
OFTEN: Final = ("write", "carry", "old_file", "hand_over", "put_back")
SELDOM: Final = (
    "put back",
    "put back, noticed",
    "restored",
    "apart",
    "taken back",
    "renamed",
    "merged",
    "after its end",
)

Deed = Callable[[Office], None]


@dataclass(frozen=True)
class Kind:
    """How many communes and PCs of each office; dense: in few offices, put back and cloned all the time."""

    communes: int = 4
    machines: int = 2
    is_dense: bool = False


class World:
    """The offices of some runs, and the run that goes on in them."""

    def __init__(self, place: Path, make: PlanMaker, chance: random.Random, kind: Kind) -> None:
        self.place, self.chance, self.kind = place, chance, kind
        self.make = lambda session: stored(session, make(session))
        first = superior_at(place / "s", Clock())
        names = COMMUNES[: kind.communes]
        communes = {name: commune_at(place / name, first, f"UBND xã {name}", Clock()) for name in names}
        self.superior = self._with_more(first, "s")
        self.communes = [self._with_more(session, name) for name, session in communes.items()]
        self.offices = [self.superior, *self.communes]
        self.seen: Counter[str] = Counter()
        self.count = 0
        self.is_calm = True

    def _with_more(self, first: Session, name: str) -> Office:
        out = safekeeping.backup(first, self.place / f"{name}.ccbak")
        assert isinstance(first.clock, Clock)
        machines = [Machine(first, first.clock)]
        for number in range(2, self.kind.machines + 1):
            clock, folder = Clock(), self.place / f"{name}-{number}"
            safekeeping.restore(folder, out, who="Bình", clock=clock)
            second = safekeeping.open_session(folder, who="Bình", clock=clock)
            machines.append(Machine(second, clock))
        return Office(machines=tuple(machines))

    def close(self) -> None:
        """Every database is sound."""
        for office in self.offices:
            for machine in office.machines:
                database.require_sound(machine.session.store.connection)
                machine.session.store.close()

    def begin(self) -> None:
        """A new plan in every office, known to all its PCs. In every second run nothing is put back."""
        self.is_calm = not self.is_calm and not self.kind.is_dense
        self.remarked: set[RecordId] = set()
        for office in self.offices:
            office.begin(self.make)
            for taker in office.machines[1:]:
                self._carry(office, office.machines[0], taker)
            office.files.clear()

    def step(self) -> None:
        """One thing that happens in one office."""
        office = self.chance.choice(self.offices)
        deeds: list[Deed] = [self.write] * 6 + [self.carry] * 4 + [self.old_file] * 2
        deeds += [self.add, self.take_back_an_edit, self.clock_jump, self.settle, self.start_anew]
        if office is self.superior:
            deeds += [self.hand_over] * 8 + [self.take_back_a_file] * 2
            deeds += [self.remark, self.remark, self.rename, self.merge_offices]
        else:
            deeds += [self.send] * 2 + [self.hand_over] * 2
        if not self.is_calm:
            deeds += [self.picture, *[self.put_back] * 4, self.back_up, *[self.restore] * 2]
        if self.kind.is_dense:
            deeds += [*[self.write] * 12, *[self.carry] * 6, *[self.put_back] * 2, *[self.swap] * 6]
        deed = self.chance.choice(deeds)
        self.seen[deed.__name__] += 1
        deed(office)

    def _text(self) -> str:
        self.count += 1
        return f"Chữ {self.count}"

    def _any(self, office: Office) -> Machine:
        return self.chance.choice(office.machines)

    def _line(self, machine: Machine, plan: RecordId) -> Row:
        there = list(rows(planning.show(machine.session, plan).appendices[0]))
        return self.chance.choice(there[:2] if self.kind.is_dense else there)

    def _set(self, machine: Machine, plan: RecordId, line: RecordId, name: str, text: str) -> None:
        editing.set_texts(machine.session, plan, [editing.CellEdit(record=line, field=name, text=text)])

    def write(self, office: Office) -> None:
        machine = self._any(office)
        line, name = self._line(machine, office.plan).leaf.id, self.chance.choice(FIELDS)
        text = self._text()
        self._set(machine, office.plan, line, name, text)
        office.wrote(machine, (line, name), text)

    def take_back_an_edit(self, office: Office) -> None:
        """All that stood in the cell stands in it again."""
        machine = self._any(office)
        line, name = self._line(machine, office.plan).leaf.id, self.chance.choice(FIELDS)
        before = office.cells(machine).get((line, name), set())
        text = self._text()
        self._set(machine, office.plan, line, name, text)
        office.wrote(machine, (line, name), text)
        planning.undo(machine.session)
        office.wrote(machine, (line, name), *(before or {""}))

    def add(self, office: Office) -> None:
        machine = self._any(office)
        near = self._line(machine, office.plan).leaf.id
        added = editing.add_line(machine.session, office.plan, near, Level.PRODUCT)
        text = self._text()
        self._set(machine, office.plan, added.record, "product", text)
        office.wrote(machine, (added.record, "product"), text)

    def start_anew(self, office: Office) -> None:
        self._any(office).reopen()

    def carry(self, office: Office) -> None:
        giver, taker = self.chance.sample(office.machines, 2)
        self._carry(office, giver, taker, lost=self.chance.random() < 0.2)

    def _carry(self, office: Office, giver: Machine, taker: Machine, *, lost: bool = False) -> None:
        place = self.place / f"{self.chance.getrandbits(64):x}"
        place.mkdir()
        file = own_machines.carry(giver.session, place).file
        giver.take_pen()
        office.files.append((file, giver.known))
        if not lost:
            self._take(taker, file, giver.known)

    def _take(self, taker: Machine, file: Path, known: Known) -> None:
        outcomes = exchanging.receive(taker.session, [file], accept=True)
        waits = any(self._waits_for_a_plan(taker, each) for each in outcomes)
        assert waits or all(each.error is None for each in outcomes), outcomes
        assert not sum(each.twice for each in outcomes)
        taker.known = taker.known.joined(replace(known, remarks=frozenset()) if waits else known)
        taker.take_pen()

    def _waits_for_a_plan(self, taker: Machine, outcome: Outcome) -> bool:
        """Remarks on a plan that this PC of the superior has not been sent yet."""
        if outcome.error is None or outcome.error.code != "machine-needs-plan":
            return False
        return any(held(taker.session, plan) is None for plan in self.remarked)

    def old_file(self, office: Office) -> None:
        """Any file that was ever carried, at any PC, its own too."""
        if office.files:
            file, known = self.chance.choice(office.files)
            self._take(self._any(office), file, known)

    def settle(self, office: Office) -> None:
        """Somebody decides one of the places that both edited."""
        machine = self._any(office)
        waiting = [one for one in both_edited.list_both(machine.session) if one.plan == office.plan]
        if waiting:
            one = self.chance.choice(waiting)
            if one.is_text:
                choice = self.chance.choice(one.choices)
                both_edited.take_value(machine.session, one, choice.dot)
                office.wrote(machine, (one.record, one.field), choice.words)

    def clock_jump(self, office: Office) -> None:
        days = self.chance.randint(-TEN_YEARS, TEN_YEARS)
        self._any(office).clock.now = TODAY + timedelta(days=days)

    def send(self, office: Office) -> None:
        machine = self._any(office)
        machine.known = replace(machine.known, sent=machine.known.sent + 1)
        state = exported(machine.session, office.plan)
        office.sent.append((packed(machine.session, state, machine.known.sent), normal(state)))

    def hand_over(self, office: Office) -> None:
        """Any package that was ever made, at either PC of the superior."""
        sender = self.chance.choice(self.communes) if office is self.superior else office
        if sender.sent:
            self.judge(sender, self._any(self.superior), self.chance.choice(sender.sent))

    def judge(self, sender: Office, machine: Machine, package: tuple[bytes, Normal]) -> None:
        """Deliver, and hold the superior to what the vectors say."""
        data, state = package
        taken = machine.known.of(sender.plan)
        before = taken[-1][0] if taken else None
        self._require_refused_where_ended(sender, machine, package)
        outcome = deliver(machine.session, data, self.place, accept=True)
        if before is not None and contains(before[1], state[1]):
            assert outcome.result in (Result.NOTHING_NEW, Result.OLDER), outcome
        elif before is not None and not contains(state[1], before[1]):
            assert outcome.error is not None
            assert package_code(outcome.error) == "E-HAIMAY"
            self.seen["apart"] += 1
        else:
            assert outcome.result is Result.MERGED, outcome
            taken = (*taken, (state, outcome.run))
            machine.known = machine.known.with_taken(sender.plan, taken)
        assert held(machine.session, sender.plan) == (taken[-1][0] if taken else None)

    def _require_refused_where_ended(
        self, sender: Office, machine: Machine, package: tuple[bytes, Normal]
    ) -> None:
        """What an office that was merged had not handed over comes in only with a yes."""
        data, (_, vector) = package
        change = lineage.register(machine.session).ended_by(sender.machines[0].session.store.office.id)
        if change is None or change.handover is None:
            return
        taken = machine.known.of(sender.plan)
        known = [change.handover.get(sender.plan, {}), *(taken[-1][0][1] for _ in taken[:1])]
        if not any(contains(each, vector) for each in known):
            outcome = deliver(machine.session, data, self.place)
            assert outcome.error is not None
            assert outcome.error.code == lineage.ENDED
            self.seen["after its end"] += 1

    def take_back_a_file(self, office: Office) -> None:
        """Undo the latest reception on a PC."""
        machine = self._any(office)
        runs = {taken[-1][1]: plan for plan, taken in machine.known.taken if taken}
        if not runs or runs[max(runs)] in self.remarked:
            return
        run, plan = max(runs), runs[max(runs)]
        standing = {each.run: each for each in receptions.list_receptions(machine.session)}
        assert not any(file.overtaken for file in standing[run].files)
        receptions.undo_receptions(machine.session, [run])
        taken = machine.known.of(plan)[:-1]
        machine.known = machine.known.with_taken(plan, taken)
        assert held(machine.session, plan) == (taken[-1][0] if taken else None)
        self.seen["taken back"] += 1

    def remark(self, office: Office) -> None:
        """The superior says something of a line of a plan that came."""
        machine = self._any(office)
        there = [each.plan for each in self.communes if machine.known.of(each.plan)]
        if there:
            plan = self.chance.choice(there)
            said = Remark(plan_id=plan, record=self._line(machine, plan).leaf.id, words=self._text())
            made = remarks.add(machine.session, said)
            self.remarked.add(plan)
            machine.known = replace(machine.known, remarks=machine.known.remarks | {made})

    def _going_on(self, session: Session) -> list[OfficeId]:
        """The communes that a PC of the superior has heard of, and of no end of theirs."""
        known = lineage.register(session)
        offices = [each.office.id for each in partners.list_partners(session.store.connection)]
        return [each for each in offices if known.ended_by(each) is None]

    def rename(self, office: Office) -> None:
        session = self._any(office).session
        there = self._going_on(session)
        if there:
            name = f"UBND xã {self._text()}"
            lineage.record(session, LineageKind.RENAME, [self.chance.choice(there)], [name], DAY)
            self.seen["renamed"] += 1

    def merge_offices(self, office: Office) -> None:
        """Two communes become one; the other PC, which has not heard of it, may say something else."""
        session = self._any(office).session
        there = self._going_on(session)
        if len(there) > 2:
            sources = self.chance.sample(there, 2)
            lineage.record(session, LineageKind.MERGE, sources, [f"UBND xã {self._text()}"], DAY)
            self.seen["merged"] += 1

    def picture(self, office: Office) -> None:
        self._any(office).picture(self.place / f"image-{self.chance.getrandbits(64):x}")

    def put_back(self, office: Office) -> None:
        """What the PC wrote since is gone, except where it was carried."""
        machine = self._any(office)
        if machine.image is None:
            self.picture(office)
            return
        notes_too = self.chance.random() < 0.7
        noticed = machine.put_back(notes_too=notes_too)
        office.is_whole = False
        self.seen["put back, noticed" if noticed else "put back"] += 1

    def swap(self, office: Office) -> None:
        """Both copies of a machine are worked in by turns, each under the identity of the other."""
        machine = self._any(office)
        if machine.image is None:
            self.picture(office)
            return
        machine.swap(self.place / f"image-{self.chance.getrandbits(64):x}")
        office.is_whole = False

    def back_up(self, office: Office) -> None:
        self._any(office).back_up(self.place / f"{self.chance.getrandbits(64):x}.ccbak")

    def restore(self, office: Office) -> None:
        machine = self._any(office)
        if machine.backup is None:
            self.back_up(office)
            return
        machine.restore()
        office.is_whole = False
        self.seen["restored"] += 1

    def end(self) -> None:
        """Everything is carried; nothing is lost, both PCs of each office say the same, the superior too."""
        for office in self.communes:
            self._carry_all(office)
            office.require_nothing_lost(office.machines[0])
            session = office.machines[0].session
            state = exported(session, office.plan)
            for machine in self.superior.machines:
                self.judge(office, machine, (packed(session, state, 10**6), normal(state)))
                if office.is_whole:
                    assert held(machine.session, office.plan) == normal(state)
        self._carry_all(self.superior)
        self.superior.require_nothing_lost(self.superior.machines[0])
        for machine in self.superior.machines:
            there = {each.id for plan in self.remarked for each in self._remarks(machine, plan)}
            assert there == machine.known.remarks

    def _carry_all(self, office: Office) -> None:
        first, *others = office.machines
        for file, known in () if office.is_whole else office.files:
            self._take(others[0], file, known)
        for giver, taker in [*((each, first) for each in others), *((first, each) for each in others)]:
            self._carry(office, giver, taker)
        for plan in (office.plan, OFFICE_PLAN):
            here = self._exported(first, plan)
            assert all(self._exported(each, plan) == here for each in others)

    def _remarks(self, machine: Machine, plan: RecordId) -> tuple[Remark, ...]:
        return kept_remarks.list_remarks(machine.session.store.connection, plan)

    def _exported(self, machine: Machine, plan: RecordId) -> Normal:
        store = machine.session.store
        return normal(export_own(store.connection, store.office.id, plan))


@contextmanager
def world_of(place: Path, make: PlanMaker, chance: random.Random, kind: Kind) -> Iterator[World]:
    world = World(place, make, chance, kind)
    yield world
    world.close()
    shutil.rmtree(place)


@pytest.mark.parametrize("kind", [Kind(), Kind(communes=1, machines=3, is_dense=True)], ids=["all", "forks"])
@pytest.mark.parametrize(
    "runs", [3, pytest.param(2_000, marks=[pytest.mark.heavy, pytest.mark.timeout(36_000)])]
)
def test_machines_of_every_office(tmp_path: Path, plan_maker: PlanMaker, runs: int, kind: Kind) -> None:
    runs = int(os.environ.get("CCAPP_RUNS", runs))
    chance, seen = random.Random(os.environ.get("CCAPP_SEED", runs)), Counter[str]()
    for first in range(0, runs, RUNS_OF_A_WORLD):
        with world_of(tmp_path / f"world-{first}", plan_maker, chance, kind) as world:
            for _ in range(first, min(first + RUNS_OF_A_WORLD, runs)):
                world.begin()
                for _ in range(STEPS):
                    world.step()
                world.end()
            seen += world.seen
        print(f"{min(first + RUNS_OF_A_WORLD, runs)} runs of {STEPS} steps: {dict(seen)}", flush=True)
    assert all(seen[each] for each in (*OFTEN, *(SELDOM if runs > 100 and not kind.is_dense else ()))), seen
