"""Danh sách điểm cần xem: what the check found, as a table to be worked through on paper.

No rule fixes its form; the last column is left for the pen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ccapp.domain.layout import Layout, Level, Orientation, column
from ccapp.domain.plan import Appendix, Item
from ccapp.printing.heading import HeadingText
from ccapp.printing.primitives import Face
from ccapp.printing.revision_report import Report
from ccapp.printing.rules import PageRules
from ccapp.text.normalize import clean

_TITLE: Final = "Danh sách điểm cần xem"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedFinding:
    """A line of the list in words: how grave it is, where it stands, what was seen and why it matters."""

    level: str
    place: str
    text: str
    why: str = ""


def finding_report(about: str, found: Sequence[ListedFinding], rules: PageRules) -> Report:
    """The list about a plan, ready to be laid out."""
    headings = (
        HeadingText(text=_TITLE, face=Face.BOLD, size=rules.title_size, capitals=True),
        HeadingText(text=clean(about), face=Face.BOLD, size=rules.title_size),
    )
    tasks = tuple(_line(number, one) for number, one in enumerate(found, start=1))
    section = Item(level=Level.SECTION, texts={"section": ""}, children=tasks)
    return Report(headings=headings, table=Appendix(title=_TITLE, layout=_layout(), sections=(section,)))


def _layout() -> Layout:
    return Layout(
        columns=(
            column("number", "TT", width=110),
            column("title", "Mức", width=260),
            column("x1", "Dòng", width=260),
            column("x2", "Điểm cần xem", width=900),
            column("x3", "Xử lý", width=320),
        ),
        orientation=Orientation.PORTRAIT,
    )


def _line(number: int, one: ListedFinding) -> Item:
    words = "\n".join(filter(None, (one.text, one.why)))
    leaf = Item(level=Level.PRODUCT, texts={"x1": one.place, "x2": words, "x3": ""})
    return Item(level=Level.TASK, texts={"number": str(number), "title": one.level}, children=(leaf,))
