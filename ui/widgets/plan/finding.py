"""Joins the find bar and the table: what is found, which of it is current, where to go next."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from ui.widgets.find_bar import FindBar
from ui.widgets.plan.view import PlanView

if TYPE_CHECKING:
    from ui.models.plan_replace import Search


class PlanFinding(QObject):
    """Keeps what is looked for, over changes of the table too."""

    def __init__(self, bar: FindBar, view: PlanView) -> None:
        super().__init__(view)
        self.bar = bar
        self.exactly: Callable[[str], Search | None] = lambda _: None  # what to look for instead of the words
        self._view = view
        bar.searched.connect(self._search)
        bar.asked.connect(self._go)
        bar.closed.connect(lambda: view.setFocus(Qt.FocusReason.OtherFocusReason))
        view.selectionModel().currentChanged.connect(self.show_count)
        view.model_.reshaped.connect(self.show_count)

    def _search(self, words: str) -> None:
        """Mark what is found and go to the first of it from here on, without taking the focus."""
        self._look_for(words)
        view = self._view
        here = view.place()
        if view.finder.places and here not in view.finder.places:
            self._go(back=False)
        self.show_count()

    def look_again(self) -> None:
        """Look for the same words by what holds now, without going anywhere."""
        self._look_for(self.bar.words.text() if self.bar.isVisible() else "")
        self.show_count()

    def _look_for(self, words: str) -> None:
        view = self._view
        view.finder.exactly = self.exactly(words)
        view.finder.search(view.model_, words)
        view.viewport().update()

    def _go(self, back: bool) -> None:  # noqa: FBT001 - a signal's argument
        place = self._view.finder.next_from(self._view.place() or (-1, -1), back=back)
        if place is not None and self._view.commit():
            self._view.go(*place)
        self.show_count()

    def ask(self, *, back: bool) -> None:
        """Next or previous, from anywhere on the page; opens the bar when nothing is looked for."""
        if self.bar.isVisible():
            self.bar.ask(back=back)
        else:
            self.bar.open_bar()

    def show_count(self) -> None:
        """Say which of the found cells is the current one."""
        places, here = self._view.finder.places, self._view.place()
        self.bar.show_count(places.index(here) + 1 if here in places else 0, len(places))
