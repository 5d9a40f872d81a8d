"""Lines of several plans that are one line: what stands below them, the same once and nothing lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from ccapp.domain.layout import PRODUCT
from ccapp.domain.likeness import is_same_work, likeness, plain
from ccapp.domain.plan import Item

_SAME_PRODUCT: Final = 88.0  # per cent


def joined_below(lines: Sequence[Item]) -> tuple[Item, ...]:
    """What stands below lines that are one: the first one's own, then what only others have."""
    if not any(child.children for line in lines for child in line.children):
        return _products(lines)
    found: list[list[tuple[int, Item]]] = []
    for at, line in enumerate(lines):
        for child in line.children:
            home = next((each for each in found if _may_join(each, at, child)), None)
            if home is not None:
                home.append((at, child))
            elif not found or any(any(each.texts.values()) for each in child.walk()):
                found.append([(at, child)])
    return tuple(
        replace(same[0][1], children=joined_below([child for _, child in same]) or same[0][1].children)
        for same in found
    )


def _may_join(same: Sequence[tuple[int, Item]], at: int, child: Item) -> bool:
    """Whether a line is one that another plan has; what one plan itself has twice stays twice."""
    return all(each != at for each, _ in same) and _is_same_line(same[0][1], child)


def _is_same_line(one: Item, other: Item) -> bool:
    words = plain(one.text(one.level.value)), plain(other.text(other.level.value))
    return all(words) and is_same_work(*words)


def _products(lines: Sequence[Item]) -> tuple[Item, ...]:
    found = list(lines[0].children)
    for line in lines[1:]:
        free = found.copy()  # one product is the twin of one: what a plan itself has twice stays twice
        for leaf in filter(lambda each: each.text(PRODUCT), line.children):
            twin = _twin(free, leaf)
            if twin is None:
                found.append(leaf)
            else:
                free.remove(twin)
    named = [leaf for leaf in found if leaf.text(PRODUCT)]
    return tuple(named or found)


def twins(kept: Item, other: Item) -> Iterator[tuple[Item, Item]]:
    """The lines below one line that stand below another too, each beside the one that is kept."""
    free = list(kept.children)
    for child in other.children:
        if child.children:
            twin = next((each for each in free if _is_same_line(each, child)), None)
        else:
            twin = _twin(free, child)
        if twin is not None:
            free.remove(twin)
            yield twin, child
            yield from twins(twin, child)


def _twin(found: Sequence[Item], leaf: Item) -> Item | None:
    """The same product among others; of one without a name, the only one of a task."""
    words = plain(leaf.text(PRODUCT))
    if not words:
        return found[0] if len(found) == 1 else None
    return next((each for each in found if _is_product(plain(each.text(PRODUCT)), words)), None)


def _is_product(one: str, other: str) -> bool:
    return one == other or (bool(one) and likeness(one, other) >= _SAME_PRODUCT and is_same_work(one, other))
