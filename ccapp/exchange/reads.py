"""What an office can read, as its cards and receipts say: a writer writes nothing newer for it (3.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ccapp.exchange.fields import Fields
from ccapp.exchange.header import FMT, MIN_SV, SEALED, SUITES, SV
from ccapp.exchange.limits import MAX_INTEGER

_MOST: Final = 100  # suites that a card may name


@dataclass(frozen=True, slots=True, kw_only=True)
class Reads:
    """The greatest format and data version that an office can read, and the suites it knows."""

    fmt: int = FMT
    sv: int = SV
    suites: tuple[int, ...] = SUITES

    @property
    def sv_written(self) -> int:
        """The data version to write for it: the lesser of its own and ours."""
        return min(SV, self.sv)

    @property
    def is_enough(self) -> bool:
        """Whether it can read anything that this program seals."""
        return self.fmt >= FMT and self.sv >= MIN_SV and SEALED in self.suites


OURS: Final = Reads()


def advertised() -> dict[str, object]:
    """What this program can read, as a card or receipt says it."""
    return {"fmt_max": OURS.fmt, "sv_max": OURS.sv, "suites": list(OURS.suites)}


def read_reads(fields: Fields) -> Reads | None:
    """What a card or receipt says that its office can read; None where it does not say it in this form."""
    fmt, sv, suites = (fields.values.get(key) for key in ("fmt_max", "sv_max", "suites"))
    if not isinstance(suites, list) or len(suites) > _MOST:
        return None
    if not all(_is_number(each, 0) for each in suites) or not (_is_number(fmt, 1) and _is_number(sv, 1)):
        return None
    assert isinstance(fmt, int)  # noqa: S101 - seen just above
    assert isinstance(sv, int)  # noqa: S101 - seen just above
    return Reads(fmt=fmt, sv=sv, suites=tuple(suites))


def _is_number(value: object, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= MAX_INTEGER
