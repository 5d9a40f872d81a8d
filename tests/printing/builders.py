"""Plans for printing tests: from plain records, and from the corpus of real appendices."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from ccapp.domain.layout import (
    GOAL_LEVELS,
    SECTION_NUMBER,
    TASK_LEVELS,
    Column,
    Layout,
    Level,
    column,
)
from ccapp.domain.plan import Appendix, Body, Item, Plan
from ccapp.printing.document import lay_out
from ccapp.printing.pdf import write_pdf

TASK_KEYS: Final = ("number", "title", "product", "lead", "partners", "deadline", "budget")

_COLUMNS: Final[Mapping[str, tuple[str, int]]] = {
    "number": ("TT", 110),
    "title": ("Nội dung, nhiệm vụ", 700),
    "goal": ("Mục tiêu", 400),
    "task": ("Nhiệm vụ", 450),
    "activity": ("Hoạt động", 400),
    "product": ("Sản phẩm", 480),
    "lead": ("Cơ quan chủ trì", 380),
    "partners": ("Cơ quan phối hợp", 380),
    "deadline": ("Thời gian hoàn thành", 340),
    "budget": ("Kinh phí", 320),
    "notes": ("Ghi chú", 250),
}


def make_column(key: str) -> Column:
    """A column as real plans have it; year columns stand under one heading."""
    if key.startswith("y"):
        return column(key, key[1:], width=200, group="Chỉ tiêu theo năm")
    heading, width = _COLUMNS.get(key, (key, 300))
    return column(key, heading, width=width)


def make_layout(keys: Sequence[str], *columns: Column, **fields: Any) -> Layout:
    """A layout of these keys, or of ready columns that have them."""
    levels = GOAL_LEVELS if "goal" in keys else TASK_LEVELS
    return Layout(columns=columns or tuple(map(make_column, keys)), levels=levels, **fields)


def make_appendix(
    records: Sequence[Mapping[str, str]], layout: Layout, *, title: str = "Nhiệm vụ cải cách"
) -> Appendix:
    """An appendix from flat records; neighbours with equal texts at a level share its line."""
    return Appendix(title=title, layout=layout, sections=_items(records, layout, layout.levels))


def _items(records: Sequence[Mapping[str, str]], layout: Layout, levels: Sequence[Level]) -> tuple[Item, ...]:
    level, *below = levels
    keys = (SECTION_NUMBER, level.value) if level is Level.SECTION else layout.level_keys(level)

    def texts(record: Mapping[str, str]) -> dict[str, str]:
        return {key: record.get(key, "") for key in keys}

    if not below:
        return tuple(Item(level=level, texts=texts(record)) for record in records)
    groups = [list(group) for _, group in groupby(records, key=texts)]
    return tuple(
        Item(level=level, texts=texts(group[0]), children=_items(group, layout, below)) for group in groups
    )


def make_records(count: int) -> list[dict[str, str]]:
    """Records of a large appendix: sections of twenty tasks, two products to a task, no two rows alike."""
    return [
        {
            "section_number": str(row // 40 + 1),
            "section": f"NỘI DUNG THỨ {row // 40 + 1} CỦA KẾ HOẠCH",
            "number": str(row // 2 + 1),
            "title": f"Xây dựng, trình ban hành văn bản số {row // 2 + 1} về kiểm soát thủ tục tại xã",
            "product": f"Báo cáo kết quả lần {row}, kèm biểu tổng hợp",
            "lead": "Văn phòng - Thống kê" if row % 3 else "Tư pháp - Hộ tịch",
            "partners": "Các ban, ngành, đoàn thể xã",
            "deadline": f"Trước ngày {row % 28 + 1}/{row % 12 + 1} hằng năm",
            "budget": "" if row % 4 else "Ngân sách xã",
        }
        for row in range(count)
    ]


def make_plan(*appendices: Appendix, **fields: Any) -> Plan:
    """A draft plan of a commune."""
    given: dict[str, Any] = {
        "title": "Kế hoạch",
        "year_from": 2023,
        "year_to": 2023,
        "issuer": Body(name="UBND xã Suối Mây"),
    }
    return Plan(**(given | fields), appendices=appendices)


def corpus_appendix(corpus: Path, name: str) -> Appendix:
    """A real appendix: the expected reading of a corpus file."""
    data = json.loads((corpus / "expected" / f"{name}.json").read_text("utf-8"))
    return make_appendix(data["records"], make_layout(data["columns"]), title=data["table_title"])


def pdf_bytes(plan: Plan) -> bytes:
    """The printed plan."""
    out = io.BytesIO()
    write_pdf(lay_out(plan), out, title=plan.title, author=plan.issuer.name)
    return out.getvalue()
