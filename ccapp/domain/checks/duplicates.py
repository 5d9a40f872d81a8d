"""Tasks that stand twice: the same words, or words that differ only in spelling and small words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ccapp.domain.checks.saying import short
from ccapp.domain.checks.sheet import Sheet, found, joined
from ccapp.domain.findings import Finding, Fix, Severity
from ccapp.domain.plan import Item
from ccapp.domain.records import Row
from ccapp.text.fold import fold

_ALIKE: Final = 88  # of 100, over the folded titles
_WORD_ALIKE: Final = 75  # of 100: a slip of one letter in a short word
_EDGES: Final = ".,;:()/-“”\"'"
# Words that change nothing of what is to be done.
_SMALL: Final = frozenset(
    fold("của và các cho ở tại trên địa bàn xã phường ubnd năm những về trong việc tiếp tục").split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Named:
    row: Row
    title: str
    key: str
    words: frozenset[str]


def duplicate_tasks(sheet: Sheet) -> Iterator[Finding]:
    """A task whose title nearly is that of a task above it; it is told once, beside the first one like it."""
    named = [_named(rows[0], sheet.title(rows[0])) for rows in sheet.tasks() if sheet.title(rows[0])]
    for first, second in _alike(named):
        earlier, later = named[first], named[second]
        line = later.row.path[-2]
        yield found(
            "task-twice",
            Severity.WARNING,
            line,
            _title_key(sheet, line),
            about=joined(earlier.title, later.title),
            task=sheet.label(later.row),
            other=sheet.label(earlier.row),
            title=short(earlier.title),
            fixes=(Fix(code="fix-see-both", facts={"record": earlier.row.path[-2].id}),),
        )


def _named(row: Row, title: str) -> _Named:
    key = fold(title)
    words = (word.strip(_EDGES) for word in key.split())
    return _Named(row=row, title=title, key=key, words=frozenset(filter(None, words)) - _SMALL)


def _alike(named: Sequence[_Named]) -> Iterator[tuple[int, int]]:
    """Pairs (first, later) of equal tasks, each later one once, by the order of the later one."""
    from rapidfuzz import fuzz, process  # start-up cost: 40 ms

    keys = [each.key for each in named]
    for later in range(1, len(named)):
        hits = process.extract_iter(keys[later], keys[:later], scorer=fuzz.ratio, score_cutoff=_ALIKE)
        first = next((at for _, _, at in hits if _same_work(named[at], named[later])), None)
        if first is not None:
            yield first, later


def _same_work(one: _Named, other: _Named) -> bool:
    """Whether the words that differ are slips of one another: `năm I` and `năm II` are different work."""
    left, right = one.words - other.words, other.words - one.words
    if len(left) != len(right) or not all(map(str.isalpha, left | right)):
        return False
    from rapidfuzz import fuzz  # start-up cost: 40 ms

    return all(
        max(len(a), len(b)) > 2 and fuzz.ratio(a, b) >= _WORD_ALIKE  # noqa: PLR2004
        for a, b in zip(sorted(left), sorted(right), strict=True)
    )


def _title_key(sheet: Sheet, line: Item) -> str:
    return sheet.appendix.layout.title_key(line.level)
