"""Keys exchanged and devices revoked between real offices; chains that lie are refused."""

from __future__ import annotations

import base64
import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from ccapp import __version__
from ccapp.domain.office import Role
from ccapp.errors import RefusedError
from ccapp.exchange import crypto, keyevents
from ccapp.exchange.errors import PackageError
from ccapp.exchange.keyevents import Introduced, KeyEvent
from ccapp.exchange.keys import new_office
from ccapp.services.collected import decisions
from ccapp.services.folder import safekeeping
from ccapp.services.handover import directory, exchanging, replacing, rotation
from ccapp.services.handover.keyring import own_chain, own_keys
from ccapp.services.handover.outcomes import Outcome, Result, package_code
from ccapp.services.session import Session
from ccapp.store import partner_keys, partners
from ccapp.store.partners import Partner
from ccapp.store.writers import is_of
from tests.conftest import Clock, PlanMaker
from tests.exchange_e2e.conftest import Desk, World
from tests.exchange_e2e.machines import Copies, cell, write
from tests.exchange_e2e.offices import SUPERIOR, dump, exported, held, merged, packed, stored


def hand_in(world: World, session: Session | None = None) -> Outcome:
    """The first commune's plan, sent and received."""
    sent = exchanging.send(session or world.first, world.plan, SUPERIOR, world.place)
    return exchanging.receive(world.superior, [sent.file])[0]


def told(world: World, session: Session | None = None) -> Outcome:
    """The commune's key events, written and received."""
    file = rotation.write_chain(session or world.first, world.place)
    return exchanging.receive(world.superior, [file])[0]


def code_of(outcome: Outcome) -> str | None:
    assert outcome.error is not None
    return package_code(outcome.error)


def root_known(world: World) -> str:
    known = partners.partner_of(world.superior.store.connection, world.first.store.office.id)
    assert known is not None
    return known.root_pk


def test_a_new_root_is_believed_by_the_old_one(world: World, clock: Clock) -> None:
    assert hand_in(world).result is Result.MERGED
    before = root_known(world)
    rotation.renew_root(world.first)
    assert code_of(hand_in(world)) == "E-NGUOIGUI"
    assert told(world).result is Result.CARD
    assert root_known(world) != before
    assert hand_in(world).result in (Result.NOTHING_NEW, Result.MERGED)
    folder = world.first.store.folder
    world.first.store.close()
    again = safekeeping.open_session(folder, who="Lan", clock=clock)
    assert len(own_chain(again.store)) == 1
    assert hand_in(world, again).error is None
    again.store.close()


def test_several_steps_are_followed_at_once_and_twice(world: World) -> None:
    assert hand_in(world).result is Result.MERGED
    rotation.renew_root(world.first)
    rotation.renew_encryption(world.first)
    rotation.renew_root(world.first)
    assert told(world).error is None
    known = root_known(world)
    assert told(world).error is None
    assert root_known(world) == known
    rotation.renew_root(world.first)
    assert told(world).error is None
    assert hand_in(world).error is None


def test_what_was_sealed_to_the_old_key_is_still_read(world: World) -> None:
    """The superior changes its key while a commune's file is on its way."""
    sent = exchanging.send(world.first, world.plan, SUPERIOR, world.place)
    rotation.renew_encryption(world.superior)
    assert exchanging.receive(world.superior, [sent.file])[0].result is Result.MERGED
    file = rotation.write_chain(world.superior, world.place)
    assert exchanging.receive(world.first, [file])[0].error is None
    known = partners.find_partner(world.first.store.connection, SUPERIOR)
    assert known.enc_pk == _text(own_keys(world.superior.store).enc_pk)
    assert hand_in(world).error is None


def _text(raw: bytes) -> str:
    import base64

    return base64.b64encode(raw).decode("ascii")


def test_a_revoked_device_is_refused_beyond_its_last_number(
    world: World, clock: Clock, tmp_path: Path
) -> None:
    assert hand_in(world).result is Result.MERGED
    late = exchanging.send(world.first, world.plan, SUPERIOR, world.place)
    out = safekeeping.backup(world.first, tmp_path / "a.ccbak")
    safekeeping.restore(tmp_path / "mới", out, who="Hoa", clock=clock)
    new = safekeeping.open_session(tmp_path / "mới", who="Hoa", clock=clock)
    rotation.revoke(new, world.first.store.device, 1)
    assert told(world, new).error is None
    assert code_of(exchanging.receive(world.superior, [late.file])[0]) == "E-THUHOI"
    assert hand_in(world, new).error is None
    with pytest.raises(RefusedError, match="revoke-self"):
        rotation.revoke(new, new.store.device, 0)
    new.store.close()


