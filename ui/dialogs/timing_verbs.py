"""What can be done with the deadline of the current cell: put it off, note its event, take either back."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ccapp.domain.layout import DEADLINE
from ccapp.domain.plan import RecordId
from ccapp.services import timing
from ui.desk import Desk
from ui.dialogs.event_day import ask_event
from ui.dialogs.extending import ask_extension, drop_latest
from ui.widgets.plan_actions import PlanActions
from ui.widgets.plan_view import PlanView


class TimingVerbs(QObject):
    """The verbs of the table that a view shows; each finishes the open editor first."""

    def __init__(self, page: QWidget, desk: Desk, view: PlanView) -> None:
        super().__init__(page)
        self._page, self._desk, self._view = page, desk, view

    def _records(self) -> tuple[RecordId, ...]:
        """The products of the current deadline cell; none in any other cell."""
        place = self._view.place()
        cell = self._view.model_.cell(*place) if place else None
        return cell.records if cell is not None and cell.field == DEADLINE else ()

    def allow(self, actions: PlanActions) -> None:
        """Show what the current cell allows, before the menu opens."""
        records = self._records()
        leaf = (
            self._desk.do(self._page, lambda session: timing.look(session, records[0])) if records else None
        )
        running = leaf is not None and timing.can_be_timed(self._desk.session, leaf.plan)
        waits = leaf.waits() if leaf is not None and running else ()
        dues = leaf.dues if leaf is not None and running else ()
        actions["extend"].setVisible(running and (not waits or any(due.original for due in dues)))
        actions["drop-extension"].setVisible(any(due.extensions for due in dues))
        actions["event"].setVisible(bool(waits))

    def extend(self) -> None:
        """A later deadline, with its reason."""
        records = self._records()
        if records and self._view.commit():
            ask_extension(self._page, self._desk, records)

    def drop_extension(self) -> None:
        """The latest extension is taken back."""
        records = self._records()
        if records and self._view.commit():
            drop_latest(self._page, self._desk, records)

    def note_event(self) -> None:
        """The day of the event, or that it has not come after all."""
        records = self._records()
        if records and self._view.commit():
            ask_event(self._page, self._desk, records)
