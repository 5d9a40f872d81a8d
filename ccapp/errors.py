"""Refusals a user can meet. Words live in `i18n/messages.*.toml`; here are only codes and facts."""

from __future__ import annotations

import struct
from typing import ClassVar, Final

# What libraries let out for a damaged file: objects of a wrong type, number or shape.
MALFORMED: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
)


class AppError(Exception):
    """Something a user can meet and act on: `code` names the words, `facts` fill their blanks.

    Anything that is not an `AppError` is a bug of ours and ends in the exception hook.
    """

    family: ClassVar[str] = ""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        facts = ", ".join(f"{key}={value!r}" for key, value in self.facts.items())
        return f"{self.code}({facts})"


class NotFoundError(AppError):
    """A record, plan or file that was named does not exist."""


class RefusedError(AppError):
    """The request is understood and not allowed: a state, a level, a value."""


class FileError(AppError):
    """A file that cannot be read or written: damaged, foreign, too large, no access, disk full."""


class StorageError(AppError):
    """The data folder or its database: in use, newer version, damaged, not writable, full."""


class Cancelled(AppError):  # noqa: N818 - not an error: the user asked for it
    """Raised by a `Progress` when the user has cancelled."""

    def __init__(self) -> None:
        super().__init__("cancelled")
