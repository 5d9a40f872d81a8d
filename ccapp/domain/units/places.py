"""Names of places and levels with the days between which they are in use."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

_SEAT: Final = re.compile(r"(?<!\w)(xã|phường|đặc\s+khu|thị\s+trấn)\s+(\S.*)", re.IGNORECASE)


class PlaceKind(StrEnum):
    """A province, a city under the central government, or a word for a level (`huyện`)."""

    PROVINCE = "province"
    CITY = "city"
    LEVEL = "level"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A name without its kind (`Hà Giang`). Bounds are inclusive; None means open.

    `successors` are the names in use for it since; empty where nothing stands in its place.
    """

    name: str
    kind: PlaceKind
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[str, ...] = ()

    def valid_on(self, day: date) -> bool:
        """Whether the name is in use on a day."""
        starts = self.valid_from is None or self.valid_from <= day
        return starts and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """What kind of commune an office is of, in lower case, and its name; both empty where it is of none."""

    kind: str = ""
    name: str = ""


def seat_of(office: str) -> Seat:
    """`UBND xã Suối Mây` → xã, Suối Mây."""
    found = _SEAT.search(office)
    if found is None:
        return Seat()
    return Seat(kind=" ".join(found.group(1).casefold().split()), name=found.group(2).strip())
