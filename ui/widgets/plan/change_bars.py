"""A bar at the left of each cell that says otherwise than the last draft round, with what it said there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QPainter

from ccapp.domain.revisions import Revision, RevisionKind
from ui import theme
from ui.models.check_marks import CellMarks
from ui.models.plan_table import PlanTableModel

_WIDTH: Final = 4  # pixels


class ChangeBars(QObject):
    """What changed since a draft round, by the cell it shows in. `named` is how that round is called."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._marks: CellMarks[Revision] = CellMarks()
        self.named = ""

    def show(self, model: PlanTableModel, found: Sequence[Revision], named: str) -> None:
        """Take in what changed; what went away has no cell."""
        self.named = named
        self._marks.show(model, [one for one in found if one.kind is not RevisionKind.REMOVED])

    def place(self, model: PlanTableModel) -> None:
        """Find the cells again after a change of shape."""
        self._marks.place(model)

    def paint(self, painter: QPainter, rect: QRectF, row: int, column: int) -> None:
        """Paint the bar of a cell that changed."""
        if self._marks.found((row, column)):
            bar = QRectF(rect.left(), rect.top() + 1, _WIDTH, rect.height() - 2)
            painter.fillRect(bar, QColor(theme.colors().accent))

    def tip(self, row: int, column: int) -> str:
        """What the cell said in that round; "" for one that says the same."""
        return "\n".join(self._told(one) for one in self._marks.found((row, column)))

    def _told(self, one: Revision) -> str:
        if one.kind is RevisionKind.ADDED:
            return self.tr("Not in {round}.").format(round=self.named)
        if one.kind is RevisionKind.MOVED:
            return self.tr("In {round} it stood at: {before}").format(round=self.named, before=one.before)
        before = one.before or self.tr("(blank)")
        return self.tr("{round}: {before}").format(round=self.named, before=before)


def chained(first: Callable[[int, int], str], second: Callable[[int, int], str]) -> Callable[[int, int], str]:
    """The words of both for a cell, a line for each."""
    return lambda row, column: "\n".join(filter(None, (first(row, column), second(row, column))))
