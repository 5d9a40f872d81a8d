"""Keys, case by case: exchanged, revoked, lost; senders forged; packages signed anew, misdirected, replayed.

Each case hands one file over and says what comes of it; a refusal leaves every byte of the reader's data.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable

import pytest

from ccapp import __version__
from ccapp.domain.office import Role
from ccapp.domain.versions import DeviceId
from ccapp.exchange import crypto, keyevents
from ccapp.exchange.card import Invitation, _join_mac, make_join, new_invitation
from ccapp.exchange.fields import to_base64
from ccapp.exchange.frame import split_frame
from ccapp.exchange.header import Join
from ccapp.exchange.keys import new_device, new_office
from ccapp.exchange.package import Recipient
from ccapp.services.collected import decisions
from ccapp.services.folder import safekeeping
from ccapp.services.handover import connecting, receipts, receptions, replacing, rotation
from ccapp.services.handover.keyring import own_chain, own_keys
from ccapp.services.reception import remark_files
from ccapp.services.session import Session
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.key_steps import Keys, certified, encoded, put, resigned, rewrapped

OLD, NEW = "UBND xã Một", DeviceId("ABCDEFGHIJKL")


@pytest.fixture
def keys(world: World) -> Keys:
    return Keys(world)


# --- keys exchanged -----------------------------------------------------------------------------------------


def root_not_told(keys: Keys) -> str:
    rotation.renew_root(keys.first)
    return keys.give(keys.superior, keys.news())


def root_told(keys: Keys) -> str:
    rotation.renew_root(keys.first)
    assert keys.give(keys.superior, keys.chain()) == "card"
    return keys.give(keys.superior, keys.news())


def root_told_after_the_file(keys: Keys) -> str:
    """The file that was refused comes in once the new key is known."""
    rotation.renew_root(keys.first)
    data = keys.news()
    assert keys.give(keys.superior, data) == "E-NGUOIGUI"
    assert keys.give(keys.superior, keys.chain()) == "card"
    return keys.give(keys.superior, data)


def sealed_before_and_come_after_the_new_root(keys: Keys) -> str:
    data = keys.news()
    rotation.renew_root(keys.first)
    assert keys.give(keys.superior, keys.chain()) == "card"
    return keys.give(keys.superior, data)


def three_roots_told_at_once(keys: Keys) -> str:
    for _ in range(3):
        rotation.renew_root(keys.first)
    assert keys.give(keys.superior, keys.chain()) == "card"
    return keys.give(keys.superior, keys.news())


def an_older_chain_after_a_newer(keys: Keys) -> str:
    rotation.renew_encryption(keys.first)
    older = keys.chain()
    rotation.renew_root(keys.first)
    for chain in (keys.chain(), older):
        keys.give(keys.superior, chain)
    return keys.give(keys.superior, keys.news())


def sealed_to_the_readers_former_key(keys: Keys) -> str:
    data = keys.news()
    rotation.renew_encryption(keys.superior)
    return keys.give(keys.superior, data)


def sealed_to_the_key_before_the_former(keys: Keys) -> str:
    data = keys.news()
    for _ in range(2):
        rotation.renew_encryption(keys.superior)
    return keys.give(keys.superior, data)


def sealed_to_the_readers_new_key(keys: Keys) -> str:
    rotation.renew_encryption(keys.superior)
    assert keys.give(keys.first, keys.chain(keys.superior)) == "card"
    return keys.give(keys.superior, keys.news())


def a_receipt_to_the_senders_former_key(keys: Keys) -> str:
    rotation.renew_encryption(keys.first)
    return keys.give(keys.first, receipt(keys))


def a_receipt_to_the_senders_new_key(keys: Keys) -> str:
    rotation.renew_encryption(keys.first)
    assert keys.give(keys.superior, keys.chain()) == "card"
    return keys.give(keys.first, receipt(keys))


def receipt(keys: Keys) -> bytes:
    """A receipt for the first commune's latest sending."""
    (mine, *_) = receipts.received(keys.superior, office=keys.first.store.office.id)
    place = keys.world.place / "biên nhận"
    place.mkdir(exist_ok=True)
    (given,) = receipts.give(keys.superior, [mine.package.sha256], place)
    return given.file.read_bytes()


