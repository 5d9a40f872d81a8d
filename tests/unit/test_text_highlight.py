"""The words that a search found are marked where they stand in the text as written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.text.fold import fold_char, folded_words
from ccapp.text.highlight import spans


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("Kế hoạch tự kiểm tra CCHC", "tu kiem tra", ["tự", "kiểm", "tra"]),
        ("Công tác Đảng", "dang", ["Đảng"]),
        ("Trạm y tế; thanh tra", "tra", ["Trạ", "tra"]),
        ("Trạm y tế", "tra te", ["tế"]),
        ("Diện tích 5 km²", "km2", ["km²"]),
        ("Văn hóa–Xã hội", "hoa xa", ["hóa", "Xã"]),
        ("Văn hóa", "", []),
    ],
)
def test_words_are_marked(text: str, query: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text, folded_words(query).split())] == marked


@given(st.text(max_size=30), st.lists(st.sampled_from(["a", "1", "ab", "đ"]), max_size=3))
def test_marks_hold_the_words_and_lie_apart(text: str, words: list[str]) -> None:
    wanted = [folded_words(word) for word in words]
    end = 0
    for start, stop in spans(text, wanted):
        assert end <= start < stop <= len(text)
        assert any(word in "".join(map(fold_char, text[start:stop])) for word in wanted)
        end = stop


@given(st.text())
def test_words_are_folded_character_by_character(text: str) -> None:
    assert folded_words(text) == " ".join("".join(map(fold_char, text)).split())
