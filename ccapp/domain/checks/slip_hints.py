"""Slips of the hand, as hints: `TTTC`, `vbaor`, `banxây dựng`, `văn bản văn bản`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ccapp.domain.checks.passage import Part, Passage
from ccapp.domain.checks.saying import change, found
from ccapp.domain.findings import Finding, Fix, Severity
from ccapp.text.slips import Slip, SlipKind, slips

_MANY: Final = 12  # words that are no words, before a file is suspected of an old font
_SHARE: Final = 0.015
_QUIET: Final = frozenset({Part.SIGNATURE})  # people's names follow no rule


def in_old_font(passages: Sequence[Passage]) -> bool:
    """Whether a text is not Unicode at all but TCVN3 or VNI: its words are wrong by the dozen."""
    words = sum(passage.text.count(" ") + 1 for passage in passages)
    wrong = sum(slip.kind is not SlipKind.DOUBLED for passage in passages for slip in slips(passage.text))
    return wrong >= _MANY and wrong >= _SHARE * words


def old_font(first: Passage) -> Iterator[Finding]:
    """One finding for a text in an old font, at its first passage."""
    yield found("text-old-font", Severity.WARNING, first, "")


def typing_slips(passage: Passage) -> Iterator[Finding]:
    """Every slip that `ccapp.text.slips` sees, with what was probably meant."""
    if passage.part in _QUIET or passage.field == "number":
        return
    for slip in slips(passage.text):
        yield _finding(passage, slip)


def mending(passage: Passage) -> str:
    """What the button for a slip says: it writes into a plan; in a file it only names the word."""
    return "fix-mend" if passage.record else "fix-change-to"


def _finding(passage: Passage, slip: Slip) -> Finding:
    facts = {"text": slip.word, "better": slip.suggestion}
    if not slip.suggestion:
        return found("text-slip-unknown", Severity.HINT, passage, slip.word, Fix(code="fix-edit"), **facts)
    fix = change(passage, slip.start, slip.end, slip.suggestion)
    if slip.kind is SlipKind.DOUBLED:
        return found("text-doubled", Severity.HINT, passage, slip.word, fix, **facts)
    mend = change(passage, slip.start, slip.end, slip.suggestion, mending(passage))
    return found("text-slip", Severity.HINT, passage, slip.word, mend, **facts)
