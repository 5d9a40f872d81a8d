"""Where text breaks and how high rows become, from a cache of word widths.

The delegate paints the very lines that were measured here, so a row is never too low for its text. Asking
the view for the height of each wrapped row costs about ten times as much.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final, Protocol

from PySide6.QtGui import QFont, QFontMetricsF

from ccapp.values import value
from ui.models.plan_lines import Block, Kind, Line, Span
from ui.models.plan_table import PlanTableModel

PAD_X: Final = 7  # pixels between a cell's edge and its text
PAD_Y: Final = 6
_CACHED_TEXTS: Final = 40_000
_CACHED_WORD: Final = 60  # characters; longer words are rare and would fill the cache

Range = tuple[int, int]


class _Widths(dict[str, float]):
    """The widths of words, measured when first asked for."""

    def __init__(self, metrics: QFontMetricsF) -> None:
        super().__init__()
        self._metrics = metrics

    def __missing__(self, word: str) -> float:
        """Numbers and dates are endless and their signs stand apart: they are summed."""
        if len(word) > 1 and word.isascii() and not any(map(str.isalpha, word)):
            wide = sum(map(self.__getitem__, word))
        else:
            wide = self._metrics.horizontalAdvance(word)
        if len(word) <= _CACHED_WORD:
            self[word] = wide
        return wide


class TextWrap:
    """Lines of a text at a width, in one font. Widths are in pixels, lines are ranges of the text."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._words = _Widths(self._metrics)
        self._lines: dict[tuple[str, int], tuple[Range, ...]] = {}
        self._space = self._metrics.horizontalAdvance(" ")
        self.line_height = math.ceil(self._metrics.lineSpacing())
        self.ascent = self._metrics.ascent()

    def advance(self, text: str) -> float:
        """The width of a piece of a line."""
        return self._metrics.horizontalAdvance(text)

    def height(self, text: str, width: int) -> int:
        """The height of a text at a width."""
        return len(self.lines(text, width)) * self.line_height

    def lines(self, text: str, width: int) -> tuple[Range, ...]:
        """Start and end of each line: broken at line breaks, then at spaces, a longer word anywhere."""
        found = self._lines.get((text, width))
        if found is None:
            if len(self._lines) > _CACHED_TEXTS:
                self._lines.clear()
            found = self._lines[text, width] = self._broken(text, width)
        return found

    def _broken(self, text: str, width: int) -> tuple[Range, ...]:
        out: list[Range] = []
        offset = 0
        for paragraph in text.split("\n"):
            self._break_paragraph(paragraph, offset, max(width, 1), out)
            offset += len(paragraph) + 1
        return tuple(out)

    def _break_paragraph(self, paragraph: str, offset: int, width: int, out: list[Range]) -> None:
        start, at, used = offset, offset, -self._space
        words, space = self._words, self._space
        for word in paragraph.split(" "):
            wide = words[word]
            reach = used + space + wide
            if reach <= width:
                used = reach
            else:
                if at > start:
                    out.append((start, at - 1))
                    start = at
                if wide > width:
                    start, wide = self._break_word(word, start, width, out)
                used = wide
            at += len(word) + 1
        out.append((start, offset + len(paragraph)))

    def _break_word(self, word: str, start: int, width: int, out: list[Range]) -> tuple[int, float]:
        """Break a word wider than a line; gives where its last piece starts and how wide that is."""
        used = 0.0
        begin = start
        for at, char in enumerate(word, start=begin):
            wide = self._words[char]
            if used + wide > width and at > start:
                out.append((start, at))
                start, used = at, 0.0
            used += wide
        return start, used


class Beneath(Protocol):
    """What stands in small letters beneath the texts of one column: their words, and whether all is well."""

    @property
    def basis(self) -> object:
        """What all words follow from beside the text: while it is equal, they are."""

    def of(self, text: str, timing: str = "") -> tuple[str, bool]:
        """The words beneath a text, "" for none; `timing` is what its leaf keeps beside it."""


