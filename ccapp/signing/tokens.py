"""Keys on a USB token, through the PKCS#11 library of its maker.

A wrong PIN is never tried again by the program: tokens lock themselves after a few.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import pkcs11
from asn1crypto import x509
from pkcs11 import Attribute, ObjectClass, TokenFlag
from pkcs11 import exceptions as refusals
from pyhanko.sign.pkcs11 import PKCS11Signer

from ccapp.errors import RefusedError
from ccapp.signing.certificates import require_usable

_WRONG_PIN: Final = (
    refusals.PinIncorrect,
    refusals.PinInvalid,
    refusals.PinLenRange,
)


@contextmanager
def open_token(library: Path, pin: str, *, at: datetime, label: str = "") -> Iterator[PKCS11Signer]:
    """The signer on a token; `label` tells which, where several are plugged in.

    The certificate is the newest one with a private key that is valid at `at`. Raises RefusedError.
    """
    if not pin:  # a token counts an empty one as a wrong one
        raise RefusedError("pin-wrong")
    loaded = _load(library)
    try:
        session = _log_in(_token(loaded, label), pin)
        try:
            yield _signer(session, at)
        finally:
            session.close()
    except refusals.PKCS11Error as error:
        raise RefusedError("token-failed", detail=_named(error)) from error
    finally:
        loaded.finalize()  # other programs may use the token, and it is free for the next time


def _load(library: Path) -> Any:
    try:
        return pkcs11.lib(str(library))
    except refusals.PKCS11Error as error:
        raise RefusedError("token-library-wrong", file=library.name, detail=_named(error)) from error


def _named(error: refusals.PKCS11Error) -> str:
    """What the library said; most of its refusals have no other words than their name."""
    return str(error) or type(error).__name__


def _token(loaded: Any, label: str) -> Any:
    """Raises RefusedError for none, or for several without a name."""
    tokens = [slot.get_token() for slot in loaded.get_slots(token_present=True)]
    ready = [token for token in tokens if TokenFlag.TOKEN_INITIALIZED in token.flags]
    wanted = [token for token in ready if label in ("", token.label)]
    if not wanted:
        raise RefusedError("token-missing")
    if len(wanted) > 1:
        raise RefusedError("token-several", labels=", ".join(token.label for token in wanted))
    return wanted[0]


def _log_in(token: Any, pin: str) -> Any:
    """One try. Raises RefusedError."""
    if TokenFlag.USER_PIN_LOCKED in token.flags:
        raise RefusedError("pin-locked")
    try:
        return token.open(user_pin=pin)
    except refusals.PinLocked as error:
        raise RefusedError("pin-locked") from error
    except _WRONG_PIN as error:
        raise RefusedError("pin-wrong") from error
    except (refusals.UserAlreadyLoggedIn, refusals.AnotherUserAlreadyLoggedIn) as error:
        raise RefusedError("token-busy") from error


def _signer(session: Any, at: datetime) -> PKCS11Signer:
    keys = {
        bytes(key[Attribute.ID]) for key in session.get_objects({Attribute.CLASS: ObjectClass.PRIVATE_KEY})
    }
    found = [
        (bytes(each[Attribute.ID]), x509.Certificate.load(each[Attribute.VALUE]))
        for each in session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})
    ]
    usable = sorted(
        (each for each in found if each[0] in keys),
        key=lambda each: (_is_valid(each[1], at), each[1].not_valid_before),
    )
    if not usable:
        raise RefusedError("token-without-key")
    identity, certificate = usable[-1]
    require_usable(certificate, at)
    chain = [each for _, each in found if each is not certificate and each.self_signed == "no"]
    return PKCS11Signer(session, signing_cert=certificate, key_id=identity, ca_chain=chain)


def _is_valid(certificate: x509.Certificate, at: datetime) -> bool:
    return bool(certificate.not_valid_before <= at <= certificate.not_valid_after)
