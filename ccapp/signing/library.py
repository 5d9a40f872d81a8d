"""Whether the extra `sign` is installed, asked without loading it (its import costs most of a second)."""

from __future__ import annotations

from importlib.util import find_spec

from ccapp.errors import RefusedError


def can_sign() -> bool:
    """Whether files can be signed and verified on this machine."""
    return find_spec("pyhanko") is not None


def can_use_tokens() -> bool:
    """Whether keys on a USB token can be used too."""
    return can_sign() and find_spec("pkcs11") is not None


def require(*, tokens: bool = False) -> None:
    """Raises RefusedError where the extra, or its part for tokens, is not installed."""
    if not can_sign():
        raise RefusedError("sign-not-installed")
    if tokens and not can_use_tokens():
        raise RefusedError("sign-tokens-not-installed")
