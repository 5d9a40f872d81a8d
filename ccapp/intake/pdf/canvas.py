"""Draws a page into glyphs and ruled lines."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pdfminer.layout import LTChar
from pdfminer.pdfcolor import PDFColorSpace
from pdfminer.pdfdevice import PDFTextDevice, PDFTextSeq
from pdfminer.pdffont import PDFFont
from pdfminer.pdfinterp import PDFGraphicState, PDFResourceManager, PDFTextState
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import PSLiteral
from pdfminer.utils import Matrix, PathSegment, Point, apply_matrix_pt

from ccapp.domain.row_marks import GOES_ON
from ccapp.errors import FileError
from ccapp.intake.glyphs import plain_glyphs
from ccapp.intake.pdf import fonts
from ccapp.intake.pdf.page import Glyph, Page, Ruling

_MOST_GLYPHS: Final = 150_000
_MOST_RULINGS: Final = 60_000
_THIN: Final = 3.0  # points: a filled shape no thicker is a line
_SHORT: Final = 3.0  # points: a stroke no longer is an ornament
_STRAIGHT: Final = 0.5
_FILL_AND_STROKE: Final = (2, 6)  # text rendering modes, ISO 32000-1 table 106: how bold is faked
_SCAN: Final = 0.5  # a picture that covers more of the page is a scan
_CURVES: Final = ("c", "v", "y")


class Canvas(PDFTextDevice):
    """Collects what is drawn; `page` is it. Raises FileError for a page of more marks than any text has."""

    def __init__(self, name: str, resources: PDFResourceManager) -> None:
        super().__init__(resources)
        self.page = Page(width=0, height=0)
        self._name = name
        self._stroked = False
        self._looks: dict[PDFFont, tuple[str, bool]] = {}
        self._turns: Counter[int] = Counter()

    @property
    def turn(self) -> int:
        """By how many degrees the page must be turned clockwise for most of its text to stand upright."""
        return self._turns.most_common(1)[0][0] if self._turns else 0

    def begin_page(self, page: PDFPage, ctm: Matrix) -> None:
        """Begin a page; the library's matrix already turns it the way the file says it is shown."""
        x0, y0, x1, y1 = page.mediabox
        first, last = (apply_matrix_pt(ctm, corner) for corner in ((x0, y0), (x1, y1)))
        self.page = Page(width=abs(first[0] - last[0]), height=abs(first[1] - last[1]))
        self._turns.clear()

    def render_string(
        self, textstate: PDFTextState, seq: PDFTextSeq, ncs: PDFColorSpace, graphicstate: PDFGraphicState
    ) -> None:
        """Draw text; invisible text, as under a scan, is text."""
        if textstate.font is None:
            return
        self._stroked = textstate.render in _FILL_AND_STROKE
        super().render_string(textstate, seq, ncs, graphicstate)

    def render_char(  # noqa: PLR0917 - the library's signature
        self,
        matrix: Matrix,
        font: PDFFont,
        fontsize: float,
        scaling: float,
        rise: float,
        cid: int,
        ncs: PDFColorSpace,
        graphicstate: PDFGraphicState,
    ) -> float:
        """Draw one character and say how far the pen moves."""
        text = fonts.character(font, cid)
        width, shift = font.char_width(cid), font.char_disp(cid)
        drawn = LTChar(matrix, font, fontsize, scaling, rise, text, width, shift, ncs, graphicstate)
        baseline = self.page.height - (matrix[5] + matrix[3] * rise)
        self._turns[_turn(matrix)] += 1
        self._add(drawn, font, baseline)
        return drawn.adv

    def _add(self, drawn: LTChar, font: PDFFont, baseline: float) -> None:
        glyphs = self.page.glyphs
        if len(glyphs) >= _MOST_GLYPHS:
            raise FileError("file-too-complex", file=self._name)
        name, bold = self._look(font)
        text = plain_glyphs(drawn.get_text().replace("\0", ""), name)
        on_page = drawn.x1 >= 0 and drawn.x0 <= self.page.width and 0 <= baseline <= self.page.height
        if not text or not on_page:
            return
        if glyphs and all(map(unicodedata.combining, text)) and abs(glyphs[-1].baseline - baseline) < 1:
            glyphs[-1].text += text  # a mark drawn over the letter before it
            return
        size = min(max(drawn.size, 1.0), self.page.height)
        glyphs.append(
            Glyph(
                text=text,
                x0=drawn.x0,
                x1=drawn.x1,
                baseline=baseline,
                size=size,
                font=name,
                bold=bold or self._stroked,
            )
        )

    def _look(self, font: PDFFont) -> tuple[str, bool]:
        if font not in self._looks:
            self._looks[font] = (fonts.family(font), fonts.is_bold(font))
        return self._looks[font]

    def render_image(self, name: str, stream: PDFStream) -> None:  # noqa: ARG002 - the library's signature
        """Note a picture that covers the page."""
        if self.ctm is not None:
            a, b, c, d, _, _ = self.ctm
            self.page.pictured |= abs(a * d - b * c) > _SCAN * self.page.width * self.page.height

    def paint_path(
        self,
        graphicstate: PDFGraphicState,  # noqa: ARG002 - the library's signature
        stroke: bool,  # noqa: FBT001
        fill: bool,  # noqa: FBT001
        evenodd: bool,  # noqa: ARG002, FBT001
        path: Sequence[PathSegment],
    ) -> None:
        """Note the straight lines of a shape: its sides where drawn, itself where it is filled and thin."""
        if not (stroke or fill):
            return
        for shape in self._shapes(path):
            if stroke:
                for start, end in pairwise(shape):
                    self._rule(start, end)
            elif len(shape) > 1:
                self._rule_filled(shape)

    def do_tag(self, tag: PSLiteral, props: object = None) -> None:
        """Note a point that our own PDF marks within a cell that goes on from the page before."""
        at = props.get("At") if tag.name == GOES_ON and isinstance(props, dict) else None
        if not isinstance(at, list) or len(at) != 2 or len(self.page.carried) >= _MOST_RULINGS:  # noqa: PLR2004 - x, y
            return
        x, y = at
        if isinstance(x, int | float) and isinstance(y, int | float):
            self.page.carried.append(self._place(x, y))

    def _shapes(self, path: Sequence[PathSegment]) -> Iterator[list[Point]]:
        """The corners of each part of a path, on the page. Parts with curves are no ruled lines."""
        shape: list[Point] = []
        curved = False
        for operator, *numbers in path:
            if operator == "m":
                if not curved:
                    yield shape
                shape, curved = [], False
            if operator in _CURVES:
                curved = True
            elif operator == "h" and shape:
                shape.append(shape[0])
            elif operator in ("m", "l"):
                shape.append(self._place(float(numbers[0]), float(numbers[1])))
        if not curved:
            yield shape

    def _place(self, x: float, y: float) -> Point:
        x, y = apply_matrix_pt(self.ctm, (x, y)) if self.ctm is not None else (x, y)
        return x, self.page.height - y

    def _rule_filled(self, shape: Sequence[Point]) -> None:
        left, right = min(x for x, _ in shape), max(x for x, _ in shape)
        top, bottom = min(y for _, y in shape), max(y for _, y in shape)
        if bottom - top <= _THIN:
            self._rule((left, (top + bottom) / 2), (right, (top + bottom) / 2))
        elif right - left <= _THIN:
            self._rule(((left + right) / 2, top), ((left + right) / 2, bottom))

    def _rule(self, start: Point, end: Point) -> None:
        page = self.page
        if len(page.horizontals) + len(page.verticals) >= _MOST_RULINGS:
            raise FileError("file-too-complex", file=self._name)
        (x0, y0), (x1, y1) = start, end
        left, right = max(0.0, min(x0, x1)), min(page.width, max(x0, x1))
        top, bottom = max(0.0, min(y0, y1)), min(page.height, max(y0, y1))
        if abs(y1 - y0) <= _STRAIGHT and right - left > _SHORT:
            page.horizontals.append(Ruling(at=(y0 + y1) / 2, start=left, end=right))
        elif abs(x1 - x0) <= _STRAIGHT and bottom - top > _SHORT:
            page.verticals.append(Ruling(at=(x0 + x1) / 2, start=top, end=bottom))


def _turn(matrix: Matrix) -> int:
    """Clockwise degrees that would set text drawn with this matrix upright."""
    a, b = matrix[0], matrix[1]
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 180
    return 90 if b > 0 else 270
