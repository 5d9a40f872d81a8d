"""Text of a cell as lines: breaks as written, list items on lines of their own, words filled to a width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ccapp.printing.fonts import Font
from ccapp.text.items import item_lines

EPSILON: Final = 1e-6
"""Slack for sums of floating-point widths and heights, in points."""

_ITEM: Final = re.compile(r"[-–+•*] (?=\S)")
_DASHES: Final = frozenset("-–—")
_JOINT: Final = re.compile(r".+?(?:[-/–_.,;:@&=?]+(?=.)|$)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of text: `width` as printed and `indent` from the left edge of the cell's text, in points."""

    text: str
    width: float
    indent: float = 0.0


def is_item(paragraph: str) -> bool:
    """Whether a line of a cell is an item of a list (`- …`)."""
    return _ITEM.match(paragraph) is not None


def paragraphs(text: str, *, split_items: bool) -> tuple[str, ...]:
    """The lines a cell is written in; with `split_items` also those of a list written on one line."""
    return item_lines(text) if split_items else tuple(text.split("\n"))


def set_lines(parts: tuple[str, ...], font: Font, *, size: float, width: float) -> tuple[Line, ...]:
    """Fill paragraphs to a width in points. List items hang: later lines stand under the item's text.

    A word wider than the line is broken, after a joint such as `/` or `-` where it has one. Each character
    but the spaces at breaks appears exactly once.
    """
    lines: list[Line] = []
    for part in parts:
        marker = _ITEM.match(part)
        hang = font.advance(marker.group()) * size if marker else 0.0
        # In a very narrow column an indent would leave no room for the text.
        lines.extend(_fill(part, font, size, width, hang if hang < width / 4 else 0.0))
    return tuple(lines)


def _fill(text: str, font: Font, size: float, width: float, hang: float) -> Iterator[Line]:
    advance = font.advance
    space = advance(" ") * size
    room = width + EPSILON
    indent = 0.0
    current: list[str] = []
    used = 0.0
    for word in _words(text, font, (room - hang) / size):
        wide = advance(word) * size
        if current and used + space + wide <= room - indent:
            current.append(word)
            used += space + wide
            continue
        if current:
            yield Line(text=" ".join(current), width=used, indent=indent)
            indent = hang
        # The last piece of a word too long for the line begins the line that the next word may join.
        *whole_lines, last = _broken(word, font, (room - hang) / size) if wide > room - indent else (word,)
        for piece in whole_lines:
            yield Line(text=piece, width=advance(piece) * size, indent=indent)
            indent = hang
        current = [last]
        used = advance(last) * size
    yield Line(text=" ".join(current), width=used, indent=indent)


def _words(text: str, font: Font, room: float) -> list[str]:
    """The words of a text; a dash between words stays with the one before it, so that none begins a line."""
    words = text.split(" ")
    if not _DASHES.intersection(words[1:]):
        return words
    joined = words[:1]
    for word in words[1:]:
        pair = f"{joined[-1]} {word}"
        if word in _DASHES and font.advance(pair) <= room:
            joined[-1] = pair
        else:
            joined.append(word)
    return joined


def _broken(word: str, font: Font, room: float) -> list[str]:
    """The word in pieces no wider than `room` em, or of one character where even that is wider."""
    pieces: list[str] = []
    used = 0.0
    for atom in _atoms(word, font, room):
        wide = font.advance(atom)
        if pieces and used + wide <= room:
            pieces[-1] += atom
            used += wide
        else:
            pieces.append(atom)
            used = wide
    return pieces


def _atoms(word: str, font: Font, room: float) -> Iterator[str]:
    for part in _JOINT.findall(word):
        if font.advance(part) <= room:
            yield part
        else:
            yield from _clusters(part)


def _clusters(text: str) -> Iterator[str]:
    """Characters with the combining marks that follow them."""
    start = 0
    for index in range(1, len(text)):
        if not unicodedata.combining(text[index]):
            yield text[start:index]
            start = index
    yield text[start:]


def balanced(text: str, font: Font, *, size: float, width: float) -> tuple[Line, ...]:
    """Fill a title to as few lines as the width allows and make these about equally long."""
    parts = (text,)
    lines = set_lines(parts, font, size=size, width=width)
    # No narrower than its widest word, which would be broken for the sake of balance.
    low = max(width / 3, *(min(font.advance(word) * size, width) for word in text.split(" ")))
    high = width
    while len(lines) > 1 and high - low > size / 2:
        middle = (low + high) / 2
        narrower = set_lines(parts, font, size=size, width=middle)
        if len(narrower) > len(lines):
            low = middle
        else:
            high, lines = middle, narrower
    return lines
