"""The table a commune starts from when it has none: the usual columns and the fields of the reform.

The fields are those that yearly plans use in this order; they are matched by name, never by number.
"""

from __future__ import annotations

from typing import Final

from ccapp.domain.layout import SECTION_NUMBER, Layout, Level, column
from ccapp.domain.plan import Appendix, Item

FIELDS: Final = (
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
    "Công tác chỉ đạo, điều hành",
)
_ROMAN: Final = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")

# Widths in tenths of a millimetre; together they fill A4 landscape between the usual margins.
TASK_TABLE: Final = Layout(
    columns=(
        column("number", "TT", width=110),
        column("title", "Nội dung, nhiệm vụ", width=700),
        column("product", "Sản phẩm", width=480),
        column("lead", "Cơ quan chủ trì", width=340),
        column("partners", "Cơ quan phối hợp", width=320),
        column("deadline", "Thời gian hoàn thành", width=290),
        column("budget", "Kinh phí", width=220),
    )
)


def roman(number: int) -> str:
    """1..10 as a Roman numeral, higher numbers in digits."""
    return _ROMAN[number - 1] if 1 <= number <= len(_ROMAN) else str(number)


def empty_appendix(title: str, layout: Layout = TASK_TABLE) -> Appendix:
    """An appendix with the fixed fields and no task yet; `ccapp.domain.shapes` has other layouts for it."""
    sections = tuple(
        Item(
            level=Level.SECTION,
            texts={SECTION_NUMBER: roman(number), Level.SECTION.value: name.upper()},
        )
        for number, name in enumerate(FIELDS, start=1)
    )
    return Appendix(title=title, layout=layout, sections=sections)
