"""The .xlsx reader: an Excel 2007+ file as a `Source`, one or more tables per visible sheet."""

from __future__ import annotations

from typing import Final

from ccapp.errors import FileError
from ccapp.intake.sheets.blocks import source
from ccapp.intake.sheets.page import Page
from ccapp.intake.sheets.parts import Parts, R, S, on
from ccapp.intake.sheets.strings import read_strings
from ccapp.intake.sheets.styles import read_styles
from ccapp.intake.sheets.worksheet import Book, SheetReader
from ccapp.intake.source import Source

_BINARY: Final = "xl/workbook.bin"
_VISIBLE: Final = "visible"


def read_xlsx(name: str, data: bytes) -> Source:
    """Read the bytes of an Excel 2007+ file; `name` is for messages. Raises FileError."""
    parts = Parts(name, data)
    if parts.has(_BINARY):
        raise FileError("file-unsupported", file=name, kind="XLSB")
    return source(name, _pages(parts))


def _pages(parts: Parts) -> list[Page]:
    workbook = parts.main_part()
    sheets: list[tuple[str, str, bool]] = []
    from_1904 = False
    for element in parts.stream(workbook, S + "workbookPr", S + "sheet"):
        if element.tag == S + "workbookPr":
            from_1904 = on(element.get("date1904"))
        else:
            hidden = element.get("state", _VISIBLE) != _VISIBLE
            sheets.append((element.get(R + "id", ""), element.get("name", ""), hidden))
    if not sheets:
        raise FileError("file-damaged", file=parts.name)  # every workbook has a sheet
    related = parts.relations(workbook)
    shared = {kind: path for kind, path in related.values() if parts.has(path)}
    book = Book(
        strings=read_strings(parts, shared["sharedStrings"]) if "sharedStrings" in shared else (),
        styles=read_styles(parts, shared["styles"]) if "styles" in shared else (),
        from_1904=from_1904,
    )
    reader = SheetReader(parts=parts, book=book)
    return [
        reader.read(related[identifier][1], name, hidden=hidden)
        for identifier, name, hidden in sheets
        if related.get(identifier, ("", ""))[0] == "worksheet"
    ]
