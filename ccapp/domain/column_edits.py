"""What can be done to the columns of a layout: each rule takes a layout and gives the changed one.

All raise RefusedError for what would leave no table, or lose a text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Final

from ccapp.domain.layout import LEAF_KEYS, NUMBER, Column, Layout, Level, column
from ccapp.domain.plan import Appendix
from ccapp.domain.years import Years
from ccapp.errors import RefusedError
from ccapp.text.normalize import clean

FONT_SIZES: Final = range(8, 17)  # points
WIDTHS: Final = range(50, 5001)  # tenths of a millimetre
_MOST_COLUMNS: Final = 60
_MOST_OFFERED: Final = 15  # years in one menu
_OWN_KEY: Final = re.compile(r"x(\d+)")
_HEADINGS: Final = {
    "product": "Sản phẩm",
    "lead": "Cơ quan chủ trì",
    "partners": "Cơ quan phối hợp",
    "deadline": "Thời gian hoàn thành",
    "budget": "Kinh phí",
    "notes": "Ghi chú",
}
# Usual order of columns: number, words of the lines above, years, product … budget, own columns, notes.
_FIRST, _WORDS, _YEARS, _LEAVES, _OWN, _LAST = range(6)


def renamed(layout: Layout, key: str, heading: str) -> Layout:
    """Another heading for a column; the one above several stays. Raises RefusedError for a blank one."""
    return _with(layout, replace(_column(layout, key), heading=clean(heading)))


def shown(layout: Layout, key: str, *, shown: bool) -> Layout:
    """Show a column or hide it; a hidden one keeps its texts."""
    return _with(layout, replace(_column(layout, key), hidden=not shown))


def widened(layout: Layout, widths: Mapping[str, int]) -> Layout:
    """Other widths for some columns, each brought within `WIDTHS`."""
    wide = {key: min(max(width, WIDTHS[0]), WIDTHS[-1]) for key, width in widths.items()}
    return layout.with_columns(
        *(replace(each, width=wide.get(each.key, each.width)) for each in layout.columns)
    )


def shared(layout: Layout, shares: Sequence[float]) -> dict[str, int]:
    """Widths that give the columns shown these shares of the paper.

    `shares` are widths in any measure, one for each column shown, all above zero. The sum stays, so that a
    column keeps its width with its share, unless a narrow one would go below what a layout holds.
    """
    shown = [each for each in layout.columns if not each.hidden]
    scale = max(sum(each.width for each in shown) / sum(shares), WIDTHS[0] / min(shares))
    return {each.key: round(share * scale) for each, share in zip(shown, shares, strict=True)}


def moved(layout: Layout, key: str, *, left: bool) -> Layout:
    """A column one place on, past hidden ones; at the edge it stays."""
    columns = list(layout.columns)
    at = columns.index(_column(layout, key))
    ways = range(at - 1, -1, -1) if left else range(at + 1, len(columns))
    to = next((each for each in ways if not columns[each].hidden), at)
    columns.insert(to, columns.pop(at))
    return layout.with_columns(*columns)


def added(layout: Layout, new: Column) -> Layout:
    """A further column at its usual place. Raises RefusedError for one that is there already."""
    after = [at for at, each in enumerate(layout.columns, start=1) if _rank(each.key) <= _rank(new.key)]
    at = max(after, default=0)
    return layout.with_columns(*layout.columns[:at], new, *layout.columns[at:])


def removed(layout: Layout, key: str) -> Layout:
    """Without a column."""
    return layout.with_columns(*(each for each in layout.columns if each is not _column(layout, key)))


def own_column(layout: Layout, heading: str) -> Column:
    """A column without a meaning of its own, under the next free key."""
    used = (int(found.group(1)) for key in layout.keys if (found := _OWN_KEY.fullmatch(key)))
    return column(f"x{max(used, default=0) + 1}", clean(heading))


def known_column(key: str) -> Column:
    """A column of a known meaning, or of a year, with its usual heading."""
    return column(key, _HEADINGS.get(key) or key.removeprefix("y"), width=_usual_width(key))


def _usual_width(key: str) -> int:
    return 170 if key.startswith("y") else 480 if key == "product" else 300


def missing_keys(layout: Layout) -> tuple[str, ...]:
    """The known columns that a layout does not have, in their usual order."""
    return tuple(key for key in LEAF_KEYS if key not in layout.keys)


def missing_years(layout: Layout, years: Years) -> tuple[int, ...]:
    """Years a grid can be given: those of its plan that it lacks, and the one before and after them all.

    Empty for a table that is no grid.
    """
    there = {each.year for each in layout.columns if each.year is not None}
    if not there:
        return ()
    first, last = min(years[0], *there), max(years[1], *there)
    return tuple(year for year in range(first - 1, last + 2) if year not in there)[:_MOST_OFFERED]


def used_keys(appendix: Appendix) -> frozenset[str]:
    """The keys under which any line has a text."""
    return frozenset(key for item in appendix.items() for key, text in item.texts.items() if text.strip())


def is_removable(layout: Layout, key: str, used: Collection[str]) -> bool:
    """Whether a column can go: one of the leaf that is empty on every line."""
    return layout.level_of(key) is Level.PRODUCT and key not in used


def require_usable(before: Layout, after: Layout, used: Collection[str]) -> None:
    """Raise RefusedError for a layout that a table with texts under `used` cannot take on.

    Only what differs is judged: a table read from a file may have a column without a heading, and stays one
    that can be changed.
    """
    known = {each.key: each for each in before.columns}
    for each in before.columns:
        if each.key not in after.keys and not is_removable(before, each.key, used):
            raise RefusedError("layout-column-used", column=each.heading)
    for each in after.columns:
        old = known.get(each.key)
        if not each.heading.strip() and (old is None or old.heading.strip()):
            raise RefusedError("layout-heading-missing")
    if after.visible.keys != before.visible.keys and not set(after.visible.keys) - {NUMBER}:
        raise RefusedError("layout-column-last")
    keys, most = after.keys, max(_MOST_COLUMNS, len(before.columns))
    if len(set(keys)) < len(keys) or len(keys) > most or None in map(after.level_of, keys):
        raise RefusedError("layout-column-twice")
    if after.font_size not in {before.font_size, *FONT_SIZES}:
        raise RefusedError("layout-font-size", least=FONT_SIZES[0], most=FONT_SIZES[-1])


def _column(layout: Layout, key: str) -> Column:
    found = next((each for each in layout.columns if each.key == key), None)
    if found is None:
        raise RefusedError("layout-column-gone", column=key)
    return found


def _with(layout: Layout, new: Column) -> Layout:
    return layout.with_columns(*(new if each.key == new.key else each for each in layout.columns))


def _rank(key: str) -> tuple[int, int]:
    if key == NUMBER:
        return _FIRST, 0
    if key in LEAF_KEYS:
        return (_LAST if key == "notes" else _LEAVES), LEAF_KEYS.index(key)
    own = _OWN_KEY.fullmatch(key)
    if own:
        return _OWN, int(own.group(1))
    return (_YEARS, int(key[1:])) if key[:1] == "y" and key[1:].isdigit() else (_WORDS, 0)
