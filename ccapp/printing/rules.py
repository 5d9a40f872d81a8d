"""The page of an appendix as data: each number from the decree's table or marked as practice.

`DECREE_30` is the template of state bodies, `PARTY` that of Party bodies; what was chosen for one appendix
(`ccapp.domain.page`) is laid over the template of its issuer.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ccapp.domain.layout import Column, Layout, Orientation
from ccapp.domain.page import PageSetup
from ccapp.domain.plan import Plan, Side
from ccapp.printing import provisions
from ccapp.printing.provisions import MILLIMETRE

_A4_SHORT, _A4_LONG = (side.points for side in provisions.PAPER)


class Mode(StrEnum):
    """Paper or electronic document: only on paper the blanks of the note are filled (Phụ lục I, III.1.c)."""

    PAPER = "paper"
    ELECTRONIC = "electronic"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRules:
    """Measures of an appendix page, in points, all from ND 30/2020 Phụ lục I unless marked practice."""

    top: float = provisions.TOP.points
    bottom: float = provisions.BOTTOM.points
    left: float = provisions.LEFT.points
    right: float = provisions.RIGHT.points

    page_number_size: float = provisions.PAGE_NUMBER.used
    # Practice: where in the top margin
    page_number_baseline: float = 14 * MILLIMETRE

    label_size: float = provisions.APPENDIX.used
    # Practice of many offices, not the decree's: "PHỤ LỤC"
    label_capitals: bool = False
    title_size: float = provisions.APPENDIX_TITLE.used
    note_size: float = provisions.APPENDIX_NOTE.used
    heading_spacing: float = 1.2
    # What II.5.a gives for a title
    heading_rule_share: float = provisions.SUBJECT_RULE.used
    heading_rule_gap: float = 4
    heading_rule_thickness: float = 0.75
    table_gap: float = 14

    # Number and signing time on a separately signed appendix
    signed_text_size: float = provisions.APPENDIX_MARK.used

    # Practice: the decree's appendix ends without a signature; some offices sign it as they do the document
    signing_size: float = provisions.SIGNING.used
    signing_gap: float = 14
    signing_room: float = 30 * MILLIMETRE
    signing_share: float = 0.45

    # Practice: the decree fixes no size for text in tables; below 11 it is hard to read. Beyond the bounds no
    # table can be set.
    readable_text: float = 11
    smallest_text: float = 6
    largest_text: float = 20
    line_spacing: float = 1.15
    pad_x: float = 4
    pad_y: float = 3
    grid_thickness: float = 0.5

    # Practice: a draft round is named at the left of the top margin, its rows are numbered left of the table
    draft_size: float = 12
    draft_note_size: float = 10
    row_number_size: float = 9
    row_number_gap: float = 2 * MILLIMETRE

    def paper(self, orientation: Orientation) -> tuple[float, float]:
        """Width and height of the A4 page (I.1); landscape is practice for wide appendices."""
        if orientation is Orientation.LANDSCAPE:
            return _A4_LONG, _A4_SHORT
        return _A4_SHORT, _A4_LONG

    def text_size(self, wanted: float) -> float:
        """The wanted table text size, held within what a table can be set in."""
        return min(max(wanted, self.smallest_text), self.largest_text)

    def chosen(self, setup: PageSetup) -> PageRules:
        """These rules with what was chosen for one appendix laid over them."""
        rules = replace(self, label_capitals=self.label_capitals or setup.capitals)
        given = setup.margins
        if given is None:
            return rules
        top = given.top * MILLIMETRE
        return replace(
            rules,
            top=top,
            bottom=given.bottom * MILLIMETRE,
            left=given.left * MILLIMETRE,
            right=given.right * MILLIMETRE,
            page_number_baseline=min(self.page_number_baseline, top * _NUMBER_SHARE),
        )


_NUMBER_SHARE: Final = 14 / 20  # of a narrower top margin: the number stays above the table

DECREE_30: Final = PageRules()

# Hướng dẫn 36-HD/VPTW was not at hand: every value here is a default that the page settings change. The right
# margin is the wider one of the decree's range; heading, note and numbering are those of the decree, which
# Party bodies apply by analogy (ND 30/2020, art. 2.2).
PARTY: Final = PageRules(right=provisions.RIGHT.most * MILLIMETRE)


TEMPLATES: Final[Mapping[Side, PageRules]] = MappingProxyType({Side.STATE: DECREE_30, Side.PARTY: PARTY})


def template_of(plan: Plan) -> PageRules:
    """The page of the body that issues a plan."""
    return TEMPLATES[plan.issuer.side]


def report_rules(plan: Plan) -> PageRules:
    """The page of a table that goes with a plan: set up as its first appendix is."""
    return template_of(plan).chosen(report_layout(plan).page)


def report_layout(plan: Plan, *columns: Column) -> Layout:
    """A table of these columns in letters, margins and choices of the first appendix."""
    like = plan.appendices[0].layout if plan.appendices else Layout(columns=())
    return Layout(columns=columns, page=like.page, font_size=like.font_size)
