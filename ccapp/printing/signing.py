"""The signature block below an appendix, where an office wants one (ND 30/2020 Phụ lục I, II.7).

The decree's own appendix has none; who signs and how is the plan's. It stands in the right part of the page
and never alone: at least one row of the table goes with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ccapp.domain.plan import Plan
from ccapp.domain.signing_form import title_lines
from ccapp.printing.fonts import font
from ccapp.printing.heading import HeadingLine, HeadingText, set_heading
from ccapp.printing.primitives import Face, Primitive
from ccapp.printing.rules import PageRules
from ccapp.printing.table import baseline_offset, line_items
from ccapp.text.normalize import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningBlock:
    """Title lines, room for the signature, and the name; `height` from the end of the table, in points."""

    titles: tuple[HeadingLine, ...]
    names: tuple[HeadingLine, ...]
    rules: PageRules

    @property
    def height(self) -> float:
        """Everything with the gap above it."""
        lines = (*self.titles, *self.names)
        return (
            self.rules.signing_gap
            + self.rules.signing_room
            + sum(entry.size * self.rules.heading_spacing for entry in lines)
        )

    def items(self, y: float, paper: tuple[float, float]) -> Iterator[Primitive]:
        """The block below `y`."""
        rules = self.rules
        middle = paper[0] - rules.right - _width(rules, paper) / 2
        y += rules.signing_gap
        for part, room in ((self.titles, rules.signing_room), (self.names, 0.0)):
            for entry in part:
                leading = entry.size * rules.heading_spacing
                x, baseline = middle - entry.line.width / 2, y + baseline_offset(entry.size, leading)
                yield from line_items(entry.line, font(entry.face), x=x, y=baseline, size=entry.size)
                y += leading
            y += room


def signing_texts(plan: Plan, rules: PageRules) -> tuple[tuple[HeadingText, ...], tuple[HeadingText, ...]]:
    """Titles and names of a plan's signature, paragraph by paragraph.

    Nobody being named yet, the issuer stands there.
    """

    def texts(lines: Sequence[str], *, capitals: bool) -> tuple[HeadingText, ...]:
        return tuple(
            HeadingText(text=one, face=Face.BOLD, size=rules.signing_size, capitals=capitals)
            for one in filter(None, lines)
        )

    titles = title_lines(plan) or clean(plan.issuer.name).split("\n")
    return texts(titles, capitals=True), texts(clean(plan.signature.signer).split("\n"), capitals=False)


def signing_block(plan: Plan, rules: PageRules, paper: tuple[float, float]) -> SigningBlock | None:
    """The block of a plan; None where there is nobody to name."""
    width = _width(rules, paper)
    titles, names = (
        tuple(
            HeadingLine(line=line, face=text.face, size=text.size)
            for text in texts
            for line in set_heading(text, width)
        )
        for texts in signing_texts(plan, rules)
    )
    return SigningBlock(titles=titles, names=names, rules=rules) if titles or names else None


def _width(rules: PageRules, paper: tuple[float, float]) -> float:
    return (paper[0] - rules.left - rules.right) * rules.signing_share
