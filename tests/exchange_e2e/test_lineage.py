"""Renames, mergers, splits, moves of offices with real stores and files: totals before are totals after."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ccapp.domain.assignments import Assignment
from ccapp.domain.layout import Level
from ccapp.domain.lineage import LineageKind
from ccapp.domain.plan import ORIGIN, Body, PlanState, RecordId, Side
from ccapp.domain.records import count, rows
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.collected import adopting, decisions, lineage
from ccapp.services.folder import safekeeping
from ccapp.services.guidance.assigned import coverage
from ccapp.services.handover import connecting, directory, exchanging, kept_packages, receptions, watching
from ccapp.services.handover.outcomes import Outcome, Result, package_code
from ccapp.services.intake import uniting
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.reception import handed, handing_out, remark_files
from ccapp.services.session import Session
from ccapp.store import partners
from tests.conftest import Clock, PlanMaker, small_plan_of
from tests.exchange_e2e.conftest import Desk
from tests.exchange_e2e.offices import SUPERIOR, commune_at, dump, held, stored, superior_at
from tests.exchange_e2e.test_assigning import DOCUMENT
from tests.prepared import Prepared, opened, prepare

DAY = date(2026, 1, 4)
BASIS = "Nghị quyết số 12/NQ-HĐND"
A, B, C = "UBND xã Suối Mây", "UBND xã Đồi Sim", "UBND xã Bản Lau"
NAMES = (A, B, C)
NEW, OTHER = "UBND xã Mây Sim", "UBND xã Sim Thượng"
ABOVE = "Sở Nội vụ tỉnh Hoa Giang"
LATER = date(2026, 7, 1)


class Land:
    """A superior and the communes that have each sent a plan."""

    def __init__(self, place: Path, superior: Session, maker: PlanMaker, close: ExitStack) -> None:
        assert isinstance(superior.clock, Clock)
        self.place, self.clock, self.maker, self.open = place, superior.clock, maker, close
        self.superior = superior
        close.callback(self.superior.store.close)
        self.offices: dict[str, Session] = {}
        self.plans: dict[str, RecordId] = {}

    def found(self, name: str) -> Session:
        """A new office that is connected and has a plan."""
        made = commune_at(self.place / f"xã {len(self.offices)}", self.superior, name, self.clock)
        self.open.callback(made.store.close)
        self.offices[name], self.plans[name] = made, stored(made, self.maker(made))
        return made

    def send(self, name: str, to: str = SUPERIOR) -> Path:
        folder = self.place / "gửi"
        folder.mkdir(exist_ok=True)
        return exchanging.send(self.offices[name], self.plans[name], to, folder).file

    def up(self, name: str, *, accept: bool = False) -> Outcome:
        return self.take(self.send(name), accept=accept)

    def take(self, file: Path, *, accept: bool = False) -> Outcome:
        (outcome,) = exchanging.receive(self.superior, [file], accept=accept)
        return outcome

    def write(self, name: str, text: str) -> None:
        leaf = next(rows(planning.show(self.offices[name], self.plans[name]).appendices[0])).leaf.id
        edit = CellEdit(record=leaf, field="deadline", text=text)
        editing.set_texts(self.offices[name], self.plans[name], [edit])

    def merge(self, *sources: str, into: str = NEW, close: bool = True, day: date = DAY) -> RecordId:
        made = lineage.record(
            self.superior, LineageKind.MERGE, sources, [into], day, basis=BASIS, close=close
        )
        return made.id

    def split(self, source: str, *into: str) -> RecordId:
        return lineage.record(self.superior, LineageKind.SPLIT, [source], into, DAY).id

    def move(self, source: str, day: date = DAY) -> RecordId:
        return lineage.record(self.superior, LineageKind.MOVE, [source], [ABOVE], day).id

    def add_line(self, name: str) -> None:
        """One more product in the plan of an office."""
        leaf = next(rows(planning.show(self.offices[name], self.plans[name]).appendices[0])).leaf.id
        editing.add_line(self.offices[name], self.plans[name], leaf, Level.PRODUCT)

    def heir(self, name: str, *former: str) -> None:
        """A new office that carries the plans of former ones on as its own, and has sent them."""
        made = self.found(name)
        for each in former:
            _introduce(self, self.offices[each], made)
            exchanging.receive(made, [self.send(each, to=name)])
            self.plans[name] = adopting.adopt(made, self.plans[each])
            self.up(name)

    def rename(self, source: str, name: str, day: date = DAY) -> RecordId:
        return lineage.record(self.superior, LineageKind.RENAME, [source], [name], day).id

    def totals(self, *, as_now: bool) -> Counter[str]:
        """How many products count for each office name."""
        found: Counter[str] = Counter()
        for group in lineage.grouped(self.superior, as_now=as_now):
            for each in group.plans:
                if each.plan in group.carried:
                    continue
                plan = planning.show(self.superior, each.plan)
                found[group.name] += sum(count(table).products for table in plan.appendices)
        return found


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Prepared, dict[str, RecordId]]:
    """A superior and three communes that have each sent a plan, closed; and the plans."""
    plans: dict[str, RecordId] = {}

    def make(place: Path) -> None:
        with ExitStack() as close:
            land = Land(place, superior_at(place / "s", Clock()), small_plan_of, close)
            for name in NAMES:
                land.found(name)
                land.up(name)
            plans.update(land.plans)

    return prepare(tmp_path_factory.mktemp("land"), make), plans


@pytest.fixture
def land(
    template: tuple[Prepared, dict[str, RecordId]], tmp_path: Path, clock: Clock, plan_maker: PlanMaker
) -> Iterator[Land]:
    offices, plans = template
    offices.put(tmp_path)
    with ExitStack() as close:
        made = Land(tmp_path, opened(tmp_path / "s", "Minh", clock), plan_maker, close)
        for number, name in enumerate(NAMES):
            made.offices[name] = opened(tmp_path / f"xã {number}", "Lan", clock)
            close.callback(made.offices[name].store.close)
        made.plans |= plans
        yield made


def renamed(land: Land) -> None:
    land.rename(A, NEW)


def merged_two(land: Land) -> None:
    land.merge(A, B)


def merged_three(land: Land) -> None:
    land.merge(A, B, C)


def merged_into_one_that_goes_on(land: Land) -> None:
    land.merge(A, B, into=A)


def merged_and_connected(land: Land) -> None:
    land.merge(A, B)
    land.found(NEW)
    land.up(NEW)


def merged_twice(land: Land) -> None:
    land.merge(A, B)
    land.found(NEW)
    land.up(NEW)
    land.merge(NEW, C, into=OTHER)
    land.found(OTHER)
    land.up(OTHER)


def split_in_two(land: Land) -> None:
    land.split(A, NEW, OTHER)


def split_and_goes_on(land: Land) -> None:
    land.split(A, A, OTHER)


def split_then_merged(land: Land) -> None:
    land.split(A, NEW, OTHER)
    land.found(NEW)
    land.up(NEW)
    land.merge(NEW, B, into=C)


def renamed_then_merged(land: Land) -> None:
    land.rename(A, "UBND phường Suối Mây")
    land.merge("UBND phường Suối Mây", B)


def moved(land: Land) -> None:
    lineage.record(land.superior, LineageKind.MOVE, [A], ["Sở Nội vụ tỉnh Hoa Giang"], DAY)


def undone(land: Land) -> None:
    land.merge(A, B)
    planning.undo(land.superior)


def three_into_a_new_one(land: Land) -> None:
    land.merge(A, B, C)
    land.found(NEW)
    land.up(NEW)


def merged_in_a_chain(land: Land) -> None:
    """Each heir ends in the next one: A in B, B in C."""
    land.merge(A, B, into=B)
    land.merge(B, C, into=C)


def merged_from_a_day_to_come(land: Land) -> None:
    land.merge(A, B, into=B, day=LATER)


def merged_from_a_day_that_came(land: Land) -> None:
    land.merge(A, B, into=B, day=LATER)
    land.clock.now = land.clock.now.replace(month=7)


def both_halves_merged_with_different_neighbours(land: Land) -> None:
    land.split(A, NEW, OTHER)
    for half in (NEW, OTHER):
        land.found(half)
        land.up(half)
    land.merge(NEW, B, into=B)
    land.merge(OTHER, C, into=C)


def split_with_one_half_connected(land: Land) -> None:
    land.split(A, NEW, OTHER)
    land.found(NEW)
    land.up(NEW)


def renamed_twice(land: Land) -> None:
    land.rename(A, NEW, date(2025, 7, 1))
    land.rename(NEW, OTHER)


def renamed_and_back(land: Land) -> None:
    land.rename(A, NEW, date(2025, 7, 1))
    land.rename(NEW, A)


def renamed_to_the_name_of_one_that_ended(land: Land) -> None:
    """B went into A; later C is given the name B: B's past is A's, not C's."""
    land.merge(A, B, into=A)
    land.rename(C, B)


