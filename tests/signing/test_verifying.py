"""What verifying says of files that were touched, of unsigned ones, and of those that are no PDF."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding

from ccapp.errors import AppError, FileError
from ccapp.services.paper.signing import Appearance, KeyFile, Look, sign_file, verify_file
from ccapp.signing.values import Integrity, SignatureFound, Trust
from tests.conftest import Clock
from tests.signing.keys import Pair, certified

pytest.importorskip("pyhanko", reason="the extra `sign` is not installed")

FLIPS = 200


@pytest.fixture
def signed(source: Path, key: KeyFile, tmp_path: Path, clock: Clock) -> Path:
    out = tmp_path / "da ky.pdf"
    sign_file(source, out, key, Appearance(look=Look.APPENDIX, number="07/KH-UBND"), at=clock())
    return out


def found(path: Path, data: bytes, clock: Clock, root: Path) -> tuple[SignatureFound, ...]:
    """What verifying says of the bytes; nothing for a file that is refused as damaged."""
    path.write_bytes(data)
    try:
        return verify_file(path, at=clock(), root=root)
    except FileError:
        return ()


def flipped(data: bytes, place: int, bit: int) -> bytes:
    touched = bytearray(data)
    touched[place] ^= 1 << bit
    return bytes(touched)


def test_no_flipped_bit_goes_unseen(signed: Path, clock: Clock, root: Path) -> None:
    data, draw = signed.read_bytes(), random.Random(20260105)
    assert found(signed, data, clock, root)[0].is_intact
    for _ in range(FLIPS):
        place, bit = draw.randrange(len(data)), draw.randrange(8)
        said = found(signed, flipped(data, place, bit), clock, root)
        assert not any(each.is_intact for each in said), (place, bit)


def test_no_flipped_bit_of_the_signature_itself_goes_unseen(signed: Path, clock: Clock, root: Path) -> None:
    """Where no digest reaches: the library alone passes over other versions, zeros, letters of a case."""
    data, draw = signed.read_bytes(), random.Random(7)
    gap = re.search(rb"<[0-9A-Fa-f]{2000,}>", data)
    assert gap is not None
    digits = b"0123456789ABCDEFabcdef"
    passed = 0
    while passed < FLIPS:
        place, bit = draw.randrange(gap.start(), gap.start() + 200), draw.randrange(8)
        touched = flipped(data, place, bit)
        if touched[place] in digits:
            passed += 1
            said = found(signed, touched, clock, root)
            assert not any(each.is_intact for each in said), (place - gap.start(), bit)
    for place in (gap.end() - 2, gap.end() - 101):
        said = found(signed, flipped(data, place, 0), clock, root)
        assert [each.integrity for each in said] == [Integrity.CHANGED]


def test_text_added_after_signing_is_seen(signed: Path, clock: Clock, root: Path) -> None:
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    writer = IncrementalPdfFileWriter(BytesIO(signed.read_bytes()))
    more = writer.add_object(generic.StreamObject(stream_data=b"BT /F1 12 Tf 72 72 Td (x) Tj ET"))
    writer.add_stream_to_page(0, more)
    out = BytesIO()
    writer.write(out)
    (said,) = found(signed, out.getvalue(), clock, root)
    assert said.integrity is Integrity.CHANGED


def test_a_field_that_nobody_signed_is_a_change_whatever_it_hides(
    source: Path, key: KeyFile, tmp_path: Path, clock: Clock, root: Path
) -> None:
    """The library lets an empty field in, or one of a time stamp that no list names, as large as the page."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    out = tmp_path / "da ky.pdf"
    sign_file(source, out, key, Appearance(), at=clock())
    for stamped in (False, True):
        writer = IncrementalPdfFileWriter(BytesIO(out.read_bytes()))
        append_signature_field(writer, SigFieldSpec("Che", on_page=0, box=(0, 0, 595, 842)))
        first, field = (each.get_object() for each in writer.root["/AcroForm"]["/Fields"])
        if stamped:
            kind = {generic.NameObject("/Type"): generic.NameObject("/DocTimeStamp")}
            field["/V"] = writer.add_object(generic.DictionaryObject({**first["/V"], **kind}))
        writer.update_container(field)
        covered = BytesIO()
        writer.write(covered)
        said = found(out.with_name("che.pdf"), covered.getvalue(), clock, root)
        assert [each.integrity for each in said] == [Integrity.CHANGED]


