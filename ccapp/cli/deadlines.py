"""The verb `deadline`: phrases in, their readings out, one JSON object per phrase."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any

from ccapp.cli.call import Answer, Call
from ccapp.domain.deadline import Reading, occurrences, read_deadline
from ccapp.domain.phrases.calendar import FIRST_YEAR, LAST_YEAR
from ccapp.errors import AppError
from ccapp.text.days import read_day
from ccapp.words import Words

STANDARD_INPUT = "-"


def deadline(call: Call) -> Answer:
    """Read a phrase, or each line of standard input; the answer is JSON with or without `--json`."""
    year, issued = _year(call.args.year), _issued(call.args.issued)
    many = call.args.text == STANDARD_INPUT
    objects = [
        reading_object(read_deadline(text, year=year, issued=issued), year, call.words)
        for text in (_lines() if many else [call.args.text])
    ]
    call.args.json = False  # the lines below are the JSON; with `-` there may be none or many
    return Answer(object={}, lines=tuple(json.dumps(each, ensure_ascii=False) for each in objects))


def _lines() -> Iterator[str]:
    """Phrases one a line, as they are; Windows' line ends and byte order mark are no part of them."""
    for number, line in enumerate(sys.stdin):
        phrase = line.removesuffix("\n").removesuffix("\r")
        yield phrase.removeprefix("\ufeff") if number == 0 else phrase


def _year(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) == 4 and FIRST_YEAR <= int(text) <= LAST_YEAR):  # noqa: PLR2004
        raise AppError("years-unread", years=text)
    return int(text)


def _issued(text: str | None) -> date | None:
    day = read_day(text) if text is not None else None
    if text is not None and day is None:
        raise AppError("day-unread", text=text)
    return day


def reading_object(reading: Reading, year: int, words: Words) -> dict[str, Any]:
    """A reading as the contract has it, its notes in words."""
    notes = [words.text(note.code, **note.facts) for note in reading.notes]
    return {
        "text": reading.text,
        "kind": reading.kind.value,
        "start": _day(reading.start),
        "end": _day(reading.end),
        "recurrence": reading.recurrence,
        "before": reading.before,
        "occurrences": [
            {"start": _day(window.start), "end": _day(window.end)} for window in occurrences(reading, year)
        ],
        "note": " ".join(notes) or None,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
