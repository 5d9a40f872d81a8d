"""Deadline phrases written from the paper by someone who had not seen the reader: a blind check of it.

`deadline_phrases.tsv` has one phrase per line: expression, kind, start, end, recurrence, before. `Y` stands
for the year asked for, a literal `\\n` for a line break inside the cell, an empty date for null.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from ccapp.domain.deadline import read_deadline

PHRASES = Path(__file__).with_name("deadline_phrases.tsv")
YEAR = 2026
ISSUED = date(2026, 1, 15)
SHARE = 0.97
DATELESS = ("none", "conditional")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What is compared: the kind as its word and the two dates."""

    kind: str
    start: date | None
    end: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One line of the list: the words as an officer types them and the reading the paper asks for."""

    text: str
    expected: Meaning


def day(text: str) -> date | None:
    """A date of the list; null for an empty cell."""
    return date.fromisoformat(text.replace("Y", str(YEAR))) if text else None


@cache
def phrases() -> tuple[Phrase, ...]:
    """Every line of the list. Split by hand: a cell may be a lone quotation mark, which csv would swallow."""
    lines = PHRASES.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return tuple(phrase(*line.split("\t")) for line in lines[1:])


def phrase(text: str, kind: str, start: str, end: str, _recurrence: str, _before: str) -> Phrase:
    """One line taken apart; a line with another number of cells is an error of the list."""
    expected = Meaning(kind=kind, start=day(start), end=day(end))
    return Phrase(text=text.replace("\\n", "\n"), expected=expected)


def read(text: str) -> Meaning:
    """What the reader makes of it, in the terms compared here."""
    reading = read_deadline(text, year=YEAR, issued=ISSUED)
    return Meaning(kind=str(reading.kind), start=reading.start, end=reading.end)


def test_the_share_of_phrases_read_as_the_paper_says(capsys: pytest.CaptureFixture[str]) -> None:
    """Misses are printed even when the share is met: each is a phrase some office will type."""
    readings = [(each, read(each.text)) for each in phrases()]
    misses = [(each, reading) for each, reading in readings if reading != each.expected]
    share = 1 - len(misses) / len(readings)
    with capsys.disabled():
        for each, reading in misses:
            print(f"\n{each.text!r}\n  paper:  {each.expected}\n  reader: {reading}", end="")
    assert share >= SHARE, f"{len(misses)} of {len(readings)} phrases are read otherwise ({share:.1%})"


def test_a_phrase_without_a_datable_end_never_gets_one() -> None:
    """A guessed end would turn a line overdue without cause; staying silent is always allowed."""
    dateless = [
        each
        for each in phrases()
        if each.expected.kind in DATELESS or (each.expected.kind == "by-date" and each.expected.end is None)
    ]
    guessed = [(each.text, end) for each in dateless if (end := read(each.text).end) is not None]
    assert dateless
    assert guessed == []