def test_a_revocation_is_never_taken_back(world: World) -> None:
    assert hand_in(world).result is Result.MERGED
    device = world.second.store.device
    rotation.revoke(world.first, device, 3)
    rotation.revoke(world.first, device, 900)
    assert told(world).error is None
    kept = partner_keys.revoked_of(world.superior.store.connection, world.first.store.office.id)
    assert kept == {device: 3}


def test_a_stranger_s_chain_is_refused(world: World) -> None:
    rotation.renew_root(world.first)
    before = dump(world.superior)
    assert code_of(told(world)) == "E-NGUOIGUI"
    assert dump(world.superior) == before


def test_a_backup_and_a_copy_carry_chain_and_old_keys(world: World, clock: Clock, tmp_path: Path) -> None:
    rotation.renew_encryption(world.first)
    rotation.renew_root(world.first)
    mine = own_keys(world.first.store)
    out = safekeeping.backup(world.first, tmp_path / "a.ccbak")
    safekeeping.restore(tmp_path / "mới", out, who="Hoa", clock=clock)
    new = safekeeping.open_session(tmp_path / "mới", who="Hoa", clock=clock)
    theirs = own_keys(new.store)
    assert (theirs.root, theirs.encryption, theirs.older) == (mine.root, mine.encryption, mine.older)
    assert len(own_chain(new.store)) == 2
    new.store.close()


def swap(chain: tuple[KeyEvent, ...]) -> tuple[KeyEvent, ...]:
    return chain[::-1]


def drop(chain: tuple[KeyEvent, ...]) -> tuple[KeyEvent, ...]:
    return chain[1:]


def unsigned(chain: tuple[KeyEvent, ...]) -> tuple[KeyEvent, ...]:
    return (dataclasses.replace(chain[0], signature=bytes(64)), *chain[1:])


def not_by_itself(chain: tuple[KeyEvent, ...]) -> tuple[KeyEvent, ...]:
    return (dataclasses.replace(chain[0], own=bytes(64)), *chain[1:])


def rewritten(chain: tuple[KeyEvent, ...]) -> tuple[KeyEvent, ...]:
    statement = chain[0].statement.replace(b'"n":1', b'"n":2')
    return (dataclasses.replace(chain[0], statement=statement), *chain[1:])


@pytest.mark.parametrize("spoil", [swap, drop, unsigned, not_by_itself, rewritten])
def test_a_chain_that_lies_is_refused(
    world: World, spoil: Callable[[tuple[KeyEvent, ...]], tuple[KeyEvent, ...]]
) -> None:
    root_pk = own_keys(world.first.store).root_pk
    rotation.renew_root(world.first)
    rotation.renew_root(world.first)
    keys, chain = own_keys(world.first.store), own_chain(world.first.store)
    good = keyevents.seal_chain(chain, keys, made=world.first.clock(), app=__version__)
    assert keyevents.open_chain(good, root_pk)[0].root_pk == keys.root_pk
    bad = keyevents.seal_chain(spoil(chain), keys, made=world.first.clock(), app=__version__)
    with pytest.raises(PackageError) as caught:
        keyevents.open_chain(bad, root_pk)
    assert caught.value.code == "E-NGUOIGUI"


@pytest.mark.parametrize("steps", [0, 1])
def test_a_thief_of_a_device_key_alone_can_say_nothing_of_keys(world: World, steps: int) -> None:
    """It signs files, not links: a link of its own root is none of the office's, whatever stood before."""
    for _ in range(steps):
        rotation.renew_root(world.first)
    keys, chain = own_keys(world.first.store), own_chain(world.first.store)
    thief = dataclasses.replace(keys, root=crypto.new_key())
    other = crypto.encryption_public(crypto.new_key())
    for link in (
        keyevents.new_root(chain, thief, crypto.new_key()),
        keyevents.new_encryption(chain, thief, other),
        keyevents.revoked(chain, thief, keys.device, 0),
    ):
        data = keyevents.seal_chain((*chain, link), keys, made=world.first.clock(), app=__version__)
        with pytest.raises(PackageError) as caught:
            keyevents.open_chain(data, keys.root_pk)
        assert caught.value.code == "E-NGUOIGUI"


