"""Appendices as Word, Excel and the clipboard take them: programs that edit, and make their pages themselves.

Texts stand whole and as stored, so that a file read back says the same; only a list on one line is shown an
item a line, as on paper. Widths, row heights and what is kept together follow our own page, so that theirs
looks alike.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count, pairwise

from ccapp.domain.plan import NOT_STORED, Appendix, Plan, RecordId
from ccapp.printing.cells import Block, Cell, body_blocks, header_block, leaf_paths, section_label
from ccapp.printing.flow import KEPT_WHOLE, TALL_ROW, TITLE, Measures
from ccapp.printing.heading import HeadingText, heading_texts, set_heading
from ccapp.printing.heights import Span, even_tops
from ccapp.printing.lines import EPSILON
from ccapp.printing.rules import Mode, PageRules, template_of
from ccapp.printing.signing import signing_texts
from ccapp.printing.table import measures_of, set_columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A cell as one row has it; `reaches` where it began in a row above and goes on in this one.

    `centred` text stands in the middle of its height. Merged cells that a page may divide are not: there
    LibreOffice loses lines of centred text.
    """

    cell: Cell
    reaches: bool
    centred: bool

    @property
    def columns(self) -> int:
        """How many columns it covers."""
        return self.cell.right - self.cell.left + 1

    @property
    def rows(self) -> int:
        """How many rows it covers from its first."""
        return self.cell.last - self.cell.first + 1

    @property
    def hang(self) -> float:
        """How far the later lines of list items are indented on our page, in points."""
        return max((line.indent for line in self.cell.lines), default=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row from the left: its places cover every column once. `record` is the leaf's or the section's.

    `height` is what our page gives it, in points; `stretched` where that is more than its own texts need,
    because a merged cell beside them is tall. `whole` rows are not divided between pages; `with_next` rows
    stand on the page of the row below. `is_header` rows are repeated on every page. `number` is that of a
    draft round's printout, 0 where rows are not numbered.
    """

    places: tuple[Place, ...]
    height: float
    stretched: bool
    whole: bool
    with_next: bool
    record: RecordId = NOT_STORED
    is_header: bool = False
    number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class EditableTable:
    """A table: column widths and text size in points, and its rows with the header's first."""

    widths: tuple[float, ...]
    size: float
    rows: tuple[Row, ...]

    @property
    def is_numbered(self) -> bool:
        """Whether the rows of a draft round are numbered beside the table."""
        return any(row.number for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A paragraph of a heading; on our page it takes that many `lines`, the widest of `width` points."""

    text: HeadingText
    lines: int
    width: float
    last_width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EditableAppendix:
    """One appendix. `paper` is its page's width and height in points; without columns it has no table.

    `signing` are the titles and the names of a signature block below the table, none where nobody signs it.
    """

    headings: tuple[Heading, ...]
    paper: tuple[float, float]
    table: EditableTable | None
    rules: PageRules
    signing: tuple[tuple[HeadingText, ...], tuple[HeadingText, ...]] = ((), ())

    @property
    def name(self) -> str:
        """`Phụ lục` or `Phụ lục II`."""
        return self.headings[0].text.text


def editable(
    plan: Plan, *, mode: Mode, rules: PageRules | None = None, numbered: bool = False
) -> tuple[EditableAppendix, ...]:
    """Every appendix of a plan in order, its page setup laid over the `rules`, by default the issuer's.

    `numbered`: the rows carry their numbers through all appendices, as a draft round's printout has them.
    """
    template = rules or template_of(plan)
    made = tuple(
        _appendix(plan, appendix.visible, index, mode, template.chosen(appendix.layout.page))
        for index, appendix in enumerate(plan.appendices, start=1)
    )
    numbers = count(1)
    return tuple(replace(each, table=_numbered(each.table, numbers)) for each in made) if numbered else made


def _numbered(table: EditableTable | None, numbers: Iterator[int]) -> EditableTable | None:
    if table is None:
        return None
    rows = (row if row.is_header else replace(row, number=next(numbers)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _appendix(plan: Plan, appendix: Appendix, index: int, mode: Mode, rules: PageRules) -> EditableAppendix:
    page = editable_page(heading_texts(plan, appendix, index, mode=mode, rules=rules), appendix, rules=rules)
    return signed_page(page, plan) if appendix.layout.page.signed else page


def signed_page(page: EditableAppendix, plan: Plan) -> EditableAppendix:
    """A page with the signature of a plan below its table."""
    return replace(page, signing=signing_texts(plan, page.rules), table=_with_next(page.table))


def _with_next(table: EditableTable | None) -> EditableTable | None:
    """The last row stays with what stands below the table."""
    if table is None:
        return None
    *rows, last = table.rows
    return replace(table, rows=(*rows, replace(last, with_next=True)))


def editable_page(texts: Iterable[HeadingText], appendix: Appendix, *, rules: PageRules) -> EditableAppendix:
    """A table under its heading, at least one paragraph of it: an appendix, or a report."""
    paper = rules.paper(appendix.layout.orientation)
    width = paper[0] - rules.left - rules.right
    return EditableAppendix(
        headings=tuple(_heading(text, width) for text in texts),
        paper=paper,
        table=editable_table(appendix, rules=rules),
        rules=rules,
    )


def _heading(text: HeadingText, width: float) -> Heading:
    lines = set_heading(text, width)
    return Heading(
        text=text,
        lines=len(lines),
        width=max(line.width for line in lines),
        last_width=lines[-1].width,
    )


def editable_table(appendix: Appendix, *, rules: PageRules) -> EditableTable | None:
    """The table of an appendix; None where it has no columns."""
    if not appendix.layout.columns:
        return None
    paper = rules.paper(appendix.layout.orientation)
    columns = set_columns(appendix, rules=rules, paper=paper)
    measures = measures_of(columns.size, rules=rules, top=rules.top, paper=paper)
    header = _rows(header_block(appendix.layout.columns, columns.set_cell), measures, None)
    records = _records(appendix)
    body = (_rows(block, measures, records) for block in body_blocks(appendix, columns.set_cell))
    return EditableTable(
        widths=tuple(right - left for left, right in pairwise(columns.edges)),
        size=columns.size,
        rows=tuple(chain(header, *body)),
    )


def _records(appendix: Appendix) -> Iterator[RecordId]:
    """The record of each row below the header: of its section, or of the lowest line in it."""
    for section in appendix.sections:
        if section_label(section):
            yield section.id
        for child in section.children:
            yield from (path[-1].id for path in leaf_paths(child, (section,)))


def _rows(block: Block, measures: Measures, records: Iterator[RecordId] | None) -> Iterator[Row]:
    """The rows of a block. Without `records` it is the header."""
    own, heights = _heights(block, measures)
    total = sum(heights)
    kept = total <= measures.page * KEPT_WHOLE or records is None
    leads = block.leads and total <= measures.page * TITLE
    for index, places in enumerate(_places(block, kept=kept)):
        last = index == block.rows - 1
        yield Row(
            places=places,
            height=heights[index],
            stretched=heights[index] > own[index] + EPSILON,
            whole=heights[index] <= measures.page * TALL_ROW,
            with_next=leads if last else kept,
            record=next(records) if records is not None else NOT_STORED,
            is_header=records is None,
        )


def _heights(block: Block, measures: Measures) -> tuple[Sequence[float], Sequence[float]]:
    """What the cells of each row need that stand in it alone, and what the row is given."""
    spans = [
        Span(first=cell.first, last=cell.last, height=measures.height(len(cell.lines)), ends=True)
        for cell in block.cells
    ]
    own = [measures.least_row] * block.rows
    for span in spans:
        if span.first == span.last:
            own[span.first] = max(own[span.first], span.height)
    tops = even_tops([0.0] * (block.rows + 1), spans, math.inf, measures.least_row)
    return own, [below - above for above, below in pairwise(tops)]


def _places(block: Block, *, kept: bool) -> Iterator[tuple[Place, ...]]:
    """The cells of each row from the left, those that reach down from above among them.

    `kept`: the block stands on one page.
    """
    starting: list[list[Cell]] = [[] for _ in range(block.rows)]
    for cell in block.cells:
        starting[cell.first].append(cell)
    here: dict[int, Cell] = {}
    for index, cells in enumerate(starting):
        here = {left: cell for left, cell in here.items() if cell.last >= index}
        here |= {cell.left: cell for cell in cells}
        yield tuple(
            Place(cell=cell, reaches=cell.first < index, centred=kept or cell.first == cell.last)
            for _, cell in sorted(here.items())
        )