def the_superiors_new_root(keys: Keys) -> str:
    """A decision of a superior whose new root key the commune was told."""
    rotation.renew_root(keys.superior)
    assert keys.give(keys.first, keys.chain(keys.superior)) == "card"
    decisions.ask_supplement(keys.superior, keys.world.plan, "Thiếu")
    place = keys.world.place / "về"
    place.mkdir()
    return keys.give(keys.first, remark_files.send_remarks(keys.superior, keys.world.plan, place).file)


def the_chain_of_a_stranger(keys: Keys) -> str:
    rotation.renew_root(keys.second)
    return keys.give(keys.superior, keys.chain(keys.second))


def the_chain_of_another_as_ones_own(keys: Keys) -> str:
    """The second's events in a file that the first signs."""
    rotation.renew_root(keys.second)
    data = keyevents.seal_chain(
        own_chain(keys.second.store), keys.keys, made=keys.first.clock(), app=__version__
    )
    return keys.give(keys.superior, data)


def a_root_that_only_a_device_signed(keys: Keys) -> str:
    """A thief of the machine has its device key, and makes a root key of its own."""
    fresh = crypto.new_key()
    thief = dataclasses.replace(keys.keys, root=fresh)
    chain = (keyevents.new_root((), thief, fresh),)
    data = keyevents.seal_chain(chain, keys.keys, made=keys.first.clock(), app=__version__)
    return keys.give(keys.superior, data)


# --- devices revoked ----------------------------------------------------------------------------------------


def revoked(keys: Keys, last: int) -> Session:
    """The first machine is not to be believed beyond a number; said by a new one, which goes on."""
    other = keys.machine()
    rotation.revoke(other, keys.first.store.device, last)
    assert keys.give(keys.superior, keys.chain(other)) == "card"
    return other


def the_last_good_file_of_a_revoked_machine(keys: Keys) -> str:
    data = keys.news()  # its second
    revoked(keys, 2).store.close()
    return keys.give(keys.superior, data)


def the_first_bad_file_of_a_revoked_machine(keys: Keys) -> str:
    data = keys.news()
    revoked(keys, 1).store.close()
    return keys.give(keys.superior, data)


def a_known_file_of_a_revoked_machine_again(keys: Keys) -> str:
    data = keys.news()
    assert keys.give(keys.superior, data) == "merged"
    revoked(keys, 2).store.close()
    return keys.give(keys.superior, data)


def a_revoked_machine_with_a_new_certificate(keys: Keys) -> str:
    """Whoever has the root key too certifies the machine anew: its number is what counts."""
    revoked(keys, 1).store.close()
    again = new_device(keys.keys, device=keys.first.store.device)
    return keys.give(keys.superior, keys.sealed(again))


def a_revocation_that_is_widened(keys: Keys) -> str:
    """Of several last numbers the least counts, whatever came later."""
    other = revoked(keys, 1)
    rotation.revoke(other, keys.first.store.device, 90)
    assert keys.give(keys.superior, keys.chain(other)) == "card"
    other.store.close()
    return keys.give(keys.superior, keys.news())


def a_machine_of_another_office_revoked(keys: Keys) -> str:
    """The first says that the second's machine is revoked: that is not for it to say."""
    rotation.revoke(keys.first, keys.second.store.device, 0)
    assert keys.give(keys.superior, keys.chain()) == "card"
    return keys.give(keys.superior, keys.news(keys.second, keys.world.other_plan))


def the_machine_after_a_revoked_one(keys: Keys) -> str:
    other = revoked(keys, 1)
    data = keys.news(other)
    other.store.close()
    return keys.give(keys.superior, data)


def remarks_of_a_revoked_machine(keys: Keys) -> str:
    """A machine of the superior is lost: its decisions are not believed any more."""
    decisions.ask_supplement(keys.superior, keys.world.plan, "Thiếu")
    place = keys.world.place / "về"
    place.mkdir()
    file = remark_files.send_remarks(keys.superior, keys.world.plan, place).file
    out = safekeeping.backup(keys.superior, keys.world.place / "s.ccbak")
    safekeeping.restore(keys.world.place / "s2", out, who="Minh", clock=keys.superior.clock)
    other = safekeeping.open_session(keys.world.place / "s2", who="Minh", clock=keys.superior.clock)
    rotation.revoke(other, keys.superior.store.device, 0)
    assert keys.give(keys.first, keys.chain(other)) == "card"
    other.store.close()
    return keys.give(keys.first, file)


