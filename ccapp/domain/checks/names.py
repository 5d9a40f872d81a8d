"""Names of places as documents write them: a level word and capitalised syllables (`huyện Phú Lộc`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ccapp.domain.checks.saying import CAPITALS
from ccapp.text.fold import fold

_LEVELS: Final = "thị trấn|thị xã|thành phố|đặc khu|phường|huyện|quận|tỉnh|xã"
_SYLLABLE: Final = rf"[{CAPITALS}][\w’']*"
_NAMED: Final = re.compile(
    rf"\b(?P<level>{_LEVELS}|{'|'.join(word.capitalize() for word in _LEVELS.split('|'))})"
    rf"[ \u00a0](?P<name>{_SYLLABLE}(?:[ ]{_SYLLABLE}|[ ]?-[ ]?{_SYLLABLE}){{0,4}})"
)
_NAMED_IN_CAPITALS: Final = re.compile(
    rf"\b(?P<level>{_LEVELS.upper()})\s(?P<name>[{CAPITALS}]+(?:[ ][{CAPITALS}]+){{0,4}})"
)
# Capitalised words that follow a level word without being its name; two syllables where one is a name too.
_NO_NAMES: Final = re.compile(
    r"(?:Hội(?! An\b)|Khóa|Khoá|Lần|Nhiệm kỳ|Chủ |Bí |Đảng|Ủy|Uỷ|Ban\b|Nông thôn|Đoàn|Mặt trận|Công an|"
    r"Công thương|Quân sự|Văn phòng|Văn hóa|Văn hoá|Phòng|Sở\b|Trung tâm|Trung ương|Giai|Năm\b|Về\b|Trên\b|"
    r"Theo|Kế hoạch|Quyết định|Nghị quyết|Chương trình|Thường|Các\b|Tổ\b|Bộ\b|Cổng|Trang|Trạm|Trường|Hệ|"
    r"Thông|Chỉ|Căn|Thực|Tiếp|Nâng|Đẩy|Tăng|Xây|Phó|Trưởng|Chi\b|UBND|HĐND|MTTQ|UBMT|CCHC|TTHC|QPPL|[IVX]+\b)"
)
_TAIL: Final = re.compile(
    r"[ ](?:GIAI|NĂM|VỀ|THEO|LẦN|KHÓA|KHOÁ|NHIỆM|ĐẾN|TRONG|TRÊN|VÀ|BAN|CỦA|SỐ|TỈNH|HUYỆN|THÀNH PHỐ|"
    r"Khóa|Khoá|Lần|Nhiệm|Năm|Giai|[IVX]+)\b.*"
)


class Level(StrEnum):
    """Tiers of government; `CITY` may be a province or a district."""

    COMMUNE = "commune"
    DISTRICT = "district"
    PROVINCE = "province"
    CITY = "city"


_LEVEL_OF: Final = {
    "xã": Level.COMMUNE,
    "phường": Level.COMMUNE,
    "thị trấn": Level.COMMUNE,
    "đặc khu": Level.COMMUNE,
    "huyện": Level.DISTRICT,
    "quận": Level.DISTRICT,
    "thị xã": Level.DISTRICT,
    "thành phố": Level.CITY,
    "tỉnh": Level.PROVINCE,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place named at `start` to `end` of a text: `word` is its level word, `name` the bare name."""

    word: str
    name: str
    start: int
    end: int

    @property
    def level(self) -> Level:
        """The tier its level word says."""
        return _LEVEL_OF[self.word]

    @property
    def full(self) -> str:
        """`huyện Phú Lộc`."""
        return f"{self.word} {self.name}"

    @property
    def key(self) -> str:
        """The bare name for comparing."""
        return fold(self.name)


def level_of(text: str) -> Level | None:
    """The tier that the first level word of a text says: `UBND xã Lộc Bình` → commune; None without one."""
    found = re.search(rf"\b(?:{_LEVELS})\b(?!\s+hội)", text.casefold())
    return _LEVEL_OF[found.group()] if found else None


def named(text: str) -> Iterator[Named]:
    """Every place named in a text, capitals throughout included (`XÃ LỘC BÌNH`)."""
    pattern = _NAMED_IN_CAPITALS if text.isupper() else _NAMED
    for found in pattern.finditer(text):
        name = _TAIL.sub("", found.group("name"))
        first = name.title() if text.isupper() else name
        if _NO_NAMES.match(first) or (found.group("level") == "XÃ" and name.startswith("HỘI")):
            continue
        start = found.start("name")
        yield Named(
            word=found.group("level").casefold(), name=name, start=found.start(), end=start + len(name)
        )
