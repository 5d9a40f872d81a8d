"""The pictures of a scanned PDF, one a page, as far as they are JPEG: what most scanners write."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, resolve1

from ccapp.errors import FileError
from ccapp.intake.pdf.document import told
from ccapp.intake.pdf.streams import BoundedParser

_PAGES: Final = 400
_JPEG: Final = b"\xff\xd8\xff"
_SIDE: Final = 200  # pixels; smaller ones are seals and logos


def page_pictures(name: str, data: bytes) -> tuple[bytes, ...]:
    """The largest JPEG of each page, empty where a page has none. Raises FileError for a broken file."""
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    with told(name):
        document = PDFDocument(BoundedParser(name, BytesIO(data)))
        found: list[bytes] = []
        for number, page in enumerate(PDFPage.create_pages(document)):
            if number == _PAGES:
                raise FileError("file-too-many-pages", file=name, limit=_PAGES)
            found.append(max(_jpegs(page), key=len, default=b""))
    return tuple(found)


def _jpegs(page: PDFPage) -> Iterator[bytes]:
    resources: Any = resolve1(page.resources) or {}
    objects: Any = resolve1(resources.get("XObject")) or {}
    for each in objects.values():
        stream = resolve1(each)
        if isinstance(stream, PDFStream) and _is_page_sized(stream):
            data = stream.rawdata or b""  # a scanner wraps its pictures in nothing else
            if data.startswith(_JPEG):
                yield data


def _is_page_sized(stream: PDFStream) -> bool:
    sides = (resolve1(stream.get(key)) for key in ("Width", "Height"))
    return all(isinstance(side, int) and side >= _SIDE for side in sides)
