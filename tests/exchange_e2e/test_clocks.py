"""The same days of work under clocks that are wrong in every way: what comes of it is the same to the letter.

Only what is shown as a time may differ; nothing here compares one.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Final

import pytest

from ccapp.domain.layout import Level
from ccapp.domain.lineage import LineageKind
from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.domain.remarks import Remark, RemarkState, Speaker
from ccapp.errors import AppError
from ccapp.services.collected import decisions, lineage
from ccapp.services.folder import safekeeping
from ccapp.services.handover import (
    both_edited,
    exchanging,
    own_machines,
    receipts,
    receptions,
    sendings,
)
from ccapp.services.handover.outcomes import package_code
from ccapp.services.paper import issuing
from ccapp.services.plans import editing, pen, planning, remarks
from ccapp.services.reception import remark_files
from ccapp.services.session import Session
from ccapp.store.scopes import vector_of
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.conftest import SIGNING
from tests.exchange_e2e.machines import leaf, write
from tests.exchange_e2e.offices import SUPERIOR, commune_at, stored, superior_at

VIETNAM: Final = timezone(timedelta(hours=7))
START: Final = datetime(2026, 1, 5, 10, 32, tzinfo=VIETNAM)
TEN_YEARS: Final = timedelta(days=3_652)
BEGIN: Final = 3  # from this deed on a clock that changes in the middle is another

Run = Callable[[int], datetime]


def right(deed: int) -> datetime:
    """One deed an hour."""
    return START + timedelta(hours=deed)


def other_zone(moment: datetime, hours: float) -> datetime:
    """The same moment as a machine set to another zone says it."""
    return moment.astimezone(timezone(timedelta(hours=hours)))


def back_and_forth(deed: int) -> datetime:
    return right(deed) + TEN_YEARS * (1 if deed % 2 else -1)


def hour_twice(deed: int) -> datetime:
    """Summer time ends: the hour from two to three comes again under another offset."""
    night = datetime(2026, 10, 25, 2, 10, tzinfo=timezone(timedelta(hours=2)))
    return other_zone(night + timedelta(minutes=20 * deed), 2 if deed < BEGIN else 1)


def hour_missing(deed: int) -> datetime:
    """Summer time begins: after two comes three."""
    night = datetime(2026, 3, 29, 1, 50, tzinfo=timezone(timedelta(hours=1)))
    return other_zone(night + timedelta(minutes=5 * deed), 1 if deed < BEGIN else 2)


CLOCKS: dict[str, Run] = {
    "ten years slow": lambda deed: right(deed) - TEN_YEARS,
    "ten years fast": lambda deed: right(deed) + TEN_YEARS,
    "jumps ten years ahead in the middle": lambda deed: right(deed) + TEN_YEARS * (deed >= BEGIN),
    "jumps ten years back in the middle": lambda deed: right(deed) - TEN_YEARS * (deed >= BEGIN),
    "jumps to and fro": back_and_forth,
    "summer time begins": hour_missing,
    "summer time ends": hour_twice,
    "another zone from the middle on": lambda deed: other_zone(right(deed), 7 if deed < BEGIN else -8),
    "an odd zone": lambda deed: other_zone(right(deed), 5.75),
    "stands still": lambda _: START,
    "runs backwards": lambda deed: START - timedelta(hours=deed),
    "new year in the middle": lambda deed: (
        datetime(2026, 12, 31, 23, 58, tzinfo=VIETNAM) + timedelta(minutes=deed)
    ),
    "the 29th of February": lambda deed: datetime(2028, 2, 29, 8, 0, tzinfo=VIETNAM) + timedelta(hours=deed),
    "an empty battery": lambda deed: datetime(1980, 1, 1, 0, 0, tzinfo=VIETNAM) + timedelta(minutes=deed),
    "beyond 2038": lambda deed: datetime(2038, 1, 19, 10, 10, tzinfo=VIETNAM) + timedelta(hours=deed),
    "the last year": lambda deed: datetime(9998, 12, 31, 10, 0, tzinfo=VIETNAM) + timedelta(minutes=deed),
}
WHOSE: Final = ("commune", "second machine", "superior", "all")


@dataclass
class Days:
    """A superior, a commune and its second machine, each with its own clock, and what came of each deed."""

    place: Path
    maker: PlanMaker
    wrong: Run
    whose: str
    close: ExitStack
    told: list[object] = field(default_factory=list)
    deed: int = 0

    def __post_init__(self) -> None:
        self.clocks = {name: Clock() for name in WHOSE[:3]}
        self.tick()
        self.superior = superior_at(self.place / "s", self.clocks["superior"])
        self.close.callback(self.superior.store.close)
        self.one = commune_at(self.place / "x", self.superior, "UBND xã Suối Mây", self.clocks["commune"])
        self.close.callback(self.one.store.close)
        self.plan: RecordId = stored(self.one, self.maker(self.one))
        out = safekeeping.backup(self.one, self.place / "a.ccbak")
        safekeeping.restore(self.place / "y", out, who="Hoa", clock=self.clocks["second machine"])
        self.two = safekeeping.open_session(self.place / "y", who="Hoa", clock=self.clocks["second machine"])
        self.close.callback(self.two.store.close)

    def tick(self) -> None:
        """The next deed: each clock says what it says then."""
        for name, clock in self.clocks.items():
            wrong = self.whose in (name, "all")
            clock.now = (self.wrong if wrong else right)(self.deed)
        self.deed += 1

    def tell(self, *said: object) -> None:
        self.told.append(said)
        self.tick()

    def send(self) -> Path:
        return exchanging.send(self.one, self.plan, SUPERIOR, self.place).file

    def take(self, session: Session, *files: Path, accept: bool = False) -> None:
        """Receive files and note what came of each."""
        for outcome in exchanging.receive(session, files, accept=accept):
            code = package_code(outcome.error) if outcome.error is not None else None
            self.tell(outcome.result, code, outcome.changes, outcome.told, outcome.remarks, outcome.verdict)

    def try_to(self, deed: Callable[[], object]) -> None:
        """Note the refusal of a deed, or that it was done."""
        try:
            deed()
        except AppError as error:
            self.tell(error.code)
        else:
            self.tell("done")

    def carry(self, giver: Session, taker: Session) -> None:
        made = own_machines.carry(giver, self.place)
        pen.take_pen(giver)
        self.take(taker, made.file)

    def cells(self, session: Session) -> list[tuple[str, ...]]:
        plan = planning.show(session, self.plan)
        return [
            tuple(row.leaf.text(name) for name in ("product", "lead", "deadline"))
            for row in rows(plan.appendices[0])
        ]

    def state(self) -> list[object]:
        """What everybody has in the end, without names of devices and without times."""
        vectors = [
            sorted(dict(vector).values())
            for vector in (
                vector_of(each.store.connection, self.plan) for each in (self.one, self.two, self.superior)
            )
        ]
        sent = [(each.package.sequence, each.arrival) for each in sendings.sendings(self.one)]
        trails = [safekeeping.verify_trail(each).broken for each in (self.one, self.two, self.superior)]
        return [self.cells(self.one), self.cells(self.two), self.cells(self.superior), vectors, sent, trails]


def live(days: Days) -> list[object]:
    """Everything that offices do with each other, once."""
    one, two, superior, plan = days.one, days.two, days.superior, days.plan
    write(one, plan, "Quý II/2026")
    first = days.send()
    days.take(superior, first)
    write(two, plan, "Tháng 9/2026", at=0)
    write(two, plan, "Tháng 10/2026", at=1)
    write(one, plan, "Tháng 8/2026", at=0)
    days.carry(two, one)
    (both,) = both_edited.list_both(one)
    days.tell(sorted(each.words for each in both.choices), both.before)
    both_edited.write_value(one, both, "Quý III/2026")
    days.carry(one, two)
    second = days.send()
    days.take(superior, second, second, first)
    given = receipts.give(superior, [each.package.sha256 for each in receipts.received(superior)], days.place)
    days.take(one, *(each.file for each in given))
    review(days)
    delete_most(days)
    (run, *_) = receptions.list_receptions(superior)
    receptions.undo_receptions(superior, [run.run])
    days.tell(days.cells(superior))
    days.take(superior, days.send(), accept=True)
    office = one.store.office.id
    lineage.record(superior, LineageKind.SPLIT, [office], ["UBND xã A", "UBND xã B"], date(2026, 1, 4))
    write(one, plan, "Quý IV/2026")
    days.take(superior, days.send())
    planning.undo(superior)
    days.take(superior, days.send())
    scan = days.place / "ký.png"
    scan.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(5_000))
    issuing.issue(one, plan, SIGNING, scan)
    days.take(superior, days.send())
    return [*days.told, *days.state()]


def review(days: Days) -> None:
    """A remark there and its answer back; data accepted, locked, opened again."""
    one, superior, plan = days.one, days.superior, days.plan
    cell = leaf(superior, plan)
    remarks.add(
        superior,
        Remark(plan_id=plan, record=cell, words="Ghi rõ", field="deadline", speaker=Speaker.SUPERIOR),
    )
    decisions.accept_data(superior, plan)
    days.take(one, remark_files.send_remarks(superior, plan, days.place).file)
    days.try_to(lambda: write(one, plan, "Năm 2026"))
    (placed,) = remarks.of_plan(one, planning.show(one, plan))
    remarks.settle(one, placed.remark.id, RemarkState.TAKEN, "Đã ghi")
    decisions.reopen(superior, plan, "Sửa")
    days.take(one, remark_files.send_remarks(superior, plan, days.place).file)
    days.try_to(lambda: write(one, plan, "Năm 2026"))
    days.take(superior, days.send())


def delete_most(days: Days) -> None:
    """A file that would hide most waits for a yes."""
    made = stored(days.two, days.maker(days.two))
    first = leaf(days.two, made)
    extra = [editing.add_line(days.two, made, first, Level.PRODUCT).leaf for _ in range(20)]
    days.take(days.superior, exchanging.send(days.two, made, SUPERIOR, days.place).file)
    editing.remove(days.two, made, extra)
    less = exchanging.send(days.two, made, SUPERIOR, days.place).file
    days.take(days.superior, less)
    days.take(days.superior, less, accept=True)


@pytest.fixture
def lived(tmp_path: Path, plan_maker: PlanMaker) -> Iterator[Callable[[Run, str], list[object]]]:
    def run(clock: Run, whose: str) -> list[object]:
        place = tmp_path / "nơi"
        place.mkdir()
        with ExitStack() as close:
            told = live(Days(place, plan_maker, clock, whose, close))
        shutil.rmtree(place)
        return told

    return run


# Each clock once in the suite, whose it is taken in turn; the heavy run tries each at each.
SLICE = [(name, WHOSE[number % len(WHOSE)]) for number, name in enumerate(CLOCKS)]
REST = [(name, whose) for name in CLOCKS for whose in WHOSE if (name, whose) not in SLICE]


@pytest.fixture(scope="module")
def expected() -> list[list[object]]:
    """What comes of it under the right clock, once it has been lived through."""
    return []


@pytest.mark.parametrize(
    ("name", "whose"), [*SLICE, *(pytest.param(*each, marks=pytest.mark.heavy) for each in REST)]
)
def test_no_clock_changes_what_comes_of_it(
    lived: Callable[[Run, str], list[object]], expected: list[list[object]], name: str, whose: str
) -> None:
    if not expected:
        expected.append(lived(right, ""))
        assert len(expected[0]) > 25
    assert lived(CLOCKS[name], whose) == expected[0]
