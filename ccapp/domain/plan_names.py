"""A plan's name as short as officers say it: `Kế hoạch cải cách hành chính năm 2026` is `CCHC 2026`."""

from __future__ import annotations

import re
from typing import Final

from ccapp.text.normalize import clean

# What plans of these offices are about, the longer in front.
_SHORT: Final = (
    ("kiểm soát thủ tục hành chính", "KSTTHC"),
    ("cải cách thủ tục hành chính", "CCTTHC"),
    ("cải cách hành chính", "CCHC"),
    ("thủ tục hành chính", "TTHC"),
    ("chuyển đổi số", "CĐS"),
    ("dịch vụ công trực tuyến", "DVCTT"),
)
_KIND: Final = re.compile(
    r"^\s*(?:kế\s+hoạch|nhiệm\s+vụ)\s+(?:về\s+|công\s+tác\s+|thực\s+hiện\s+)*", re.IGNORECASE
)
_YEARS: Final = re.compile(
    r"[\s,(]*(?:(?:cho\s+|của\s+|trong\s+)?năm|giai\s+đoạn)\s+\d{4}(?:\s*[-–]\s*\d{4})?\)?", re.IGNORECASE
)
_WHERE: Final = re.compile(
    r"\s*(?:của\s+(?:ubnd|ủy\s+ban|uỷ\s+ban|đảng\s+ủy|xã|phường)|trên\s+địa\s+bàn)\b.*$", re.IGNORECASE
)


def short_name(title: str, year_from: int, year_to: int) -> str:
    """What the plan is about and its years, on one line; the whole title where nothing would be left."""
    line = " ".join(clean(title).split())
    if line.isupper():
        line = line.capitalize()
    about = _WHERE.sub("", _YEARS.sub("", _KIND.sub("", line))).strip(" ,.-–")
    for words, letters in _SHORT:
        about = re.sub(words, letters, about, flags=re.IGNORECASE)
    years = str(year_from) if year_from == year_to else f"{year_from}-{year_to}"
    if not about:
        return line or years
    spoken = about[0].upper() + about[1:]
    return f"{spoken} {years}"
