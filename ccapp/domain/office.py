"""Offices and their units: names, other spellings, and the days between which they exist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccapp.domain.plan import NO_OFFICE, NOT_STORED, OfficeId, RecordId


class Role(StrEnum):
    """What an installation does: write its own plan, or collect those of its communes."""

    COMMUNE = "commune"
    SUPERIOR = "superior"


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office. Its id is made once and never follows from its name or administrative code."""

    name: str
    role: Role
    id: OfficeId = NO_OFFICE


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit that leads or joins tasks. Bounds are inclusive; None means open."""

    name: str
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[RecordId, ...] = ()
    id: RecordId = NOT_STORED

    def valid_on(self, day: date) -> bool:
        """Whether the unit exists on a day; lineage leads from a dissolved unit to its successors."""
        starts = self.valid_from is None or self.valid_from <= day
        return starts and (self.valid_to is None or day <= self.valid_to)
