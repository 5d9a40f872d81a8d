"""Lines of text to paragraphs: which line ends were meant and which only the width of the page made."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from ccapp.intake.pdf.lines import TextLine
from ccapp.intake.source import Paragraph, Run
from ccapp.text.syllables import is_syllable

_APART: Final = 2.1  # letter heights from line to line: more is a gap between paragraphs
_INDENT: Final = 0.8  # letter heights
_MIDDLE: Final = 1.0  # letter heights a centred line may be off
_FITS: Final = 1.0  # points to spare
_SPACE: Final = 0.25  # of a letter's height
_WIDE_LETTER: Final = 1.0  # of a letter's height: where there is more room no word was broken
_ENDED: Final = re.compile(r"[.;:!?]\s*$")
_NOTE: Final = re.compile(r"\s*[(\[](?:Kèm theo|Ban hành|Đính kèm)", re.IGNORECASE)
_LISTED: Final = re.compile(r"\s*(?:[-+–•*]\s|\(?(?:\d{1,2}|[a-zđ]|[IVX]{1,4})[.)]\s)")
_BULLET: Final = re.compile(r"\s*([-+–•*])\s?\S")
_HYPHENED: Final = re.compile(r"\w-$")
_SOFT_HYPHENED: Final = re.compile(r"\w\u00ad$")
# Numbers and dates broken for want of room in a narrow column.
_FIGURES_BROKEN: Final = re.compile(r"(?:^|[\s/.])(?:[IVXLC]+\n[IVXLC]+|\d+\n\d[\d/.]*|\d+/\n\d[\d/.]*)\b")
_PIECES: Final = re.compile(r"([^\W\d_]+)\n([^\W\d_]+)")
_LEGACY_FONT: Final = "."  # .VnTime and its like: the soft hyphen is a letter there


@dataclass(frozen=True, slots=True)
class Edges:
    """Between which lines of text are broken. `centers`: lines may stand around the middle, as
    titles do, and a change of weight ends them.
    """

    left: float
    right: float
    centers: bool = False


def paragraphs(lines: Sequence[TextLine], edges: Edges) -> list[Paragraph]:
    """The paragraphs that lines, from the top, were broken from."""
    groups: list[list[TextLine]] = []
    for line in lines:
        if groups and not _begins(groups[-1], line, edges):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, edges) for group in groups]


def _begins(group: Sequence[TextLine], line: TextLine, edges: Edges) -> bool:
    """Whether a line begins a paragraph of its own below the lines of another."""
    last = group[-1]
    size = max(line.size, last.size)
    if line.baseline - last.baseline > _APART * size:
        return True
    if _is_whole(last, line, edges):
        return False
    if edges.right - last.x1 > line.first_word + _SPACE * size + _FITS:
        return True
    if edges.centers and (_NOTE.match(line.text) or _weight(last) is not _weight(line)):
        return True
    if _ENDED.search(last.text) and (_LISTED.match(line.text) or line.x0 - last.x0 > _INDENT * size):
        return True
    first, here = _BULLET.match(group[0].text), _BULLET.match(line.text)
    return first is not None and here is not None and first.group(1) == here.group(1)


def _weight(line: TextLine) -> bool | None:
    """Whether a line is bold; None where it changes within."""
    weights = {run.bold for run in line.runs if run.text.strip()}
    return weights.pop() if len(weights) == 1 else None


def _paragraph(group: Sequence[TextLine], edges: Edges) -> Paragraph:
    runs: list[Run] = []
    for line, following in pairwise(group):
        runs += line.runs
        if not _is_whole(line, following, edges):
            runs[-1] = replace(runs[-1], text=f"{runs[-1].text.rstrip()} ")
    runs += group[-1].runs
    return Paragraph(runs=tuple(runs), centered=edges.centers and _is_centered(group, edges))


def _is_whole(line: TextLine, following: TextLine, edges: Edges) -> bool:
    """Whether the last word of a line goes on in the next one: at its hyphen, or for want of room."""
    if line.spaced:
        return False
    if _HYPHENED.search(line.text):
        return True
    if _SOFT_HYPHENED.search(line.text):
        return not line.runs[-1].font.startswith(_LEGACY_FONT)
    if edges.right - line.x1 > _WIDE_LETTER * line.size:
        return False
    ends = f"{line.text}\n{following.text}"
    return _FIGURES_BROKEN.search(ends) is not None or _is_broken_word(ends)


def _is_broken_word(ends: str) -> bool:
    """Whether two pieces of letters make a syllable that they are not by themselves."""
    found = _PIECES.search(ends)
    if found is None:
        return False
    left, right = (unicodedata.normalize("NFC", piece) for piece in found.groups())
    return is_syllable(left + right) and not (is_syllable(left) and is_syllable(right))


def _is_centered(group: Sequence[TextLine], edges: Edges) -> bool:
    middle = (edges.left + edges.right) / 2
    last = group[-1]
    indented = last.x0 - edges.left > _MIDDLE * last.size
    return indented and all(abs(line.middle - middle) <= _MIDDLE * line.size for line in group)
