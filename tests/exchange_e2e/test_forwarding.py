"""A bigger chain: communes, their province, its superior. What communes signed is provable at the top."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from ccapp import __version__
from ccapp.domain.office import Role
from ccapp.errors import NotFoundError, RefusedError
from ccapp.exchange import bundle
from ccapp.exchange import card as cards
from ccapp.exchange.errors import PackageError
from ccapp.exchange.package import Recipient, content_key_of
from ccapp.services.folder import safekeeping
from ccapp.services.handover import connecting, exchanging, forwarding, trail
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import Outcome, Result, package_code
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store import partners
from ccapp.store.deeds import Deed
from tests.conftest import Clock
from tests.exchange import second_kinds
from tests.exchange.second_forms import RefusedError as RefusedByPage
from tests.exchange.second_reader import Office
from tests.exchange_e2e.conftest import COMMUNE, Desk, World
from tests.exchange_e2e.offices import SUPERIOR, dump

CENTRE = "Bộ Nội vụ"


@dataclass(frozen=True)
class Chain:
    """Two communes that have sent to their superior, and the office above that."""

    world: World
    centre: Session
    files: tuple[Path, ...]

    @property
    def province(self) -> Session:
        return self.world.superior

    def out(self) -> Path:
        place = self.world.place / "lên trên"
        place.mkdir(exist_ok=True)
        return place

    def bundle(self, *plans: str) -> forwarding.Bundled:
        return forwarding.forward(self.province, self.centre.store.office.id, self.out(), plans)

    def originals(self) -> list[bundle.Original]:
        """What an honest bundle holds, to be made dishonest."""
        found = []
        for commune, file in zip((self.world.first, self.world.second), self.files, strict=True):
            data, office = file.read_bytes(), commune.store.office
            found.append(
                bundle.Original(
                    office=office.id,
                    name=office.name,
                    root_pk=own_keys(commune.store).root_pk,
                    content_key=content_key_of(data, own_keys(self.province.store)),
                    data=data,
                )
            )
        return found

    def sealed(self, originals: list[bundle.Original]) -> Path:
        """A bundle that the province signs and seals correctly, whatever it holds."""
        partner = partners.find_partner(self.province.store.connection, self.centre.store.office.id)
        data = bundle.seal_bundle(
            originals,
            keys=own_keys(self.province.store),
            to=Recipient(office=partner.office.id, enc_pk=base64.b64decode(partner.enc_pk)),
            name=SUPERIOR,
            made=self.province.clock(),
            app=__version__,
        )
        path = self.out() / "tự làm.khx"
        path.write_bytes(data)
        return path


@pytest.fixture
def chain(world: World, clock: Clock, tmp_path: Path) -> Iterator[Chain]:
    centre = safekeeping.init(tmp_path / "bộ", name=CENTRE, role=Role.SUPERIOR, who="Hà", clock=clock)
    for one, other in ((world.superior, centre), (centre, world.superior)):
        card = cards.open_card(connecting.write_card(one, tmp_path).read_bytes())
        connecting.introduce(other, card, confirm=True)  # the digits are slow on purpose
    files = []
    for commune, plan in ((world.first, world.plan), (world.second, world.other_plan)):
        files.append(exchanging.send(commune, plan, SUPERIOR, tmp_path).file)
        exchanging.receive(world.superior, [files[-1]])
    yield Chain(world, centre, tuple(files))
    centre.store.close()


def taken(session: Session, path: Path) -> Outcome:
    (outcome,) = exchanging.receive(session, [path])
    return outcome


class TestForwarded:
    def test_the_originals_arrive_byte_for_byte_and_say_who_signed_them(self, chain: Chain) -> None:
        done = chain.bundle()
        assert (done.count, done.left) == (2, ())
        assert done.file.name.startswith("Chuyen tiep - bo noi vu - ")
        found = forwarding.read(chain.centre, done.file)
        assert found.by == SUPERIOR
        assert {each.office for each in found.originals} == {"UBND xã Một", "UBND xã Hai"}
        assert [(each.tasks, each.products, each.sequence) for each in found.originals] == [(3, 4, 1)] * 2
        place = chain.world.place / "lưu"
        place.mkdir()
        filed = forwarding.file_away(found, place)
        hashes = [
            {hashlib.sha256(path.read_bytes()).hexdigest() for path in some} for some in (filed, chain.files)
        ]
        assert hashes[0] == hashes[1]

    def test_the_trail_of_the_province_tells_it(self, chain: Chain) -> None:
        made = chain.bundle()
        (told,) = [each for each in trail.list_deeds(chain.province) if each.deed is Deed.SENT]
        facts = dict(told.facts)
        assert (facts["file"], facts["records"]) == (made.file.name, made.count)
        assert facts["office"] == chain.centre.store.office.id

    def test_it_is_the_latest_file_of_the_plans_that_are_named(self, chain: Chain) -> None:
        world = chain.world
        line = planning.show(world.first, world.plan).appendices[0].sections[0].children[0].id
        planning.set_text(world.first, world.plan, line, "title", "Rà soát hai lần")
        later = exchanging.send(world.first, world.plan, SUPERIOR, world.place).file
        exchanging.receive(world.superior, [later])
        (one,) = forwarding.read(chain.centre, chain.bundle(world.plan).file).originals
        assert (one.sequence, one.data) == (2, later.read_bytes())
        with pytest.raises(NotFoundError, match="plan-not-found"):
            chain.bundle("ZZZZZZZZZZZZ9")

    def test_one_that_is_not_kept_is_left_and_named(self, chain: Chain) -> None:
        kept = sorted((chain.province.store.folder / "inbox").glob("*.khx"))
        kept[0].unlink()
        done = chain.bundle()
        assert (done.count, len(done.left)) == (1, 1)
        kept[1].unlink()
        with pytest.raises(RefusedError, match="forward-nothing"):
            chain.bundle()

    def test_a_reception_takes_nothing_of_it_in_and_says_what_it_is(self, chain: Chain) -> None:
        before = dump(chain.centre)
        outcome = taken(chain.centre, chain.bundle().file)
        assert outcome.result is Result.REFUSED
        assert outcome.error is not None
        assert outcome.error.code == "bundle-look"
        assert dump(chain.centre) == before

    def test_it_goes_only_up_and_only_its_reader_opens_it(self, chain: Chain) -> None:
        world, file = chain.world, chain.bundle().file
        with pytest.raises(RefusedError, match="forward-to-superior"):
            forwarding.forward(world.superior, world.first.store.office.id, chain.out())
        with pytest.raises(RefusedError, match="forward-not-superior"):
            forwarding.forward(world.first, world.superior.store.office.id, chain.out())
        with pytest.raises(PackageError, match="E-NHAMNGUOI"):
            forwarding.read(world.first, file)


class TestDishonest:
    """The province signs and seals correctly, and lies about what communes sent."""

    def refused(self, chain: Chain, originals: list[bundle.Original], code: str) -> None:
        with pytest.raises(PackageError) as caught:
            forwarding.read(chain.centre, chain.sealed(originals))
        assert package_code(caught.value) == code

    def test_an_honest_one_made_by_hand_is_read(self, chain: Chain) -> None:
        assert len(forwarding.read(chain.centre, chain.sealed(chain.originals())).originals) == 2

    def test_changed_bytes(self, chain: Chain) -> None:
        one, two = chain.originals()
        broken = bytearray(one.data)
        broken[-1] ^= 1
        self.refused(chain, [replace(one, data=bytes(broken)), two], "E-CHUKY")

    def test_another_author(self, chain: Chain) -> None:
        one, two = chain.originals()
        self.refused(chain, [replace(one, office=two.office)], "E-NGUOIGUI")
        self.refused(chain, [replace(one, root_pk=two.root_pk)], "E-NGUOIGUI")

    def test_another_key_opens_nothing(self, chain: Chain) -> None:
        one, two = chain.originals()
        self.refused(chain, [replace(one, content_key=two.content_key)], "E-CHUKY")

    def test_what_was_not_sent_to_the_province(self, chain: Chain) -> None:
        own = own_keys(chain.province.store)
        made = chain.originals()[0]
        other = replace(made, data=made.data.replace(own.office.encode(), b"0" * 32))
        self.refused(chain, [other], "E-CHUKY")

    @pytest.mark.parametrize("change", [b"", b"x", "flip"])
    def test_a_bundle_that_was_damaged(self, chain: Chain, change: bytes | str) -> None:
        path = chain.bundle().file
        data = bytearray(path.read_bytes())
        if change == "flip":
            data[len(data) // 2] ^= 1
        elif change:
            data += b"x"
        else:
            data = data[:-1]
        path.write_bytes(bytes(data))
        with pytest.raises(PackageError):
            forwarding.read(chain.centre, path)


def test_a_reader_written_from_the_page_alone_opens_it_too(chain: Chain) -> None:
    centre, province = own_keys(chain.centre.store), own_keys(chain.province.store)
    reader = Office(
        office=centre.office,
        private=centre.encryption,
        known={province.office: (province.root_pk, "superior")},
    )
    found = second_kinds.open_bundle(chain.bundle().file.read_bytes(), reader)
    ours = forwarding.read(chain.centre, chain.bundle().file).originals
    assert [(name, data) for name, data, _ in found] == [(each.office, each.data) for each in ours]
    assert all(len(lines) == each.header.rows + 1 for (_, _, lines), each in zip(found, ours, strict=True))
    one, two = chain.originals()
    for lie in (replace(one, office=two.office), replace(one, content_key=two.content_key)):
        path = chain.sealed([lie])
        with pytest.raises(PackageError) as refused:
            forwarding.read(chain.centre, path)
        with pytest.raises(RefusedByPage) as theirs:
            second_kinds.open_bundle(path.read_bytes(), reader)
        assert theirs.value.code == package_code(refused.value)


def test_the_verbs(superior: Desk, connected: Desk, stick: Path, tmp_path: Path, capsys) -> None:
    centre = Desk(tmp_path / "bộ", capsys)
    centre.done("init", "--name", CENTRE, "--role", "superior")
    for one, other in ((superior, centre), (centre, superior)):
        card = one.done("card", "--out", tmp_path)["file"]
        other.done("pair", card, "--code", other.done("pair", card)["code"])
    sent = connected.done("send", "--to", SUPERIOR, "--out", stick)
    superior.done("receive", stick)
    made = superior.done("forward", "--to", CENTRE, "--out", tmp_path)
    assert (made["originals"], made["left"]) == (1, [])
    filed = tmp_path / "lưu"
    filed.mkdir()
    found = centre.done("forwarded", made["file"], "--out", filed)
    assert [each["office"] for each in found["originals"]] == [COMMUNE]
    assert Path(found["files"][0]).read_bytes() == Path(sent["file"]).read_bytes()
    connected("forwarded", made["file"]).refused()
    assert centre("receive", made["file"]).object["files"][0]["result"] == "refused"
