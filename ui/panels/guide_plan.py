"""The guide of the plan page: looks at the plan after each check, follows the focused row, does as told."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from ccapp.domain.guidance.clear import PlainCards
from ccapp.domain.guidance.known import Known
from ccapp.domain.guidance.nexts import Survey, guide, survey
from ccapp.domain.guidance.values import Button, Does, Offer
from ccapp.domain.plan import NOT_STORED, RecordId
from ccapp.errors import AppError
from ccapp.services.guidance import guiding
from ccapp.services.guidance.checking import Checked
from ccapp.services.session import Session
from ui import settings
from ui.desk import PLANS, Desk
from ui.panels.check_fixes import CheckFixes
from ui.widgets.guide.column import GuideColumn
from ui.widgets.guide.room import GuideRoom
from ui.widgets.plan.path_strip import PathStrip, guide_button
from ui.widgets.plan.view import PlanView

_log = logging.getLogger("ccapp.ui")
PAUSE: Final = 400  # milliseconds that a row has the focus before the guide follows
_AT_ONCE: Final = 100  # rows
_STEP: Final = 0.008  # seconds of work before the window is looked after again
_CHANGED: Final = frozenset({PLANS})
_STEPS: Final = frozenset({Does.SUBMIT, Does.TAKE_BACK, Does.ISSUE, Does.EDITIONS})

GoTo = Callable[[RecordId, str], object]
Navigate = Callable[..., object]


class PlanGuide(QObject):
    """Strip and column for one table. `show_checked` is told every answer of the check.

    `step_asked` gives what a step of the path does that is no business of the table.
    """

    step_asked = Signal(object)

    def __init__(
        self, page: QWidget, desk: Desk, view: PlanView, room: GuideRoom, go_to: GoTo, navigate: Navigate
    ) -> None:
        super().__init__(page)
        self._page, self._desk, self._view, self._room = page, desk, view, room
        self._go_to, self._navigate = go_to, navigate
        self._plan = NOT_STORED
        self._over: Survey | None = None
        self._fixing: Button | None = None
        self._taken: Offer | None = None
        self.strip = PathStrip(desk.words)
        self.column = GuideColumn(desk.words)
        self.toggle = guide_button(self.tr("Guide"))
        self.fixes = CheckFixes(page, desk)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._next = QTimer(self, singleShot=True)
        self._ahead: Iterator[None] = iter(())
        self._build()
        self._connect()

    def _build(self) -> None:
        self.toggle.setToolTip(self.tr("Show or fold the guide (F4)"))
        self.strip.add_right(self.toggle)
        self.column.add_menu()
        self.column.hide()
        self.strip.hide()
        for number in range(1, 10):
            self._key(f"Ctrl+{number}", partial(self._to_section, number))
        for number in range(6):
            self._key(f"Alt+{number}", partial(self.column.press, number))
        self._key("F4", self.fold)

    def _key(self, keys: str, call: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self._page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(call)

    def _connect(self) -> None:
        self._pause.timeout.connect(self._follow)
        self._next.timeout.connect(self._go_on)
        self._view.editing.typed.connect(self._put_off)
        self._view.selectionModel().currentChanged.connect(lambda *_: self._pause.start())
        self._room.turned.connect(self.toggle.setChecked)
        self.toggle.clicked.connect(self.fold)
        self.column.folded.connect(self.fold)
        self.column.pressed.connect(self.press)
        self.column.six_asked.connect(lambda six: self._ask_six(six=six))
        self.strip.pressed.connect(self.press)
        self.fixes.led.connect(self._lead)
        self.fixes.both_asked.connect(self._to_both)
        self._desk.changed.connect(self._on_changed)

    @property
    def _folder(self) -> Path:
        return self._desk.session.store.folder

    # -- showing

    def look_at(self, plan: RecordId | None) -> None:
        """A plan, or another one, has come: until the check has answered, nothing is said of any."""
        if plan is not None and plan != self._plan:
            self._plan = plan
            self._over, self._taken, self._fixing, self._ahead = None, None, None, iter(())
            self._pause.stop()
            self._next.stop()
            self.strip.wait()
            self.strip.show()
            self.column.wait()
            self._room.set_column(self.column)

    def show_checked(self, plan: RecordId, checked: Checked) -> None:
        """Take in what the check has found in a plan, and look at the plan anew."""
        try:
            known = guiding.look(self._desk.session, plan)
        except AppError as error:  # nobody asked: the plan is gone by now, or the disk is
            _log.info("the guide was given up: %s", error)
            return
        self._ahead = self._surveyed(known, checked)
        if sum(len(sheet.rows) for sheet in known.sheets) > _AT_ONCE:
            self._next.start(0)
        else:
            for _ in self._ahead:
                pass

    def _surveyed(self, known: Known, checked: Checked) -> Iterator[None]:
        """Look the plan over and show it. A long one in steps, between which the window is looked after.

        Until then the buttons shown are those of the plan as it was, and do what they say there.
        """
        cards = PlainCards(known)
        yield from cards.ahead()
        self._plan = known.plan.id
        self._over, self._taken = survey(known, checked.findings, cards), None
        self.column.show_six(six=known.six, editable=known.editable)
        self.strip.show_steps(self._over.steps)
        self.strip.show()
        self._follow()
        self._room.set_column(self.column)

    def _go_on(self) -> None:
        until = time.monotonic() + _STEP
        for _ in self._ahead:
            if time.monotonic() > until:
                self._next.start(0)
                return

    def _put_off(self) -> None:
        """Somebody types: the guide waits for the next pause."""
        for timer in (self._pause, self._next):
            if timer.isActive():
                timer.start(PAUSE)

    def _on_changed(self, _: frozenset[str]) -> None:
        """The check follows, and the guide after it. A method, for the desk outlives this page."""
        self._pause.stop()
        self._next.stop()

    def _follow(self) -> None:
        """Show the guide at the current row; the table stays as it is."""
        if self._over is not None:
            self.column.show_guide(guide(self._over, self._here()))

    def _here(self) -> RecordId | None:
        place, lines = self._view.place(), self._view.model_.lines
        return lines[place[0]].path[-1].id if place and place[0] < len(lines) else None

    def fold(self) -> None:
        """Fold or open the column; the next plan finds it so."""
        self._room.toggle()
        if self._room.is_wide:
            self._keep(guide="folded" if self._room.is_folded else "")
        if not self._room.is_shown:
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_six(self, *, six: bool) -> None:
        done = self._view.commit() and self._do(lambda session: guiding.ask_six(session, self._plan, six=six))
        if not done and self._over is not None:
            self.column.show_six(six=not six, editable=self._over.known.editable)

    def _keep(self, **values: str) -> None:
        known = settings.load(self._folder)
        try:
            settings.save(self._folder, replace(known, **values))
        except AppError as error:  # a full disk: not worth a word for a fold
            _log.warning("the setting of the guide was not kept: %s", error)

    # -- doing

    def _to_section(self, number: int) -> None:
        sections = self._over.known.sections() if self._over else ()
        if number <= len(sections) and self._view.commit():
            self._go_to(sections[number - 1].id, "")
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, button: Button) -> None:
        """Do what a button of the guide says; the open editor is finished first."""
        if not self._view.commit():
            return
        offer, finding = button.offer, button.finding
        if button.does is Does.GO:
            self._go_to(button.record, button.field)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        elif button.does is Does.WRITE:
            self._do(lambda session: guiding.write(session, self._plan, button.edits))
        elif button.does is Does.SIGN:
            self._sign(button.record, button.edits[0].text)
        elif button.does is Does.ASK_SIGNER:
            self._ask_signer(button.record)
        elif button.does is Does.ADD and offer is not None:
            self._add(offer)
        elif button.does is Does.LINK and offer is not None:
            self._do(lambda session: guiding.link(session, offer, button.record))
        elif finding is not None:
            self._settle(button)
        elif button.does in _STEPS:
            self.step_asked.emit(button.does)
        else:
            self._navigate("checking" if button.does is Does.CHECK else "preview", plan=self._plan)

    def _sign(self, product: RecordId, signer: str) -> None:
        self._do(lambda session: guiding.sign(session, self._plan, product, signer))

    def _ask_signer(self, product: RecordId) -> None:
        from ui.dialogs.signing import ask_signer  # start-up cost: dialogs

        signer = ask_signer(self._page)
        if signer:
            self._sign(product, signer)

    def _settle(self, button: Button) -> None:
        if button.finding is not None and button.does is Does.KEEP:
            self.fixes.keep(button.finding)
        elif button.finding is not None and button.fix is not None:
            self._fixing = button
            self.fixes.apply(self._plan, button.finding, button.fix)

    def _lead(self) -> None:
        """A fix that only an officer can write leads to its cell."""
        if self._fixing is not None:
            self._go_to(self._fixing.record, self._fixing.field)
            self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_both(self, other: str, plan: str) -> None:
        """Two lines are read one below the other where there is room for both."""
        finding = self._fixing.finding if self._fixing is not None else None
        if finding is not None:
            place = {"record": finding.record, "other": other, "beside": plan}
            self._navigate("checking", plan=self._plan, **place)

    def _add(self, offer: Offer) -> None:
        """Once: an offer is still shown until the check has answered."""
        if offer != self._taken:
            done = self._do(lambda session: guiding.take(session, self._plan, offer))
            self._taken = offer if done is not None else None

    def _do(self, call: Callable[[Session], object]) -> object:
        return self._desk.do(self._page, call, areas=_CHANGED)