def test_an_older_file_after_a_newer_one_puts_no_key_back(world: World) -> None:
    """Both are signed by the same root: only how many events they tell of says which is the newer."""
    exchanging.receive(world.superior, [exchanging.send(world.first, "", SUPERIOR, world.place).file])
    files = []
    for number in range(2):
        rotation.renew_encryption(world.first)
        folder = world.place / f"khóa {number}"
        folder.mkdir()
        files.append(rotation.write_chain(world.first, folder))
    for file in (files[1], files[0], files[1]):
        exchanging.receive(world.superior, [file])
        known = partners.partner_of(world.superior.store.connection, world.first.store.office.id)
        assert known is not None
        assert base64.b64decode(known.enc_pk) == own_keys(world.first.store).enc_pk


class TestAStolenMachine:
    """Its key counts far ahead; the office says that it is not to be believed, and goes on."""

    @pytest.fixture
    def stolen(self, world: World, machines: Copies) -> Session:
        """A second machine of the commune, in other hands: what it sent is at the superior."""
        thief = machines("Trộm")
        sent = exchanging.send(world.first, world.plan, SUPERIOR, world.place)
        assert exchanging.receive(world.superior, [sent.file])[0].result is Result.MERGED
        write(thief, world.plan, "Của kẻ trộm")
        state = exported(thief, world.plan)
        own = next(each for each in state.vector if is_of(each, thief.store.device))
        far = {**state.vector, own: state.vector[own] + 9_000_000}
        merged(world.superior, packed(thief, dataclasses.replace(state, vector=far), 7), world.place)
        assert cell(world.superior, world.plan) == "Của kẻ trộm"
        return thief

    def test_it_does_not_keep_out_its_successor(self, world: World, stolen: Session, tmp_path: Path) -> None:
        write(world.first, world.plan, "Quý III/2026")
        sent = exchanging.send(world.first, world.plan, SUPERIOR, world.place)
        (outcome,) = exchanging.receive(world.superior, [sent.file])
        assert outcome.error is not None
        assert outcome.error.code == "E-HAIMAY"
        rotation.revoke(world.first, stolen.store.device, 0)
        exchanging.receive(world.superior, [rotation.write_chain(world.first, tmp_path)])
        assert cell(world.superior, world.plan) != "Của kẻ trộm"
        (outcome,) = exchanging.receive(world.superior, [sent.file])
        assert outcome.result is Result.MERGED
        assert held(world.superior, world.plan) == held(world.first, world.plan)
        again = exchanging.send(stolen, world.plan, SUPERIOR, world.place)
        (refused,) = exchanging.receive(world.superior, [again.file])
        assert refused.error is not None
        assert refused.error.code == "E-THUHOI"

    def test_what_it_sent_before_stays(self, world: World, stolen: Session, tmp_path: Path) -> None:
        rotation.revoke(world.first, stolen.store.device, 7)
        exchanging.receive(world.superior, [rotation.write_chain(world.first, tmp_path)])
        assert cell(world.superior, world.plan) == "Của kẻ trộm"

    def test_accepted_data_is_left_to_people(self, world: World, stolen: Session, tmp_path: Path) -> None:
        decisions.accept_data(world.superior, world.plan)
        rotation.revoke(world.first, stolen.store.device, 0)
        exchanging.receive(world.superior, [rotation.write_chain(world.first, tmp_path)])
        assert cell(world.superior, world.plan) == "Của kẻ trộm"

    def test_the_first_package_of_a_plan_goes_whole(
        self, world: World, stolen: Session, plan_maker: PlanMaker, tmp_path: Path
    ) -> None:
        """Made by the thief alone."""
        made = stored(stolen, plan_maker(stolen))
        sent = exchanging.send(stolen, made, SUPERIOR, world.place)
        exchanging.receive(world.superior, [sent.file])
        rotation.revoke(world.first, stolen.store.device, 7)
        exchanging.receive(world.superior, [rotation.write_chain(world.first, tmp_path)])
        assert held(world.superior, made) is not None  # number 1: to be believed
        rotation.revoke(world.first, stolen.store.device, 0)
        exchanging.receive(world.superior, [rotation.write_chain(world.first, tmp_path)])
        assert held(world.superior, made) is None


