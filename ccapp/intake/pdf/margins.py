"""Headers and footers: page numbers and the lines that return on every page, left out of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from ccapp.intake.pdf.lines import TextLine
from ccapp.intake.pdf.page import Page

_DEPTH: Final = 57.0  # points: 20 mm, the least margin of NĐ 30/2020/NĐ-CP
_NUMBER: Final = re.compile(r"\s*(?:[Tt]rang\s*)?[-–]?\s*\d{1,4}\s*[-–]?\s*(?:/\s*\d{1,4})?\s*")
_DIGITS: Final = re.compile(r"\d+")
_NEAR: Final = 4.0  # points
_FEWEST_PAGES: Final = 2
_MOSTLY: Final = 0.5

Row = Sequence[TextLine]


def is_page_number(page: Page, row: Row) -> bool:
    """Whether a line in the margin is nothing but a page number."""
    return _in_margin(page, row) and _NUMBER.fullmatch(_text(row)) is not None


def running(pages: Iterable[tuple[Page, Sequence[Row]]]) -> set[str]:
    """The keys of lines that return in the margin of most pages; figures in them may count."""
    seen: Counter[str] = Counter()
    count = 0
    for page, rows in pages:
        count += 1
        seen.update({key(row) for row in rows if _in_margin(page, row)})
    return {each for each, times in seen.items() if times >= max(_FEWEST_PAGES, _MOSTLY * count)}


def key(row: Row) -> str:
    """What is the same of a running line on every page: its place and words."""
    words = _DIGITS.sub("0", " ".join(_text(row).split()))
    return f"{round(row[0].baseline / _NEAR)} {words}"


def _in_margin(page: Page, row: Row) -> bool:
    baseline = row[0].baseline
    return baseline < _DEPTH or baseline - row[0].size > page.height - _DEPTH


def _text(row: Row) -> str:
    return " ".join(part.text for part in row)