def moved_in_the_middle_of_the_year_and_the_rest_merged(land: Land) -> None:
    land.move(C, LATER)
    land.clock.now = land.clock.now.replace(month=7)
    land.merge(A, B, into=B)


def merged_undone_and_done_again(land: Land) -> None:
    land.merge(A, B, into=B)
    planning.undo(land.superior)
    planning.redo(land.superior)


def two_plans_of_one_office(land: Land) -> None:
    land.plans["kế hoạch nữa"] = land.plans[A]
    land.plans[A] = stored(land.offices[A], land.maker(land.offices[A]))
    land.up(A)
    land.merge(A, B, into=B)


def bodies_of_the_party_beside_those_of_the_state(land: Land) -> None:
    """The same communes once more: Party bodies go into a Party body, never into the committee."""
    for name in ("Đảng ủy xã Suối Mây", "Đảng ủy xã Đồi Sim"):
        land.found(name)
        land.up(name)
    land.merge("Đảng ủy xã Suối Mây", "Đảng ủy xã Đồi Sim", into="Đảng ủy xã Đồi Sim")
    land.merge(A, B, into=B)


def restored_from_a_backup_and_rebuilt(land: Land) -> None:
    land.merge(A, B, into=B)
    backup = safekeeping.backup(land.superior, land.place / "s.ccbak")
    runs = {each.run for each in receptions.list_receptions(land.superior)}
    receptions.undo_receptions(land.superior, runs)
    folder = land.superior.store.folder
    land.superior.store.close()
    safekeeping.restore(folder, backup, who="Minh", clock=land.clock)
    land.superior = safekeeping.open_session(folder, who="Minh", clock=land.clock)
    land.open.callback(land.superior.store.close)
    kept_packages.rebuild(land.superior)


