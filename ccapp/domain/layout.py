"""The shape of an appendix as data: its columns and levels drive editor, import, printer, Word and Excel.

Keys are those of the record contract: `section_number section`, then `number title` (or `number goal task
activity` where there are goals), then the leaf's keys `product lead partners deadline budget notes`,
`y2025` … for year targets and `x1` … for a column without a meaning of its own.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Any, Final

from ccapp.domain import page
from ccapp.domain.page import DEFAULT_PAGE, PageSetup
from ccapp.values import replace, value

SECTION_NUMBER: Final = "section_number"
NUMBER: Final = "number"
PRODUCT: Final = "product"
DEADLINE: Final = "deadline"

LEAF_KEYS: Final = (PRODUCT, "lead", "partners", DEADLINE, "budget", "notes")
_YEAR_KEY: Final = re.compile(r"y(\d{4})")
_LEAF_KEY: Final = re.compile(r"y\d{4}|x\d{1,3}")


class Level(StrEnum):
    """Levels of an appendix, from the section down to the leaf that carries deadline and status."""

    SECTION = "section"
    GOAL = "goal"
    TASK = "task"
    ACTIVITY = "activity"
    PRODUCT = "product"


TASK_LEVELS: Final = (Level.SECTION, Level.TASK, Level.PRODUCT)
GOAL_LEVELS: Final = (Level.SECTION, Level.GOAL, Level.TASK, Level.ACTIVITY, Level.PRODUCT)


class Kind(StrEnum):
    """The three shapes of appendix that plans use."""

    TASK_PRODUCT = "task_product"
    GOAL_TASK_ACTIVITY = "goal_task_activity"
    YEAR_TARGETS = "year_targets"


class Numbering(StrEnum):
    """How the printed numbers run: on through all sections, or from 1 in each."""

    CONTINUOUS = "continuous"
    RESTART = "restart"


class Orientation(StrEnum):
    """Paper orientation of an appendix; ND 30/2020 gives none for appendices, so it is a choice."""

    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


class Merge(StrEnum):
    """When neighbouring leaf cells of a column share one box on screen and paper."""

    NEVER = "never"
    EQUAL = "equal"


class Align(StrEnum):
    """Horizontal alignment of a column's text."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@value
class Column:
    """One column. `width` is in tenths of a millimetre; `group` is the heading above several columns.

    A hidden one keeps its texts and is neither shown in the window nor printed.
    """

    key: str
    heading: str
    group: str = ""
    width: int = 300
    align: Align = Align.LEFT
    merge: Merge = Merge.NEVER
    hidden: bool = False

    @property
    def full_heading(self) -> str:
        """Heading with the one above it, one per line, as `read` and `show` give it."""
        return f"{self.group}\n{self.heading}" if self.group else self.heading

    @property
    def year(self) -> int | None:
        """The year of a year-target column, else None."""
        found = _YEAR_KEY.fullmatch(self.key)
        return int(found.group(1)) if found else None


_CENTERED: Final = frozenset({NUMBER, "lead", "partners", DEADLINE, "budget"})
_MERGED: Final = frozenset({"lead", "partners", DEADLINE})


def column(key: str, heading: str, *, width: int = 300, group: str = "") -> Column:
    """Make a column with the alignment and merging that its key usually has."""
    centered = key in _CENTERED or _YEAR_KEY.fullmatch(key) is not None
    return Column(
        key=key,
        heading=heading,
        group=group,
        width=width,
        align=Align.CENTER if centered else Align.LEFT,
        merge=Merge.EQUAL if key in _MERGED else Merge.NEVER,
    )


