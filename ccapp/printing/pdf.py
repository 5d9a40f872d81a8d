"""The PDF painter: replays positioned pages on a reportlab canvas, the same bytes for the same pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import BinaryIO, Final

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from ccapp.domain.row_marks import GOES_ON
from ccapp.printing.fonts import font
from ccapp.printing.primitives import Box, Face, Page, Rule, TextRun
from ccapp.progress import Progress, silent

# Binary streams are a fifth smaller than ASCII-85 and much faster without the C accelerator. reportlab reads
# this switch from its configuration only.
rl_config.useA85 = 0  # type: ignore[attr-defined] # set at run time from reportlab's settings

PDF_VERSION: Final = (1, 7)
"""ND 30/2020 part II asks for 1.4 or later; reportlab's own default is 1.3."""
LANGUAGE: Final = "vi-VN"


def write_pdf(
    pages: Sequence[Page], out: BinaryIO, *, title: str, author: str, progress: Progress = silent
) -> None:
    """Write pages as one PDF with embedded subset fonts, text that can be copied, and bookmarks.

    The file depends on the arguments alone: no clock, no random id. `progress` counts pages.
    """
    for face in Face:
        pdfmetrics.registerFont(font(face).program)
    canvas = Canvas(
        out,
        pdfVersion=PDF_VERSION,
        invariant=1,
        pageCompression=1,
        initialFontName=Face.REGULAR.value,
        lang=LANGUAGE,
    )
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setCreator("ccapp")
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for index, page in enumerate(pages):
        progress(index, len(pages))
        canvas.setPageSize((page.width, page.height))
        _bookmarks(canvas, page, index)
        _lines(canvas, page)
        _text(canvas, page)
        for x, y in page.carried:  # a reader cannot see it: a box is closed on both sides of a page break
            canvas.addLiteral(f"/{GOES_ON} <</At [{x:.2f} {page.height - y:.2f}]>> DP")
        canvas.showPage()
    canvas.save()


def _bookmarks(canvas: Canvas, page: Page, index: int) -> None:
    for place, bookmark in enumerate(page.bookmarks):
        key = f"p{index}-{place}"
        # QtPdf refuses destinations without a full place: left, top and zoom are all given.
        canvas.bookmarkPage(key, fit="XYZ", left=0, top=round(page.height - bookmark.y, 2), zoom=0)
        canvas.addOutlineEntry(bookmark.title, key, level=bookmark.level)


def _lines(canvas: Canvas, page: Page) -> None:
    thickness = 0.0
    for item in page.items:
        if isinstance(item, TextRun):
            continue
        if item.thickness != thickness:
            thickness = item.thickness
            canvas.setLineWidth(thickness)
        if isinstance(item, Rule):
            canvas.line(item.x1, page.height - item.y1, item.x2, page.height - item.y2)
        else:
            _frame(canvas, page, item)


def _frame(canvas: Canvas, page: Page, box: Box) -> None:
    canvas.rect(box.x, page.height - box.y - box.height, box.width, box.height, stroke=1, fill=0)


def _text(canvas: Canvas, page: Page) -> None:
    text = canvas.beginText()
    current: tuple[Face, float] | None = None
    for item in page.items:
        if not isinstance(item, TextRun):
            continue
        if (item.face, item.size) != current:
            current = (item.face, item.size)
            text.setFont(item.face.value, item.size)
        text.setTextOrigin(item.x, page.height - item.y)
        text.textOut(item.text)
    canvas.drawText(text)
