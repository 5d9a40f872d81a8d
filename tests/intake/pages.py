"""PDF files for the tests: real pages drawn with reportlab, and odd ones written byte by byte."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ccapp.intake.source import Grid, Source
from tests.conftest import ROOT

WIDTH, HEIGHT = 842.0, 595.0
PLAIN, BOLD = "Tinos", "Tinos-Bold"
PAD, LEADING, SIZE = 5.4, 14.0, 12.0


class Pages:
    """A document of landscape pages; lengths in points from the top left corner."""

    def __init__(self, size: tuple[float, float] = (WIDTH, HEIGHT), **options: Any) -> None:
        for face in (PLAIN, BOLD):
            if face not in pdfmetrics.getRegisteredFontNames():
                name = {PLAIN: "Regular", BOLD: "Bold"}[face]
                pdfmetrics.registerFont(TTFont(face, str(ROOT / "resources" / "fonts" / f"Tinos-{name}.ttf")))
        self._out = io.BytesIO()
        self.canvas = Canvas(self._out, pagesize=size, **options)
        self._height = size[1]

    def text(self, x: float, y: float, words: str, *, face: str = PLAIN, size: float = SIZE) -> None:
        """Words on a line whose letters stand at height `y`."""
        self.canvas.setFont(face, size)
        self.canvas.drawString(x, self._height - y, words)

    def centered(self, x: float, y: float, words: str, *, face: str = PLAIN) -> None:
        """Words around a middle."""
        self.canvas.setFont(face, SIZE)
        self.canvas.drawCentredString(x, self._height - y, words)

    def line(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A ruled line."""
        self.canvas.line(x0, self._height - y0, x1, self._height - y1)

    def table(
        self, left: float, top: float, widths: Sequence[float], rows: Sequence[Sequence[str | None]]
    ) -> float:
        """A ruled table; None goes on with the cell above it. Gives the height of its lower edge.

        Cells that go on below do not make their row higher: their words may fill all their rows.
        """
        xs = list(accumulate(widths, initial=left))
        below = [*rows[1:], [""] * len(widths)]
        counts = [
            max((cell or "").count("\n") for cell, under in zip(row, after, strict=True) if under is not None)
            for row, after in zip(rows, below, strict=True)
        ]
        heights = [(count + 1) * LEADING + 2 * PAD for count in counts]
        ys = list(accumulate(heights, initial=top))
        for x in xs:
            self.line(x, top, x, ys[-1])
        for number, row in enumerate((*rows, [""] * len(widths))):
            for cell, (start, end) in zip(row, pairwise(xs), strict=True):
                if cell is None:
                    continue
                self.line(start, ys[number], end, ys[number])
                for index, words in enumerate(cell.split("\n")):
                    self.text(start + PAD, ys[number] + PAD + LEADING * (index + 1) - 3, words)
        return ys[-1]

    def next(self) -> None:
        """Begin another page."""
        self.canvas.showPage()

    def data(self) -> bytes:
        """The finished file."""
        if not self._out.getvalue():
            self.canvas.save()
        return self._out.getvalue()


def width(words: str, face: str = PLAIN, size: float = SIZE) -> float:
    """How wide words are drawn."""
    return float(pdfmetrics.stringWidth(words, face, size))


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data)


def objects(*values: bytes, trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    out, places = b"%PDF-1.7\n", []
    for number, value in enumerate(values, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, value)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(values) + 1
    entries = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    end = b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (size, trailer, len(out))
    return out + entries + end


WORDS = (
    b"BT /F 12 Tf 72 700 Td (Ke hoach cai cach hanh chinh nam 2026 cua Uy ban nhan dan xa Suoi May) Tj ET "
)
HELVETICA = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"


def page(
    content: bytes = stream(WORDS),
    *,
    font: bytes = HELVETICA,
    forms: bytes = b"",
    kids: bytes = b"[3 0 R]",
    more: Sequence[bytes] = (),
) -> bytes:
    """A file of one page with one font, objects from number 6 on being `more`."""
    resources = b"<</Font<</F 5 0 R>>/XObject<<%s>>>>" % forms
    return objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids %s/Count 1>>" % kids,
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources %s/Contents 4 0 R>>" % resources,
        content,
        font,
        *more,
    )


def cells(grid: Grid) -> list[tuple[int, int, int, int, str]]:
    """Row, column, height, width and text of each cell with words."""
    return [
        (
            cell.row,
            cell.column,
            cell.height,
            cell.width,
            "\n".join(one.text.strip() for one in cell.paragraphs),
        )
        for cell in grid.cells
        if cell.paragraphs
    ]


def blocks(source: Source) -> list[str | int]:
    """Texts of paragraphs, and the height of each table in rows."""
    return [block.height if isinstance(block, Grid) else block.text.strip() for block in source.blocks]
