"""Plans without a table: what stands after `Cơ quan chủ trì:` and its like becomes rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from ccapp.domain.records import rows
from ccapp.intake.reading import read, read_bytes

PLAN = """
# KẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2026

I. MỤC TIÊU
- Tỷ lệ hồ sơ đúng hạn: trên 98%.
II. NHIỆM VỤ
1. Cải cách thể chế
a) Rà soát văn bản quy phạm pháp luật
Rà soát toàn bộ văn bản còn hiệu lực.
- Cơ quan chủ trì: Sở Tư pháp.
- Cơ quan phối hợp: Các sở, ngành; UBND các xã, phường.
- Thời gian thực hiện: Quý II/2026.
b) Xây dựng danh mục thủ tục
- Sản phẩm:
+ Danh mục;
+ Quyết định công bố.
- Đơn vị chủ trì: Văn phòng UBND tỉnh
- Thời gian hoàn thành: trước ngày 30/6/2026
III. TỔ CHỨC BỘ MÁY
1. Sắp xếp đơn vị
(Cơ quan chủ trì: Sở Nội vụ; thời gian: Năm 2026)
Nơi nhận: như trên.
"""


def records(text: str) -> list[dict[str, str]]:
    (table,) = read_bytes("a.md", text.encode()).tables
    return [row.record(table.appendix.layout) for row in rows(table.appendix)]


def test_each_task_is_a_row_with_what_its_labels_say() -> None:
    first, second, third = records(PLAN)
    assert first["number"] == "a"
    assert first["title"] == "Rà soát văn bản quy phạm pháp luật\nRà soát toàn bộ văn bản còn hiệu lực."
    assert first["lead"] == "Sở Tư pháp"
    assert first["partners"] == "Các sở, ngành; UBND các xã, phường"
    assert first["deadline"] == "Quý II/2026"
    assert second["product"] == "+ Danh mục;\n+ Quyết định công bố."
    assert second["deadline"] == "trước ngày 30/6/2026"
    assert (third["lead"], third["deadline"]) == ("Sở Nội vụ", "Năm 2026")


def test_sections_are_those_above_the_tasks() -> None:
    assert [row["section"] for row in records(PLAN)] == [
        "Cải cách thể chế",
        "Cải cách thể chế",
        "TỔ CHỨC BỘ MÁY",
    ]
    assert [row["section_number"] for row in records(PLAN)] == ["1", "1", "III"]


def test_two_labelled_lines_make_no_plan() -> None:
    text = "1. Việc\n- Chủ trì: A\n- Thời gian: Quý I\n2. Việc nữa\n- Chủ trì: B\n- Thời gian: Quý II\n"
    assert read_bytes("a.md", text.encode()).tables == ()


@pytest.mark.parametrize("seed", ["000", "001"])
def test_prose_with_colons_is_no_plan(corpus: Path, seed: str) -> None:
    (path,) = (corpus.parent / "seeds").glob(f"{seed}_*.txt")
    assert read(path).tables == ()