CASES: tuple[tuple[Callable[[Land], None], dict[str, tuple[str, ...]]], ...] = (
    (renamed, {NEW: (A,), B: (B,), C: (C,)}),
    (merged_two, {A: (A,), B: (B,), C: (C,)}),
    (merged_three, {A: (A,), B: (B,), C: (C,)}),
    (merged_into_one_that_goes_on, {A: (A, B), C: (C,)}),
    (merged_and_connected, {NEW: (A, B, NEW), C: (C,)}),
    (merged_twice, {OTHER: (A, B, C, NEW, OTHER)}),
    (split_in_two, {A: (A,), B: (B,), C: (C,)}),
    (split_and_goes_on, {A: (A,), B: (B,), C: (C,)}),
    (split_then_merged, {A: (A,), C: (B, C, NEW)}),
    (renamed_then_merged, {"UBND phường Suối Mây": (A,), B: (B,), C: (C,)}),
    (moved, {A: (A,), B: (B,), C: (C,)}),
    (undone, {A: (A,), B: (B,), C: (C,)}),
    (three_into_a_new_one, {NEW: (A, B, C, NEW)}),
    (merged_in_a_chain, {C: (A, B, C)}),
    (merged_from_a_day_to_come, {A: (A,), B: (B,), C: (C,)}),
    (merged_from_a_day_that_came, {B: (A, B), C: (C,)}),
    (both_halves_merged_with_different_neighbours, {A: (A,), B: (B, NEW), C: (C, OTHER)}),
    (split_with_one_half_connected, {A: (A,), B: (B,), C: (C,), NEW: (NEW,)}),
    (renamed_twice, {OTHER: (A,), B: (B,), C: (C,)}),
    (renamed_and_back, {A: (A,), B: (B,), C: (C,)}),
    (renamed_to_the_name_of_one_that_ended, {A: (A, B), B: (C,)}),
    (moved_in_the_middle_of_the_year_and_the_rest_merged, {B: (A, B), C: (C,)}),
    (merged_undone_and_done_again, {B: (A, B), C: (C,)}),
    (two_plans_of_one_office, {B: (A, A, B), C: (C,)}),
    (
        bodies_of_the_party_beside_those_of_the_state,
        {B: (A, B), C: (C,), "Đảng ủy xã Đồi Sim": ("Đảng ủy xã Suối Mây", "Đảng ủy xã Đồi Sim")},
    ),
    (restored_from_a_backup_and_rebuilt, {B: (A, B), C: (C,)}),
)


