"""An invitation is good for one office, and the safety brake holds what would hide much."""

from __future__ import annotations

import dataclasses
import json
import shutil
from pathlib import Path

import pytest

from ccapp.domain.office import Role
from ccapp.domain.scope import ScopeState
from ccapp.domain.versions import make_dot
from ccapp.exchange.errors import PackageError
from ccapp.services.folder import safekeeping
from ccapp.services.handover import connecting, exchanging
from ccapp.services.handover.outcomes import Result, package_code
from ccapp.services.session import Session
from ccapp.store import partners
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.offices import (
    commune_at,
    deliver,
    dump,
    exported,
    held,
    merged,
    normal,
    only,
    packed,
    stored,
    superior_at,
    with_record,
)


def without_rivals(session: Session) -> list[str]:
    """What an office holds, but for the note of the identity that was held back and the count of writes."""
    rows = dump(session).splitlines()
    return [row for row in rows if not row.startswith("('writes'") and ".khx', 0)" not in row]


class TestInvitation:
    NAME = "UBND xã Mới"

    def test_the_second_identity_is_refused_and_the_first_stays(
        self, world: World, clock: Clock, plan_maker: PlanMaker, tmp_path: Path
    ) -> None:
        file = connecting.invite(world.superior, self.NAME, tmp_path).file
        sessions = []
        for number in (1, 2):
            session = safekeeping.init(
                tmp_path / f"m{number}", name=self.NAME, role=Role.COMMUNE, who="Lan", clock=clock
            )
            connecting.connect(session, connecting.read_invite(file))
            sessions.append((session, stored(session, plan_maker(session))))
        (first, plan), (second, _) = sessions
        merged(world.superior, packed(first, exported(first, plan)), tmp_path)
        before = without_rivals(world.superior)
        for session, own in sessions[1:]:
            outcome = deliver(world.superior, packed(session, exported(session, own)), tmp_path)
            assert outcome.result is Result.REFUSED
            assert isinstance(outcome.error, PackageError)
            assert outcome.error.code == "E-LOIMOI"
            assert outcome.error.facts["name"] == self.NAME
            assert outcome.error.facts["first"] == first.store.office.id
            assert outcome.error.facts["second"] == second.store.office.id
        assert without_rivals(world.superior) == before
        assert held(world.superior, plan) == normal(exported(first, plan))
        again = connecting.invite(world.superior, self.NAME, tmp_path).file
        connecting.connect(second, connecting.read_invite(again))
        merged(world.superior, packed(second, exported(second, sessions[1][1])), tmp_path)
        for session, _ in sessions:
            session.store.close()

    def test_the_first_package_proves_and_the_rest_need_no_proof(self, world: World) -> None:
        connection = world.superior.store.connection
        office = world.first.store.office.id
        assert partners.partner_of(connection, office) is None
        merged(world.superior, packed(world.first, exported(world.first, world.plan)), world.place)
        known = partners.partner_of(connection, office)
        assert known is not None
        assert (known.confirmed, known.office.name) == (True, "UBND xã Một")

    def test_an_invitation_of_another_superior_proves_nothing(
        self, world: World, clock: Clock, plan_maker: PlanMaker, tmp_path: Path
    ) -> None:
        other = superior_at(tmp_path / "sở khác", clock)
        stranger = commune_at(tmp_path / "lạ", other, "UBND xã Lạ", clock)
        plan = stored(stranger, plan_maker(stranger))
        before = dump(world.superior)
        outcome = deliver(world.superior, packed(stranger, exported(stranger, plan)), tmp_path)
        assert outcome.error is not None
        assert package_code(outcome.error) == "E-NGUOIGUI"
        assert dump(world.superior) == before
        stranger.store.close()
        other.store.close()

    def test_a_guessed_secret_proves_nothing(self, world: World) -> None:
        """The id of an invitation is in the header for all to see; the secret is what counts."""
        connection = world.second.store.connection
        connection.execute("UPDATE partner SET secret = ?", ("A" * 43 + "=",))
        before = dump(world.superior)
        outcome = deliver(
            world.superior, packed(world.second, exported(world.second, world.other_plan)), world.place
        )
        assert outcome.error is not None
        assert (outcome.error.code, outcome.error.facts["reason"]) == ("E-NGUOIGUI", "join-mac")
        assert dump(world.superior) == before

    def test_a_refused_first_package_does_not_use_the_invitation_up(self, world: World) -> None:
        state = exported(world.first, world.plan)
        bad = with_record(state, world.plan, title=5)
        assert deliver(world.superior, packed(world.first, bad), world.place).result is Result.REFUSED
        used = world.superior.store.connection.execute(
            "SELECT count(*) FROM invitation WHERE office_id IS NOT NULL"
        )
        assert used.fetchone() == (0,)
        merged(world.superior, packed(world.first, state), world.place)

    def test_an_office_with_new_keys_is_not_let_in_by_its_old_invitation(
        self, world: World, clock: Clock, tmp_path: Path
    ) -> None:
        """Somebody has the data folder of a commune but not its keys."""
        merged(world.superior, packed(world.first, exported(world.first, world.plan)), tmp_path)
        stolen = tmp_path / "trộm"
        shutil.copytree(world.first.store.folder, stolen, ignore=shutil.ignore_patterns("lock", "*-shm"))
        (stolen / "identity.json").unlink()
        thief = safekeeping.open_session(stolen, who="x", clock=clock)
        before = dump(world.superior)
        outcome = deliver(world.superior, packed(thief, exported(thief, world.plan)), tmp_path)
        assert outcome.error is not None
        assert package_code(outcome.error) == "E-NGUOIGUI"
        assert dump(world.superior) == before
        thief.store.close()


