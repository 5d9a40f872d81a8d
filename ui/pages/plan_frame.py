"""The frame of the plan page: the plan shown, and the parts of the page, most of them made at first use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ccapp.domain.plan import Appendix, Plan, RecordId
from ui import settings
from ui.desk import Desk
from ui.models.plan_table import PlanTableModel
from ui.registry import Page
from ui.widgets.guide.room import GuideRoom, PathPlace
from ui.widgets.plan.head import PlanHead
from ui.widgets.plan.strips import PlanStrips
from ui.widgets.plan.view import PlanView

if TYPE_CHECKING:
    from ccapp.services.guidance.checking import Checked
    from ccapp.services.plans.editing import CellEdit
    from ui.dialogs.layout_verbs import LayoutVerbs
    from ui.dialogs.timing_verbs import TimingVerbs
    from ui.panels.guide_plan import PlanGuide
    from ui.panels.plan_issuing import PlanIssuing
    from ui.panels.plan_notes import PlanNotes
    from ui.widgets.check.plan import PlanChecks
    from ui.widgets.plan.verbs import PlanVerbs


class PlanFrame(Page):
    """A plan and what stands around its table; how it is shown and edited is for the page itself to say."""

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._plan_id: RecordId | None = None
        self._plan: Plan | None = None
        self.model = PlanTableModel(self)
        self.view = PlanView(self.model, self._save)
        self.strips = PlanStrips(self.view)
        self.head = PlanHead()
        self.appendices = self.head.appendices
        self._checks: PlanChecks | None = None
        self._guide: PlanGuide | None = None
        self._notes: PlanNotes | None = None
        self._path = PathPlace()
        self._table = QWidget()
        folded = settings.load(desk.session.store.folder).guide == "folded"
        self._room = GuideRoom(self._table, folded=folded)

    def appendix(self) -> Appendix | None:
        """The appendix shown."""
        tables = self._plan.appendices if self._plan else ()
        index = max(0, self.appendices.currentIndex())
        return tables[index] if index < len(tables) else None

    def _others(self) -> tuple[Appendix, ...]:
        """The appendices that are not shown."""
        here = self.appendix()
        return tuple(each for each in self._plan.appendices if each is not here) if self._plan else ()

    def _go_to(self, record: RecordId, field: str = "") -> None:
        """Go to a record of the plan, or to one of its fields."""
        raise NotImplementedError

    def _save(self, edits: Sequence[CellEdit], action: str) -> bool:
        return self.verbs.save(edits, action)

    @cached_property
    def verbs(self) -> PlanVerbs:
        """What changes the plan, made at its first use."""
        from ui.widgets.plan.verbs import PlanVerbs  # start-up cost: the services that write, the clipboard

        verbs = PlanVerbs(self, self.desk, self.view, lambda: self._plan_id or RecordId(""), self._go_to)
        self.strips.add_result(verbs.result)
        return verbs

    @cached_property
    def layouts(self) -> LayoutVerbs:
        """What changes the layout of the table, made at its first use."""
        from ui.dialogs.layout_verbs import LayoutVerbs  # start-up cost, as above

        return LayoutVerbs(self, self.desk, self.view, self.verbs, self.appendix)

    @cached_property
    def timing(self) -> TimingVerbs:
        """What puts deadlines off, made at its first use."""
        from ui.dialogs.timing_verbs import TimingVerbs  # start-up cost, as above

        return TimingVerbs(self, self.desk, self.view)

    def _verbs(self) -> PlanVerbs:
        return self.verbs

    def _layouts(self) -> LayoutVerbs:
        return self.layouts

    def _reading(self, text: str) -> tuple[str, bool]:
        return self.checks.readings.of(text)

    @property
    def checks(self) -> PlanChecks:
        """Marks, readings and the walk, made at their first use: a moment after the first paint."""
        if self._checks is None:
            from ui.widgets.check.plan import PlanChecks  # start-up cost: the rules, the grammar of deadlines

            self._checks = PlanChecks(self, self.desk, self.view, self._go_to)
            self._checks.mend = lambda record: self.navigate("checking", plan=self._plan_id, record=record)
            self._checks.told.connect(self._show_counts)
            self._checks.watch.checked.connect(self._show_guide)
            self.strips.add_counts(self._checks.bar)
            self._checks.look_at(self._plan)
            self.view.lay_out()
        return self._checks

    @property
    def notes(self) -> PlanNotes:
        """Remarks and links, made at their first use: a moment after the first paint."""
        if self._notes is None:
            from ui.panels.plan_notes import PlanNotes  # start-up cost: the services of remarks and links

            self._notes = PlanNotes(self, self.desk, self.view, self._go_to, self.navigate)
            self.strips.add_counts(self._notes.review)
            self.strips.add_counts(self._notes.remarks.bar)
            self._notes.look_at(self._plan)
        return self._notes

    @cached_property
    def issuing(self) -> PlanIssuing:
        """What leads to the signature and on; it comes after the notes, to whose words it adds."""
        from ui.panels.plan_issuing import PlanIssuing  # start-up cost: the services of saved versions
        from ui.widgets.plan.giving_way import GivingWay

        noted = self.notes.marks.tip
        made = PlanIssuing(self, self.desk, self.view, self.strips, noted, self._go_to, self.navigate)
        made.errors, made.timing = lambda: self.checks.errors, lambda: self.timing
        made.look_at(self._plan)
        GivingWay(self, made.bar, self.notes.remarks.bar)
        return made

    def _made_guide(self) -> PlanGuide:
        """Path and guide, made a moment after the first paint; they wait for the check."""
        if self._guide is None:
            from ui.panels.guide_plan import PlanGuide  # start-up cost: the rules of guidance

            self._guide = PlanGuide(self, self.desk, self.view, self._room, self._go_to, self.navigate)
            self._path.set_strip(self._guide.strip)
            self._guide.column.add_card(self.notes.card)
            self._guide.step_asked.connect(self.issuing.step)
        return self._guide

    def _show_guide(self, checked: Checked) -> None:
        if self._plan_id is not None:
            self._made_guide().show_checked(self._plan_id, checked)

    def _show_counts(self) -> None:
        """How many places must be mended stands on the button, the rest in the status bar."""
        self.desk.changed.emit(frozenset())  # nothing changed, but the status bar has another line to show
