"""The page of an appendix as data: each number with the rule it comes from.

ND 30/2020 stands for Nghị định 30/2020/NĐ-CP; "practice" marks a choice that no rule prescribes.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ccapp.domain.layout import Orientation

MILLIMETRE: Final = 72 / 25.4
"""Points in a millimetre."""

_A4_SHORT: Final = 210 * MILLIMETRE
_A4_LONG: Final = 297 * MILLIMETRE


class Mode(StrEnum):
    """Paper or electronic document: only on paper the blanks of the note are filled (Phụ lục I, III.1.c)."""

    PAPER = "paper"
    ELECTRONIC = "electronic"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRules:
    """Measures of an appendix page, in points, all from ND 30/2020 Phụ lục I unless marked practice."""

    # I.4: top and bottom 20-25 mm, left 30-35 mm, right 15-20 mm
    top: float = 20 * MILLIMETRE
    bottom: float = 20 * MILLIMETRE
    left: float = 30 * MILLIMETRE
    right: float = 15 * MILLIMETRE

    # I.7: Arabic numerals, upright, 13-14, centred in the top margin, hidden on the first page
    page_number_size: float = 13
    page_number_baseline: float = 14 * MILLIMETRE

    # III.1: "Phụ lục" lower case 14 bold, title capitals 13-14 bold, note 13-14 italic
    label_size: float = 14
    title_size: float = 14
    note_size: float = 14
    heading_spacing: float = 1.2
    # II.5.a gives a title's rule as a third to a half of the line above it
    heading_rule_share: float = 1 / 3
    heading_rule_gap: float = 4
    heading_rule_thickness: float = 0.75
    table_gap: float = 14

    # Practice: the decree fixes no size for text in tables. Beyond these bounds no table can be set.
    smallest_text: float = 6
    largest_text: float = 20
    line_spacing: float = 1.15
    pad_x: float = 4
    pad_y: float = 3
    grid_thickness: float = 0.5

    def paper(self, orientation: Orientation) -> tuple[float, float]:
        """Width and height of the A4 page (I.1); landscape is practice for wide appendices."""
        if orientation is Orientation.LANDSCAPE:
            return _A4_LONG, _A4_SHORT
        return _A4_SHORT, _A4_LONG

    def text_size(self, wanted: float) -> float:
        """The wanted table text size, held within what a table can be set in."""
        return min(max(wanted, self.smallest_text), self.largest_text)


DECREE_30: Final = PageRules()
