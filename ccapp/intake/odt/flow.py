"""What follows what in a body, a cell or a text box: paragraphs and tables, wrappers and lists opened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.odt.lists import Lists, OpenList
from ccapp.intake.odt.package import OFFICE, TABLE, TEXT
from ccapp.intake.odt.styles import Format, Styles
from ccapp.intake.odt.text import ParagraphReader, Words

_PARAGRAPHS: Final = frozenset((TEXT + "p", TEXT + "h"))
_ITEMS: Final = frozenset((TEXT + "list-item", TEXT + "list-header"))
_SKIPPED: Final = frozenset(
    (
        TEXT + "tracked-changes", OFFICE + "forms", OFFICE + "annotation", TEXT + "sequence-decls",
        TEXT + "variable-decls", TEXT + "user-field-decls", OFFICE + "event-listeners", TABLE + "shapes",
    )
)  # fmt: skip


class Flow:
    """Opens containers in reading order; must see every list, for automatic numbers. Raises FileError."""

    def __init__(self, name: str, styles: Styles) -> None:
        self._name = name
        self._paragraphs = ParagraphReader(styles)
        self._lists = Lists(styles)

    def of(
        self, container: etree._Element, below: Format | None = None, depth: int = 0
    ) -> Iterator[tuple[etree._Element, Words | None]]:
        """Each paragraph with its words, and each `table:table` with None; boxes follow their paragraph."""
        if depth > limits.NESTED_TABLES:
            raise FileError("file-too-complex", file=self._name)
        for element, label in self._opened(container, None):
            if element.tag == TABLE + "table":
                yield element, None
                continue
            words = self._paragraphs.read(element, label, below)
            yield element, words
            for box in words.boxes:
                yield from self.of(box, None, depth + 1)

    def _opened(
        self, container: etree._Element, of_list: OpenList | None
    ) -> Iterator[tuple[etree._Element, str]]:
        """Paragraphs with their numbers, and tables; sections, indexes and frames are only wrappers."""
        for child in container:
            if child.tag in _PARAGRAPHS or child.tag == TABLE + "table":
                yield child, ""
            elif child.tag == TEXT + "list":
                yield from self._items(child, self._lists.enter(child, of_list))
            elif child.tag not in _SKIPPED:
                yield from self._opened(child, None)

    def _items(self, element: etree._Element, opened: OpenList) -> Iterator[tuple[etree._Element, str]]:
        for item in element:
            if item.tag not in _ITEMS:
                continue
            unnumbered = item.tag == TEXT + "list-item"
            for child, label in self._opened(item, opened):
                if unnumbered and child.getparent() is item and child.tag in _PARAGRAPHS:
                    unnumbered = False
                    yield child, self._lists.label(item, opened)
                else:
                    yield child, label
