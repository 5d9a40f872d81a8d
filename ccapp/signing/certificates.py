"""Certificates: read from a file, named for people, refused before they sign what nobody would accept."""

from __future__ import annotations

from datetime import datetime

from asn1crypto import pem, x509

from ccapp.errors import FileError, RefusedError
from ccapp.text.normalize import clean


def load_certificate(name: str, data: bytes) -> x509.Certificate:
    """A certificate in DER or PEM; `name` is for messages. Raises FileError."""
    try:
        der = pem.unarmor(data)[2] if pem.detect(data) else data
        certificate = x509.Certificate.load(der, strict=True)
        certificate.native  # noqa: B018 - asn1crypto parses what is asked for, and only then tells
    except (ValueError, TypeError, LookupError) as error:
        raise FileError("certificate-unreadable", file=name) from error
    return certificate


def holder(certificate: x509.Certificate) -> str:
    """Whose certificate it is, as people say it."""
    return _common_name(certificate.subject)


def issuer(certificate: x509.Certificate) -> str:
    """Who vouches for it."""
    return _common_name(certificate.issuer)


def _common_name(name: x509.Name) -> str:
    facts = name.native
    said = facts.get("common_name") or facts.get("organization_name") or name.human_friendly
    # Anyone can write a certificate: no controls of a terminal, no turned text.
    return clean(" ".join(said) if isinstance(said, list) else str(said)).replace("\n", " ")


def require_usable(certificate: x509.Certificate, at: datetime) -> None:
    """Raises RefusedError for a certificate that is not yet or no longer valid, or not meant for signing."""
    who = holder(certificate)
    if at < certificate.not_valid_before:
        raise RefusedError("certificate-not-yet", who=who, day=_day(certificate.not_valid_before, at))
    if at > certificate.not_valid_after:
        raise RefusedError("certificate-expired", who=who, day=_day(certificate.not_valid_after, at))
    usage = certificate.key_usage_value
    if usage is not None and not usage.native & {"digital_signature", "non_repudiation"}:
        raise RefusedError("certificate-not-for-signing", who=who)


def _day(moment: datetime, at: datetime) -> str:
    return f"{moment.astimezone(at.tzinfo):%d/%m/%Y}"
