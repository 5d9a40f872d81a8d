"""Keys at rest: sealed to this machine where the system can; elsewhere the file's rights are the lock.

Windows seals by DPAPI for the machine, not for the account: an administrator who resets a password, or a
colleague who works under another account, must not lock the office out of its own identity. What cannot be
opened any more, after a reinstall or on another machine, comes back from the office's own backups.
"""

from __future__ import annotations

import sys
from typing import Final, Protocol

_PURPOSE: Final = b"ccapp identity"


class Vault(Protocol):
    """Something that seals bytes to this machine."""

    def seal(self, raw: bytes) -> bytes:
        """The bytes such that only this machine can open them. Raises OSError."""

    def open(self, sealed: bytes) -> bytes:
        """What was sealed here. Raises OSError for anything else."""


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _LOCAL_MACHINE: Final = 0x4
    _NO_QUESTIONS: Final = 0x1

    class _Blob(ctypes.Structure):
        _fields_ = (("length", wintypes.DWORD), ("data", ctypes.POINTER(ctypes.c_char)))

    class _Dpapi:
        """CryptProtectData and its inverse, for the machine and without any window."""

        def seal(self, raw: bytes) -> bytes:
            """As `Vault.seal`."""
            return self._through("CryptProtectData", raw)

        def open(self, sealed: bytes) -> bytes:
            """As `Vault.open`."""
            return self._through("CryptUnprotectData", sealed)

        def _through(self, name: str, data: bytes) -> bytes:
            given, purpose, made = _blob(data), _blob(_PURPOSE), _Blob()
            flags = _LOCAL_MACHINE | _NO_QUESTIONS
            call = getattr(ctypes.WinDLL("crypt32", use_last_error=True), name)
            refs = (ctypes.byref(given), None, ctypes.byref(purpose), None, None, flags, ctypes.byref(made))
            if not call(*refs):
                raise ctypes.WinError(ctypes.get_last_error())
            try:
                return ctypes.string_at(made.data, made.length)
            finally:
                ctypes.WinDLL("kernel32").LocalFree(made.data)

    def _blob(data: bytes) -> _Blob:
        return _Blob(len(data), ctypes.cast(ctypes.create_string_buffer(data), ctypes.POINTER(ctypes.c_char)))

    def system_vault() -> Vault | None:
        """The vault of this system, None where there is none."""
        return _Dpapi()

else:

    def system_vault() -> Vault | None:
        """The vault of this system, None where there is none."""
        return None
