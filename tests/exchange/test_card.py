"""Cards, connection files, the proof of an invitation and the comparison code."""

from __future__ import annotations

import dataclasses
import hashlib
import json
import re
import zlib
from functools import partial

import pytest

from ccapp.domain.office import Role
from ccapp.exchange import crypto
from ccapp.exchange.card import (
    comparison_code,
    is_code,
    make_join,
    new_invitation,
    open_card,
    open_invite,
    require_join,
    seal_card,
    seal_invite,
)
from ccapp.exchange.errors import Fault, PackageError
from ccapp.exchange.fields import to_base64
from ccapp.exchange.frame import join_frame, signed_bytes, split_frame
from ccapp.exchange.package import Recipient, read_header, seal_scope
from tests.pace import ratio

NAME = "Sở Nội vụ tỉnh Thái Nguyên"


@pytest.fixture
def card(world) -> bytes:
    return seal_card(world.superior, name=NAME, made=world.dispatch().made, app="0.1.0")


@pytest.fixture
def invitation():
    return new_invitation("UBND xã Lộc Bình")


@pytest.fixture
def invite(world, invitation) -> bytes:
    return seal_invite(world.superior, invitation, name=NAME, made=world.dispatch().made, app="0.1.0")


def rewritten(data: bytes, keys, change) -> bytes:
    """A card whose line is changed and which is signed again by `keys`."""
    frame = split_frame(data)
    values = json.loads(zlib.decompress(frame.body))
    change(values)
    plain = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
    packed = zlib.compress(plain)
    header = json.loads(frame.header)
    header |= {"plain": len(plain), "segs": [{"h": hashlib.sha256(packed).hexdigest(), "n": len(packed)}]}
    encoded = json.dumps(header, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    return join_frame(encoded, crypto.sign(keys.signing, signed_bytes(encoded)), [packed])


def test_a_card_says_who_it_is(world, card) -> None:
    opened = open_card(card)
    assert (opened.office, opened.name, opened.role) == (world.superior.office, NAME, Role.SUPERIOR)
    assert (opened.root_pk, opened.enc_pk) == (world.superior.root_pk, world.superior.enc_pk)
    assert len(card) < 3000


def test_a_connection_file_carries_an_invitation(world, invite, invitation) -> None:
    opened = open_invite(invite)
    assert opened.invitation == invitation
    assert opened.card.office == world.superior.office
    assert len(invitation.secret) * 8 >= 128
    assert repr(invitation.secret) not in repr(opened)


def test_a_card_is_no_invitation_and_neither_is_data(world, card, invite) -> None:
    for action, data in (
        (open_invite, card),
        (open_card, invite),
        (open_card, world.seal()),
        (world.open, card),
    ):
        with pytest.raises(PackageError) as caught:
            action(data)
        assert caught.value.fault in {Fault.FRAME, Fault.SENDER}


def test_a_card_with_other_keys_inside_is_refused(world, card) -> None:
    for key, value in (
        ("root_pk", to_base64(world.stranger.root_pk)),
        ("enc_pk", to_base64(world.stranger.enc_pk)),
        ("role", "commune"),
    ):
        changed = rewritten(
            card, world.superior, lambda values, key=key, value=value: values.update({key: value})
        )
        with pytest.raises(PackageError) as caught:
            open_card(changed)
        assert caught.value.fault is Fault.SENDER


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": "Sở\u202e Nội vụ"}, Fault.FRAME),
        ({"name": "x" * 501}, Fault.LIMIT),
        ({"from": "0" * 32}, Fault.SIGNATURE),
        ({"pkg": "0" * 32}, Fault.SIGNATURE),
        ({"root_pk": "AAAA"}, Fault.FRAME),
        ({"role": "king"}, Fault.SENDER),
        ({"fmt_max": 0}, Fault.FRAME),
    ],
)
def test_a_card_that_lies_is_refused(world, card, change, fault) -> None:
    with pytest.raises(PackageError) as caught:
        open_card(rewritten(card, world.superior, lambda values: values.update(change)))
    assert caught.value.fault is fault


@pytest.mark.parametrize("change", [{"secret": "AAAA"}, {"id": "x"}, {"name": ""}])
def test_a_malformed_invitation_is_refused(world, invite, change) -> None:
    with pytest.raises(PackageError) as caught:
        open_invite(rewritten(invite, world.superior, lambda values: values["invitation"].update(change)))
    assert caught.value.fault is Fault.FRAME


def test_a_card_signed_by_another_hand_is_refused(world, card) -> None:
    with pytest.raises(PackageError) as caught:
        open_card(rewritten(card, world.stranger, lambda values: values.update({"name": "Khác"})))
    assert caught.value.fault is Fault.SIGNATURE