@pytest.mark.parametrize(("change", "homes"), CASES, ids=[each.__name__ for each, _ in CASES])
def test_each_plan_counts_exactly_once_then_and_now(
    land: Land, change: Callable[[Land], None], homes: dict[str, tuple[str, ...]]
) -> None:
    change(land)
    now, then = land.totals(as_now=True), land.totals(as_now=False)
    assert sum(now.values()) == sum(then.values()) == 4 * len(land.plans)
    assert now == Counter({name: 4 * len(parts) for name, parts in homes.items()})


def test_there_are_as_many_as_were_asked_for() -> None:
    assert len(CASES) >= 20


class TestCarriedOn:
    """An heir's own plan repeats the open work of those before it: it counts there, and once."""

    def test_one_of_three_carries_the_open_work_of_all(self, land: Land) -> None:
        before = sum(land.totals(as_now=False).values())
        land.merge(A, B, C)
        land.heir(NEW, A, B, C)
        assert land.totals(as_now=True) == Counter({NEW: before})
        assert land.totals(as_now=False) == Counter(dict.fromkeys((A, B, C), 4) | {NEW: before})
        (group,) = lineage.grouped(land.superior, as_now=True)
        assert group.carried == {land.plans[each] for each in (A, B, C)}

    def test_only_the_plans_that_are_carried_on_stand_back(self, land: Land) -> None:
        land.merge(A, B)
        land.heir(NEW, A)
        assert land.totals(as_now=True) == Counter({NEW: 8, C: 4})

    def test_a_plan_of_another_year_stands_beside_it(self, land: Land) -> None:
        made = planning.show(land.offices[A], land.plans[A])
        closed = stored(land.offices[A], replace(made, year_from=2025, year_to=2025))
        sent = exchanging.send(land.offices[A], closed, SUPERIOR, land.place).file
        land.take(sent)
        land.merge(A, B)
        land.heir(NEW, A, B)
        assert land.totals(as_now=True) == Counter({NEW: 4 + 8, C: 4})
        assert planning.show_head(land.superior, closed).office_id == land.offices[A].store.office.id

    def test_a_late_line_by_a_yes_counts_once_more_in_both_views(self, land: Land) -> None:
        land.merge(A, B, into=B)
        land.add_line(A)
        late = land.send(A)
        assert land.take(late).result is Result.REFUSED
        assert sum(land.totals(as_now=True).values()) == sum(land.totals(as_now=False).values()) == 12
        assert land.take(late, accept=True).result is Result.MERGED
        assert land.totals(as_now=True) == Counter({B: 9, C: 4})
        assert land.totals(as_now=False) == Counter({A: 5, B: 4, C: 4})

    def test_the_superior_hands_over_for_one_that_cannot(self, land: Land) -> None:
        """A's computer is gone: its last state goes to the heir from the superior, by its own hand."""
        land.merge(A, B)
        new = land.found(NEW)
        land.up(NEW)
        taken_over = adopting.adopt(land.superior, land.plans[A])
        sent = exchanging.send(land.superior, taken_over, NEW, land.place).file
        (outcome,) = exchanging.receive(new, [sent])
        assert outcome.result is Result.MERGED
        land.plans[NEW] = adopting.adopt(new, taken_over)
        tasks = [
            item
            for section in planning.show(new, land.plans[NEW]).appendices[0].sections
            for item in section.children
        ]
        assert {task.marks[ORIGIN] for task in tasks} == {A}
        assert land.up(NEW).result is Result.MERGED
        (_, group) = lineage.grouped(land.superior, as_now=True)
        assert group.carried == {land.plans[A]}
        assert land.totals(as_now=True) == Counter({NEW: 4 + 4 + 4, C: 4})

    def test_the_new_superior_takes_over_what_the_former_had_assigned(self, land: Land, tmp_path) -> None:
        """A district ends: its plan with the assignments goes to the province, which hands it out anew."""
        commune, place = land.offices[A], land.place / "tỉnh"
        place.mkdir()
        province = superior_at(tmp_path / "t", land.clock)
        land.open.callback(province.store.close)
        assigned = stored(land.superior, land.maker(land.superior))
        given = hand_out(land.superior, assigned, commune, place)
        exchanging.receive(commune, [given])
        handed.accept(commune, land.plans[A], assigned)
        before = {each.task.title for each in coverage(commune, land.plans[A])}
        _introduce(land, land.superior, province)
        sent = exchanging.send(land.superior, assigned, province.store.office.id, place).file
        (outcome,) = exchanging.receive(province, [sent])
        assert outcome.result is Result.MERGED
        ours = adopting.adopt(province, assigned)
        invited = connecting.invite(province, A, place)
        connecting.connect(commune, connecting.read_invite(invited.file))
        lineage.record(commune, LineageKind.MOVE, [land.superior.store.office.id], [ABOVE], DAY)
        sent = exchanging.send(commune, land.plans[A], province.store.office.id, place).file
        assert exchanging.receive(province, [sent])[0].result is Result.MERGED
        (outcome,) = exchanging.receive(commune, [hand_out(province, ours, commune, place)])
        assert outcome.assigned
        assert [each.source for each in handed.offers(commune, land.plans[A])][-1] == ours
        handed.accept(commune, land.plans[A], ours)
        assert {each.task.title for each in coverage(commune, land.plans[A])} == before


