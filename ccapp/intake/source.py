"""What every reader delivers: the blocks of a file in order, with text as stored, not yet cleaned.

A later step decodes legacy encodings by the font names kept here; only then is text cleaned (`sheet.py`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ccapp.domain.layout import Orientation


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text in one font. `font` is the resolved name, empty where the file does not say."""

    text: str
    font: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph with the hints that tell a title from body text."""

    runs: tuple[Run, ...] = ()
    centered: bool = False

    @property
    def text(self) -> str:
        """The raw text of all runs."""
        return "".join(run.text for run in self.runs)

    @property
    def bold(self) -> bool:
        """Whether every run with ink is bold."""
        inked = [run for run in self.runs if run.text.strip()]
        return bool(inked) and all(run.bold for run in inked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell at its top-left position (0-based), covering `height` rows and `width` columns.

    `unseen` holds what the page does not show or what is left out on purpose: footnote marks, hidden text,
    text under a merged cell.
    """

    row: int
    column: int
    height: int = 1
    width: int = 1
    paragraphs: tuple[Paragraph, ...] = ()
    unseen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table of `height` x `width` positions; positions that no cell covers are blank.

    `widths` are column widths in tenths of a millimetre, empty where the file does not say. `marks` are what
    rows of a file that we exported say of themselves (`domain/row_marks.py`), by row.
    """

    height: int
    width: int
    cells: tuple[Cell, ...]
    widths: tuple[int, ...] = ()
    orientation: Orientation = Orientation.LANDSCAPE
    marks: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


Block = Paragraph | Grid


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A whole file: paragraphs and tables in reading order. `revised`: tracked changes were taken in.

    `edition` names the state of a plan that the file was exported from, where it says so.
    """

    blocks: tuple[Block, ...]
    revised: bool = False
    edition: str = ""
