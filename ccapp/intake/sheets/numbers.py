"""Numbers as a Vietnamese Excel shows them: decimal comma, points between thousands, the cell's format."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from ccapp.intake.sheets import days
from ccapp.intake.sheets.codes import Kind, Token, Tokens, is_date, sections

GENERAL: Final = "General"
USUAL_DAY: Final = "dd/mm/yyyy"
_EXACT: Final = 1e15  # whole numbers up to here are exact
_TINY: Final = 1e-9
_LITTLE: Final = Decimal(1).scaleb(-20)
_NEGATIVE_SECTION, _ZERO_SECTION = 1, 2
_PLACEHOLDERS: Final = "0#?"


def shown(number: float, code: str, *, from_1904: bool = False) -> str:
    """The text of a number in a format; empty where the format hides it or it is no number at all."""
    if not math.isfinite(number):
        return ""
    parts = sections(code)
    tokens, own_sign = _section(number, parts)
    if is_date(parts[0]):
        return days.shown(number, parts[0], from_1904=from_1904) or general(number)
    if not tokens:
        return general(number) if len(parts) == 1 else ""
    text = _formatted(abs(number) if own_sign else number, tokens)
    return general(number) if text is None else text


def is_general(code: str) -> bool:
    """Whether a format leaves the number as it was typed."""
    return all(token.kind is Kind.GENERAL or token.text == "@" for token in sections(code)[0])


def is_day(code: str) -> bool:
    """Whether a format shows a day or a time."""
    return is_date(sections(code)[0])


def general(number: float) -> str:
    """A number as typed: `2`, `1,5`; figures that only binary arithmetic made are rounded away."""
    if number % 1 == 0 and abs(number) < _EXACT:
        return str(int(number))
    if not _TINY <= abs(number) < _EXACT:
        return f"{number:.5E}".replace(".", ",")
    text = format(Decimal(f"{number:.10g}"), "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def _section(number: float, parts: tuple[Tokens, ...]) -> tuple[Tokens, bool]:
    """The part of the format for a number, and whether that part writes the minus itself."""
    if number < 0 and len(parts) > _NEGATIVE_SECTION:
        return parts[_NEGATIVE_SECTION], True
    if number == 0 and len(parts) > _ZERO_SECTION:
        return parts[_ZERO_SECTION], False
    return parts[0], False


def _formatted(number: float, tokens: Tokens) -> str | None:
    """A number between the words of its format; None where the format is one not followed here."""
    if any(token.kind is Kind.GENERAL or token.text == "@" for token in tokens) or abs(number) >= _EXACT:
        return None
    digits = [index for index, token in enumerate(tokens) if token.kind is Kind.DIGIT]
    if not digits:
        return "".join(token.text for token in tokens).strip()
    first, last = digits[0], digits[-1]
    while last + 1 < len(tokens) and _is_scale(tokens[last + 1]):
        last += 1
    pattern = tokens[first : last + 1]
    if any(token.kind is not Kind.DIGIT and token.text not in (".", ",") for token in pattern):
        return None
    around = "".join(token.text for token in (*tokens[:first], *tokens[last + 1 :]))
    value = Decimal(repr(number)).scaleb(2 * around.count("%"))
    sign = "-" if value < 0 else ""
    words = [_join(tokens[:first]), _digits(abs(value), "".join(token.text for token in pattern))]
    return sign + "".join((*words, _join(tokens[last + 1 :]))).strip()


def _is_scale(token: Token) -> bool:
    return token.kind is Kind.MARK and token.text in (",", ".")


def _join(tokens: Tokens) -> str:
    return "".join(token.text for token in tokens)


def _digits(value: Decimal, pattern: str) -> str:
    """A positive number in a bare pattern such as `#,##0.0#`; commas at its end divide by thousands."""
    bare = pattern.rstrip(",")
    value = value.scaleb(-3 * (len(pattern) - len(bare)))
    before, _, after = bare.partition(".")
    places = sum(after.count(sign) for sign in _PLACEHOLDERS)
    exact = value.quantize(max(Decimal(1).scaleb(-places), _LITTLE), ROUND_HALF_UP)
    whole, _, fraction = format(exact, "f").partition(".")
    kept = max(after.rfind("0") + 1, len(fraction.rstrip("0")))
    whole = whole.lstrip("0").rjust(before.count("0"), "0")
    if "," in before:
        whole = f"{int(whole or 0):,}".replace(",", ".") if whole else whole
    return whole + ("," + fraction[:kept] if fraction[:kept] else "")
