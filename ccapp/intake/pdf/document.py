"""Opens a PDF and draws its pages, every way it can be broken told in one family of refusals."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.psexceptions import PSException

from ccapp.errors import MALFORMED, FileError
from ccapp.intake.pdf.canvas import Canvas
from ccapp.intake.pdf.page import Page
from ccapp.intake.pdf.streams import BoundedParser
from ccapp.intake.pdf.watch import Watch

_PAGES: Final = 400
_SECONDS_PER_PAGE: Final = 0.5  # given for each page that was read: old machines are slow, loops give no page
# Found by altering real files.
_BROKEN: Final = (PSException, *MALFORMED)


def pages(name: str, data: bytes, watch: Watch) -> Iterator[Page]:
    """The pages of a file held in memory, one after the other; each read adds to the watch's time.

    Raises FileError.
    """
    # The library tells of every oddity; a refusal in words is enough, and the log names no file's content.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    with told(name):
        document = PDFDocument(BoundedParser(name, BytesIO(data)))
        resources = PDFResourceManager()
        canvas = Canvas(name, resources)
        interpreter = PDFPageInterpreter(resources, canvas)
        for number, page in enumerate(PDFPage.create_pages(document)):
            if number == _PAGES:
                raise FileError("file-too-many-pages", file=name, limit=_PAGES)
            yield _drawn(interpreter, canvas, page)
            watch.extend(_SECONDS_PER_PAGE)


def _drawn(interpreter: PDFPageInterpreter, canvas: Canvas, page: PDFPage) -> Page:
    """A page upright: one whose text was drawn sideways is drawn again, turned."""
    interpreter.process_page(page)
    if canvas.turn:
        page.rotate = (page.rotate + canvas.turn) % 360
        interpreter.process_page(page)
    return canvas.page


@contextmanager
def told(name: str) -> Iterator[None]:
    """What the library lets out for a broken file, as a FileError in plain codes."""
    try:
        yield
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        raise FileError("file-encrypted", file=name) from error
    except _BROKEN as error:
        raise FileError("file-damaged", file=name) from error
