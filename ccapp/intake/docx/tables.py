"""Tables: cells at their grid positions with merges in every form Word writes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from ccapp.domain.row_marks import addressee_of, edition_of, marked_in_word
from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.docx.package import W
from ccapp.intake.docx.styles import value
from ccapp.intake.docx.text import ParagraphReader, Words
from ccapp.intake.docx.tree import children
from ccapp.intake.source import Cell, Grid, Paragraph, Run

_TWIPS_TO_TENTHS: Final = 254 / 1440  # 1440 twips to the inch, 254 tenths of a millimetre
_MAX_DIGITS: Final = 6
_BOOKMARK: Final = W + "bookmarkStart"
_BETWEEN: Final = frozenset({_BOOKMARK, W + "bookmarkEnd"})


@dataclass(slots=True, kw_only=True)
class Draft:
    """A cell while its merges are still being found."""

    row: int
    column: int
    height: int = 1
    width: int = 1
    merging: bool = False
    paragraphs: list[Paragraph] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)

    def cell(self) -> Cell:
        """The finished value."""
        return Cell(
            row=self.row,
            column=self.column,
            height=self.height,
            width=self.width,
            paragraphs=tuple(self.paragraphs),
            unseen=tuple(self.unseen),
        )


class TableReader:
    """Reads `w:tbl` elements. Raises FileError where a table goes beyond the limits."""

    def __init__(self, name: str, paragraphs: ParagraphReader) -> None:
        self._name = name
        self._paragraphs = paragraphs
        self._cells = 0

    def read(self, table: etree._Element) -> Grid:
        """Read one table of the text with everything nested in its cells."""
        drafts: list[Draft] = []
        above: dict[int, Draft] = {}
        marks: dict[int, tuple[str, ...]] = {}
        height = 0
        for row in _rows(table):
            above = self._row(row, height, above, drafts)
            found = tuple(row_marks(row))
            if found:
                marks[height] = found
            height += 1
        columns = [_number(column.get(W + "w", "")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        width = max([len(columns), *(draft.column + draft.width for draft in drafts)])
        return Grid(
            height=height,
            width=width,
            cells=tuple(draft.cell() for draft in drafts),
            widths=tuple(round(twips * _TWIPS_TO_TENTHS) for twips in columns),
            marks=marks,
        )

    def _row(
        self, row: etree._Element, index: int, above: dict[int, Draft], drafts: list[Draft]
    ) -> dict[int, Draft]:
        """Add the cells of a row; returns the cell that ends in this row at each starting column."""
        properties = row.find(W + "trPr")
        column = _number(value(properties, "gridBefore"))
        here: dict[int, Draft] = {}
        last: Draft | None = None
        for element in children(row):
            if element.tag != W + "tc":
                continue
            shape = element.find(W + "tcPr")
            width = max(1, _number(value(shape, "gridSpan")))
            self._require(column + width)
            if last is not None and _continues(shape, "hMerge"):
                if last.row == index:
                    last.width += width
                self._read_unseen(element, last)
            else:
                last = self._cell(element, shape, Draft(row=index, column=column, width=width), above)
                here[column] = last
                if last.row == index:
                    drafts.append(last)
            column += width
        return here

    def _cell(
        self, element: etree._Element, shape: etree._Element | None, draft: Draft, above: dict[int, Draft]
    ) -> Draft:
        """The draft filled, or the cell above grown by a row where this one continues it."""
        upper = above.get(draft.column)
        if _continues(shape, "vMerge") and upper is not None and upper.merging:
            upper.height += 1
            self._read_unseen(element, upper)
            return upper
        # A continuation below an ordinary cell, or at the top of a table, begins a merge of its own.
        draft.merging = shape is not None and shape.find(W + "vMerge") is not None
        draft.paragraphs, draft.unseen = self._content(element, 0)
        return draft

    def _read_unseen(self, element: etree._Element, owner: Draft) -> None:
        """Text under a merge: Word does not show it, so it is noted and not read as part of the table."""
        hidden = " ".join(node.text or "" for node in element.iter(W + "t")).strip()
        shown = "".join(paragraph.text for paragraph in owner.paragraphs)
        if hidden and hidden not in shown:
            owner.unseen.append(hidden)

    def _content(self, element: etree._Element, depth: int) -> tuple[list[Paragraph], list[str]]:
        paragraphs: list[Paragraph] = []
        unseen: list[str] = []
        open_end = False
        for child in children(element):
            if child.tag == W + "p":
                words = self._paragraphs.read(child)
                if open_end:
                    paragraphs[-1] = _joined(paragraphs[-1], words)
                elif words.joins_above and paragraphs:
                    words.runs.insert(0, Run(text=" "))
                    paragraphs[-1] = _joined(paragraphs[-1], words)
                else:
                    paragraphs.append(words.paragraph())
                unseen += words.unseen
                open_end = words.joins_next
                for box in words.boxes:
                    inner, hidden = self._content(box, self._deeper(depth))
                    paragraphs += inner
                    unseen += hidden
            elif child.tag == W + "tbl":
                open_end = False
                for row in _rows(child):
                    line, hidden = self._nested_row(row, self._deeper(depth))
                    paragraphs.append(line)
                    unseen += hidden
        return paragraphs, unseen

    def _nested_row(self, row: etree._Element, depth: int) -> tuple[Paragraph, list[str]]:
        """A row of a table inside a cell as one line of text."""
        runs: list[Run] = []
        unseen: list[str] = []
        for cell in children(row):
            if cell.tag == W + "tc":
                self._require(0)
                paragraphs, hidden = self._content(cell, depth)
                unseen += hidden
                for paragraph in paragraphs:
                    runs += [*paragraph.runs, Run(text=" ")]
        return Paragraph(runs=tuple(runs)), unseen

    def _deeper(self, depth: int) -> int:
        if depth >= limits.NESTED_TABLES:
            raise FileError("file-too-complex", file=self._name)
        return depth + 1

    def _require(self, columns: int) -> None:
        self._cells += 1
        if columns > limits.COLUMNS or self._cells > limits.CELLS:
            raise FileError("file-too-complex", file=self._name)


def row_marks(row: etree._Element) -> Iterator[str]:
    """The records that bookmarks of ours name: in a row, or right before it, where programs move them."""
    before = row.getprevious()
    while before is not None and before.tag in _BETWEEN:
        yield from _named(before)
        before = before.getprevious()
    for start in row.iter(_BOOKMARK):
        yield from _named(start)


def _named(element: etree._Element) -> Iterator[str]:
    mark = marked_in_word(element.get(W + "name", "")) if element.tag == _BOOKMARK else ""
    if mark and not edition_of(mark) and not addressee_of(mark):
        yield mark


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    """Rows that stand in the table once its tracked deletions are taken in."""
    for row in children(table):
        if row.tag == W + "tr":
            properties = row.find(W + "trPr")
            if properties is None or properties.find(W + "del") is None:
                yield row


def _continues(shape: etree._Element | None, tag: str) -> bool:
    merge = shape.find(W + tag) if shape is not None else None
    return merge is not None and merge.get(W + "val", "continue") != "restart"


def _joined(first: Paragraph, second: Words) -> Paragraph:
    return Paragraph(runs=(*first.runs, *second.runs), centered=first.centered)


def _number(text: str) -> int:
    """A count or measure as written by any program: digits, perhaps with a fraction; else 0."""
    whole = text.split(".", 1)[0]
    return int(whole) if whole.isascii() and whole.isdigit() and len(whole) <= _MAX_DIGITS else 0
