"""Finding on the pages: the find bar of the table, beside a view of paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ui.models.page_hits import Hit, PageSearch
from ui.widgets.find_bar import FindBar
from ui.widgets.paper.view import PageView

if TYPE_CHECKING:
    from ccapp.printing.primitives import Page


class PageFind(QObject):
    """`bar` is the line of the search, hidden until `open_bar`; found words are marked in the view."""

    def __init__(self, view: PageView) -> None:
        super().__init__(view)
        self.bar = FindBar()
        self._view = view
        self._search = PageSearch(())
        self._hits: tuple[Hit, ...] = ()
        self._at = -1
        self._build()

    def _build(self) -> None:
        words = self.tr("Find on the pages; accents are not needed")
        self.bar.words.setPlaceholderText(words)
        self.bar.words.setAccessibleName(self.tr("Find on the pages"))
        self.bar.replace.hide()
        self.bar.hide()
        self.bar.searched.connect(self._look)
        self.bar.asked.connect(lambda back: self._go(-1 if back else 1))
        self.bar.closed.connect(self._view.setFocus)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Other pages: what was sought is looked for again, at the same place as far as it is there."""
        self._search = PageSearch(pages)
        if self.bar.isVisible():
            self._look(self.bar.words.text(), keep=True)

    def open_bar(self) -> None:
        """Show the line, its words ready to be typed over."""
        self.bar.open_bar()

    def _look(self, words: str, *, keep: bool = False) -> None:
        before = self._at if keep else -1
        self._hits = self._search.find(words)
        if not self._hits:
            self._show(-1)
        elif 0 <= before < len(self._hits):
            self._show(before)
        else:
            here = self._view.current
            later = (at for at, hit in enumerate(self._hits) if hit.page >= here)
            self._show(next(later, 0))

    def _go(self, step: int) -> None:
        if self._hits:
            self._show((self._at + step) % len(self._hits))

    def _show(self, at: int) -> None:
        self._at = at
        self._view.show_hits(self._hits, self._hits[at] if at >= 0 else None)
        self.bar.show_count(at + 1, len(self._hits))
