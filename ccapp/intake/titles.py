"""What stands around a table: the appendix title above it, the note line, the letterhead."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from ccapp.intake.sheet import Line, Sheet
from ccapp.intake.values import Letterhead
from ccapp.text.fold import fold

_MARKER: Final = re.compile(
    r"(?:phu luc|phu bieu|bieu mau|bieu|mau|bang)(?:\s+so)?(?:\s+(?:[ivxlc]{1,6}|\d{1,3}|[a-z]))?\s*[.:-]?"
)
_MARKED_TITLE: Final = re.compile(
    r"(?i)(?:phụ lục|phụ biểu|biểu)(?:\s+số)?\s+(?:[IVXLC]+|\d{1,3})\s*[.:–-]\s*(\S.+)"
)
_SECTION_LINE: Final = re.compile(r"([IVXLC]{1,5}|[A-HĐ])\s?[.)]\s+\S")
_PAGE_NUMBER: Final = re.compile(r"(?:trang\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*/\s*\d{1,4})?")
_TITLE_LINES: Final = 4
_TITLE_LENGTH: Final = 300
_NOTE_WORDS: Final = ("kem theo", "ban hanh", "dinh kem")
_DOC_TYPES: Final = (
    "Kế hoạch", "Quyết định", "Nghị quyết", "Chương trình", "Công văn", "Tờ trình", "Đề án", "Báo cáo",
    "Thông báo", "Chỉ thị", "Hướng dẫn",
)  # fmt: skip
_TYPE: Final = re.compile("|".join(_DOC_TYPES), re.IGNORECASE)
# The number may be blank or dots until the document is signed.
_SYMBOL: Final = re.compile(
    r"(?i:số)\s*:?\s*([0-9]*)[\s.…_]*[/-]?\s*([A-ZĐ][A-Za-zĐđ]{0,7}(?:[-/][A-ZĐ][A-ZĐa-z0-9]*)+)"
)
_DATE: Final = re.compile(r"(?i)(?:ngày\s+)?(\d{1,2})\s*(?:/|-|tháng)\s*(\d{1,2})\s*(?:/|-|năm)\s*(\d{4})")
_ISSUER: Final = re.compile(r"\bcủa\s+(.+?)\s*(?:\)|;|,|\bvề\b|\bban hành\b|$)")
_BODY: Final = re.compile(r"(?:ỦY BAN|UỶ BAN|UBND|ĐẢNG ỦY|ĐẢNG UỶ|ĐẢNG BỘ|HỘI ĐỒNG|BAN CHẤP HÀNH)")


def is_blank(line: Line) -> bool:
    """Whether a paragraph between two tables is nothing but space or a page number."""
    return not line.text or _PAGE_NUMBER.fullmatch(fold(line.text)) is not None


def section_line(lines: Sequence[Line]) -> str:
    """The section heading directly above a table ("II. Cải cách …"), empty where there is none."""
    last = next((line.text for line in reversed(lines) if not is_blank(line)), "")
    return last if _SECTION_LINE.match(last) and len(last) <= _TITLE_LENGTH else ""


def title(lines: Sequence[Line]) -> str:
    """The appendix title above a table: after the "Phụ lục" line, before the note line."""
    filled = [line for line in lines if not is_blank(line)]
    start = max((index for index, line in enumerate(filled) if _is_marker(line.text)), default=-1)
    if start >= 0:
        return _title_after(filled[start].text, filled[start + 1 :])
    return " ".join(line.text for line in _bold_tail(filled))


def letterhead(blocks: Sequence[Line | Sheet]) -> Letterhead:
    """What the document says of itself: first the note line of the appendix, then the first page's head."""
    found = Letterhead()
    for line in (block for block in blocks if isinstance(block, Line)):
        if is_note(line.text):
            found = _fill(found, _note(line.text))
    for text in _head_texts(blocks):
        found = _fill(found, _head(text))
    return found


