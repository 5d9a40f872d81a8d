"""Rows of RTF to a grid: cells are known by their right edges, which need not agree between rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from ccapp.domain.layout import Orientation
from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.source import Cell, Grid, Paragraph

_SAME_EDGE: Final = 20  # twips: a third of a millimetre, narrower than any column
_SAME_LEFT: Final = 250  # rows of one table begin apart by the margin of their cells
_TWIPS_TO_TENTHS: Final = 254 / 1440
_WIDEST: Final = 1_000_000
_ANY_WIDTH: Final = 1440  # of cells whose row does not say


@dataclass(slots=True, kw_only=True)
class Shape:
    """A cell as its row defines it; `up` and `left` continue a merge, `tall` begins one."""

    right: int = 0
    tall: bool = False
    up: bool = False
    left: bool = False


@dataclass(slots=True, kw_only=True)
class Content:
    """What stands in a cell."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)

    def texts(self) -> Iterator[str]:
        """Everything in it as texts, for what is not shown."""
        yield from (one.text for one in self.paragraphs if one.text.strip())
        yield from self.unseen


@dataclass(slots=True, kw_only=True)
class Row:
    """A finished row: a shape for each content; the contents of the last shapes may be missing."""

    left: int
    shapes: Sequence[Shape]
    contents: Sequence[Content]

    @property
    def sound(self) -> bool:
        """Whether each cell ends clearly to the right of the one before."""
        edges = [self.left, *(shape.right for shape in self.shapes)]
        return all(right - left > _SAME_EDGE for left, right in pairwise(edges))


def row(left: int, shapes: Sequence[Shape], contents: Sequence[Content]) -> Row:
    """A row by its definition; cells written beyond it get shapes where they hold anything."""
    shapes = list(shapes)
    written = [index for index, content in enumerate(contents) if any(content.texts())]
    while len(shapes) <= max(written, default=-1):
        shapes.append(Shape(right=(shapes[-1].right if shapes else left) + _ANY_WIDTH))
    return Row(left=left, shapes=shapes, contents=contents[: len(shapes)])


@dataclass(slots=True, kw_only=True)
class _Draft:
    row: int
    column: int
    width: int
    height: int = 1
    tall: bool = False
    content: Content


def grid(name: str, rows: Sequence[Row], orientation: Orientation) -> Grid:
    """The table of some rows. Raises FileError beyond the limits."""
    if not all(one.sound for one in rows):
        rows = [_by_order(one) for one in rows]
    edges = _edges(rows)
    if len(edges) - 1 > limits.COLUMNS or len(rows) * len(edges) > limits.CELLS:
        raise FileError("file-too-complex", file=name)
    drafts: list[_Draft] = []
    above: dict[int, _Draft] = {}
    for number, row in enumerate(rows):
        above = _add_row(row, number, edges, above, drafts)
    width = max([len(edges) - 1, *(draft.column + draft.width for draft in drafts)])
    widths = tuple(round((right - left) * _TWIPS_TO_TENTHS) for left, right in pairwise(edges))
    return Grid(
        height=len(rows),
        width=width,
        cells=tuple(_cell(draft) for draft in drafts),
        widths=widths if len(widths) == width else (),
        orientation=orientation,
    )


def _by_order(row: Row) -> Row:
    """A row whose measures are no measures: its cells stand one after the other."""
    shapes = [
        Shape(right=(index + 1) * _ANY_WIDTH, tall=shape.tall, up=shape.up, left=shape.left)
        for index, shape in enumerate(row.shapes)
    ]
    return Row(left=0, shapes=shapes, contents=row.contents)


def _edges(rows: Sequence[Row]) -> list[int]:
    """The edges of the columns, from the left; edges that nearly agree are one."""
    if not rows:
        return [0]
    left = min(row.left for row in rows)
    found = {_left(row, left) for row in rows} | {
        _bounded(shape.right) for row in rows for shape in row.shapes
    }
    edges: list[int] = []
    for edge in sorted(found):
        if not edges or edge - edges[-1] > _SAME_EDGE:
            edges.append(edge)
    return edges


def _left(row: Row, leftmost: int) -> int:
    return leftmost if row.left - leftmost <= _SAME_LEFT else _bounded(row.left)


def _bounded(edge: int) -> int:
    return max(-_WIDEST, min(edge, _WIDEST))


def _add_row(
    row: Row, number: int, edges: Sequence[int], above: dict[int, _Draft], drafts: list[_Draft]
) -> dict[int, _Draft]:
    """Add the cells of a row; returns the cell that ends in this row at each starting column."""
    here: dict[int, _Draft] = {}
    last: _Draft | None = None
    column = _index(edges, _left(row, edges[0]))
    for index, shape in enumerate(row.shapes):
        content = row.contents[index] if index < len(row.contents) else Content()
        end = max(_index(edges, _bounded(shape.right)), column + 1)
        upper = above.get(column)
        if shape.left and last is not None:
            # The rest of a merge across: what it holds is not shown.
            if last.row == number:
                last.width += end - column
            _hide(content, last)
        elif shape.up and upper is not None and upper.tall:
            upper.height += 1
            here[column] = last = upper
            _hide(content, upper)
        else:
            last = _Draft(row=number, column=column, width=end - column, content=content)
            last.tall = shape.tall or shape.up
            here[column] = last
            drafts.append(last)
        column = end
    return here


def _index(edges: Sequence[int], edge: int) -> int:
    """The index of the column edge that stands for an edge of a cell: the last one not beyond it."""
    return max(0, bisect_right(edges, edge) - 1)


def _hide(content: Content, owner: _Draft | None) -> None:
    if owner is not None:
        shown = "".join(paragraph.text for paragraph in owner.content.paragraphs)
        owner.content.unseen += [text for text in content.texts() if text.strip() not in shown]


def _cell(draft: _Draft) -> Cell:
    return Cell(
        row=draft.row,
        column=draft.column,
        height=draft.height,
        width=draft.width,
        paragraphs=tuple(draft.content.paragraphs),
        unseen=tuple(draft.content.unseen),
    )
