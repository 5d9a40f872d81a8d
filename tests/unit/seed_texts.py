"""The five seeds as sources, for tests that look for their real slips; the texts themselves stay outside."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ccapp.intake.source import Block, Cell, Grid, Paragraph, Run, Source
from tests.conftest import SHARED

_MARKS = re.compile(r"^#+\s*|\*+|\[bookmark: \w+\]|<sup>.*?</sup>|</?b>")


def seed(number: str) -> Source:
    """A seed (`004`) as a reader would deliver its file; skips where the shared papers are not at hand."""
    path = next(iter((SHARED / "seeds").glob(f"{number}_*.txt")), None)
    if path is None:
        pytest.skip("the shared seeds are not on this machine")
    text = path.read_text(encoding="utf-8")
    return Source(blocks=tuple(_cell_a_line(text) if number == "004" else _mixed(text, path)))


def paragraph(text: str) -> Paragraph:
    """One paragraph; what stands bold in markdown is bold."""
    bold = re.match(r"\s*#*\s*\*\*", text) is not None
    return Paragraph(runs=(Run(text=_MARKS.sub("", text), bold=bold),))


def grid(rows: list[list[str]]) -> Grid:
    """A table of texts; blank ones are no cells."""
    cells = [
        Cell(row=at, column=column, paragraphs=tuple(paragraph(line) for line in text.split("<br>")))
        for at, row in enumerate(rows)
        for column, text in enumerate(row)
        if text.strip()
    ]
    return Grid(height=len(rows), width=max(map(len, rows)), cells=tuple(cells))


def _mixed(text: str, path: Path) -> list[Block]:
    """Paragraphs a line each, tables with tabs (002) or pipes (003)."""
    blocks: list[Block] = []
    rows: list[list[str]] = []
    tabs = path.name.startswith("002")
    for line in text.split("\n"):
        row = _row(line, tabs=tabs)
        if row is not None:
            rows += [row] if set("".join(row)) - set("- ") else []
        elif line.strip() or not tabs:
            if rows:
                blocks.append(grid(rows))
                rows = []
            blocks.append(paragraph(line))
    return [*blocks, *([grid(rows)] if rows else [])]


def _row(line: str, *, tabs: bool) -> list[str] | None:
    if tabs and ("\t" in line or line.startswith("<b>")):
        return line.split("\t")
    if line.startswith("|"):
        return [cell.strip() for cell in line.strip("|").split("|")]
    return None


def _cell_a_line(text: str) -> list[Block]:
    """Paragraphs a line each, then two tables whose every cell is a line that begins with a tab."""
    head, first, rest = text.partition("\tSTT\n")
    one, _, other = (first + rest).partition("Phụ lục II\n")
    title, second, two = other.partition("\tSTT\n")
    prose = [paragraph(line) for line in head.split("\n")]
    between = [paragraph("Phụ lục II"), *(paragraph(line) for line in title.split("\n"))]
    return [*prose, _tabbed(one), *between, _tabbed(second + two)]


def _tabbed(text: str) -> Grid:
    rows: list[list[str]] = []
    for chunk in re.split(r"\n\n(?=\t|\s+II\n)", text):
        row: list[str] = []
        for line in chunk.split("\n"):
            if line.startswith("\t"):
                row.append(line[1:])
            elif line.strip() and row:
                row[-1] += "<br>" + line
        rows += [row] if row else []
    return grid(rows)
