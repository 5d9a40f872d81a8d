"""The words that tell columns, levels and cell contents apart: data, read by `headings` and `evidence`.

Written in lower case with accents, which matching respects: `tiến độ` is no `tiền`, `quy chế` no `quý`.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Meaning(StrEnum):
    """What a column holds. `WORDS` is a column of titles: a task, or one of goal, task and activity."""

    NUMBER = "number"
    WORDS = "words"
    PRODUCT = "product"
    LEAD = "lead"
    PARTNERS = "partners"
    DEADLINE = "deadline"
    BUDGET = "budget"
    NOTES = "notes"
    OTHER = "other"


# Phrases found in headings, with their weight 0..95: the stronger phrase decides, and one at the start counts
# more (the head of a Vietnamese noun phrase stands first).
PHRASES: Final[Mapping[Meaning, Mapping[str, int]]] = MappingProxyType(
    {
        Meaning.NUMBER: {
            "stt": 95, "tt": 95, "số tt": 95, "số thứ tự": 95, "thứ tự": 85, "mã số": 60, "mã nv": 60,
            "mục số": 70,
        },
        Meaning.WORDS: {
            "nhiệm vụ": 85, "nội dung": 80, "công việc": 85, "đầu việc": 88, "tên việc": 88,
            "việc cần làm": 90, "việc phải làm": 90, "việc": 60, "đề án": 72, "chương trình": 55,
            "chỉ tiêu": 82, "chỉ số": 72, "tiêu chí": 72, "hạng mục": 78, "hoạt động": 80, "giải pháp": 78,
            "biện pháp": 76, "mục tiêu": 82, "mục đích": 70, "định hướng": 65, "lĩnh vực": 60,
            "làm gì": 85, "cần làm": 80, "yêu cầu": 50, "hành động": 76, "bước thực hiện": 76,
            "các bước": 72, "cách làm": 72, "tên gọi": 50, "tên": 45, "nhóm": 55, "trọng tâm": 55,
            "cách thức": 60,
        },
        Meaning.PRODUCT: {
            "sản phẩm": 92, "kết quả": 86, "đầu ra": 92, "minh chứng": 88, "thành phẩm": 85,
            "hình thức văn bản": 84, "văn bản ban hành": 86, "tên văn bản": 80, "loại văn bản": 80,
            "văn bản": 55, "hồ sơ": 45, "tài liệu": 58, "phải nộp": 70, "đạt được": 65, "cần đạt": 65,
            "hoàn thành được": 55, "ra cái gì": 70,
        },
        Meaning.LEAD: {
            "chủ trì": 92, "chịu trách nhiệm": 82, "phụ trách": 82, "đầu mối": 82, "chủ quản": 80,
            "giao cho": 84, "được giao": 80, "ai làm": 85, "người làm": 82, "ai thực hiện": 84,
            "người thực hiện": 80, "đơn vị thực hiện": 80, "cơ quan thực hiện": 80,
            "bộ phận thực hiện": 80, "tổ chức thực hiện": 62, "đơn vị chính": 82, "cơ quan chính": 82,
            "tham mưu": 74, "phân công": 70, "trách nhiệm": 62, "theo dõi tổng hợp": 60, "đơn vị": 52,
            "cơ quan": 52, "bộ phận": 50, "thực hiện": 22, "chính": 20,
        },
        Meaning.PARTNERS: {
            "phối hợp": 92, "tham gia": 82, "cùng làm": 85, "cùng thực hiện": 85, "hỗ trợ": 76,
            "liên quan": 80, "đồng hành": 74, "cộng tác": 80, "với ai": 78, "cùng ai": 80,
            "phối kết hợp": 92, "cùng": 40,
        },
        Meaning.DEADLINE: {
            "thời gian": 88, "thời hạn": 92, "hạn hoàn thành": 94, "thời điểm": 86, "kỳ hạn": 88,
            "tiến độ": 84, "mốc": 82, "khi nào": 88, "bao giờ": 88, "lúc nào": 86, "lịch": 70,
            "hạn chót": 92, "hạn cuối": 92, "hạn": 76, "ngày hoàn thành": 90, "ngày": 62, "deadline": 92,
            "xong trước": 88, "xong": 60, "hoàn thành": 50, "kết thúc": 76, "quý năm": 76, "quý": 52,
            "tháng": 52, "bắt đầu": 45,
        },
        Meaning.BUDGET: {
            "kinh phí": 92, "ngân sách": 86, "dự toán": 86, "chi phí": 88, "nguồn lực": 72,
            "nguồn vốn": 86, "vốn": 70, "số tiền": 88, "tiền": 74, "nguồn chi": 84, "nguồn": 48,
            "triệu đồng": 70, "kp": 60,
        },
        Meaning.NOTES: {
            "ghi chú": 94, "lưu ý": 84, "chú thích": 88, "ghi thêm": 84, "diễn giải": 72, "nhận xét": 72,
            "ý kiến": 58, "thông tin thêm": 76, "khác": 45,
        },
        # Headings of columns that look like one of the above and are none.
        Meaning.OTHER: {
            "đơn vị tính": 97, "đvt": 97, "tình trạng": 88, "trạng thái": 88, "địa điểm": 88, "căn cứ": 84,
            "mức độ ưu tiên": 88, "ưu tiên": 84, "kết quả năm": 88, "hiện trạng": 88, "văn bản giao": 90,
            "số điện thoại": 97, "tỷ lệ hoàn thành": 84,
        },
    }
)  # fmt: skip

# Whole headings that mean what their words alone would not say.
WHOLE: Final[Mapping[str, Meaning]] = MappingProxyType(
    {
        "#": Meaning.NUMBER, "no": Meaning.NUMBER, "số": Meaning.NUMBER, "mã": Meaning.NUMBER,
        "mục": Meaning.NUMBER, "nội dung": Meaning.WORDS, "tên nhiệm vụ": Meaning.WORDS,
        "thực hiện": Meaning.LEAD, "đơn vị thực hiện chính": Meaning.LEAD, "trách nhiệm": Meaning.LEAD,
        "đơn vị": Meaning.LEAD, "đơn vị khác": Meaning.PARTNERS, "cơ quan khác": Meaning.PARTNERS,
        "hoàn thành": Meaning.DEADLINE, "ngày": Meaning.DEADLINE, "quý": Meaning.DEADLINE,
        "năm": Meaning.DEADLINE, "nguồn": Meaning.BUDGET, "khác": Meaning.NOTES,
    }
)  # fmt: skip

# How well a heading fits each level where a table has two or three columns of words.
LEVELS: Final[Mapping[str, Mapping[str, int]]] = MappingProxyType(
    {
        "goal": {
            "mục tiêu": 95, "nhóm nhiệm vụ": 95, "nhóm": 80, "chỉ tiêu": 75, "định hướng": 80,
            "lĩnh vực": 85, "mục đích": 85, "yêu cầu": 60, "nội dung": 45, "hướng tới": 70, "cần đạt": 60,
            "chương trình": 60, "đề án": 50,
        },
        "task": {
            "nhiệm vụ": 92, "nội dung": 62, "công việc": 60, "việc": 50, "đề án": 60, "giải pháp": 52,
            "trọng tâm": 60,
        },
        "activity": {
            "hoạt động": 95, "nhiệm vụ cụ thể": 93, "công việc cụ thể": 93, "việc cụ thể": 92,
            "nội dung cụ thể": 80, "hành động": 88, "giải pháp": 72, "biện pháp": 82, "cách làm": 80,
            "bước thực hiện": 85, "các bước": 85, "việc làm": 76, "công việc": 72, "việc cần làm": 80,
            "việc": 60, "cách thức": 76, "làm gì": 70, "triển khai": 55, "chi tiết": 70,
        },
    }
)  # fmt: skip

# A table with such a heading lists people, procedures or spending, not the tasks of a plan.
FOREIGN: Final = (
    "họ và tên", "họ tên", "chức vụ", "chức danh", "năm sinh", "ngày sinh", "giới tính", "quê quán",
    "trình độ", "số điện thoại", "điện thoại", "email", "số cccd", "chữ ký", "ký nhận", "ký tên",
    "mã thủ tục", "lệ phí", "đơn giá", "thành tiền", "nơi nhận", "trích yếu", "ngày ban hành",
    "cơ quan ban hành", "số ký hiệu",
)  # fmt: skip

# How cells of a column begin or what they hold.
UNIT_WORDS: Final = (
    "ubnd", "hđnd", "phòng", "ban", "văn phòng", "công an", "trung tâm", "sở", "bộ phận", "công chức",
    "đơn vị", "cơ quan", "đoàn thể", "mặt trận", "ubmttq", "hội", "đảng ủy", "đảng uỷ", "uỷ ban",
    "văn hoá", "thôn", "tổ", "trường",
    "trạm", "cán bộ", "tài chính", "tư pháp", "hộ tịch", "địa chính", "thống kê", "văn hóa", "chủ tịch",
    "quân sự", "huyện", "xã", "vp", "vh-xh", "tc-kt", "tp-ht", "phụ trách", "chi cục", "ngành",
    "doanh nghiệp", "ủy ban",
)  # fmt: skip
PRODUCT_WORDS: Final = (
    "kế hoạch", "báo cáo", "quyết định", "nghị quyết", "tờ trình", "công văn", "thông báo", "biên bản",
    "văn bản", "phương án", "đề án", "quy chế", "danh mục", "chuyên mục", "chuyên trang", "hướng dẫn",
    "phiếu", "chỉ thị", "kết luận", "hệ thống", "phần mềm", "hồ sơ", "tài liệu", "hội nghị", "lớp",
    "bài viết", "cơ sở dữ liệu", "sáng kiến", "chương trình", "quy trình", "bảng", "tin", "100%",
    "tổ chức", "các",
)  # fmt: skip
ACTION_WORDS: Final = (
    "xây dựng", "triển khai", "rà soát", "tăng cường", "thực hiện", "ban hành", "tổ chức", "kiểm tra",
    "nâng cao", "hoàn thiện", "đẩy mạnh", "tiếp tục", "theo dõi", "tham mưu", "phối hợp", "cập nhật",
    "công khai", "đánh giá", "duy trì", "bố trí", "số hóa", "ứng dụng", "tuyên truyền", "công bố",
    "phát triển", "báo cáo", "đào tạo", "tỷ lệ", "số",
)  # fmt: skip
DEADLINE_WORDS: Final = (
    "năm", "tháng", "quý", "tuần", "ngày", "trước", "hàng", "hằng", "định kỳ", "thường xuyên", "trong",
    "theo", "đến", "từ", "khi", "sau", "6 tháng", "9 tháng", "cả năm", "giai đoạn",
)  # fmt: skip
BUDGET_WORDS: Final = ("dự toán", "ngân sách", "kinh phí", "triệu", "đồng", "nguồn", "xã hội hóa")

# A text that ends in one of these goes on: its row was broken.
JOINERS: Final = (
    "và", "của", "các", "những", "theo", "cho", "với", "về", "trong", "đến", "từ", "do", "tại", "trên",
    "để", "bằng", "hoặc", "là", "trước", "thứ", "đối", "nhằm", "như",
)  # fmt: skip
# Rows that close a table and belong to no section.
CLOSING: Final = ("tổng cộng", "tổng số", "cộng", "cộng chung", "ghi chú", "lưu ý", "chú thích")
