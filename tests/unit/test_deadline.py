"""Deadline phrases: every form the design paper names, read to kind, dates, recurrence and due windows."""

from __future__ import annotations

from datetime import date

import pytest

from ccapp.domain.deadline import (
    Kind,
    NoteCode,
    Reading,
    Window,
    occurrences,
    read_deadline,
    shown,
    written_day,
)
from ccapp.words import LANGUAGES, Words
from tests.unit.deadline_phrases import PHRASES

YEAR = 2026


def read(text: str) -> Reading:
    return read_deadline(text, year=YEAR)


def due(text: str, year: int = YEAR) -> list[str]:
    """The due windows as `0104-3009`, a single day as `-1512`."""
    windows = occurrences(read_deadline(text, year=YEAR), year)
    return [f"{_short(window.start)}-{_short(window.end)}" for window in windows]


def _short(day: date | None) -> str:
    return f"{day:%d%m}" if day else ""


def notes(text: str) -> list[NoteCode]:
    return [note.code for note in read(text).notes]


@pytest.mark.parametrize(
    ("kind", "text", "start", "end"),
    [(kind, *case) for kind, cases in PHRASES.items() for case in cases],
)
def test_a_phrase_reads_as_it_is_meant(kind: str, text: str, start: str, end: str) -> None:
    reading = read(text)
    assert (reading.kind, str(reading.start or ""), str(reading.end or "")) == (kind, start, end)


@pytest.mark.parametrize(
    ("text", "recurrence"),
    [
        ("Hàng năm", "yearly"),
        ("6 tháng, năm", "half-yearly+yearly"),
        ("định kỳ hằng quý, 6 tháng, 9 tháng, cả năm", "half-yearly+nine-monthly+quarterly+yearly"),
        ("Hàng tuần/Tháng", "monthly+weekly"),
        ("Thường xuyên, hằng quý", "quarterly"),
        ("02 lần/năm", "half-yearly"),
        ("4 lần trong năm", "quarterly"),
        ("3 tháng một lần", "quarterly"),
        ("hằng ngày", "daily"),
        ("Chậm nhất ngày 15 của tháng cuối quý", "quarterly"),
        ("Trước ngày 10 tháng 7 và ngày 10 tháng 01 của năm sau", "half-yearly"),
        ("Quý IV/2026", None),
        ("2 năm một lần", None),
    ],
)
def test_recurrence_is_a_sorted_list_of_periods(text: str, recurrence: str | None) -> None:
    assert read(text).recurrence == recurrence


@pytest.mark.parametrize(
    ("text", "windows"),
    [
        ("Quý IV hàng năm", ["0110-3112"]),
        ("Hàng quý", ["0101-3103", "0104-3006", "0107-3009", "0110-3112"]),
        ("Trước ngày 31/12 hàng năm", ["-3112"]),
        ("2022-2026", ["0101-3112"]),
        ("15/12/2025-15/02/2026", ["0101-1502"]),
        ("Thường xuyên", ["0101-3112"]),
        ("Từ quý II/2026", ["0104-3112"]),
        ("từ quý II/2028", []),
        ("Theo lộ trình", []),
        ("12/26", []),
        ("31/11/2026", []),
        ("Chậm nhất ngày 15 của tháng cuối quý", ["-1503", "-1506", "-1509", "-1512"]),
        ("Trước ngày 15 của tháng đầu quý sau", ["-1501", "-1504", "-1507", "-1510"]),
        ("Trước ngày 10 tháng 7 và ngày 10 tháng 01 của năm sau", ["-1001", "-1007"]),
        ("Trước ngày 15/6 và 15/12 hàng năm", ["-1506", "-1512"]),
        ("6 tháng, năm", ["0101-3006", "0101-3112", "0107-3112"]),
        ("Tháng 3 và tháng 9/2026", ["0103-3103", "0109-3009"]),
        ("Trước 15/6 và 15/12", ["-1506", "-1512"]),
        ("Trước 15/6; trước 15/12", ["-1506", "-1512"]),
        ("30/6; 31/12; tổ chức thường xuyên", ["-3006", "-3112"]),
        ("15/6; hướng dẫn trước 20/6", ["-1506", "-2006"]),
        ("Trước 15/12/2026 hằng năm", ["-1512"]),
        ("Hằng năm, đến 31/12/2026", ["0101-3112"]),
        ("Hằng năm, đến 15/11/2026", ["0101-1511"]),
        ("Hằng quý, đến 15/5/2026", ["0101-3103", "0104-1505"]),
        ("Trước 15/6/2026, trước 15/12 hằng năm", ["-1506", "-1512"]),
        ("Trước 15/6/2026; trước 15/12 hằng năm", ["-1506", "-1512"]),
        ("Từ 15/12 năm trước đến 14/12 năm báo cáo", ["0101-1412"]),
        ("hằng ngày", ["0101-3112"]),
        ("Năm 2026 và các năm tiếp theo", ["0101-3112"]),
        ("Trước 29/02 hàng năm", []),
    ],
)
def test_occurrences_are_the_due_windows_of_the_year(text: str, windows: list[str]) -> None:
    assert due(text) == windows


