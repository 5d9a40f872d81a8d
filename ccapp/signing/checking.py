"""Tells what signatures stand in a PDF, and of each: unchanged or not, by whom, when, under which root."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import MAXYEAR, MINYEAR, datetime
from io import BytesIO
from typing import Final

from asn1crypto import crl, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DiffResult, ModificationLevel
from pyhanko.sign.general import CMSExtractionError
from pyhanko.sign.validation import (
    EmbeddedPdfSignature,
    KeyUsageConstraints,
    PdfSignatureStatus,
    SignatureCoverageLevel,
    validate_pdf_signature,
)
from pyhanko_certvalidator import ValidationContext

from ccapp.errors import FileError
from ccapp.signing.broken import BROKEN, told
from ccapp.signing.certificates import holder, issuer
from ccapp.signing.container import is_sound
from ccapp.signing.revoked import is_revoked
from ccapp.signing.values import Integrity, SignatureFound, Trust

_USAGE: Final = {"digital_signature", "non_repudiation"}


def signatures(
    name: str,
    data: bytes,
    *,
    roots: Sequence[x509.Certificate],
    at: datetime,
    revoked: Sequence[crl.CertificateList] = (),
) -> tuple[SignatureFound, ...]:
    """The signatures of a PDF in the order they were made; none for a file without one.

    Certificates are judged at the moment `at` and under `roots` alone: the system's own list is not asked,
    and nothing is fetched; `revoked` are lists that were saved before. Raises FileError for what cannot be
    read.
    """
    with told(name):
        reader = PdfFileReader(BytesIO(data), strict=False)
        if reader.encrypted:
            raise FileError("file-encrypted", file=name)
        found = list(reader.embedded_regular_signatures)
        fields = frozenset(each.field_name for each in reader.embedded_signatures if _is_told(each))
        judged = [_judged(each, data, fields, roots, at) for each in found]
        return tuple(
            replace(one, trust=Trust.REVOKED) if _is_struck_off(each, revoked, roots) else one
            for each, one in zip(found, judged, strict=True)
        )


def _is_struck_off(
    signature: EmbeddedPdfSignature,
    revoked: Sequence[crl.CertificateList],
    roots: Sequence[x509.Certificate],
) -> bool:
    try:
        return bool(revoked) and is_revoked(signature.signer_cert, revoked, roots)
    except CMSExtractionError:
        return False


def _is_told(signature: EmbeddedPdfSignature) -> bool:
    """Whether nobody is shown what this field looks like without being told who signed it."""
    left, bottom, right, top = signature.sig_field.get("/Rect", (0, 0, 1, 1))
    return bool(signature.sig_object_type == "/Sig" or left == right or bottom == top)


def _judged(
    signature: EmbeddedPdfSignature,
    data: bytes,
    fields: frozenset[str],
    roots: Sequence[x509.Certificate],
    at: datetime,
) -> SignatureFound:
    try:
        certificate = signature.signer_cert
    except CMSExtractionError:
        return SignatureFound(who="", issuer="", when=None, integrity=Integrity.CHANGED, trust=Trust.UNKNOWN)
    integrity, status = _integrity(signature, data, fields, roots, at)
    return SignatureFound(
        who=holder(certificate),
        issuer=issuer(certificate),
        when=_said_time(signature),
        integrity=integrity,
        trust=_trust(certificate, status, roots, at),
    )


def _said_time(signature: EmbeddedPdfSignature) -> datetime | None:
    """None also for a time at the end of the calendar, which no other zone can show."""
    said: datetime | None = signature.self_reported_timestamp
    return said if said is not None and MINYEAR < said.year < MAXYEAR else None


def _integrity(
    signature: EmbeddedPdfSignature,
    data: bytes,
    fields: frozenset[str],
    roots: Sequence[x509.Certificate],
    at: datetime,
) -> tuple[Integrity, PdfSignatureStatus | None]:
    """What the check says; no status where it could not even be made: a signature damaged itself."""
    context = ValidationContext(trust_roots=list(roots), moment=at, allow_fetching=False)
    usage = KeyUsageConstraints(key_usage=_USAGE, match_all_key_usages=False)
    try:
        status = validate_pdf_signature(signature, context, key_usage_settings=usage)
    except BROKEN:
        return Integrity.CHANGED, None
    if not (status.intact and status.valid and is_sound(signature, data)):
        return Integrity.CHANGED, None
    if status.coverage is SignatureCoverageLevel.ENTIRE_FILE:
        return Integrity.WHOLE, status
    return (Integrity.CONTINUED if _only_signed_again(status, fields) else Integrity.CHANGED), status


def _only_signed_again(status: PdfSignatureStatus, fields: frozenset[str]) -> bool:
    """Filled-in fields would pass the library's own rules; in a document of an office they are a change.
    So would a new field that nobody has signed, which may cover the page with other words.

    So are bytes that belong to no later version of the file: the level is then `NONE`.
    """
    diff = status.diff_result
    return (
        status.coverage is SignatureCoverageLevel.ENTIRE_REVISION
        and bool(status.docmdp_ok)
        and isinstance(diff, DiffResult)
        and diff.modification_level is not ModificationLevel.NONE
        and fields.issuperset(diff.changed_form_fields)
    )


def _trust(
    certificate: x509.Certificate,
    status: PdfSignatureStatus | None,
    roots: Sequence[x509.Certificate],
    at: datetime,
) -> Trust:
    if status is None:
        return Trust.UNKNOWN
    if not certificate.not_valid_before <= at <= certificate.not_valid_after:
        return Trust.OUT_OF_DATE
    if not roots:
        return Trust.NO_ROOT
    return Trust.TRUSTED if status.trusted else Trust.NOT_UNDER_ROOT
