"""One cell into the units it names: the rules, the traps, the hand-made splits of real plans."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.units.mentions import MentionKind
from ccapp.domain.units.splitting import split_units
from ccapp.text.normalize import clean

UNIT, BODY, COLLECTIVE, ROLE, PERSON = (
    MentionKind.UNIT,
    MentionKind.BODY,
    MentionKind.COLLECTIVE,
    MentionKind.ROLE,
    MentionKind.PERSON,
)

SPLITS = [
    ("", []),
    (" \n ", []),
    ("...", []),
    ("Công an xã", ["Công an xã"]),
    ("Công an xã.", ["Công an xã"]),
    ("Văn hóa - Xã hội. Văn phòng - Thống kê", ["Văn hóa - Xã hội", "Văn phòng - Thống kê"]),
    ("Văn phòng - Thống kê, Tư pháp - Hộ tịch", ["Văn phòng - Thống kê", "Tư pháp - Hộ tịch"]),
    ("Phòng Kinh tế; Phòng Văn hóa - Xã hội", ["Phòng Kinh tế", "Phòng Văn hóa - Xã hội"]),
    ("Phòng Kinh tế và Công an xã", ["Phòng Kinh tế", "Công an xã"]),
    ("Phòng Kinh tế/Công an xã", ["Phòng Kinh tế", "Công an xã"]),
    ("Công an xã, Quan sự xã", ["Công an xã", "Quan sự xã"]),
    ("văn phòng, công an, quân sự xã", ["văn phòng", "công an", "quân sự xã"]),
    ("Đảng ủy, HĐND, UBND xã", ["Đảng ủy", "HĐND, UBND xã"]),
    ("- Văn phòng Đảng ủy\n- Công an xã", ["Văn phòng Đảng ủy", "Công an xã"]),
    ("1. Phòng Kinh tế\n2. Công an xã", ["Phòng Kinh tế", "Công an xã"]),
    ("Tư pháp - Hộ tịch\nVăn hóa - Xã hội", ["Tư pháp - Hộ tịch", "Văn hóa - Xã hội"]),
    ("Kế toán xã\nThủ quỹ cơ quan", ["Kế toán xã", "Thủ quỹ cơ quan"]),
    # never inside a name
    ("Văn phòng HĐND và UBND", ["Văn phòng HĐND và UBND"]),
    ("Văn phòng HĐND, UBND xã", ["Văn phòng HĐND, UBND xã"]),
    ("Văn phòng HĐND & UBND xã", ["Văn phòng HĐND & UBND xã"]),
    ("Văn phòng HĐND/UBND", ["Văn phòng HĐND/UBND"]),
    ("Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân xã",) * 2,
    ("Phòng Kinh tế, Hạ tầng và Đô thị", ["Phòng Kinh tế, Hạ tầng và Đô thị"]),
    ("Sở Văn hóa, Thể thao và Du lịch", ["Sở Văn hóa, Thể thao và Du lịch"]),
    ("Phòng Giáo dục và Đào tạo", ["Phòng Giáo dục và Đào tạo"]),
    ("Phòng Lao động - Thương binh và Xã hội", ["Phòng Lao động - Thương binh và Xã hội"]),
    ("Trung tâm Văn hóa - Thể thao và Truyền thanh", ["Trung tâm Văn hóa - Thể thao và Truyền thanh"]),
    ("P. Nội vụ", ["P. Nội vụ"]),
    ("TT. Hành chính công", ["TT. Hành chính công"]),
    # groups stay whole and end where a name begins
    ("Các phòng, ban", ["Các phòng, ban"]),
    ("Các ban, ngành, đoàn thể", ["Các ban, ngành, đoàn thể"]),
    ("Các ban, ngành, Đoàn thể", ["Các ban, ngành, Đoàn thể"]),
    ("Các phòng, ban, đơn vị và UBND các xã", ["Các phòng, ban, đơn vị", "UBND các xã"]),
    ("Văn phòng - Thống kê, các ban, ngành", ["Văn phòng - Thống kê", "các ban, ngành"]),
    ("Phòng Nội vụ, Phòng, ngành", ["Phòng Nội vụ", "Phòng, ngành"]),
    # broken lines of narrow columns
    ("Văn phòng HĐND\nvà UBND huyện,\nTrung tâm HCC", ["Văn phòng HĐND\nvà UBND huyện", "Trung tâm HCC"]),
    ("Phòng Giáo dục và Đào\ntạo", ["Phòng Giáo dục và Đào\ntạo"]),
    ("Văn phòng ĐK Đất đai KV Vũ\nQuang", ["Văn phòng ĐK Đất đai KV Vũ\nQuang"]),
    ("Tư pháp -\nHộ tịch", ["Tư pháp -\nHộ tịch"]),
    ("Văn phòng HĐND\nUBND xã", ["Văn phòng HĐND\nUBND xã"]),
]


@pytest.mark.parametrize(("cell", "texts"), [(cell, texts) for cell, texts in SPLITS])
def test_a_cell_is_split_where_a_unit_ends(cell: str, texts: list[str] | str) -> None:
    wanted = [texts] if isinstance(texts, str) else texts
    assert [mention.text for mention in split_units(cell)] == wanted


def test_a_condition_stays_with_its_unit() -> None:
    cell = (
        "Các phòng, ban: đối với xử lý kết quả, kiến nghị;\n"
        "Văn phòng HĐND-UBND: đối với báo cáo, Công an xã: đối với an ninh"
    )
    found = [(each.text, each.condition) for each in split_units(cell)]
    assert found == [
        ("Các phòng, ban", "đối với xử lý kết quả, kiến nghị"),
        ("Văn phòng HĐND-UBND", "đối với báo cáo"),
        ("Công an xã", "đối với an ninh"),
    ]
    (bracketed,) = split_units("Văn phòng thống kê xã (phụ trách CCHC)")
    assert (bracketed.text, bracketed.condition) == ("Văn phòng thống kê xã", "phụ trách CCHC")


@pytest.mark.parametrize(
    ("cell", "prefix", "name"),
    [
        ("Giao Công chức TC-KT", "Giao Công chức", "TC-KT"),
        ("Bộ phận Một cửa", "Bộ phận", "Một cửa"),
        ("Cán bộ Văn hóa", "Cán bộ", "Văn hóa"),
        ("Công chức", "", "Công chức"),
        ("Phòng Kinh tế", "", "Phòng Kinh tế"),
    ],
)
def test_a_prefix_is_told_from_the_name(cell: str, prefix: str, name: str) -> None:
    (mention,) = split_units(cell)
    assert (mention.prefix, mention.name, mention.text) == (prefix, name, cell)


@pytest.mark.parametrize(
    ("cell", "kind"),
    [
        ("Văn phòng - Thống kê", UNIT),
        ("Phụ trách CNTT", UNIT),
        ("Đoàn Thanh Niên", UNIT),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam xã", UNIT),
        ("Văn phòng Đảng uỷ", UNIT),
        ("UBND xã", BODY),
        ("UBND xã Suối Mây", BODY),
        ("Uỷ ban nhân dân tỉnh", BODY),
        ("HĐND và UBND xã", BODY),
        ("Đảng ủy", BODY),
        ("Các ban, ngành, đoàn thể", COLLECTIVE),
        ("UBND các xã", COLLECTIVE),
        ("Ủy ban nhân dân các xã, phường", COLLECTIVE),
        ("Trưởng các ban, ngành", ROLE),
        ("Phòng, ban", COLLECTIVE),
        ("các cơ quan liên quan", COLLECTIVE),
        ("Đơn vị liên quan", COLLECTIVE),
        ("UBND cấp xã đạt chuẩn nông thôn mới", COLLECTIVE),
        ("Cơ quan soạn thảo văn bản QPPL", ROLE),
        ("Thủ trưởng các đơn vị", ROLE),
        ("Đơn vị được lựa chọn thí điểm", ROLE),
        ("Đồng chí Nguyễn Văn A", PERSON),
        ("Đ/c Lan", PERSON),
        ("PCT Trần Thị B", PERSON),
        ("Trưởng Công an xã", PERSON),
        ("Nguyễn Thị Thu Hà", PERSON),
    ],
)
def test_the_kind_of_a_mention(cell: str, kind: MentionKind) -> None:
    (mention,) = split_units(cell)
    assert mention.kind is kind


def cells_of(data: Any) -> Iterator[tuple[str, list[str]]]:
    """Unit cells with their hand-made split, anywhere in an expected reading."""
    if isinstance(data, dict):
        for key in ("lead", "partners"):
            units = {"lead": "lead_units", "partners": "partner_units"}[key]
            if key in data and units in data:
                yield data[key], data[units]
        for value in data.values():
            yield from cells_of(value)
    elif isinstance(data, list):
        for value in data:
            yield from cells_of(value)


def test_the_cells_of_real_plans_are_split_as_by_hand(corpus: Path) -> None:
    distinct = {}
    for file in sorted((corpus / "expected").glob("*.json")):
        distinct.update(dict(cells_of(json.loads(file.read_text(encoding="utf-8")))))
    assert len(distinct) > 45
    wrong = {cell: texts for cell, texts in distinct.items() if [m.text for m in split_units(cell)] != texts}
    assert wrong == {}


WORDS = [
    *("Văn phòng", "HĐND", "UBND", "Công an xã", "Tư pháp", "Hộ tịch", "Sở Nội vụ", "TC-KT", "PCT", "Nguyễn"),
    *("Các", "phòng", "ban", "ngành", "huyện", "Giao", "Bộ phận", "đối với", "việc", "1.", "Vũ"),
    *("và", ",", ";", ".", ":", "/", "&", "-", "–", "+", "(", ")", "\n"),
]
CELLS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    st.text(max_size=40),
).map(clean)


@given(CELLS)
def test_nothing_is_lost_but_separators(cell: str) -> None:
    mentions = split_units(cell)
    gaps = []
    at = 0
    for mention in mentions:
        assert at <= mention.start < mention.end
        assert cell[mention.start : mention.end] == mention.text
        assert mention.name
        gaps.append(cell[at : mention.start])
        at = mention.end
    gaps.append(cell[at:])
    conditions = ["", *(mention.condition for mention in mentions)]
    for gap, condition in zip(gaps, conditions, strict=True):
        kept = re.findall(r"\w+", condition)
        lost = [word for word in re.findall(r"\w+", gap) if word not in kept]
        assert all(word.casefold() in ("và", "cùng") or re.fullmatch(r"\d\d?|_+", word) for word in lost), (
            lost
        )


def test_a_cell_beyond_all_measure_is_read_up_to_a_limit() -> None:
    named = split_units("Phòng Kinh tế, " * 1_500)
    assert 200 < len(named) < 300
    assert {mention.text for mention in named} == {"Phòng Kinh tế"}
    assert split_units("a " * 10_000) == ()
