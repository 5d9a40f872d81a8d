"""The frame of taking in: its head, and the steps of which one is shown at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ccapp.services.intake.taking_in import TakenFile
from ui.desk import Desk
from ui.registry import Page
from ui.widgets.take.batch import TakeBatch
from ui.widgets.take.choice import TakeChoice
from ui.widgets.take.head import TakeHead
from ui.widgets.take.merge import TakeMerge
from ui.widgets.take.prose import TakeProse
from ui.widgets.take.returned import TakeReturned
from ui.widgets.take.review import TakeReview
from ui.widgets.take.start import TakeStart

_MARGIN: Final = 16


class TakeFrame(Page):
    """A page of steps; what they do is for the page itself to say."""

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._file: TakenFile | None = None
        self._head = TakeHead()
        self._steps = QStackedWidget()
        self._start = TakeStart()
        self._batch = TakeBatch(desk.words)
        self._choice = TakeChoice()
        self._review = TakeReview(desk.words)
        self._merge = TakeMerge()
        self._returned = TakeReturned()
        self._prose = TakeProse()
        steps: tuple[QWidget, ...] = (self._start, self._batch, self._choice, self._review, self._merge)
        for step in (*steps, self._returned, self._prose):
            self._steps.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 8)
        column.setSpacing(10)
        column.addWidget(self._head)
        column.addWidget(self._steps, 1)

    def _show_step(self, step: QWidget) -> None:
        self._steps.setCurrentWidget(step)
        started = step is not self._start
        self._head.show_file(self._file.name if self._file is not None and started else "")
        self._head.back.setVisible(started)
        self._head.another.setVisible(started and step is not self._batch)
        self._allow()

    def _allow(self) -> None:
        """What the filled button does at this step; each page has its own words."""
        raise NotImplementedError
