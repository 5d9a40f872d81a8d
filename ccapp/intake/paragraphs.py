"""Paragraphs made whole again: those that a page broke in two, or whose every printed line stands alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from ccapp.domain.checks.headings import label
from ccapp.intake import titles
from ccapp.intake.sheet import Line, Sheet

_SENTENCE_END: Final = re.compile(r"[.;:!?…,)\]”\"/]$")
_LINE_END: Final = re.compile(r"[.;:!?]$")
_LISTED: Final = re.compile(r"\s*[-+–*•]|\W*Lưu\b")
_FULL_LINE: Final = 0.8  # of the usual width: a shorter line ends its paragraph
_WIDTHS: Final = range(55, 110)  # letters of a printed line
_SOME: Final = 20  # paragraphs: fewer do not show how a file is made
_MOSTLY: Final = 0.5
_LONG: Final = 40  # letters: what is shorter is a heading or a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A paragraph as its author meant it. `breaks` are the positions where the file breaks it by mistake."""

    line: Line
    breaks: tuple[int, ...] = ()


def whole(blocks: Sequence[Line | Sheet]) -> Iterator[Whole | Sheet]:
    """The blocks in order, blank paragraphs left out. A file made of printed lines shows no breaks."""
    width = _line_width(blocks)
    numbered = False
    held: Whole | None = None
    above = ""
    for block in blocks:
        if isinstance(block, Line) and (not block.text or titles.is_blank(block)):
            continue
        if (
            isinstance(block, Line)
            and held is not None
            and _continues(held.line, block, above, width, numbered=numbered)
        ):
            held, above = _joined(held, block, width), block.text
            continue
        if held is not None:
            yield held
        held = Whole(line=block) if isinstance(block, Line) else None
        if isinstance(block, Sheet):
            yield block
        else:
            above = block.text
            numbered = numbered or label(above) is not None
    if held is not None:
        yield held


def _joined(held: Whole, line: Line, width: int) -> Whole:
    text = f"{held.line.text} {line.text}"
    breaks = () if width else (*held.breaks, len(held.line.text))
    return Whole(line=replace(held.line, text=text), breaks=breaks)


def _continues(last: Line, here: Line, above: str, width: int, *, numbered: bool) -> bool:
    """Whether a paragraph is the rest of the one above; letterhead and titles are never broken by mistake.

    `above` is the printed line above, where `last` may be several.
    """
    if label(here.text) is not None or _LISTED.match(here.text) or _is_closed_note(last.text):
        return False
    if width:
        full = len(above) >= _FULL_LINE * width and not _LINE_END.search(above)
        return here.text[:1].islower() or full
    plain = not (last.bold or last.centered or here.bold or here.centered)
    open_end = len(last.text) > _LONG and not _SENTENCE_END.search(last.text)
    return numbered and plain and open_end and here.text[:1].islower()


def _is_closed_note(text: str) -> bool:
    return text.startswith("(") and text.endswith(")")


def _line_width(blocks: Sequence[Line | Sheet]) -> int:
    """The usual width of a line where paragraphs are single lines of print, else 0."""
    texts = [block.text for block in blocks if isinstance(block, Line) and len(block.text) > _LONG]
    open_ends = sum(not _SENTENCE_END.search(text) for text in texts)
    if len(texts) < _SOME or open_ends < _MOSTLY * len(texts):
        return 0
    usual = int(median(len(text) for text in texts))
    return usual if usual in _WIDTHS else 0
