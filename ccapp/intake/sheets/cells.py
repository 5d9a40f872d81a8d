"""What both formats know of a cell, and the entry it makes: text in its fonts, numbers as displayed."""

from __future__ import annotations

from dataclasses import dataclass

from ccapp.intake.glyphs import is_note_mark, plain_glyphs
from ccapp.intake.sheets import numbers
from ccapp.intake.sheets.page import Entry
from ccapp.intake.source import Paragraph, Run


@dataclass(frozen=True, slots=True, kw_only=True)
class Font:
    """A font of the file."""

    name: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What matters here of a cell's style; `code` is its number format."""

    font: Font = Font()
    code: str = numbers.GENERAL
    centered: bool = False
    bordered: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a string; without `font` it is written in the cell's. `raised`: superscript."""

    text: str
    font: Font | None = None
    raised: bool = False


Text = tuple[Piece, ...]


def words(text: Text | str, style: Style, *, unseen: str = "", decimal: bool = False) -> Entry:
    """The entry of a text; raised footnote marks are unseen."""
    pieces = (Piece(text),) if isinstance(text, str) else text
    shown, marks = _runs(pieces, style.font)
    return Entry(
        paragraph=Paragraph(runs=tuple(shown), centered=style.centered),
        unseen=" ".join(filter(None, (unseen, *marks))),
        decimal=decimal,
        bordered=style.bordered,
    )


def amount(value: float, style: Style, *, from_1904: bool) -> Entry:
    """The entry of a number; one that its format hides is unseen."""
    text = numbers.shown(value, style.code, from_1904=from_1904)
    decimal = "," in text and numbers.is_general(style.code)
    return words(text, style, unseen="" if text else numbers.general(value), decimal=decimal)


def switch(*, is_on: bool, style: Style) -> Entry:
    """The entry of a truth value, in the words Excel shows."""
    return words("TRUE" if is_on else "FALSE", style)


def not_shown(text: str, style: Style) -> Entry:
    """The entry of an error, or of a formula whose result the file does not hold."""
    return words("", style, unseen=text)


def line_ends(text: str) -> str:
    """A string with line feeds, however its lines ended."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _runs(text: Text, cell: Font) -> tuple[list[Run], list[str]]:
    """A string as runs, and apart from them its footnote marks."""
    shown: list[Run] = []
    marks: list[str] = []
    for piece in text:
        used = piece.font or cell
        name = used.name or cell.name
        before = shown[-1].text[-8:] if shown else ""
        if piece.raised and is_note_mark(piece.text, before):
            marks.append(piece.text)
        elif piece.text:
            shown.append(Run(text=plain_glyphs(piece.text, name), font=name, bold=used.bold))
    return shown, marks
