"""Numbers of sections and list items in the order of a text: doubled (II, II) or jumping (3 → 5.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Final

from ccapp.domain.checks.numbers import Style, parts_of, section_number
from ccapp.domain.checks.passage import Part, Passage
from ccapp.domain.checks.saying import CAPITALS, found, short
from ccapp.domain.findings import Finding, Severity

_TITLED: Final = r"(?=[“\"(]?[^\W\d_])"
_LABEL: Final = re.compile(
    r"(?P<rank>(?P<article>Điều\s+\d{1,3})[.:]"
    rf"|(?P<roman>[IVX]{{1,5}})[.)]\s*{_TITLED}"
    rf"|(?P<deep>\d{{1,2}}(?:\.\d{{1,2}}){{1,3}})\.?\s+(?=[“\"(]?[{CAPITALS}])"
    rf"|(?P<digits>\d{{1,2}})[.)](?:\s+|(?=[{CAPITALS}]))(?!tháng|ngày){_TITLED}"
    rf"|(?P<letter>[a-zđ])\)\s*{_TITLED})"
)
_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
_ENGLISH: Final = "abcdefghijklmnopqrstuvwxyz"
_RULED: Final = frozenset({Part.HEADING, Part.PROSE})


class Rank(IntEnum):
    """How deep a number stands; a number of a higher rank begins the lower ones anew."""

    ARTICLE = 0
    ROMAN = 1
    DIGITS = 2
    DEEP = 3
    LETTER = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """The number a paragraph begins with: its rank, its values (5.2 → 5, 2) and the words as written."""

    rank: int
    values: tuple[int, ...]
    text: str
    letter: str = ""


def label(text: str) -> Label | None:
    """Read the number at the start of a paragraph; None for `100% văn bản` and all that is no number."""
    written = _LABEL.match(text)
    if written is None:
        return None
    shown = written.group().strip().rstrip(".):").strip()
    if written.group("article"):
        return Label(rank=Rank.ARTICLE, values=(int(shown.split()[-1]),), text=shown)
    if roman := written.group("roman"):
        number = section_number(roman)
        return Label(rank=Rank.ROMAN, values=(number.value,), text=shown) if number else None
    if written.group("letter"):
        return Label(rank=Rank.LETTER, values=(0,), text=shown, letter=shown)
    values = tuple(map(int, shown.split(".")))
    return Label(rank=Rank.DIGITS + len(values) - 1, values=values, text=shown)


@dataclass(slots=True)
class _Counts:
    """The numbers met so far; a rank whose list turned back once holds nested lists and is left alone."""

    last: dict[int, Label] = field(default_factory=dict)
    unclear: set[int] = field(default_factory=set)

    def begin(self, rank: int) -> None:
        """Forget everything below a rank."""
        for known in [known for known in self.last if known > rank]:
            del self.last[known]
        self.unclear = {known for known in self.unclear if known <= rank}


def numbering(passages: Sequence[Passage]) -> Iterator[Finding]:
    """Doubled and jumping numbers of headings and list items; an appendix or a table begins anew."""
    counts = _Counts()
    for passage in passages:
        if passage.part in (Part.TITLE, Part.NOTE):
            counts = _Counts()
        if passage.part not in _RULED:
            continue
        here = label(passage.text)
        if here is not None:
            yield from _judged(passage, here, counts)
            counts.begin(here.rank)
            counts.last[here.rank] = here


def table_numbering(passages: Sequence[Passage]) -> Iterator[Finding]:
    """The same for the number column of a file's tables; those of a plan are checked by the plan's rules.

    A table may go on where the one before it ended, and sections may count anew.
    """
    counts = _Counts()
    table = 0
    for passage in passages:
        if passage.field != "number" or passage.record:
            continue
        if passage.table != table:
            counts, table = _Counts(), passage.table
        here = _number(passage.text)
        if here is not None:
            yield from _judged(passage, here, counts)
            counts.begin(here.rank)
            counts.last[here.rank] = here


def _number(text: str) -> Label | None:
    """`I`, `3`, `2.1` as a number column has them."""
    shown = text.strip().rstrip(".)")
    if values := parts_of(shown):
        return Label(rank=Rank.DIGITS + len(values) - 1, values=values, text=shown)
    number = section_number(shown)
    if number is None or number.style is not Style.ROMAN:
        return None
    return Label(rank=Rank.ROMAN, values=(number.value,), text=shown)


def _judged(passage: Passage, here: Label, counts: _Counts) -> Iterator[Finding]:
    last = counts.last.get(here.rank)
    above = counts.last.get(here.rank - 1)
    if len(here.values) > 1 and above is not None and _is_astray(here, last, above):
        yield _jump(passage, above, here)
        return
    if last is None or here.rank in counts.unclear:
        return
    if _restarts(here, last):
        counts.unclear.add(here.rank)
    elif here.text == last.text:
        yield found(
            "text-number-twice",
            Severity.ERROR,
            passage,
            here.text + " " + short(passage.text),
            number=here.text,
        )
    elif not _follows(here, last):
        yield _jump(passage, last, here)


def _is_astray(here: Label, last: Label | None, above: Label) -> bool:
    """`5.2` below `3`; reported once, not again for the 5.3 that follows it."""
    if here.values[:-1] == above.values:
        return False
    return last is None or last.values[:-1] != here.values[:-1]


def _restarts(here: Label, last: Label) -> bool:
    if here.letter:
        return _ENGLISH.find(here.letter) < _ENGLISH.find(last.letter) and here.letter != "đ"
    nested = here.rank == Rank.DIGITS and here.values == last.values == (1,)
    return nested or here.values < last.values


def _follows(here: Label, last: Label) -> bool:
    if here.letter:
        return any(
            last.letter in order
            and here.letter in order
            and order.index(here.letter) - order.index(last.letter) == 1
            for order in (_LETTERS, _ENGLISH)
        )
    return here.values == (*last.values[:-1], last.values[-1] + 1) or here.values[:-1] != last.values[:-1]


def _jump(passage: Passage, last: Label, here: Label) -> Finding:
    return found(
        "text-number-jump",
        Severity.WARNING,
        passage,
        f"{last.text} {here.text}",
        last=last.text,
        number=here.text,
    )
