"""Sheets as blocks: titles and signatures around a table as paragraphs, the table as a grid."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from ccapp.domain.row_marks import is_cell_mark
from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.sheets.cutting import Cutter, Stretch
from ccapp.intake.sheets.page import Page
from ccapp.intake.sheets.placed import Placed, Seen, see
from ccapp.intake.source import Block, Cell, Grid, Paragraph, Run, Source

_USUAL_NAME: Final = re.compile(
    r"(?:sheet|trang[ _]?tính|bảng[ _]?tính|table|worksheet)?[ _]?\(?\d*\)?", re.IGNORECASE
)
_SUMMARY: Final = 20  # cells of a hidden sheet that tell what it holds


def source(name: str, pages: Sequence[Page]) -> Source:
    """A file's sheets in order. Raises FileError for a sheet beyond the limits.

    Hidden sheets are left out; what they hold is noted on the first table.
    """
    seen = [(page, see(name, page)) for page in pages if not page.hidden]
    inked = [(page, one) for page, one in seen if one.rows]
    if inked:
        first = inked[0][1]
        hidden = filter(None, (_summary(page) for page in pages if page.hidden))
        first.unseen.setdefault(min(first.rows), []).extend(hidden)
    several = len(inked) > 1
    return Source(
        blocks=tuple(block for page, one in inked for block in _sheet(name, page, one, several=several)),
        edition=next((one.edition for _, one in inked if one.edition), ""),
    )


def _summary(page: Page) -> str:
    """A hidden sheet in a few words; empty where it holds none, or the lists of a form of ours."""
    if any(is_cell_mark(entry.paragraph.text) for entry in page.entries.values()):
        return ""
    texts = (entry.paragraph.text.strip() for _, entry in sorted(page.entries.items()) if entry.shows)
    words = " | ".join(islice(texts, _SUMMARY))
    return f"{page.name}: {words}" if words else ""


def _sheet(name: str, page: Page, seen: Seen, *, several: bool) -> Iterator[Block]:
    pieces = list(Cutter(seen).pieces())
    if isinstance(pieces[0], Stretch):
        # A sheet without words above its table is told by its name, and parted by it from the one before.
        named = _USUAL_NAME.fullmatch(page.name.strip()) is None
        if named or several:
            yield Paragraph(runs=(Run(text=page.name, bold=named),))
    tables = [piece for piece in pieces if isinstance(piece, Stretch)]
    notes = _notes(seen, tables)
    for piece in pieces:
        if isinstance(piece, Placed):
            yield piece.entry.paragraph
        else:
            yield _grid(name, page, seen, piece, notes[piece])


def _notes(seen: Seen, tables: Sequence[Stretch]) -> dict[Stretch, dict[int, list[str]]]:
    """What is left out, by table and row of the sheet; rows outside tables go to the nearest end of one."""
    tops = [table.top for table in tables]
    notes: dict[Stretch, dict[int, list[str]]] = {table: {} for table in tables}
    for row, texts in seen.unseen.items():
        if tables and texts:
            table = tables[max(bisect_right(tops, row) - 1, 0)]
            nearest = min(max(row, table.top), table.bottom)
            notes[table].setdefault(nearest, []).append(" | ".join(texts))
    return notes


def _grid(name: str, page: Page, seen: Seen, table: Stretch, notes: Mapping[int, list[str]]) -> Grid:
    height, width = table.bottom - table.top + 1, seen.width
    if height * width > limits.CELLS:
        raise FileError("file-too-complex", file=name)
    return Grid(
        height=height,
        width=width,
        cells=tuple(_cells(seen, table, notes)),
        widths=seen.widths,
        orientation=page.orientation,
        marks={row - table.top: seen.marks[row] for row in seen.marks if table.top <= row <= table.bottom},
    )


def _cells(seen: Seen, table: Stretch, notes: Mapping[int, list[str]]) -> Iterator[Cell]:
    """The cells of a table; a note stands with one that begins in its row, else on a blank position there."""
    reaching: list[Placed] = []
    inked = {row for row in seen.rows if table.top <= row <= table.bottom}
    for row in sorted(inked.union(notes)):
        own = seen.rows.get(row, [])
        reaching = [one for one in reaching if one.bottom >= row]
        unseen = tuple(notes.get(row, ()))
        for one in own:
            yield _cell(one, table, unseen if one is own[0] else ())
        if unseen and not own:
            covered = {column for one in reaching for column in range(one.left, one.right + 1)}
            # Merged cells leave nothing free in so narrow a table: the note then takes no position at all.
            free = next((column for column in range(seen.width) if column not in covered), seen.width)
            yield Cell(row=row - table.top, column=free, width=int(free < seen.width), unseen=unseen)
        reaching += own


def _cell(one: Placed, table: Stretch, unseen: tuple[str, ...]) -> Cell:
    return Cell(
        row=one.top - table.top,
        column=one.left,
        height=min(one.bottom, table.bottom) - one.top + 1,
        width=one.right - one.left + 1,
        paragraphs=(one.entry.paragraph,),
        unseen=unseen,
    )
