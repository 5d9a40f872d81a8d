"""How a row of an exported file says which record it is: a name in Word, a text in a hidden cell in Excel.

The first heading, or the table's header, names in the same way the edition: the state of the plan that was
exported, by its digest. The header of a draft round's table says that its first column only numbers the rows.
"""

from __future__ import annotations

from typing import Final

from ccapp.domain.plan import RecordId

_BOOKMARK: Final = "_cc_"
"""A leading underscore hides a bookmark in Word; names have at most 40 letters, digits and underscores."""
_CELL: Final = "ccapp:"
NEW_ROW: Final = RecordId("new")
"""What a blank row of a collecting form says: whatever is written there is a row of its own."""
_EDITION: Final = "edition_"
_ADDRESSEE: Final = "to_"
_ROW_NUMBERS: Final = "rows_"
GOES_ON: Final = "CcappGoesOn"  # in our PDF: a point within a cell that goes on from the page before
ROW_NUMBERS_HEADING: Final = "Dòng"
ITEM_STYLE: Final = "Table item"
"""How the names of paragraph styles begin for items below another that the plan has on one line with it.

Programs keep the names of styles; so `- a; - b` comes back on one line although it is shown on two.
"""


def bookmark(record: RecordId) -> str:
    """The name of the bookmark on a row's first cell."""
    return _BOOKMARK + record


def cell_mark(record: RecordId) -> str:
    """The text of the hidden cell beside a row."""
    return _CELL + record


def is_cell_mark(text: str) -> bool:
    """Whether a text is such a mark, and nothing that anybody wrote."""
    return text.startswith(_CELL)


def edition_bookmark(edition: str) -> str:
    """The name of the bookmark that says which edition a Word file holds."""
    return _BOOKMARK + _EDITION + edition


def edition_cell(edition: str) -> str:
    """The text of the hidden cell that says which edition a workbook holds."""
    return _CELL + _EDITION + edition


def row_numbers_bookmark(table: int) -> str:
    """The name of the bookmark in a Word table whose first column numbers the rows; one to each table."""
    return f"{_BOOKMARK}{_ROW_NUMBERS}{table}"


def row_numbers_cell() -> str:
    """The text of the hidden cell that says so in a workbook."""
    return _CELL + _ROW_NUMBERS


def is_row_numbers(mark: str) -> bool:
    """Whether a mark says so."""
    return mark.startswith(_ROW_NUMBERS)


def addressee_bookmark(record: RecordId) -> str:
    """The name of the bookmark that says whom a Word file was sent to for an opinion."""
    return _BOOKMARK + _ADDRESSEE + record


def addressee_of(mark: str) -> str:
    """Whom a mark names; empty where it names a record or an edition."""
    return mark.removeprefix(_ADDRESSEE) if mark.startswith(_ADDRESSEE) else ""


def marked_in_word(name: str) -> str:
    """What a bookmark says: a record, or an edition with its own beginning; empty for anybody else's."""
    return name.removeprefix(_BOOKMARK) if name.startswith(_BOOKMARK) else ""


def marked_in_cell(text: str) -> str:
    """What a hidden cell says, in the same way."""
    return text.strip().removeprefix(_CELL) if is_cell_mark(text.strip()) else ""


def edition_of(mark: str) -> str:
    """The edition that a mark names; empty where it names a record."""
    return mark.removeprefix(_EDITION) if mark.startswith(_EDITION) else ""
