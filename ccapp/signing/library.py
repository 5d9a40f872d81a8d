"""What is installed for signing, asked without loading the extra (its import costs most of a second)."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from ccapp.errors import RefusedError

# Names seen in public code; which one an office's token needs is for its maker to say.
_NAMES: Final = (
    "gclib.dll",
    "eTPKCS11.dll",
    "nca_v4.dll",
    "nca_v6.dll",
    "ncca_csp11_v1.dll",
    "vnptca_p11_v8.dll",
    "viettel-ca_v6.dll",
    "BkavCA.dll",
    "libsofthsm2.so",
    "opensc-pkcs11.so",
)
_FOLDERS: Final = ("/usr/lib/softhsm", "/usr/lib/x86_64-linux-gnu", "/usr/lib", "/usr/local/lib")


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


def known_libraries() -> tuple[Path, ...]:
    """The libraries of tokens that stand where their installers put them on this machine."""
    windows = os.environ.get("SYSTEMROOT")
    folders = [Path(windows) / "System32"] if windows else [Path(folder) for folder in _FOLDERS]
    return tuple(path for folder in folders for name in _NAMES if (path := folder / name).is_file())