@value
class Wraps:
    """The fonts a table is written in; `beneath` stands below the texts of `column`, if there is such."""

    body: TextWrap
    bold: TextWrap
    small: TextWrap
    beneath: Beneath | None = None
    column: int = -1

    def under(self, text: str, width: int, timing: str) -> int:
        """How much higher a text of the column becomes by what stands beneath it."""
        words = self.beneath.of(text, timing)[0] if self.beneath is not None else ""
        return self.small.height(words, width) if words else 0


def row_heights(
    model: PlanTableModel, widths: Sequence[int], wraps: Wraps, across: int | None = None
) -> list[int]:
    """The height of every row; a cell over several rows widens them evenly where they are too low for it.

    Rows over all columns are `across` wide, as wide as all columns where nothing is said.
    """
    wide = sum(widths) if across is None else across
    return [height for block in model.blocks for height in _block_heights(block, model, widths, wide, wraps)]


class KnownHeights:
    """Row heights of one table, measured again only for what says something else or stands otherwise."""

    def __init__(self) -> None:
        self._by: tuple[object, ...] = ()
        self._known: dict[int, tuple[Block, list[int]]] = {}

    def of(self, model: PlanTableModel, widths: Sequence[int], wraps: Wraps, across: int) -> list[int]:
        """The height of every row, as `row_heights` says."""
        readings = wraps.beneath.basis if wraps.beneath is not None else None
        by = (tuple(widths), across, wraps, readings, model.editable, model.layout_)
        before, self._known = (self._known if by == self._by else {}), {}
        self._by = by
        out: list[int] = []
        for block in model.blocks:
            known = before.get(id(block.item))
            same = known is not None and known[0].item is block.item and known[0].spans == block.spans
            heights = known[1] if known and same else _block_heights(block, model, widths, across, wraps)
            if block.item is not None:
                self._known[id(block.item)] = block, heights
            out += heights
        return out


def _block_heights(
    block: Block, model: PlanTableModel, widths: Sequence[int], wide: int, wraps: Wraps
) -> list[int]:
    body, bold = wraps.body, wraps.bold
    tall = [span for span in block.spans if span.rows > 1]
    hidden = {(row, span.column) for span in tall for row in range(span.row, span.row + span.rows)}
    inner = [width - 2 * PAD_X for width in widths]
    heights = []
    for row, line in enumerate(block.lines):
        if line.kind is Kind.LEAF:
            text = _leaf_height(row, line, inner, wraps, hidden)
        elif line.kind is Kind.SECTION:
            text = _section_height(line, widths[0], wide, bold)
        else:
            text = body.height(model.hint(), wide - 2 * PAD_X)
        heights.append(text + 2 * PAD_Y)
    for span in sorted(tall, key=lambda each: each.rows):
        line, width = block.lines[span.row], inner[span.column]
        words = line.texts[span.column]
        under = wraps.under(words, width, line.timing) if span.column == wraps.column else 0
        _widen(heights, span, body.height(words, width) + under + 2 * PAD_Y)
    return heights


def _leaf_height(
    row: int, line: Line, inner: Sequence[int], wraps: Wraps, hidden: set[tuple[int, int]]
) -> int:
    body, at = wraps.body, wraps.column
    most = 1
    for column, text in enumerate(line.texts):
        if text and (row, column) not in hidden:
            count = len(body.lines(text, inner[column]))
            most = max(most, count)
    high = most * body.line_height
    if at >= 0 and line.texts[at] and (row, at) not in hidden:
        width = inner[at]
        high = max(high, body.height(line.texts[at], width) + wraps.under(line.texts[at], width, line.timing))
    return high


def _section_height(line: Line, first: int, wide: int, bold: TextWrap) -> int:
    number = bold.height(line.texts[0], first - 2 * PAD_X)
    rest = wide - first - 2 * PAD_X
    return max(number, bold.height(line.texts[-1], rest)) if len(line.texts) > 1 else number


def _widen(heights: list[int], span: Span, needed: int) -> None:
    missing = needed - sum(heights[span.row : span.row + span.rows])
    if missing > 0:
        share, rest = divmod(missing, span.rows)
        for index in range(span.rows):
            heights[span.row + index] += share + (index < rest)
