"""A superior gives an office its plan back: the way out for one that lost what it had sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccapp.domain.office import Role
from ccapp.domain.scope import ScopeRecord
from ccapp.domain.versions import make_dot
from ccapp.errors import RefusedError
from ccapp.exchange.errors import PackageError
from ccapp.exchange.header import PackageKind
from ccapp.exchange.package import open_scope
from ccapp.services.folder import safekeeping
from ccapp.services.handover import (
    both_edited,
    connecting,
    exchanging,
    own_machines,
    receptions,
    recovering,
    replacing,
)
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import Outcome, Result
from ccapp.services.handover.sealing import sealed
from ccapp.services.paper import issuing
from ccapp.services.plans import pen
from ccapp.services.plans.planning import show_head
from ccapp.services.session import Session
from ccapp.store import database, partners, scopes
from ccapp.store.attachments import place_of
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.conftest import SCAN, SIGNING, Desk, World
from tests.exchange_e2e.machines import cell, image_of, put_back, write
from tests.exchange_e2e.offices import SUPERIOR, deliver, dump, exported, held, normal, packed, stored


def hand_over(session: Session, world: World) -> Outcome:
    """Send the plan, and let the superior judge it."""
    sent = exchanging.send(session, world.plan, SUPERIOR, world.place)
    (outcome,) = exchanging.receive(world.superior, [sent.file])
    return outcome


def code(outcome: Outcome) -> str:
    assert outcome.error is not None
    return outcome.error.code


def given(world: World) -> Path:
    return recovering.give_back(world.superior, world.plan, world.place).file


@pytest.fixture
def reinstalled(world: World, clock: Clock, tmp_path: Path) -> Iterator[Session]:
    """The machine is gone; yesterday's backup lacks what was sent today, and work went on with it."""
    backup = safekeeping.backup(world.first, tmp_path / "hôm qua.ccbak")
    write(world.first, world.plan, "Quý III/2026")
    write(world.first, world.plan, "Một", at=1, field="lead")
    assert hand_over(world.first, world).result is Result.MERGED
    safekeeping.restore(tmp_path / "mới", backup, who="Hoa", clock=clock)
    session = safekeeping.open_session(tmp_path / "mới", who="Hoa", clock=clock)
    write(session, world.plan, "Hai", at=2, field="lead")
    yield session
    session.store.close()


def test_an_older_backup_gets_back_what_was_sent_and_sends_again(world: World, reinstalled: Session) -> None:
    assert code(hand_over(reinstalled, world)) == "E-HAIMAY"
    file = given(world)
    before = dump(reinstalled)
    (asked,) = exchanging.receive(reinstalled, [file])
    assert (asked.result, code(asked)) == (Result.HELD, recovering.WAITS)
    assert dump(reinstalled) == before
    (taken,) = exchanging.receive(reinstalled, [file], accept=True)
    assert (taken.result, taken.twice) == (Result.MERGED, 0)
    assert cell(reinstalled, world.plan) == "Quý III/2026"
    assert cell(reinstalled, world.plan, 1, "lead") == "Một"
    assert cell(reinstalled, world.plan, 2, "lead") == "Hai"
    assert both_edited.list_both(reinstalled) == ()
    assert hand_over(reinstalled, world).result is Result.MERGED
    assert held(world.superior, world.plan) == held(reinstalled, world.plan)


def test_what_both_wrote_stands_side_by_side(world: World, reinstalled: Session) -> None:
    write(reinstalled, world.plan, "Tháng 9/2026")
    exchanging.receive(reinstalled, [given(world)], accept=True)
    (one,) = both_edited.list_both(reinstalled)
    assert {each.words for each in one.choices} == {"Quý III/2026", "Tháng 9/2026"}
    assert hand_over(reinstalled, world).result is Result.MERGED


def test_a_second_and_an_older_file_change_nothing(world: World, reinstalled: Session) -> None:
    first, again = given(world), given(world)
    exchanging.receive(reinstalled, [first], accept=True)
    write(reinstalled, world.plan, "Quý IV/2026")
    state = normal(exported(reinstalled, world.plan))
    assert [each.result for each in exchanging.receive(reinstalled, [first])] == [Result.NOTHING_NEW]
    assert [each.result for each in exchanging.receive(reinstalled, [again])] == [Result.OLDER]
    assert normal(exported(reinstalled, world.plan)) == state


