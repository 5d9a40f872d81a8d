"""Units named in the cells of a plan: where each mention stands, and how it is written otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from ccapp.domain.checks.missing import LEAD
from ccapp.domain.checks.sheet import Sheet
from ccapp.domain.findings import Edit
from ccapp.domain.records import Row
from ccapp.domain.units.mentions import Mention, MentionKind
from ccapp.domain.units.splitting import split_units

PARTNERS: Final = "partners"
RESPONSIBLE: Final = frozenset({MentionKind.UNIT, MentionKind.BODY})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One mention of a unit in one cell."""

    row: Row
    field: str
    mention: Mention


@lru_cache(maxsize=4096)
def mentions(cell: str) -> tuple[Mention, ...]:
    """The units a cell names; the same few cells come again and again."""
    return split_units(cell)


def places(sheets: Sequence[Sheet]) -> Iterator[Place]:
    """Every unit or body that could answer for a task, lead before partners, in table order."""
    for sheet in sheets:
        fields = [field for field in (LEAD, PARTNERS) if sheet.has(field)]
        for row in sheet.rows:
            for field in fields:
                for mention in mentions(row.text(field)):
                    if mention.kind in RESPONSIBLE:
                        yield Place(row=row, field=field, mention=mention)


def texts(sheets: Sequence[Sheet]) -> Iterator[str]:
    """Every cell that names units, each once for each row it stands in."""
    yield from (row.text(field) for sheet in sheets for row in sheet.rows for field in (LEAD, PARTNERS))


def rewritten(found: Iterable[Place], name: str) -> tuple[Edit, ...]:
    """The edits that put `name` in place of every mention given, one edit a cell."""
    cells: defaultdict[tuple[int, str], list[Place]] = defaultdict(list)
    for place in found:
        cells[id(place.row), place.field].append(place)
    edits = []
    for (_, field), there in cells.items():
        text = there[0].row.text(field)
        for place in reversed(there):  # from the end, so that the places before it stay right
            text = text[: place.mention.start] + name + text[place.mention.end :]
        edits.append(Edit(record=there[0].row.leaf.id, field=field, text=text))
    return tuple(edits)


def without(cell: str, mention: Mention) -> str:
    """A cell without one of its mentions and the separator beside it."""
    named = mentions(cell)
    at = named.index(mention)
    if at + 1 < len(named):
        return cell[: mention.start] + cell[named[at + 1].start :]
    return cell[: named[at - 1].end] if at else ""