def test_newer_keys_in_a_card_are_ignored(world, card) -> None:
    assert open_card(rewritten(card, world.superior, lambda values: values.update({"later": 1}))).name == NAME


def test_no_altered_card_is_accepted(card) -> None:
    for at in range(0, len(card), 3):
        changed = card[:at] + bytes((card[at] ^ 0x10,)) + card[at + 1 :]
        with pytest.raises(PackageError):
            open_card(changed)
        with pytest.raises(PackageError):
            open_card(card[:at])


def test_an_invitation_is_proved_by_the_first_package(world, invitation) -> None:
    data = joined(world, invitation)
    proof = require_join(read_header(data), invitation)
    assert (proof.root_pk, proof.enc_pk) == (world.commune.root_pk, world.commune.enc_pk)
    assert world.open(data, sender_root_pk=proof.root_pk).state == world.state()


def joined(world, invitation) -> bytes:
    """The first package of a commune that was invited."""
    dispatch = dataclasses.replace(world.dispatch(1), join=make_join(world.commune, invitation))
    to = [Recipient(office=world.superior.office, enc_pk=world.superior.enc_pk)]
    return seal_scope(world.state(), keys=world.commune, to=to, dispatch=dispatch)


def test_another_invitation_proves_nothing(world, invitation) -> None:
    header = read_header(joined(world, invitation))
    other = new_invitation("UBND xã Lộc Bình")
    same_id = dataclasses.replace(other, id=invitation.id)
    for wrong, reason in ((other, "join-missing"), (same_id, "join-mac")):
        with pytest.raises(PackageError) as caught:
            require_join(header, wrong)
        assert (caught.value.fault, caught.value.facts["reason"]) == (Fault.SENDER, reason)
    with pytest.raises(PackageError):
        require_join(read_header(world.seal()), invitation)


def test_a_proof_cannot_be_moved_to_other_keys_or_another_office(world, invitation) -> None:
    header = read_header(joined(world, invitation))
    assert header.join is not None
    for change in ({"root_pk": world.stranger.root_pk}, {"enc_pk": world.stranger.enc_pk}):
        moved = dataclasses.replace(header, join=dataclasses.replace(header.join, **change))
        with pytest.raises(PackageError):
            require_join(moved, invitation)
    with pytest.raises(PackageError):
        require_join(dataclasses.replace(header, office=world.stranger.office), invitation)


def test_a_package_whose_proof_names_other_keys_is_refused(world, invitation) -> None:
    dispatch = dataclasses.replace(world.dispatch(1), join=make_join(world.stranger, invitation))
    to = [Recipient(office=world.superior.office, enc_pk=world.superior.enc_pk)]
    data = seal_scope(world.state(), keys=world.commune, to=to, dispatch=dispatch)
    with pytest.raises(PackageError) as caught:
        world.open(data)
    assert caught.value.facts["reason"] == "join-keys"


def test_both_sides_see_the_same_twelve_digits(world) -> None:
    ours, theirs = world.commune, world.superior
    here = comparison_code(ours.office, ours.root_pk, theirs.office, theirs.root_pk)
    there = comparison_code(theirs.office, theirs.root_pk, ours.office, ours.root_pk)
    assert here == there
    assert re.fullmatch(r"[0-9]{4} [0-9]{4} [0-9]{4}", here)
    assert here != comparison_code(ours.office, ours.root_pk, theirs.office, world.stranger.root_pk)
    assert here != comparison_code(ours.office, ours.root_pk, world.stranger.office, theirs.root_pk)


def test_the_digits_are_too_dear_to_search(world) -> None:
    ours, theirs = world.commune, world.superior
    code = partial(comparison_code, ours.office, ours.root_pk, theirs.office, theirs.root_pk)
    plain = partial(hashlib.sha256, bytes(128))
    assert ratio(plain, code, enough=1e-4) < 1e-4  # it costs some hundred thousand plain digests


def test_the_code_of_fixed_keys_never_changes() -> None:
    one, two = ("00" * 16, bytes(range(32))), ("ff" * 16, bytes(range(32, 64)))
    assert comparison_code(*one, *two) == "0743 5472 6275"


@pytest.mark.parametrize("typed", ["482130957731", "4821 3095 7731", " 4821-3095-7731\n", "4821.3095.7731", "4 8 2 1 30957731"])  # fmt: skip  # noqa: E501
def test_a_typed_code_may_be_spaced_as_one_likes(typed) -> None:
    assert is_code(typed, "4821 3095 7731")


@pytest.mark.parametrize("typed", ["", "48213095773", "482130957732", "4821309577310", "x482130957731", "４８２１３０９５７７３１"])  # fmt: skip  # noqa: E501
def test_wrong_digits_are_not_a_code(typed) -> None:
    assert not is_code(typed, "4821 3095 7731")
