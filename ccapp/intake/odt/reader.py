"""The reader of OpenDocument files: texts block by block, spreadsheets sheet by sheet."""

from __future__ import annotations

from typing import Final

from lxml import etree

from ccapp.domain.row_marks import edition_of
from ccapp.errors import FileError
from ccapp.intake.archive import Archive
from ccapp.intake.odt.flow import Flow
from ccapp.intake.odt.package import OFFICE, TABLE, TEXT, Package
from ccapp.intake.odt.spreadsheet import SheetReader
from ccapp.intake.odt.styles import Styles
from ccapp.intake.odt.tables import TableReader, marks
from ccapp.intake.sheets.blocks import source
from ccapp.intake.source import Block, Source

_BODY: Final = OFFICE + "body"


def read_odt(name: str, data: bytes) -> Source:
    """Read the bytes of an .odt or .ods file; `name` is for messages. Raises FileError."""
    package = Package(Archive(name, data))
    root = package.content()
    styles = Styles(root, package.styles())
    flow = Flow(name, styles)
    text = root.find(f"{_BODY}/{OFFICE}text")
    if text is not None:
        revised = next(root.iter(TEXT + "changed-region"), None) is not None
        edition = next(filter(None, map(edition_of, marks(text))), "")
        return Source(blocks=_text_blocks(name, text, styles, flow), revised=revised, edition=edition)
    book = root.find(f"{_BODY}/{OFFICE}spreadsheet")
    if book is not None:
        reader = SheetReader(name, styles, flow)
        return source(name, [reader.read(table) for table in book.iterfind(TABLE + "table")])
    raise FileError("file-unsupported", file=name, kind="OpenDocument")


def _text_blocks(name: str, text: etree._Element, styles: Styles, flow: Flow) -> tuple[Block, ...]:
    """Paragraphs and tables; a style that names a master page turns the pages from there on."""
    tables = TableReader(name, styles, flow)
    found: list[Block] = []
    master = "Standard"
    for element, words in flow.of(text):
        if words is None:
            master = styles.master("table", element.get(TABLE + "style-name", "")) or master
            found.append(tables.read(element, styles.orientation(master)))
        else:
            master = styles.master("paragraph", element.get(TEXT + "style-name", "")) or master
            found.append(words.paragraph())
    return tuple(found)
