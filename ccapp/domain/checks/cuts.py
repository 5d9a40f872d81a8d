"""Text that stops short: cut in the middle of a phrase, a bracket never closed, a sentence broken in two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ccapp.domain.checks.passage import Part, Passage
from ccapp.domain.checks.saying import ending, found
from ccapp.domain.findings import Finding, Fix, Severity

_RULED: Final = frozenset({Part.TITLE, Part.HEADING, Part.PROSE, Part.CELL})
# Words that always have something after them. "trên", "theo", "vào", "cho" may end a phrase (cấp trên).
_OPEN_WORDS: Final = re.compile(
    r"(?:^|\s)(?:và|hoặc|của|các|những|nhằm|tại|thuộc|gồm|bao gồm|để|"
    r"với|(?<!trở )về|được giao cho|liên quan đến|do|bởi|vì|nếu|mà|hay|là)$",
    re.IGNORECASE,
)
# First halves of words that offices use daily.
_HALVES: Final = re.compile(
    r"(?:^|\s)(?:xã, thị|xã, phường, thị|cơ quan hành|thủ tục hành|cải cách hành|bộ máy hành|"
    r"ủy ban nhân|uỷ ban nhân|"
    r"hội đồng nhân|công nghệ thông|dịch vụ công trực|tại cơ|chính quyền điện|môi trường điện|"
    r"quy phạm pháp|văn bản quy|mặt trận tổ|tiếp nhận và trả kết)$",
    re.IGNORECASE,
)
_CLOSED: Final = re.compile(r"[.;:!?…)\]”\"/]$")
_BULLET: Final = re.compile(r"^\s*[-+•*]|\n\s*[-+•*]")
_LABEL: Final = re.compile(r"(?:^|(?<=[\s;,.]))(?:\d{1,2}|[a-zđ]|[ivx]{1,4})\)")
_MOST_BREAKS: Final = 10
_SHARE_BREAKS: Final = 0.2


def cut_text(passage: Passage) -> Iterator[Finding]:
    """A paragraph or cell whose last words cannot be the last."""
    text = passage.text.rstrip(" *_")
    if passage.part not in _RULED or not text or _CLOSED.search(text):
        return
    comma = passage.part is Part.CELL and text.endswith(",") and not _BULLET.search(text)
    if comma or (_OPEN_WORDS.search(text) and " " in text) or _HALVES.search(text):
        fix = Fix(code="fix-edit")
        yield found("text-cut", Severity.WARNING, passage, ending(text), fix, text=ending(text))


def not_closed(passage: Passage) -> Iterator[Finding]:
    """A bracket or quotation mark that is opened and never closed."""
    if passage.part not in _RULED | {Part.NOTE, Part.BASIS}:
        return
    text = passage.text
    bare = _LABEL.sub("", text)
    if bare.count("(") > bare.count(")"):
        at = _last_open(text, "(", ")")
        yield _open(passage, "(", text[at : at + 40])
    if text.count("“") > text.count("”") and '"' not in text:
        at = _last_open(text, "“", "”")
        yield _open(passage, "“", text[at : at + 40])


def _last_open(text: str, opening: str, closing: str) -> int:
    """Where the bracket stands that is left open."""
    stack: list[int] = []
    for index, char in enumerate(text):
        if char == opening:
            stack.append(index)
        elif char == closing and stack:
            stack.pop()
    return stack[0] if stack else 0


def _open(passage: Passage, mark: str, text: str) -> Finding:
    fix = Fix(code="fix-edit")
    return found("text-not-closed", Severity.WARNING, passage, text, fix, mark=mark, text=text.strip())


def broken(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Sentences that a page or a stray paragraph end broke in two. Where there are many, the file was made
    that way, line by line, and nothing is said."""
    breaks = [(passage, position) for passage in passages for position in passage.breaks]
    if len(breaks) > min(_MOST_BREAKS, _SHARE_BREAKS * len(passages)):
        return
    for passage, position in breaks:
        left = ending(passage.text[:position], 4)
        right = " ".join(passage.text[position:].split()[:3])
        fix = Fix(code="fix-go-there")
        yield found("text-broken", Severity.HINT, passage, f"{left} {right}", fix, left=left, right=right)
