"""Remarks on the plan page: marks on cells, the cards of the row, the walk by F9, what is done about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QWidget

from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.remarks import Channel, Placed, Remark, RemarkState, Speaker
from ccapp.services.plans import remarks
from ui.desk import PLANS, Desk
from ui.models.plan_lines import Kind
from ui.widgets.guide.note_marks import NoteMarks
from ui.widgets.guide.remark_cards import ACCEPT, EXPLAIN, TAKE, RemarkCards
from ui.widgets.plan.remark_bar import RemarkBar
from ui.widgets.plan.view import PlanView
from ui.widgets.table.cell_moves import Start

if TYPE_CHECKING:
    from ui.models.plan_lines import Line

_NOWHERE: Final = (-1, -1)
_STATES: Final = {TAKE: RemarkState.TAKEN, EXPLAIN: RemarkState.EXPLAINED}


class PlanRemarks(QObject):
    """The remarks of the plan that a view shows; `go_to` leads to a record and field of it."""

    def __init__(
        self,
        page: QWidget,
        desk: Desk,
        view: PlanView,
        marks: NoteMarks,
        go_to: Callable[[RecordId, str], object],
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._view, self._go_to = page, desk, view, go_to
        self._marks = marks
        self._plan: Plan | None = None
        self._told = ""
        self._shown: tuple[tuple[Placed, ...], bool] = ((), False)
        self.all: tuple[Placed, ...] = ()
        self.cards = RemarkCards()
        self.bar = RemarkBar(lambda back: self.walk(back=back), self.do, self.show_all)
        self.cards.pressed.connect(self.do)
        self.cards.all_asked.connect(self.show_all)

    def look_at(self, plan: Plan | None) -> None:
        """Take in the plan as it now is, and what is said of it."""
        if plan is None or self._plan is None or plan.id != self._plan.id:
            self.bar.hide()
        self._plan = plan
        found = self._desk.do(self._page, lambda session: remarks.of_plan(session, plan)) if plan else ()
        self.all = found or ()
        self._marks.remarks.show(self._view.model_, [each.remark for each in self.open_ones])
        self.show_row()

    @property
    def open_ones(self) -> tuple[Placed, ...]:
        """Those that nobody has settled, in table order."""
        return tuple(each for each in self.all if each.remark.is_open)

    def words(self) -> str:
        """`3 ý kiến chưa xử lý (F9)`, "" where there is none."""
        count = len(self.open_ones)
        return self.tr("{count} remarks not settled (F9)").format(count=count) if count else ""

    def _line(self) -> Line | None:
        place, lines = self._view.place(), self._view.model_.lines
        return lines[place[0]] if place and place[0] < len(lines) else None

    def show_row(self) -> None:
        """Show what is said of the current row, in the cards and, if it is open, in the bar."""
        line = self._line()
        path = () if line is None else line.path if line.kind is Kind.SECTION else line.path[1:]
        ids = {item.id for item in path}
        here = [each for each in self.open_ones if each.remark.record in ids]
        shown = (tuple(here), self._view.model_.editable)
        if shown != self._shown:
            self._shown = shown
            self.cards.show_remarks(here, editable=shown[1])
        if not self.bar.isHidden():
            self._tell()

    def _here(self) -> tuple[RecordId, ...]:
        found = self._marks.remarks.found(self._view.place() or _NOWHERE)
        return tuple(each.id for each in found if isinstance(each, Remark))

    # -- walking

    def walk(self, *, back: bool) -> None:
        """Go to the next open remark, over the other appendices too, and show it."""
        there = self._next(back=back)
        self.bar.show()
        if there is not None and self._view.commit():
            self._told = there.remark.id
            if not there.is_gone:
                self._go_to(there.remark.record, there.remark.field)
        self._tell()

    def _next(self, *, back: bool) -> Placed | None:
        order = self.open_ones
        told = next((at for at, each in enumerate(order) if each.remark.id == self._told), None)
        if told is not None and (order[told].is_gone or self._told in self._here()):
            return order[(told + (-1 if back else 1)) % len(order)]
        there = self._marks.remarks.next_from(self._view.place() or _NOWHERE, back=back)
        found = self._marks.remarks.found(there) if there is not None else ()
        if found:
            wanted = found[-1 if back else 0]
            return next(each for each in order if each.remark is wanted)
        return order[-1 if back else 0] if order else None

    def _tell(self) -> None:
        """The remark that was walked to while its cell is the current one, else the first of the cell."""
        here = self._here()
        gone = {each.remark.id for each in self.open_ones if each.is_gone}
        wanted = self._told if self._told in here or self._told in gone else next(iter(here), "")
        placed = next((each for each in self.open_ones if each.remark.id == wanted), None)
        words = self.tr("{count} remarks are not settled. F9 goes to the next one.")
        if not self.open_ones:
            words = self.tr("No remark on this plan waits to be settled.")
        said = words.format(count=len(self.open_ones))
        self.bar.tell(placed, said, editable=self._view.model_.editable)

    # -- doing

    def do(self, verb: str, placed: Placed) -> None:
        """Write what it proposes, take or explain a remark, or open its cell to be edited."""
        if not self._view.commit():
            return
        if verb == ACCEPT:
            remark = placed.remark.id
            self._desk.do(
                self._page, lambda session: remarks.take_proposal(session, remark), areas=frozenset({PLANS})
            )
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if verb in _STATES:
            from ui.dialogs.remark import ask_settle  # start-up cost: dialogs

            ask_settle(self._page, self._desk, placed.remark, _STATES[verb])
        else:
            self._go_to(placed.remark.record, placed.remark.field)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if verb not in _STATES:
            self._view.edit_here(Start.AT_END)

    def add(self) -> None:
        """Ask for a remark on the current cell, or on its whole row."""
        place = self._view.place()
        line = self._line()
        if self._plan is None or place is None or line is None or line.kind is Kind.VACANT:
            return
        if not self._view.commit():
            return
        from ui.dialogs.remark import ask_remark  # start-up cost: dialogs

        row = self._new(line.path[-1].id, "")
        where = {}
        record = line.records[place[1]]
        if record is not None:
            heading = " ".join(self._view.model_.layout_.columns[place[1]].heading.split())
            text = self._view.model_.index(*place).data(Qt.ItemDataRole.EditRole)
            cell = replace(self._new(record, line.fields[place[1]]), was=str(text or ""))
            where[self.tr("Cell: {column}").format(column=heading)] = cell
        where[self.tr("The whole row")] = row
        ask_remark(self._page, self._desk, self._plan, row, where)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _new(self, record: RecordId, field: str) -> Remark:
        """A blank remark of today; on a plan of another office, our own word."""
        assert self._plan is not None  # noqa: S101 - asked only of a plan
        own = self._plan.office_id == self._desk.office.id
        blank = Remark(plan_id=self._plan.id, record=record, field=field, words="")
        day = self._desk.session.clock().date()
        if own:
            return replace(blank, day=day)
        return replace(blank, day=day, speaker=Speaker.SUPERIOR, channel=Channel.DOCUMENT)

    def show_all(self) -> None:
        """The list of all remarks of the plan."""
        if self._plan is None or not self._view.commit():
            return
        from ui.dialogs.remark_list import show_remarks  # start-up cost: dialogs

        chosen = show_remarks(self._page, self._desk, self._plan)
        if chosen is not None:
            self._go_to(chosen.remark.record, chosen.remark.field)
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