def test_the_verb_keys(superior: Desk, connected: Desk, stick: Path) -> None:
    sent = connected.done("send", "--to", SUPERIOR, "--out", stick)
    superior.done("receive", sent["file"])
    first = connected.done("keys")
    (own,) = first["machines"]
    assert (own["device"], own["last"], first["events"], first["file"]) == (first["device"], None, 0, None)
    assert own["counted"] > 0
    connected("keys", "--revoke", first["device"]).refused("máy đang dùng")
    connected("keys", "--revoke", "AAAA").refused("AAAA")
    assert connected.done("keys", "--renew", "encryption")["events"] == 1
    told = connected.done("keys", "--renew", "root", "--out", stick)
    assert told["events"] == 2
    sent = connected.done("send", "--to", SUPERIOR, "--out", stick)
    assert superior("receive", sent["file"]).object["files"][0]["code"] == "E-NGUOIGUI"
    assert superior.done("receive", told["file"])["files"][0]["result"] == "card"
    assert superior.done("receive", sent["file"])["files"][0]["result"] == "nothing-new"


class TestRoster:
    """A superior introduces its communes to each other: nobody compares digits."""

    @pytest.fixture
    def file(self, world: World, tmp_path: Path) -> Path:
        for session, plan in ((world.first, world.plan), (world.second, world.other_plan)):
            sent = exchanging.send(session, plan, SUPERIOR, world.place)
            assert exchanging.receive(world.superior, [sent.file])[0].result is Result.MERGED
        return rotation.write_chain(world.superior, tmp_path, roster=True)

    def test_they_know_each_other_and_can_send(self, world: World, file: Path) -> None:
        for session in (world.first, world.second):
            assert [each.result for each in exchanging.receive(session, [file, file])] == [Result.CARD] * 2
        (found,) = directory.neighbours(world.first)
        assert (found.office.id, found.office.name) == (world.second.store.office.id, "UBND xã Hai")
        sent = exchanging.send(world.first, world.plan, "UBND xã Hai", world.place)
        (outcome,) = exchanging.receive(world.second, [sent.file])
        assert outcome.result is Result.MERGED
        assert held(world.second, world.plan) == held(world.first, world.plan)

    def test_without_it_they_are_strangers(self, world: World, tmp_path: Path) -> None:
        exchanging.receive(world.first, [rotation.write_chain(world.superior, tmp_path)])
        assert directory.neighbours(world.first) == ()

    def test_an_office_whose_identity_is_refused_is_not_introduced(
        self, world: World, file: Path, tmp_path: Path
    ) -> None:
        assert file
        replacing.reissue(world.superior, world.second.store.office.id, tmp_path)
        exchanging.receive(world.first, [rotation.write_chain(world.superior, tmp_path, roster=True)])
        assert directory.neighbours(world.first) == ()

    def test_what_was_confirmed_by_oneself_stays(self, world: World, file: Path) -> None:
        other = dataclasses.replace(new_office(Role.COMMUNE), office=world.second.store.office.id)
        root = base64.b64encode(other.root_pk).decode()
        known = Partner(
            office=world.second.store.office, root_pk=root, enc_pk=base64.b64encode(other.enc_pk).decode(),
            confirmed=True,
        )  # fmt: skip
        with world.first.store.writing() as connection:
            partners.save_partner(connection, known, "2026-01-05T10:00:00+07:00")
        exchanging.receive(world.first, [file])
        (found,) = directory.neighbours(world.first)
        assert found.root_pk == root

    def test_a_commune_introduces_nobody(self, world: World, file: Path, tmp_path: Path) -> None:
        """Neither by the program nor by a file that it signs itself."""
        with pytest.raises(RefusedError, match="invite-not-superior"):
            rotation.write_chain(world.first, tmp_path, roster=True)
        exchanging.receive(world.second, [file])
        third = new_office(Role.COMMUNE)
        said = Introduced(
            office=third.office,
            name="UBND xã Ba",
            role=Role.COMMUNE,
            root_pk=third.root_pk,
            enc_pk=third.enc_pk,
        )
        data = keyevents.seal_chain(
            (), own_keys(world.first.store), made=world.first.clock(), app=__version__, roster=[said]
        )
        (tmp_path / "giả.khx").write_bytes(data)
        assert exchanging.receive(world.second, [tmp_path / "giả.khx"])[0].result is Result.CARD
        assert partners.partner_of(world.second.store.connection, third.office) is None

    def test_the_verb(self, superior: Desk, connected: Desk, stick: Path) -> None:
        sent = connected.done("send", "--to", SUPERIOR, "--out", stick)
        superior.done("receive", sent["file"])
        made = superior.done("keys", "--out", stick, "--roster")
        assert [each.office for each in keyevents.open_roster(Path(made["file"]).read_bytes())]
        connected("keys", "--out", stick, "--roster").refused()