def is_note(text: str) -> bool:
    """Whether a line says what an appendix belongs to: `(Kèm theo Kế hoạch số …)`."""
    folded = fold(text)
    return folded.startswith(("(", "[", "kem theo", "ban hanh kem")) and any(
        word in folded for word in _NOTE_WORDS
    )


def _is_marker(text: str) -> bool:
    return _MARKER.fullmatch(fold(text)) is not None or _MARKED_TITLE.fullmatch(text) is not None


def _title_after(marker: str, lines: Sequence[Line]) -> str:
    same_line = _MARKED_TITLE.fullmatch(marker)
    parts = [same_line.group(1)] if same_line else []
    for line in lines[:_TITLE_LINES]:
        if is_note(line.text) or len(line.text) > _TITLE_LENGTH or _is_unit_line(line.text):
            break
        if parts and (_SECTION_LINE.match(line.text) or not _is_title_like(line)):
            break
        parts.append(line.text)
    return " ".join(" ".join(parts).split())


def _bold_tail(lines: Sequence[Line]) -> list[Line]:
    """The bold or capital lines that end directly above a table, notes skipped."""
    found: list[Line] = []
    for line in reversed(lines):
        if is_note(line.text) or _is_unit_line(line.text):
            continue
        if not _is_title_like(line) or len(line.text) > _TITLE_LENGTH or len(found) == _TITLE_LINES:
            break
        if _SECTION_LINE.match(line.text):
            break
        found.insert(0, line)
    return found


def _is_title_like(line: Line) -> bool:
    return line.bold or line.centered or line.text.isupper()


def _is_unit_line(text: str) -> bool:
    return fold(text).startswith(("don vi tinh", "(don vi tinh", "dvt"))


def _head_texts(blocks: Sequence[Line | Sheet]) -> Iterable[str]:
    """Paragraphs and the cells of small tables before the first large table, in order."""
    for block in blocks:
        if isinstance(block, Line):
            yield block.text
        elif block.height > _TITLE_LINES:
            return
        else:
            yield from (box.text for row in range(block.height) for box in block.row(row) if box.row == row)


def _note(text: str) -> Letterhead:
    found = _number(text)
    kind = _TYPE.search(text)
    issuer = _ISSUER.search(text)
    return replace(
        found,
        doc_type=kind.group(0).capitalize() if kind else "",
        signed_on=_date(text),
        issuer=issuer.group(1).strip() if issuer else "",
    )


def _head(text: str) -> Letterhead:
    """What a block of the first page's head says; body text says nothing."""
    folded = fold(text)
    found = Letterhead()
    if folded.startswith("so") or "\nso:" in folded or re.search(r"(?m)^\s*Số\s*:", text):
        found = _number(text)
    if text.upper() == text and folded in {fold(kind) for kind in _DOC_TYPES}:
        found = replace(found, doc_type=text.strip().capitalize())
    if re.search(r"(?i),\s*ngày", text) and len(text) <= _TITLE_LENGTH:
        found = replace(found, signed_on=_date(text))
    if _BODY.match(text) and len(text) <= _TITLE_LENGTH:
        names = [line for line in text.split("\n") if line.isupper()]
        found = replace(found, issuer=" ".join(names))
    return found


def _number(text: str) -> Letterhead:
    found = _SYMBOL.search(text)
    return Letterhead(number=found.group(1), symbol=found.group(2)) if found else Letterhead()


def _date(text: str) -> date | None:
    found = _DATE.search(text)
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None  # a day that does not exist was typed: nothing is said plainly


def _fill(known: Letterhead, found: Letterhead) -> Letterhead:
    """Keep what is known; number and symbol come from one place together."""
    number = known if known.symbol else found
    return Letterhead(
        doc_type=known.doc_type or found.doc_type,
        number=number.number,
        symbol=number.symbol,
        signed_on=known.signed_on or found.signed_on,
        issuer=known.issuer or found.issuer,
    )
