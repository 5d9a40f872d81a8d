"""The .docx reader: a Word file as a `Source`, tables in text boxes included."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from ccapp.domain.layout import Orientation
from ccapp.domain.row_marks import edition_of, marked_in_word
from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.archive import Archive
from ccapp.intake.docx.numbering import Numbering
from ccapp.intake.docx.package import Package, W
from ccapp.intake.docx.styles import Styles
from ccapp.intake.docx.tables import TableReader
from ccapp.intake.docx.text import ParagraphReader
from ccapp.intake.docx.tree import children, is_revised
from ccapp.intake.source import Block, Grid, Source


def read_docx(name: str, data: bytes) -> Source:
    """Read the bytes of a Word 2007+ file; `name` is for messages. Raises FileError."""
    package = Package(Archive(name, data))
    main = package.main_part()
    root = package.parse(main)
    body = root.find(W + "body")
    if body is None:
        raise FileError("file-not-word", file=name)
    paragraphs = ParagraphReader(
        Styles(package.related(main, "styles")), Numbering(package.related(main, "numbering"))
    )
    reader = _BodyReader(name, paragraphs)
    reader.read(body, 0)
    return Source(blocks=tuple(reader.finished()), revised=is_revised(root), edition=_edition(root))


class _BodyReader:
    """Collects blocks in order and turns each section's tables the way its page is turned."""

    def __init__(self, name: str, paragraphs: ParagraphReader) -> None:
        self._name = name
        self._paragraphs = paragraphs
        self._tables = TableReader(name, paragraphs)
        self._blocks: list[Block] = []
        self._section_start = 0

    def read(self, container: etree._Element, depth: int) -> None:
        """Read a body or the content of a text box, `depth` boxes deep."""
        if depth > limits.NESTED_TABLES:
            raise FileError("file-too-complex", file=self._name)
        for child in children(container):
            if child.tag == W + "p":
                words = self._paragraphs.read(child)
                self._blocks.append(words.paragraph())
                for box in words.boxes:
                    self.read(box, depth + 1)
                self._turn(child.find(f"{W}pPr/{W}sectPr"))
            elif child.tag == W + "tbl":
                self._blocks.append(self._tables.read(child))
            elif child.tag == W + "sectPr":
                self._turn(child)

    def finished(self) -> list[Block]:
        """Every block read."""
        return self._blocks

    def _turn(self, section: etree._Element | None) -> None:
        """End a section: its page size stands after its content."""
        if section is None:
            return
        orientation = _orientation(section)
        for index in range(self._section_start, len(self._blocks)):
            block = self._blocks[index]
            if isinstance(block, Grid):
                self._blocks[index] = replace(block, orientation=orientation)
        self._section_start = len(self._blocks)


def _edition(root: etree._Element) -> str:
    """The edition that a bookmark of ours names; empty where the file is not of our making."""
    names = (start.get(W + "name", "") for start in root.iter(W + "bookmarkStart"))
    return next(filter(None, (edition_of(marked_in_word(name)) for name in names)), "")


def _orientation(section: etree._Element) -> Orientation:
    size = section.find(W + "pgSz")
    if size is None:
        return Orientation.PORTRAIT
    width, height = size.get(W + "w", ""), size.get(W + "h", "")
    if width.isdigit() and height.isdigit():
        return Orientation.LANDSCAPE if int(width) > int(height) else Orientation.PORTRAIT
    return Orientation.LANDSCAPE if size.get(W + "orient") == "landscape" else Orientation.PORTRAIT
