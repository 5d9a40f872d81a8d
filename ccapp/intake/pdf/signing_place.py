"""Finds where a document is signed: the free room between the signer's title and the name below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ccapp.errors import FileError
from ccapp.intake.pdf.document import pages
from ccapp.intake.pdf.lines import TextLine, line_parts
from ccapp.intake.pdf.watch import Stopped, Watch
from ccapp.text.fold import fold

_SECONDS: Final = 8.0
_LEAST: Final = 20.0  # points: less than two blank lines hold no signature
_MOST: Final = 200.0  # points: what stands higher is the text, not the title
_ASCENT: Final = 0.9
_DESCENT: Final = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningPlace:
    """The room on page `page` (from 0): points from its top left corner."""

    page: int
    middle: float
    top: float
    bottom: float


def signing_place(name: str, data: bytes, signer: str) -> SigningPlace | None:
    """The last place of a PDF where `signer` stands alone in a line below a title; None where there is none.

    Accents and case do not matter. Raises FileError.
    """
    found = None
    try:
        with Watch(_SECONDS) as watch:
            for number, page in enumerate(pages(name, data, watch)):
                parts = [part for row in line_parts(page.glyphs) for part in row]
                for place in _places(parts, number, fold(signer)):
                    found = place
    except Stopped as error:
        raise FileError("file-too-slow", file=name) from error
    return found


def _places(parts: list[TextLine], page: int, signer: str) -> Iterator[SigningPlace]:
    for part in parts:
        if fold(part.text) != signer:
            continue
        above = [each for each in parts if each.baseline < part.baseline and _overlap(each, part)]
        if not above:
            continue
        top = max(each.baseline + _DESCENT * each.size for each in above)
        bottom = part.baseline - _ASCENT * part.size
        if _LEAST <= bottom - top <= _MOST:
            yield SigningPlace(page=page, middle=part.middle, top=top, bottom=bottom)


def _overlap(upper: TextLine, lower: TextLine) -> bool:
    return upper.x0 < lower.x1 and lower.x0 < upper.x1
