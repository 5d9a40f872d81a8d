"""Keys: made, certified, stored as plain data and renewed for a copy."""

from __future__ import annotations

import dataclasses
import json

import pytest

from ccapp.domain.office import Role
from ccapp.errors import StorageError
from ccapp.exchange import crypto
from ccapp.exchange.errors import Fault, PackageError
from ccapp.exchange.fields import DEVICE_ID, OFFICE_ID, from_base64, to_base64
from ccapp.exchange.keys import (
    decode_certificate,
    from_plain,
    new_device,
    new_office,
    require_issued,
    to_plain,
)


def test_a_new_office_is_well_formed() -> None:
    keys = new_office(Role.COMMUNE)
    assert OFFICE_ID.fullmatch(keys.office)
    assert DEVICE_ID.fullmatch(keys.device)
    assert keys.certificate.is_of(keys.root_pk)
    assert (keys.certificate.number, keys.certificate.enc_pk) == (1, keys.enc_pk)


def test_ids_and_keys_are_never_the_same_twice() -> None:
    offices = [new_office(Role.COMMUNE) for _ in range(20)]
    for part in ("office", "device", "root", "signing", "encryption"):
        assert len({getattr(keys, part) for keys in offices}) == 20


def test_a_copy_takes_a_new_device_under_the_same_office(world) -> None:
    copy = new_device(world.commune)
    assert (copy.office, copy.root_pk, copy.enc_pk) == (
        world.commune.office, world.commune.root_pk, world.commune.enc_pk,
    )  # fmt: skip
    assert copy.device != world.commune.device
    assert copy.signing != world.commune.signing
    assert copy.certificate.number == 2


def test_keys_survive_as_plain_data(world) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(world.commune)))) == world.commune


def test_private_keys_are_not_printed(world) -> None:
    shown = repr(world.commune)
    for secret in (world.commune.root, world.commune.signing, world.commune.encryption):
        assert repr(secret) not in shown


@pytest.mark.parametrize("part", ["root", "signing", "encryption", "certificate"])
@pytest.mark.parametrize("value", [None, "", "x", "AAAA", 7])
def test_damaged_plain_data_is_refused(world, part, value) -> None:
    with pytest.raises(StorageError) as caught:
        from_plain({**to_plain(world.commune), part: value})
    assert caught.value.code == "identity-damaged"


@pytest.mark.parametrize("part", ["root", "signing", "encryption", "certificate"])
def test_parts_of_two_offices_do_not_make_one(world, part) -> None:
    with pytest.raises(StorageError) as caught:
        from_plain({**to_plain(world.commune), part: to_plain(world.stranger)[part]})
    assert caught.value.code == "identity-damaged"


def test_plain_data_of_a_newer_program_is_refused(world) -> None:
    with pytest.raises(StorageError) as caught:
        from_plain({**to_plain(world.commune), "format": 2})
    assert caught.value.code == "identity-newer"


def test_a_certificate_survives_and_proves_its_root(world) -> None:
    certificate = decode_certificate(world.commune.certificate.encode())
    assert certificate == world.commune.certificate
    require_issued(certificate, world.commune.root_pk)
    with pytest.raises(PackageError) as caught:
        require_issued(certificate, world.stranger.root_pk)
    assert caught.value.fault is Fault.SENDER


@pytest.mark.parametrize(
    "change", [{"from_seq": 2}, {"number": 9}, {"role": Role.SUPERIOR}, {"enc_pk": bytes(32)}]
)
def test_a_changed_certificate_proves_nothing(world, change) -> None:
    changed = dataclasses.replace(world.commune.certificate, **change)
    assert not changed.is_of(world.commune.root_pk)


def test_a_malformed_certificate_is_refused(world) -> None:
    encoded = world.commune.certificate.encode()
    for bad in (b"", encoded[:64], encoded[:-1], encoded + b" ", encoded + bytes(3000)):
        with pytest.raises(PackageError) as caught:
            decode_certificate(bad)
        assert caught.value.fault is Fault.FRAME


def test_a_package_before_the_certificates_first_number_is_refused(world) -> None:
    """A certificate issued from number 5 on does not vouch for number 4."""
    late = dataclasses.replace(world.commune.certificate, from_seq=5, signature=b"")
    signature = crypto.sign(world.commune.root, b"khx/devcert/v1\0" + late.statement)
    keys = dataclasses.replace(world.commune, certificate=dataclasses.replace(late, signature=signature))
    renewed = dataclasses.replace(world, commune=keys)
    assert world.open(renewed.seal(sequence=5)).header.sequence == 5
    with pytest.raises(PackageError) as caught:
        world.open(renewed.seal(sequence=4))
    assert caught.value.facts["reason"] == "certificate-later"


@pytest.mark.parametrize("text", ["AA", "AAB=", "AAA=\n", "A A=", "é", "QQ=="[:-1], "QR=="])
def test_base64_has_one_spelling(text) -> None:
    assert from_base64(text) is None


def test_base64_survives() -> None:
    assert from_base64(to_base64(bytes(range(256)))) == bytes(range(256))


def test_a_wrapped_key_is_bound_to_sender_recipient_and_package(world) -> None:
    key = crypto.new_key()
    bound = {"sender": "a", "recipient": "b", "package": "c"}
    wrapped = crypto.wrap(key, world.superior.enc_pk, **bound)
    assert len(wrapped) == crypto.WRAP_LENGTH
    assert crypto.unwrap(wrapped, world.superior.encryption, **bound) == key
    for part in bound:
        with pytest.raises(PackageError) as caught:
            crypto.unwrap(wrapped, world.superior.encryption, **{**bound, part: "x"})
        assert caught.value.fault is Fault.SIGNATURE


def test_a_segment_is_bound_to_its_place_and_package() -> None:
    key = crypto.new_key()
    sealed = crypto.seal_segment(key, 1, "p", b"abc")
    assert crypto.open_segment(key, 1, "p", memoryview(sealed)) == b"abc"
    for index, package in ((0, "p"), (2, "p"), (1, "q")):
        with pytest.raises(PackageError):
            crypto.open_segment(key, index, package, memoryview(sealed))


@pytest.mark.parametrize("public", [bytes(32), b"\x01" + bytes(31)])
def test_a_weak_encryption_key_is_refused(public) -> None:
    with pytest.raises(PackageError) as caught:
        crypto.require_usable(public)
    assert caught.value.fault is Fault.FRAME