def test_occurrences_of_another_year() -> None:
    assert due("Năm 2026 và các năm tiếp theo", 2028) == ["0101-3112"]
    assert due("Năm 2026 và các năm tiếp theo", 2025) == []
    assert due("Hằng năm, giai đoạn 2026-2030", 2031) == []
    assert due("Trước 29/02 hàng năm", 2028) == ["-2902"]
    assert len(due("Hằng tuần")) == 53
    assert len(due("Hằng tháng")) == 12


def test_a_day_that_some_months_lack_is_left_out_and_said() -> None:
    assert due("Ngày 31 hàng tháng") == ["-3101", "-3103", "-3105", "-3107", "-3108", "-3110", "-3112"]
    assert notes("Ngày 31 hàng tháng") == [NoteCode.NOT_EVERY_MONTH]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("Trước ngày 30/6/2026", True),
        ("Trước 15h00 ngày 20/6/2026", True),
        ("Trước ngày 31/12 hàng năm", True),
        ("Trước 31/11/2026", True),
        ("Trước tháng 6/2026", False),
        ("Trước năm 2030", False),
        ("Chậm nhất ngày 30/6/2026", False),
        ("30/6/2026", False),
    ],
)
def test_before_is_said_of_days_only(text: str, before: bool) -> None:
    assert read(text).before is before


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("29/02/2026", NoteCode.BAD_DAY),
        ("Quý V/2026", NoteCode.BAD_QUARTER),
        ("tháng 13/2026", NoteCode.BAD_MONTH),
        ("12/26", NoteCode.SHORT_YEAR),
        ("Trước ngày 30/6/26", NoteCode.SHORT_YEAR),
        ("…/9/2025", NoteCode.BLANK),
        ("trước ngày   tháng 12 năm 2021", NoteCode.BLANK),
        ("Từ 30/9/2026 đến 15/6/2026", NoteCode.REVERSED),
        ("trước dịp 2/9", NoteCode.HOLIDAY),
        ("Ngày 10/3 âm lịch", NoteCode.LUNAR),
        ("Đã hoàn thành", NoteCode.STATUS),
        ("nt", NoteCode.DITTO),
        ("năm tiếp theo", NoteCode.UNREAD),
        ("Ngày 15", NoteCode.NO_MONTH),
        ("Định kỳ", NoteCode.NO_PERIOD),
        ("Từ nay đến 30/6", NoteCode.NO_ISSUE_DAY),
        ("vào cuối năm 2026", NoteCode.VAGUE),
        ("Quý I, III/2026", NoteCode.SEPARATE),
    ],
)
def test_what_is_doubtful_or_refused_is_said(text: str, code: NoteCode) -> None:
    assert code in notes(text)


def test_the_second_part_goes_to_the_note() -> None:
    (note,) = read("Hoàn thành trong năm 2026 và vận hành thường xuyên.").notes
    assert (note.code, note.facts) == (NoteCode.REST, {"rest": "và vận hành thường xuyên"})


