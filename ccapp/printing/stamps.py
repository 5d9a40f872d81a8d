"""What is seen of a digital signature, drawn by our own painter, and where on the page it belongs.

ND 30/2020 Phụ lục I: II.7.d the signer's picture between title and name; II.8.a the office's seal in its real
size, a third of it over the signature, on its left; III.1.c an appendix in a file of its own: no picture,
number and signing time at the top right of page 1, 10 pt upright black.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ccapp.errors import FileError
from ccapp.printing.fonts import font
from ccapp.printing.lines import set_lines
from ccapp.printing.pdf import PDF_VERSION, write_pdf
from ccapp.printing.primitives import Face, Page
from ccapp.printing.provisions import MILLIMETRE
from ccapp.printing.rules import DECREE_30, PageRules
from ccapp.printing.table import baseline_offset, line_items

if TYPE_CHECKING:
    from PIL.Image import Image

_LEADING: Final = 1.2
_ABOVE_TEXT: Final = 2 * MILLIMETRE
_WIDEST: Final = 60 * MILLIMETRE
_TALLEST: Final = 30 * MILLIMETRE
_UNKNOWN_WIDTH: Final = 40 * MILLIMETRE  # of a signature that is not ours to draw, where only a seal is
_SEAL: Final = 36 * MILLIMETRE  # practice, for a picture that does not tell its size
_LEAST_DPI: Final = 100  # programs write 72 or 96 where they know nothing
_MOST_PIXELS: Final = 1200  # 30 mm at more dots than any office prints
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_MILLIMETRES_PER_INCH: Final = 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A one-page PDF and where it is laid: points from the top left corner of the page."""

    pdf: bytes
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The free room between title and name: the middle of both, and the heights where it begins and ends."""

    middle: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Png:
    """A picture as its file holds it; `file` is for messages."""

    file: str
    data: bytes


def appendix_mark(number: str, at: datetime, page_width: float, rules: PageRules = DECREE_30) -> Drawn:
    """Number and time (ISO 8601, with the offset of `at`) in the top margin, flush with the right margin.

    Where the margin has no room for two lines they stand on one: the mark covers nothing of the page.
    """
    face, size = font(Face.REGULAR), rules.signed_text_size
    leading = size * _LEADING
    parts: tuple[str, ...] = (number, at.isoformat(timespec="seconds"))
    if rules.top < len(parts) * leading:
        parts = ("; ".join(parts),)
    lines = set_lines(parts, face, size=size, width=page_width)
    width = max(line.width for line in lines)
    items = [
        item
        for index, line in enumerate(lines)
        for item in line_items(
            line, face, x=width - line.width, y=index * leading + baseline_offset(size, leading), size=size
        )
    ]
    height = leading * len(lines)
    page = Page(width=width, height=height, appendix=1, number=1, items=tuple(items))
    out = BytesIO()
    write_pdf((page,), out, title="", author="")
    x = max(page_width - rules.right - width, 0.0)
    y = max(rules.top - _ABOVE_TEXT - height, 0.0)
    return Drawn(pdf=out.getvalue(), x=x, y=y, width=width, height=height)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A picture and its place; points from the top left corner."""

    picture: Image
    x: float
    y: float
    width: float
    height: float


def signing_pictures(gap: Gap, *, signature: Png | None = None, seal: Png | None = None) -> Drawn:
    """The signature centred in the gap, the seal over a third of it; at least one of both.

    Raises FileError for a picture that cannot be read.
    """
    middle = (gap.top + gap.bottom) / 2
    placed = []
    reach = _UNKNOWN_WIDTH
    if signature is not None:
        picture = _opened(signature)
        height = min(gap.bottom - gap.top, _TALLEST, _WIDEST * picture.height / picture.width)
        reach = height * picture.width / picture.height
        placed.append(_centred(picture, gap.middle, middle, reach))
    if seal is not None:
        picture = _opened(seal)
        width = _real_width(picture)
        right = gap.middle - reach / 2 + reach / 3
        placed.append(_centred(picture, right - width / 2, middle, width))
    return _painted(placed)


def _opened(png: Png) -> Image:
    from PIL import Image  # start-up cost

    if not png.data.startswith(_PNG):
        raise FileError("picture-not-png", file=png.file)
    try:
        picture = Image.open(BytesIO(png.data), formats=["PNG"])
        dots = picture.info.get("dpi")
        shown = picture.convert("RGBA")
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise FileError("picture-not-png", file=png.file) from error
    shown.info["width"] = shown.width / dots[0] if dots and dots[0] >= _LEAST_DPI else 0.0
    shown.thumbnail((_MOST_PIXELS, _MOST_PIXELS))
    return shown


def _real_width(seal: Image) -> float:
    """As its resolution tells (a scan knows), else that of a usual seal."""
    inches: float = seal.info["width"]
    return inches * _MILLIMETRES_PER_INCH * MILLIMETRE or _SEAL


def _centred(picture: Image, x: float, y: float, width: float) -> _Placed:
    height = width * picture.height / picture.width
    return _Placed(picture=picture, x=x - width / 2, y=y - height / 2, width=width, height=height)


def _painted(placed: list[_Placed]) -> Drawn:
    left, top = min(each.x for each in placed), min(each.y for each in placed)
    right = max(each.x + each.width for each in placed)
    bottom = max(each.y + each.height for each in placed)
    out = BytesIO()
    canvas = Canvas(out, pagesize=(right - left, bottom - top), pdfVersion=PDF_VERSION, invariant=1)
    for each in placed:
        low = bottom - each.y - each.height
        canvas.drawImage(ImageReader(each.picture), each.x - left, low, each.width, each.height, mask="auto")
    canvas.showPage()
    canvas.save()
    return Drawn(pdf=out.getvalue(), x=left, y=top, width=right - left, height=bottom - top)
