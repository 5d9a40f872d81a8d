"""Vietnamese text: one form at every input, folding for matching, days as written."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.text.days import read_day
from ccapp.text.fold import fold
from ccapp.text.normalize import clean


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("  Văn\u00a0phòng \t Thống kê ", "Văn phòng Thống kê"),
        ("Thời\r\n gian", "Thời\ngian"),
        ("\ufeffBáo\u200b cáo\u00ad", "Báo cáo"),
        (unicodedata.normalize("NFD", "Ứng dụng"), "Ứng dụng"),
        ("a\x00b\x07", "ab"),
        ("dòng\u2028mới\x0btrang", "dòng\nmới\ntrang"),
        ("\ud800x", "\ufffdx"),
        ("", ""),
    ],
)
def test_text_is_cleaned(raw: str, cleaned: str) -> None:
    assert clean(raw) == cleaned


@given(st.text())
def test_cleaning_is_stable_and_storable(raw: str) -> None:
    once = clean(raw)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đơn vị  CHỦ trì", "don vi chu tri"),
        ("Văn hóa – Xã hội", "van hoa - xa hoi"),
        (unicodedata.normalize("NFD", "Tự kiểm tra"), "tu kiem tra"),
        ("“Một cửa”", '"mot cua"'),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_does_not_depend_on_composition(text: str) -> None:
    assert fold(unicodedata.normalize("NFC", text)) == fold(unicodedata.normalize("NFD", text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("05/01/2026", date(2026, 1, 5)),
        ("5.1.2026", date(2026, 1, 5)),
        ("ngày 05 tháng 01 năm 2026", date(2026, 1, 5)),
        ("2026-01-05", date(2026, 1, 5)),
        ("29/02/2026", None),
        ("5/7/26", None),
        ("hôm nay", None),
    ],
)
def test_days_are_read_and_never_guessed(text: str, day: date | None) -> None:
    assert read_day(text) == day
