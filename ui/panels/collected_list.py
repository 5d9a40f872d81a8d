"""The plans collected so far, sent by communes or held for them, and what can be done with one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QFileDialog,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.other_ways import OtherWay
from ccapp.domain.plan import OfficeId, PlanState, RecordId
from ccapp.errors import AppError
from ccapp.services.collected import decisions, lineage, proxies
from ccapp.services.collected.proxies import Proxy
from ccapp.services.handover import attached, both_edited, directory, exchanging
from ccapp.services.handover.attached import Badge
from ccapp.services.plans import planning
from ccapp.services.reception import collecting, differences, missing, sent_days
from ccapp.services.reception.proxy_taking import Came
from ccapp.store.partners import Collected
from ccapp.text.sorting import sort_key
from ui.desk import PARTNERS, PLANS, RECEIVED, Desk
from ui.dialogs.attached import show_attached
from ui.dialogs.collecting_forms import CollectingFormsDialog
from ui.dialogs.differences import show_differences
from ui.dialogs.sent_day import SentDayDialog
from ui.icons import icon
from ui.models.exchange_lines import Line, LinesModel
from ui.models.lineage_words import ended_words, formerly_words
from ui.models.review_words import LOOKS, state_words
from ui.panels import return_file
from ui.widgets.asking import ask
from ui.widgets.exchange.given import PlacesButton
from ui.widgets.exchange.words import moment, other_way
from ui.widgets.flow import FlowLayout
from ui.widgets.more_button import MoreButton
from ui.widgets.table.whole_lines import LinesTable

_SENT_ON: Final = 4
_STATE: Final = 5
_LEAST: Final = 140  # pixels: a few lines can be seen on any screen; a low one scrolls


class CollectedList(QWidget):
    """One line a plan, at its end how its review stands, or the mark of what is held in proxy. The button
    `not_sent` stands in the head of its page.
    """

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__()
        self._desk = desk
        self._navigate = navigate
        self._held: dict[str, Proxy] = {}
        self._sent: dict[str, Collected] = {}
        self._days: dict[RecordId, OtherWay] = {}
        self._badges: dict[RecordId, Badge] = {}
        self._carried: frozenset[RecordId] = frozenset()
        self._unsettled: dict[RecordId, int] = {}
        self.count = QLabel()
        self.show_plan = QPushButton(icon("eye"), self.tr("Open to read"))
        self.since = QPushButton(icon("history"), self.tr("Changes since the last time"))
        self.same = QPushButton(icon("merge"), self.tr("It is the commune's own plan"))
        self.remarks = PlacesButton("", desk)
        more = self.more = MoreButton()
        self.files = more.add("file-text", self.tr("Files of the plan…"), self.show_files)
        self.back = more.add("archive-restore", self.tr("Give the data back…"), self.give_back)
        self.day = more.add("calendar-check", self.tr("Day of sending…"), self.set_day)
        more.part()
        self.forms = more.add("table", self.tr("Excel forms…"), self.make_forms)
        self.type_in = more.add("pencil", self.tr("Type in for a commune…"), self.begin_typing)
        self.remind = more.add(
            "file-text", self.tr("Letter to those who have not sent…"), self.write_reminder
        )
        self.not_sent = QPushButton(icon("copy"), self.tr("Copy the list of who has not sent"))
        self.as_now = QCheckBox(self.tr("By the offices of today"))
        headings = (
            self.tr("Office"), self.tr("Plan"), self.tr("Sending"), self.tr("Received"), self.tr("Sent on"),
            self.tr("Review"),
        )  # fmt: skip
        self.table = LinesTable(
            LinesModel(headings, marked=_STATE),
            self.tr("Collected plans"),
            self.tr("No plan of any office has been received yet. Drop files or a whole folder here."),
            wide=(0, 1, _SENT_ON, _STATE),
        )
        self._build()

    def _build(self) -> None:
        self.table.view.setMinimumHeight(_LEAST)
        self.count.setProperty("role", "muted")
        self.count.setMinimumHeight(self.show_plan.sizeHint().height())
        row = FlowLayout()
        self.as_now.setToolTip(
            self.tr("Plans of offices that were merged stand under the office that carries their work on")
        )
        self.as_now.toggled.connect(self.refresh)
        for widget in (
            self.count,
            self.show_plan,
            self.since,
            self.same,
            self.remarks,
            self.more,
            self.as_now,
        ):
            row.addWidget(widget)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addLayout(row)
        box.addWidget(self.table, 1)
        self.not_sent.clicked.connect(self.copy_missing)
        self.since.clicked.connect(self.show_since)
        self.same.clicked.connect(self.replace_held)
        self.show_plan.clicked.connect(lambda: self._navigate("plan", plan=self.table.current))
        self.table.opened.connect(lambda plan: self._navigate("plan", plan=plan))
        self.table.picked.connect(self.show_buttons)

    def refresh(self) -> None:
        """Read the plans again."""
        session = self._desk.session
        self._sent = {each.plan: each for each in exchanging.collected(session)}
        self._days = sent_days.noted_days(session)
        self._held = {each.plan.id: each for each in proxies.proxies(session)}
        self._badges = self._desk.do(self, attached.badges) or {}
        self._unsettled = both_edited.unsettled(session)
        self._register = lineage.register(session)
        groups = lineage.grouped(session, as_now=self.as_now.isChecked())
        self._carried = frozenset(plan for group in groups for plan in group.carried)
        lines = [self._sent_line(each) for each in self._sent.values()]
        lines += [self._held_line(each) for each in self._held.values()]
        lines.sort(key=lambda line: sort_key(line.cells[0]))
        self.table.view.setColumnHidden(_SENT_ON, not any(line.cells[_SENT_ON] for line in lines))
        self.table.show_lines(tuple(lines))
        self.as_now.setVisible(any(self._home(each) != each.office.id for each in self._sent.values()))
        offices = {group.name for group in groups}
        standing = [each for each in self._held.values() if each.counts]
        offices |= {each.name for each in standing}
        text = self.tr("Collected plans: {plans}, offices: {offices}, held in proxy: {held}")
        plans = len(self._sent) - len(self._carried) + len(standing)
        self.count.setText(text.format(plans=plans, offices=len(offices), held=len(standing)))
        self.show_buttons()

    def _sent_line(self, each: Collected) -> Line:
        review = decisions.review(self._desk.session, each.plan)
        doubtful = self._badges.get(each.plan, Badge()).lost or each.plan in self._unsettled
        look, tone = ("triangle-alert", "warning") if doubtful else LOOKS[review.state]
        said = (state_words(review, self._desk.words), self._open(each.plan), self._files(each.plan))
        state = "\n".join(filter(None, said))
        cells = (self._office(each), each.title, str(each.sequence), moment(each.received_at))
        return Line(key=each.plan, cells=(*cells, self._sent_on(each.plan), state), icon=look, tone=tone)

    def _office(self, each: Collected) -> str:
        """The office's name now, with the one it had when the plan came, and how it ended; or who stands
        for it today, where that is asked.
        """
        office, came = each.office, date.fromisoformat(each.received_at[:10])
        home = self._home(each) if self.as_now.isChecked() else office.id
        if home != office.id:
            words = self.tr("{name}\nPlan of {before}")
            if each.plan in self._carried:
                words = self.tr("{name}\nPlan of {before}, carried on in the office's own plan")
            before = self._register.name_at(office.id, came)
            return words.format(name=self._register.names[home][1], before=before)
        ended = self._register.ended_by(office.id)
        said = formerly_words(office.name, self._register.name_at(office.id, came))
        return f"{said}\n{ended_words(ended)}" if ended is not None else said

    def _home(self, each: Collected) -> OfficeId:
        """Who stands today for the office that sent a plan."""
        return self._register.home_of(each.office.id, self._desk.session.clock().date())

    def _open(self, plan: RecordId) -> str:
        """In how many places two computers of the office wrote different things, and nobody has chosen."""
        count = self._unsettled.get(plan, 0)
        return self.tr("Not settled by the office yet: {count}").format(count=count) if count else ""

    def _files(self, plan: RecordId) -> str:
        """How many files the plan has here, or how many are missing."""
        badge = self._badges.get(plan, Badge())
        words = self.tr("{count} files missing") if badge.lost else self.tr("{count} files")
        return words.format(count=badge.lost or badge.count) if badge.count else ""

    def _held_line(self, each: Proxy) -> Line:
        mark = self.tr("Held in proxy") if each.counts else self.tr("Replaced by the commune's own")
        if each.beside:
            mark = self.tr("Held in proxy; the commune has sent a plan of the same year")
        received = moment(each.taken_at) if each.taken_at else ""
        return Line(
            key=each.plan.id,
            cells=(each.name, each.plan.title, "", received, self._sent_on(each.plan.id), mark),
            icon="pencil" if each.counts else "archive",
            tone="warning" if each.counts else "muted",
        )

    def _sent_on(self, plan: RecordId) -> str:
        noted = self._days.get(plan)
        return f"{noted.day:%d/%m/%Y}\n{other_way(noted, self._desk.words)}" if noted is not None else ""

    def show_buttons(self) -> None:
        """Allow what the current line allows."""
        plan = RecordId(self.table.current)
        for verb in (self.show_plan, self.since, self.day):
            verb.setEnabled(bool(plan))
        held = self._held.get(plan)
        replaced = held is not None and not held.counts
        self.since.setText(
            self.tr("Compare with the commune's own") if replaced else self.tr("Changes since the last time")
        )
        self.same.setVisible(held is not None and bool(held.beside))
        self.files.setEnabled(plan in self._badges)
        self.back.setEnabled(plan in self._sent)
        words, worth = return_file.caption(self._desk, plan if plan in self._sent else None)
        self.remarks.setText(words)
        self.remarks.setEnabled(worth)

    def show_files(self) -> None:
        """The files of the current plan."""
        found = self._sent.get(self.table.current)
        if found is not None:
            show_attached(self, self._desk, found.plan, f"{found.office.name} · {found.title}")

    def give_back(self) -> None:
        """Ask where to save the current plan for the office whose it is and that lost it."""
        found = self._sent.get(self.table.current)
        if found is not None:
            return_file.ask_give_back(self, self._desk, found)

    def copy_missing(self) -> None:
        """Put the list of who has not sent on the clipboard, ready for a message."""
        found = missing.missing(self._desk.session)
        QApplication.clipboard().setText(found.text)
        said = self.tr("Copied: {count} of {all} offices have not sent.")
        self._desk.said.emit(said.format(count=len(found.names), all=found.of))

    def begin_typing(self) -> None:
        """Begin a plan for a commune that told its figures on paper or by telephone, and open it."""
        from ui.dialogs.typing_in import TypingInDialog  # start-up cost: dialogs

        session = self._desk.session
        own = [each for each in planning.plans(session) if each.state is not PlanState.BINNED]
        below = directory.subordinates(session)
        names = [each.name for each in below if each.standing is not directory.Standing.CONNECTED]
        dialog = TypingInDialog(self, self._desk, own, names)
        begun = dialog.exec() == QDialog.DialogCode.Accepted
        made = dialog.made
        dialog.deleteLater()
        if begun:
            self._desk.announce(frozenset({PLANS, RECEIVED}))
            self._navigate("plan", plan=made)

    def write_reminder(self) -> None:
        """The công văn đôn đốc to all who have not sent, to copy or to save as Word."""
        from ui.dialogs.covering import CoveringDialog  # start-up cost: dialogs

        letter = self._desk.do(self, missing.reminder)
        if letter is not None:
            ask(CoveringDialog(self, self._desk, letter.communes, reminder=letter))

    def make_forms(self) -> None:
        """Ask for plan, communes and folder, and make the Excel forms."""
        session = self._desk.session
        own = [each for each in planning.plans(session) if each.state is not PlanState.BINNED]
        dialog = CollectingFormsDialog(self, own, directory.subordinates(session))
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        plan, names = dialog.plan, dialog.offices
        dialog.deleteLater()
        start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        folder = QFileDialog.getExistingDirectory(self, self.tr("Save to folder"), start) if agreed else ""
        if not folder:
            return
        made = self._desk.work(
            self,
            self.tr("Making Excel forms…"),
            lambda session, progress: collecting.make_forms(
                session, plan, names, Path(folder), progress=progress
            ),
        )
        if made is not None:
            said = self.tr("{count} Excel forms are saved in {folder}.")
            self._desk.said.emit(said.format(count=len(made), folder=Path(folder).name))

    def show_since(self) -> None:
        """Show what the latest submission changed; of a replaced plan, how the commune's own differs."""
        plan = RecordId(self.table.current)
        held = self._held.get(plan)
        if held is not None and not held.counts:
            self._show_replaced(held)
            return
        found = self._desk.do(self, lambda session: differences.since_last(session, plan))
        if found is None:
            return
        if not found.submission.earlier:
            head = self.tr("This is the first submission: there is none before it to compare with.")
        else:
            said = self.tr("{title}: what the submission of {day} changed since the one before.")
            head = said.format(title=found.plan.title, day=moment(found.submission.at))
        show_differences(self, self.tr("Changes since the last time"), head, found.lines)

    def _show_replaced(self, held: Proxy) -> None:
        lines = self._desk.do(self, lambda session: differences.of_replaced(session, held.plan.id))
        if lines is not None:
            said = self.tr(
                "{office} has sent its own plan. It counts now; what was held in proxy stays to be read."
            )
            title = self.tr("Compare with the commune's own")
            show_differences(self, title, said.format(office=held.name), lines)

    def replace_held(self) -> None:
        """Say that what the commune has sent is the plan held for it; from then on that counts."""
        held = self._held[self.table.current]
        self._desk.do(
            self,
            lambda session: proxies.replace(session, held.plan.id, held.beside),
            areas=frozenset({PLANS, RECEIVED}),
        )

    def set_day(self) -> None:
        """Ask when the current plan was sent, and by what way."""
        plan = RecordId(self.table.current)
        held, sent = self._held.get(plan), self._sent.get(plan)
        office = held.name if held is not None else sent.office.name if sent is not None else ""
        found = sent_days.sent_day(self._desk.session, plan)
        noted: OtherWay | None = found.noted if found is not None else None
        came = Came(day=found.day if found is not None else None)
        if noted is not None:
            came = Came(day=noted.day, channel=noted.channel, number=noted.number)

        def save(said: Came) -> str:
            try:
                sent_days.set_day(self._desk.session, plan, said)
            except AppError as error:
                return self._desk.told(error)
            return ""

        dialog = SentDayDialog(self, self._desk, office=office, came=came, save=save)
        agreed = dialog.exec()
        dialog.deleteLater()
        if agreed:
            self._desk.announce(frozenset({PARTNERS, RECEIVED}))
