"""What the text rules share: how a finding and its fix are said, and the sentence around a place."""

from __future__ import annotations

import re
from typing import Final

from ccapp.domain.checks.passage import Passage
from ccapp.domain.findings import Edit, Finding, Fix, Severity

# For use in a character class: the capital letters of Vietnamese, which are no range.
CAPITALS: Final = "A-ZÀÁÂÃÈÉÊÌÍÎÒÓÔÕÙÚÛÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_SHOWN: Final = 80
_REACH: Final = (
    1_000  # characters of a sentence looked at on each side, that a long cell takes no square of time
)
_STOP: Final = re.compile(r"[;\n]|[.!?](?=\s|$)")


def short(text: str) -> str:
    """One line of at most 80 characters, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def ending(text: str, words: int = 6) -> str:
    """`…UBND các xã, thị`: the last words of a text."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= words else "…" + " ".join(parts[-words:])


def clause(text: str, start: int, end: int) -> str:
    """The sentence or list item around a place, without its closing mark."""
    last = end + _REACH
    after = _STOP.search(text, end, last)
    return text[_begun(text, start) : after.start() if after else last]


def before(text: str, start: int) -> str:
    """What stands before a place in its sentence or list item."""
    return text[_begun(text, start) : start]


def _begun(text: str, start: int) -> int:
    first = max(start - _REACH, 0)
    return max((stop.end() for stop in _STOP.finditer(text, first, start)), default=first)


def change(passage: Passage, start: int, end: int, text: str, code: str = "fix-change-to") -> Fix:
    """A fix that puts `text` in place of a part; in a file it only says what to write."""
    whole = passage.text[:start] + text + passage.text[end:]
    edits = (Edit(record=passage.record, field=passage.field, text=whole),) if passage.record else ()
    return Fix(code=code, facts={"text": text}, edits=edits)


def found(
    code: str, severity: Severity, passage: Passage, about: str, *fixes: Fix, **facts: object
) -> Finding:
    """A finding at a passage; `about` are the very words it speaks of."""
    return Finding(
        code=code,
        severity=severity,
        record=passage.record,
        place=passage.place,
        field=passage.field,
        facts=facts,
        about=about,
        fixes=fixes,
    )