@value
class Layout:
    """The shape of one appendix: columns in printed order, levels, numbering, paper."""

    columns: tuple[Column, ...]
    levels: tuple[Level, ...] = TASK_LEVELS
    numbering: Numbering = Numbering.CONTINUOUS
    orientation: Orientation = Orientation.LANDSCAPE
    font_size: int = 12
    page: PageSetup = DEFAULT_PAGE

    @property
    def kind(self) -> Kind:
        """Derived: goals make the three-level kind, two or more year columns make year targets."""
        if Level.GOAL in self.levels:
            return Kind.GOAL_TASK_ACTIVITY
        if sum(col.year is not None for col in self.columns) > 1:
            return Kind.YEAR_TARGETS
        return Kind.TASK_PRODUCT

    @property
    def keys(self) -> tuple[str, ...]:
        """Column keys in printed order."""
        return tuple(col.key for col in self.columns)

    @property
    def numbered_level(self) -> Level:
        """The level that carries the running number: the first below the section."""
        return self.levels[1]

    @property
    def task_levels(self) -> tuple[Level, ...]:
        """Levels between section and leaf: (task,) or (goal, task, activity)."""
        return self.levels[1:-1]

    def title_key(self, level: Level) -> str:
        """The record key that holds the words of a level above the leaf."""
        if level is Level.TASK and Level.GOAL not in self.levels:
            return "title"
        return level.value

    def level_of(self, key: str) -> Level | None:
        """The level a record key belongs to; None for a key this layout cannot have."""
        if key == SECTION_NUMBER:
            return Level.SECTION
        if key == NUMBER:
            return self.numbered_level
        for level in self.levels[:-1]:
            if key == self.title_key(level):
                return level
        return Level.PRODUCT if key in LEAF_KEYS or _LEAF_KEY.fullmatch(key) else None

    def level_keys(self, level: Level) -> tuple[str, ...]:
        """Every key a record of `level` holds in this layout, in printed order."""
        if level is Level.SECTION:
            return (SECTION_NUMBER, Level.SECTION.value)
        if level is Level.PRODUCT:
            return tuple(key for key in self.keys if self.level_of(key) is Level.PRODUCT)
        own = (self.title_key(level),)
        return (NUMBER, *own) if level is self.numbered_level else own

    def with_columns(self, *columns: Column) -> Layout:
        """The same layout with other columns."""
        return replace(self, columns=columns)

    @property
    def visible(self) -> Layout:
        """The same layout without its hidden columns: what the window shows and paper gets."""
        return self.with_columns(*(col for col in self.columns if not col.hidden))

    def data_over(self, before: dict[str, Any]) -> dict[str, Any]:
        """`as_data` written over `before`: what only a newer version knows stays, for each column too."""
        kept = {entry["key"]: _unknown(entry, _COLUMN_FIELDS) for entry in before["columns"]}
        data = self.as_data()
        columns = [kept.get(entry["key"], {}) | entry for entry in data["columns"]]
        setup = _unknown(before.get("page", {}), page.FIELDS) | data.get("page", {})
        rest = _unknown(before, frozenset(data) | {"page"})
        return rest | data | {"columns": columns} | ({"page": setup} if setup else {})

    def as_data(self) -> dict[str, Any]:
        """Plain data for storing and sending; `from_data` reads it back."""
        data: dict[str, Any] = {
            "levels": [level.value for level in self.levels],
            "numbering": self.numbering.value,
            "orientation": self.orientation.value,
            "font_size": self.font_size,
            "columns": [_column_data(col) for col in self.columns],
        }
        # Left out where nothing was chosen, as before there was a choice.
        setup = self.page.as_data()
        return data | {"page": setup} if setup else data

    @staticmethod
    def from_data(data: dict[str, Any]) -> Layout:
        """Read what `as_data` wrote. Raises KeyError, TypeError or ValueError on anything else."""
        return Layout(
            columns=tuple(_column_from(entry) for entry in data["columns"]),
            levels=tuple(Level(value) for value in data["levels"]),
            numbering=Numbering(data["numbering"]),
            orientation=Orientation(data["orientation"]),
            font_size=int(data["font_size"]),
            page=PageSetup.from_data(data.get("page", {})),
        )


_COLUMN_FIELDS: Final = frozenset({"key", "heading", "group", "width", "align", "merge", "hidden"})


def _unknown(data: dict[str, Any], known: frozenset[str]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name not in known}


def _column_data(col: Column) -> dict[str, Any]:
    data: dict[str, Any] = {
        "key": col.key,
        "heading": col.heading,
        "group": col.group,
        "width": col.width,
        "align": col.align.value,
        "merge": col.merge.value,
    }
    # Left out where it is not so: an older program reads every layout, and then shows the column.
    return data | {"hidden": True} if col.hidden else data


def _column_from(entry: dict[str, Any]) -> Column:
    return Column(
        key=str(entry["key"]),
        heading=str(entry["heading"]),
        group=str(entry["group"]),
        width=int(entry["width"]),
        align=Align(entry["align"]),
        merge=Merge(entry["merge"]),
        hidden=entry.get("hidden") is True,
    )