# --- a root key lost ----------------------------------------------------------------------------------------


def lost(keys: Keys) -> Session:
    """The first commune without its keys: the program makes others for the same office."""
    folder = keys.first.store.folder
    keys.first.store.close()
    (folder / "identity.json").unlink()
    keys.first = safekeeping.open_session(folder, who="Lan", clock=keys.superior.clock)
    return keys.first


def keys_lost_and_nothing_done(keys: Keys) -> str:
    lost(keys)
    return keys.give(keys.superior, keys.news())


def keys_lost_and_the_old_connection_file_opened_again(keys: Keys) -> str:
    (file,) = (keys.world.place / "Một").glob("Tep ket noi*.khx")
    connecting.connect(lost(keys), connecting.read_invite(file))
    return keys.give(keys.superior, keys.news())


def keys_lost_and_connected_anew(keys: Keys) -> str:
    made = replacing.reissue(keys.superior, OLD, keys.world.place)
    connecting.connect(lost(keys), connecting.read_invite(made.file))
    return keys.give(keys.superior, keys.news())


def the_old_identity_after_a_new_connection_file(keys: Keys) -> str:
    replacing.reissue(keys.superior, OLD, keys.world.place)
    return keys.give(keys.superior, keys.news())


def the_old_identity_with_the_new_connection_file(keys: Keys) -> str:
    made = replacing.reissue(keys.superior, OLD, keys.world.place)
    connecting.connect(keys.first, connecting.read_invite(made.file))
    return keys.give(keys.superior, keys.news())


def a_second_identity_with_the_same_connection_file(keys: Keys) -> str:
    (file,) = (keys.world.place / "Một").glob("Tep ket noi*.khx")
    made = safekeeping.init(
        keys.world.place / "khác", name=OLD, role=Role.COMMUNE, who="x", clock=keys.first.clock
    )
    connecting.connect(made, connecting.read_invite(file))
    keys_of = own_keys(made.store)
    invitation = connecting.read_invite(file).invitation
    made.store.close()
    return keys.give(keys.superior, keys.sealed(keys_of, join=make_join(keys_of, invitation)))


# --- senders forged -----------------------------------------------------------------------------------------


def another_office_in_the_header(keys: Keys) -> str:
    """Signed by the second, which writes the first's id."""
    data = resigned(keys.sealed(), keys.theirs, lambda values: put(values, dev_cert=encoded(keys.theirs)))
    return keys.give(keys.superior, data)


def the_certificate_of_another(keys: Keys) -> str:
    """The first's certificate, the second's signature."""
    return keys.give(keys.superior, resigned(keys.sealed(), keys.theirs, lambda _: None))


def a_certificate_by_another_root(keys: Keys) -> str:
    """Everything says the first; only the root key that signed it is a stranger's."""
    forged = certified(keys.keys, root=crypto.new_key())
    return keys.give(keys.superior, keys.sealed(forged))


def a_certificate_for_another_machine(keys: Keys) -> str:
    data = resigned(keys.sealed(), keys.keys, lambda values: put(values, dev=NEW))
    return keys.give(keys.superior, data)


def a_certificate_from_a_later_number(keys: Keys) -> str:
    return keys.give(keys.superior, keys.sealed(certified(keys.keys, from_seq=51), sequence=50))


def a_certificate_that_says_superior(keys: Keys) -> str:
    """A commune that certifies itself as a superior is still what it was known as: its plan is its plan."""
    return keys.give(keys.superior, keys.sealed(certified(keys.keys, role=Role.SUPERIOR)))


def an_office_that_nobody_knows(keys: Keys) -> str:
    return keys.give(keys.superior, keys.sealed(new_office(Role.COMMUNE)))


def an_invitation_that_nobody_gave(keys: Keys) -> str:
    stranger = new_office(Role.COMMUNE)
    join = make_join(stranger, new_invitation(OLD))
    return keys.give(keys.superior, keys.sealed(stranger, join=join))