def test_a_time_at_the_end_of_the_calendar_is_none(source: Path, key: KeyFile, clock: Clock) -> None:
    from ccapp.signing.key_files import open_key_file
    from ccapp.signing.sealing import seal

    signer = open_key_file(key.file.name, key.file.read_bytes(), key.passphrase)
    last = datetime(9999, 12, 31, 23, tzinfo=UTC)
    source.write_bytes(seal(source.name, source.read_bytes(), signer, at=last))
    (said,) = verify_file(source, at=clock())
    assert (said.integrity, said.when) == (Integrity.WHOLE, None)


def test_bytes_after_the_end_are_seen(signed: Path, clock: Clock, root: Path) -> None:
    said = found(signed, signed.read_bytes() + b"\n% more", clock, root)
    assert not any(each.is_intact for each in said)


def test_an_unsigned_file_has_no_signature(source: Path, clock: Clock) -> None:
    assert verify_file(source, at=clock()) == ()


def test_what_cannot_be_verified_is_refused(source: Path, signed: Path, root: Path, clock: Clock) -> None:
    with pytest.raises(AppError, match="certificate-unreadable"):
        verify_file(signed, at=clock(), root=source)
    source.write_bytes(b"%PDF-1.7\n" + bytes(range(256)))
    with pytest.raises(AppError, match="file-damaged"):
        verify_file(source, at=clock())
    with pytest.raises(AppError, match="file-unsupported"):
        verify_file(root, at=clock())


def struck_off(authority: Pair, at: datetime, *signers: Pair) -> bytes:
    """The authority's list of revoked certificates."""
    made = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(authority.certificate.subject)
        .last_update(at - timedelta(days=90))
        .next_update(at - timedelta(days=60))
    )
    for signer in signers:
        entry = x509.RevokedCertificateBuilder().serial_number(signer.certificate.serial_number)
        made = made.add_revoked_certificate(entry.revocation_date(at - timedelta(days=91)).build())
    return made.sign(authority.key, hashes.SHA256()).public_bytes(Encoding.DER)


def test_a_revoked_certificate_is_told_by_the_list_beside_the_root(
    signed: Path, authority: Pair, signer: Pair, clock: Clock, root: Path
) -> None:
    """An old list too: it was saved from the issuer's page when the machine last had a network."""
    saved = root.with_suffix(".crl")
    other = certified("Trần Thị Bình", clock.now, authority)
    saved.write_bytes(struck_off(authority, clock.now, other))
    assert verify_file(signed, at=clock(), root=root)[0].trust is Trust.TRUSTED
    saved.write_bytes(struck_off(authority, clock.now, other, signer))
    (found,) = verify_file(signed, at=clock(), root=root)
    assert (found.trust, found.integrity) == (Trust.REVOKED, Integrity.WHOLE)


def test_a_list_that_somebody_else_made_strikes_nobody_off(
    signed: Path, authority: Pair, signer: Pair, clock: Clock, root: Path
) -> None:
    liar = certified("Root CA thử", clock.now, authority=True)  # the same name, another key
    root.with_suffix(".crl").write_bytes(struck_off(liar, clock.now, signer))
    assert verify_file(signed, at=clock(), root=root)[0].trust is Trust.TRUSTED
    assert authority.certificate.subject == liar.certificate.subject


def test_a_list_that_is_none_is_refused_with_its_name(signed: Path, clock: Clock, root: Path) -> None:
    root.with_suffix(".crl").write_bytes(b"<html>404</html>")
    with pytest.raises(FileError, match="revoked-unreadable"):
        verify_file(signed, at=clock(), root=root)
