"""Lengths as CSS and OpenDocument write them."""

from __future__ import annotations

import re
from typing import Final

_LENGTH: Final = re.compile(r"\s*([\d.]{1,9})\s*(pt|px|pc|cm|mm|in)?\s*", re.IGNORECASE)
_INCH: Final = 254
_TENTHS: Final = {
    "pt": _INCH / 72, "px": _INCH / 96, "pc": _INCH / 6, "cm": 100.0, "mm": 10.0, "in": float(_INCH),
}  # fmt: skip


def tenths(length: str) -> int:
    """A length in tenths of a millimetre; bare numbers are pixels; 0 for shares and what is no length."""
    match = _LENGTH.fullmatch(length)
    try:
        return round(float(match[1]) * _TENTHS[(match[2] or "px").lower()]) if match else 0
    except ValueError:
        return 0  # more than one point in the number