def the_proof_of_another(keys: Keys) -> str:
    """A proof seen in the second's package, put into a stranger's."""
    stranger = new_office(Role.COMMUNE)
    theirs = json.loads(split_frame(keys.sent(keys.second, keys.world.other_plan)).header)["join"]
    data = resigned(keys.sealed(stranger), stranger, lambda values: put(values, join=theirs))
    return keys.give(keys.superior, data)


def a_proof_of_other_keys(keys: Keys) -> str:
    """An invited commune that proves an encryption key which is not its certificate's."""
    join = dataclasses.replace(proof(keys), enc_pk=crypto.encryption_public(crypto.new_key()))
    return keys.give(keys.superior, unproved(keys, join))


def a_proof_with_a_weak_key(keys: Keys) -> str:
    """An invited commune whose encryption key lets everybody open what is sealed to it."""
    weak, invitation = certified(keys.theirs, enc_pk=bytes(32)), invited(keys)
    mac = _join_mac(weak.office, weak.root_pk, bytes(32), invitation)
    join = dataclasses.replace(proof(keys), enc_pk=bytes(32), mac=mac)
    data = resigned(unproved(keys, join), weak, lambda values: put(values, dev_cert=encoded(weak)))
    return keys.give(keys.superior, data)


def invited(keys: Keys) -> Invitation:
    """The second commune's invitation."""
    file = next((keys.world.place / "Hai").glob("Tep ket noi*.khx"))
    return connecting.read_invite(file).invitation


def proof(keys: Keys) -> Join:
    """The second's proof of its invitation."""
    return make_join(keys.theirs, invited(keys))


def unproved(keys: Keys, join: Join) -> bytes:
    """The second's first package with this proof in it."""
    said = {
        "enc_pk": to_base64(join.enc_pk),
        "invitation": join.invitation,
        "mac": to_base64(join.mac),
        "root_pk": to_base64(join.root_pk),
    }
    data = keys.sent(keys.second, keys.world.other_plan)
    return resigned(data, keys.theirs, lambda values: put(values, join=said))


# --- signed anew --------------------------------------------------------------------------------------------


def stripped_and_signed_by_another(keys: Keys) -> str:
    """The signature cut off, another sender's put on: the content still names who wrote it."""
    assert keys.give(keys.superior, keys.news(keys.second, keys.world.other_plan)) == "merged"

    def edit(values: dict[str, object]) -> None:
        put(values, from_=keys.theirs.office, dev=keys.theirs.device, dev_cert=encoded(keys.theirs))
        values["scope"] = {"office": keys.theirs.office, "plan": keys.world.plan}

    return keys.give(keys.superior, resigned(keys.sealed(), keys.theirs, edit))


def opened_and_passed_on_as_ones_own(keys: Keys) -> str:
    """A reader of the package seals it on: the first line names the first sender and the first reader."""
    data = keys.sealed(to=[keys.reader(keys.second)])
    assert keys.give(keys.superior, keys.news(keys.second, keys.world.other_plan)) == "merged"
    return keys.give(keys.superior, rewrapped(data, keys.theirs, keys.theirs, keys.reader(keys.superior)))


def opened_and_passed_on_to_another_reader(keys: Keys) -> str:
    """The sender's own device signs another reader in; the content was bound to the first."""
    data = keys.sealed(to=[keys.reader(keys.second)])
    return keys.give(keys.superior, rewrapped(data, keys.theirs, keys.keys, keys.reader(keys.superior)))


def the_body_of_another_package(keys: Keys) -> str:
    one, other = keys.sealed(sequence=50), keys.sealed(sequence=51)
    segments = json.loads(split_frame(one).header)["segs"]
    body = bytes(split_frame(one).body)
    head = resigned(other, keys.keys, lambda values: put(values, segs=segments))
    frame = split_frame(head)
    return keys.give(keys.superior, head[: len(head) - len(bytes(frame.body))] + body)


def another_package_id(keys: Keys) -> str:
    data = resigned(keys.sealed(), keys.keys, lambda values: put(values, pkg="0" * 32))
    return keys.give(keys.superior, data)


