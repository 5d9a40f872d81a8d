"""Tasks that stand twice: the same words, or words that differ only in spelling and small words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ccapp.domain.checks.saying import short
from ccapp.domain.checks.sheet import Sheet, found, joined
from ccapp.domain.findings import Finding, Fix, Severity
from ccapp.domain.plan import Item
from ccapp.text.fold import fold

_ALIKE: Final = 88  # of 100, over the folded titles
_WORD_ALIKE: Final = 75  # of 100: a slip of one letter in a short word
_EDGES: Final = ".,;:()/-“”\"'"
# Words that change nothing of what is to be done.
_SMALL: Final = frozenset(
    fold("của và các cho ở tại trên địa bàn xã phường ubnd năm những về trong việc tiếp tục").split()
)


def duplicate_tasks(sheet: Sheet) -> Iterator[Finding]:
    """A task whose title nearly is that of a task above it; it is told once, beside the first one like it."""
    named = [(rows[0], title) for rows in sheet.tasks() if (title := sheet.title(rows[0]))]
    for first, second in _alike(tuple(fold(title) for _, title in named)):
        (earlier, before), (later, title) = named[first], named[second]
        line = later.path[-2]
        yield found(
            "task-twice",
            Severity.WARNING,
            line,
            _title_key(sheet, line),
            about=joined(before, title),
            task=sheet.label(later),
            other=sheet.label(earlier),
            title=short(before),
            fixes=(Fix(code="fix-see-both", facts={"record": earlier.path[-2].id}),),
        )


@lru_cache(maxsize=16)
def _alike(keys: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Pairs (first, later) of equal tasks, each later one once, by the order of the later one.

    `keys` are the folded titles. Most edits change none of them, and comparing all with all takes long.
    """
    from rapidfuzz import fuzz, process  # start-up cost: 40 ms

    words = [_words(key) for key in keys]
    earlier: defaultdict[tuple[int, frozenset[str]], tuple[list[int], list[str]]]
    earlier = defaultdict(lambda: ([], []))
    found = []
    for later, key in enumerate(keys):
        before, among = earlier[_alike_only_with(words[later])]
        hits = process.extract_iter(key, among, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        first = next((before[at] for _, _, at in hits if _same_work(words[before[at]], words[later])), None)
        if first is not None:
            found.append((first, later))
        before.append(later)
        among.append(key)
    return tuple(found)


def _alike_only_with(words: frozenset[str]) -> tuple[int, frozenset[str]]:
    """What equal tasks have in common: so many words, and those with figures, which are no slips."""
    return len(words), frozenset(word for word in words if not word.isalpha())


def _words(key: str) -> frozenset[str]:
    words = (word.strip(_EDGES) for word in key.split())
    return frozenset(filter(None, words)) - _SMALL


def _same_work(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the words that differ are slips of one another: `năm I` and `năm II` are different work."""
    left, right = one - other, other - one
    if len(left) != len(right) or not all(map(str.isalpha, left | right)):
        return False
    from rapidfuzz import fuzz  # start-up cost: 40 ms

    return all(
        max(len(a), len(b)) > 2 and fuzz.ratio(a, b) >= _WORD_ALIKE  # noqa: PLR2004
        for a, b in zip(sorted(left), sorted(right), strict=True)
    )


def _title_key(sheet: Sheet, line: Item) -> str:
    return sheet.appendix.layout.title_key(line.level)