def hand_out(session: Session, plan: RecordId, commune: Session, place: Path) -> Path:
    """A plan handed out to one commune; the file."""
    said = Assignment(plan_id=plan, document=DOCUMENT)
    (sending,) = handing_out.hand_out(session, said, [commune.store.office.id], place).sendings
    return sending.file


class TestDays:
    """What is recorded beforehand holds from its day on, and stops nobody before."""

    def test_files_come_in_until_the_day_and_the_handover_is_closed(self, land: Land) -> None:
        made = land.merge(A, B, day=LATER, close=False)
        land.write(A, "Quý III/2026")
        assert land.up(A).result is Result.MERGED
        (line,) = [each for each in directory.subordinates(land.superior) if each.name == A]
        assert line.ended is not None
        assert line.ended.handover is None
        land.clock.now = land.clock.now.replace(month=7, day=2)
        lineage.close_handover(land.superior, made)
        land.write(A, "Quý IV/2026")
        assert land.up(A).result is Result.REFUSED

    def test_a_superior_stays_until_the_day_of_the_move(self, land: Land) -> None:
        commune, office = land.offices[A], land.superior.store.office.id
        decisions.accept_data(land.superior, land.plans[A])
        out = remark_files.send_remarks(land.superior, land.plans[A], land.place)
        exchanging.receive(commune, [out.file])
        lineage.record(commune, LineageKind.MOVE, [office], [ABOVE], LATER)
        assert [each.office.id for each in directory.superiors(commune)] == [office]
        with pytest.raises(RefusedError, match="plan-accepted"):
            land.write(A, "Quý III/2026")
        land.clock.now = land.clock.now.replace(month=7)
        stored(commune, land.maker(commune))  # the journal learns of the day by what is written
        assert directory.superiors(commune) == ()
        land.write(A, "Quý III/2026")

    def test_names_and_superiors_of_each_day_stay_known(self, land: Land) -> None:
        land.rename(A, NEW, date(2025, 7, 1))
        land.rename(NEW, OTHER, LATER)
        land.move(B, LATER)
        office, known = land.offices[A].store.office.id, lineage.register(land.superior)
        days = {date(2025, 6, 30): A, date(2025, 7, 1): NEW, date(2026, 6, 30): NEW, LATER: OTHER}
        assert {day: known.name_at(office, day) for day in days} == days
        change = known.ended_by(land.offices[B].store.office.id)
        assert change is not None
        assert (change.effective, change.heirs) == (LATER, (ABOVE,))


@pytest.mark.parametrize(
    ("issuer", "side", "wanted"),
    [
        ("UBND xã Suối Mây", Side.STATE, NEW),
        ("Đảng ủy xã Suối Mây", Side.PARTY, "Đảng ủy xã Mây Sim"),
        ("Ban Chấp hành Đảng bộ phường Suối Mây", Side.PARTY, "Ban Chấp hành Đảng bộ xã Mây Sim"),
        ("Đảng ủy các cơ quan", Side.PARTY, ""),
    ],
)
def test_a_paper_of_the_party_is_carried_on_by_the_party(
    land: Land, issuer: str, side: Side, wanted: str
) -> None:
    land.merge(A, B)
    new = land.found(NEW)
    made = replace(land.maker(land.offices[A]), issuer=Body(name=issuer, side=side))
    land.plans[A] = stored(land.offices[A], made)
    _introduce(land, land.offices[A], new)
    exchanging.receive(new, [land.send(A, to=NEW)])
    adopted = planning.show_head(new, adopting.adopt(new, land.plans[A]))
    assert (adopted.issuer.name, adopted.issuer.side) == (wanted, side)


