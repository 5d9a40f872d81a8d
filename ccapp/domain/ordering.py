"""Positions among siblings as text, so that a move changes one row and two PCs can both insert.

A position is a string of digits and letters compared character by character; between any two there is
always another. Equal positions (two PCs inserted at one place) are told apart by record id.
"""

from __future__ import annotations

from typing import Final

_DIGITS: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE: Final = len(_DIGITS)


def between(before: str, after: str) -> str:
    """A position strictly between two others; empty `before` is the start, empty `after` the end.

    Raises ValueError unless `before` < `after`, or when a position ends in the lowest digit.
    """
    if after and before >= after:
        raise ValueError(f"positions out of order: {before!r}, {after!r}")
    if before.endswith(_DIGITS[0]) or after.endswith(_DIGITS[0]):
        raise ValueError("a position never ends in the lowest digit")
    prefix = ""
    while True:
        low = _DIGITS.index(before[0]) if before else 0
        high = _DIGITS.index(after[0]) if after else _BASE
        if high - low > 1:
            return prefix + _DIGITS[(low + high) // 2]
        prefix += _DIGITS[low]
        before = before[1:]
        # Once a lower digit is taken, `after` no longer bounds the rest.
        after = "" if high > low else after[1:]


def between_many(before: str, after: str, count: int) -> list[str]:
    """`count` positions in order between two others, as short as halving makes them. Raises as `between`."""
    if count == 0:
        return []
    middle = between(before, after)
    left = (count - 1) // 2
    return [
        *between_many(before, middle, left),
        middle,
        *between_many(middle, after, count - 1 - left),
    ]


def spread(count: int) -> list[str]:
    """`count` evenly spaced positions in order, of equal length."""
    width = 1
    while _BASE**width <= count + 1:
        width += 1
    step = _BASE**width // (count + 1)
    return [_digits(step * (index + 1), width) for index in range(count)]


def _digits(number: int, width: int) -> str:
    out = ""
    for _ in range(width):
        number, digit = divmod(number, _BASE)
        out = _DIGITS[digit] + out
    return out.rstrip(_DIGITS[0])
