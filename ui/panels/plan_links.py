"""*Cùng một việc* on the plan page: marks on products, chips in the guide, going there and linking."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.services.plans import linking
from ccapp.services.plans.linking import LinkEnd
from ui.desk import PLANS, Desk
from ui.icons import icon
from ui.models.plan_lines import Kind
from ui.widgets.guide.note_marks import NoteMarks
from ui.widgets.guide.remark_cards import LinkChips
from ui.widgets.plan.view import PlanView

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

_CHANGED: Final = frozenset({PLANS})


class PlanLinks(QObject):
    """The links of the plan that a view shows; `navigate` goes to another plan."""

    def __init__(
        self, page: QWidget, desk: Desk, view: PlanView, marks: NoteMarks, navigate: Callable[..., object]
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._view, self._navigate = page, desk, view, navigate
        self._marks = marks
        self._plan: Plan | None = None
        self._ends: tuple[LinkEnd, ...] = ()
        self._shown: tuple[LinkEnd, ...] = ()
        self.chips = LinkChips()
        self.chips.opened.connect(self.follow)
        self.chips.cut.connect(self.cut)

    def look_at(self, plan: Plan | None) -> None:
        """Take in the plan as it now is, and what its products are linked with."""
        own = plan is not None and plan.office_id == self._desk.office.id
        self._plan = plan if own else None
        read = (lambda session: linking.ends(session, plan.id)) if plan is not None and own else None
        self._ends = (self._desk.do(self._page, read) if read else None) or ()
        self._marks.links.show(self._view.model_, self._ends)
        self.show_row()

    def show_row(self) -> None:
        """Show the links of the current row."""
        here = self._here()
        if here != self._shown:
            self._shown = here
            self.chips.show_links(here)

    def _leaf(self) -> RecordId | None:
        place, lines = self._view.place(), self._view.model_.lines
        line = lines[place[0]] if place and place[0] < len(lines) else None
        return line.path[-1].id if line is not None and line.kind is Kind.LEAF else None

    def _here(self) -> tuple[LinkEnd, ...]:
        leaf = self._leaf()
        return tuple(end for end in self._ends if end.record == leaf)

    def words(self, end: LinkEnd) -> str:
        """What a link says of its cell."""
        if end.other is None:
            return self.tr("The row of the same work in another plan was removed.")
        return self.tr("Same work: plan {plan}").format(plan=end.other.plan_name)

    # -- doing

    def follow(self, end: LinkEnd) -> None:
        """Go to the other end."""
        if end.other is not None and self._view.commit():
            self._navigate("plan", plan=end.other.plan, record=end.other.record)

    def cut(self, end: LinkEnd) -> None:
        """Take back that two products are one work."""
        if self._view.commit():
            one, other = end.record, end.other_record
            self._desk.do(self._page, lambda session: linking.unlink(session, one, other), areas=_CHANGED)

    def ask(self) -> None:
        """Ask which product of another plan is the same work as the current row."""
        leaf = self._leaf()
        if leaf is None or not self._view.commit():
            return
        from ui.dialogs.linking import ask_link  # start-up cost: dialogs

        ask_link(self._page, self._desk, leaf, self._about())
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _about(self) -> str:
        place = self._view.place()
        path = self._view.model_.lines[place[0]].path if place else ()
        texts = (item.text(key) for item in path[::-1] for key in ("product", "activity", "task", "title"))
        return " ".join(next(filter(None, texts), "").split())

    def add_to(self, menu: QMenu) -> None:
        """What can be done with the current row, in its menu."""
        if self._plan is None or self._plan.state is PlanState.BINNED or self._leaf() is None:
            return
        menu.addSeparator()
        menu.addAction(icon("link"), self.tr("The same work as…"), self.ask)
        for end in self._here():
            if end.other is not None:
                name = end.other.plan_name.replace("&", "&&")
                words = self.tr("Go to the same work: plan {plan}").format(plan=name)
                menu.addAction(words, lambda end=end: self.follow(end))
