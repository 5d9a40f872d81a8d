"""What is noted beside a plan on its page: remarks, links, its review. Made after the first paint."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.remarks import Remark
from ccapp.services.handover.both_edited import BothEdited
from ccapp.services.plans.linking import LinkEnd
from ui.desk import Desk
from ui.icons import icon
from ui.models.plan_bulk import chosen_rows
from ui.models.remark_words import said_words
from ui.panels.plan_assigned import PlanAssigned
from ui.panels.plan_both import PlanBoth
from ui.panels.plan_links import PlanLinks
from ui.panels.plan_remarks import PlanRemarks
from ui.panels.plan_review import PlanReview
from ui.widgets.guide.note_marks import NoteMarks
from ui.widgets.page_keys import add_keys
from ui.widgets.plan.view import PlanView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from ui.models.check_marks import OfCell


class PlanNotes(QObject):
    """Remarks and links of the plan that a view shows. `card` belongs in the guide, below the dots."""

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        view: PlanView,
        go_to: Callable[[RecordId, str], object],
        navigate: Callable[..., object],
    ) -> None:
        super().__init__(page)
        self._page, self._desk = page, desk
        self._view = view
        self._plan: Plan | None = None
        self.marks = NoteMarks(self._remark_words, self._link_words, self._both_words)
        self.remarks = PlanRemarks(page, desk, view, self.marks, go_to)
        self.links = PlanLinks(page, desk, view, self.marks, navigate)
        self.assigned = PlanAssigned(page, desk, view)
        self.both = PlanBoth(page, desk, view, self.marks)
        self.review = PlanReview(page, desk, self._chosen, lambda: self.remarks.walk(back=False), navigate)
        self.card = QWidget()
        column = QVBoxLayout(self.card)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.assigned.said)
        column.addWidget(self.links.chips)
        column.addWidget(self.remarks.cards)
        keys: dict[str, Callable[[], object]] = {
            "F9": lambda: self.remarks.walk(back=False),
            "Shift+F9": lambda: self.remarks.walk(back=True),
            "Shift+F2": self.remarks.add,
        }
        add_keys(page, keys)
        view.model_.reshaped.connect(self._place)
        view.selectionModel().currentChanged.connect(self._follow)
        view.cells.add_notes(self.marks)
        view.model_.noted = self.marks.tip

    def _remark_words(self, remark: OfCell) -> str:
        return said_words(remark) if isinstance(remark, Remark) else ""

    def _link_words(self, end: OfCell) -> str:
        return self.links.words(end) if isinstance(end, LinkEnd) else ""

    def _both_words(self, one: OfCell) -> str:
        return self.both.words(one) if isinstance(one, BothEdited) else ""

    def _place(self) -> None:
        """Find the cells again after a change of shape."""
        self.marks.remarks.place(self._view.model_)
        self.marks.links.place(self._view.model_)
        self.marks.both.place(self._view.model_)

    def look_at(self, plan: Plan | None) -> None:
        """Take in the plan as it now is."""
        self._plan = plan
        self.remarks.look_at(plan)
        self.links.look_at(plan)
        self.assigned.look_at(plan)
        self.both.look_at(plan)
        self.review.look_at(plan)
        self._view.viewport().update()

    def _chosen(self) -> tuple[RecordId, ...]:
        """The lines of the selected rows; one row alone is where the cursor happens to stand."""
        model = self._view.model_
        places = [(index.row(), index.column()) for index in self._view.selectedIndexes()]
        found = [model.lines[row].path[-1].id for row in chosen_rows(model, places)]
        return tuple(found) if len(places) > 1 else ()

    def _follow(self) -> None:
        self.remarks.show_row()
        self.links.show_row()
        self.assigned.show_row()

    def words(self) -> str:
        """How many remarks wait, for the status bar."""
        return self.remarks.words()

    def add_to(self, menu: QMenu) -> None:
        """What can be noted of the current row, in its menu."""
        if self._plan is None or not self._view.model_.lines:
            return
        menu.addSeparator()
        menu.addAction(self.tr("Write down a remark…") + "\tShift+F2", self.remarks.add)
        if self.remarks.all:
            menu.addAction(self.tr("All remarks…"), self.remarks.show_all)
        menu.addAction(icon("history"), self.tr("History of this row…"), self.show_history)
        self.links.add_to(menu)
        self.both.add_to(menu)

    def show_history(self) -> None:
        """What happened to the current row, those above it up to its task included."""
        from ui.dialogs.row_history import show_history  # start-up cost: dialogs

        place, model = self._view.place(), self._view.model_
        if place is None or place[0] >= len(model.lines) or not self._view.commit():
            return
        path = model.lines[place[0]].path
        show_history(self._page, self._desk, [item.id for item in path[1:] or path], model.layout_)
