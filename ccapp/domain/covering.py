"""Letters of a superior to its communes: what to do with connection files, and who has still to send.

The words are ours and few; what the office alone knows (number, day, who answers questions) stays dots.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from ccapp.domain.deadline import written_day
from ccapp.domain.letter import DOTS
from ccapp.values import value

SUBJECT: Final = "V/v gửi tệp kết nối để gửi, nhận dữ liệu kế hoạch cải cách hành chính"
LIST_TITLE: Final = "DANH SÁCH CƠ QUAN NHẬN TỆP KẾT NỐI"
REMINDED: Final = "DANH SÁCH CƠ QUAN CHƯA GỬI"
LISTED_HERE: Final = 8
"""So many names stand in the address itself; more follow as a list."""
_DEPARTMENT: Final = re.compile(r"^((?:Sở|Ban|Phòng) .+?) ((?:tỉnh|thành phố|huyện|thị xã|quận) .+)$")


@value
class Covering:
    """The letter of an office to the communes whose connection files go with it, one or many.

    With `awaited` it is a công văn đôn đốc: what they have not sent by the day `as_of`.
    """

    office: str
    communes: tuple[str, ...]
    awaited: str = ""
    as_of: date | None = None

    @property
    def subject(self) -> str:
        """What the letter is about, below its number."""
        return f"V/v đôn đốc gửi {self.awaited}" if self.awaited else SUBJECT

    @property
    def list_title(self) -> str:
        """The title of the list of communes."""
        return REMINDED if self.awaited else LIST_TITLE

    @property
    def above(self) -> str:
        """The body above in capitals: a department names the committee it belongs to (Phụ lục I, II.2)."""
        found = _DEPARTMENT.match(self.office)
        return f"Ủy ban nhân dân {found[2]}".upper() if found else ""

    @property
    def issuer(self) -> str:
        """The office in capitals, without the place that the line above names already."""
        found = _DEPARTMENT.match(self.office)
        name = found[1] if found else re.sub(r"^UBND ", "Ủy ban nhân dân ", self.office)
        return name.upper()

    @property
    def has_list(self) -> bool:
        """Whether the communes stand in a list of their own."""
        return len(self.communes) > LISTED_HERE

    @property
    def addressees(self) -> tuple[str, ...]:
        """`Kính gửi: …` as lines."""
        if self.has_list:
            return ("Kính gửi: Các cơ quan có tên trong danh sách kèm theo",)
        if len(self.communes) == 1:
            return (f"Kính gửi: {self.communes[0]}",)
        ends = [";"] * (len(self.communes) - 1) + ["."]
        return ("Kính gửi:", *(f"- {name}{end}" for name, end in zip(self.communes, ends, strict=True)))

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """What the letter says, paragraph by paragraph."""
        return tuple(_reminding(self) if self.awaited else _paragraphs(self.office, self.communes))

    @property
    def listed(self) -> tuple[str, ...]:
        """The communes numbered, for the list; empty where the address names them."""
        numbered = enumerate(self.communes, start=1)
        return tuple(f"{number}. {name}" for number, name in numbered) if self.has_list else ()

    @property
    def text(self) -> str:
        """The whole letter without its head, for a mail, Zalo or the document system."""
        listed = (self.list_title, "\n".join(self.listed)) if self.has_list else ()
        return "\n\n".join((self.subject, "\n".join(self.addressees), *self.paragraphs, *listed))


def _reminding(letter: Covering) -> Iterator[str]:
    day, office = f"Đến ngày {written_day(letter.as_of)}" if letter.as_of else "Đến nay", letter.office
    if letter.has_list:
        whose = f"{len(letter.communes)} cơ quan có tên trong danh sách kèm theo"
    else:
        whose = letter.communes[0] if len(letter.communes) == 1 else "các cơ quan nêu trên"
    yield f"{day}, {office} chưa nhận được {letter.awaited} của {whose}."
    yield (
        f"Đề nghị khẩn trương hoàn thành và gửi về {office} trước ngày {DOTS}, bằng một trong các cách: tệp"
        " dữ liệu của chương trình, biểu thu thập Excel, hoặc tệp Word, PDF qua hệ thống văn bản."
    )
    yield (
        f"Cơ quan đã gửi mà vẫn có tên ở đây, đề nghị báo lại {office} số, ngày của văn bản và cách đã gửi để"
        " đối chiếu."
    )
    yield f"Có vướng mắc, liên hệ: {DOTS} (điện thoại: {DOTS})./."


def _paragraphs(office: str, communes: tuple[str, ...]) -> Iterator[str]:
    files = f"tệp kết nối của {communes[0]}" if len(communes) == 1 else "tệp kết nối của từng cơ quan"
    yield (
        f"Để gửi kế hoạch, báo cáo và nhận nhiệm vụ, ý kiến bằng tệp dữ liệu, {office} gửi kèm văn bản này"
        f" {files}. Đề nghị thực hiện như sau:"
    )
    yield (
        "1. Mỗi tệp kết nối chỉ dùng cho một cơ quan, tên cơ quan ghi trong tên tệp; không chuyển tệp cho cơ"
        f" quan khác. Nhận được tệp mang tên cơ quan khác thì báo {office} gửi lại tệp đúng."
    )
    yield (
        "2. Lưu tệp vào máy tính có chương trình. Mở chương trình lần đầu thì bấm “Mở tệp kết nối của cấp"
        " trên”; đang dùng chương trình thì vào trang “Gửi, nhận”, bấm “Mở tệp kết nối…”. Chọn tệp, xem đúng"
        " tên cơ quan mình rồi bấm “Đúng, kết nối”."
    )
    yield (
        "3. Kế hoạch đang soạn trên máy không bị thay đổi. Sau khi kết nối, trang “Gửi, nhận” lưu dữ liệu ra"
        " thư mục hoặc USB để gửi; không cần mạng, không cần khai báo thêm."
    )
    yield (
        "4. Cài lại máy thì mở bản sao lưu của chương trình để dùng tiếp. Không còn bản sao lưu thì báo"
        f" {office} cấp lại tệp kết nối; tệp cũ khi đó không còn dùng được."
    )
    yield (
        "5. Cơ quan chưa dùng chương trình tiếp tục gửi kế hoạch, báo cáo bằng tệp Word, Excel hoặc PDF."
        " Không đưa tài liệu mật vào chương trình."
    )
    yield f"Có vướng mắc, liên hệ: {DOTS} (điện thoại: {DOTS})./."
