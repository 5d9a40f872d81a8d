"""An appendix as boxes of text: header, section rows and numbered tasks with their merged cells."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from ccapp.domain.layout import SECTION_NUMBER, Align, Column, Layout, Level, Merge
from ccapp.domain.plan import Appendix, Item
from ccapp.printing.lines import Line, paragraphs
from ccapp.printing.primitives import Face
from ccapp.text.normalize import clean

UNIT_KEYS: Final = frozenset({"lead", "partners"})
"""Columns of unit names, where ` - ` is part of a name and never begins a list item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Text of one box: rows `first` to `last` of its block and columns `left` to `right`, all inclusive."""

    first: int
    last: int
    left: int
    right: int
    text: str
    face: Face = Face.REGULAR
    align: Align = Align.LEFT
    split_items: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """An entry with its text broken into lines of one height; `text` is what was broken."""

    first: int
    last: int
    left: int
    right: int
    lines: tuple[Line, ...]
    face: Face
    align: Align
    text: str = ""
    split_items: bool = False

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The lines its text is written in, an item of a list each."""
        return paragraphs(self.text, split_items=self.split_items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Rows that are laid out together: the header, a section title, or one numbered line and all below it.

    Cells stand in order of their first row and cover every row and column once. `leads` keeps the block on
    the page of the one after it.
    """

    rows: int
    cells: tuple[Cell, ...]
    leads: bool = False
    bookmark: str = ""


Setter = Callable[[Entry], Cell]
"""Breaks the text of an entry into lines."""


def header_block(columns: Sequence[Column], set_cell: Setter) -> Block:
    """Column headings; neighbours with one group share a box above theirs, others are two rows tall."""
    grouped = any(column.group for column in columns)
    entries: list[Entry] = []
    left = 0
    for group, members in groupby(columns, key=lambda column: column.group):
        headings = [clean(column.heading) for column in members]
        right = left + len(headings) - 1
        if group:
            entries.append(_heading(clean(group), rows=(0, 0), columns=(left, right)))
        top = 1 if group else 0
        entries += [
            _heading(text, rows=(top, int(grouped)), columns=(left + index, left + index))
            for index, text in enumerate(headings)
        ]
        left = right + 1
    return _block(entries, 1 + grouped, set_cell)


def _heading(text: str, *, rows: tuple[int, int], columns: tuple[int, int]) -> Entry:
    return Entry(
        first=rows[0],
        last=rows[1],
        left=columns[0],
        right=columns[1],
        text=text,
        face=Face.BOLD,
        align=Align.CENTER,
    )


def section_label(section: Item) -> str:
    """`I` and `Cải cách thể chế` → `I. Cải cách thể chế`; punctuation after the number is kept as written."""
    number = clean(section.text(SECTION_NUMBER))
    title = clean(section.text(Level.SECTION.value))
    if number and title:
        return f"{number} {title}" if number[-1] in ".:)-–/" else f"{number}. {title}"
    return number or title


def body_blocks(appendix: Appendix, set_cell: Setter) -> Iterator[Block]:
    """Blocks of the table in order. A section without number and title has no row of its own."""
    columns = appendix.layout.columns
    for section in appendix.sections:
        label = section_label(section)
        if label:
            title = Entry(first=0, last=0, left=0, right=len(columns) - 1, text=label, face=Face.BOLD)
            block = _block([title], 1, set_cell)
            yield Block(rows=1, cells=block.cells, leads=True, bookmark=label)
        for item in section.children:
            yield _task_block(item, section, appendix.layout, set_cell)


Path = tuple[Item, ...]


def leaf_paths(item: Item, above: Path) -> Iterator[Path]:
    """Paths from the section to each line with nothing below it: one printed row each."""
    path = (*above, item)
    if not item.children:
        yield path
    for child in item.children:
        yield from leaf_paths(child, path)


def _task_block(item: Item, section: Item, layout: Layout, set_cell: Setter) -> Block:
    paths = list(leaf_paths(item, (section,)))
    entries = [
        entry
        for index, column in enumerate(layout.columns)
        for entry in _column_entries(index, column, layout, paths)
    ]
    return _block(entries, len(paths), set_cell)


def _column_entries(index: int, column: Column, layout: Layout, paths: list[Path]) -> Iterator[Entry]:
    level = layout.level_of(column.key)
    split_items = column.key not in UNIT_KEYS
    for first, last, text in _runs(column, level, paths):
        yield Entry(
            first=first,
            last=last,
            left=index,
            right=index,
            text=text,
            align=column.align,
            split_items=split_items,
        )


def _runs(column: Column, level: Level | None, paths: list[Path]) -> Iterator[tuple[int, int, str]]:
    """First row, last row and text of each box of a column within a block."""
    first = 0
    while first < len(paths):
        owner = _owner(paths[first], level)
        text = clean(owner.text(column.key)) if owner else ""
        last = first
        while last + 1 < len(paths) and _joined(paths[last], paths[last + 1], column, level, text):
            last += 1
        yield first, last, text
        first = last + 1


def _joined(upper: Path, lower: Path, column: Column, level: Level | None, text: str) -> bool:
    """Whether the cell of `upper` reaches over the next row.

    A line above the leaf spans all that stands below it; equal texts of a column so marked join within one
    task; blanks never join.
    """
    below = _owner(lower, level)
    if below is None:
        return False
    if below is _owner(upper, level):
        return True
    return (
        level is Level.PRODUCT
        and column.merge is Merge.EQUAL
        and text != ""
        and _task(upper) is _task(lower)
        and clean(below.text(column.key)) == text
    )


def _owner(path: Path, level: Level | None) -> Item | None:
    """The line of a path that holds the texts of a level."""
    return next((item for item in path if item.level is level), None)


def _task(path: Path) -> Item:
    """The task a leaf belongs to, or the numbered line where there is none."""
    return _owner(path, Level.TASK) or path[1]


def _block(entries: list[Entry], rows: int, set_cell: Setter) -> Block:
    entries.sort(key=lambda entry: (entry.first, entry.left))
    return Block(rows=rows, cells=tuple(map(set_cell, entries)))
