"""Tells what a file is, by its content first and its name second, and refuses the rest in plain codes."""

from __future__ import annotations

import stat
from enum import StrEnum
from pathlib import Path
from typing import Final

from ccapp.errors import FileError
from ccapp.files import plain_errors, require_unpacked
from ccapp.intake import limits
from ccapp.intake.archive import Archive

_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# Names of streams as an OLE file stores them, in UTF-16.
_ENCRYPTED_STREAM: Final = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM: Final = "WordDocument".encode("utf-16-le")
_BOOK_STREAMS: Final = ("Workbook".encode("utf-16-le"), "Book\0".encode("utf-16-le"))
_WORD_EXTENSIONS: Final = frozenset({".docx", ".docm", ".dotx", ".dotm"})
_SHEET_EXTENSIONS: Final = frozenset({".xlsx", ".xlsm", ".xltx", ".xltm"})
_TEXT_EXTENSIONS: Final = frozenset({".txt", ".md", ".markdown", ".tsv", ".tab", ".csv"})
_OLD_SHEET: Final = ".xls"
_HTML_EXTENSIONS: Final = frozenset({".html", ".htm", ".xhtml", ".mht", ".mhtml"})
_PICTURES: Final = ((b"\x89PNG", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"II*\0", "TIFF"))
_MARKUP: Final = (b"<html", b"<!doctype html", b"<table", b"<meta", b"<body", b"<!--startfragment")
_SNIFFED: Final = 4096  # bytes in which markup must begin
_PDF_WITHIN: Final = 1024  # ISO 32000-1, H.3 note 13: readers look for the header in the first 1,024 bytes
_OPEN_DOCUMENT: Final = "content.xml"
_ENCRYPTED_MEMBER: Final = "encrypted-package"


class Format(StrEnum):
    """The kinds of file a reader exists for."""

    DOCX = "docx"
    DOC = "doc"
    XLSX = "xlsx"
    XLS = "xls"
    OPEN_DOCUMENT = "odt"
    RTF = "rtf"
    HTML = "html"
    PDF = "pdf"
    TEXT = "text"


def load(path: Path) -> bytes:
    """The bytes of a file. Raises FileError for anything that cannot be read as one."""
    with plain_errors(path):
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise FileError("is-folder", file=path.name)
        if not stat.S_ISREG(found.st_mode):
            # A pipe or device never ends.
            raise FileError("file-unsupported", file=path.name, kind="?")
        with path.open("rb") as file:
            require_unpacked(path.name, file.read(_SNIFFED))
            limits.require_size(path.name, found.st_size)
            file.seek(0)
            return file.read()


def tell(name: str, data: bytes) -> Format:
    """The format of a file's bytes. Raises FileError with the reason where no reader takes it.

    Content decides, for files are often named as what they are not: a web page `.doc`, a `.doc` `.docx`.
    """
    limits.require_size(name, len(data))
    require_unpacked(name, data[:_SNIFFED])
    if data.startswith(_OLE):
        return _ole_format(name, data)
    if data.startswith(_ZIP):
        return _zip_format(name, data)
    if data.lstrip().startswith(b"{\\rtf"):
        return Format.RTF
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return Format.PDF
    for magic, kind in _PICTURES:
        if data.startswith(magic):
            raise FileError("file-picture", file=name, kind=kind)
    return _text_format(name, data)


def _text_format(name: str, data: bytes) -> Format:
    suffix = Path(name).suffix.lower()
    start = data[:_SNIFFED].replace(b"\0", b"").lower()
    if suffix in _HTML_EXTENSIONS or any(tag in start for tag in _MARKUP):
        return Format.HTML
    if suffix in _TEXT_EXTENSIONS or (suffix == _OLD_SHEET and b"\t" in start):
        return Format.TEXT  # old programs write tables of plain text and call them Excel
    if suffix in _WORD_EXTENSIONS:
        raise FileError("file-not-word", file=name)
    raise FileError("file-unsupported", file=name, kind=suffix.lstrip(".").upper() or "?")


def _ole_format(name: str, data: bytes) -> Format:
    if _ENCRYPTED_STREAM in data:
        raise FileError("file-encrypted", file=name)
    word, book = _WORD_STREAM in data, any(stream in data for stream in _BOOK_STREAMS)
    if word and (not book or _is_word(data)):
        return Format.DOC
    if book:
        return Format.XLS
    raise FileError("file-unsupported", file=name, kind="OLE")


def _is_word(data: bytes) -> bool:
    """Whether a file with names of both kinds is a document with a workbook inside, not the other way."""
    from ccapp.intake.doc.container import holds  # start-up cost: olefile

    return holds(data, "WordDocument")


def _zip_format(name: str, data: bytes) -> Format:
    members = Archive(name, data).members
    suffix = Path(name).suffix.lower()
    if any(one.startswith("word/") for one in members):
        return Format.DOCX
    if any(one.startswith("xl/") for one in members):
        return Format.XLSX
    if _ENCRYPTED_MEMBER in members:
        raise FileError("file-encrypted", file=name)
    if _OPEN_DOCUMENT in members:
        return Format.OPEN_DOCUMENT
    if suffix in _WORD_EXTENSIONS:
        return Format.DOCX
    if suffix in _SHEET_EXTENSIONS:
        return Format.XLSX
    if "ppt/presentation.xml" in members:
        raise FileError("file-unsupported", file=name, kind="PPTX")
    raise FileError("zip-closed", file=name)