def a_number_that_was_used(keys: Keys) -> str:
    """The same state again under its old number: nobody is told anything new."""
    keys.edit()
    data = keys.sent()
    assert keys.give(keys.superior, data) == "merged"
    return keys.give(
        keys.superior, resigned(data, keys.keys, lambda values: put(values, made="2031-01-01T00:00+07:00"))
    )


# --- sealed to others ---------------------------------------------------------------------------------------


def sealed_to_another_office(keys: Keys) -> str:
    return keys.give(keys.superior, keys.sealed(to=[keys.reader(keys.second)]))


def sealed_to_another_key_of_ours(keys: Keys) -> str:
    other = crypto.encryption_public(crypto.new_key())
    to = [Recipient(office=keys.superior.store.office.id, enc_pk=other)]
    return keys.give(keys.superior, keys.sealed(to=to))


def our_entry_names_another_key(keys: Keys) -> str:
    def edit(values: dict[str, list[dict[str, str]]]) -> None:
        values["to"][0]["kid"] = "0" * 16

    return keys.give(keys.superior, resigned(keys.sealed(), keys.keys, edit))


def our_entry_holds_the_wrap_of_another(keys: Keys) -> str:
    to = [keys.reader(keys.superior), keys.reader(keys.second)]

    def edit(values: dict[str, list[dict[str, str]]]) -> None:
        mine, other = values["to"]
        mine["wrap"], other["wrap"] = other["wrap"], mine["wrap"]

    return keys.give(keys.superior, resigned(keys.sealed(to=to), keys.keys, edit))


def sealed_to_two_and_ours_is_the_second(keys: Keys) -> str:
    to = [keys.reader(keys.second), keys.reader(keys.superior)]
    return keys.give(keys.superior, keys.sealed(to=to))


def ones_own_package_come_back(keys: Keys) -> str:
    to = [keys.reader(keys.superior), keys.reader(keys.first)]
    return keys.give(keys.first, keys.sealed(to=to))


def a_receipt_for_another(keys: Keys) -> str:
    return keys.give(keys.second, receipt(keys))


# --- replayed -----------------------------------------------------------------------------------------------


def the_same_file_twice(keys: Keys) -> str:
    data = keys.news()
    assert keys.give(keys.superior, data) == "merged"
    return keys.give(keys.superior, data)


def an_older_file_after_a_newer(keys: Keys) -> str:
    older = keys.news()
    assert keys.give(keys.superior, keys.news()) == "merged"
    return keys.give(keys.superior, older)


def an_older_file_after_the_newer_was_taken_back(keys: Keys) -> str:
    older = keys.news()
    assert keys.give(keys.superior, keys.news()) == "merged"
    (run, *_) = receptions.list_receptions(keys.superior)
    receptions.undo_receptions(keys.superior, [run.run])
    return keys.give(keys.superior, older)


def the_same_state_sealed_again(keys: Keys) -> str:
    assert keys.give(keys.superior, keys.news()) == "merged"
    return keys.give(keys.superior, keys.sent())


def an_old_receipt_again(keys: Keys) -> str:
    old = receipt(keys)
    assert keys.give(keys.superior, keys.news()) == "merged"
    assert keys.give(keys.first, receipt(keys)) == "receipt"
    return keys.give(keys.first, old)


def old_remarks_after_newer(keys: Keys) -> str:
    files = []
    for number in range(2):
        decisions.ask_supplement(keys.superior, keys.world.plan, f"Thiếu {number}")
        place = keys.world.place / f"về {number}"
        place.mkdir()
        files.append(remark_files.send_remarks(keys.superior, keys.world.plan, place).file)
    assert keys.give(keys.first, files[1]) == "merged"
    return keys.give(keys.first, files[0])


def an_old_card_after_new_keys(keys: Keys) -> str:
    """A card from before the change of keys is read again: the key in force stays."""
    card = connecting.write_card(keys.first, keys.world.place)
    rotation.renew_root(keys.first)
    assert keys.give(keys.superior, keys.chain()) == "card"
    keys.give(keys.superior, card)
    return keys.give(keys.superior, keys.news())


