"""A line above every page: the clock of this computer does not go with what other offices' files say."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccapp.domain.clock import ClockDoubt, Doubt
from ccapp.services.handover import heard
from ui.days import day_and_time
from ui.desk import Desk
from ui.widgets.notice import Notice


class ClockStrip(QWidget):
    """Nothing to see while the clock fits. No work waits for it: the clock decides nothing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._doubt: Doubt | None = None
        self.notice = Notice()
        self.notice.setObjectName("clock")
        self.right = self.notice.add_button(self.tr("The clock is right"), self.trust)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 0)
        box.addWidget(self.notice)
        desk.changed.connect(lambda _: self.refresh())
        self.refresh()

    def refresh(self) -> None:
        """Look at the clock again."""
        if not self._desk.is_open or self._desk.busy:
            return
        self._doubt = heard.doubt(self._desk.session)
        self.notice.say("" if self._doubt is None else self._words(self._doubt))
        self.setVisible(self._doubt is not None)

    def _words(self, doubt: Doubt) -> str:
        said = {
            ClockDoubt.BEFORE_PROGRAM: self.tr(
                "The clock of this computer says {now}, before the program was made ({then}). Set the clock"
                " right, so that due days and the history are; the work can go on meanwhile."
            ),
            ClockDoubt.BEFORE_OTHERS: self.tr(
                "The clock of this computer says {now}, but another office has named {then} already. Look"
                " which clock is right; the work can go on meanwhile."
            ),
            ClockDoubt.AHEAD: self.tr(
                "The clock of this computer says {now}. The last sending was received at {then} by the"
                " superior's clock, before it was sent by this one. Look which clock is right; the work can"
                " go on meanwhile."
            ),
        }[doubt.why]
        now = self._desk.session.clock()
        return said.format(now=day_and_time(now), then=day_and_time(doubt.moment.astimezone(now.tzinfo)))

    def trust(self) -> None:
        """The clock is right; the same moment of others is no reason to ask again."""
        if self._doubt is not None:
            found = self._doubt
            self._desk.do(self, lambda session: heard.trust(session, found))
            self.refresh()
