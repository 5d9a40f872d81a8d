"""What can be done with the deadline of the current row: put it off, note its event, take either back."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ccapp.domain.layout import DEADLINE
from ccapp.domain.plan import RecordId
from ccapp.services.plans import timing
from ui.desk import Desk
from ui.dialogs.event_day import ask_event
from ui.dialogs.extending import ask_extension, drop_latest
from ui.models.plan_lines import Kind
from ui.widgets.plan.actions import PlanActions
from ui.widgets.plan.view import PlanView


class TimingVerbs(QObject):
    """The verbs of the table that a view shows; each finishes the open editor first."""

    def __init__(self, page: QWidget, desk: Desk, view: PlanView) -> None:
        super().__init__(page)
        self._page, self._desk, self._view = page, desk, view

    def _place(self) -> tuple[int, int] | None:
        """The deadline cell of the current row; of a task of several products that of its first."""
        place, model = self._view.place(), self._view.model_
        keys = model.layout_.keys
        is_row = place is not None and model.lines[place[0]].kind is Kind.LEAF
        return (place[0], keys.index(DEADLINE)) if place is not None and is_row and DEADLINE in keys else None

    def _records(self) -> tuple[RecordId, ...]:
        """The products of that cell."""
        place = self._place()
        cell = self._view.model_.cell(*place) if place else None
        return cell.records if cell is not None else ()

    def _chosen(self) -> tuple[RecordId, ...]:
        """The products to work on, once the editor is finished: their cell is gone to, so that it is seen."""
        place = self._place() if self._view.commit() else None
        if place is None:
            self._desk.said.emit(self.tr("Choose the row whose deadline is meant first."))
            return ()
        self._view.go(*place)
        return self._records()

    def allow(self, actions: PlanActions) -> None:
        """Show what the current row allows, before the menu opens."""
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
        records = self._chosen()
        if records:
            ask_extension(self._page, self._desk, records)

    def drop_extension(self) -> None:
        """The latest extension is taken back."""
        records = self._chosen()
        if records:
            drop_latest(self._page, self._desk, records)

    def note_event(self) -> None:
        """The day of the event, or that it has not come after all."""
        records = self._chosen()
        if records:
            ask_event(self._page, self._desk, records)
