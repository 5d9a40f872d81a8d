"""The strips between the buttons of a plan and its table; each is made when it is first needed."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from ui.widgets.find_bar import FindBar
    from ui.widgets.notice import Notice, StrandedText
    from ui.widgets.plan.arranging import PlanArranging
    from ui.widgets.plan.finding import PlanFinding
    from ui.widgets.plan.view import PlanView


class PlanStrips(QVBoxLayout):
    """Why the table is locked, what was typed into a cell that went, what was just done, the find bar.

    The first paint waits for none of them: most days only one or two are ever seen. Their order on the
    screen does not depend on which was made first. `replacing` asks for the line to replace with.
    """

    replacing = Signal()

    def __init__(self, view: PlanView) -> None:
        super().__init__()
        self._view = view
        self._way_back: Callable[[], object] = lambda: None
        self._places = tuple(QVBoxLayout() for _ in range(6))
        for place in self._places:
            self.addLayout(place)

    def _put(self, number: int, strip: QWidget) -> None:
        self._places[number].addWidget(strip)

    def on_way_back(self, call: Callable[[], object]) -> None:
        """What the button of the strip does that says why the table is locked."""
        self._way_back = call

    def say_locked(self, why: str, *, way_back: str) -> None:
        """Say why the table is locked and what the way back is called; no reason hides the strip."""
        if why or "locked" in vars(self):
            self.locked.say(why)
            self._unlock.setText(way_back)
            self._unlock.setVisible(bool(way_back))

    @cached_property
    def locked(self) -> Notice:
        """Why the table cannot be changed."""
        from ui.widgets.notice import Notice  # start-up cost: as of all strips, made at its first use

        strip = Notice()
        self._unlock: QPushButton = strip.add_button("", self._way_back)
        self._put(0, strip)
        return strip

    @property
    def why_locked(self) -> str:
        """The words of that strip, "" where the table is not locked."""
        return self.locked.text.text() if "locked" in vars(self) else ""

    @cached_property
    def stranded(self) -> StrandedText:
        """What was typed into a cell that has gone."""
        from ui.widgets.notice import StrandedText

        strip = StrandedText()
        self._put(1, strip)
        return strip

    def keep(self, typed: str) -> None:
        """Keep a text that lost its cell, until it is copied or dismissed."""
        self.stranded.keep(typed)

    def add_result(self, strip: QWidget) -> None:
        """The line that says what was just done."""
        self._put(2, strip)

    @cached_property
    def finding(self) -> PlanFinding:
        """The find bar and the table together."""
        from ui.widgets.find_bar import FindBar
        from ui.widgets.plan.finding import PlanFinding

        strip = FindBar()
        strip.hide()
        self._put(3, strip)
        strip.replacing.connect(self.replacing)
        return PlanFinding(strip, self._view)

    def add_replacing(self, strip: QWidget) -> None:
        """The line to replace with, below the find bar."""
        self._put(3, strip)

    @property
    def find_bar(self) -> FindBar:
        """What is looked for in the table."""
        return self.finding.bar

    def open_find(self) -> None:
        """Ask what to look for."""
        self.find_bar.open_bar()

    def toggle_filter(self) -> None:
        """Show the fields of the filter, or take them away."""
        self.arranging.toggle()

    def sort(self, column: int) -> None:
        """Another order of the rows, as the next click on a heading asks for."""
        self.arranging.sort(column)

    def sort_here(self) -> None:
        """The same for the column of the current cell."""
        here = self._view.place()
        if here is not None:
            self.arranging.sort(here[1])

    @cached_property
    def arranging(self) -> PlanArranging:
        """Filters, the order of the rows, and the line that tells of them."""
        from ui.widgets.plan.arranging import ArrangedStrip, PlanArranging

        strip = ArrangedStrip()
        self._put(5, strip)
        return PlanArranging(strip, self._view)

    def add_counts(self, strip: QWidget) -> None:
        """What the check found, just above the table."""
        self._put(4, strip)
