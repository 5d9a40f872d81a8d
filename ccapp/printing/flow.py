"""Table flow: blocks of rows onto pages in one pass, splitting merged cells and tall rows by lines.

The engine never looks back at rows it has placed and touches each row a fixed number of times, so time
grows with the number of lines alone. Lengths are points; `y` grows downwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ccapp.printing.cells import Block, Cell
from ccapp.printing.heights import Span, even_tops
from ccapp.printing.lines import EPSILON, Line

KEPT_WHOLE: Final = 0.3
"""A block up to this share of a page is moved to the next page rather than divided."""
TALL_ROW: Final = 0.5
"""A row above this share of a page may be divided between lines where it stands."""
ROOM_TO_BEGIN: Final = 0.22
"""A tall row begins on a page only where this share of it is free."""
ROOM_UNDER_HEADING: Final = 0.4
"""A table begins under the heading only where this share of a page is free below its header."""
TITLE: Final = 0.15
"""A section title up to this share of a page is kept with what follows; a longer one is a row like others.

`TALL_ROW`, which also bounds the repeated header, `ROOM_UNDER_HEADING` and `TITLE` together leave the first
row of a sheet room for several lines, whatever stands above it.
"""
LINES_CARRIED: Final = 3
"""A divided row takes at least so many lines to the next page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """What the flow needs to know of a page: where tables begin and end, and the make-up of a row."""

    first_top: float
    top: float
    bottom: float
    leading: float
    pad: float

    @property
    def page(self) -> float:
        """Height a table has on a full page."""
        return self.bottom - self.top

    @property
    def least_row(self) -> float:
        """Height of a row of one line."""
        return self.leading + 2 * self.pad

    def height(self, lines: int) -> float:
        """Height of a box with that many lines; nothing for none."""
        return lines * self.leading + 2 * self.pad if lines else 0.0

    def lines_in(self, height: float) -> int:
        """How many lines a box of this height holds."""
        return max(int((height - 2 * self.pad + EPSILON) / self.leading), 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The part of a cell that stands on one page, with the lines it shows there."""

    cell: Cell
    top: float
    bottom: float
    lines: tuple[Line, ...]
    centred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The part of a block that stands on one page; `begins` where it is the block's first.

    `rows` are the rows of the block that begin in it, each with its upper edge.
    """

    block: Block
    top: float
    bottom: float
    pieces: tuple[Piece, ...]
    begins: bool
    rows: tuple[tuple[int, float], ...]


Sheet = list[Part]
"""The table's parts on one page, from the top down."""


@dataclass(slots=True)
class _Share:
    """A cell under way: how many of its lines stand on paper already."""

    cell: Cell
    done: int = 0

    @property
    def left(self) -> int:
        return len(self.cell.lines) - self.done


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fit:
    """Tops of the rows that fit (one more than rows) and the height the first row left out would add."""

    tops: list[float]
    next_row: float

    @property
    def rows(self) -> int:
        return len(self.tops) - 1

    @property
    def height(self) -> float:
        return self.tops[-1]

    @property
    def complete(self) -> bool:
        return self.next_row == 0


class _Unplaced:
    """What of a block is not on paper yet."""

    def __init__(self, block: Block, measures: Measures) -> None:
        self.block = block
        self._measures = measures
        self._row = 0
        self._begun = 0
        self._carried: list[_Share] = []
        self._starts: list[list[_Share]] = [[] for _ in range(block.rows)]
        for cell in block.cells:
            self._starts[cell.first].append(_Share(cell))

    @property
    def finished(self) -> bool:
        return self._row >= self.block.rows

    def fit(self, room: float) -> _Fit:
        """Stack the remaining rows, each as low as its cells allow, until one would not end within `room`."""
        measures = self._measures
        tops = [0.0]
        under_way = list(self._carried)
        for row in range(self._row, self.block.rows):
            under_way += self._starts[row]
            bottom = tops[-1] + measures.least_row
            for share in under_way:
                if share.cell.last == row:
                    above = tops[max(share.cell.first - self._row, 0)]
                    bottom = max(bottom, above + measures.height(share.left))
            if bottom > room + EPSILON:
                return _Fit(tops=tops, next_row=bottom - tops[-1])
            tops.append(bottom)
            under_way = [share for share in under_way if share.cell.last > row]
        return _Fit(tops=tops, next_row=0.0)

    def take(self, fit: _Fit, *, top: float, room: float, cut: bool) -> Part:
        """Place the rows that fit, and with `cut` as many lines of the next as the room holds."""
        row = self._row
        begins = row == 0 and not self._carried
        tops = [*fit.tops, self._cut_at(fit, room)] if cut else fit.tops
        shares = self._carried + [
            share for starts in self._starts[row : row + len(tops) - 1] for share in starts
        ]
        if not cut:
            tops = even_tops(tops, list(self._spans(shares, len(tops) - 1)), room, self._measures.least_row)
        self._row = row + fit.rows
        # A row that is cut goes on with the cells it has, be their texts finished or not.
        self._starts[self._row : self._row + cut] = [[]] * cut
        pieces = tuple(self._piece(share, row, tops, top, cut=cut) for share in shares)
        self._carried = [share for share in shares if share.cell.last >= self._row]
        rows = tuple((row + at, top + above) for at, above in enumerate(tops[:-1]) if row + at >= self._begun)
        self._begun = row + len(tops) - 1
        return Part(block=self.block, top=top, bottom=top + tops[-1], pieces=pieces, begins=begins, rows=rows)

    def _cut_at(self, fit: _Fit, room: float) -> float:
        measures = self._measures
        height = min(room - fit.height, fit.next_row - LINES_CARRIED * measures.leading)
        return fit.height + max(measures.height(measures.lines_in(height)), measures.least_row)

    def _spans(self, shares: list[_Share], rows: int) -> Iterator[Span]:
        for share in shares:
            last = share.cell.last - self._row
            yield Span(
                first=max(share.cell.first - self._row, 0),
                last=min(last, rows - 1),
                height=self._measures.height(share.left),
                ends=last < rows,
            )

    def _piece(self, share: _Share, row: int, tops: list[float], top: float, *, cut: bool) -> Piece:
        cell = share.cell
        above = tops[max(cell.first - row, 0)]
        below = tops[min(cell.last - row + 1, len(tops) - 1)]
        start = share.done
        in_cut_row = cut and cell.last >= self._row
        ends = cell.last < self._row
        share.done = (
            len(cell.lines) if ends else min(start + self._measures.lines_in(below - above), len(cell.lines))
        )
        whole = start == 0 and share.done == len(cell.lines)
        return Piece(
            cell=cell,
            top=top + above,
            bottom=top + below,
            lines=cell.lines[start : share.done],
            centred=whole and not in_cut_row,
        )


class TableFlow:
    """Puts blocks onto sheets one after another. The header opens each sheet.

    A block that leads (a section title) stands on the page of what follows it. A taller header than
    `TALL_ROW` allows is printed once, as a row that may be divided.
    """

    def __init__(self, measures: Measures, header: Block) -> None:
        self._measures = measures
        self._header = header
        self._header_fit = _Unplaced(header, measures).fit(measures.page * TALL_ROW)
        self.sheets: list[Sheet] = [[]]
        self._y = self._fresh_y = measures.first_top
        self._held: _Unplaced | None = None
        if self._room < measures.page * ROOM_UNDER_HEADING + self._header_fit.height:
            self._open_sheet()
        if self._header_fit.complete:
            self._put_header()
        else:
            self._run(_Unplaced(header, measures))

    def add(self, block: Block, *, below: float = 0.0) -> None:
        """Put the next block under what is there, beginning new sheets as needed.

        The last one may ask for room `below` it: then it, or rows of it, goes to where that room is.
        """
        rest = _Unplaced(block, self._measures)
        if block.leads and rest.fit(self._measures.page * TITLE).complete:
            self._release()
            self._held = rest
            return
        if self._started and not self._begins_here(rest, below):
            self._break()
        self._release()
        self._run(rest, below)

    def finish(self, below: float = 0.0) -> list[Sheet]:
        """All sheets, once every block has been added; a title that ends the table keeps the room `below`."""
        self._release(below)
        return self.sheets

    @property
    def _room(self) -> float:
        return self._measures.bottom - self._y

    @property
    def _started(self) -> bool:
        """Whether the sheet holds more than the repeated header."""
        return self._y > self._fresh_y

    def _open_sheet(self) -> None:
        self.sheets.append([])
        self._y = self._fresh_y = self._measures.top

    def _put_header(self) -> None:
        header = _Unplaced(self._header, self._measures)
        self._place(header.take(self._header_fit, top=self._y, room=self._header_fit.height, cut=False))
        self._fresh_y = self._y

    def _break(self) -> None:
        self._open_sheet()
        if self._header_fit.complete:
            self._put_header()

    def _place(self, part: Part) -> None:
        self.sheets[-1].append(part)
        self._y = part.bottom

    def _release(self, below: float = 0.0) -> None:
        held, self._held = self._held, None
        if held is None:
            return
        if self._started and not held.fit(self._room - below).complete:
            self._break()
        self._run(held)

    def _begins_here(self, rest: _Unplaced, below: float) -> bool:
        """Whether a block begins on this sheet, under the section title that waits for it."""
        page = self._measures.page
        room = self._room - (self._held.fit(page).height if self._held else 0.0)
        fit = rest.fit(room - below)
        if fit.complete:
            return True
        whole = rest.fit(room)
        if whole.complete:
            room -= below
        else:
            fit = whole
        if rest.fit(page * KEPT_WHOLE).complete or room < 0:
            return False
        return fit.rows > 0 or self._cuts(fit, room)

    def _cuts(self, fit: _Fit, room: float) -> bool:
        """Whether the first row that does not fit is tall enough to be divided, with room worth using."""
        page = self._measures.page
        return fit.next_row > page * TALL_ROW and room - fit.height >= page * ROOM_TO_BEGIN

    def _run(self, rest: _Unplaced, below: float = 0.0) -> None:
        while True:
            fit, room = rest.fit(self._room), self._room
            if below and fit.complete and room - below >= self._measures.page * ROOM_TO_BEGIN:
                room -= below
                fit = rest.fit(room)
            cut = not fit.complete and (fit.rows == 0 or self._cuts(fit, room))
            self._place(rest.take(fit, top=self._y, room=room, cut=cut))
            if rest.finished:
                return
            self._break()