class TestRename:
    def test_the_connection_survives_it(self, land: Land) -> None:
        land.rename(A, NEW)
        land.write(A, "Quý III/2026")
        assert land.up(A).result is Result.MERGED
        (line,) = [each for each in directory.subordinates(land.superior) if each.name == NEW]
        assert line.standing is directory.Standing.CONNECTED
        for named in (A, NEW):
            found = partners.find_partner(land.superior.store.connection, named)
            assert found.office.id == land.offices[A].store.office.id
        decisions.ask_supplement(land.superior, land.plans[A], "Thiếu")
        out = remark_files.send_remarks(land.superior, land.plans[A], land.place)
        (outcome,) = exchanging.receive(land.offices[A], [out.file])
        assert outcome.result is Result.MERGED

    def test_old_plans_are_readable_under_the_old_name(self, land: Land) -> None:
        land.rename(A, NEW)
        office = land.offices[A].store.office.id
        known = lineage.register(land.superior)
        assert known.name_at(office, date(2025, 12, 31)) == A
        assert known.name_at(office, DAY) == NEW
        assert planning.show_head(land.superior, land.plans[A]).issuer.name != NEW

    def test_a_day_to_come_changes_the_name_when_it_comes(self, land: Land, clock: Clock) -> None:
        land.rename(A, NEW, date(2026, 7, 1))
        names = directory.names(land.superior).values()
        assert A in names
        assert NEW not in names
        clock.now = clock.now.replace(month=7)
        land.write(A, "Quý III/2026")
        land.up(A)
        assert NEW in directory.names(land.superior).values()

    def test_an_office_renames_itself_and_undo_takes_it_back(self, land: Land) -> None:
        own = land.offices[A]
        lineage.record(own, LineageKind.RENAME, [own.store.office.id], [NEW], DAY)
        assert own.store.office.name == NEW
        land.write(A, "Quý III/2026")
        outcome = land.up(A)
        assert (outcome.result, outcome.named) == (Result.MERGED, NEW)
        land.rename(A, NEW)
        land.write(A, "Quý IV/2026")
        assert land.up(A).named == ""
        planning.undo(own)
        assert planning.next_undo(own) == "set"
        planning.undo(own)
        assert planning.next_undo(own) == "lineage-rename"
        planning.undo(own)
        assert own.store.office.name == A
        planning.redo(own)
        assert own.store.office.name == NEW

    def test_a_new_connection_file_keeps_the_first_name_beside_it(self, land: Land) -> None:
        made = land.rename(A, NEW)
        land.write(A, "Quý III/2026")
        land.up(A)
        planning.undo(land.superior)
        assert made
        assert A in directory.names(land.superior).values()


