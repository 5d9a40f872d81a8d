"""Search over all plans, own and collected: without accents or with them, as one types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ccapp.domain.plan import PlanState, RecordId
from ccapp.services.session import Session
from ccapp.store.found import FoundRecord, found_records
from ccapp.text.fold import folded_words
from ccapp.text.highlight import Span, spans
from ccapp.text.matching import marked_words

LIMIT: Final = 200
_CANDIDATES: Final = 5_000  # beyond so many records in a million nobody reads on: one more word is typed


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One text that was found: whose plan it stands in, where, and which ranges of it match."""

    plan: RecordId
    plan_title: str
    state: PlanState
    office: str
    record: RecordId
    field: str
    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    found: FoundRecord
    field: str
    whole: bool
    exact: bool

    @property
    def order(self) -> tuple[object, ...]:
        """Binned plans come last: nothing is erased, so what was thrown away can be found, but not first."""
        plan = self.found.plan
        return (
            plan.state is PlanState.BINNED,
            not self.whole,
            not self.exact,
            plan.archived,
            plan.order,
            self.found.order,
        )


def search(session: Session, text: str, limit: int = LIMIT) -> tuple[Hit, ...]:
    """The living texts that hold all words of `text`, the last one also as the beginning of a word.

    Texts with the accents as typed come first, then own plans before collected ones, in the order of the list
    and the table. After them come lines that hold the words in several fields, by the one with most of them;
    last what stands in binned plans. Nothing to look for finds nothing.
    """
    words = folded_words(text).split()
    if not words:
        return ()
    accented = _accented(text)
    found = found_records(session.store.connection, words, _CANDIDATES)
    matches = [match for record in found for match in _matches(record, words, accented)]
    matches.sort(key=lambda match: match.order)
    return tuple(_hit(match, words) for match in matches[:limit])


def _accented(text: str) -> tuple[str, ...]:
    """The words with accents among those looked for, the last one open at its end, as they stand in texts."""
    words = marked_words(text).split()
    sought = [f" {word} " for word in words[:-1]] + [f" {word}" for word in words[-1:]]
    return tuple(word for word in sought if not word.isascii())


def _matches(found: FoundRecord, words: Sequence[str], accented: Sequence[str]) -> Iterator[_Match]:
    held = {field: _held(text, words) for field, text in found.texts.items()}
    if not set().union(*held.values()).issuperset(range(len(words))):
        return  # the words stand where the table has no column
    most = max(map(len, held.values()))
    for field, places in held.items():
        if len(places) == most:
            padded = f" {marked_words(found.texts[field])} " if accented else ""
            exact = all(word in padded for word in accented)
            yield _Match(found=found, field=field, whole=most == len(words), exact=exact)
            if most < len(words):
                return


def _held(text: str, words: Sequence[str]) -> set[int]:
    """Which of the words a text holds, by their places."""
    padded = f" {folded_words(text)} "
    last = len(words) - 1
    return {at for at, word in enumerate(words) if (f" {word}" if at == last else f" {word} ") in padded}


def _hit(match: _Match, words: Sequence[str]) -> Hit:
    plan, text = match.found.plan, match.found.texts[match.field]
    return Hit(
        plan=plan.id,
        plan_title=plan.title,
        state=plan.state,
        office=plan.office,
        record=match.found.record,
        field=match.field,
        text=text,
        spans=spans(text, words),
    )
