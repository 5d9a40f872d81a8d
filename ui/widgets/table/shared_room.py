"""Columns of a list share its width: short texts stay whole, long ones get what is left."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QHeaderView, QTableView

from ui.widgets.table.columns import shares

_NARROWEST: Final = 84  # pixels: a narrower window scrolls sideways rather than break words
_SHORT: Final = 180  # of a column of short texts that stay on one line
_READABLE: Final = 120  # of a column of sentences
_PADDING: Final = 24  # of a cell, both sides, with the frame that Qt keeps free for the focus
_SIGN: Final = 24  # of an icon or a tick before the text
_FIXED: Final = QHeaderView.ResizeMode.Fixed
_MARKS: Final = (int(Qt.ItemDataRole.DecorationRole), int(Qt.ItemDataRole.CheckStateRole))


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Pixels at which no text of a column is broken, and those below which it is hard to read."""

    wanted: int
    least: int


def shared(wishes: Sequence[Wish], room: int, growing: Collection[int]) -> list[int]:
    """The width of each column; what nobody wants goes to the `growing` ones.

    Where not all have what they want, each gets the least and of the rest in proportion to what it lacks;
    where there is no room even for that, all become narrower together.
    """
    left = room - sum(each.wanted for each in wishes)
    if left >= 0:
        more = [left // len(growing) if at in growing else 0 for at in range(len(wishes))] if growing else []
        widths = [each.wanted + extra for each, extra in zip(wishes, more or [0] * len(wishes), strict=True)]
    else:
        left = room - sum(each.least for each in wishes)
        if left < 0:
            narrow = [min(each.least, _NARROWEST) for each in wishes]
            return shares([each.least for each in wishes], narrow, room)
        lacking = [each.wanted - each.least for each in wishes]
        widths = [
            each.least + left * lack // sum(lacking) for each, lack in zip(wishes, lacking, strict=True)
        ]
    if growing:
        widths[max(growing, key=lambda at: widths[at])] += max(0, room - sum(widths))
    return widths


class SharedRoom(QObject):
    """Fits the columns of a table whenever its width or its lines change.

    `wide` columns hold sentences. A column that somebody gave a width of its own keeps it.
    """

    def __init__(self, view: QTableView, wide: Collection[int]) -> None:
        super().__init__(view)
        self._view = view
        self._wide = frozenset(wide)
        self._wishes: dict[int, Wish] = {}
        head = view.horizontalHeader()
        head.setSectionResizeMode(_FIXED)
        head.setMinimumSectionSize(_NARROWEST // 2)
        head.sectionResized.connect(self._on_resized)
        view.model().modelReset.connect(self.measure)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self.fit)
        view.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit again in another width; before the first paint the style may still be missing."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Polish):
            self._later.start(0)
        return super().eventFilter(watched, event)

    def _on_resized(self, _: int, old: int, new: int) -> None:
        """A column was hidden or shown."""
        if not old or not new:
            self._later.start(0)

    def measure(self) -> None:
        """Read the lines again."""
        self._wishes.clear()
        self.fit()

    def fit(self) -> None:
        """Give each column that is shown its width."""
        head = self._view.horizontalHeader()
        columns = [each for each in range(head.count()) if not head.isSectionHidden(each)]
        own = {each for each in columns if head.sectionResizeMode(each) != _FIXED}
        wishes = [_kept(head.sectionSize(each)) if each in own else self._wish(each) for each in columns]
        growing = [at for at, each in enumerate(columns) if each in self._wide - own]
        for column, width in zip(
            columns, shared(wishes, self._view.viewport().width(), growing), strict=True
        ):
            if column not in own:
                head.resizeSection(column, width)

    def _wish(self, column: int) -> Wish:
        if column not in self._wishes:
            heading = self._view.horizontalHeader().sectionSizeHint(column)
            wanted = max(heading, self._widest(column))
            whole = wanted <= _SHORT and column not in self._wide
            least = max(min(heading, _SHORT), wanted if whole else min(wanted, _READABLE))
            self._wishes[column] = Wish(wanted=wanted, least=least)
        return self._wishes[column]

    def _widest(self, column: int) -> int:
        model, measure = self._view.model(), self._view.fontMetrics().horizontalAdvance
        places = [model.index(row, column) for row in range(model.rowCount())]
        parts = {part for place in places for part in str(place.data() or "").split("\n")}
        marked = any(place.data(role) is not None for place in places for role in _MARKS)
        return max(map(measure, parts), default=0) + _PADDING + (_SIGN if marked else 0)


def _kept(width: int) -> Wish:
    return Wish(wanted=width, least=width)