@pytest.mark.parametrize("text", ["30/6 và 31/12", "30/6; 31/12", "15/6, 15/9 và ngày 15/12/2026"])
def test_days_that_are_followed_are_no_rest(text: str) -> None:
    assert notes(text) == [NoteCode.SEPARATE]


def test_from_now_starts_on_the_day_of_issue() -> None:
    issued = date(2026, 1, 6)
    until = read_deadline("Từ nay đến hết tháng 6", year=YEAR, issued=issued)
    assert (until.start, until.end, until.notes) == (issued, date(2026, 6, 30), ())
    assert read_deadline("Từ nay", year=YEAR, issued=issued).start == issued
    over = read_deadline("Từ nay đến 05/01/2026", year=YEAR, issued=issued)
    assert (over.kind, over.notes[0].code) == (Kind.NONE, NoteCode.REVERSED)


def test_the_year_asked_for_fills_in_and_never_overrides() -> None:
    assert read_deadline("30/6", year=2023).end == date(2023, 6, 30)
    assert read_deadline("30/6/2025", year=2023).end == date(2025, 6, 30)
    assert read_deadline("29/02", year=2028).end == date(2028, 2, 29)
    assert read_deadline("từ tháng 11 đến tháng 02/2026", year=2024).kind is Kind.NONE


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Quý II - III/2023", "hiểu là 01/4 - 30/9/2023"),
        ("Quý IV/2025 - Quý I/2026", "hiểu là 01/10/2025 - 31/3/2026"),
        ("Trước ngày 05/02/2026", "hiểu là trước ngày 05/02/2026"),
        ("Hết quý II", "hiểu là chậm nhất ngày 30/6/2026"),
        ("Hằng quý", "hiểu là hằng quý"),
        ("6 tháng, năm", "hiểu là định kỳ"),
        ("Từ năm 2027", "hiểu là từ ngày 01/01/2027"),
        ("Thường xuyên", "hiểu là thường xuyên"),
        ("Thường xuyên trong năm", "hiểu là thường xuyên, 01/01 - 31/12/2026"),
        ("Theo lộ trình", "chưa có ngày: chờ văn bản, sự kiện"),
        ("Từ nay đến 30/6", "hiểu là đến ngày 30/6/2026"),
        ("31/11", "chưa rõ ngày nào"),
        ("12/26", "chưa hiểu thời hạn"),
    ],
)
def test_a_reading_is_shown_in_words(text: str, words: str) -> None:
    line = shown(read(text))
    assert Words("vi").text(line.code, **line.facts) == words


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_has_words(language: str) -> None:
    for code in NoteCode:
        assert Words(language).text(code, rest="x")


def test_days_are_written_as_documents_write_them() -> None:
    assert written_day(date(2026, 2, 5)) == "05/02/2026"
    assert written_day(date(2026, 9, 30), year=False) == "30/9"


def test_a_window_is_cut_to_the_year() -> None:
    reading = read("Quý IV/2025 và các năm tiếp theo")
    assert occurrences(reading, 2025) == (Window(start=date(2025, 10, 1), end=date(2025, 12, 31)),)
    assert occurrences(reading, 2030) == (Window(start=date(2030, 1, 1), end=date(2030, 12, 31)),)


@pytest.mark.parametrize(
    "text",
    [
        "ngày … tháng … năm 2026",
        "Trước ngày …/6/2026",
        "ngày 15 tháng … năm 2026",
        "Từ ngày … đến ngày …",
        "Quý … năm 2026",
        "Quý   năm 2026",
        "Tháng …/2026",
    ],
)
def test_a_blank_not_filled_in_is_never_a_date(text: str) -> None:
    found = read(text)
    assert (found.kind, found.start, found.end, found.before) == (Kind.NONE, None, None, False)
    assert notes(text) == [NoteCode.BLANK]


def test_dots_that_end_a_list_are_no_blank() -> None:
    assert read("Báo cáo tháng, quý… trước ngày 25 hằng tháng").recurrence == "monthly+quarterly"
