"""Glyphs to lines of text, in the order they are read, with the spaces a page only shows as gaps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from statistics import mode
from typing import Final

from ccapp.intake.glyphs import is_note_mark
from ccapp.intake.pdf.page import Glyph
from ccapp.intake.source import Run

_SAME_LINE: Final = 0.45  # of a letter's height: raised and lowered letters stay in their line
_SPACE: Final = 0.18  # of a letter's height: a wider gap is a space
_BACK: Final = 1.0  # points the pen may step back within a word
_TWICE: Final = 0.2  # of a letter's height: the same letter again this close only makes it bold
_SMALL: Final = 0.8  # of a letter's height: raised figures are no larger
_RAISED: Final = 0.15  # of a letter's height
_GUTTER: Final = 2.0  # letter heights: a wider gap parts two columns


@dataclass(frozen=True, slots=True, kw_only=True)
class TextLine:
    """A printed line, or its part in one column: where its ink is and its words by font.

    `first_word` is the width of its first word; `spaced` says whether a space was drawn after the last.
    `notes` are the footnote marks left out of the words.
    """

    x0: float
    x1: float
    baseline: float
    size: float
    runs: tuple[Run, ...]
    first_word: float
    spaced: bool
    notes: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """Its words, as stored."""
        return "".join(run.text for run in self.runs)

    @property
    def middle(self) -> float:
        """Half way between its ends."""
        return (self.x0 + self.x1) / 2


def lines(glyphs: Sequence[Glyph]) -> list[TextLine]:
    """The lines with ink, from the top."""
    return [_line(line) for line in _rows(glyphs) if _has_ink(line)]


def line_parts(glyphs: Sequence[Glyph]) -> list[list[TextLine]]:
    """The lines with ink from the top, each cut where a gap is as wide as between columns."""
    return [[_line(part) for part in _cut(line)] for line in _rows(glyphs) if _has_ink(line)]


def joined(parts: Sequence[TextLine]) -> TextLine:
    """The parts of a line as one again."""
    first, last = parts[0], parts[-1]
    runs = [*first.runs]
    for part in parts[1:]:
        runs += [Run(text=" ", font=part.runs[0].font, bold=part.runs[0].bold), *part.runs]
    return replace(last, x0=first.x0, runs=tuple(runs), first_word=first.first_word)


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """The glyphs of each line, from left to right."""
    row: list[int] = []
    for index in sorted(range(len(glyphs)), key=lambda each: glyphs[each].baseline):
        here, first = glyphs[index], glyphs[row[0]] if row else None
        if first and here.baseline - first.baseline > _SAME_LINE * max(here.size, first.size):
            yield _in_order([glyphs[each] for each in sorted(row)])
            row = []
        row.append(index)
    if row:
        yield _in_order([glyphs[each] for each in sorted(row)])


def _in_order(drawn: Sequence[Glyph]) -> list[Glyph]:
    """Glyphs as drawn, from left to right. What is drawn in one go keeps its order: marks have no width."""
    goes: list[list[Glyph]] = [[drawn[0]]]
    for before, glyph in pairwise(drawn):
        if glyph.x0 < before.x0 - _BACK:
            goes.append([])
        goes[-1].append(glyph)
    goes.sort(key=lambda go: go[0].x0)
    ordered = [glyph for go in goes for glyph in go]
    if any(right[0].x0 < left[-1].x0 for left, right in pairwise(goes)):
        ordered.sort(key=lambda glyph: glyph.x0)
    return _once(ordered)


def _once(ordered: Sequence[Glyph]) -> list[Glyph]:
    """Letters drawn twice to look bold become one bold letter."""
    kept: list[Glyph] = []
    for glyph in ordered:
        last = kept[-1] if kept else None
        near = _TWICE * glyph.size
        if (
            last is not None
            and last.text == glyph.text
            and abs(glyph.x0 - last.x0) < near
            and abs(glyph.baseline - last.baseline) < near
            and glyph.x1 > glyph.x0
        ):
            last.bold = True
        else:
            kept.append(glyph)
    return kept


def _cut(line: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    part: list[Glyph] = []
    last: Glyph | None = None
    for glyph in line:
        if not glyph.text.isspace():
            if last is not None and glyph.x0 - last.x1 > _GUTTER * max(glyph.size, last.size):
                yield part
                part = []
            last = glyph
        part.append(glyph)
    if _has_ink(part):
        yield part


def _line(glyphs: Sequence[Glyph]) -> TextLine:
    inked = [glyph for glyph in glyphs if not glyph.text.isspace()]
    baseline = mode(glyph.baseline for glyph in inked)
    size = max(glyph.size for glyph in inked)
    notes = list(_notes(glyphs, baseline, size))
    words = [glyph for glyph in glyphs if not any(glyph in note for note in notes)] or glyphs
    pieces = list(_spaced(words))
    runs = tuple(
        Run(text="".join(text for text, _, _ in group), font=font, bold=bold)
        for (font, bold), group in groupby(pieces, key=lambda piece: piece[1:])
    )
    return TextLine(
        x0=min(glyph.x0 for glyph in inked),
        x1=max(glyph.x1 for glyph in inked),
        baseline=baseline,
        size=size,
        runs=runs,
        first_word=_first_word(glyphs),
        spaced=glyphs[-1].text.isspace(),
        notes=tuple("".join(glyph.text for glyph in note) for note in notes),
    )


def _notes(glyphs: Sequence[Glyph], baseline: float, size: float) -> Iterator[list[Glyph]]:
    """The footnote marks of a line: small and raised, and not the power of a unit."""
    before = ""
    for raised, group in groupby(glyphs, key=lambda glyph: _is_raised(glyph, baseline, size)):
        part = list(group)
        text = "".join(glyph.text for glyph in part)
        if raised and before and is_note_mark(text, before):
            yield part
        else:
            before += text


def _is_raised(glyph: Glyph, baseline: float, size: float) -> bool:
    return glyph.size <= _SMALL * size and baseline - glyph.baseline >= _RAISED * size


def _spaced(glyphs: Sequence[Glyph]) -> Iterator[tuple[str, str, bool]]:
    """Text, font and weight of each glyph, with a space where there is a gap."""
    last: Glyph | None = None
    for glyph in glyphs:
        if last is not None and _is_apart(last, glyph) and not (last.text + glyph.text).isspace():
            yield " ", last.font, last.bold
        yield glyph.text, glyph.font, glyph.bold
        last = glyph


def _first_word(glyphs: Sequence[Glyph]) -> float:
    word: list[Glyph] = []
    for glyph in glyphs:
        if word and (glyph.text.isspace() or _is_apart(word[-1], glyph)):
            break
        if not glyph.text.isspace():
            word.append(glyph)
    return word[-1].x1 - word[0].x0


def _is_apart(left: Glyph, right: Glyph) -> bool:
    return right.x0 - left.x1 > _SPACE * min(left.size, right.size)


def _has_ink(glyphs: Sequence[Glyph]) -> bool:
    return any(not glyph.text.isspace() for glyph in glyphs)
