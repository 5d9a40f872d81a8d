"""How large a file is, in words."""

from __future__ import annotations

from typing import Final

_STEP: Final = 1024
_UNITS: Final = ("KB", "MB", "GB")
_WHOLE: Final = 100  # from here on a part of a unit tells nobody anything


def size_words(octets: int) -> str:
    """`512 B`, `3 KB`, `9,4 MB`, `128 MB`: what is not empty never reads as nothing."""
    if octets < _STEP:
        return f"{octets} B"
    amount = octets / _STEP
    unit = 0
    while unit < len(_UNITS) - 1 and round(amount) >= _STEP:
        amount /= _STEP
        unit += 1
    whole = unit == 0 or amount >= _WHOLE
    return f"{amount:.0f} {_UNITS[unit]}" if whole else f"{amount:.1f} {_UNITS[unit]}".replace(".", ",")
