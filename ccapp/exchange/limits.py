"""Every bound of the sync file in one place (exchange.md 3.5). A reader checks them before any work."""

from __future__ import annotations

from typing import Final

from ccapp.domain.versions import VersionVector
from ccapp.exchange.errors import Fault, PackageError

KIB: Final = 1024
MIB: Final = 1024 * KIB

MAX_FILE: Final = 1024 * MIB
MIN_HEADER: Final = 64
MAX_HEADER: Final = 64 * KIB
MAX_RECIPIENTS: Final = 8
MAX_SEGMENTS: Final = 2_000
MAX_ATTACHMENT: Final = 20 * MIB
MAX_ATTACHMENTS: Final = 512 * MIB
MAX_PLAIN: Final = 64 * MIB
MAX_RATIO: Final = 40
RATIO_SLACK: Final = MIB
MAX_ROWS: Final = 200_000
MAX_LINE: Final = 256 * KIB
MAX_TEXT: Final = 20_000
MAX_NAME: Final = 500
MAX_DEPTH: Final = 6
MAX_NAMED: Final = 1_000  # attachments that a receipt names as held, and as wanted
MAX_INTEGER: Final = 2**53 - 1
MAX_COUNTER_JUMP: Final = 10**7


def require_within(limit: str, value: int, most: int, **facts: object) -> None:
    """Raise PackageError `E-GIOIHAN` when `value` is above `most`; `limit` names the bound."""
    if value > most:
        raise PackageError(Fault.LIMIT, limit, value=value, most=most, **facts)


def plain_allowed(compressed: int) -> int:
    """How many bytes `compressed` bytes may inflate to."""
    return min(MAX_PLAIN, MAX_RATIO * compressed + RATIO_SLACK)


def counter_jump(before: VersionVector, after: VersionVector) -> int:
    """The largest step of any device's counter from one vector to the next; 0 where none grows.

    The receiver compares it with `MAX_COUNTER_JUMP`: only it knows what it held before.
    """
    return max((counter - before.get(device, 0) for device, counter in after.items()), default=0)
