"""Words that offices write every day, for telling a slip that makes another valid word. A table only.

An expression stands here only if no other words with the same letters, accents apart, are likely in the
text of an office: `chỉ tiêu` (chi tiêu), `môi trường` (mỗi trường), `quy định` (quý định kỳ) are left out.
"""

from __future__ import annotations

from typing import Final

USUAL: Final = (
    "cải cách", "hành chính", "thủ tục", "thể chế", "công vụ", "viên chức", "công chức", "đội ngũ", "đào tạo",
    "bồi dưỡng", "nghiệp vụ", "chuyên môn", "năng lực", "kỷ luật", "kỷ cương", "tuyên truyền", "phổ biến",
    "niêm yết", "đánh giá", "hài lòng", "tổng hợp", "đề xuất", "kiến nghị", "thẩm quyền", "thẩm định",
    "đơn giản", "sắp xếp", "sáp nhập", "vị trí", "mặt trận", "nông thôn", "phụ nữ",
    "hội đồng", "trung tâm", "phục vụ", "hồ sơ", "giấy tờ", "số hóa", "kết nối", "an toàn", "an ninh",
    "hạ tầng", "nền tảng", "đồng bộ", "thường xuyên", "đột xuất", "đôn đốc", "theo dõi",
    "giám sát", "chấn chỉnh", "khắc phục", "hạn chế", "vướng mắc", "khó khăn", "đúng hạn", "tối thiểu",
    "mức độ", "đóng góp", "quân sự", "chủ động", "chồng chéo", "tắc trách", "áp dụng", "phấn đấu",
    "quy phạm", "pháp luật", "văn bản", "kế hoạch", "quyết định", "nghị quyết", "chương trình", "thông báo",
    "báo cáo", "kiểm tra", "rà soát", "phối hợp", "tham mưu", "chính quyền", "chuyển đổi", "trực tuyến",
    "dịch vụ", "kinh tế", "ngân sách", "kinh phí", "thanh toán", "lưu trữ", "văn hóa", "tinh giản", "bộ máy",
    "thực hiện", "triển khai", "tổ chức", "giải quyết", "tiếp nhận", "kết quả", "hiệu quả", "hiệu lực",
    "trách nhiệm", "nhiệm vụ", "chỉ đạo", "điều hành", "ứng dụng", "doanh nghiệp", "xây dựng", "ban hành",
    "địa phương", "địa bàn", "thông tin", "hệ thống", "phát triển", "quản lý", "cán bộ", "sử dụng",
    "minh bạch", "công khai", "kiện toàn", "hoàn thiện", "hoàn thành", "tăng cường", "đẩy mạnh", "đổi mới",
    "sáng tạo", "khuyến khích", "biểu dương", "khen thưởng", "xử lý", "vi phạm", "tổ dân phố", "nhằm nâng",
    "cổng thông tin", "một cửa", "liên thông", "chất lượng", "đạo đức", "nhũng nhiễu", "phiền hà",
    "chủ trì", "chủ tịch", "trưởng thôn", "đoàn thể", "quy trình", "nội bộ", "quy chế",
)  # fmt: skip

# Expressions that share their letters with a daily one and are as right.
RIGHT: Final = frozenset(
    {
        "bảo cao", "bao cao", "chân chính", "cần bỏ", "cần bố", "cần bổ", "cần bộ", "danh giá", "để xuất",
        "đội mới",
        "đông bộ", "kết qua", "lưu trú", "mục đó", "mức đó", "một của", "nên tăng", "nơi bố", "phố biển",
        "quý trình",
        "sang tạo", "sự đúng", "theo đổi", "theo đối", "theo đội", "theo đời", "ứng đúng", "xây đúng",
    }
)  # fmt: skip

# Further expressions that a pair of words may belong to with its neighbour: `cơ quan | sự nghiệp` is no
# `quân sự`.
NEIGHBOURS: Final = (
    "an sinh", "bảo đảm", "bố trí", "bổ sung", "bộ phận", "chính thức", "cơ bản", "cơ quan", "đảm bảo",
    "đáp ứng",
    "đầu mối", "đầu tư", "định kỳ", "động viên", "giao thông", "hình thức", "hoạt động", "liên hệ",
    "lâm nghiệp",
    "nhận thức", "nội dung", "phương thức", "quan hệ", "sự nghiệp", "thành phần", "thông qua", "truyền thông",
    "vấn đề", "xã hội",
)  # fmt: skip

# Slips met in real plans that are no words of the same letters.
MISTYPED: Final = {
    "tin gọn": "tinh gọn",
    "trển khai": "triển khai",
    "đại bàn": "địa bàn",
    "quốc qua": "quốc gia",
    "phấp cấp": "phân cấp",
    "áp dung": "áp dụng",
    "cảu cấp": "của cấp",
    "cảu các": "của các",
    "cảu xã": "của xã",
    "cảu tỉnh": "của tỉnh",
    "cảu huyện": "của huyện",
    "cảu ủy": "của ủy",
    "củ huyện": "của huyện",
    "củ tỉnh": "của tỉnh",
    "chuyển đối": "chuyển đổi",
    "quy pháp": "quy phạm",
    "tổ chứ": "tổ chức",
    "thực hiệ": "thực hiện",
    "ủy bạn": "ủy ban",
}
