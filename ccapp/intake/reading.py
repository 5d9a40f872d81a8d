"""Reads a file of tasks: the one entry to intake.

Chain: reader (`Source`) → decoding of legacy fonts → cleaning (`sheet.sheets`) → recognition (headers,
columns, rows). Nothing is stored, and no cell is dropped without a finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from ccapp.errors import FileError
from ccapp.intake import findings, formats, limits
from ccapp.intake.decoding import decoded
from ccapp.intake.formats import Format
from ccapp.intake.labelled import tabled
from ccapp.intake.recognition import NOTHING_GIVEN, recognise
from ccapp.intake.sheet import sheets
from ccapp.intake.source import Source
from ccapp.intake.values import NOTHING_KNOWN, Corrections, Decoding, KnownHeadings, Reading


def read(path: Path, mapping: Mapping[int, Corrections] = NOTHING_GIVEN) -> Reading:
    """Read a file's appendices. Raises FileError for any reason it cannot be read.

    A document without such tables is no error: its reading has none. `mapping` corrects what columns mean:
    number of the table in the file → column index → key. Raises RefusedError for one that makes no sense.
    """
    return read_bytes(path.name, formats.load(path), mapping)


def read_bytes(
    name: str,
    data: bytes,
    mapping: Mapping[int, Corrections] = NOTHING_GIVEN,
    *,
    known: KnownHeadings = NOTHING_KNOWN,
    decode: bool = True,
    blanks_stay: bool = False,
) -> Reading:
    """Read a file held in memory; `name` gives the extension and is named in messages.

    `known` are headings that the officer confirmed in earlier files; `mapping` stands above them.
    `decode` False leaves text as the file has it, where the officer sees that it was Unicode after all.
    `blanks_stay`: a blank lead or partners cell is a blank, where it otherwise means the body above it.
    """
    source = _bounded(name, data)
    decoding = None
    if decode:
        source, decoding = decoded(source)
    blocks = sheets(source)
    reading = recognise(blocks, revised=source.revised, given=mapping, known=known, blanks_stay=blanks_stay)
    if not reading.tables:
        reading = recognise(tabled(blocks), revised=source.revised, given=mapping, known=known)
    reading = replace(reading, edition=source.edition)
    return _noted(reading, decoding) if decoding is not None else reading


def _noted(reading: Reading, decoding: Decoding) -> Reading:
    """The reading with what was decoded, said with the first table as well."""
    tables = list(reading.tables)
    if tables:
        noted = (findings.decoded(decoding), *tables[0].findings)
        tables[0] = replace(tables[0], findings=noted)
    return replace(reading, tables=tuple(tables), decoded=decoding)


def read_source(name: str, data: bytes) -> Source:
    """The blocks of a file held in memory, in Unicode, not yet cleaned. Raises FileError."""
    return decoded(_bounded(name, data))[0]


def _bounded(name: str, data: bytes) -> Source:
    source = _stored(name, data)
    if len(source.blocks) > limits.BLOCKS:
        raise FileError("file-too-complex", file=name)
    return source


def _stored(name: str, data: bytes) -> Source:  # noqa: PLR0911 - one case per format
    """The blocks of a file with text as stored.

    Each reader is imported when a file needs it: together their libraries cost more than the window's start.
    """
    match formats.tell(name, data):
        case Format.DOCX:
            from ccapp.intake.docx.reader import read_docx

            return read_docx(name, data)
        case Format.DOC:
            from ccapp.intake.doc.reader import read_doc

            return read_doc(name, data)
        case Format.XLSX:
            from ccapp.intake.sheets.xlsx import read_xlsx

            return read_xlsx(name, data)
        case Format.XLS:
            from ccapp.intake.sheets.xls import read_xls

            return read_xls(name, data)
        case Format.OPEN_DOCUMENT:
            from ccapp.intake.odt.reader import read_odt

            return read_odt(name, data)
        case Format.RTF:
            from ccapp.intake.rtf.reader import read_rtf

            return read_rtf(name, data)
        case Format.HTML:
            from ccapp.intake.html.reader import read_html

            return read_html(name, data)
        case Format.PDF:
            from ccapp.intake.pdf.reader import read_pdf

            return read_pdf(name, data)
        case Format.TEXT:
            from ccapp.intake.plain.reader import read_plain

            return read_plain(name, data)
