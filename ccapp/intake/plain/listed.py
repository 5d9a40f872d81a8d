"""A table written as one cell per line: each cell begins with a tab, a blank line ends its row.

That is how a Word table looks once its text alone was copied out. A cell of several paragraphs goes on after
a blank line without a tab.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

_TAB: Final = "\t"
_LEAST_CELLS: Final = 3  # of the first row, which holds the headings
_SECTION_CELLS: Final = 2  # a number and its words


def starts(lines: Sequence[str], index: int) -> bool:
    """Whether a table begins here: a row of at least three cells, each on a line of its own."""
    group = 0
    while index + group < len(lines) and _is_cell(lines[index + group]):
        group += 1
    return group >= _LEAST_CELLS


def read(lines: Sequence[str], index: int) -> tuple[list[list[str]], int]:
    """The rows of the table that begins at a line, and the line after it.

    The first row says how many cells a row has. Two blank lines, or words that cannot belong to the last
    cell, end the table.
    """
    rows: list[list[str]] = []
    row: list[str] = []
    while index < len(lines):
        line = lines[index]
        if _is_cell(line):
            row.append(line[1:])
            index += 1
        elif line.strip():
            if not row:
                break
            row[-1] = f"{row[-1]}\n{line.strip()}"
            index += 1
        else:
            following = _next_inked(lines, index)
            if not _goes_on(lines, index, following, _width(rows), len(row)):
                break
            if _is_cell(lines[following]):
                _end_row(rows, row)
                row = []
            index = following
    _end_row(rows, row)
    return rows, index


def _end_row(rows: list[list[str]], row: list[str]) -> None:
    """Add a row; two pieces that together fill one were parted by a blank line inside a cell."""
    if rows and row and len(rows) > 1 and len(rows[-1]) + len(row) == _width(rows):
        rows[-1] += row
    elif row:
        rows.append(row)


def _goes_on(lines: Sequence[str], blank: int, following: int, width: int, filled: int) -> bool:
    """Whether the table goes on after blank lines: with a new row, or with the words of an open cell."""
    if following >= len(lines):
        return False
    if _is_cell(lines[following]):
        return following - blank < _SECTION_CELLS or starts(lines, following)
    return following - blank == 1 and (not width or filled < width)


def _is_cell(line: str) -> bool:
    return line.startswith(_TAB) and _TAB not in line[1:].strip()


def _next_inked(lines: Sequence[str], index: int) -> int:
    while index < len(lines) and not lines[index].strip() and not _is_cell(lines[index]):
        index += 1
    return index


def _width(rows: Sequence[Sequence[str]]) -> int:
    return len(rows[0]) if rows else 0
