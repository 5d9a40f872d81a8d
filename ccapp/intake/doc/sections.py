"""Sections (2.8.26 PlcfSed, 2.9.246 Sepx): where a page changes its size, and which way it lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ccapp.domain.layout import Orientation
from ccapp.intake.doc.binary import Bytes, increasing
from ccapp.intake.doc.properties import last
from ccapp.intake.doc.sprms import Sprm, whole

_SED: Final = 12
_DEFAULT: Final = 0xFFFF_FFFF
_LANDSCAPE: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Text up to position `end` on pages that lie one way."""

    end: int
    orientation: Orientation


def read_sections(stream: Bytes, plc: Bytes) -> list[Section]:
    """The sections in order, empty where the document has none of its own. Raises StructureError."""
    count = max(0, (len(plc) - 4) // (4 + _SED))
    if not count:
        return []
    ends = increasing(plc.numbers(0, count + 1))[1:]
    return [
        Section(end=end, orientation=_orientation(stream, plc.number(4 * (count + 1) + _SED * index + 2, 4)))
        for index, end in enumerate(ends)
    ]


def _orientation(stream: Bytes, at: int) -> Orientation:
    if at == _DEFAULT:
        return Orientation.PORTRAIT
    grpprl = stream.take(at + 2, stream.number(at, 2))
    width, height = whole(last(grpprl, Sprm.S_XA_PAGE)), whole(last(grpprl, Sprm.S_YA_PAGE))
    if width and height:
        return Orientation.LANDSCAPE if width > height else Orientation.PORTRAIT
    turned = whole(last(grpprl, Sprm.S_BORIENTATION)) == _LANDSCAPE
    return Orientation.LANDSCAPE if turned else Orientation.PORTRAIT
