"""Whose a file is: sure only where it says so in full, else an offer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.form_marks import commune_key
from ccapp.domain.whose import Whose, whose

NAMES = ("UBND xã Suối Mây", "UBND xã Suối", "UBND phường Đồi Thông", "UBND xã Tân Hòa", "UBND xã Tân Hoa")


def told(*lines: str, file: str = "a.docx", key: str = "") -> Whose:
    return whose(NAMES, key=key, lines=lines, file=file)


@pytest.mark.parametrize(
    ("line", "office"),
    [
        ("UBND xã Suối Mây", "UBND xã Suối Mây"),
        ("ỦY BAN NHÂN DÂN\nXÃ SUỐI MÂY", "UBND xã Suối Mây"),
        ("(Kèm theo Kế hoạch số 07/KH-UBND ngày 06/01/2026 của UBND xã Suối Mây)", "UBND xã Suối Mây"),
        ("KẾ HOẠCH CỦA UBND XÃ SUỐI MÂY NĂM 2026", "UBND xã Suối Mây"),
        ("UBND xã Suối về việc", "UBND xã Suối"),
        ("UBND xã Tân Hoà", "UBND xã Tân Hòa"),
        ("UBND xã Tân Hoa", "UBND xã Tân Hoa"),
    ],
)
def test_a_letterhead_in_full_is_sure(line: str, office: str) -> None:
    assert told(line) == Whose(office=office, is_sure=True)


@pytest.mark.parametrize(
    "line",
    [
        "UBND xã Suối Vàng",  # not on our list, and not xã Suối
        "UBND XÃ SUỐI VÀNG",
        "UBND xa Suoi May",
        "UBND xã Tân Hõa",
        "Kế hoạch cải cách hành chính năm 2026",
    ],
)
def test_what_is_not_said_in_full_is_never_sure(line: str) -> None:
    assert not told(line).is_sure


def test_a_file_name_is_an_offer() -> None:
    assert told(file="KH_CCHC_xa_Suoi_May-2026.xlsx") == Whose(
        office="UBND xã Suối Mây", also=("UBND xã Suối Mây",)
    )
    both = told(file="xa tan hoa.docx")
    assert not both.office
    assert set(both.also) == {"UBND xã Tân Hòa", "UBND xã Tân Hoa"}


def test_letterhead_and_file_name_that_disagree_are_asked() -> None:
    found = told("UBND xã Suối Mây", file="phuong doi thong.docx")
    assert (found.office, found.is_sure) == ("", False)
    assert set(found.also) == {"UBND xã Suối Mây", "UBND phường Đồi Thông"}


def test_two_communes_in_the_letterhead_are_asked() -> None:
    assert not told("UBND xã Suối Mây", "UBND xã Tân Hòa").is_sure


def test_a_form_is_that_of_its_mark() -> None:
    mine = commune_key("UBND xã Suối Mây")
    assert told("Cơ quan báo cáo: UBND xã Suối Mây", key=mine).is_sure
    assert told(key=mine) == Whose(office="UBND xã Suối Mây", is_sure=True)


@pytest.mark.parametrize(
    ("line", "file"), [("UBND phường Đồi Thông", "a.xlsx"), ("", "phuong-doi-thong.xlsx")]
)
def test_a_form_filled_by_another_commune_is_asked(line: str, file: str) -> None:
    found = told(line, file=file, key=commune_key("UBND xã Suối Mây"))
    assert found.clash
    assert not found.is_sure
    assert found.also == ("UBND phường Đồi Thông",)


def test_a_form_for_somebody_not_on_our_list_is_asked() -> None:
    assert not told("UBND xã Suối Mây", key=commune_key("UBND xã Nào Đó")).is_sure


@given(st.text(max_size=80), st.text(max_size=30))
def test_any_text_is_read(line: str, file: str) -> None:
    found = told(line, file=file)
    assert found.office in (*NAMES, "")
    assert not found.is_sure or found.office
