"""Years that are left over from last year's text: before the plan's years and spoken of as if this year's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from ccapp.domain.checks.cited import is_cited
from ccapp.domain.checks.passage import Part, Passage, Setting
from ccapp.domain.checks.saying import before, change, found
from ccapp.domain.findings import Finding, Severity

_OLDEST: Final = 6  # years before the plan: what is older is history, nobody's last plan
_DEADLINE_LENGTH: Final = 40  # letters: a cell that says no more than when
_QUIET: Final = frozenset({Part.BASIS, Part.NOTE, Part.LETTERHEAD, Part.RECIPIENTS, Part.SIGNATURE})
_YEAR: Final = re.compile(
    r"(?:\bnăm|\b[Qq]u[ýí]\s+[IVX\d]+\s*[/.-]|\b[Tt]háng\s+\d{1,2}\s*[/.-]|\b\d{1,2}\s*[/-]|\bQ[1-4]\s*[/-])"
    r"\s*(?P<year>20\d\d)(?![\d])(?!\s*(?:[-–—/]|đến|tới)\s*(?:năm\s+)?\d{2})",
    re.IGNORECASE,
)
_RANGE_BEFORE: Final = re.compile(
    r"(?:20\d\d|\d{1,2}/20\d\d|[IVX\d])\s*(?:[-–—]|đến|tới)\s*(?:hết\s+)?(?:năm\s*)?$"
)
# Words after which an older year is meant: results of the year before, a point of comparison, a span.
_SPAN: Final = re.compile(r"\b(?:kể từ|từ|trước|sau|đến|tới|hết)\b", re.IGNORECASE)
_MEANT: Final = re.compile(
    r"\b(?:báo cáo|kết quả|tổng kết|sơ kết|so với|giai đoạn|nhiệm kỳ|năm học|số liệu|quyết toán|"
    r"xếp hạng|chỉ số|ban hành|sửa đổi|(?<!pháp )luật|hiến pháp|"
    r"đại hội|cùng kỳ|hệ thống hóa|thành lập|khóa|khoá|tồn tại|hạn chế|điều tra|tính|cũ)\b",
    re.IGNORECASE,
)
_AFTER: Final = re.compile(r"\s*(?:trở (?:về|đi)|về trước|đã |\(cũ\))")
_DAY_BEFORE: Final = re.compile(r"(?:\d{1,2}\s*(?:[/.-]|tháng)\s*\d{0,2}\s*)$", re.IGNORECASE)


def old_years(passage: Passage, setting: Setting) -> Iterator[Finding]:
    """Older years of a text with the plan's year offered; quiet where the plan's years are not known.

    Deadlines of a plan are read by the deadline rules.
    """
    if not setting.year_from or passage.part in _QUIET or (passage.record and passage.field == "deadline"):
        return
    for written in _YEAR.finditer(passage.text):
        year = int(written.group("year"))
        if setting.year_from - _OLDEST <= year < setting.year_from and not _is_meant(passage, written):
            fix = change(passage, written.start("year"), written.end("year"), str(setting.year_from))
            yield found(
                "text-old-year",
                Severity.WARNING,
                passage,
                written.group().strip(),
                fix,
                text=written.group().strip(),
                years=_span(setting),
            )


def _span(setting: Setting) -> str:
    first, last = setting.year_from, setting.year_to
    return str(first) if first == last else f"{first}-{last}"


def _is_meant(passage: Passage, written: re.Match[str]) -> bool:
    text = passage.text
    if is_cited(text, written.start()) or _AFTER.match(text, written.end()):
        return True
    ahead = before(text, written.start())
    if _RANGE_BEFORE.search(ahead) or _MEANT.search(ahead):
        return True
    if passage.part is Part.CELL and len(text) <= _DEADLINE_LENGTH:
        return False
    # In prose a full date is that of a document or an event, and "đến năm 2025" looks back.
    return _SPAN.search(ahead) is not None or _DAY_BEFORE.search(ahead) is not None
