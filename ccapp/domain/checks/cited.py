"""Cited documents inside a text: years, dates and bodies named there belong to them, not to this document."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from ccapp.domain.checks.saying import CAPITALS

_KINDS: Final = (
    r"Quyết định|Nghị quyết|Kế hoạch|Chương trình|Chỉ thị|Nghị định|Thông tư|Công văn|Đề án|Báo cáo|Kết luận|"
    r"Thông báo|Hướng dẫn|Quy định|Văn bản|Quy chế|Tờ trình|Kèm theo|QĐ|NQ|KH"
)
# A kind with a number after it, a law by its name, a bare number such as 76/NQ-CP or 920-CTr/TU.
_CITED: Final = re.compile(
    rf"(?:(?i:{_KINDS})(?:\s[^;.\n()]{{0,60}}?)?\s(?i:số)\b"
    r"|\b(?:Luật|Bộ luật|Pháp lệnh|Hiến pháp)\s"
    r"|\b(?:Nghị quyết|Văn kiện)\s(?:của\s)?(?:Đại hội|Đảng bộ|HĐND\s(?:tỉnh|huyện|thành phố))"
    r"|\bĐại hội\s"
    r"|\b\d{1,5}(?:/20\d\d)?[-/](?:NQ|QĐ|KH|CTr|NĐ|CT|TT|CV|ĐA|BC|TB|KL|HD)[-/])"
)
_END: Final = re.compile(rf"[;\n]|\.(?=\s+[{CAPITALS}]|$)")


@lru_cache(maxsize=4096)
def cited_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Start and end of each citation, which runs from the kind of document to the end of its sentence."""
    spans = []
    end = 0
    while (found := _CITED.search(text, end)) is not None:
        stop = _END.search(text, found.end())
        end = stop.start() if stop else len(text)
        spans.append((found.start(), end))
    return tuple(spans)


def is_cited(text: str, start: int) -> bool:
    """Whether a place of the text lies in a citation."""
    return any(first <= start < last for first, last in cited_spans(text))
