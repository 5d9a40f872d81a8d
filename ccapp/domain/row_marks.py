"""How a row of an exported file says which record it is: a name in Word, a text in a hidden cell in Excel."""

from __future__ import annotations

from typing import Final

from ccapp.domain.plan import RecordId

_BOOKMARK: Final = "_cc_"
"""A leading underscore hides a bookmark in Word; names have at most 40 letters, digits and underscores."""
_CELL: Final = "ccapp:"


def bookmark(record: RecordId) -> str:
    """The name of the bookmark on a row's first cell."""
    return _BOOKMARK + record


def cell_mark(record: RecordId) -> str:
    """The text of the hidden cell beside a row."""
    return _CELL + record


def is_cell_mark(text: str) -> bool:
    """Whether a text is such a mark, and nothing that anybody wrote."""
    return text.startswith(_CELL)
