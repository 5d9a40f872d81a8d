"""Which columns of a returned table are not those of the plan: what stands there is compared with nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ccapp.domain.comparing import own_keys
from ccapp.domain.layout import Column
from ccapp.domain.plan import Appendix
from ccapp.text.fold import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class NewColumn:
    """A column that only the file has, in which `cells` cells are written; `key` is its key in the file."""

    key: str
    heading: str
    cells: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnChanges:
    """Columns that only the file has, headings of ours that it lacks, headings before and after."""

    new: tuple[NewColumn, ...] = ()
    gone: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()


def column_changes(ours: Appendix, theirs: Appendix, without: Collection[str] = ()) -> ColumnChanges:
    """Compare the columns that ours shows with those of the file; headings `without` are not looked at.

    Capitals and spaces are no difference of a heading. A new column in which nothing is written says nothing.
    """
    names = own_keys(ours.layout, theirs.layout)
    shown = {each.key: each for each in ours.visible.layout.columns}
    known = set(ours.layout.keys)
    there = {names.get(each.key, each.key): each for each in theirs.layout.columns}
    new = (
        NewColumn(key=each.key, heading=_heading(each), cells=_written(theirs, each.key))
        for each in theirs.layout.columns
        if names.get(each.key, each.key) not in known and _heading(each) not in without
    )
    return ColumnChanges(
        new=tuple(each for each in new if each.cells),
        gone=tuple(_heading(each) for key, each in shown.items() if key not in there),
        renamed=tuple(
            (_heading(each), _heading(there[key]))
            for key, each in shown.items()
            if key in there and fold(_heading(each)) != fold(_heading(there[key]))
        ),
    )


def _heading(column: Column) -> str:
    return " ".join(column.full_heading.split())


def _written(table: Appendix, key: str) -> int:
    return sum(bool(item.text(key).strip()) for item in table.items())