Case = Callable[[Keys], str]
ROTATION: dict[Case, str] = {
    root_not_told: "E-NGUOIGUI",
    root_told: "merged",
    root_told_after_the_file: "merged",
    sealed_before_and_come_after_the_new_root: "E-NGUOIGUI",
    three_roots_told_at_once: "merged",
    an_older_chain_after_a_newer: "merged",
    sealed_to_the_readers_former_key: "merged",
    sealed_to_the_key_before_the_former: "merged",
    sealed_to_the_readers_new_key: "merged",
    a_receipt_to_the_senders_former_key: "receipt",
    a_receipt_to_the_senders_new_key: "receipt",
    the_superiors_new_root: "merged",
    the_chain_of_a_stranger: "E-NGUOIGUI",
    the_chain_of_another_as_ones_own: "E-NGUOIGUI",
    a_root_that_only_a_device_signed: "E-NGUOIGUI",
}
REVOCATION: dict[Case, str] = {
    the_last_good_file_of_a_revoked_machine: "merged",
    the_first_bad_file_of_a_revoked_machine: "E-THUHOI",
    a_known_file_of_a_revoked_machine_again: "nothing-new",
    a_revoked_machine_with_a_new_certificate: "E-THUHOI",
    a_revocation_that_is_widened: "E-THUHOI",
    a_machine_of_another_office_revoked: "merged",
    the_machine_after_a_revoked_one: "merged",
    remarks_of_a_revoked_machine: "E-THUHOI",
}
LOST: dict[Case, str] = {
    keys_lost_and_nothing_done: "E-NGUOIGUI",
    keys_lost_and_the_old_connection_file_opened_again: "E-NGUOIGUI",
    keys_lost_and_connected_anew: "merged",
    the_old_identity_after_a_new_connection_file: "E-THUHOI",
    the_old_identity_with_the_new_connection_file: "merged",
    a_second_identity_with_the_same_connection_file: "E-LOIMOI",
}
FORGED: dict[Case, str] = {
    another_office_in_the_header: "E-NGUOIGUI",
    the_certificate_of_another: "E-CHUKY",
    a_certificate_by_another_root: "E-NGUOIGUI",
    a_certificate_for_another_machine: "E-NGUOIGUI",
    a_certificate_from_a_later_number: "E-NGUOIGUI",
    a_certificate_that_says_superior: "merged",
    an_office_that_nobody_knows: "E-NGUOIGUI",
    an_invitation_that_nobody_gave: "E-NGUOIGUI",
    the_proof_of_another: "E-NGUOIGUI",
    a_proof_of_other_keys: "E-NGUOIGUI",
    a_proof_with_a_weak_key: "E-KHUNG",
}
RESIGNED: dict[Case, str] = {
    stripped_and_signed_by_another: "E-CHUKY",
    opened_and_passed_on_as_ones_own: "E-CHUKY",
    opened_and_passed_on_to_another_reader: "E-CHUKY",
    the_body_of_another_package: "E-CHUKY",
    another_package_id: "E-CHUKY",
    a_number_that_was_used: "nothing-new",
}
WRONG_READER: dict[Case, str] = {
    sealed_to_another_office: "E-NHAMNGUOI",
    sealed_to_another_key_of_ours: "E-NHAMNGUOI",
    our_entry_names_another_key: "E-NHAMNGUOI",
    our_entry_holds_the_wrap_of_another: "E-CHUKY",
    sealed_to_two_and_ours_is_the_second: "merged",
    ones_own_package_come_back: "E-NHAMNGUOI",
    a_receipt_for_another: "E-NHAMNGUOI",
}
REPLAYED: dict[Case, str] = {
    the_same_file_twice: "nothing-new",
    an_older_file_after_a_newer: "older",
    an_older_file_after_the_newer_was_taken_back: "merged",
    the_same_state_sealed_again: "nothing-new",
    an_old_receipt_again: "receipt",
    old_remarks_after_newer: "older",
    an_old_card_after_new_keys: "merged",
}
CASES = ROTATION | REVOCATION | LOST | FORGED | RESIGNED | WRONG_READER | REPLAYED


@pytest.mark.parametrize(("case", "expected"), CASES.items(), ids=[case.__name__ for case in CASES])
def test_what_comes_of_it(keys: Keys, case: Case, expected: str) -> None:
    assert case(keys) == expected


def test_there_are_as_many_as_were_asked_for() -> None:
    assert len(CASES) >= 40
