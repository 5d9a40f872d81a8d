"""Keys in a file (PKCS#12: .p12, .pfx)."""

from __future__ import annotations

from asn1crypto import keys, pkcs12, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.hazmat.primitives.serialization.pkcs12 import PKCS12KeyAndCertificates, load_pkcs12
from cryptography.x509 import Certificate
from pyhanko.sign.signers import SimpleSigner
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ccapp.errors import FileError, RefusedError


def open_key_file(name: str, data: bytes, passphrase: str) -> SimpleSigner:
    """The signer in a PKCS#12 file; `name` is for messages.

    Raises FileError for what is no such file or holds no key, RefusedError for a wrong passphrase.
    """
    _require_pkcs12(name, data)
    try:
        content = load_pkcs12(data, passphrase.encode())
    except ValueError as error:  # pyHanko's own loader returns None for this and only logs it
        raise RefusedError("passphrase-wrong", file=name) from error
    if content.key is None or content.cert is None:
        raise FileError("key-file-without-key", file=name)
    return _signer(content)


def _require_pkcs12(name: str, data: bytes) -> None:
    """Told apart before the passphrase is tried, so that no other file is blamed on it."""
    try:
        pfx = pkcs12.Pfx.load(data, strict=True)
        known = pfx["auth_safe"]["content_type"].native == "data" and pfx["mac_data"].native
    except (ValueError, TypeError, LookupError) as error:
        raise FileError("key-file-unreadable", file=name) from error
    if not known:
        raise FileError("key-file-unreadable", file=name)


def _signer(content: PKCS12KeyAndCertificates) -> SimpleSigner:
    """Intermediate certificates go into the file with the signature; roots are the reader's to choose."""
    assert content.key is not None and content.cert is not None  # noqa: S101, PT018 - asked by the caller
    store = SimpleCertificateStore()
    others = [_converted(each.certificate) for each in content.additional_certs]
    store.register_multiple([each for each in others if each.self_signed == "no"])
    secret = content.key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return SimpleSigner(
        signing_cert=_converted(content.cert.certificate),
        signing_key=keys.PrivateKeyInfo.load(secret),
        cert_registry=store,
    )


def _converted(certificate: Certificate) -> x509.Certificate:
    return x509.Certificate.load(certificate.public_bytes(Encoding.DER))
