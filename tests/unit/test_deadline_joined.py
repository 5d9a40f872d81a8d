"""Deadlines that join several rules: each part that says when falls due, and no part that cannot be.

`deadline_joined.tsv` has one phrase per line: expression, kind, start, end, and its due windows in 2026
(`15/06` one day, `01/04-30/06` a stretch; their number alone where they are many). Each was judged by hand.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ccapp.domain.deadline import Kind, NoteCode, Window, occurrences, read_deadline

CASES = Path(__file__).with_name("deadline_joined.tsv")
YEAR = 2026


def cases() -> list[list[str]]:
    lines = CASES.read_text(encoding="utf-8").removesuffix("\n").split("\n")
    return [line.split("\t") for line in lines[1:]]


def written(window: Window) -> str:
    assert window.end is not None
    return f"{window.start:%d/%m}-{window.end:%d/%m}" if window.start else f"{window.end:%d/%m}"


@pytest.mark.parametrize(("text", "kind", "start", "end", "windows"), cases())
def test_every_part_is_followed(text: str, kind: str, start: str, end: str, windows: str) -> None:
    reading = read_deadline(text.replace("\\n", "\n"), year=YEAR)
    found = [written(window) for window in occurrences(reading, YEAR)]
    assert (reading.kind, str(reading.start or ""), str(reading.end or "")) == (kind, start, end)
    assert windows in (" ".join(found), str(len(found)))


def test_what_comes_again_beside_a_single_time_comes_again_next_year() -> None:
    reading = read_deadline("Tháng 6/2026 và tháng 12 hằng năm", year=YEAR)
    assert [written(window) for window in occurrences(reading, 2026)] == ["01/06-30/06", "01/12-31/12"]
    assert [written(window) for window in occurrences(reading, 2027)] == ["01/12-31/12"]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("30/6; 31/11; 31/12", "31/11; 31/12"),
        ("30/6/2026; quý V/2026", "quý V/2026"),
        ("30/6/2026 và 29/02/2026", "và 29/02/2026"),
        ("Trước 30/6/2026, báo cáo kết quả năm 2025", "báo cáo kết quả năm 2025"),
        ("Quý II/2026, sau khi có hướng dẫn", "sau khi có hướng dẫn"),
        ("Trước 15/12/2026, riêng báo cáo tháng trước ngày 20", "riêng báo cáo tháng trước ngày 20"),
    ],
)
def test_what_is_not_followed_is_said(text: str, rest: str) -> None:
    (note,) = (note for note in read_deadline(text, year=YEAR).notes if note.code is NoteCode.REST)
    assert note.facts == {"rest": rest}


@pytest.mark.parametrize(
    "text",
    [
        "31/6; 30/9/2026",
        "Quý V/2026; quý II/2026",
        "15/6/2O26",
        "Tháng 6; tháng 13",
        "Ngày 29 các tháng 1, 2",
    ],
)
def test_nothing_is_followed_where_the_first_part_cannot_be(text: str) -> None:
    reading = read_deadline(text, year=YEAR)
    assert (reading.end, occurrences(reading, YEAR)) == (None, ())
    assert reading.kind in (Kind.NONE, Kind.BY_DATE)
    assert reading.notes


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Tháng 6 và quý IV/2027", ["2027-06-30", "2027-12-31"]),
        ("15/6; tháng 12/2027", ["2027-06-15", "2027-12-31"]),
        ("Trước 15/12; 31/01/2027", ["2026-12-15", "2027-01-31"]),
        ("Quý IV; tháng 01/2027", ["2026-12-31", "2027-01-31"]),
    ],
)
def test_a_year_said_once_holds_for_all_unless_that_turns_their_order(text: str, ends: list[str]) -> None:
    reading = read_deadline(text, year=YEAR)
    found = [window for year in (YEAR, YEAR + 1) for window in occurrences(reading, year)]
    assert [str(window.end) for window in found] == ends
