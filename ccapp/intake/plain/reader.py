"""The reader of plain text: values between tabs or commas, Markdown tables, and one cell per line."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.plain import listed
from ccapp.intake.plain.encoding import decode
from ccapp.intake.plain.rows import grid, paragraph
from ccapp.intake.source import Block, Source

_TAB: Final = "\t"
_FEWEST_TABS: Final = 2
_SEPARATED: Final = {".tsv": _TAB, ".tab": _TAB, ".xls": _TAB, ".csv": ""}
_DELIMITERS: Final = (",", ";", _TAB)
_PIPE_ROW: Final = re.compile(r"\s*\|.*\|\s*")
_RULE: Final = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*")
_PIPE: Final = re.compile(r"(?<!\\)\|")
_LONGEST_FIELD: Final = 10 * limits.MEGABYTE


def read_plain(name: str, data: bytes) -> Source:
    """Read a text file. Raises FileError."""
    text = decode(data)
    delimiter = _SEPARATED.get(Path(name).suffix.lower())
    if delimiter is not None:
        return Source(blocks=(separated(name, text, delimiter or _delimiter(text)),))
    return Source(blocks=tuple(_blocks(name, text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))))


def separated(name: str, text: str, delimiter: str) -> Block:
    """One table of values, in quotes where they hold breaks, as Excel puts them on the clipboard."""
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        rows = list(csv.reader(_lines(text), delimiter=delimiter))
    except csv.Error as error:
        raise FileError("file-damaged", file=name) from error
    return grid(name, rows)


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "").splitlines(keepends=True)


def _delimiter(text: str) -> str:
    """Of comma, semicolon and tab the one that stands most often outside quotes."""
    counts = Counter(re.sub(r'"[^"]*"', "", text))
    return max(_DELIMITERS, key=lambda one: counts[one])


def _blocks(name: str, lines: Sequence[str]) -> list[Block]:
    blocks: list[Block] = []
    index = 0
    while index < len(lines):
        if _PIPE_ROW.fullmatch(lines[index]):
            rows, index = _pipes(lines, index)
            blocks.append(grid(name, rows))
        elif listed.starts(lines, index):
            rows, index = listed.read(lines, index)
            blocks.append(grid(name, rows))
        elif _is_tabbed(lines[index]):
            rows, index = _tabbed(lines, index)
            blocks.append(grid(name, rows))
        else:
            if lines[index].strip():
                blocks.append(paragraph(lines[index]))
            index += 1
    return blocks


def _pipes(lines: Sequence[str], index: int) -> tuple[list[list[str]], int]:
    """The rows of a Markdown table without its rule, and the line after it."""
    rows: list[list[str]] = []
    while index < len(lines) and _PIPE_ROW.fullmatch(lines[index]):
        if not _RULE.fullmatch(lines[index]):
            inner = lines[index].strip()[1:-1]
            rows.append([cell.replace("\\|", "|") for cell in _PIPE.split(inner)])
        index += 1
    return rows, index


def _is_tabbed(line: str) -> bool:
    return line.count(_TAB) >= _FEWEST_TABS


def _tabbed(lines: Sequence[str], index: int) -> tuple[list[list[str]], int]:
    rows: list[list[str]] = []
    while index < len(lines) and _is_tabbed(lines[index]):
        rows.append(lines[index].split(_TAB))
        index += 1
    return rows, index
