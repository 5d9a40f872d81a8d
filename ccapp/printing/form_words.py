"""What a collecting form says to the commune that fills it: its words, in the language of the field."""

from __future__ import annotations

from typing import Final

NAME: Final = "Biểu thu thập"
"""The label of the form, and the name of its sheet."""
OFFICE: Final = "Cơ quan báo cáo"
"""What stands before the commune's name, in a line that is read again when the form comes back."""
HINT: Final = "Điền vào các ô nền vàng. Cách điền ở trang “Hướng dẫn”."
GUIDE: Final = "Hướng dẫn"
LISTS: Final = "Danh mục"
GUIDE_LINES: Final = (
    "Hướng dẫn điền biểu",
    "1. Chỉ điền các ô nền vàng. Tiêu đề và các dòng cấp trên đã ghi được khóa để không sửa nhầm.",
    "2. Ô có danh mục: bấm mũi tên ở góc ô để chọn, hoặc gõ khác. Nhiều đơn vị cách nhau bằng dấu “;”.",
    "3. Thêm nhiệm vụ: ghi vào dòng trống cuối mỗi mục; thiếu dòng thì chèn thêm ngay trên dòng trống.",
    "4. Một nhiệm vụ có thêm sản phẩm: ghi ở dòng ngay dưới, để trống số thứ tự và tên nhiệm vụ.",
    "5. Thời gian ghi như trong văn bản: Quý II/2026, Trước 30/6/2026, Hằng quý, Thường xuyên.",
    "6. Không đổi tên cột, không xóa cột, không đặt mật khẩu. Cột ẩn bên phải giúp nhận lại đúng dòng.",
    "7. Dòng “Cơ quan báo cáo” phải là tên cơ quan mình. Nếu là tên cơ quan khác, đề nghị báo lại nơi gửi.",
    "8. Điền xong, lưu lại rồi gửi tệp này cho nơi gửi biểu. Gửi lại lần sau thì sửa ngay trên tệp này.",
    "Không ghi thông tin mật vào biểu này.",
)
PRODUCTS: Final = (
    "Kế hoạch", "Báo cáo", "Quyết định", "Nghị quyết", "Công văn", "Thông báo", "Tờ trình",
    "Biên bản", "Quy chế", "Phương án", "Đề án", "Hội nghị", "Lớp tập huấn",
)  # fmt: skip
"""Kinds of product that are offered; any other can be typed."""


def deadlines(year_from: int, year_to: int) -> tuple[str, ...]:
    """Deadlines as they are mostly written, for the years of the plan."""
    years = range(year_from, min(year_to, year_from + 5) + 1)
    quarters = (f"Quý {roman}/{year}" for year in years for roman in ("I", "II", "III", "IV"))
    whole = (f"Năm {year}" for year in years)
    return ("Thường xuyên", "Hằng tháng", "Hằng quý", "Hằng năm", *quarters, *whole)
