"""The order of a Vietnamese dictionary, and keys that say two texts are the same words."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.text.matching import marked_words, match_key
from ccapp.text.sorting import sort_key

ORDERED = (
    ("a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "o", "ô", "ơ", "p", "u", "ư", "v", "y"),
    ("ma", "mà", "mả", "mã", "má", "mạ"),  # ngang huyền hỏi ngã sắc nặng
    ("Hoàng Anh", "Hoàng Ấn", "Hoàng Bá"),
    ("Phòng 2", "Phòng 02b", "Phòng 10", "Phòng 100", "Phòng Nội vụ"),
    ("má", "Má", "mà a"),  # a letter more outweighs the tone, the tone outweighs the case
    ("Da", "Dạ", "Đa", "Đá", "Eo"),
    ("Cục Thuế", "Đảng ủy", "Ủy ban", "Văn phòng"),
    ("", "(x)", "1", "a"),
)


@pytest.mark.parametrize("ordered", ORDERED, ids=lambda texts: texts[-1])
def test_texts_stand_in_dictionary_order(ordered: tuple[str, ...]) -> None:
    mixed = list(ordered)
    random.Random(7).shuffle(mixed)
    assert sorted(mixed, key=sort_key) == list(ordered)


@given(st.lists(st.text(alphabet="aăâeêouưđdáàảãạ 0129AĐ–(", max_size=8), max_size=6))
def test_the_order_is_one_whatever_the_composition(texts: list[str]) -> None:
    composed = sorted(texts, key=sort_key)
    assert sorted(composed, key=lambda text: sort_key(unicodedata.normalize("NFD", text))) == composed
    assert len({sort_key(text) for text in texts}) == len(set(texts))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"),
        ("Uỷ ban", "ỦY BAN"),
        ("thuỷ lợi", "thủy lợi"),
        ("quý", "qúy"),
        ("khoẻ", "khỏe"),
        ("hoàn", "hòan"),
        ("già", "gìa"),
        ("“Một cửa”", '"một cửa"'),
        ("Văn hóa – Xã hội", "văn hóa-xã hội"),
        ("các xã , phường", "các xã, phường"),
        ("v.v…", "v.v..."),
        (unicodedata.normalize("NFD", "Thuở ấy"), "thuở ấy"),
    ],
)
def test_the_same_words_have_one_key(one: str, other: str) -> None:
    assert match_key(one) == match_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("má", "mà"), ("của", "cua"), ("mùa", "mua"), ("đường", "dường"), ("xã 1", "xã1")],
)
def test_other_words_have_another_key(one: str, other: str) -> None:
    assert match_key(one) != match_key(other)


@given(st.text())
def test_a_key_of_a_key_is_itself(text: str) -> None:
    once = marked_words(unicodedata.normalize("NFC", text))
    assert marked_words(once) == once
