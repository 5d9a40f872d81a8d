"""The words a deadline is written with: one table from words to terms. A new word is added here alone.

Matching ignores case, accents and the order of tone marks, so `Qúy`, `QUY` and `quý` are one word. Words in
`CONFUSABLE` are other words with the same letters; they match only an entry that is spelled exactly so.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from ccapp.text.fold import fold


class Term(Enum):
    """What a word does in a deadline phrase."""

    # Members are single objects; the hash of their name, which Enum works out anew each time, costs a call.
    __hash__ = object.__hash__

    NUMBER = auto()
    SPELLED = auto()
    ROMAN = auto()
    DAY = auto()
    WEEK = auto()
    MONTH = auto()
    QUARTER = auto()
    YEAR = auto()
    HOUR = auto()
    WEEKDAY = auto()
    WORKING = auto()
    HALF = auto()
    PART = auto()
    WHOLE = auto()
    ORDINAL = auto()
    STAGE = auto()
    SCHOOL_YEAR = auto()
    NEXT = auto()
    THIS = auto()
    REPORT_YEAR = auto()
    OF = auto()
    FILLER = auto()
    EVERY = auto()
    PERIODIC = auto()
    PLURAL = auto()
    TIMES = auto()
    BEFORE = auto()
    LATEST = auto()
    UNTIL = auto()
    FROM = auto()
    IN = auto()
    AFTER = auto()
    NOW = auto()
    ONWARD = auto()
    EVENT = auto()
    SINCE_EVENT = auto()
    BY = auto()
    BY_RULES = auto()
    ADHOC = auto()
    REGULAR = auto()
    DONE = auto()
    STATUS = auto()
    DITTO = auto()
    HOLIDAY = auto()
    LUNAR = auto()
    DOCUMENT = auto()
    AND = auto()
    OR = auto()
    STOP = auto()
    SEMICOLON = auto()
    COMMA = auto()
    DASH = auto()
    SLASH = auto()
    DOT = auto()
    COLON = auto()
    BLANK = auto()
    OPEN = auto()
    CLOSE = auto()
    OTHER = auto()
    # what rules make of several terms
    PERIOD = auto()
    REPEAT = auto()
    LENGTH = auto()
    UNNAMED_DAY = auto()


FIRST: Final = 1
MIDDLE: Final = 2
LAST: Final = 3

# Term, value, the ways to write it, with bars between them. Where two rows share letters ("sau", "sáu"), the
# upper one wins unless the accents decide. Longer entries win over shorter ones.
TABLE: Final[tuple[tuple[Term, int, str], ...]] = (
    # pieces of the calendar
    (Term.DAY, 0, "ngày | mồng | mùng | ngày mồng | ngày mùng | các ngày | hết ngày"),
    (Term.WEEK, 0, "tuần | tuần lễ"),
    (Term.MONTH, 0, "tháng | t | th | tháng thứ"),
    (Term.QUARTER, 0, "quý | q | quí | quý thứ"),
    (Term.YEAR, 0, "năm | năm kế hoạch | năm dương lịch"),
    (Term.HOUR, 0, "giờ | h | g"),
    (Term.WORKING, 0, "làm việc | công tác"),
    (Term.HALF, FIRST, "nửa đầu | nửa đầu của"),
    (Term.HALF, LAST, "nửa cuối | nửa sau | nửa cuối của"),
    (Term.PART, FIRST, "đầu | đầu tiên | thượng tuần | những ngày đầu | các tháng đầu | những tháng đầu"),
    (Term.PART, MIDDLE, "giữa | trung tuần"),
    (Term.PART, LAST, "cuối | cuối cùng | hạ tuần | những ngày cuối | các tháng cuối | những tháng cuối"),
    (Term.WHOLE, 0, "cả | suốt | trọn | toàn"),
    (Term.ORDINAL, 0, "thứ"),
    (Term.STAGE, 0, "giai đoạn | nhiệm kỳ | nhiệm kì | thời kỳ | thời kì | giai đoạn năm | giai đoạn từ"),
    (Term.SCHOOL_YEAR, 0, "năm học"),
    (Term.WEEKDAY, 0, "thứ hai"),
    (Term.WEEKDAY, 1, "thứ ba"),
    (Term.WEEKDAY, 2, "thứ tư"),
    (Term.WEEKDAY, 3, "thứ năm"),
    (Term.WEEKDAY, 4, "thứ sáu"),
    (Term.WEEKDAY, 5, "thứ bảy"),
    (Term.WEEKDAY, 6, "chủ nhật"),
    (
        Term.NEXT,
        1,
        ("tiếp theo | kế tiếp | liền kề | tiếp sau | liền sau | kế sau | sau liền kề | liền kề sau"),
    ),
    (Term.THIS, 0, "nay | này | hiện tại | hiện hành"),
    (
        Term.REPORT_YEAR,
        0,
        (
            "năm báo cáo | kỳ báo cáo | cuối kỳ báo cáo | cuối kỳ | của năm báo cáo | "
            "của kỳ báo cáo | với năm báo cáo"
        ),
    ),
    (Term.OF, 0, "của | thuộc"),
    # how often
    (Term.EVERY, 0, "hàng | hằng | mỗi | từng | mỗi một | vào mỗi | theo từng"),
    (Term.PERIODIC, 0, "định kỳ | định kì | theo định kỳ | theo định kì"),
    (Term.PLURAL, 0, "các | những"),
    (Term.TIMES, 0, "lần | đợt | cuộc | kỳ"),
    (
        Term.REGULAR,
        0,
        (
            "thường xuyên | liên tục | quanh năm | suốt năm | xuyên suốt | duy trì thường xuyên | "
            "thường xuyên liên tục | trong suốt năm | nhiệm vụ thường xuyên | "
            "công việc thường xuyên | lâu dài | không thời hạn"
        ),
    ),
    # up to and from
    (Term.BEFORE, 0, "trước | trước thời điểm | trước thời gian"),
    (
        Term.LATEST,
        0,
        (
            "chậm nhất | muộn nhất | trễ nhất | không quá | không chậm quá | không muộn quá | "
            "không muộn hơn | không chậm hơn | không trễ hơn | không sau | không được quá | "
            "hạn chót | hạn cuối | hạn cuối cùng | hạn cuối là | thời hạn cuối | thời hạn cuối cùng | "
            "hết | kết thúc | kết thúc trong | hết hạn | thời hạn | hạn | trước khi hết | "
            "trước khi kết thúc | tối đa | trong thời hạn | thời hạn chậm nhất"
        ),
    ),
    (
        Term.UNTIL,
        0,
        (
            "đến | tới | cho đến | cho tới | đến hết | tới hết | cho đến hết | cho tới hết | "
            "kéo dài đến | kéo dài tới | đến hết ngày | đến thời điểm"
        ),
    ),
    (Term.FROM, 0, "từ | kể từ | bắt đầu từ | tính từ | bắt đầu | kể từ thời điểm | tính kể từ"),
    (
        Term.IN,
        0,
        (
            "trong | vào | trong vòng | ngay trong | vào khoảng | trong khoảng | vào trong | "
            "trong khoảng thời gian | trong thời gian | vào thời điểm | khoảng"
        ),
    ),
    (Term.AFTER, 1, "sau"),
    (
        Term.NOW,
        0,
        (
            "nay | bây giờ | hiện nay | từ nay | kể từ nay | thời điểm hiện tại | từ nay trở đi | "
            "ngày ban hành kế hoạch | ngày ký ban hành kế hoạch | khi ban hành kế hoạch | "
            "ngày ban hành kế hoạch này | ngày kế hoạch được ban hành | khi kế hoạch được ban hành | "
            "ngày kế hoạch này được ban hành | khi ban hành kế hoạch này | "
            "ngày kế hoạch có hiệu lực"
        ),
    ),
    (
        Term.ONWARD,
        0,
        (
            "trở đi | về sau | trở về sau | các năm tiếp theo | những năm tiếp theo | các năm sau | "
            "những năm sau | các năm kế tiếp | những năm kế tiếp | các năm tới | những năm tới | "
            "các năm sau đó | những năm sau đó | các năm về sau | các năm tiếp sau | "
            "các năm còn lại | những năm còn lại | các giai đoạn tiếp theo | giai đoạn tiếp theo | "
            "thời gian tiếp theo | các quý tiếp theo | các tháng tiếp theo"
        ),
    ),
    # what waits for something else
    (
        Term.EVENT,
        0,
        (
            "khi | khi có | sau khi | ngay sau khi | ngay khi | nếu | trường hợp | tùy | tuỳ | "
            "trong trường hợp | tùy theo | tuỳ theo | phụ thuộc | đến khi | cho đến khi | tới khi | "
            "cho tới khi | phát sinh | khi phát sinh | theo thời điểm | ngay sau | đồng thời với | "
            "cùng với | trong quá trình | trong khi | đến lúc"
        ),
    ),
    (Term.SINCE_EVENT, 0, "từ khi | kể từ khi | tính từ khi | từ lúc | từ sau khi | từ thời điểm"),
    (
        Term.BY,
        0,
        (
            "theo | căn cứ | căn cứ vào | phù hợp với | bám sát | đảm bảo theo | căn cứ theo | "
            "lộ trình | theo tiến độ | bảo đảm theo | đúng theo"
        ),
    ),
    (Term.BY_RULES, 0, "theo quy định | đúng quy định | theo đúng quy định"),
    (Term.ADHOC, 0, "đột xuất | bất thường | hoặc đột xuất | và đột xuất"),
    (
        Term.DOCUMENT,
        0,
        (
            "qđ | cv | kh | nq | nđ | kế hoạch | quyết định | công văn | nghị định | thông tư | "
            "chỉ thị | nghị quyết | văn bản | luật | thông báo | kết luận | tờ trình | công điện | "
            "hướng dẫn | đề án | chương trình | báo cáo | quy chế | quy định | giấy mời | hợp đồng | "
            "pháp lệnh"
        ),
    ),
    # feast days, the moon's calendar
    (
        Term.HOLIDAY,
        0,
        (
            "dịp | nhân dịp | hè | dịp hè | nghỉ hè | dịp lễ | tết | tết nguyên đán | dịp tết | "
            "ngày lễ | kỷ niệm | trước dịp lễ | quốc khánh | tết dương lịch | giáng sinh | "
            "chào mừng | vào dịp"
        ),
    ),
    (Term.LUNAR, 0, "âm lịch | tháng giêng | tháng chạp | al | rằm | tháng âm"),
    # not a deadline at all
    (
        Term.STATUS,
        0,
        (
            "đã hoàn thành | đã xong | đã thực hiện | đã triển khai | đang thực hiện | đã có | "
            "đang triển khai | chưa thực hiện | chưa triển khai | chưa hoàn thành | đã ban hành | "
            "tạm dừng | không thực hiện | chưa xác định | đã đạt | đang làm | đã báo cáo | đã trình | "
            "không có | không | quá hạn | đã quá hạn | chưa có | chuyển sang năm sau | hủy bỏ | "
            "đang xử lý | đang soạn | đang trình | đã tổ chức | đã làm | đã | đang | chưa"
        ),
    ),
    (
        Term.DITTO,
        0,
        (
            "như trên | nt | nhu tren | như dòng trên | như mục trên | như ô trên | n t | "
            "đã nêu trên | như nhiệm vụ trên | tương tự | tương tự như trên | như nhiệm vụ | "
            "như mục | như dòng"
        ),
    ),
    # verbs and fillers of such cells
    (Term.DONE, 0, "hoàn thành | xong | hoàn tất | hoàn thiện | hoàn thành xong"),
    (
        Term.FILLER,
        0,
        (
            "thực hiện | triển khai | tổ chức | là | thời gian | thời điểm | dự kiến | ước | lúc | "
            "vừa | cơ bản | lại | mốc | dương lịch | tối thiểu | ít nhất | tối | sáng | "
            "chiều | không kể | lần lượt | phút | thời gian thực hiện | thời gian hoàn thành | "
            "thời hạn hoàn thành | thời hạn thực hiện | hạn hoàn thành | thời gian dự kiến | buổi"
        ),
    ),
    (Term.STOP, 0, "sau đó | đồng thời | trong đó | rồi | tiếp đó | riêng | nhưng"),
    (Term.AND, 0, "và | cũng như"),
    (Term.OR, 0, "hoặc | hay | và hoặc"),
    # look-alikes: longer words that hold a short one above
    (
        Term.OTHER,
        0,
        (
            "khí nhà kính | khí thải | "
            "đầu tư | đầu mối | đầu vào | đầu ra | ban đầu | lần đầu | bước đầu | lần cuối | "
            "hàng hóa | hàng hoá | khách hàng | ngân hàng | nhà hàng | cửa hàng | hàng không | "
            "theo dõi | kèm theo | đi kèm theo | việt nam | miền nam | phía nam | quảng nam | "
            "hà nam | nam định | đồng nai | trước mắt | trước đây | trước hạn | trước thời hạn | "
            "trước hết | trước tiên | từng bước | trong nước | liên quan đến | liên quan tới | "
            "nông thôn mới | đổi mới | năm mới | bắt đầu làm | quy hoạch | quy trình | quy mô | "
            "đối với | quý khách | hội nghị trước | nam giới | tư pháp | lao động hàng | "
            "đầu tư công | kế hoạch trước | đến từng | tới từng | không gian | không khí | "
            "không dùng | không để | không ngừng | không nhận | hết sức | lộ trình chung | "
            "trong sạch | nhà trường | quan tâm đến | từ xa | ý thức thường | nửa năm"
        ),
    ),
    # numbers in words; used only beside a unit
    (Term.SPELLED, 1, "một | nhất | mốt"),
    (Term.SPELLED, 2, "hai | nhì"),
    (Term.SPELLED, 3, "ba"),
    (Term.SPELLED, 4, "tư | bốn"),
    (Term.SPELLED, 6, "sáu"),
    (Term.SPELLED, 7, "bảy | bẩy"),
    (Term.SPELLED, 8, "tám"),
    (Term.SPELLED, 9, "chín"),
    (Term.SPELLED, 10, "mười"),
    (Term.SPELLED, 11, "mười một"),
    (Term.SPELLED, 12, "mười hai"),
    (Term.SPELLED, 13, "mười ba"),
    (Term.SPELLED, 15, "mười lăm"),
    (Term.SPELLED, 20, "hai mươi"),
    (Term.SPELLED, 25, "hai mươi lăm"),
    (Term.SPELLED, 30, "ba mươi"),
    (Term.ROMAN, 1, "i"),
    (Term.ROMAN, 2, "ii"),
    (Term.ROMAN, 3, "iii"),
    (Term.ROMAN, 4, "iv"),
    (Term.ROMAN, 5, "v"),
    (Term.ROMAN, 6, "vi | vii | viii | ix | x | xi | xii"),
)

# Other words than the ones in the table with the same letters.
CONFUSABLE: Final = frozenset(
    {
        "ngày",
        "mới",
        "mỗi",
        "mời",
        "mọi",
        "môi",
        "khí",
        "khỉ",
        "sáu",
        "tư",
        "tối",
        "tôi",
        "thắng",
        "thăng",
        "quỹ",
        "ký",
        "kí",
    }
    | {"kỹ", "dấu", "dầu", "đâu", "đậu", "nữa", "thư", "hạng", "hãng", "trọng", "dạng", "lẫn", "lân", "lệ"}
    | {"lẻ", "hận", "hàn", "đá", "đạo", "giữ", "mỏi"}
)

PUNCTUATION: Final = {
    "'": Term.FILLER,
    ",": Term.COMMA,
    ";": Term.SEMICOLON,
    "\n": Term.COMMA,
    "-": Term.DASH,
    "~": Term.DASH,
    "/": Term.SLASH,
    "\\": Term.SLASH,
    ".": Term.DOT,
    ":": Term.COLON,
    "_": Term.BLANK,
    "(": Term.OPEN,
    "[": Term.OPEN,
    ")": Term.CLOSE,
    "]": Term.CLOSE,
    "&": Term.AND,
    "+": Term.AND,
    '"': Term.DITTO,
}

Entry = tuple[tuple[str, ...], tuple[str, ...], Term, int]


def _index() -> dict[str, tuple[Entry, ...]]:
    """Entries by their first folded word, longest first."""
    found: dict[str, list[Entry]] = {}
    for term, value, phrases in TABLE:
        for phrase in phrases.split(" | "):
            words = tuple(phrase.split())
            folded = tuple(map(fold, words))
            found.setdefault(folded[0], []).append((folded, words, term, value))
    return {first: tuple(sorted(entries, key=lambda each: -len(each[0]))) for first, entries in found.items()}


ENTRIES: Final = _index()
