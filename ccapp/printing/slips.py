"""Phiếu gửi, phiếu biên nhận: one sheet that goes with a file or is handed back for it.

No rule fixes their form; they say in two columns what both offices need to find the file again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from ccapp.domain.layout import Layout, Level, Orientation, column
from ccapp.domain.plan import Appendix, Item
from ccapp.printing.heading import HeadingText
from ccapp.printing.primitives import Face
from ccapp.printing.revision_report import Report
from ccapp.printing.rules import PageRules

_SENT: Final = "Phiếu gửi kế hoạch bằng tệp dữ liệu"
_RECEIVED: Final = "Phiếu biên nhận"
_CONFIRMED: Final = "Phiếu xác nhận"
_STAMPED: Final = "(Ký tên, đóng dấu)\n\n\n" + "…" * 20
_SIGNED: Final = "(Ký, ghi rõ họ tên)\n\n\n" + "…" * 20
_HOW_CONFIRMED: Final = (
    "Tại cơ quan xác nhận: vào Danh mục, Cơ quan trực thuộc; mở tệp giới thiệu của cơ quan đề nghị; bấm “Nhập"
    " 12 số xác nhận”; gõ 12 số trên phiếu có dấu này. Số chưa khớp thì gọi theo số điện thoại đã biết."
)
_GROUP: Final = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """A file as a slip names it: both offices, the plan, running number, moment, hash (hex) of the file."""

    sender: str
    receiver: str
    plan: str
    sequence: int
    at: str
    file: str
    sha256: str


def sending_slip(handover: Handover, records: int, rules: PageRules) -> Report:
    """What goes with a file that was sent."""
    rows = (
        ("Cơ quan gửi", handover.sender),
        ("Cơ quan nhận", handover.receiver),
        ("Kế hoạch", handover.plan),
        ("Lần gửi", str(handover.sequence)),
        ("Thời điểm lưu tệp", handover.at),
        ("Tên tệp", handover.file),
        ("Số dòng dữ liệu", str(records)),
        ("Mã kiểm tra tệp (SHA-256)", _grouped(handover.sha256)),
        ("Mã biên nhận (10 số, do nơi nhận ghi)", ""),
        ("Người gửi", _SIGNED),
        ("Người nhận", _SIGNED),
    )
    return _slip(_SENT, rows, rules)


def receipt_slip(handover: Handover, code: str, rules: PageRules) -> Report:
    """What is handed back: the ten digits are typed where the file came from."""
    rows = (
        ("Cơ quan tiếp nhận", handover.receiver),
        ("Cơ quan gửi", handover.sender),
        ("Kế hoạch", handover.plan),
        ("Lần gửi", str(handover.sequence)),
        ("Thời điểm tiếp nhận", handover.at),
        ("Tên tệp", handover.file),
        ("Mã biên nhận", code),
        ("Mã kiểm tra tệp (SHA-256)", _grouped(handover.sha256)),
        ("Cách dùng mã biên nhận", "Tại cơ quan gửi: mở trang Gửi, nhận; bấm “Nhập mã biên nhận”; gõ 10 số."),
        ("Người tiếp nhận", _SIGNED),
    )
    return _slip(_RECEIVED, rows, rules)


def confirmation_slip(sender: str, receiver: str, code: str, day: str, rules: PageRules) -> Report:
    """The stamped paper by which an office without connection file is confirmed: the twelve digits on it."""
    rows = (
        ("Cơ quan đề nghị kết nối", sender),
        ("Cơ quan xác nhận", receiver),
        ("12 số xác nhận", code),
        ("Ngày lập", day),
        ("Cách dùng", _HOW_CONFIRMED),
        ("Thủ trưởng cơ quan đề nghị", _STAMPED),
    )
    return _slip(_CONFIRMED, rows, rules)


def _grouped(sha256: str) -> str:
    return " ".join(sha256[start : start + _GROUP] for start in range(0, len(sha256), _GROUP))


def _slip(title: str, rows: Sequence[tuple[str, str]], rules: PageRules) -> Report:
    heading = HeadingText(text=title, face=Face.BOLD, size=rules.title_size, capitals=True)
    layout = Layout(
        columns=(
            column("number", "TT", width=110),
            column("title", "Nội dung", width=620),
            column("x1", "Thông tin", width=1100),
        ),
        orientation=Orientation.PORTRAIT,
    )
    tasks = tuple(_line(at, *row) for at, row in enumerate(rows, start=1))
    section = Item(level=Level.SECTION, texts={"section": ""}, children=tasks)
    return Report(headings=(heading,), table=Appendix(title=title, layout=layout, sections=(section,)))


def _line(number: int, name: str, value: str) -> Item:
    leaf = Item(level=Level.PRODUCT, texts={"x1": value})
    return Item(level=Level.TASK, texts={"number": str(number), "title": name}, children=(leaf,))
