"""Packages lost, doubled and out of order: after the last one of each plan, the superior has what they have.

Every delivery is a file through the real `receive`; only the sealing skips the carrying medium.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.records import rows
from ccapp.domain.versions import contains
from ccapp.errors import NotFoundError, RefusedError
from ccapp.exchange.package import open_scope
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import Result
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from ccapp.store import database, scopes
from ccapp.store.history import history
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

COMMUNES = ("Một", "Hai", "Ba")
KEPT = 40  # packages of a plan that may still turn up


@dataclass
class Line:
    """One plan on its way: packages that exist with the state in each, and the newest state delivered."""

    plan: RecordId
    sent: list[tuple[bytes, Normal]] = field(default_factory=list)
    arrived: Normal | None = None


@dataclass
class Commune:
    """An office at work on its plans."""

    session: Session
    make: PlanMaker
    chance: random.Random
    lines: list[Line] = field(default_factory=list)

    def work(self) -> None:
        """One edit of some kind, or none where that kind has nothing to do."""
        deeds = (
            [self._write] * 5 + [self._step] * 3 + [self._add, self._move, self._remove] * 2 + [self._import]
        )
        try:
            self.chance.choice(deeds)()
        except (NotFoundError, RefusedError):
            return

    def _plan(self) -> Plan:
        return planning.show(self.session, self.chance.choice(self.lines).plan)

    def _line_of(self, plan: Plan) -> RecordId:
        return self.chance.choice(list(rows(plan.appendices[0]))).leaf.id

    def _write(self) -> None:
        plan = self._plan()
        text = f"Lần {self.chance.randrange(10**6)}"
        editing.set_texts(
            self.session, plan.id, [CellEdit(record=self._line_of(plan), field="product", text=text)]
        )

    def _step(self) -> None:
        self.chance.choice([planning.undo, planning.undo, planning.redo])(self.session)

    def _add(self) -> None:
        plan = self._plan()
        editing.add_line(
            self.session,
            plan.id,
            self._line_of(plan),
            self.chance.choice(plan.appendices[0].layout.levels[1:]),
        )

    def _move(self) -> None:
        plan = self._plan()
        path = self.chance.choice(list(rows(plan.appendices[0]))).path
        editing.move(self.session, plan.id, self.chance.choice(path).id, up=self.chance.random() < 0.5)

    def _remove(self) -> None:
        plan = self._plan()
        if len(list(rows(plan.appendices[0]))) > 3:
            editing.remove(self.session, plan.id, [self._line_of(plan)])

    def _import(self) -> None:
        if len(self.lines) < 3:
            self.lines.append(Line(plan=stored(self.session, self.make(self.session))))

    def send(self) -> Line:
        """Seal the present state of some plan; one whose import was undone is sent all the same."""
        line = self.chance.choice(self.lines)
        state = exported(self.session, line.plan)
        line.sent.append((packed(self.session, state, len(line.sent) + 1), normal(state)))
        if len(line.sent) > KEPT:
            line.sent.pop(self.chance.randrange(KEPT))
        return line


@pytest.fixture
def offices(tmp_path: Path, clock: Clock, plan_maker: PlanMaker) -> Iterator[tuple[Session, list[Commune]]]:
    """One superior, three communes with a plan each."""
    with ExitStack() as open_offices:
        superior = superior_at(tmp_path / "s", clock)
        open_offices.callback(superior.store.close)
        communes = []
        for number, name in enumerate(COMMUNES):
            session = commune_at(tmp_path / name, superior, f"UBND xã {name}", clock)
            open_offices.callback(session.store.close)
            commune = Commune(session, plan_maker, random.Random(number))
            commune.lines.append(Line(plan=stored(session, plan_maker(session))))
            communes.append(commune)
        yield superior, communes


def hand_over(superior: Session, line: Line, package: tuple[bytes, Normal], place: Path) -> Result:
    """Deliver one package; the result and the new state are those that the vectors promise."""
    data, state = package
    outcome = deliver(superior, data, place)
    if outcome.result is Result.HELD:
        assert held(superior, line.plan) == line.arrived
        outcome = deliver(superior, data, place, accept=True)
    if line.arrived is None or not contains(line.arrived[1], state[1]):
        assert outcome.result is Result.MERGED
        line.arrived = state
    else:
        assert outcome.result in (Result.NOTHING_NEW, Result.OLDER)
    return outcome.result


@pytest.mark.parametrize(
    "deliveries", [300, pytest.param(20_000, marks=[pytest.mark.heavy, pytest.mark.timeout(3_600)])]
)
def test_any_deliveries_converge(
    offices: tuple[Session, list[Commune]], tmp_path: Path, deliveries: int
) -> None:
    superior, communes = offices
    chance = random.Random(deliveries)
    results: dict[Result, int] = dict.fromkeys(Result, 0)
    for number in range(deliveries):
        commune = chance.choice(communes)
        for _ in range(chance.randrange(4)):
            commune.work()
        line = commune.send() if chance.random() < 0.5 else chance.choice(commune.lines)
        if not line.sent:
            continue
        package = line.sent[-1] if chance.random() < 0.4 else chance.choice(line.sent)
        results[hand_over(superior, line, package, tmp_path)] += 1
        if deliveries < 1_000 or number % 25 == 0:
            assert held(superior, line.plan) == line.arrived
    for commune in communes:
        for line in commune.lines:
            last = exported(commune.session, line.plan)
            hand_over(superior, line, (packed(commune.session, last, 10**6), normal(last)), tmp_path)
            assert held(superior, line.plan) == normal(last) == line.arrived
    database.require_sound(superior.store.connection)
    assert min(results[each] for each in (Result.MERGED, Result.NOTHING_NEW, Result.OLDER)) > deliveries // 50


def test_history_of_a_received_plan_ends_in_its_state(
    offices: tuple[Session, list[Commune]], tmp_path: Path
) -> None:
    """What the journal of the superior says was received, field by field, is what is stored there."""
    superior, (commune, *_) = offices
    line = commune.lines[0]
    for _ in range(25):
        commune.work()
        state = exported(commune.session, line.plan)
        hand_over(superior, line, (packed(commune.session, state), normal(state)), tmp_path)
    told: dict[tuple[str, str], object] = {}
    for change in history(superior.store.connection):
        told[change.record, change.field] = change.after
    assert line.arrived is not None
    stored_texts = {
        (record, name): value
        for (_, record), (fields, _) in line.arrived[0].items()
        for name, value in fields.items()
        if (record, name) in told
    }
    assert {key: value for key, value in told.items() if value is not None} == stored_texts


def test_a_package_is_the_state_it_was_sealed_from(offices: tuple[Session, list[Commune]]) -> None:
    superior, (commune, *_) = offices
    for _ in range(10):
        commune.work()
    line = commune.send()
    data, state = line.sent[-1]
    keys = own_keys(commune.session.store)
    opened = open_scope(
        data, keys=own_keys(superior.store), sender_root_pk=keys.root_pk, sender_role=keys.role
    )
    assert normal(opened.state) == state
    assert scopes.owner_of(superior.store.connection, line.plan) is None
