"""The column of row numbers that our draft rounds carry beside the table, no part of what it says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import filterfalse

from ccapp.domain.row_marks import ROW_NUMBERS_HEADING, is_row_numbers
from ccapp.intake.source import Cell, Grid
from ccapp.text.normalize import clean


def without_row_numbers(grid: Grid) -> Grid:
    """The same table without that column, where a mark of ours says that it has one and it is still there.

    In Excel the mark outlives the column. What somebody wrote into it is kept as unseen text of the row.
    """
    marked = {row for row, said in grid.marks.items() if any(map(is_row_numbers, said))}
    if not marked:
        return grid
    marks = {row: tuple(filterfalse(is_row_numbers, said)) for row, said in grid.marks.items()}
    plain = replace(grid, marks={row: said for row, said in marks.items() if said})
    if not any(_is_heading(cell) for cell in grid.cells if cell.row in marked):
        return plain
    return replace(plain, width=max(grid.width - 1, 0), cells=tuple(_moved(grid)), widths=grid.widths[1:])


def _moved(grid: Grid) -> Iterator[Cell]:
    notes = {cell.row: _words(cell) for cell in grid.cells if _is_number_cell(cell)}
    for cell in grid.cells:
        if _is_number_cell(cell):
            continue
        said = notes.pop(cell.row, "")
        unseen = (*cell.unseen, said) if said else cell.unseen
        if cell.column == 0:  # merged with the first column by the officer
            yield replace(cell, width=cell.width - 1, unseen=unseen)
        else:
            yield replace(cell, column=cell.column - 1, unseen=unseen)


def _is_number_cell(cell: Cell) -> bool:
    return cell.column == 0 and cell.width == 1


def _is_heading(cell: Cell) -> bool:
    return _is_number_cell(cell) and _text(cell).startswith(ROW_NUMBERS_HEADING)


def _text(cell: Cell) -> str:
    return clean(" ".join(paragraph.text for paragraph in cell.paragraphs))


def _words(cell: Cell) -> str:
    """What stands in the cell beside a number or the heading."""
    said = _text(cell)
    return "" if said == ROW_NUMBERS_HEADING or said.isdigit() else said