def test_a_plan_made_since_comes_back_whole_with_its_files(
    world: World, clock: Clock, plan_maker: PlanMaker, tmp_path: Path
) -> None:
    """The backup is of before the plan was made; the signed copy is what is asked for first."""
    backup = safekeeping.backup(world.first, tmp_path / "hôm qua.ccbak")
    scan = tmp_path / "KH 07.png"
    scan.write_bytes(SCAN)
    more = stored(world.first, plan_maker(world.first))
    issuing.issue(world.first, more, SIGNING, scan)
    sent = exchanging.send(world.first, more, SUPERIOR, tmp_path)
    exchanging.receive(world.superior, [sent.file])
    safekeeping.restore(tmp_path / "mới", backup, who="Hoa", clock=clock)
    fresh = safekeeping.open_session(tmp_path / "mới", who="Hoa", clock=clock)
    made = recovering.give_back(world.superior, more, world.place)
    assert (made.attachments, made.left) == (1, ())
    (taken,) = exchanging.receive(fresh, [made.file], accept=True)
    assert (taken.result, taken.plan) == (Result.MERGED, more)
    assert held(fresh, more) == held(world.superior, more)
    assert scopes.owner_of(fresh.store.connection, more) == fresh.store.office.id
    (evidence,) = [each for each in exported(fresh, more).records if each.type == "evidence"]
    assert place_of(fresh.store.folder, str(evidence.fields["sha256"])).read_bytes() == SCAN
    database.require_sound(fresh.store.connection)
    fresh.store.close()


def test_a_drive_put_back_is_frozen_out_until_it_is_healed(world: World, tmp_path: Path) -> None:
    """The first of its packages is lost, so no running number comes twice: its state alone gives it away."""
    image, device = image_of(world.first, tmp_path), world.first.store.device
    write(world.first, world.plan, "Quý III/2026")
    assert hand_over(world.first, world).result is Result.MERGED
    frozen = put_back(world.first, image, notes_too=True)
    assert frozen.store.device == device
    write(frozen, world.plan, "Quý IV/2026")
    exchanging.send(frozen, world.plan, SUPERIOR, world.place)
    for text in ("UBND xã", "Văn phòng"):
        write(frozen, world.plan, text, field="lead")
        refused = hand_over(frozen, world)
        assert code(refused) == "E-HAIMAY"
    assert cell(world.superior, world.plan) == "Quý III/2026"
    (taken,) = exchanging.receive(frozen, [given(world)], accept=True)
    assert taken.result is Result.MERGED
    assert frozen.store.device != device
    (one,) = [each for each in both_edited.list_both(frozen) if each.field == "deadline"]
    assert {each.words for each in one.choices} == {"Quý III/2026", "Quý IV/2026"}
    both_edited.take_value(frozen, one, one.choices[0].dot)
    assert hand_over(frozen, world).result is Result.MERGED
    assert held(world.superior, world.plan) == held(frozen, world.plan)
    assert cell(world.superior, world.plan) == cell(frozen, world.plan) == one.choices[0].words
    frozen.store.close()


def test_it_leaves_the_pen_where_it_is(world: World, tmp_path: Path) -> None:
    hand_over(world.first, world)
    file = given(world)
    own_machines.carry(world.first, tmp_path)
    exchanging.receive(world.first, [file], accept=True)
    assert pen.pen_away(world.first) is not None


class TestNobodyElse:
    @pytest.fixture(autouse=True)
    def _sent(self, world: World) -> None:
        assert hand_over(world.first, world).result is Result.MERGED

    def test_another_commune_cannot_read_it(self, world: World) -> None:
        (outcome,) = exchanging.receive(world.second, [given(world)], accept=True)
        assert code(outcome) == "E-NHAMNGUOI"

    def test_only_what_another_office_sent_is_given_back(self, world: World, plan_maker: PlanMaker) -> None:
        own = stored(world.superior, plan_maker(world.superior))
        for session, plan in ((world.superior, own), (world.first, world.plan)):
            with pytest.raises(RefusedError, match="recovery-own"):
                recovering.give_back(session, plan, world.place)

    def test_an_identity_that_is_refused_gets_nothing(self, world: World, tmp_path: Path) -> None:
        replacing.reissue(world.superior, world.first.store.office.id, tmp_path)
        with pytest.raises(RefusedError, match="recovery-awaits"):
            given(world)

    def test_a_superior_cannot_write_as_itself(self, world: World) -> None:
        """Only what devices of the office have written comes back; its own marks in it refuse the whole."""
        device = world.superior.store.device
        with world.first.store.writing() as connection:
            partners.note_devices(connection, world.superior.store.office.id, [device])
        state = exported(world.superior, world.plan)
        line = next(each for each in state.records if each.type == "item")
        forged = ScopeRecord(
            type="item",
            id=line.id,
            fields={**line.fields, "title": "Sở sửa"},
            versions={**line.versions, "title": make_dot(device, 5)},
        )
        records = tuple(forged if each.id == line.id else each for each in state.records)
        lied = replace(state, vector={**state.vector, device: 5}, records=records)
        partner = partners.find_partner(world.superior.store.connection, world.first.store.office.id)
        head = next(each for each in exchanging.collected(world.superior) if each.plan == world.plan)
        plan = show_head(world.superior, head.plan)
        package, _ = sealed(world.superior, plan, partner, lied, PackageKind.RECOVERY)
        path = world.place / "giả.khx"
        path.write_bytes(package.data)
        before = normal(exported(world.first, world.plan))
        (outcome,) = exchanging.receive(world.first, [path], accept=True)
        assert code(outcome) == "E-QUYEN"
        assert normal(exported(world.first, world.plan)) == before

    def test_a_commune_gives_nothing_back(self, world: World) -> None:
        """Opened by one who knows the sender as a commune, it is refused though all else holds."""
        data = given(world).read_bytes()
        keys, root = own_keys(world.first.store), own_keys(world.superior.store).root_pk
        with pytest.raises(PackageError, match="E-QUYEN"):
            open_scope(data, keys=keys, sender_root_pk=root, sender_role=Role.COMMUNE)
        opened = open_scope(data, keys=keys, sender_root_pk=root, sender_role=Role.SUPERIOR)
        assert opened.header.kind is PackageKind.RECOVERY


