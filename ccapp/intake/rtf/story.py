"""A stream of text with its tables: the body of a file, or the inside of a text box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ccapp.domain.layout import Orientation
from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.glyphs import is_note_mark, plain_glyphs
from ccapp.intake.rtf import rows
from ccapp.intake.rtf.definition import Definition
from ccapp.intake.rtf.rows import Content, Row
from ccapp.intake.source import Block, Grid, Paragraph, Run

_LONGEST_BEFORE: Final = 8  # characters that tell a unit before a raised figure


class Story:
    """Takes text and the ends of paragraphs, cells and rows. Raises FileError beyond the limits."""

    def __init__(self, name: str) -> None:
        self.orientation = Orientation.PORTRAIT
        self.definition = Definition(name)
        self._name = name
        self._blocks: list[Block] = []
        self._runs: list[Run] = []
        self._pieces: list[str] = []  # of the run being read: files begin groups within words
        self._look = ("", False)
        self._unseen: list[str] = []
        self._rows: list[Row] = []
        self._contents: list[Content] = []
        self._content = Content()
        self._line: list[Run] = []  # the row of a nested table being read
        self._cells = 0

    @property
    def in_row(self) -> bool:
        """Whether a row has begun whose end is still to come."""
        return self.definition.open or bool(self._contents)

    def text(self, text: str, font: str, *, bold: bool) -> None:
        """Add text as it is shown."""
        if (font, bold) != self._look:
            self._end_run()
            self._look = (font, bold)
        self._pieces.append(text)

    def raised(self, text: str, font: str, *, bold: bool) -> None:
        """Add raised text, or note it where it is a footnote mark."""
        before = "".join(run.text for run in self._runs[-3:]) + "".join(self._pieces)
        if is_note_mark(text, before[-_LONGEST_BEFORE:]):
            self.hide(text)
        else:
            self.text(text, font, bold=bold)

    def hide(self, text: str) -> None:
        """Note text that is not shown."""
        self._unseen.append(text)

    def end_paragraph(self, *, in_cell: bool, nested: bool, centered: bool) -> None:
        """A paragraph ends: of a table nested in a cell, of a cell, or of the body."""
        runs = self._take_runs()
        if nested:
            self._line += [*runs, Run(text=" ")]
        elif in_cell:
            self._end_line()
            self._content.paragraphs.append(Paragraph(runs=tuple(runs), centered=centered))
        else:
            self.end_table()
            self._unseen.clear()
            self._blocks.append(Paragraph(runs=tuple(runs), centered=centered))

    def end_nested_row(self) -> None:
        """A row of a table inside a cell ends: one line of text."""
        self._line += self._take_runs()
        self._end_line()

    def end_cell(self, *, centered: bool) -> None:
        """The last paragraph of a cell ends, and the cell with it."""
        self._cells += 1
        if self._cells > limits.CELLS or len(self._contents) > limits.COLUMNS:
            raise FileError("file-too-complex", file=self._name)
        self.end_paragraph(in_cell=True, nested=False, centered=centered)
        self._content.unseen += self._take_unseen()
        self._contents.append(self._content)
        self._content = Content()

    def end_row(self) -> None:
        """A row ends; text behind its last cell mark is a cell whose mark is missing."""
        if self._pieces or self._runs or self._content.paragraphs or self._line:
            self.end_cell(centered=False)
        if self._contents:
            self._rows.append(rows.row(self.definition.left, self.definition.shapes, self._contents))
        self._contents = []
        self.definition.open = False

    def end_table(self) -> None:
        """A table ends, where one is open."""
        if self._rows:
            self._blocks.append(rows.grid(self._name, self._rows, self.orientation))
        self._rows = []

    def insert(self, blocks: Sequence[Block], *, in_cell: bool) -> None:
        """Add what stands in a text box; within a cell its tables become lines."""
        if not in_cell:
            self.end_table()
            self._blocks += blocks
            return
        for block in blocks:
            self._content.paragraphs += _lines(block) if isinstance(block, Grid) else [block]

    def finished(self) -> list[Block]:
        """All blocks; what is still open ends."""
        if self._contents or self._content.paragraphs:
            self.end_row()
        self._line += self._take_runs()
        if any(run.text.strip() for run in self._line):
            runs, self._line = tuple(self._line), []
            self.end_table()
            self._blocks.append(Paragraph(runs=runs))
        self.end_table()
        return self._blocks

    def _end_line(self) -> None:
        if any(run.text.strip() for run in self._line):
            self._content.paragraphs.append(Paragraph(runs=tuple(self._line)))
        self._line = []

    def _end_run(self) -> None:
        if self._pieces:
            font, bold = self._look
            text = plain_glyphs("".join(self._pieces), font)
            self._runs.append(Run(text=text, font=font, bold=bold))
            self._pieces = []

    def _take_runs(self) -> list[Run]:
        self._end_run()
        runs, self._runs = self._runs, []
        return runs

    def _take_unseen(self) -> list[str]:
        unseen, self._unseen = self._unseen, []
        return [text for text in unseen if text.strip()]


def _lines(grid: Grid) -> list[Paragraph]:
    lines: dict[int, list[Run]] = {}
    for cell in grid.cells:
        for paragraph in cell.paragraphs:
            lines.setdefault(cell.row, []).extend((*paragraph.runs, Run(text=" ")))
    return [Paragraph(runs=tuple(runs)) for _, runs in sorted(lines.items())]
