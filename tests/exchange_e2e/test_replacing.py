"""A commune that lost everything comes back; two machines with one connection file; the old one is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from ccapp.domain.office import Role
from ccapp.domain.plan import RecordId
from ccapp.errors import RefusedError
from ccapp.services.folder import safekeeping
from ccapp.services.handover import connecting, directory, exchanging, replacing
from ccapp.services.handover.directory import Standing
from ccapp.services.handover.outcomes import Outcome, Result, package_code
from ccapp.services.session import Session
from ccapp.store import partners
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.offices import SUPERIOR, dump, exported, held, normal, stored

NAME = "UBND xã Một"


def hand_in(session: Session, world: World, plan: RecordId) -> Outcome:
    """Send a plan to the superior, which receives it."""
    sent = exchanging.send(session, plan, SUPERIOR, world.place)
    (outcome,) = exchanging.receive(world.superior, [sent.file])
    return outcome


@dataclass
class Machine:
    """A machine with a plan of its own."""

    session: Session
    plan: RecordId


@pytest.fixture
def anew(world: World, clock: Clock, plan_maker: PlanMaker, tmp_path: Path) -> Iterator[Machine]:
    """The first commune on a new machine, without any of its old data."""
    with ExitStack() as stack:
        session = safekeeping.init(tmp_path / "mới", name=NAME, role=Role.COMMUNE, who="Hoa", clock=clock)
        stack.callback(session.store.close)
        yield Machine(session, stored(session, plan_maker(session)))


def code_of(outcome: Outcome) -> str | None:
    """The code under which a file was refused."""
    assert outcome.error is not None
    return package_code(outcome.error)


class TestReissue:
    def test_the_old_identity_is_refused_and_the_new_one_taken(
        self, world: World, anew: Machine, tmp_path: Path
    ) -> None:
        assert hand_in(world.first, world, world.plan).result is Result.MERGED
        made = replacing.reissue(world.superior, NAME, tmp_path)
        connecting.connect(anew.session, connecting.read_invite(made.file))
        assert hand_in(anew.session, world, anew.plan).result is Result.MERGED
        assert held(world.superior, anew.plan) == normal(exported(anew.session, anew.plan))
        refused = hand_in(world.first, world, world.plan)
        assert refused.result is Result.REFUSED
        assert code_of(refused) == "E-THUHOI"
        assert refused.error is not None
        assert refused.error.facts["name"] == NAME
        (line,) = [each for each in directory.subordinates(world.superior) if each.name == NAME]
        assert (line.standing, line.office) == (Standing.CONNECTED, anew.session.store.office.id)
        old = partners.partner_of(world.superior.store.connection, world.first.store.office.id)
        assert old is not None
        assert old.replaced_by == anew.session.store.office.id

    def test_it_is_refused_before_the_new_one_came(self, world: World, tmp_path: Path) -> None:
        assert hand_in(world.first, world, world.plan).result is Result.MERGED
        replacing.reissue(world.superior, NAME, tmp_path)
        before = held(world.superior, world.plan)
        assert code_of(hand_in(world.first, world, world.plan)) == "E-THUHOI"
        assert held(world.superior, world.plan) == before
        (line,) = [each for each in directory.subordinates(world.superior) if each.name == NAME]
        assert line.standing is Standing.INVITED

    def test_an_office_back_from_its_backup_comes_in_with_the_new_file(
        self, world: World, tmp_path: Path
    ) -> None:
        assert hand_in(world.first, world, world.plan).result is Result.MERGED
        made = replacing.reissue(world.superior, NAME, tmp_path)
        connecting.connect(world.first, connecting.read_invite(made.file))
        again = hand_in(world.first, world, world.plan)
        assert again.result in (Result.NOTHING_NEW, Result.MERGED)

    def test_the_old_machine_is_told_and_sends_no_more(
        self, world: World, anew: Machine, tmp_path: Path
    ) -> None:
        assert hand_in(world.first, world, world.plan).result is Result.MERGED
        made = replacing.reissue(world.superior, NAME, tmp_path)
        sent = exchanging.send(world.first, world.plan, SUPERIOR, world.place)
        (refused,) = exchanging.receive(world.superior, [sent.file])
        notice = replacing.write_notice(world.superior, sent.file, tmp_path)
        (told,) = exchanging.receive(world.first, [notice])
        assert told.result is Result.REFUSED
        assert told.error is not None
        assert told.error.code == "identity-refused"
        with pytest.raises(RefusedError, match="identity-refused"):
            exchanging.send(world.first, world.plan, SUPERIOR, world.place)
        assert [each.office.name for each in replacing.refused_by(world.first)] == [SUPERIOR]
        assert code_of(refused) == "E-THUHOI"
        (elsewhere,) = exchanging.receive(anew.session, [notice])
        assert elsewhere.result is Result.REFUSED
        connecting.connect(world.first, connecting.read_invite(made.file))
        assert replacing.refused_by(world.first) == ()
        exchanging.send(world.first, world.plan, SUPERIOR, world.place)

    def test_nobody_in_force_gets_a_notice(self, world: World, tmp_path: Path) -> None:
        sent = exchanging.send(world.first, world.plan, SUPERIOR, world.place)
        exchanging.receive(world.superior, [sent.file])
        with pytest.raises(RefusedError, match="not-refused"):
            replacing.write_notice(world.superior, sent.file, tmp_path)

    def test_a_full_disk_refuses_nobody(self, world: World, tmp_path: Path) -> None:
        assert hand_in(world.first, world, world.plan).result is Result.MERGED
        before = dump(world.superior)
        with pytest.raises(Exception, match="file|folder"):
            replacing.reissue(world.superior, NAME, tmp_path / "không có")
        assert dump(world.superior) == before


class TestRivals:
    @pytest.fixture
    def rival(self, world: World, anew: Machine) -> Machine:
        """Both machines opened the one connection file; the first has been received."""
        (file,) = (world.place / "Một").glob("Tep ket noi*.khx")
        connecting.connect(anew.session, connecting.read_invite(file))
        assert hand_in(world.first, world, world.plan).result is Result.MERGED
        outcome = hand_in(anew.session, world, anew.plan)
        assert code_of(outcome) == "E-LOIMOI"
        return anew

    def test_both_are_shown_once(self, world: World, rival: Machine) -> None:
        hand_in(rival.session, world, rival.plan)
        (shown,) = replacing.list_rivals(world.superior)
        assert (shown.name, shown.first, shown.office) == (
            NAME,
            world.first.store.office.id,
            rival.session.store.office.id,
        )
        assert shown.at
        assert shown.first_at

    @pytest.mark.usefixtures("rival")
    def test_the_new_machine_is_taken_and_the_first_refused(self, world: World) -> None:
        (shown,) = replacing.list_rivals(world.superior)
        kept = replacing.accept_rival(world.superior, shown)
        (outcome,) = exchanging.receive(world.superior, [kept])
        assert outcome.result is Result.MERGED
        assert replacing.list_rivals(world.superior) == ()
        assert code_of(hand_in(world.first, world, world.plan)) == "E-THUHOI"

    def test_the_first_machine_stays(self, world: World, rival: Machine) -> None:
        (shown,) = replacing.list_rivals(world.superior)
        replacing.keep_first(world.superior, shown)
        assert code_of(hand_in(rival.session, world, rival.plan)) == "E-LOIMOI"
        assert replacing.list_rivals(world.superior) == ()
        assert hand_in(world.first, world, world.plan).result is Result.NOTHING_NEW
