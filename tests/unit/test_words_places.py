"""Places of a file in the words of each language; JSON keeps the contract's English."""

from __future__ import annotations

import pytest

from ccapp.words import Words


@pytest.mark.parametrize(
    ("place", "vietnamese", "english"),
    [
        ("table 1, row 14", "Bảng 1, dòng 14", "Table 1, row 14"),
        ("table 2", "Bảng 2", "Table 2"),
        ("paragraph 12, section II.3", "Mục II.3, đoạn 12", "Part II.3, paragraph 12"),
        ("paragraph 12", "Đoạn 12", "Paragraph 12"),
        ("", "", ""),
    ],
)
def test_places_are_said_in_the_chosen_language(place: str, vietnamese: str, english: str) -> None:
    assert Words("vi").place(place) == vietnamese
    assert Words("en").place(place) == english