class TestEndedOffices:
    def test_what_was_handed_over_is_known_and_later_work_is_refused(self, land: Land) -> None:
        known = land.send(A)
        land.merge(A, B)
        assert land.take(known).result is Result.NOTHING_NEW
        land.write(A, "Quý III/2026")
        before = held(land.superior, land.plans[A])
        outcome = land.up(A)
        assert outcome.result is Result.REFUSED
        assert outcome.error is not None
        assert (outcome.error.code, package_code(outcome.error)) == ("office-ended", "E-QUYEN")
        assert outcome.error.facts["heirs"] == NEW
        assert held(land.superior, land.plans[A]) == before
        assert len(list((land.superior.store.folder / "quarantine").glob("*.khx"))) == 1

    def test_a_late_package_in_a_watched_folder_is_offered_until_the_yes(self, land: Land, tmp_path) -> None:
        land.merge(A, B)
        land.write(A, "Quý III/2026")
        share = tmp_path / "chung"
        share.mkdir()
        late = Path(shutil.copy(land.send(A), share))

        def offered() -> list[Path]:
            look = watching.watch(land.superior, share).look()
            return [each.path for each in watching.news(land.superior, look)]

        assert offered() == [late]
        (outcome,) = watching.receive(land.superior, [late])
        assert outcome.result is Result.REFUSED
        assert offered() == [late], "nobody has said no to it"
        (outcome,) = watching.receive(land.superior, [late], accept=True)
        assert outcome.result is Result.MERGED
        assert offered() == []

    def test_a_late_package_is_taken_into_its_history_by_a_yes(self, land: Land) -> None:
        land.write(A, "Quý III/2026")
        late = land.send(A)
        land.merge(A, B)
        assert land.take(late).result is Result.REFUSED
        assert land.take(late, accept=True).result is Result.MERGED
        assert planning.show_head(land.superior, land.plans[A]).office_id == land.offices[A].store.office.id
        assert land.take(late).result is Result.NOTHING_NEW
        assert land.up(A).result is Result.NOTHING_NEW

    def test_a_plan_that_was_never_sent_is_refused_too(self, land: Land) -> None:
        land.merge(A, B)
        land.plans[A] = stored(land.offices[A], land.maker(land.offices[A]))
        assert land.up(A).result is Result.REFUSED

    def test_until_the_handover_is_closed_packages_come_in(self, land: Land) -> None:
        made = land.merge(A, B, close=False)
        land.write(A, "Quý III/2026")
        assert land.up(A).result is Result.MERGED
        lineage.close_handover(land.superior, made)
        land.write(A, "Quý IV/2026")
        assert land.up(A).result is Result.REFUSED
        with pytest.raises(RefusedError, match="lineage-closed"):
            lineage.close_handover(land.superior, made)

    def test_undoing_the_merger_lets_them_in_again(self, land: Land) -> None:
        land.merge(A, B)
        land.write(A, "Quý III/2026")
        late = land.send(A)
        assert land.take(late).result is Result.REFUSED
        planning.undo(land.superior)
        assert land.take(late).result is Result.MERGED

    @pytest.mark.parametrize("years", [-9, 9])
    def test_no_clock_decides(self, land: Land, clock: Clock, years: int) -> None:
        land.merge(A, B)
        clock.now = clock.now.replace(year=clock.now.year + years)
        land.write(A, "Quý III/2026")
        assert land.up(A).result is Result.REFUSED
        assert land.up(C).result is Result.NOTHING_NEW

    def test_one_that_goes_on_sends_as_ever(self, land: Land) -> None:
        land.merge(A, B, into=A)
        for name, wanted in ((A, Result.MERGED), (B, Result.REFUSED)):
            land.write(name, "Quý III/2026")
            assert land.up(name).result is wanted

    def test_an_undone_reception_of_what_was_handed_over_comes_again(self, land: Land) -> None:
        first = land.send(A)
        land.merge(A, B)
        runs = [each.run for each in receptions.list_receptions(land.superior)]
        receptions.undo_receptions(land.superior, runs)
        assert land.take(first).result is Result.MERGED

    def test_the_new_office_carries_on(self, land: Land) -> None:
        land.merge(A, B)
        new = land.found(NEW)
        for name in (A, B):
            _introduce(land, land.offices[name], new)
            file = land.send(name, to=NEW)
            (outcome,) = exchanging.receive(new, [file])
            assert outcome.result is Result.MERGED
        made = adopting.adopt(new, land.plans[A])
        plan = planning.show(new, made)
        assert (plan.office_id, plan.state) == (new.store.office.id, PlanState.DRAFT)
        former = next(rows(planning.show(new, land.plans[A]).appendices[0])).leaf.id
        with pytest.raises(RefusedError, match="plan-foreign"):
            planning.set_text(new, land.plans[A], former, "deadline", "Quý IV/2026")
        tasks = [item for section in plan.appendices[0].sections for item in section.children]
        assert {task.marks[ORIGIN] for task in tasks} == {A}
        old = planning.show(new, land.plans[A])
        assert (old.office_id, old.issuer.name) == (
            land.offices[A].store.office.id,
            planning.show(land.offices[A], land.plans[A]).issuer.name,
        )
        land.plans[NEW] = made
        assert land.up(NEW).result is Result.MERGED
        joining = uniting.lay_beside([adopting.as_old_plan(new, land.plans[name]) for name in (A, B)])
        together = uniting.unite(new, joining, "Kế hoạch năm 2026", (2026, 2026), {})
        assert together.counts.tasks == 3
        with pytest.raises(RefusedError, match="adopt-own"):
            adopting.adopt(new, made)
        planning.undo(new)


