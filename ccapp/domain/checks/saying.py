"""What the text rules share: how a finding and its fix are said, and the sentence around a place."""

from __future__ import annotations

import re
from typing import Final

from ccapp.domain.checks.passage import Passage
from ccapp.domain.findings import Edit, Finding, Fix, Severity

# For use in a character class: the capital letters of Vietnamese, which are no range.
CAPITALS: Final = "A-ZÀÁÂÃÈÉÊÌÍÎÒÓÔÕÙÚÛÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_SHOWN: Final = 80
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
    before = max((stop.end() for stop in _STOP.finditer(text, 0, start)), default=0)
    after = _STOP.search(text, end)
    return text[before : after.start() if after else len(text)]


def before(text: str, start: int) -> str:
    """What stands before a place in its sentence or list item."""
    begun = max((stop.end() for stop in _STOP.finditer(text, 0, start)), default=0)
    return text[begun:start]


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
