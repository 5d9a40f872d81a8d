"""What Word, Excel and browsers put on the clipboard, as a `Source`."""

from __future__ import annotations

from typing import Final

from ccapp.intake import limits
from ccapp.intake.html.reader import read_markup
from ccapp.intake.plain.reader import separated
from ccapp.intake.plain.rows import paragraph
from ccapp.intake.source import Grid, Source

_TAB: Final = "\t"


def read_clipboard(html: str | None, text: str | None, *, name: str = "clipboard") -> Source:
    """The table on the clipboard, with or without a heading row, or else its paragraphs.

    Markup (`text/html`) comes first, for it knows merges and fonts; then the plain text, where tabs between
    values make a table. Legacy fonts are not decoded yet. `name` stands in messages for the file. Raises
    FileError beyond the limits.
    """
    for held in (html, text):
        # A letter is at least a byte: what is refused here would be refused as a file too.
        limits.require_size(name, max(1, len(held or "")))
    pasted = read_markup(name, html) if html else Source(blocks=())
    if any(isinstance(block, Grid) for block in pasted.blocks):
        return pasted
    plain = (text or "").replace("\0", "").strip("\r\n")
    if _TAB in plain:
        return Source(blocks=(separated(name, plain, _TAB),))
    if pasted.blocks:
        return pasted
    return Source(blocks=tuple(paragraph(line) for line in plain.splitlines() if line.strip()))
