"""Work on many cells of a plan at once: words replaced, one text for a column of several rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout

if TYPE_CHECKING:
    from ccapp.domain.plan import Appendix
    from ui.widgets.plan.bulk import PlanBulk, Reading
    from ui.widgets.plan.replacing import PlanReplacing
    from ui.widgets.plan.strips import PlanStrips
    from ui.widgets.plan.verbs import PlanVerbs
    from ui.widgets.plan.view import PlanView


class PlanMany(QObject):
    """`below` is to stand below the table. `others` gives the appendices not shown, `reading` what a deadline
    is read as; both come as ways to them, because they are made at their first use.
    """

    def __init__(
        self,
        view: PlanView,
        strips: PlanStrips,
        verbs: Callable[[], PlanVerbs],
        others: Callable[[], Sequence[Appendix]],
        reading: Reading,
    ) -> None:
        super().__init__(view)
        self.below = QVBoxLayout()
        self._view = view
        self._strips = strips
        self._verbs = verbs
        self._others = others
        self._reading = reading
        strips.replacing.connect(self.replace)

    @cached_property
    def bulk(self) -> PlanBulk:
        """The bar of the chosen rows: it follows the choice from its first use on."""
        from ui.widgets.plan.bulk import PlanBulk  # start-up cost: no rows are chosen yet

        return PlanBulk(self._view, self.below, self._verbs, self._reading)

    @cached_property
    def replacing(self) -> PlanReplacing:
        """The line to replace with and the table together."""
        from ui.widgets.plan.replacing import PlanReplacing  # start-up cost: made at its first use

        made = PlanReplacing(self._strips.finding, self._view, self._verbs(), self._others)
        self._strips.add_replacing(made.row)
        made.row.follow_in_tab_order(self._strips.find_bar.words)
        return made

    def open_bulk(self) -> None:
        """Into the bar of the chosen rows."""
        self.bulk.open()

    def replace(self) -> None:
        """Ask what to replace."""
        if self._view.commit():
            self.replacing.open()
