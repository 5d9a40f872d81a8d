"""One sheet as its file stores it, before it is cut into titles and tables; the same for both formats."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ccapp.domain.layout import Orientation
from ccapp.intake.source import Paragraph

_DIGIT_PIXELS: Final = 7  # the widest digit of the usual default font (ECMA-376 18.3.1.13)
_PARTS: Final = 256
_TENTHS_PER_PIXEL: Final = 254 / 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A cell that holds something. `paragraph` is what it shows; `unseen` what stands in it and is not shown.

    `decimal`: a number in the general format with a decimal comma. `bordered`: it has a line on any side.
    """

    paragraph: Paragraph
    unseen: str = ""
    decimal: bool = False
    bordered: bool = False

    @property
    def shows(self) -> bool:
        """Whether there is any ink."""
        return bool(self.paragraph.text.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A merged range, 0-based, both ends within."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True, kw_only=True)
class Page:
    """One sheet; readers fill it. Rows and columns are 0-based; `widths` are tenths of a millimetre."""

    name: str
    entries: dict[tuple[int, int], Entry] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    widths: dict[int, int] = field(default_factory=dict)
    usual_width: int = 0
    orientation: Orientation = Orientation.LANDSCAPE
    hidden: bool = False


def tenths(characters: float) -> int:
    """A column width in characters as tenths of a millimetre (ECMA-376 18.3.1.13)."""
    pixels = int((_PARTS * characters + _PARTS // 2 // _DIGIT_PIXELS) / _PARTS * _DIGIT_PIXELS)
    return round(pixels * _TENTHS_PER_PIXEL)
