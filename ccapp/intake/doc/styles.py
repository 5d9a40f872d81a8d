"""The style sheet (2.9.271 STSH): formatting that paragraphs and runs take from their styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ccapp.intake.doc.binary import Bytes
from ccapp.intake.doc.properties import Characters, ParagraphForm, characters, paragraph

_PARAGRAPH: Final = 1  # 2.9.260 StdfBase.stk
_CHARACTER: Final = 2
_NO_BASE: Final = 0xFFF
_LEAST_BASE: Final = 10
_STSHIF_FONTS: Final = 14  # 2.9.273 Stshif.rgftcStandardChpStsh, behind the size in front


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A style: the one it is based on and the modifiers it adds."""

    kind: int
    base: int
    paragraph: bytes = b""
    characters: bytes = b""


class Styles:
    """The styles of a document by number; a number without a style stands for no formatting."""

    def __init__(self, table: Bytes) -> None:
        self._styles: dict[int, Style] = {}
        self._default = Characters()
        self._resolved: dict[int, tuple[ParagraphForm, Characters]] = {}
        if len(table):
            self._read(table)

    def of_paragraph(self, number: int) -> tuple[ParagraphForm, Characters]:
        """What a paragraph style says of its paragraphs and of their text."""
        if number not in self._resolved:
            form, text = ParagraphForm(style=number), self._default
            for style in reversed(list(self._chain(number, _PARAGRAPH))):
                form = paragraph(form, style.paragraph)
                text = characters(text, style.characters, self.of_characters)
            self._resolved[number] = form, text
        return self._resolved[number]

    def of_characters(self, number: int) -> bytes:
        """The modifiers of a character style, those of its bases first."""
        chain = reversed(list(self._chain(number, _CHARACTER)))
        return b"".join(style.characters for style in chain)

    def _chain(self, number: int, kind: int) -> Iterator[Style]:
        """A style and those it is based on, nearest first; a circle in the file ends the chain."""
        seen: set[int] = set()
        while number in self._styles and number not in seen and self._styles[number].kind == kind:
            seen.add(number)
            yield self._styles[number]
            number = self._styles[number].base

    def _read(self, table: Bytes) -> None:
        head = table.number(0, 2)
        count, base_size = table.number(2, 2), table.number(4, 2)
        if head >= _STSHIF_FONTS + 4:
            ascii_font, _, other = table.numbers(_STSHIF_FONTS, 3, 2)
            self._default = Characters(font=other, ascii_font=ascii_font)
        at = 2 + head
        for number in range(count):
            size = table.number(at, 2)
            if size >= _LEAST_BASE:
                self._styles[number] = _style(table.part(at + 2, size), base_size)
            at += 2 + size


def _style(entry: Bytes, base_size: int) -> Style:
    """2.9.258 STD: fixed part, name, then modifiers in parts that start at even offsets."""
    kind, base = entry.number(2, 2) & 0xF, entry.number(2, 2) >> 4
    name_size = entry.number(base_size, 2)
    at = _even(base_size + 2 + 2 * name_size + 2)
    if kind == _PARAGRAPH:
        form, at = _part(entry, at)
        text, _ = _part(entry, at)
        return Style(kind=kind, base=base, paragraph=form[2:], characters=text)  # its own number in front
    if kind == _CHARACTER:
        text, _ = _part(entry, at)
        return Style(kind=kind, base=base, characters=text)
    return Style(kind=kind, base=_NO_BASE)


def _part(entry: Bytes, at: int) -> tuple[bytes, int]:
    """2.9.135 LPUpxPapx and its kind: a size, so many bytes, padding to an even offset."""
    if at + 2 > len(entry):
        return b"", at
    size = min(entry.number(at, 2), len(entry) - at - 2)
    return entry.take(at + 2, size), _even(at + 2 + size)


def _even(at: int) -> int:
    return at + at % 2
