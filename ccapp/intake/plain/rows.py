"""Rows of texts to a `Grid`, for every form of table that knows only rows and cells."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.source import Cell, Grid, Paragraph, Run

_BREAK: Final = re.compile(r"<br\s*/?>", re.IGNORECASE)
_BOLD_TAG: Final = re.compile(r"</?(?:b|strong)>", re.IGNORECASE)
_OTHER_TAG: Final = re.compile(r"</?(?:i|u|em|sup|sub|span)>", re.IGNORECASE)
_STARS: Final = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1", re.DOTALL)
_HEADING: Final = re.compile(r"#{1,6}\s+")


def grid(name: str, rows: Sequence[Sequence[str]]) -> Grid:
    """A table without merges; blank cells stay positions that no cell covers. Raises FileError."""
    width = max((len(row) for row in rows), default=0)
    if width > limits.COLUMNS or len(rows) * width > limits.CELLS:
        raise FileError("file-too-complex", file=name)
    cells = [
        Cell(row=row, column=column, paragraphs=(paragraph(text),))
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text.strip()
    ]
    return Grid(height=len(rows), width=width, cells=tuple(cells))


def paragraph(text: str) -> Paragraph:
    """A text with its line breaks; it is bold where all of it is marked so (`<b>`, `**`, a `#` heading)."""
    plain = _OTHER_TAG.sub("", _BREAK.sub("\n", text)).strip(" \r\n\t")
    heading = _HEADING.match(plain)
    if heading:
        plain = plain[heading.end() :]
    bare = _STARS.sub(r"\2", _BOLD_TAG.sub("", plain))
    bold = bool(bare) and (heading is not None or _is_all_bold(plain))
    return Paragraph(runs=(Run(text=bare, bold=bold),))


def _is_all_bold(text: str) -> bool:
    if _STARS.fullmatch(text):
        return True
    lowered = text.lower()
    return lowered.startswith(("<b>", "<strong>")) and lowered.endswith(("</b>", "</strong>"))
