"""The table of an appendix: from its layout and texts to sheets, and from a sheet to text runs and rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain

from ccapp.domain.layout import Align, Column
from ccapp.domain.plan import Appendix
from ccapp.printing.cells import Block, Cell, Entry, Setter, body_blocks, header_block
from ccapp.printing.columns import ColumnTexts, column_widths, least_widths
from ccapp.printing.flow import Measures, Part, Piece, Sheet, TableFlow
from ccapp.printing.fonts import (
    ASCENT,
    DESCENT,
    PLACEHOLDER_ADVANCE,
    PLACEHOLDER_HEIGHT,
    PLACEHOLDER_WIDTH,
    Font,
    font,
)
from ccapp.printing.lines import EPSILON, Line, balanced, is_item, paragraphs, set_lines
from ccapp.printing.primitives import Box, Face, Primitive, Rule, TextRun
from ccapp.printing.rules import PageRules
from ccapp.progress import Progress
from ccapp.text.normalize import clean


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A laid-out table: `edges` are the x of its vertical lines, one more than columns, in points.

    `least` are the widths below which no column goes.
    """

    sheets: list[Sheet]
    edges: tuple[float, ...]
    least: tuple[float, ...]
    size: float
    measures: Measures

    @property
    def end(self) -> float:
        """Where the table ends on its last sheet."""
        return self.sheets[-1][-1].bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a table on paper: as in `Table`, with how cells are set in them."""

    edges: tuple[float, ...]
    least: tuple[float, ...]
    size: float
    set_cell: Setter


def set_columns(appendix: Appendix, *, rules: PageRules, paper: tuple[float, float]) -> Columns:
    """Share the width between the margins among the columns of an appendix that has any."""
    size = rules.text_size(appendix.layout.font_size)
    total = paper[0] - rules.left - rules.right
    texts, body = _column_texts(appendix), font(Face.REGULAR)
    least = least_widths(texts, size=size, pad=rules.pad_x, body=body, bold=font(Face.BOLD))
    widths = column_widths(texts, least, total=total, body=body)
    edges = tuple(accumulate(widths, initial=rules.left))
    return Columns(edges=edges, least=least, size=size, set_cell=_CellSetter(edges, size, rules.pad_x))


def measures_of(size: float, *, rules: PageRules, top: float, paper: tuple[float, float]) -> Measures:
    """The make-up of rows with text of this size, on paper where the first sheet begins at `top`."""
    return Measures(
        first_top=top,
        top=rules.top,
        bottom=paper[1] - rules.bottom,
        leading=size * rules.line_spacing,
        pad=rules.pad_y,
    )


def lay_out_table(
    appendix: Appendix,
    *,
    rules: PageRules,
    top: float,
    paper: tuple[float, float],
    progress: Progress,
    below: float = 0.0,
) -> Table:
    """Lay out the table of an appendix whose first sheet begins at `top` on paper of this size.

    On the last sheet `below` points stay free under the table, and a row of it stands there.
    """
    columns = set_columns(appendix, rules=rules, paper=paper)
    measures = measures_of(columns.size, rules=rules, top=top, paper=paper)
    flow = TableFlow(measures, header_block(appendix.layout.columns, columns.set_cell))
    total_blocks = sum(len(section.children) + 1 for section in appendix.sections)
    waiting: Block | None = None
    for done, block in enumerate(body_blocks(appendix, columns.set_cell)):
        progress(done, total_blocks)
        if waiting is not None:
            flow.add(waiting)
        waiting = block
    if waiting is not None:
        flow.add(waiting, below=below)
    return Table(
        sheets=flow.finish(below),
        edges=columns.edges,
        least=columns.least,
        size=columns.size,
        measures=measures,
    )


def _column_texts(appendix: Appendix) -> list[ColumnTexts]:
    texts: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for item in appendix.items():
        for key, text in item.texts.items():
            texts[key][text] = None
    return [_prepared(column, texts[column.key]) for column in appendix.layout.columns]


def _prepared(column: Column, texts: dict[str, None]) -> ColumnTexts:
    return ColumnTexts(column=column, cells=tuple(map(clean, texts)))


class _CellSetter:
    """Breaks entries into lines for the columns they cover; equal texts of a column are set once."""

    def __init__(self, edges: Sequence[float], size: float, pad: float) -> None:
        self._edges = edges
        self._size = size
        self._pad = pad
        self._known: dict[tuple[int, int, Face, bool, str], tuple[tuple[Line, ...], bool]] = {}

    def __call__(self, entry: Entry) -> Cell:
        key = (entry.left, entry.right, entry.face, entry.split_items, entry.text)
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = self._lines(entry)
        lines, is_list = found
        return Cell(
            first=entry.first,
            last=entry.last,
            left=entry.left,
            right=entry.right,
            lines=lines,
            face=entry.face,
            align=Align.LEFT if is_list else entry.align,
            text=entry.text,
            split_items=entry.split_items,
        )

    def _lines(self, entry: Entry) -> tuple[tuple[Line, ...], bool]:
        if not entry.text:
            return (), False
        width = self._edges[entry.right + 1] - self._edges[entry.left] - 2 * self._pad
        face = font(entry.face)
        if entry.face is Face.BOLD and entry.align is Align.CENTER:  # a heading
            rows = (balanced(part, face, size=self._size, width=width) for part in entry.text.split("\n"))
            return tuple(chain.from_iterable(rows)), False
        parts = paragraphs(entry.text, split_items=entry.split_items)
        is_list = len(parts) > 1 and any(map(is_item, parts))
        return set_lines(parts, face, size=self._size, width=width), is_list


def sheet_items(table: Table, sheet: Sheet, rules: PageRules) -> Iterator[Primitive]:
    """Everything of one sheet: the text of its cells, then its rules."""
    for part in sheet:
        for piece in part.pieces:
            if piece.lines:
                yield from _piece_text(piece, table, rules)
    yield from _grid(sheet, table.edges, rules.grid_thickness)


def _piece_text(piece: Piece, table: Table, rules: PageRules) -> Iterator[Primitive]:
    cell = piece.cell
    face = font(cell.face)
    leading = table.measures.leading
    text_height = len(piece.lines) * leading
    free = piece.bottom - piece.top - text_height
    top = piece.top + (free / 2 if piece.centred else table.measures.pad)
    left = table.edges[cell.left] + rules.pad_x
    right = table.edges[cell.right + 1] - rules.pad_x
    baseline = top + baseline_offset(table.size, leading)
    for line in piece.lines:
        x = _line_x(line, cell.align, left, right)
        yield from line_items(line, face, x=x, y=baseline, size=table.size)
        baseline += leading


def _line_x(line: Line, align: Align, left: float, right: float) -> float:
    if align is Align.CENTER:
        return (left + right - line.width) / 2
    if align is Align.RIGHT:
        return right - line.width
    return left + line.indent


def baseline_offset(size: float, leading: float) -> float:
    """Distance from the top of a line to its baseline, the spare height shared above and below."""
    return (leading - (ASCENT + DESCENT) * size) / 2 + ASCENT * size


def line_items(line: Line, face: Font, *, x: float, y: float, size: float) -> Iterator[Primitive]:
    """The line at a baseline; a frame stands for each character the font cannot show."""
    if face.covers(line.text):
        if line.text:
            yield TextRun(x=x, y=y, text=line.text, face=face.face, size=size)
        return
    shown = ""
    for char in line.text:
        if face.covers(char):
            shown += char
            continue
        if shown:
            yield TextRun(x=x, y=y, text=shown, face=face.face, size=size)
            x += face.advance(shown) * size
            shown = ""
        yield _placeholder(x, y, size)
        x += PLACEHOLDER_ADVANCE * size
    if shown:
        yield TextRun(x=x, y=y, text=shown, face=face.face, size=size)


def _placeholder(x: float, y: float, size: float) -> Box:
    side = (PLACEHOLDER_ADVANCE - PLACEHOLDER_WIDTH) / 2 * size
    height = PLACEHOLDER_HEIGHT * size
    return Box(x=x + side, y=y - height, width=PLACEHOLDER_WIDTH * size, height=height, thickness=0.5)


Segments = defaultdict[float, list[tuple[float, float]]]


def _grid(sheet: Sheet, edges: Sequence[float], thickness: float) -> Iterator[Rule]:
    """The borders of all pieces, each stretch drawn once."""
    across: Segments = defaultdict(list)
    down: Segments = defaultdict(list)
    for index, part in enumerate(sheet):
        for piece in part.pieces:
            left, right = edges[piece.cell.left], edges[piece.cell.right + 1]
            if index == 0:
                across[piece.top].append((left, right))
            across[piece.bottom].append((left, right))
            down[left].append((piece.top, piece.bottom))
            down[right].append((piece.top, piece.bottom))
    for y, segments in across.items():
        for start, end in _merged(segments):
            yield Rule(x1=start, y1=y, x2=end, y2=y, thickness=thickness)
    for x, segments in down.items():
        for start, end in _merged(segments):
            yield Rule(x1=x, y1=start, x2=x, y2=end, thickness=thickness)


def _merged(segments: list[tuple[float, float]]) -> Iterator[tuple[float, float]]:
    """Touching and overlapping stretches as one each."""
    segments.sort()
    start, end = segments[0]
    for left, right in segments[1:]:
        if left > end + EPSILON:
            yield start, end
            start, end = left, right
        else:
            end = max(end, right)
    yield start, end


def section_starts(sheet: Sheet) -> Iterator[Part]:
    """The parts of a sheet that begin a section."""
    return (part for part in sheet if part.begins and part.block.bookmark)


def carried(table: Table) -> Iterator[tuple[tuple[float, float], ...]]:
    """For each sheet, the middles of the boxes that go on from the sheet before."""
    before: frozenset[int] = frozenset()
    for sheet in table.sheets:
        going = [
            piece for part in sheet if not part.begins for piece in part.pieces if id(piece.cell) in before
        ]
        yield tuple(
            (
                (table.edges[piece.cell.left] + table.edges[piece.cell.right + 1]) / 2,
                (piece.top + piece.bottom) / 2,
            )
            for piece in going
        )
        before = frozenset(id(piece.cell) for part in sheet[-1:] for piece in part.pieces)
