"""Offices, their units and their people: names, other spellings, and the days between which they are so."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from ccapp.domain.plan import NO_OFFICE, NOT_STORED, OfficeId, RecordId
from ccapp.errors import RefusedError
from ccapp.values import replace, value


class Role(StrEnum):
    """What an installation does: write its own plan, or collect those of its communes."""

    COMMUNE = "commune"
    SUPERIOR = "superior"


@value
class Office:
    """An office. Its id is made once and never follows from its name or administrative code."""

    name: str
    role: Role
    id: OfficeId = NO_OFFICE


class Tier(StrEnum):
    """The level of government a unit belongs to. The district level ended on 1 July 2025."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    CENTRAL = "central"


class UnitKind(StrEnum):
    """A unit inside an office, or a body such as a people's committee that stands for a whole office."""

    UNIT = "unit"
    BODY = "body"


@value
class Unit:
    """A unit that leads or joins tasks. Bounds are inclusive; None means open.

    `successors` are the units its work went to, the one an officer would name first in front.
    """

    name: str
    aliases: tuple[str, ...] = ()
    abbreviation: str = ""
    tier: Tier = Tier.COMMUNE
    kind: UnitKind = UnitKind.UNIT
    valid_from: date | None = None
    valid_to: date | None = None
    successors: tuple[RecordId, ...] = ()
    id: RecordId = NOT_STORED

    def valid_on(self, day: date) -> bool:
        """Whether the unit exists on a day; lineage leads from a dissolved unit to its successors."""
        return _within(day, self.valid_from, self.valid_to)


@value
class Person:
    """Someone with a title in a unit for a time. Bounds are inclusive; None means open."""

    name: str
    title: str = ""
    unit: RecordId = NOT_STORED
    valid_from: date | None = None
    valid_to: date | None = None
    id: RecordId = NOT_STORED

    def valid_on(self, day: date) -> bool:
        """Whether the person holds the title on a day."""
        return _within(day, self.valid_from, self.valid_to)


def hand_over(old: Person, name: str, *, on: date) -> tuple[Person, Person]:
    """The one who leaves, ending the day before, and the one who takes over title and unit on a day.

    What the first has done stays theirs. Raises RefusedError where they do not hold the title on that day, or
    began on it.
    """
    if not old.valid_on(on) or old.valid_from == on:
        raise RefusedError("person-hand-over-day", name=old.name, day=f"{on:%d/%m/%Y}")
    leaving = replace(old, valid_to=on - timedelta(days=1))
    return leaving, replace(old, name=name, valid_from=on, id=NOT_STORED)


def _within(day: date, first: date | None, last: date | None) -> bool:
    return (first is None or first <= day) and (last is None or day <= last)
