"""Checks a plan beside the work on it: in short steps, once typing has paused, never standing in its way."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from ccapp.domain.plan import RecordId
from ccapp.errors import AppError
from ui.desk import Desk

if TYPE_CHECKING:
    from ccapp.services.guidance.checking import Checked

_log = logging.getLogger("ccapp.ui")
PAUSE: Final = 400  # milliseconds after the last change
_STEP: Final = 0.008  # seconds of rules before the window is looked after again: half of what a key may take


class CheckWatch(QObject):
    """Emits `checked` with what was found in the plan last asked for; a newer question ends an older one.

    A page that is out of sight is not worked for: it asks again when it comes to the front.
    """

    checked = Signal(object)

    def __init__(self, desk: Desk, page: QWidget) -> None:
        super().__init__(page)
        self._desk = desk
        self._page = page
        self._plan = RecordId("")
        self._steps: Iterator[Checked | None] | None = None
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._begin_in_sight)
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._go_on_in_sight)

    def look_at(self, plan: RecordId, *, pause: int = PAUSE) -> None:
        """Check a plan after a pause; what is still being checked is given up."""
        self.stop()
        self._plan = plan
        self._pause.start(pause)

    def put_off(self) -> None:
        """Somebody types: what is still to be checked waits for the next pause."""
        if self._pause.isActive():
            self._pause.start(PAUSE)
        elif self._steps is not None:
            self._next.start(PAUSE)

    def look_now(self, plan: RecordId) -> None:
        """Check a plan at once; that of an ordinary size is done when this returns."""
        self.stop()
        self._plan = plan
        self._begin()

    def stop(self) -> None:
        """Ask for nothing any more."""
        self._pause.stop()
        self._next.stop()
        self._steps = None

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._steps is not None or self._pause.isActive()

    def _can_ask(self) -> bool:
        """Whether anybody would see the answer, and the data still is open: a window may be closing."""
        return self._page.isVisible() and self._desk.is_open

    def _begin_in_sight(self) -> None:
        if self._can_ask():
            self._begin()

    def _begin(self) -> None:
        if self._desk.busy:  # the worker has the session: later
            self._pause.start(PAUSE)
            return
        from ccapp.services.guidance import checking  # start-up cost: the rules, after the first paint

        self._steps = checking.checked_in_steps(self._desk.session, self._plan)
        self._go_on()

    def _go_on_in_sight(self) -> None:
        if not self._can_ask():
            self.stop()
        elif self._desk.busy:  # who hears of the answer asks the session, which the worker has
            self._next.start(PAUSE)
        else:
            self._go_on()

    def _go_on(self) -> None:
        """Some rules, then the rest once the window has been looked after."""
        until = time.monotonic() + _STEP
        try:
            while self._steps is not None and time.monotonic() < until:
                done = next(self._steps)
                if done is not None:
                    self.stop()
                    self.checked.emit(done)
        except AppError as error:  # nobody asked for this one: the plan is gone by now, or the disk is
            _log.info("the check was given up: %s", error)
            self.stop()
        if self._steps is not None:
            self._next.start(0)
