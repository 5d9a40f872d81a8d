"""The cryptography of the sync file, all of it from `cryptography`: Ed25519, HPKE, ChaCha20-Poly1305.

Keys are raw 32-byte strings here and everywhere above; nothing outside this module sees a key object.
HPKE is RFC 9180 base mode with X25519, HKDF-SHA256 and ChaCha20-Poly1305.
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Final

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ccapp.exchange.errors import Fault, PackageError, malformed

KEY_LENGTH: Final = 32
WRAP_LENGTH: Final = 80
TAG_LENGTH: Final = 16
_NONCE_LENGTH: Final = 12
_SUITE: Final = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.CHACHA20_POLY1305)


def new_key() -> bytes:
    """A random 32-byte string: an Ed25519 seed, an X25519 private key, a content key or a secret."""
    return secrets.token_bytes(KEY_LENGTH)


def signing_public(seed: bytes) -> bytes:
    """The Ed25519 public key of a seed."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def encryption_public(private: bytes) -> bytes:
    """The X25519 public key of a private key."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def key_id(public: bytes) -> str:
    """Which encryption key a package was sealed to: 16 hex digits of its SHA-256."""
    return hashlib.sha256(public).hexdigest()[:16]


def sign(seed: bytes, message: bytes) -> bytes:
    """A 64-byte Ed25519 signature."""
    return Ed25519PrivateKey.from_private_bytes(seed).sign(message)


def is_signed(public: bytes, signature: bytes, message: bytes) -> bool:
    """Whether a signature is that of `public` over `message`."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except InvalidSignature:
        return False
    return True


def require_usable(public: bytes) -> None:
    """Raise PackageError `E-KHUNG` for an X25519 public key that gives the same secret to everybody."""
    try:
        X25519PrivateKey.generate().exchange(X25519PublicKey.from_public_bytes(public))
    except ValueError:
        raise malformed("encryption-key") from None


def shared_key(private: bytes, public: bytes, info: bytes) -> bytes:
    """A 32-byte key that two offices derive alike, each from its own private key and the other's public one:
    X25519, then HKDF-SHA256 without salt. Raises PackageError `E-KHUNG` for a key as in `require_usable`.
    """
    try:
        secret = X25519PrivateKey.from_private_bytes(private).exchange(
            X25519PublicKey.from_public_bytes(public)
        )
    except ValueError:
        raise malformed("encryption-key") from None
    return HKDF(algorithm=SHA256(), length=KEY_LENGTH, salt=None, info=info).derive(secret)


def wrap(content_key: bytes, public: bytes, *, sender: str, recipient: str, package: str) -> bytes:
    """Seal a content key to one office, bound to sender, recipient and package: 80 bytes."""
    info = _info(sender, recipient, package)
    return _SUITE.encrypt(content_key, X25519PublicKey.from_public_bytes(public), info)


def unwrap(wrapped: bytes, private: bytes, *, sender: str, recipient: str, package: str) -> bytes:
    """The content key. Raises PackageError `E-CHUKY` when it was sealed to another key or binding."""
    info = _info(sender, recipient, package)
    try:
        content_key = _SUITE.decrypt(wrapped, X25519PrivateKey.from_private_bytes(private), info)
    except InvalidTag:
        raise PackageError(Fault.SIGNATURE, "wrap") from None
    if len(content_key) != KEY_LENGTH:
        raise malformed("content-key")
    return content_key


def seal_segment(content_key: bytes, index: int, package: str, plain: bytes) -> bytes:
    """Encrypt one segment; its place and package are bound to it. 16 bytes longer than `plain`."""
    return ChaCha20Poly1305(content_key).encrypt(_nonce(index), plain, _bound(index, package))


def open_segment(content_key: bytes, index: int, package: str, sealed: bytes | memoryview) -> bytes:
    """Decrypt one segment. Raises PackageError `E-CHUKY` when it does not belong there."""
    try:
        return ChaCha20Poly1305(content_key).decrypt(_nonce(index), sealed, _bound(index, package))
    except InvalidTag:
        raise PackageError(Fault.SIGNATURE, "segment", segment=index) from None


def _info(sender: str, recipient: str, package: str) -> bytes:
    return f"khx1|{sender}|{recipient}|{package}".encode("ascii")


def _nonce(index: int) -> bytes:
    # A content key serves one package only, so the segment's place is a nonce never used twice.
    return index.to_bytes(_NONCE_LENGTH, "big")


def _bound(index: int, package: str) -> bytes:
    return f"seg{index}{package}".encode("ascii")
