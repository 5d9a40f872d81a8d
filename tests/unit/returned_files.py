"""A plan as an exported Word file, edited the way officers edit it: rows cut, copied, typed, tracked."""

from __future__ import annotations

import io
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.table import _Cell, _Row
from lxml import etree

from ccapp.domain.plan import RecordId
from ccapp.domain.row_marks import bookmark
from ccapp.services.intake.taking_in import TakenFile, look_at
from ccapp.services.paper import publishing
from ccapp.services.session import Session


class WordFile:
    """An exported plan in hand; rows are counted in the table below its header."""

    def __init__(self, session: Session, plan: RecordId, folder: Path) -> None:
        self._path = folder / "Phu luc.docx"
        publishing.print_plan(session, plan, self._path)
        self.word: Word = Document(io.BytesIO(self._path.read_bytes()))

    @property
    def rows(self) -> list[_Row]:
        """The rows below the header."""
        return list(self.word.tables[0].rows)[1:]

    def row_of(self, text: str) -> etree._Element:
        """The first row that says a text."""
        return next(row._tr for row in self.rows if text in "".join(row._tr.itertext()))

    def cell(self, text: str) -> _Cell:
        """The cell that says exactly a text."""
        return next(cell for row in self.rows for cell in row.cells if cell.text == text)

    def say(self, before: str, after: str) -> None:
        """Type over a cell; its bookmark stays."""
        for text in self.cell(before)._tc.iter(qn("w:t")):
            text.text, after = after, ""

    def unmark(self, text: str) -> None:
        """Lose the bookmark of a row, as copying through other programs does."""
        for each in list(self.row_of(text).iter(qn("w:bookmarkStart"))):
            each.getparent().remove(each)

    def copy_row(self, text: str, behind: str) -> etree._Element:
        """Copy a row with its bookmark below another."""
        copy = deepcopy(self.row_of(text))
        self.row_of(behind).addnext(copy)
        return copy

    def mark(self, row: etree._Element, record: RecordId) -> None:
        """Give a row the bookmark of a record."""
        start = OxmlElement("w:bookmarkStart")
        start.set(qn("w:name"), bookmark(record))
        next(row.iter(qn("w:p"))).insert(0, start)

    def read(self, change: Callable[[bytes], bytes] = lambda data: data) -> TakenFile:
        """Save, and read as a dropped file is read."""
        out = io.BytesIO()
        self.word.save(out)
        self._path.write_bytes(change(out.getvalue()))
        return look_at(self._path)


def type_in_row(row: etree._Element, *texts: str) -> None:
    """Write the cells of a row anew."""
    for cell, words in zip(row.iter(qn("w:tc")), texts, strict=True):
        paragraph = next(cell.iter(qn("w:p")))
        for run in list(paragraph.iter(qn("w:r"))):
            run.getparent().remove(run)
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = words
        run.append(text)
        paragraph.append(run)


def tracked(tag: str, author: str = "Trần Văn Bình") -> etree._Element:
    """A tracked change, to be put around what it changes."""
    made = OxmlElement(f"w:{tag}")
    made.set(qn("w:author"), author)
    made.set(qn("w:date"), "2026-01-06T08:00:00Z")
    made.set(qn("w:id"), "900")
    return made
