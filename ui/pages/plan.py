"""Kế hoạch: the table of one plan, edited in place; another office's or a signed one is only looked at."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from ccapp.domain.layout import Level
from ccapp.domain.plan import Plan, RecordId
from ccapp.errors import NotFoundError
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ui.desk import PLANS, RECEIVED, Desk
from ui.models.plan_lines import Kind
from ui.pages.plan_calls import allow_here, calls, connect, help_here, is_merged, status_words, unsaved_here
from ui.pages.plan_frame import PlanFrame
from ui.pages.plan_lock import PlanLock
from ui.widgets.first_paint import FirstPaint
from ui.widgets.page_keys import add_keys
from ui.widgets.plan.actions import PlanActions
from ui.widgets.plan.many import PlanMany
from ui.widgets.tab_order import order_as_seen
from ui.widgets.table.cell_moves import Start

if TYPE_CHECKING:
    from ui.widgets.empty_state import EmptyState

_MARGIN = 16
_AGAIN = 100  # milliseconds
_LEAST_TABLE = 150  # pixels: a heading and a row; on a low screen the page scrolls


class PlanPage(PlanFrame):
    """One plan at a time, one appendix of it. Everything typed is saved cell by cell."""

    areas = frozenset({PLANS, RECEIVED})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._shown = 0
        self._stack = QStackedWidget()
        self._lock = PlanLock(self, desk)
        self.many = PlanMany(self.view, self.strips, self._verbs, self._others, self._reading)
        called = calls(self.view, self.strips, self._verbs, self._layouts, lambda: self.timing, self.many)
        own = {"add-section": self._add_section, "consult": self._consult}
        self.actions_ = PlanActions(self, {**called, **own})
        self._build()
        self._connect()

    def _consult(self) -> None:
        if self.view.commit():
            self.navigate("consulting", plan=self._plan_id)

    def _build(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._stack.addWidget(self._room)
        # Filled only now: a widget that moves in with all it holds is styled again.
        column = QVBoxLayout(self._table)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 0)
        column.setSpacing(8)
        column.addLayout(self.head)
        column.addWidget(self._path)
        column.addWidget(self.actions_.toolbar())
        column.addLayout(self.strips)
        column.addWidget(self.view, 1)
        self.view.setMinimumHeight(_LEAST_TABLE)
        column.addLayout(self.many.below)

    def _connect(self) -> None:
        verbs = self._verbs
        self.strips.on_way_back(lambda: self._lock.go_back(self._plan, lambda: verbs().to_draft()))
        connect(self.view, self.strips, verbs, self._layouts)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.view.selectionModel().currentChanged.connect(self._allow_actions)
        self.appendices.activated.connect(self._on_appendix)
        self.head.back.clicked.connect(self._to_list)
        self.head.preview.clicked.connect(lambda: self.navigate("preview", plan=self._plan_id))
        FirstPaint(self.view.viewport(), self._complete)
        keys: dict[str, Callable[[], object]] = {
            "F3": lambda: self.strips.finding.ask(back=False),
            "Shift+F3": lambda: self.strips.finding.ask(back=True),
            "F6": self._change_room,
            "F8": lambda: self.checks.walk(back=False),
            "Shift+F8": lambda: self.checks.walk(back=True),
        }
        add_keys(self, keys)

    def _complete(self) -> None:
        """What the first paint did not wait for; a worker that has the session is waited for."""
        if self.desk.busy:
            QTimer.singleShot(_AGAIN, self, self._complete)
        elif self.desk.is_open:
            _ = self.checks, self.issuing, self.many.bulk
            self._made_guide().look_at(self._plan_id)
            self.view.editing.make_ready()

    @cached_property
    def empty(self) -> EmptyState:
        """What shows in the place of a plan that is not there."""
        from ui.widgets.empty_state import EmptyState  # start-up cost: seldom is there no plan

        empty = EmptyState("table")
        self._away = empty.add_button(self.tr("To the list of plans"), self._to_list)
        self._stack.addWidget(empty)
        return empty

    def open(self, **place: object) -> None:
        """Show a plan (`plan`), at a record (`record`) if one is named; without a plan, the last one.

        `field` names the cell of the record, `edit` opens it; `told` says what was just done to the plan
        elsewhere, with a way to take it back.
        """
        plan, record = place.get("plan"), place.get("record")
        if plan is not None and plan != self._plan_id:
            self._plan_id = RecordId(str(plan))
            if self._plan is not None:  # nothing of the plan before is to be kept by id
                self.view.show_appendix(None, editable=False)
            self.appendices.clear()
        self.refresh()
        if record is not None:
            self._go_to(RecordId(str(record)), str(place.get("field", "")))
        if place.get("told"):
            self.verbs.result.tell(str(place["told"]))
        self._begin()
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        if place.get("edit"):
            self.view.edit_here(Start.AT_END)

    def _begin(self) -> None:
        """Stand on the first task, or where one is to be written, when no other cell is current."""
        if not self.view.currentIndex().isValid() and self.model.lines:
            kinds = [line.kind for line in self.model.lines]
            first = next((row for row, kind in enumerate(kinds) if kind is not Kind.SECTION), 0)
            self.view.go(first, min(1, self.model.columnCount() - 1))

    def refresh(self) -> None:
        """Read the plan again; cell, selection and editor stay with their records."""
        self._plan = self.desk.do(self, self._read) if self._plan_id else None
        self._show_head()
        self._show_table()
        self._show_steps()
        if self._guide is not None:
            self._guide.look_at(self._plan_id)
        if self._checks is not None:
            self._checks.look_at(self._plan)
        if self._notes is not None:
            self._notes.look_at(self._plan)
        if "issuing" in vars(self):
            self.issuing.look_at(self._plan)

    def _read(self, session: Session) -> Plan | None:
        """The plan, None where it is no longer there, such as an import that was undone."""
        try:
            return planning.show(session, self._plan_id or "")
        except NotFoundError:
            return None

    def _show_head(self) -> None:
        plan = self._plan
        if plan is None:
            gone = self.tr("This plan is no longer here. If it was undone, redo brings it back.")
            self.empty.set_text(gone if self._plan_id else self.tr("No plan is open."))
            if self.view.hasFocus():  # held here: as the table hides, Qt would give it to the navigation
                self.setFocus(Qt.FocusReason.OtherFocusReason)
                self._stack.setCurrentIndex(1)
                self._away.setFocus(Qt.FocusReason.OtherFocusReason)
        self._stack.setCurrentIndex(0 if plan else 1)
        self.head.title.setText(plan.title if plan else "")
        self.head.show_titles([appendix.title for appendix in plan.appendices] if plan else [])
        self.strips.say_locked(self._lock.why(plan), way_back=self._lock.way_back(plan))

    def _is_editable(self) -> bool:
        return self._lock.is_editable(self._plan)

    def _show_table(self) -> None:
        appendix = self.appendix()
        self._shown = max(0, self.appendices.currentIndex())
        self.view.show_appendix(appendix, editable=self._is_editable())
        goals = appendix is not None and Level.GOAL in appendix.layout.levels
        self.actions_.allow(editable=self._is_editable(), goals=goals, targets=self.model.for_targets)
        self._allow_actions()

    def _show_steps(self) -> None:
        undo = self.desk.do(self, planning.next_undo)
        redo = self.desk.do(self, planning.next_redo)
        named = (self.desk.action(step) if step else "" for step in (undo, redo))
        self.actions_.name_steps(*named)

    def status(self) -> str:
        """How much the appendix holds."""
        more = [each.words() for each in (self._checks, self._notes) if each is not None]
        return status_words(self.appendix(), targets=self.model.for_targets, more=more)

    def _on_appendix(self, _: int) -> None:
        """Another appendix; a refused editor keeps the one it belongs to."""
        if not self.commit():
            self.appendices.setCurrentIndex(self._shown)
            return
        self._show_table()
        self._begin()

    def _go_to(self, record: RecordId, field: str = "") -> None:
        """Show the appendix a record is in, and go to it, or to one of its fields."""
        for number, appendix in enumerate(self._plan.appendices if self._plan else ()):
            if any(item.id == record for item in appendix.items()):
                if number != self.appendices.currentIndex():
                    self.appendices.setCurrentIndex(number)
                    self._show_table()
                place = self.view.place_of(record, field)
                if place is not None:
                    self.view.go(*place)
                return

    def commit(self) -> bool:
        """Save the open editor; False when it was refused and is still open."""
        return self.view.commit()

    def unsaved(self) -> str:
        """What the open editor has that is not stored."""
        return unsaved_here(self.view, self._plan)

    def save_open(self) -> None:
        """Store it and leave the editor open."""
        self.view.editing.save_open()

    def _add_section(self) -> None:
        appendix = self.appendix()
        if appendix is not None:
            self.verbs.add_section(appendix)

    def _allow_actions(self) -> None:
        allow_here(self.view, self.actions_)

    def _show_menu(self, at: QPoint) -> None:
        self.actions_["apart"].setVisible(self._is_editable() and is_merged(self.view))
        self.timing.allow(self.actions_)
        menu = self.actions_.menu()
        self.notes.add_to(menu)
        menu.popup(self.view.viewport().mapToGlobal(at))

    def _change_room(self) -> None:
        """From the table to the buttons and back."""
        if self.view.hasFocus():
            order_as_seen(self._room, self.view)
            self.head.take_focus()
        else:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def help(self) -> bool:
        """What belongs in the cell, and the keys; from there to the pages of help."""
        from ui.dialogs.table_help import show_table_help  # start-up cost: dialogs

        topic = show_table_help(self, help_here(self.view, lambda: self.checks.readings))
        if topic:
            self.navigate("help", topic=topic)
        return True

    def _to_list(self) -> None:
        self.navigate("plans")
