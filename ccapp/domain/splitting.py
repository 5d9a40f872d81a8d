"""One cell that holds several things taken apart: listed products, tasks as paragraphs; no word is lost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ccapp.domain.layout import DEADLINE, PRODUCT
from ccapp.domain.plan import NOT_STORED, TIMING, Item

_SIGN: Final = re.compile(r"\s*[-–+•*]\s*(?=\S)")
_SENTENCE: Final = 5  # words; shorter lines are parts of one task
_SHARED: Final = ("lead", "partners", DEADLINE)  # true of every product; money and notes are said once


def listed(text: str) -> tuple[str, ...]:
    """The entries of a list without their signs; empty where nothing is listed.

    What follows an entry on lines of its own stays with it, words before the list with the first one.
    """
    signs = [(line, _SIGN.match(line)) for line in text.splitlines()]
    return _gathered((line[sign.end() :] if sign else line, sign is not None) for line, sign in signs)


def whole_tasks(text: str) -> tuple[str, ...]:
    """The paragraphs that are a task each, shorter lines with the one before them; empty where long lines
    are entries of a list.
    """
    long = [line for line in text.splitlines() if len(line.split()) >= _SENTENCE]
    if any(_SIGN.match(line) for line in long):
        return ()
    return _gathered((line, line in long) for line in text.splitlines())


def _gathered(lines: Iterable[tuple[str, bool]]) -> tuple[str, ...]:
    """Entries from lines that tell whether one begins with them."""
    before: list[str] = []
    entries: list[str] = []
    for line, begins in ((line.strip(), begins) for line, begins in lines if line.strip()):
        if begins:
            entries.append("\n".join([*before, line]))
            before.clear()
        elif entries:
            entries[-1] += f"\n{line}"
        else:
            before.append(line)
    return tuple(entries)


def products_of(leaf: Item) -> tuple[Item, ...]:
    """A leaf as one leaf for each product it lists; the first keeps everything that cannot be true of all."""
    first, *others = listed(leaf.text(PRODUCT)) or ("",)
    shared = {key: text if key in _SHARED else "" for key, text in leaf.texts.items()}
    marks = {key: text for key, text in leaf.marks.items() if key == TIMING}  # as the deadline
    return (
        replace(leaf, texts={**leaf.texts, PRODUCT: first}),
        *(Item(level=leaf.level, texts={**shared, PRODUCT: each}, marks=marks) for each in others),
    )


def tasks_of(task: Item, key: str) -> tuple[Item, ...]:
    """A task as one for each paragraph; the first keeps the lines below it, the others get empty ones."""
    first, *others = whole_tasks(task.text(key)) or ("",)
    blank = dict.fromkeys(task.texts, "")
    below = tuple(map(_blank, task.children[:1]))
    return (
        replace(task, texts={**task.texts, key: first}),
        *(Item(level=task.level, texts={**blank, key: each}, children=below) for each in others),
    )


def _blank(item: Item) -> Item:
    """An empty line like this one, with one empty line of each level below."""
    children = tuple(map(_blank, item.children[:1]))
    texts = dict.fromkeys(item.texts, "")
    return replace(item, texts=texts, marks={}, children=children, id=NOT_STORED, source="")
