"""What must not go to the signature: private remarks, question marks, unfilled blanks of a template."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ccapp.domain.checks.passage import Part, Passage
from ccapp.domain.checks.saying import found, short
from ccapp.domain.findings import Finding, Fix, Severity

_RULED: Final = frozenset({Part.TITLE, Part.HEADING, Part.PROSE, Part.CELL, Part.BASIS})
_NOT_YET: Final = r"chưa (?:có|đủ|rõ|kịp|xong|thống nhất|chốt|khảo sát|cập nhật|xin ý kiến)"
# Words one colleague writes to another; in brackets they are surely no part of the document.
_PRIVATE: Final = re.compile(
    rf"[(\[](?P<words>[^()\[\]]*?\b(?:xem lại|hỏi lại|kiểm tra lại|rà lại|bổ sung sau|bổ sung thêm|"
    rf"cần bổ sung|"
    rf"cập nhật sau|điền sau|ghi sau|sửa lại|chỉnh lại|thêm sau|tính sau|"
    rf"{_NOT_YET}[^()\[\]]*(?:chưa|sau|nên|lên)|"
    r"chưa đưa vào|anh .{1,20} xem|chị .{1,20} xem|em chưa|nhờ (?:anh|chị|đ/c)|tạm để|tạm thời để|"
    r"copy|lấy từ năm)"
    r"\b[^()\[\]]*)[)\]]",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(
    r"(?:\?{2,}|\bTODO\b|\bhỏi lại (?:anh|chị|đ/c|đồng chí)\b|(?<![\wX])(?:x{3,}|X{5,})(?!\w)|#{3,})"
)
_TEMPLATE: Final = re.compile(
    r"(?P<open>[\[<{])(?P<words>(?!bookmark|/?(?:b|i|u|br|sup|sub|p)\b)[^\[\]<>{}\n]{2,60})(?P<close>[\]>}])"
)
_PAIRS: Final = {"[": "]", "<": ">", "{": "}"}
_LETTERS: Final = re.compile(r"[^\W\d_]{2}")
# Dots that stand for a figure or a name: after a colon or space, not the "…" that ends a list.
_DOTS: Final = re.compile(r"(?:^|(?<=[\s:(]))[.…_]{2,}(?=\s*(?:[^\W\d_]|%|\)|;|,|$))|(?<=:)\s*[.…_]{2,}")
_SIGNED_LATER: Final = re.compile(r"(?i:số|ngày|tháng|năm|nguồn|khoá|khóa)\s*[:.…_\s/-]*$|[/-]\s*$")
_AFTER_NUMBER: Final = re.compile(r"\s*(?:[/-]|(?:tháng|năm)\b)")
_MIN_DOTS: Final = 3


def remarks(passage: Passage) -> Iterator[Finding]:
    """Remarks meant for a colleague and templates not filled in."""
    if passage.part not in _RULED:
        return
    seen: list[tuple[int, int]] = []
    for words in _PRIVATE.finditer(passage.text):
        seen.append(words.span())
        yield _remark(passage, words.group())
    for words in _ALONE.finditer(passage.text):
        if not any(first <= words.start() < last for first, last in seen):
            yield _remark(passage, words.group())
    for words in _TEMPLATE.finditer(passage.text):
        if _PAIRS[words.group("open")] == words.group("close") and _LETTERS.search(words.group("words")):
            text = words.group()
            fix = Fix(code="fix-go-there")
            yield found("text-template", Severity.WARNING, passage, text, fix, text=short(text))


def _remark(passage: Passage, text: str) -> Finding:
    return found("text-remark", Severity.ERROR, passage, text, Fix(code="fix-go-there"), text=short(text))


def blanks(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Dots never filled in, one finding for all of a kind; number and day before signing are no blanks."""
    left = [
        (passage, text) for passage in passages if passage.part in _RULED for text in _unfilled(passage.text)
    ]
    for kind in dict.fromkeys(text for _, text in left):
        here = [passage for passage, text in left if text == kind]
        yield found(
            "text-blank",
            Severity.WARNING,
            here[0],
            kind,
            Fix(code="fix-go-there"),
            text=kind,
            count=len(here),
        )


def _unfilled(text: str) -> Iterator[str]:
    for dots in _DOTS.finditer(text):
        width = sum(3 if char == "…" else 1 for char in dots.group().strip())
        if width < _MIN_DOTS or _SIGNED_LATER.search(text, 0, dots.start()):
            continue
        if _AFTER_NUMBER.match(text, dots.end()):
            continue
        following = " ".join(text[dots.end() :].split()[:2]).rstrip(".;,)")
        leading = text[: dots.start()].strip()
        if not following and not leading.endswith(":"):
            continue  # dots at the end of a list
        yield f"…… {following}".strip()
