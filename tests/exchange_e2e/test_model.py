"""Five offices with two PCs each, whatever happens to files, machines, clocks and offices: a model.

The model knows vectors only. It says for every file that arrives whether it is news, nothing new, older or of
two machines that both went on, and the superior must then hold exactly the state that it names: one sealed
state as a whole, never a mixture of two. Moving to the other PC is the copied data folder, as offices do it;
the copy left behind may go on writing, which the program does not merge but must notice.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Final

import pytest

from ccapp.domain.lineage import LineageKind
from ccapp.domain.plan import RecordId
from ccapp.domain.versions import DeviceId, contains
from ccapp.services.collected import lineage
from ccapp.services.folder import safekeeping
from ccapp.services.handover import receptions
from ccapp.services.handover.outcomes import Outcome, Result, package_code
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store import database, partners
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
from tests.exchange_e2e.test_convergence import Commune, Line

COMMUNES: Final = ("Một", "Hai", "Ba", "Bốn")
STEPS: Final = 60
RUNS_OF_A_WORLD: Final = 20  # before the data folders are made anew, so that copying them stays cheap
Vector = Mapping[DeviceId, int]
TEN_YEARS: Final = 3_652
TODAY: Final = datetime(2026, 1, 5, 10, 32, tzinfo=timezone(timedelta(hours=7)))


@dataclass
class House:
    """One office: the PC in use, its clock, and what a copy left behind on the other PC."""

    place: Path
    clock: Clock
    session: Session
    moves: int = 0
    left: Path | None = None

    def move(self) -> None:
        """Take the data to the other PC; what stays behind is an old copy that nobody deletes."""
        here = self.session.store.folder
        self.session.store.close()
        if self.left is not None:
            shutil.rmtree(self.left)
        self.moves += 1
        there = self.place / f"{here.name.split('.')[0]}.{self.moves}"
        shutil.copytree(here, there)
        self.left, self.session = here, opened(there, self.clock)

    def jump(self, chance: random.Random) -> None:
        """A battery is empty, somebody sets the year."""
        self.clock.now = TODAY + timedelta(days=chance.randint(-TEN_YEARS, TEN_YEARS))


@dataclass
class Post:
    """A plan's packages under way, and the states that the superior took one after the other."""

    name: str
    line: Line
    taken: list[tuple[Normal, Outcome]] = field(default_factory=list)

    @property
    def arrived(self) -> Normal | None:
        return self.taken[-1][0] if self.taken else None


def opened(folder: Path, clock: Clock) -> Session:
    return safekeeping.open_session(folder, who="Lan", clock=clock)