class TestEverythingLost:
    """No backup at all: a new identity by a connection file issued again, and the plan comes back to it."""

    @pytest.fixture
    def anew(self, world: World, clock: Clock, plan_maker: PlanMaker, tmp_path: Path) -> Iterator[Session]:
        write(world.first, world.plan, "Quý III/2026")
        assert hand_over(world.first, world).result is Result.MERGED
        name = world.first.store.office.name
        session = safekeeping.init(tmp_path / "mới", name=name, role=Role.COMMUNE, who="Hoa", clock=clock)
        made = replacing.reissue(world.superior, name, tmp_path)
        connecting.connect(session, connecting.read_invite(made.file))
        draft = stored(session, plan_maker(session))
        sent = exchanging.send(session, draft, SUPERIOR, world.place)
        assert exchanging.receive(world.superior, [sent.file])[0].result is Result.MERGED
        yield session
        session.store.close()

    def test_the_plan_is_its_own_again(self, world: World, anew: Session) -> None:
        (taken,) = exchanging.receive(anew, [given(world)], accept=True)
        assert taken.result is Result.MERGED
        assert cell(anew, world.plan) == "Quý III/2026"
        assert scopes.owner_of(anew.store.connection, world.plan) == anew.store.office.id
        write(anew, world.plan, "Quý IV/2026")
        assert hand_over(anew, world).result is Result.MERGED
        assert held(world.superior, world.plan) == held(anew, world.plan)
        plans = [each for each in exchanging.collected(world.superior) if each.plan == world.plan]
        assert [each.office.id for each in plans] == [anew.store.office.id]
        database.require_sound(world.superior.store.connection)
        database.require_sound(anew.store.connection)
        assert code(hand_over(world.first, world)) == "E-THUHOI"
        again = recovering.give_back(world.superior, world.plan, world.place)
        assert exchanging.receive(anew, [again.file])[0].result is Result.NOTHING_NEW

    def test_no_other_office_may_claim_it(self, world: World, anew: Session) -> None:
        exchanging.receive(anew, [given(world)], accept=True)
        state = exported(anew, world.plan)
        thief = world.second.store.office.id
        records = tuple(
            replace(each, fields={**each.fields, "office_id": thief}) if each.type == "plan" else each
            for each in state.records
        )
        before = held(world.superior, world.plan)
        claimed = packed(world.second, replace(state, office=thief, records=records))
        assert code(deliver(world.superior, claimed, world.place)) == "E-QUYEN"
        assert held(world.superior, world.plan) == before

    def test_the_reception_can_be_taken_back(self, world: World, anew: Session) -> None:
        exchanging.receive(anew, [given(world)], accept=True)
        write(anew, world.plan, "Quý IV/2026")
        outcome = hand_over(anew, world)
        receptions.undo_receptions(world.superior, [outcome.run])
        assert cell(world.superior, world.plan) == "Quý III/2026"
        assert hand_over(anew, world).result is Result.MERGED
        assert held(world.superior, world.plan) == held(anew, world.plan)


def test_the_verb_and_its_yes(superior: Desk, connected: Desk, stick: Path) -> None:
    sent = connected.done("send", "--out", stick, "--to", SUPERIOR)
    superior.done("receive", sent["file"])
    (office,) = superior.done("collected")["offices"]
    made = superior.done("giveback", office["plans"][0]["plan"], "--out", stick)
    assert made["records"] > 0
    (shown,) = connected.done("receive", made["file"])["files"]
    assert shown["result"] == "nothing-new"
    superior("giveback", "không-có", "--out", stick).refused()
