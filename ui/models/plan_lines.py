"""An appendix as the flat lines of a table: what stands in each cell, whose it is, which cells are one.

Merging follows the printed table: a line above the leaf spans all that stands below it, equal texts of a
column so marked join within one task, blanks never join. Deadlines of which one was put off stay apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Final

from ccapp.domain.layout import DEADLINE, SECTION_NUMBER, Layout, Level, Merge
from ccapp.domain.plan import TIMING, Appendix, Item, RecordId
from ccapp.values import value

Apart = frozenset[tuple[RecordId, str]]


class Kind(StrEnum):
    """A section's own row, the row that stands in for the tasks it does not have yet, or a leaf's row."""

    SECTION = "section"
    VACANT = "vacant"
    LEAF = "leaf"


@value
class Line:
    """One row of the table. `texts`, `records` and `fields` have an entry for each column; a cell without a
    record holds nothing and cannot be edited.
    """

    kind: Kind
    path: tuple[Item, ...]
    texts: tuple[str, ...]
    records: tuple[RecordId | None, ...]
    fields: tuple[str, ...]

    @property
    def key(self) -> tuple[Kind, RecordId]:
        """What the row is known by when the table is read again."""
        return self.kind, self.path[-1].id

    @property
    def timing(self) -> str:
        """What is kept beside the deadline of the row, as it is stored."""
        return self.path[-1].marks.get(TIMING, "")

    @property
    def task(self) -> RecordId:
        """The task (or numbered line) within which equal cells join."""
        named = next((item for item in self.path if item.level is Level.TASK), None)
        return (named or self.path[min(1, len(self.path) - 1)]).id


@value
class Span:
    """Cells shown as one: the first row and column, and how many of each."""

    row: int
    column: int
    rows: int
    columns: int


@value
class Block:
    """Rows that stand together: a section's own, or all of one line right below it. No cell reaches across.

    As long as `item` is the very same value the rows say the same; None where that is not known. `spans`
    count rows from the first of the block.
    """

    item: Item | None
    lines: tuple[Line, ...]
    spans: tuple[Span, ...]


_NONE_KNOWN: Final[Mapping[int, Block]] = {}


def lines(appendix: Appendix) -> list[Line]:
    """The rows of an appendix in table order."""
    return [line for block in blocks(appendix) for line in block.lines]


def blocks(
    appendix: Appendix, apart: Apart = frozenset(), known: Mapping[int, Block] = _NONE_KNOWN
) -> list[Block]:
    """The rows of an appendix in table order; of `known` blocks, by the identity of their items, what has
    not changed is taken over.

    A section without number and title has no row of its own unless it is one of several, or empty: then it
    is shown so that it can be named.
    """
    out: list[Block] = []
    layout = appendix.layout
    columns = [(key, layout.level_of(key)) for key in layout.keys]
    for section in appendix.sections:
        named = section.text(SECTION_NUMBER) or section.text(Level.SECTION.value)
        own = []
        if named or len(appendix.sections) > 1 or not section.children:
            own.append(_section_line(section, layout))
        if not section.children:
            own.append(_vacant_line(section, layout))
        if own:
            out.append(Block(item=section, lines=tuple(own), spans=tuple(spans(own, layout))))
        for child in section.children:
            before = known.get(id(child))
            same = before is not None and before.lines[0].path[0].texts == section.texts
            out.append(
                _within(before, section)
                if before is not None and same
                else _block(child, section, layout, columns, apart)
            )
    return out


def _within(block: Block, section: Item) -> Block:
    """A block as it was, in its section as it now is."""
    if block.lines[0].path[0] is section:
        return block
    moved = [
        Line(
            kind=line.kind,
            path=(section, *line.path[1:]),
            texts=line.texts,
            records=line.records,
            fields=line.fields,
        )
        for line in block.lines
    ]
    return Block(item=block.item, lines=tuple(moved), spans=block.spans)


def _block(
    child: Item, section: Item, layout: Layout, columns: Sequence[tuple[str, Level | None]], apart: Apart
) -> Block:
    found = tuple([_leaf_line(path, layout.keys, columns) for path in _paths(child, (section,))])
    return Block(item=child, lines=found, spans=tuple(spans(found, layout, apart)))


def _section_line(section: Item, layout: Layout) -> Line:
    """The number in the first column, the title over all others."""
    others = len(layout.columns) - 1
    number, title = section.text(SECTION_NUMBER), section.text(Level.SECTION.value)
    first = (SECTION_NUMBER,) if others else (Level.SECTION.value,)
    return Line(
        kind=Kind.SECTION,
        path=(section,),
        texts=(number if others else title, *(title,) * others),
        records=(section.id,) * len(layout.columns),
        fields=(*first, *(Level.SECTION.value,) * others),
    )


def _vacant_line(section: Item, layout: Layout) -> Line:
    count = len(layout.columns)
    return Line(
        kind=Kind.VACANT, path=(section,), texts=("",) * count, records=(None,) * count, fields=("",) * count
    )


def _leaf_line(
    path: tuple[Item, ...], keys: tuple[str, ...], columns: Sequence[tuple[str, Level | None]]
) -> Line:
    """`columns` has for each key the level of the line that holds it."""
    owners: dict[Level | None, Item] = {item.level: item for item in path}
    found = [(key, owners.get(level)) for key, level in columns]
    return Line(
        kind=Kind.LEAF,
        path=path,
        texts=tuple([item.text(key) if item else "" for key, item in found]),
        records=tuple([item.id if item else None for _, item in found]),
        fields=keys,
    )


def _paths(item: Item, above: tuple[Item, ...]) -> Iterator[tuple[Item, ...]]:
    """Paths from the section to each line with nothing below it, as the printed rows are."""
    path = (*above, item)
    if not item.children:
        yield path
    for child in item.children:
        yield from _paths(child, path)


def spans(table: Sequence[Line], layout: Layout, apart: Apart = frozenset()) -> list[Span]:
    """Cells that are one, each at least two wide or high. `apart` are leaf cells kept by themselves."""
    width = len(layout.columns)
    out = []
    for row, line in enumerate(table):
        left = {Kind.SECTION: 1, Kind.VACANT: 0}.get(line.kind, width)
        if width - left > 1:
            out.append(Span(row=row, column=left, rows=1, columns=width - left))
    for index in range(width):
        out.extend(_column_spans(table, layout, index, apart))
    return out


def _column_spans(table: Sequence[Line], layout: Layout, index: int, apart: Apart) -> Iterator[Span]:
    column = layout.columns[index]
    leaf = layout.level_of(column.key) is Level.PRODUCT
    equal = leaf and column.merge is Merge.EQUAL
    if leaf and not equal:
        return
    first = 0
    for row in range(1, len(table) + 1):
        if row < len(table) and _joined(table[row - 1], table[row], index, equal=equal, apart=apart):
            continue
        if row - first > 1:
            yield Span(row=first, column=index, rows=row - first, columns=1)
        first = row


def _joined(upper: Line, lower: Line, index: int, *, equal: bool, apart: Apart) -> bool:
    record, below = upper.records[index], lower.records[index]
    if record is None or below is None or upper.kind is not Kind.LEAF or lower.kind is not Kind.LEAF:
        return False
    if not equal:
        return record == below
    text, field = upper.texts[index], upper.fields[index]
    return (
        text != ""
        and text == lower.texts[index]
        and upper.task == lower.task
        and (field != DEADLINE or upper.timing == lower.timing)
        and (record, field) not in apart
        and (below, field) not in apart
    )
