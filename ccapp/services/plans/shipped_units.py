"""The units and place names that come with the program, read from `resources/units`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from ccapp.domain.office import Tier, Unit, UnitKind
from ccapp.domain.plan import RecordId
from ccapp.domain.units.places import Place, PlaceKind
from ccapp.domain.units.starter import Era, Shipped
from ccapp.errors import FileError
from ccapp.resources import resource

# What takes over stands in front of what it takes over from.
_FILES: Final[Mapping[Era, tuple[str, ...]]] = {
    Era.SINCE: ("common.toml", "since.toml"),
    Era.BEFORE: ("common.toml", "since.toml", "before.toml"),
}
_NATIONAL: Final = "dissolved.toml"


def starter_units(era: Era, seat: str = "") -> tuple[Unit, ...]:
    """The units a commune of a kind (`xã`) begins with. Raises FileError for a file edited wrongly."""
    return _fitting(_FILES[era], seat)


def known_units(seat: str = "") -> tuple[Unit, ...]:
    """Every unit the program knows, dissolved ones with their successors too. Raises FileError."""
    return _fitting((*_FILES[Era.BEFORE], _NATIONAL), seat)


def _fitting(files: tuple[str, ...], seat: str) -> tuple[Unit, ...]:
    """The units of some files that a kind of commune has; successors it does not have are left out."""
    units = [each.unit for file in files for each in _units(file) if each.fits(seat)]
    ids = {unit.id for unit in units}
    return tuple(
        replace(unit, successors=tuple(each for each in unit.successors if each in ids)) for unit in units
    )


@cache
def _units(file: str) -> tuple[Shipped, ...]:
    path = resource("resources", "units", file)
    try:
        return tuple(_shipped(entry) for entry in _read(path)["unit"])
    except (KeyError, ValueError) as error:
        raise FileError("units-file", file=str(path), detail=repr(error)) from error


@cache
def known_places() -> tuple[Place, ...]:
    """Provinces and words for levels, those in use and those no longer. Raises FileError."""
    path = resource("resources", "units", "places.toml")
    try:
        return tuple(_place(entry) for entry in _read(path)["place"])
    except (KeyError, ValueError) as error:
        raise FileError("units-file", file=str(path), detail=repr(error)) from error


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as stream:
        return tomllib.load(stream)


def _shipped(entry: Mapping[str, Any]) -> Shipped:
    unit = Unit(
        id=RecordId(entry["key"]),
        name=entry["name"],
        abbreviation=entry.get("abbreviation", ""),
        aliases=tuple(entry.get("aliases", ())),
        tier=Tier(entry.get("tier", Tier.COMMUNE)),
        kind=UnitKind(entry.get("kind", UnitKind.UNIT)),
        valid_from=entry.get("valid_from"),
        valid_to=entry.get("valid_to"),
        successors=tuple(map(RecordId, entry.get("successors", ()))),
    )
    return Shipped(unit=unit, only=tuple(entry.get("only", ())))


def _place(entry: Mapping[str, Any]) -> Place:
    return Place(
        name=entry["name"],
        kind=PlaceKind(entry["kind"]),
        valid_from=entry.get("valid_from"),
        valid_to=entry.get("valid_to"),
        successors=tuple(entry.get("successors", ())),
    )
