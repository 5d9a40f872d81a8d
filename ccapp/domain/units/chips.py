"""A cell of units taken apart into one piece per unit and put together again without losing a letter.

What stands between the pieces stays as it was typed (`; `, `, `, a line break), and a new unit follows with
the cell's own sign. A cell that says more than units ("…: đối với …") is not taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from ccapp.domain.units.keys import plain_key
from ccapp.domain.units.splitting import split_units

_GAP: Final = re.compile(r"[\s.,;/&+]+|\s+(?:và|cùng)\s+", re.IGNORECASE)
_END: Final = re.compile(r"[.,;]?")
_USUAL: Final = "; "  # parts units whatever their names are, which a comma does not


@dataclass(frozen=True, slots=True, kw_only=True)
class Chips:
    """Units in their order, the signs between them (one fewer), and a sign after the last."""

    units: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    end: str = ""

    @property
    def text(self) -> str:
        """The cell."""
        return "".join(map("".join, zip(("", *self.gaps), self.units, strict=False))) + self.end

    def without(self, index: int) -> Chips:
        """One unit less, with the sign before it; the first takes the sign after it."""
        units = self.units[:index] + self.units[index + 1 :]
        gap = max(index - 1, 0)
        return Chips(units=units, gaps=self.gaps[:gap] + self.gaps[gap + 1 :], end=self.end if units else "")

    def added(self, words: str) -> Chips:
        """Words more at the end, after the cell's own sign; `; ` where they would not be read apart."""
        if not self.units:
            return Chips(units=(words,))
        made = [
            Chips(units=(*self.units, words), gaps=(*self.gaps, gap), end=self.end)
            for gap in (self._sign(), _USUAL)
        ]
        wanted = [*self.units, *_names(words)]
        return next((each for each in made if _names(each.text) == wanted), made[-1])

    def _sign(self) -> str:
        """What stands between the units; "và" stands before the last one only and is none."""
        return next((gap for gap in self.gaps if not any(map(str.isalpha, gap))), _USUAL)


def chips_of(cell: str) -> Chips | None:
    """The units of a cell (as `text.normalize.clean` leaves it); None where it holds more than units.

    The text of what is returned is the cell, to the letter.
    """
    if not cell:
        return Chips()
    found = split_units(cell)
    if not found or found[0].start or any(each.condition or "\n" in each.text for each in found):
        return None
    gaps = tuple(cell[one.end : other.start] for one, other in pairwise(found))
    end = cell[found[-1].end :]
    if not all(map(_GAP.fullmatch, gaps)) or not _END.fullmatch(end):
        return None
    return Chips(units=tuple(each.text for each in found), gaps=gaps, end=end)


def same_name(one: str, other: str) -> bool:
    """Whether two texts are one name but for case, dashes and the place of the tone."""
    return plain_key(one) == plain_key(other)


def with_unit(cell: str, unit: str, same: Callable[[str, str], bool] = same_name) -> str:
    """A cell with a unit added at its end; as it was where `same` finds the unit in it."""
    if any(same(each.text, unit) for each in split_units(cell)):
        return cell
    chips = chips_of(cell)
    if chips is not None:
        return chips.added(unit).text
    sign = "" if cell.endswith((";", ",")) else ";"
    return cell + sign + ("\n" if "\n" in cell else " ") + unit


def _names(text: str) -> list[str]:
    return [each.text for each in split_units(text)]
