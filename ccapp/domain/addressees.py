"""Whom a row of a superior's plan is for: whether its lead or partners name this commune."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ccapp.domain.checks.saying import CAPITALS
from ccapp.domain.office import Tier, UnitKind
from ccapp.domain.units.directory import Directory, MatchKind
from ccapp.domain.units.splitting import split_units
from ccapp.text.matching import marked_words

_KIND: Final = r"(?i:xã|phường|đặc\s+khu|thị\s+trấn)"
_COMMITTEE: Final = r"(?i:UBND|[ủu][ỷy]?\s+ban\s+nhân\s+dân)"
# All communes, as provinces and districts write it; "các xã Lộc Bình" are only those that are named.
_ALL: Final = re.compile(
    rf"(?:(?i:các|cấp)\s+{_KIND}|(?<!\w){_COMMITTEE}\s+{_KIND}\s*,\s*{_KIND})(?!\w)(?!\s+[{CAPITALS}])"
)


class Share(StrEnum):
    """What part this commune has in a row; NOBODY where the row does not name it."""

    LEAD = "lead"
    PARTNER = "partner"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Us:
    """By what names a row can mean this commune: its places (`Suối Mây`) and its units, on a day."""

    directory: Directory
    day: date

    def share(self, lead: str, partners: str) -> Share:
        """The part that a row's two cells give us."""
        if self._named(lead):
            return Share.LEAD
        return Share.PARTNER if self._named(partners) else Share.NOBODY

    def _named(self, cell: str) -> bool:
        if not cell:
            return False
        words = f" {marked_words(cell)} "
        if any(f" {marked_words(place)} " in words for place in self.directory.places):
            return True
        return _ALL.search(cell) is not None or self.names_unit(cell)

    def names_unit(self, cell: str) -> bool:
        """Whether a cell names a unit of a commune, such as ours."""
        return any(self._is_ours(each.name) for each in split_units(cell))

    def _is_ours(self, name: str) -> bool:
        match = self.directory.match(name, self.day)
        unit = match.unit if match.kind is not MatchKind.QUESTION else None
        return unit is not None and unit.tier is Tier.COMMUNE and unit.kind is UnitKind.UNIT
