"""The check of texts: every rule over the passages of a document, whatever it was read from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from ccapp.domain.checks.cuts import broken, cut_text, not_closed
from ccapp.domain.checks.days import no_such_days
from ccapp.domain.checks.documents import cited_documents
from ccapp.domain.checks.gone import Gone, Register, gone_names, gone_on
from ccapp.domain.checks.headings import numbering, table_numbering
from ccapp.domain.checks.issuers import issuers, other_office, symbols
from ccapp.domain.checks.leftover_years import old_years
from ccapp.domain.checks.passage import Passage, Setting
from ccapp.domain.checks.places import other_levels, other_places
from ccapp.domain.checks.remarks import blanks, remarks
from ccapp.domain.checks.slip_hints import in_old_font, old_font, typing_slips
from ccapp.domain.checks.targets import several_levels
from ccapp.domain.checks.wrong_words import wrong_words
from ccapp.domain.findings import Finding

_ALONE: Final[tuple[Callable[[Passage], Iterator[Finding]], ...]] = (
    no_such_days,
    remarks,
    cut_text,
    not_closed,
    cited_documents,
)
_SPELLING: Final[tuple[Callable[[Passage], Iterator[Finding]], ...]] = (typing_slips, wrong_words)
_SET: Final[tuple[Callable[[Passage, Setting], Iterator[Finding]], ...]] = (
    old_years,
    other_levels,
    other_office,
    several_levels,
)


_NOTHING_KNOWN: Final = Register()


def check_passages(
    passages: Sequence[Passage], setting: Setting, register: Register = _NOTHING_KNOWN
) -> tuple[Finding, ...]:
    """Findings in the order of the passages; those of one passage in the order of the rules.

    Says what a text itself shows: leftovers of another place, year or tier, days that do not exist, doubled
    numbers, remarks, cut text, typing slips. Takes a plan's cells as well as a whole file. Abolished units
    and old names of provinces are seen as far as the register knows them.
    """
    gone = gone_on(register, setting)
    unreadable = in_old_font(passages)
    findings = [*_over_all(passages, setting, gone), *(old_font(passages[0]) if unreadable else ())]
    elsewhere = {key for each in findings if each.code == "text-other-place" for key in _levels_named(each)}
    for passage in passages:
        findings += by_itself(passage, setting, unreadable=unreadable)
        findings += (each for each in gone_names(passage, gone) if _at(each, each.about) not in elsewhere)
    order = {
        (passage.record, passage.field, passage.place): at for at, passage in reversed([*enumerate(passages)])
    }
    return tuple(sorted(findings, key=lambda finding: order[finding.record, finding.field, finding.place]))


def _at(finding: Finding, words: str) -> tuple[str, str, str, str]:
    return finding.record, finding.field, finding.place, words.casefold()


def _levels_named(finding: Finding) -> Iterator[tuple[str, str, str, str]]:
    """Where another district is named, that there are none any more need not be said as well."""
    words = finding.about.split()
    yield from (_at(finding, " ".join(words[:count])) for count in (1, 2))  # huyện …, thị trấn …


@lru_cache(maxsize=8_192)
def by_itself(passage: Passage, setting: Setting, *, unreadable: bool) -> tuple[Finding, ...]:
    """What a passage shows without its neighbours; of an `unreadable` text (old fonts) not the spelling.

    Remembered: after an edit of one cell all others are as they were.
    """
    alone = _ALONE if unreadable else _ALONE + _SPELLING
    return (
        *(finding for rule in alone for finding in rule(passage)),
        *(finding for within in _SET for finding in within(passage, setting)),
    )


def _over_all(passages: Sequence[Passage], setting: Setting, gone: Gone) -> Iterator[Finding]:
    """Rules that compare passages with each other."""
    yield from other_places(passages, setting, gone)
    yield from issuers(passages)
    yield from symbols(passages)
    yield from numbering(passages)
    yield from table_numbering(passages)
    yield from blanks(passages)
    yield from broken(passages)
