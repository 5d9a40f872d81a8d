"""The PDF reader: pages drawn, tables found by their lines, the rest as paragraphs in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.pdf import columns, flow, grids, margins, tables
from ccapp.intake.pdf.continued import PageTable, with_breaks_mended
from ccapp.intake.pdf.document import pages
from ccapp.intake.pdf.lines import TextLine, line_parts
from ccapp.intake.pdf.page import Glyph, Page
from ccapp.intake.pdf.watch import Stopped, Watch
from ccapp.intake.source import Block, Source

_SECONDS: Final = 8.0
_FEWEST_LETTERS: Final = 60  # of a page that holds text; a scan may carry a stamp of that many
_MOSTLY: Final = 0.5
_WIDEST_MARGIN: Final = 85.0  # points, 30 mm


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A page taken apart: its tables with their height on the page, and the rows of text outside them."""

    page: Page
    tables: tuple[tuple[float, PageTable], ...]
    rows: tuple[tuple[TextLine, ...], ...]
    left: float
    right: float


def read_pdf(name: str, data: bytes) -> Source:
    """Read a PDF with text in it; `name` is for messages. Raises FileError."""
    try:
        with Watch(_SECONDS) as watch:
            return _read(name, data, watch)
    except Stopped as error:
        raise FileError("file-too-slow", file=name) from error


def _read(name: str, data: bytes, watch: Watch) -> Source:
    taken: list[_Sheet] = []
    scanned = letters = unreadable = cells = 0
    for page in pages(name, data, watch):
        scanned += page.pictured and page.letters < _FEWEST_LETTERS
        letters += page.letters
        unreadable += page.unreadable
        taken.append(_apart(page))
        cells += sum(len(table.grid.cells) for _, table in taken[-1].tables)
        if cells > limits.CELLS:
            raise FileError("file-too-complex", file=name)
    if (not letters and not unreadable) or scanned > _MOSTLY * len(taken):
        raise FileError("file-scanned", file=name)
    if unreadable > letters:
        raise FileError("file-letters-unknown", file=name)
    running = margins.running((one.page, one.rows) for one in taken)
    return Source(
        blocks=tuple(with_breaks_mended([block for one in taken for block in _blocks(one, running)]))
    )


def _apart(page: Page) -> _Sheet:
    """Take the glyphs of a page into its tables and lines; the glyphs themselves are let go."""
    found = grids.ruled(page)
    held: list[list[Glyph]] = [[] for _ in found]
    free: list[Glyph] = []
    for glyph in page.glyphs:
        index = next((at for at, table in enumerate(found) if table.holds(*glyph.middle)), None)
        (free if index is None else held[index]).append(glyph)
    rows = tuple(tuple(row) for row in line_parts(free))
    made = tuple(
        (table.ys[0], tables.page_table(page, table, glyphs))
        for table, glyphs in zip(found, held, strict=True)
    )
    page.glyphs = []
    left = min([_WIDEST_MARGIN, *(table.xs[0] for table in found), *(row[0].x0 for row in rows)])
    right = max(
        [page.width - _WIDEST_MARGIN, *(table.xs[-1] for table in found), *(row[-1].x1 for row in rows)]
    )
    return _Sheet(page=page, tables=made, rows=rows, left=left, right=right)


def _blocks(sheet: _Sheet, running: set[str]) -> Iterator[Block | PageTable]:
    """The blocks of a page, from the top."""
    rows = [
        row
        for row in sheet.rows
        if not margins.is_page_number(sheet.page, row) and margins.key(row) not in running
    ]
    waiting = list(sheet.tables)
    while waiting:
        top, table = waiting.pop(0)
        above = [row for row in rows if row[0].baseline <= top]
        rows = rows[len(above) :]
        yield from _text(sheet, above)
        yield table
    yield from _text(sheet, rows)


def _text(sheet: _Sheet, rows: Sequence[Sequence[TextLine]]) -> Iterator[Block]:
    edges = flow.Edges(sheet.left, sheet.right, centers=True)
    single: list[TextLine] = []
    for part in columns.arranged(rows):
        if isinstance(part, TextLine):
            single.append(part)
            continue
        yield from flow.paragraphs(single, edges)
        single = []
        yield part.grid(tables.orientation(sheet.page))
    yield from flow.paragraphs(single, edges)
