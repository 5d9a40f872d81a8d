"""Reads a file of tasks: the one entry to intake.

Chain: reader (`Source`) → cleaning (`sheet.sheets`) → recognition (headers, columns, rows). Decoding of
legacy fonts has its place between the first two. Nothing is stored, and no cell is dropped without a finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ccapp.intake import formats
from ccapp.intake.docx.reader import read_docx
from ccapp.intake.formats import Format
from ccapp.intake.recognition import NOTHING_GIVEN, recognise
from ccapp.intake.sheet import sheets
from ccapp.intake.source import Source
from ccapp.intake.values import Corrections, Reading


def read(path: Path, mapping: Mapping[int, Corrections] = NOTHING_GIVEN) -> Reading:
    """Read a file's appendices. Raises FileError for any reason it cannot be read.

    A document without such tables is no error: its reading has none. `mapping` corrects what columns mean:
    number of the table in the file → column index → key. Raises RefusedError for one that makes no sense.
    """
    return read_bytes(path.name, formats.load(path), mapping)


def read_bytes(name: str, data: bytes, mapping: Mapping[int, Corrections] = NOTHING_GIVEN) -> Reading:
    """Read a file held in memory; `name` gives the extension and is named in messages."""
    source = _source(name, data)
    return recognise(sheets(source), revised=source.revised, given=mapping)


def _source(name: str, data: bytes) -> Source:
    match formats.tell(name, data):
        case Format.DOCX:
            return read_docx(name, data)
