"""An appendix as flat rows: one `Row` per leaf, in table order, with the lines above it."""

from __future__ import annotations

from collections.abc import Iterator

from ccapp.domain.layout import SECTION_NUMBER, Layout, Level
from ccapp.domain.plan import Appendix, Item
from ccapp.values import value


@value
class Row:
    """A leaf with its ancestors: `path` runs from the section down to the leaf, one item per level."""

    path: tuple[Item, ...]

    @property
    def section(self) -> Item:
        """The section the leaf stands under."""
        return self.path[0]

    @property
    def leaf(self) -> Item:
        """The product (or indicator row): it carries deadline, status and evidence."""
        return self.path[-1]

    def at(self, level: Level) -> Item:
        """The item of one level on this row. Raises KeyError where the layout has no such level."""
        for item in self.path:
            if item.level is level:
                return item
        raise KeyError(level)

    def text(self, key: str) -> str:
        """The text under a record key of any level; empty where there is none."""
        for item in self.path:
            if key in item.texts:
                return item.texts[key]
        return ""

    def record(self, layout: Layout) -> dict[str, str]:
        """The flat record of the contract: section keys, then every column of the layout."""
        keys = (SECTION_NUMBER, Level.SECTION.value, *layout.keys)
        return {key: self.text(key) for key in keys}


def rows(appendix: Appendix) -> Iterator[Row]:
    """Leaves of an appendix in table order. A section without tasks has no row."""
    for section in appendix.sections:
        yield from _leaves(section, ())


def _leaves(item: Item, above: tuple[Item, ...]) -> Iterator[Row]:
    path = (*above, item)
    if item.level is Level.PRODUCT:
        yield Row(path=path)
    for child in item.children:
        yield from _leaves(child, path)


@value
class Counts:
    """How much an appendix or plan holds. `products` counts leaves."""

    sections: int = 0
    tasks: int = 0
    products: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            sections=self.sections + other.sections,
            tasks=self.tasks + other.tasks,
            products=self.products + other.products,
        )


def count(appendix: Appendix) -> Counts:
    """Count sections, tasks (the level named task) and leaves of an appendix."""
    levels = [item.level for item in appendix.items()]
    named = sum(bool(section.text(Level.SECTION.value)) for section in appendix.sections)
    return Counts(
        sections=named,
        tasks=levels.count(Level.TASK),
        products=levels.count(Level.PRODUCT),
    )


def line_holding(layout: Layout, path: tuple[Item, ...], key: str) -> Item | None:
    """The line whose `texts` hold `key` for the record at the end of `path`; None where it has no such key.

    That is the record itself, if the key is of its level and the layout has it. On a row with goals, where
    `show` names only task and leaf, a task also stands for its goal (and its only activity), and a leaf for
    its activity: on paper they are one row.
    """
    level = layout.level_of(key)
    if level is None or key not in layout.level_keys(level):
        return None
    item = path[-1]
    if item.level is level:
        return item
    if (item.level, level) in ((Level.TASK, Level.GOAL), (Level.PRODUCT, Level.ACTIVITY)):
        return path[-2]
    if (item.level, level) == (Level.TASK, Level.ACTIVITY) and len(item.children) == 1:
        return item.children[0]
    return None
