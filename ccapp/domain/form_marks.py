"""How our collecting form says what it is: of which version, made from which plan, for which commune.

The words stand in the hidden cell in which an exported workbook names its edition, so that every reader of
ours finds them and no other program minds them.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache
from typing import Final

from ccapp.domain.plan import RecordId
from ccapp.text.normalize import clean
from ccapp.values import value

VERSION: Final = 1
"""The version of the form that this program makes, and the latest it can read."""
_WRITTEN: Final = re.compile(r"form(\d{1,4})-([0-9A-Za-z]{1,40})-([0-9a-f]{16})")
_KEY: Final = 16


@value
class FormMark:
    """What a form says of itself. `plan` is the plan it was made from, `commune` a `commune_key`."""

    plan: RecordId
    commune: str
    version: int = VERSION

    @property
    def edition(self) -> str:
        """The mark as it stands in place of an edition."""
        return f"form{self.version}-{self.plan}-{self.commune}"


@lru_cache(maxsize=8_192)  # every package of a whole country asks for the names of all offices
def commune_key(name: str) -> str:
    """What stands for a commune in a form: nobody can read it off, and a mistyped name gives another."""
    return hashlib.sha256(clean(name).casefold().encode("utf-8")).hexdigest()[:_KEY]


def same_commune(one: str, other: str) -> bool:
    """Whether two names are one commune's: accents count, for Tân Hòa is not Tân Hoa."""
    return commune_key(one) == commune_key(other)


def form_of(edition: str) -> FormMark | None:
    """The form that an edition names; None for an edition of an exported plan, or for none."""
    found = _WRITTEN.fullmatch(edition)
    if found is None:
        return None
    return FormMark(version=int(found[1]), plan=RecordId(found[2]), commune=found[3])
