"""Who issues the document, as its parts say it: letterhead, note line of each appendix, signature, symbol."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ccapp.domain.checks.passage import Part, Passage, Setting
from ccapp.domain.checks.saying import change, found
from ccapp.domain.findings import Finding, Fix, Severity

_SYMBOL: Final = re.compile(r"[-/](?P<kind>KH|QĐ|NQ|CTr|CT|BC|ĐA|PA|QC)\s?[-/]\s?(?P<body>[A-ZĐ]{2,5})\b")
_NUMBERED: Final = re.compile(
    r"(?i:số)\s*:?\s*(?P<number>\d{1,5})\s?[-/]\s?(?P<kind>KH|QĐ|NQ|CTr|CT|BC|ĐA|PA|QC)[-/]"
)
_APPENDIX: Final = re.compile(r"(?:Phụ lục|PHỤ LỤC)(?:\s+(?:số\s+)?[IVX\d]+)?")
_RETAINED: Final = re.compile(r"^\W*Lưu\b")
_OTHER_OFFICE: Final = re.compile(r"\b(?:VP)?(?P<body>HU|TU|QU|ThU)\b")


class Voice(StrEnum):
    """The bodies that may issue a plan."""

    COMMITTEE = "committee"
    COUNCIL = "council"
    PARTY = "party"


_FOLLOW: Final = {
    Voice.COMMITTEE: "fix-issuer-committee",
    Voice.COUNCIL: "fix-issuer-council",
    Voice.PARTY: "fix-issuer-party",
}
_BODIES: Final = {
    "UBND": Voice.COMMITTEE, "HĐND": Voice.COUNCIL, "ĐU": Voice.PARTY, "HU": Voice.PARTY, "TU": Voice.PARTY,
}  # fmt: skip
_BY: Final = r"(?:của|T/M|TM\.?)\s+"
_WORDS: Final = (
    (
        Voice.PARTY,
        re.compile(_BY + r"(?:Đảng ủy|Đảng uỷ|Đảng bộ|Ban Chấp hành|Ban Thường vụ|BCH)", re.IGNORECASE),
    ),
    (
        Voice.COUNCIL,
        re.compile(_BY + r"(?:HĐND|Hội đồng nhân dân)(?: xã| phường|\b)(?! và)", re.IGNORECASE),
    ),
    (
        Voice.COMMITTEE,
        re.compile(_BY + r"(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)(?: xã| phường| huyện)?", re.IGNORECASE),
    ),
)
_HEADS: Final = (
    (Voice.PARTY, re.compile(r"^(?:ĐẢNG BỘ|ĐẢNG ỦY|ĐẢNG UỶ|BAN CHẤP HÀNH)", re.MULTILINE)),
    (Voice.COMMITTEE, re.compile(r"^(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)", re.MULTILINE)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One place that says who issues: its words, and the appendix it stands in."""

    voice: Voice
    text: str
    passage: Passage
    appendix: str


def issuers(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Parts that name different issuers, once; the first part that speaks is compared with the others."""
    said = list(_all_said(passages))
    if not said:
        return
    # The note lines are compared with each other first: an appendix copied from another body's plan.
    notes = [one for one in said if one.passage.part is Part.NOTE]
    for first, other in ((notes, notes), (said, said)):
        odd = next((one for one in other if first and one.voice is not first[0].voice), None)
        if odd is not None:
            yield _differ(first[0], odd)
            return


def _differ(first: _Said, odd: _Said) -> Finding:
    facts = {"text": first.text, "other": odd.text, "first": first.appendix, "second": odd.appendix}
    fixes = (Fix(code=_FOLLOW[first.voice]), Fix(code=_FOLLOW[odd.voice]))
    about = f"{first.text} {odd.text}"
    if first.appendix and odd.appendix and first.appendix != odd.appendix:
        return found("text-issuer-appendix", Severity.ERROR, odd.passage, about, *fixes, **facts)
    return found("text-issuer", Severity.ERROR, odd.passage, about, *fixes, **facts)


def _all_said(passages: Sequence[Passage]) -> Iterator[_Said]:
    appendix = ""
    for passage in passages:
        if passage.part is Part.TITLE and (marked := _APPENDIX.match(passage.text)):
            appendix = marked.group()
        if passage.part in (Part.LETTERHEAD, Part.NOTE, Part.SIGNATURE):
            for voice, text in _voices(passage):
                yield _Said(voice=voice, text=text, passage=passage, appendix=appendix)


def _voices(passage: Passage) -> Iterator[tuple[Voice, str]]:
    text = passage.text
    for symbol in _SYMBOL.finditer(text):
        if symbol.group("body") in _BODIES:
            yield _BODIES[symbol.group("body")], symbol.group()
            break
    for voice, words in _HEADS if passage.part is Part.LETTERHEAD else _WORDS:
        if (written := words.search(text)) is not None:
            yield voice, " ".join(written.group().split())
            return


def symbols(passages: Sequence[Passage]) -> Iterator[Finding]:
    """The document's own symbol written in two ways, and its number in two figures."""
    seen: dict[tuple[str, str], str] = {}
    numbers: dict[str, str] = {}
    for passage in passages:
        if passage.part not in (Part.LETTERHEAD, Part.NOTE):
            continue
        symbol = _SYMBOL.search(passage.text)
        if symbol is not None:
            key = (symbol.group("kind"), symbol.group("body"))
            first = seen.setdefault(key, symbol.group()[1:])
            if first != symbol.group()[1:]:
                fix = change(passage, symbol.start() + 1, symbol.end(), first)
                yield found(
                    "text-symbol",
                    Severity.WARNING,
                    passage,
                    symbol.group(),
                    fix,
                    text=symbol.group(),
                    other=first,
                )
        yield from _other_number(passage, numbers)


def _other_number(passage: Passage, numbers: dict[str, str]) -> Iterator[Finding]:
    written = _NUMBERED.search(passage.text)
    if written is None:
        return
    first = numbers.setdefault(written.group("kind"), written.group("number"))
    if int(first) != int(written.group("number")):
        fix = change(passage, written.start("number"), written.end("number"), first)
        about = written.group("number")
        yield found("text-own-number", Severity.ERROR, passage, about, fix, text=about, other=first)


def other_office(passage: Passage, setting: Setting) -> Iterator[Finding]:
    """The abbreviation of a district or province Party office in a commune's document (`Lưu VT-VPHU`)."""
    if setting.level != "commune" or passage.part is not Part.RECIPIENTS:
        return
    if _RETAINED.match(passage.text) and (written := _OTHER_OFFICE.search(passage.text)):
        yield found(
            "text-other-office",
            Severity.WARNING,
            passage,
            written.group(),
            Fix(code="fix-edit"),
            text=written.group(),
        )
