"""Which section of a plan a section of another one is: by the field of the reform, else by its name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ccapp.domain.checks.fields import fields_named
from ccapp.domain.layout import Level
from ccapp.domain.likeness import likeness, plain
from ccapp.domain.plan import Item

_ALIKE: Final = 85.0  # per cent


def section_name(section: Item) -> str:
    """The name of a section on one line."""
    return " ".join(section.text(Level.SECTION.value).split())


def is_same_section(one: str, other: str) -> bool:
    """Whether two names mean one section. Of a name that joins two fields the same two must be meant."""
    fields, others = fields_named(one), fields_named(other)
    if fields or others:
        return fields == others
    return plain(one) == plain(other) or likeness(plain(one), plain(other)) >= _ALIKE


def home_of(name: str, sections: Sequence[Item]) -> Item | None:
    """The section where a task of a section `name` belongs: the same one, else one that has its field."""
    same = next((each for each in sections if is_same_section(section_name(each), name)), None)
    if same is not None:
        return same
    fields = fields_named(name)
    return next((each for each in sections if fields & fields_named(section_name(each))), None)