class World:
    """The offices of some runs, and the run that goes on in them."""

    def __init__(self, template: Path, place: Path, make: PlanMaker, chance: random.Random) -> None:
        shutil.copytree(template, place)
        self.place, self.make, self.chance = place, make, chance
        self.superior = self._house("s")
        self.houses = {name: self._house(name) for name in COMMUNES}
        self.seen: Counter[str] = Counter()
        self.ended: dict[str, dict[RecordId, Vector]] = {}  # what each had handed over when it ended
        self.begin()

    def _house(self, name: str) -> House:
        clock = Clock()
        return House(place=self.place, clock=clock, session=opened(self.place / name, clock))

    def begin(self) -> None:
        """A new plan in every commune; plans of the runs before stay where they are."""
        self.works: dict[str, Commune] = {}
        self.posts: dict[str, list[Post]] = {}
        for name, house in self.houses.items():
            work = Commune(house.session, self.make, self.chance)
            work.lines.append(Line(plan=stored(house.session, self.make(house.session))))
            self.works[name] = work
            self.posts[name] = [Post(name=name, line=work.lines[0])]

    def step(self) -> None:
        """One thing that happens."""
        deeds = [self.work] * 5 + [self.send] * 4 + [self.hand_over] * 7
        deeds += [self.move, self.stale_copy, self.take_back, self.clock_jump, self.change_offices]
        deed = self.chance.choice(deeds)
        self.seen[deed.__name__] += 1
        deed()

    def work(self) -> None:
        self._any_work().work()

    def send(self) -> None:
        work = self._any_work()
        line = work.send()
        name = self._name_of(work)
        if all(post.line is not line for post in self.posts[name]):
            self.posts[name].append(Post(name=name, line=line))

    def hand_over(self) -> None:
        """Any package that was ever made of a plan: the newest, an old one, one for the second time."""
        name = self.chance.choice(COMMUNES)
        post = self.chance.choice(self.posts[name])
        if post.line.sent:
            newest = self.chance.random() < 0.4
            package = post.line.sent[-1] if newest else self.chance.choice(post.line.sent)
            self.judge(post, package)

    def judge(self, post: Post, package: tuple[bytes, Normal]) -> None:
        """Deliver, and hold the program to what the vectors say."""
        data, state = package
        session = self.superior.session
        outcome = deliver(session, data, self.place)
        if self._is_late(post, state):
            assert outcome.error is not None
            assert (outcome.result, outcome.error.code) == (Result.REFUSED, "office-ended")
            assert held(session, post.line.plan) == post.arrived
            self.seen["late"] += 1
            outcome = deliver(session, data, self.place, accept=True)
        if outcome.result is Result.HELD:
            assert held(session, post.line.plan) == post.arrived
            outcome = deliver(session, data, self.place, accept=True)
        before = post.arrived
        if before is not None and contains(before[1], state[1]):
            assert outcome.result in (Result.NOTHING_NEW, Result.OLDER), outcome
        elif before is not None and not contains(state[1], before[1]):
            assert outcome.result is Result.REFUSED
            assert outcome.error is not None
            assert package_code(outcome.error) == "E-HAIMAY"
            self.seen["two machines"] += 1
        else:
            assert outcome.result is Result.MERGED, outcome
            post.taken.append((state, outcome))
        assert held(session, post.line.plan) == post.arrived
        self.seen[outcome.result] += 1

    def _is_late(self, post: Post, state: Normal) -> bool:
        """Whether a file of an office that ended holds more than it had handed over, and than is there."""
        if post.name not in self.ended:
            return False
        known = (self.ended[post.name].get(post.line.plan, {}), post.arrived[1] if post.arrived else {})
        return not any(contains(each, state[1]) for each in known)

    def change_offices(self) -> None:
        """An office is split by a decree; or the latest such record was a mistake and is undone."""
        session = self.superior.session
        if self.ended and self.chance.random() < 0.6:
            self.ended.popitem()
            planning.undo(session)
            return
        name = self.chance.choice(COMMUNES)
        office = self.houses[name].session.store.office.id
        if name in self.ended or partners.partner_of(session.store.connection, office) is None:
            return
        heirs = [f"UBND xã {name} {half}" for half in ("Thượng", "Hạ")]
        lineage.record(session, LineageKind.SPLIT, [office], heirs, self.superior.clock.now.date())
        self.ended[name] = {post.line.plan: post.arrived[1] for post in self.posts[name] if post.arrived}

    def move(self) -> None:
        name = self.chance.choice([*COMMUNES, "s"])
        house = self.superior if name == "s" else self.houses[name]
        house.move()
        if name != "s":
            self.works[name].session = house.session

    def stale_copy(self) -> None:
        """Somebody goes on in the copy left behind, and sends it."""
        name = self.chance.choice(COMMUNES)
        house, work = self.houses[name], self.works[name]
        if house.left is None:
            return
        session = opened(house.left, house.clock)
        known = [line for line in work.lines if held(session, line.plan) is not None]
        if known:
            copy = Commune(session, self.make, self.chance, lines=known[:1])
            copy.lines.extend(known[:1] * 2)  # three already, so that it imports none of its own
            copy.work()
            state = exported(session, known[0].plan)
            known[0].sent.append((packed(session, state, 1 + len(known[0].sent)), normal(state)))
        session.store.close()

    def take_back(self) -> None:
        """The superior undoes its latest reception of some plan."""
        taken = [post for posts in self.posts.values() for post in posts if post.taken]
        if not taken:
            return
        post = self.chance.choice(taken)
        receptions.undo_receptions(self.superior.session, [post.taken.pop()[1].run])
        assert held(self.superior.session, post.line.plan) == post.arrived

    def clock_jump(self) -> None:
        self.chance.choice([self.superior, *self.houses.values()]).jump(self.chance)

    def end(self) -> None:
        """The last state of every plan arrives; who wrote on two machines has one of them, whole."""
        for name, posts in self.posts.items():
            for post in posts:
                state = exported(self.houses[name].session, post.line.plan)
                self.judge(post, (packed(self.houses[name].session, state, 10**6), normal(state)))
                went_on_apart = post.arrived is not None and not contains(state.vector, post.arrived[1])
                assert went_on_apart or post.arrived == normal(state)

    def close(self) -> None:
        """Let go of everything; the databases are sound."""
        for house in (self.superior, *self.houses.values()):
            database.require_sound(house.session.store.connection)
            house.session.store.close()
        shutil.rmtree(self.place)

    def _any_work(self) -> Commune:
        return self.works[self.chance.choice(COMMUNES)]

    def _name_of(self, work: Commune) -> str:
        return next(name for name, each in self.works.items() if each is work)


@pytest.fixture
def template(tmp_path: Path, clock: Clock) -> Path:
    """A superior and four connected communes, closed."""
    place = tmp_path / "template"
    superior = superior_at(place / "s", clock)
    for name in COMMUNES:
        commune_at(place / name, superior, f"UBND xã {name}", clock).store.close()
    superior.store.close()
    return place


@contextmanager
def world_of(template: Path, number: int, make: PlanMaker, chance: random.Random) -> Iterator[World]:
    world = World(template, template.with_name(f"world-{number}"), make, chance)
    try:
        yield world
    finally:
        world.close()


@pytest.mark.parametrize(
    "runs", [4, pytest.param(2_000, marks=[pytest.mark.heavy, pytest.mark.timeout(3_600)])]
)
def test_offices_machines_and_clocks(template: Path, plan_maker: PlanMaker, runs: int) -> None:
    chance, seen = random.Random(runs), Counter[str]()
    for first in range(0, runs, RUNS_OF_A_WORLD):
        with world_of(template, first, plan_maker, chance) as world:
            for run in range(first, min(first + RUNS_OF_A_WORLD, runs)):
                if run > first:
                    world.begin()
                for _ in range(STEPS):
                    world.step()
                world.end()
            seen += world.seen
        print(f"{min(first + RUNS_OF_A_WORLD, runs)} runs of {STEPS} steps: {dict(seen)}", flush=True)
    wanted = {Result.MERGED, Result.NOTHING_NEW, Result.OLDER, "move", "stale_copy", "take_back", "late"}
    assert all(seen[each] for each in wanted), seen
