"""Products: words that name a kind of document or something measured, and what is usual for a task."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from ccapp.text.fold import fold, folded_words

# Kinds of product that plans name (words met in real plans); matched as whole words without accents.
_WORDS: Final = (
    "kế hoạch",
    "báo cáo",
    "quyết định",
    "nghị quyết",
    "tờ trình",
    "công văn",
    "thông báo",
    "biên bản",
    "kết luận",
    "phương án",
    "đề án",
    "quy chế",
    "quy định",
    "quy trình",
    "nội quy",
    "phiếu",
    "chuyên trang",
    "chuyên mục",
    "sáng kiến",
    "giải pháp",
    "hệ thống",
    "phần mềm",
    "chương trình",
    "chỉ thị",
    "hướng dẫn",
    "văn bản",
    "danh mục",
    "hồ sơ",
    "tài liệu",
    "tin",
    "bài",
    "hội nghị",
    "hội thảo",
    "lớp",
    "cuộc",
    "đợt",
    "bảng",
    "sổ",
    "hợp đồng",
    "dự toán",
    "quyết toán",
    "cơ sở dữ liệu",
    "dữ liệu",
    "bộ câu hỏi",
    "mô hình",
    "tổ công tác",
    "trang thông tin",
    "cổng",
    "tài khoản",
    "chữ ký số",
    "giấy chứng nhận",
    "kết quả",
    "đề tài",
    "dự án",
    "lịch",
    "nhật ký",
    "băng rôn",
    "tờ rơi",
    "pa nô",
    "áp phích",
    "hội thi",
    "cuộc thi",
    "bản",
    "thống kê",
    "phê duyệt",
    "chỉ số",
    "mã QR",
    "kênh",
    "nhóm",
)
_KIND: Final = re.compile(rf"(?<!\w)(?:{'|'.join(map(folded_words, _WORDS))})(?!\w)")
_MEASURED: Final = re.compile(
    r"\d|%|(?<!\w)(?:tang|giam|dat|nang cao|nang|hoan thanh|ty le|muc do|day du|kip thoi|toan bo|duoc|bao dam"
    r"|dam bao|dung han|thong nhat|thuc hien)(?!\w)"
)
# By what a task is about: its usual products, the likeliest in front.
_USUAL: Final = (
    ("quy che", ("Quyết định kèm Quy chế",)),
    ("tu cham diem", ("Báo cáo tự chấm điểm",)),
    ("xay dung ke hoach", ("Kế hoạch",)),
    ("ban hanh ke hoach", ("Kế hoạch",)),
    ("bao cao", ("Báo cáo",)),
    ("kiem tra", ("Kế hoạch kiểm tra", "Biên bản kiểm tra")),
    ("doi thoai", ("Biên bản đối thoại",)),
    ("tap huan", ("Lớp tập huấn", "Báo cáo")),
    ("boi duong", ("Kế hoạch", "Báo cáo")),
    ("tuyen truyen", ("Kế hoạch", "Tin, bài tuyên truyền")),
    ("cong khai", ("Danh mục công khai", "Thông báo")),
    ("niem yet", ("Danh mục niêm yết",)),
    ("ra soat", ("Báo cáo kết quả rà soát",)),
    ("khao sat", ("Phiếu khảo sát", "Báo cáo")),
    ("du toan", ("Dự toán",)),
    ("so hoa", ("Hồ sơ được số hóa",)),
    ("kien toan", ("Quyết định",)),
    ("phan cong", ("Quyết định",)),
)
_ALWAYS: Final = ("Kế hoạch", "Báo cáo", "Quyết định")
_OFFERED: Final = 3
_SIGNERS: Final = re.compile(
    r"(?<!\w)(?:chu tich|ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan|nghi quyet|bi thu|truong phong"
    r"|giam doc)(?!\w)"
)


def is_known_product(text: str) -> bool:
    """Whether a product names a kind of document or event, or says something that can be measured."""
    words = folded_words(text)
    return bool(_KIND.search(words) or _MEASURED.search(fold(text)))


def says_signer(text: str) -> bool:
    """Whether a product says at which level it is signed: `Quyết định của Chủ tịch UBND xã`."""
    return _SIGNERS.search(fold(text)) is not None


def usual_products(title: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """At most three products for a task: those of `known` in front, then what its words let expect."""
    words = folded_words(title)
    told = [product for about, products in _USUAL if about in words for product in products]
    return tuple(dict.fromkeys(filter(None, (*known, *told, *_ALWAYS))))[:_OFFERED]
