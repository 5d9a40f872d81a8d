"""Gathers what a walk over a page meets: text into paragraphs, paragraphs into cells and blocks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from ccapp.domain.layout import Orientation
from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.glyphs import is_note_mark, plain_glyphs
from ccapp.intake.html.cells import ColumnMark, Draft, place
from ccapp.intake.html.looks import Look
from ccapp.intake.source import Block, Paragraph, Run

_LONGEST_BEFORE: Final = 8  # characters that tell a unit before a raised figure


@dataclass(slots=True, kw_only=True)
class _Table:
    orientation: Orientation
    rows: list[list[Draft]] = field(default_factory=list)
    marks: list[ColumnMark] = field(default_factory=list)
    in_row: bool = False
    cell: Draft | None = None


class Collector:
    """Blocks in reading order. Raises FileError beyond the limits; any order of calls is safe."""

    def __init__(self, name: str) -> None:
        self.blocks: list[Block] = []
        self._name = name
        self._tables: list[_Table] = []
        self._runs: list[Run] = []
        self._centered = False
        self._labelled = False
        self._cells = 0

    @property
    def in_table(self) -> bool:
        """Whether a table is open."""
        return bool(self._tables)

    @property
    def in_cell(self) -> bool:
        """Whether the innermost table has an open cell."""
        return bool(self._tables) and self._tables[-1].cell is not None

    def text(self, text: str, look: Look) -> None:
        """Add text as it is shown."""
        if not text:
            return
        if look.hidden or look.note or (look.raised and is_note_mark(text, self._before())):
            self._hide(text)
            return
        if not self._runs:
            self._centered = look.centered
        if text.strip():
            self._labelled = False
        self._runs.append(Run(text=plain_glyphs(text, look.font), font=look.font, bold=look.bold))

    def label(self, text: str, look: Look) -> None:
        """Add the number of a list item; the item's first paragraph goes on behind it."""
        self.end_paragraph()
        self.text(text, look)
        self._labelled = bool(self._runs)

    def begin_paragraph(self) -> None:
        """End the paragraph before, unless it is only a list item's number."""
        if not self._labelled:
            self.end_paragraph()

    def end_paragraph(self) -> None:
        """Close the open paragraph; one without ink is dropped."""
        paragraph = Paragraph(runs=tuple(self._runs), centered=self._centered)
        self._runs = []
        self._labelled = False
        if paragraph.text.strip():
            self._add([paragraph])

    def open_table(self, orientation: Orientation) -> None:
        """Begin a table, within the open cell where there is one."""
        self.end_paragraph()
        if len(self._tables) > limits.NESTED_TABLES:
            raise FileError("file-too-complex", file=self._name)
        self._tables.append(_Table(orientation=orientation))

    def mark_columns(self, mark: ColumnMark, count: int) -> None:
        """Describe the next columns of the open table."""
        if self._tables:
            marks = self._tables[-1].marks
            marks += [mark] * min(count, limits.COLUMNS - len(marks))

    def open_row(self) -> None:
        """Begin a row of the open table."""
        self.close_row()
        self._tables[-1].rows.append([])
        self._tables[-1].in_row = True

    def close_row(self) -> None:
        """End the open row, its open cell too."""
        self.close_cell()
        self._tables[-1].in_row = False

    def open_cell(self, draft: Draft) -> None:
        """Begin a cell; a cell outside rows begins a row of its own."""
        self.close_cell()
        self._cells += 1
        if self._cells > limits.CELLS:
            raise FileError("file-too-complex", file=self._name)
        table = self._tables[-1]
        if not table.in_row:
            self.open_row()
        table.rows[-1].append(draft)
        table.cell = draft

    def close_cell(self) -> None:
        """End the open cell of the innermost table."""
        self.end_paragraph()
        self._tables[-1].cell = None

    def close_table(self) -> None:
        """End the innermost table; one within a cell becomes lines of text there."""
        self.close_row()
        table = self._tables.pop()
        owner = self._owner()
        if owner is not None:
            for row in table.rows:
                owner.paragraphs += _line(row)
                owner.unseen += [text for cell in row for text in cell.unseen]
        elif any(table.rows):
            self.blocks.append(place(self._name, table.rows, table.marks, table.orientation))

    def _add(self, paragraphs: Iterable[Paragraph]) -> None:
        owner = self._owner()
        (self.blocks if owner is None else owner.paragraphs).extend(paragraphs)

    def _hide(self, text: str) -> None:
        owner = self._owner()
        if owner is not None and text.strip():
            owner.unseen.append(text)

    def _owner(self) -> Draft | None:
        """The innermost open cell."""
        return next((table.cell for table in reversed(self._tables) if table.cell is not None), None)

    def _before(self) -> str:
        return "".join(run.text for run in self._runs[-3:])[-_LONGEST_BEFORE:]


def _line(row: Iterable[Draft]) -> list[Paragraph]:
    runs = [run for cell in row for paragraph in cell.paragraphs for run in (*paragraph.runs, Run(text=" "))]
    return [Paragraph(runs=tuple(runs))] if runs else []
