"""Lists of revoked certificates saved beside a root: who may sign no more, told without a network."""

from __future__ import annotations

from collections.abc import Sequence

from asn1crypto import crl, pem, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.x509 import load_der_x509_certificate, load_der_x509_crl

from ccapp.errors import FileError


def load_list(name: str, data: bytes) -> crl.CertificateList:
    """A list of revoked certificates in DER or PEM; `name` is for messages. Raises FileError."""
    try:
        der = pem.unarmor(data)[2] if pem.detect(data) else data
        found = crl.CertificateList.load(der, strict=True)
        found.native  # noqa: B018 - asn1crypto parses what is asked for, and only then tells
    except (ValueError, TypeError, LookupError) as error:
        raise FileError("revoked-unreadable", file=name) from error
    return found


def is_revoked(
    certificate: x509.Certificate, lists: Sequence[crl.CertificateList], roots: Sequence[x509.Certificate]
) -> bool:
    """Whether a list that a root itself has signed names the certificate; a list of others says nothing.

    An old list is still true: nobody who was struck off comes back.
    """
    return any(
        _names(each, certificate)
        for each in lists
        for root in roots
        if each.issuer == root.subject == certificate.issuer and _is_signed(each, root)
    )


def _names(found: crl.CertificateList, certificate: x509.Certificate) -> bool:
    entries = found["tbs_cert_list"]["revoked_certificates"].native or ()
    return any(entry["user_certificate"] == certificate.serial_number for entry in entries)


def _is_signed(found: crl.CertificateList, root: x509.Certificate) -> bool:
    try:
        key = load_der_x509_certificate(root.dump()).public_key()
        return load_der_x509_crl(found.dump()).is_signature_valid(key)  # type: ignore[arg-type]  # any kind of key
    except (ValueError, TypeError, InvalidSignature, UnsupportedAlgorithm):
        return False
