"""The pages of help that come with the program, read from `resources/help`: one a screen, and a few more."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from ccapp.domain.office import Role
from ccapp.files import plain_errors
from ccapp.resources import resource
from ccapp.text.fold import folded_words
from ccapp.values import value

_BOTH: Final = frozenset(Role)
_COMMUNE: Final = frozenset({Role.COMMUNE})
_SUPERIOR: Final = frozenset({Role.SUPERIOR})
#: Every topic in the order of the list, with who has it. One that explains a page has the key of that page.
ROLES: Final = {
    "first-half-hour": _COMMUNE,
    "first-half-hour-above": _SUPERIOR,
    "today": _BOTH,
    "plans": _BOTH,
    "plan": _BOTH,
    "deadlines": _BOTH,
    "checking": _BOTH,
    "word-check": _BOTH,
    "take-in": _BOTH,
    "assigned": _BOTH,
    "uniting": _BOTH,
    "preview": _BOTH,
    "issuing": _BOTH,
    "editions": _BOTH,
    "signed-copy": _BOTH,
    "consulting": _BOTH,
    "exchange": _COMMUNE,
    "reception": _SUPERIOR,
    "handing-out": _SUPERIOR,
    "directory": _SUPERIOR,
    "units": _BOTH,
    "settings": _BOTH,
    "backups": _BOTH,
    "two-machines": _BOTH,
    "keys": _BOTH,
}
_TARGET: Final = re.compile(r"\]\([^)]*\)")


@value
class Topic:
    """One page of help: its title, its Markdown with the title in front, and both folded for searching."""

    key: str
    title: str
    text: str
    folded_title: str
    folded: str


@cache
def topics(language: str, role: Role) -> tuple[Topic, ...]:
    """The topics of an office, in order. Raises FileError for a file that cannot be read."""
    return tuple(_topic(language, key) for key, roles in ROLES.items() if role in roles)


def search(among: Sequence[Topic], text: str) -> tuple[Topic, ...]:
    """The topics that have every word, those with all of them in the title in front, then those that have
    them most often; all for no words.

    Accents and case do not count, and the last word may be the beginning of one.
    """
    words = folded_words(text).split()
    found = [topic for topic in among if _has(topic.folded, words)]
    return tuple(
        sorted(found, key=lambda each: (not _has(each.folded_title, words), -_times(each.folded, words)))
    )


def _has(folded: str, words: Sequence[str]) -> bool:
    within = f" {folded} "
    return all(f" {word} " in within for word in words[:-1]) and (not words or f" {words[-1]}" in within)


def _times(folded: str, words: Sequence[str]) -> int:
    return sum(f" {folded}".count(f" {word}") for word in words)


def _topic(language: str, key: str) -> Topic:
    path = resource("resources", "help", language, f"{key}.md")
    with plain_errors(path):
        text = path.read_text(encoding="utf-8")
    title = text.partition("\n")[0].lstrip("# ").strip()
    return Topic(
        key=key,
        title=title,
        text=text,
        folded_title=folded_words(title),
        folded=folded_words(_TARGET.sub("] ", text)),
    )
