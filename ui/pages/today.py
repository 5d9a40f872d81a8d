"""Hôm nay: what is due over all plans that run, what came up, what waits; each row leads to its place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.plan import RecordId
from ui import settings
from ui.desk import PARTNERS, PLANS, RECEIVED, UNITS, Desk
from ui.icons import icon
from ui.models.today_table import WAITING, TodayModel, chosen, counted
from ui.models.today_texts import nothing_due, with_weekday, written
from ui.registry import Page
from ui.widgets.empty_state import EmptyState
from ui.widgets.first_paint import FirstPaint
from ui.widgets.notice import Notice
from ui.widgets.today.add import QuickAdd
from ui.widgets.today.list import TodayList
from ui.widgets.today.numbers import Numbers
from ui.widgets.today.reports import ReportLines
from ui.widgets.today.verbs import TodayVerbs
from ui.widgets.today.waiting import WaitingStrip

if TYPE_CHECKING:
    from ccapp.domain.agenda import Entry
    from ccapp.services.today import Agenda

_MARGIN: Final = 16
_MINUTE: Final = 60_000
_AGAIN: Final = 100  # milliseconds
_WIDE: Final = 100  # what the next report has of the heading's row, to one of nothing


class TodayPage(Page):
    """The home page. What it shows is read a moment after its first paint, and anew on every change."""

    areas = frozenset({PARTNERS, PLANS, RECEIVED, UNITS})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self.agenda: Agenda | None = None
        self._seen = False
        self._clock_right = False
        self._wanted: RecordId | None = None
        self._since: date | None = None
        self.day = QLabel()
        self.numbers = Numbers()
        self.reports = ReportLines()
        self.clock_notice = Notice()
        self.away_notice = Notice()
        self.model = TodayModel(self)
        self.list = TodayList(self.model)
        self.empty = EmptyState("calendar-check")
        self.no_plan = EmptyState("calendar-check")
        self.waiting = WaitingStrip(
            lambda: navigate("settings", backup=True), lambda: navigate("exchange"), self._list_waiting
        )
        self.waiting.open_plan = lambda plan: navigate("plan", plan=plan)
        self.waiting.open_handed = lambda plan: navigate("assigned", plan=plan)
        self.copy_summary = QPushButton(icon("copy"), self.tr("Copy a summary for the leader"))
        self.remind = QToolButton()
        self._units = QMenu(self)
        self.verbs = TodayVerbs(self, desk, lambda: self.agenda)
        self.quick_add = QuickAdd(desk, self.verbs.add)
        self.verbs.added = self._want
        self.verbs.open_row = self._open_row
        self.verbs.change_row = self._change_row
        self.verbs.ask_link = self._ask_link
        self.verbs.extend, self.verbs.keep_day = self._extend, self._keep_day
        self.verbs.note_event = self._note_event
        self._views = QStackedWidget()
        self._work = QWidget()
        self._rest = QWidget()  # keeps the notice at the top where nothing else is shown
        self._build()
        FirstPaint(self, self._begin)
        self._minute = QTimer(self, interval=_MINUTE)
        self._minute.timeout.connect(self._on_minute)
        self._minute.start()

    # -- building

    def _build(self) -> None:
        self.day.setProperty("role", "title")
        self._choose = self.no_plan.add_button(self.tr("Choose a file…"), self._choose_file)
        self.no_plan.add_button(self.tr("New plan…"), self._new)
        self._views.addWidget(self.list)
        self._views.addWidget(self.empty)
        self._all = self.empty.add_button(self.tr("Show all"), lambda: self.numbers.choose(""))
        self._build_work()
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 8)
        column.setSpacing(10)
        column.addLayout(self._build_head())
        for widget in (self.clock_notice, self.away_notice):
            column.addWidget(widget)
        column.addWidget(self._work, 1)
        column.addWidget(self.no_plan, 1)
        column.addWidget(self._rest, 1)
        column.addWidget(self.waiting)
        self.no_plan.hide()
        self._rest.hide()
        self.clock_notice.add_button(self.tr("The clock is right, count on"), self._trust_clock)
        self.away_notice.add_button(self.tr("Close"), self._forget_away)
        QShortcut(QKeySequence("F6"), self, self._change_room)

    def _build_head(self) -> QHBoxLayout:
        search = QPushButton(icon("search"), self.tr("Search… (Ctrl+K)"))
        search.clicked.connect(lambda: self.navigate("search"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.day)
        row.addWidget(self.reports, _WIDE)
        row.addStretch(1)
        row.addWidget(search)
        return row

    def _build_work(self) -> None:
        self.numbers.chosen.connect(lambda _: self._show_rows())
        self.list.opened.connect(lambda row: self._open_row(self.model.rows[row]))
        self.list.asked.connect(lambda row, at: self.verbs.show_menu(self.model.rows[row], at))
        self.copy_summary.clicked.connect(self.verbs.copy_summary)
        self._units.aboutToShow.connect(lambda: self.verbs.fill_units(self._units))
        self.remind.setIcon(icon("users"))
        self.remind.setText(self.tr("Reminders by unit"))
        self.remind.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.remind.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.remind.setMenu(self._units)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.copy_summary)
        foot.addWidget(self.remind)
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.numbers)
        column.addWidget(self.quick_add)
        column.addWidget(self._views, 1)
        column.addLayout(foot)

    # -- showing

    def open(self, **place: object) -> None:
        """Come to the front, at a row (`record`) if one is named; `since` is when the user was last here."""
        record, since = place.get("record"), place.get("since")
        self._wanted = RecordId(str(record)) if record else None
        self._since = since if isinstance(since, date) else self._since
        if self._wanted:
            self.numbers.release()
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _begin(self) -> None:
        """What the first paint did not wait for; a worker that has the session is waited for."""
        if not self.desk.is_open:
            return
        if self.desk.busy:
            QTimer.singleShot(_AGAIN, self, self._begin)
            return
        self._seen = True
        self.refresh()
        if self.no_plan.isVisibleTo(self):
            self._choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self.desk.changed.emit(frozenset())  # nothing changed, but the status bar has another line to show

    def refresh(self) -> None:
        """Read everything again; the row that is current stays so."""
        self.day.setText(with_weekday(self.desk.session.clock().date()))
        if not self._seen:
            return
        from ccapp.services import today  # start-up cost: the grammar of deadlines

        found = self.desk.do(self, today.agenda)
        if found is None:
            return
        self.agenda = found
        self._show_frame()
        self.quick_add.show_plans(found.plans)
        self.numbers.show_numbers(counted(found))
        self._show_rows()
        due = None if self._is_held() else self.desk.do(self, today.reports)
        self.reports.show_reminders(due or (), found.today)
        waits = self.desk.do(self, lambda session: today.waiting(session, self._backed_up()))
        if waits is not None and not self._is_held():
            self.waiting.show_waiting(waits, len(found.waiting))

    def _backed_up(self) -> datetime | None:
        kept = settings.load(self.desk.session.store.folder).backup_at
        try:
            return datetime.fromisoformat(kept) if kept else None
        except ValueError:  # the file may have been edited by hand; it is no data
            return None

    def _show_frame(self) -> None:
        """What stands above the rows, or in their place where no plan runs."""
        agenda = self.agenda
        if agenda is None:
            return
        held = self._is_held()
        idle = not agenda.plans or not (any(plan.alive for plan in agenda.plans) or agenda.entries)
        self.clock_notice.say(self._clock_words() if held else "")
        self.away_notice.say("" if held or idle else self._away_words(agenda))
        self._work.setVisible(not held and not idle)
        self.no_plan.setVisible(idle and not held)
        self._rest.setVisible(held)
        self.waiting.setVisible(False)
        self.no_plan.set_text(self._no_plan_words(agenda))

    def _is_held(self) -> bool:
        """Whether nothing is counted because the clock cannot be right."""
        return self.agenda is not None and self.agenda.trouble is not None and not self._clock_right

    def _clock_words(self) -> str:
        agenda = self.agenda
        if agenda is None or agenda.trouble is None:
            return ""
        today = written(agenda.today)
        changed = written(agenda.changed) if agenda.changed else "-"
        words = {
            "before-change": self.tr(
                "The machine's clock says {today}, but the latest change was made on {changed}. Set the clock"
                " right; until then nothing is counted as due."
            ),
            "before-plans": self.tr(
                "The machine's clock says {today}, years before the plans here. Set the clock right; until"
                " then nothing is counted as due."
            ),
            "long-after": self.tr(
                "The machine's clock says {today}, years after the latest change on {changed}. Set the clock"
                " right; until then nothing is counted as due."
            ),
        }[agenda.trouble.value]
        return words.format(today=today, changed=changed)

    def _away_words(self, agenda: Agenda) -> str:
        """What fell due while nobody had the program open, in one line."""
        since = self._since
        if since is None:
            return ""
        count = sum(each.due is not None and since <= each.due < agenda.today for each in agenda.entries)
        words = self.tr("Since the last time here ({day}): {count} have fallen due.")
        return words.format(day=written(since), count=count) if count else ""

    def _no_plan_words(self, agenda: Agenda) -> str:
        if not agenda.own:
            from ccapp.services import today  # loaded by now

            giver = today.model_given(self.desk.session)
            if giver:
                words = self.tr(
                    "There is no plan yet. {office} has given a model plan: choose “New plan…”. Or drop the"
                    " Word or Excel file of a plan here."
                )
                return words.format(office=giver)
            return self.tr("There is no plan yet. Drop the Word or Excel file of a plan here to begin.")
        words = self.tr("No plan for {year} is running. {count} earlier or ended plans are in the list.")
        return words.format(year=agenda.today.year, count=agenda.own)

    def _show_rows(self) -> None:
        agenda = self.agenda
        if agenda is None:
            return
        kept = self._wanted or self._current_record()
        self._wanted = None
        if self.numbers.filter == WAITING and not agenda.waiting:
            self.numbers.release()
        self.waiting.show_listed(listed=self.numbers.filter == WAITING)
        rows = chosen(agenda, self.numbers.filter)
        self.model.show_rows(agenda, rows)
        self._views.setCurrentIndex(0 if rows else 1)
        self._all.setVisible(bool(self.numbers.filter))
        if not rows:
            from ccapp.domain.agenda import nearest  # loaded by now

            next_ = nearest(agenda.entries, agenda.today)
            self.empty.set_text(nothing_due(self.numbers.filter, next_, agenda.today))
        at = self.model.row_of(kept) if kept else -1
        self.list.stand_on(at if at >= 0 else 0 if rows else -1)

    def _current_record(self) -> RecordId | None:
        row = self.list.currentIndex().row()
        return self.model.rows[row].record if 0 <= row < len(self.model.rows) else None

    def where(self) -> dict[str, object]:
        """The row stood on, to come back to."""
        record = self._current_record()
        return {"record": record} if record else {}

    def status(self) -> str:
        """How many plans are watched, and how many deadlines nobody can remind of."""
        if self.agenda is None:
            return ""
        alive = sum(plan.alive for plan in self.agenda.plans)
        words = [self.tr("Plans: {count}").format(count=alive)]
        if self.agenda.unread:
            words.append(self.tr("{count} deadlines not understood").format(count=self.agenda.unread))
        return " · ".join(words)

    def _on_minute(self) -> None:
        """A new day has other rows; the machine may have slept over it."""
        shown = self.agenda.today if self.agenda else None
        if shown is not None and not self.desk.busy and shown != self.desk.session.clock().date():
            self.refresh()

    def _trust_clock(self) -> None:
        self._clock_right = True
        self.refresh()

    def _forget_away(self) -> None:
        self._since = None
        self.away_notice.say("")

    def _change_room(self) -> None:
        """From the list to the line above it and back."""
        away = self.quick_add.title if self.list.hasFocus() else self.list
        away.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # -- doing

    def _want(self, record: RecordId) -> None:
        """Stand on a record at the next reading, whatever was filtered before."""
        self._wanted = record
        self.numbers.release()

    def _open_row(self, entry: Entry) -> None:
        """To the row in its plan; an ad-hoc task has none and is changed."""
        if entry.ad_hoc:
            self._change_row(entry)
        else:
            self.navigate("plan", plan=entry.plan, record=entry.record, field="deadline")

    def _change_row(self, entry: Entry) -> None:
        from ui.dialogs.ad_hoc import change_ad_hoc  # start-up cost: dialogs

        change_ad_hoc(self, self.desk, entry.record, self.agenda.plans if self.agenda else ())

    def _ask_link(self, entry: Entry) -> bool:
        from ui.dialogs.linking import ask_link  # start-up cost: dialogs

        return ask_link(self, self.desk, entry.record, entry.text)

    def _list_waiting(self) -> None:
        """The rows that wait for an event, or all again."""
        self.numbers.choose("" if self.numbers.filter == WAITING else WAITING)

    def _extend(self, entry: Entry) -> None:
        from ui.dialogs.extending import ask_extension  # start-up cost: dialogs

        ask_extension(self, self.desk, (entry.record,), entry.original)

    def _keep_day(self, entry: Entry) -> None:
        from ui.dialogs.extending import drop_latest  # start-up cost: dialogs

        drop_latest(self, self.desk, (entry.record,), entry.original)

    def _note_event(self, entry: Entry) -> None:
        from ui.dialogs.event_day import ask_event  # start-up cost: dialogs

        ask_event(self, self.desk, (entry.record,), entry.phrase)

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("Take from file"),
            "",
            self.tr("Word and Excel files (*.docx *.doc *.xlsx *.xls);;All files (*)"),
        )
        if path:
            self.navigate("take-in", file=path)

    def _new(self) -> None:
        from ui.dialogs.new_plan import ask_new_plan  # start-up cost: dialogs

        made = ask_new_plan(self, self.desk)
        if made is not None:
            self.navigate("plan", plan=made)
