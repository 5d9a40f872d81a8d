"""Targets as written in a year column: `≥ 98,5%`, `1.000 hồ sơ`, `02`, read so far that two can be compared.

A comma stands before decimals, a dot between thousands; `0.6` is nevertheless met, and `1.000` is a thousand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

_NUMBER: Final = re.compile(r"\d[\d.,]*\d|\d")
_WHOLE: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:,\d{1,2})?|\d+(?:[.,]\d+)?")
_THOUSANDS: Final = re.compile(r"(?!0)\d{1,3}(?:[.,]\d{3})+(?:,\d{1,2})?")
_LETTER_FOR_DIGIT: Final = re.compile(r"\d[OoIl]+(?!\w)|\d[OoIl]+\d|(?<!\w)[OIl][.,]?\d")
_SIGNS: Final = re.compile(r"[%≥≤<>?]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """One number with its unit as far as it matters here. `mark` is the decimal mark used, "" for none."""

    value: Decimal
    percent: bool
    mark: str


def read_amount(text: str) -> Amount | None:
    """The number of a target; None for words, blanks, ranges and lists of several numbers."""
    numbers = _NUMBER.findall(text)
    if len(numbers) != 1 or is_garbled(text):
        return None
    written = numbers[0]
    if _THOUSANDS.fullmatch(written):
        return Amount(value=Decimal(_without_thousands(written)), percent="%" in text, mark="")
    mark = next((mark for mark in ",." if mark in written), "")
    return Amount(value=Decimal(written.replace(",", ".")), percent="%" in text, mark=mark)


def _without_thousands(written: str) -> str:
    head, comma, tail = written.rpartition(",")
    decimals = comma and len(tail) <= 2  # noqa: PLR2004 - groups of thousands have three digits
    whole, rest = (head, f".{tail}") if decimals else (written, "")
    return re.sub(r"[.,]", "", whole) + rest


def is_garbled(text: str) -> bool:
    """Whether a text means to be a number and is none: `≥ 1OO%`, `1,5,5%`, `≥ %`, `?`."""
    numbers = _NUMBER.findall(text)
    if any(_WHOLE.fullmatch(number) is None for number in numbers):
        return "/" not in text  # days have two dots or dashes
    if _LETTER_FOR_DIGIT.search(text):
        return True
    return not numbers and _SIGNS.search(text) is not None and not any(map(str.isalpha, text))
