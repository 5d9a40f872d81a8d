"""Bytes of a web page to characters, and the page inside a single-file archive (.mht)."""

from __future__ import annotations

import base64
import binascii
import codecs
import quopri
import re
from typing import Final

from ccapp.errors import FileError
from ccapp.intake.plain.encoding import decode

_SNIFFED: Final = 4096
_DECLARED: Final = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
# WHATWG Encoding: pages that say Latin-1 or ASCII mean the Windows code page.
_CHARSETS: Final = {
    "windows-1258": "cp1258",
    "windows-1252": "cp1252",
    "iso-8859-1": "cp1252",
    "us-ascii": "cp1252",
    "utf-16": "utf-16",
    "unicode": "utf-16",
}
_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CLIPBOARD_HEADER: Final = re.compile(r"\s*Version:\d[^<]*")
_ARCHIVE: Final = re.compile(rb"\s*(?:[\w-]+:[^\n]*\n|[ \t]+[^\n]*\n){0,40}?MIME-Version:", re.IGNORECASE)
_PAGE_PART: Final = re.compile(rb"^Content-Type:\s*text/html\b", re.IGNORECASE | re.MULTILINE)
_TRANSFER: Final = re.compile(rb"^Content-Transfer-Encoding:\s*([\w-]+)", re.IGNORECASE | re.MULTILINE)
_BLANK_LINE: Final = re.compile(rb"\r?\n\r?\n")
_BOUNDARY: Final = re.compile(rb"\r?\n--[^\s-]")


def page_text(name: str, data: bytes) -> str:
    """The markup of a page; in a single-file archive that of its first page. Raises FileError."""
    if _ARCHIVE.match(data[:_SNIFFED]):
        data = _page_of_archive(name, data)
    return _characters(data)


def without_clipboard_header(text: str) -> str:
    """Clipboard markup without the lines that Windows writes before it ("Version:0.9 StartHTML:…")."""
    header = _CLIPBOARD_HEADER.match(text)
    return text[header.end() :] if header else text


def _characters(data: bytes) -> str:
    """What the bytes say wins over what the page says: pages copied from place to place lie."""
    if data.startswith(_MARKS):
        return decode(data)
    try:
        return data.decode("utf-8") if b"\0" not in data[:_SNIFFED] else decode(data)
    except UnicodeDecodeError:
        pass
    declared = _DECLARED.search(data[:_SNIFFED])
    encoding = _CHARSETS.get(declared[1].decode("ascii").lower()) if declared else None
    return data.decode(encoding, "replace") if encoding else decode(data)


def _page_of_archive(name: str, data: bytes) -> bytes:
    """The first part of type text/html, decoded. Raises FileError where there is none."""
    part = _PAGE_PART.search(data)
    blank = _BLANK_LINE.search(data, part.end()) if part else None
    if part is None or blank is None:
        raise FileError("file-unsupported", file=name, kind="MHT")
    # Headers of a part may stand in any order: they begin after the boundary above.
    begin = max(data.rfind(b"\n--", 0, part.start()), 0)
    transfer = _TRANSFER.search(data, begin, blank.start() + 2)
    boundary = _BOUNDARY.search(data, blank.end())
    content = data[blank.end() : boundary.start() if boundary else len(data)]
    return _transferred(name, content, transfer[1].lower() if transfer else b"")


def _transferred(name: str, content: bytes, encoding: bytes) -> bytes:
    if encoding == b"quoted-printable":
        return quopri.decodestring(content)
    if encoding == b"base64":
        try:
            return base64.b64decode(content)
        except binascii.Error as error:
            raise FileError("file-damaged", file=name) from error
    return content
