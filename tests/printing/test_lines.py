"""Lines of a cell: nothing lost, nothing too wide, lists and dashes where readers expect them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.printing.fonts import font
from ccapp.printing.lines import balanced, is_item, paragraphs, set_lines
from ccapp.printing.primitives import Face
from ccapp.text.normalize import clean
from tests.printing.strategies import TEXTS

REGULAR = font(Face.REGULAR)


def set_texts(text: str, width: float, *, split_items: bool = False) -> list[str]:
    parts = paragraphs(text, split_items=split_items)
    return [line.text for line in set_lines(parts, REGULAR, size=12, width=width)]


@given(text=TEXTS.map(clean), width=st.floats(20, 400), split_items=st.booleans())
def test_every_character_is_set_once_in_order(text: str, width: float, split_items: bool) -> None:
    lines = set_texts(text, width, split_items=split_items)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(text=TEXTS.map(clean), width=st.floats(20, 400))
def test_no_line_is_wider_than_its_room(text: str, width: float) -> None:
    for line in set_lines(paragraphs(text, split_items=True), REGULAR, size=12, width=width):
        assert line.width == pytest.approx(REGULAR.advance(line.text) * 12)
        assert line.indent + line.width <= width + 1e-3


def test_items_written_on_one_line_get_lines_of_their_own() -> None:
    assert set_texts("- Kế hoạch - Báo cáo", 300, split_items=True) == ["- Kế hoạch", "- Báo cáo"]


def test_a_dash_inside_a_name_does_not_begin_an_item_where_items_are_punctuated() -> None:
    text = "- Kiện toàn Văn phòng - Thống kê; - Rà soát hồ sơ."
    assert set_texts(text, 300, split_items=True) == [
        "- Kiện toàn Văn phòng - Thống kê;",
        "- Rà soát hồ sơ.",
    ]


def test_unit_names_are_never_divided() -> None:
    assert set_texts("- Văn phòng - Thống kê", 300) == ["- Văn phòng - Thống kê"]


def test_written_line_breaks_stay() -> None:
    assert set_texts("- a - b\n- c", 300, split_items=True) == ["- a - b", "- c"]


def test_later_lines_of_an_item_stand_under_its_text() -> None:
    lines = set_lines(("- Xây dựng kế hoạch kiểm tra công vụ",), REGULAR, size=12, width=90)
    assert len(lines) > 1
    assert lines[0].indent == 0
    assert {line.indent for line in lines[1:]} == {REGULAR.advance("- ") * 12}


def test_no_line_begins_with_a_lone_dash() -> None:
    for width in range(50, 140):
        for line in set_texts("Phòng Văn hóa - Xã hội, Văn phòng – Thống kê", width):
            assert not line.startswith(("- ", "– "))


def test_a_long_word_breaks_after_a_joint_first() -> None:
    assert set_texts("Chuyên trang/chuyên-mục", 60) == ["Chuyên", "trang/", "chuyên-mục"]


def test_marks_stay_with_their_letters() -> None:
    lines = set_texts("k\u0300" * 40, 40)
    assert len(lines) > 1
    assert all(line.startswith("k") for line in lines)


def test_a_title_is_balanced_over_its_lines() -> None:
    title = "KHUNG KẾ HOẠCH PHÁT TRIỂN KHOA HỌC, CÔNG NGHỆ, ĐỔI MỚI SÁNG TẠO VÀ CHUYỂN ĐỔI SỐ"
    lines = balanced(title, REGULAR, size=14, width=500)
    assert len(lines) == 2
    assert lines[1].width > 0.8 * lines[0].width


@pytest.mark.parametrize("text", ["- mục", "+ mục", "• mục", "– mục"])
def test_item_markers(text: str) -> None:
    assert is_item(text)


@pytest.mark.parametrize("text", ["-mục", "-", "mục - khác", ""])
def test_what_is_no_item(text: str) -> None:
    assert not is_item(text)


@pytest.mark.parametrize(
    ("text", "width", "wanted"),
    [
        ("Cơ quan chủ trì", 70, ["Cơ quan", "chủ trì"]),
        ("Thời gian hoàn thành", 90, ["Thời gian", "hoàn thành"]),
        ("nghiêngnghiêng k", 90, ["nghiêngnghiêng", "k"]),
    ],
)
def test_balance_breaks_no_word(text: str, width: float, wanted: list[str]) -> None:
    lines = balanced(text, font(Face.BOLD), size=12, width=width)
    assert [line.text for line in lines] == wanted