def hiding(state: ScopeState, *records: str) -> ScopeState:
    """A newer state in which these records carry the mark of deletion."""
    ((device, counter),) = state.vector.items()
    dot = make_dot(device, counter + 1)
    for record in records:
        state = with_record(state, record, deleted=json.dumps({"by": "Lan"}))
    marked = tuple(
        dataclasses.replace(each, versions={"deleted": dot}) if each.id in records else each
        for each in state.records
    )
    return dataclasses.replace(state, vector={device: counter + 1}, records=marked)


class TestBrake:
    """The small plan has a plan, an appendix, two sections, three tasks and four leaves: eleven records."""

    @pytest.fixture
    def state(self, world: World) -> ScopeState:
        """What the superior already has of the first commune."""
        state = exported(world.first, world.plan)
        merged(world.superior, packed(world.first, state), world.place)
        assert len(state.records) == 11
        return state

    @pytest.mark.parametrize(
        ("kind", "level", "hidden"),
        [("plan", None, 11), ("appendix", None, 10), ("item", "section", 6)],
        ids=["the plan", "the table", "a section"],
    )
    def test_one_mark_that_hides_much_is_held(
        self, world: World, state: ScopeState, kind: str, level: str | None, hidden: int
    ) -> None:
        data = packed(world.first, hiding(state, only(state, kind, level).id))
        before = dump(world.superior)
        outcome = deliver(world.superior, data, world.place)
        assert outcome.result is Result.HELD
        assert outcome.error is not None
        assert outcome.error.facts == {"deleted": hidden, "alive": 11}
        assert dump(world.superior) == before
        assert list((world.superior.store.folder / "inbox").glob("*.khx")) != []
        assert deliver(world.superior, data, world.place, accept=True).result is Result.MERGED
        assert held(world.superior, world.plan) == normal(hiding(state, only(state, kind, level).id))
        assert deliver(world.superior, data, world.place).result is Result.NOTHING_NEW

    def test_a_few_lines_pass(self, world: World, state: ScopeState) -> None:
        leaves = [each.id for each in state.records if each.fields.get("level") == "product"]
        merged(world.superior, packed(world.first, hiding(state, *leaves)), world.place)

    def test_five_lines_do_not(self, world: World, state: ScopeState) -> None:
        lines = [each.id for each in state.records if each.fields.get("level") in ("product", "task")]
        outcome = deliver(world.superior, packed(world.first, hiding(state, *lines[:5])), world.place)
        assert outcome.result is Result.HELD

    def test_a_yes_for_one_file_is_none_for_the_next(self, world: World, state: ScopeState) -> None:
        gone = hiding(state, only(state, "appendix").id)
        first, second = (packed(world.first, each) for each in (state, gone))
        assert deliver(world.superior, first, world.place, accept=True).result is Result.NOTHING_NEW
        assert deliver(world.superior, second, world.place).result is Result.HELD


def test_what_was_received_is_listed_once(world: World) -> None:
    for number in range(3):
        state = exported(world.first, world.plan)
        outcome = deliver(world.superior, packed(world.first, state, number + 1), world.place)
        assert outcome.result is (Result.NOTHING_NEW if number else Result.MERGED)
    (entry,) = exchanging.collected(world.superior)
    assert (entry.plan, entry.sequence) == (world.plan, 1)