class TestMove:
    def test_the_former_superior_locks_nothing_any_more(
        self, land: Land, tmp_path: Path, clock: Clock
    ) -> None:
        commune = land.offices[A]
        decisions.accept_data(land.superior, land.plans[A])
        out = remark_files.send_remarks(land.superior, land.plans[A], land.place)
        exchanging.receive(commune, [out.file])
        with pytest.raises(RefusedError, match="plan-accepted"):
            land.write(A, "Quý III/2026")
        new = superior_at(tmp_path / "tỉnh mới", clock)
        land.open.callback(new.store.close)
        invited = connecting.invite(new, A, tmp_path)
        connecting.connect(commune, connecting.read_invite(invited.file))
        lineage.record(
            commune, LineageKind.MOVE, [land.superior.store.office.id], ["Sở Nội vụ tỉnh Hoa Giang"], DAY
        )
        land.write(A, "Quý III/2026")
        sent = exchanging.send(commune, land.plans[A], new.store.office.id, tmp_path)
        (outcome,) = exchanging.receive(new, [sent.file])
        assert outcome.result is Result.MERGED
        assert [each.office.id for each in directory.superiors(commune)] == [new.store.office.id]

    def test_the_old_superior_keeps_the_history_and_takes_no_more(self, land: Land) -> None:
        lineage.record(land.superior, LineageKind.MOVE, [A], ["Sở Nội vụ tỉnh Hoa Giang"], DAY)
        land.write(A, "Quý III/2026")
        assert land.up(A).result is Result.REFUSED
        assert planning.show(land.superior, land.plans[A]).appendices


def test_what_does_not_fit_is_refused(land: Land) -> None:
    before = dump(land.superior)
    kinds = LineageKind
    wrong: list[tuple[LineageKind, list[str], list[str]]] = [
        (kinds.RENAME, [A], []),
        (kinds.RENAME, [A, B], [NEW]),
        (kinds.MERGE, [A], [NEW]),
        (kinds.MERGE, [A, A], [NEW]),
        (kinds.MERGE, [A, B], [NEW, OTHER]),
        (kinds.SPLIT, [A], [NEW]),
        (kinds.SPLIT, [A], [NEW, f" {NEW} "]),
        (kinds.MOVE, [A], [" "]),
    ]
    for kind, sources, heirs in wrong:
        with pytest.raises(RefusedError, match="lineage-names"):
            lineage.record(land.superior, kind, sources, heirs, DAY)
    with pytest.raises(RefusedError, match="lineage-same-name"):
        land.rename(A, A)
    with pytest.raises(NotFoundError, match="office-not-found"):
        land.merge(A, "UBND xã không có")
    assert dump(land.superior) == before
    land.merge(A, B)
    with pytest.raises(RefusedError, match="lineage-ended"):
        land.rename(A, OTHER)


def test_the_verbs(superior: Desk, connected: Desk, stick: Path) -> None:
    plan = connected.done("plans")["plans"][0]["id"]
    connected.done("send", "--to", SUPERIOR, "--out", stick)
    superior.done("receive", stick)
    told = superior.done("lineage", "--rename", A, "--into", NEW, "--since", "1/7/2025", "--basis", BASIS)
    (one,) = told["changes"]
    assert (one["kind"], one["before"], one["after"], one["from"]) == ("rename", [A], [NEW], "2025-07-01")
    assert superior.done("collected")["offices"][0]["name"] == NEW
    superior.done("undo")
    assert superior.done("collected")["offices"][0]["name"] == A
    later = superior.done("lineage", "--move", A, "--into", ABOVE, "--since", "1/7/2126")
    assert [each["closed"] for each in later["changes"]] == [False]
    superior.done("undo")
    made = superior.done("lineage", "--split", A, "--into", NEW, "--into", OTHER, "--since", "1/7/2025")
    assert made["changes"][0]["closed"]
    leaf = connected.done("show", plan)["tables"][0]["records"][0]["id"]
    connected.done("set", plan, leaf, "deadline", "Quý III/2026")
    late = connected.done("send", "--to", SUPERIOR, "--out", stick)["file"]
    said = superior("receive", late)
    assert said.code == 1
    (file,) = said.object["files"]
    assert (file["result"], file["code"]) == ("refused", "E-QUYEN")
    assert NEW in file["message"]
    superior.done("receive", "--accept", late)
    superior("lineage", "--rename", A, "--since", "1/7/2025").refused("lineage")
    superior("lineage", "--into", NEW, "--since", "1/7/2025").refused("--rename")
    superior("lineage", "--rename", A, "--into", OTHER, "--since", "ngày nào đó").refused("ngày")
    adopted = superior.done("adopt", plan)["plan"]
    assert [each["id"] for each in superior.done("plans")["plans"]] == [adopted]


def _introduce(land: Land, one: Session, other: Session) -> None:
    """Two communes that know each other by cards."""
    for here, there in ((one, other), (other, one)):
        card = connecting.write_card(there, land.place)
        code = connecting.pair(here, card).code
        connecting.pair(here, card, code)
        card.unlink()
