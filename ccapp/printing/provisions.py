"""The decree's own numbers: what Nghị định 30/2020/NĐ-CP, Phụ lục I gives for each part of a page.

`source` is the place in Phụ lục I. What no rule fixes is not here: such values are marked practice where they
are used. The Party's own papers follow Hướng dẫn 36-HD/VPTW, whose text was not at hand: see `rules.PARTY`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from ccapp.domain.plan import Urgency
from ccapp.printing.primitives import Face

MILLIMETRE: Final = 72 / 25.4
"""Points in a millimetre."""


class Unit(StrEnum):
    """What a value is counted in; a share is of the length of the line above a rule."""

    MILLIMETRES = "mm"
    POINTS = "pt"
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """The bounds of one value, the one we use, and for a text how it is written."""

    least: float
    most: float
    used: float
    source: str
    unit: Unit = Unit.POINTS
    face: Face = Face.REGULAR
    capitals: bool = False

    @property
    def points(self) -> float:
        """The value used as a length on paper."""
        return self.used * MILLIMETRE if self.unit is Unit.MILLIMETRES else self.used

    def allows(self, given: float) -> bool:
        """Whether a value in this unit is within the bounds."""
        return self.least <= given <= self.most


def _length(least: float, most: float, used: float, source: str) -> Provision:
    return Provision(least=least, most=most, used=used, source=source, unit=Unit.MILLIMETRES)


def _share(least: float, most: float, used: float, source: str) -> Provision:
    return Provision(least=least, most=most, used=used, source=source, unit=Unit.SHARE)


def _text(
    least: float, most: float, used: float, source: str, face: Face, *, capitals: bool = False
) -> Provision:
    return Provision(least=least, most=most, used=used, source=source, face=face, capitals=capitals)


PAPER: Final = (_length(210, 210, 210, "I.1"), _length(297, 297, 297, "I.1"))
"""A4, its short and its long side."""
TOP: Final = _length(20, 25, 20, "I.3")
BOTTOM: Final = _length(20, 25, 20, "I.3")
LEFT: Final = _length(30, 35, 30, "I.3")
RIGHT: Final = _length(15, 20, 15, "I.3")
PAGE_NUMBER: Final = _text(13, 14, 13, "I.7", Face.REGULAR)
"""Arabic from 1, centred in the top margin, not on the first page; each appendix counts anew (III.1.đ)."""

HEADLINE: Final = _text(12, 13, 13, "II.1.a", Face.BOLD, capitals=True)
MOTTO: Final = _text(13, 14, 14, "II.1.b", Face.BOLD)
MOTTO_RULE: Final = _share(1, 1, 1, "II.1.b")
ABOVE: Final = _text(12, 13, 13, "II.2.b", Face.REGULAR, capitals=True)
ISSUER: Final = _text(12, 13, 13, "II.2.b", Face.BOLD, capitals=True)
ISSUER_RULE: Final = _share(1 / 3, 1 / 2, 1 / 3, "II.2.b")
NUMBER: Final = _text(13, 13, 13, "II.3.c", Face.REGULAR)
PLACE_AND_DAY: Final = _text(13, 14, 14, "II.4.c", Face.ITALIC)
KIND: Final = _text(13, 14, 14, "II.5.b", Face.BOLD, capitals=True)
SUBJECT: Final = _text(13, 14, 14, "II.5.b", Face.BOLD)
SUBJECT_RULE: Final = _share(1 / 3, 1 / 2, 1 / 3, "II.5.b")
LETTER_SUBJECT: Final = _text(12, 13, 13, "II.5.b", Face.REGULAR)
"""`V/v …` of a letter; the plan has a title instead."""
BASES: Final = _text(13, 14, 14, "II.6.a", Face.ITALIC)
BODY: Final = _text(13, 14, 14, "II.6.e", Face.REGULAR)
INDENT: Final = _length(10, 12.7, 10, "II.6.e")
PARAGRAPH_GAP: Final = Provision(least=6, most=24, used=6, source="II.6.e")
LINE_SPACING: Final = _share(1, 1.5, 1.15, "II.6.e")
SECTION_HEAD: Final = _text(13, 14, 14, "II.6.đ", Face.BOLD, capitals=True)
SIGNING: Final = _text(13, 14, 14, "II.7.đ", Face.BOLD, capitals=True)
SIGNER: Final = _text(13, 14, 14, "II.7.đ", Face.BOLD)
ADDRESSEES: Final = _text(13, 14, 14, "II.9.d", Face.REGULAR)
"""`Kính gửi`."""
RECIPIENTS_HEAD: Final = _text(12, 12, 12, "II.9.d", Face.BOLD_ITALIC)
RECIPIENTS: Final = _text(11, 11, 11, "II.9.d", Face.REGULAR)
URGENCY: Final = _text(13, 14, 13, "III.2.b", Face.BOLD, capitals=True)
"""`HỎA TỐC` within a single frame, in the bright red of a stamp."""
URGENCY_FRAMES: Final[Mapping[Urgency, tuple[Provision, Provision]]] = MappingProxyType(
    {
        urgency: (_length(wide, wide, wide, "III.2.b"), _length(8, 8, 8, "III.2.b"))
        for urgency, wide in ((Urgency.EXPRESS, 30), (Urgency.VERY_URGENT, 40), (Urgency.URGENT, 20))
    }
)
"""Width and height of the frame of each urgency."""
DRAFTER: Final = _text(11, 11, 11, "III.3", Face.REGULAR)
"""`PL.(300)`: who drafted the document, in capitals, and how many copies go out."""
CONTACT: Final = _text(11, 12, 11, "III.4", Face.REGULAR)
"""Address and telephone at the foot of the first page, below a rule over the whole width of the text."""
APPENDIX: Final = _text(14, 14, 14, "III.1.b", Face.BOLD)
APPENDIX_TITLE: Final = _text(13, 14, 14, "III.1.b", Face.BOLD, capitals=True)
APPENDIX_NOTE: Final = _text(13, 14, 14, "III.1.c", Face.ITALIC)
APPENDIX_MARK: Final = _text(10, 10, 10, "III.1.d", Face.REGULAR)
