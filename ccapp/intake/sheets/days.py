"""Days and times of spreadsheets as text: whole days always `dd/mm/yyyy`, formats with words as they say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from ccapp.intake.sheets.codes import Kind, Token, Tokens

_EPOCH: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - spreadsheets know no time zones
_EPOCH_1904: Final = datetime(1904, 1, 1)  # noqa: DTZ001
_NO_SUCH_DAY: Final = 60  # 29/02/1900: serials below count from one day later
_LAST: Final = 2_958_466  # the day after 31/12/9999
_HOURS_PER_DAY: Final = 24
_WEEKDAY: Final = 3  # "ddd" and longer name the weekday


def shown(number: float, tokens: Tokens, *, from_1904: bool) -> str:
    """The text of a serial day in a date format; empty where the number is no day."""
    moment = _moment(number, tokens, from_1904=from_1904)
    if moment is None:
        return ""
    letters = list(_letters(tokens))
    if any(token.kind is Kind.LITERAL and any(map(str.isalpha, token.text)) for token in tokens):
        return "".join(_written(token, moment) for token in letters).strip()
    return _usual(letters, number, moment)


def _moment(number: float, tokens: Tokens, *, from_1904: bool) -> datetime | None:
    has_day = any(token.kind is Kind.DATE and token.text[0] in "yd" for token in tokens)
    if not (1 if has_day and not from_1904 else 0) <= number < _LAST:
        return None
    epoch = _EPOCH_1904 if from_1904 else _EPOCH
    early = 0 if from_1904 or number >= _NO_SUCH_DAY else 1
    try:
        return epoch + timedelta(days=int(number) + early, seconds=round(number % 1 * 86400))
    except OverflowError:
        return None


def _letters(tokens: Tokens) -> Iterator[Token]:
    """The pieces with minutes told from months: they stand after hours or before seconds."""
    before = ""
    for index, token in enumerate(tokens):
        following = next((later.text for later in tokens[index + 1 :] if later.kind is Kind.DATE), "")
        if token.kind is Kind.DATE and token.text[0] == "m" and (before == "h" or following[:1] == "s"):
            yield Token(Kind.DATE, "n" * len(token.text))
        else:
            yield token
        if token.kind in (Kind.DATE, Kind.ELAPSED):
            before = token.text[0]


def _written(token: Token, moment: datetime) -> str:
    """One piece of a format with words in it, such as `"Quý I/"yyyy`; the year is always written out."""
    if token.kind is not Kind.DATE:
        return token.text if token.kind in (Kind.LITERAL, Kind.MARK) else ""
    if token.text[0] == "y":
        return f"{moment.year:04}"
    if token.text[0] == "d" and len(token.text) >= _WEEKDAY:
        return ""
    parts = {
        "m": moment.month, "d": moment.day, "h": moment.hour, "n": moment.minute, "s": moment.second,
    }  # fmt: skip
    return f"{parts[token.text[0]]:0{min(len(token.text), 2)}}"


def _usual(letters: list[Token], number: float, moment: datetime) -> str:
    """The Vietnamese way, whatever the order in the format: it depends on the language of the machine."""
    if any(token.kind is Kind.ELAPSED for token in letters):
        return f"{int(number * _HOURS_PER_DAY + 1e-9)}:{moment.minute:02}"
    has = {
        token.text[0]
        for token in letters
        if token.kind is Kind.DATE and not (token.text[0] == "d" and len(token.text) >= _WEEKDAY)
    }
    parts = (("d", f"{moment.day:02}"), ("m", f"{moment.month:02}"), ("y", f"{moment.year:04}"))
    day = "/".join(text for letter, text in parts if letter in has)
    timed = has & set("hns") and (not day or (moment.hour, moment.minute, moment.second) != (0, 0, 0))
    return " ".join(filter(None, (day, f"{moment:%H:%M}" if timed else "")))
