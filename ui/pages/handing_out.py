"""Giao nhiệm vụ: a superior hands a plan out by a document, one sealed file for each ticked commune."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from os.path import commonpath
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSplitter, QVBoxLayout

from ccapp.domain.assignments import Assignment
from ccapp.domain.coverage import ASSIGNING_TYPES, AssignedTask
from ccapp.domain.plan import PlanState, RecordId
from ccapp.services.plans import planning
from ccapp.services.reception import acknowledging, handing_out
from ccapp.services.reception.acknowledging import Noted, Seen
from ccapp.services.reception.handing_out import Receiver
from ui.desk import PARTNERS, PLANS, RECEIVED, Desk
from ui.icons import icon
from ui.models.exchange_lines import Line
from ui.registry import Page
from ui.widgets.asking import ask
from ui.widgets.choice import Choice
from ui.widgets.document_fields import DocumentFields
from ui.widgets.elided_label import restyled
from ui.widgets.exchange.given import PlacesButton
from ui.widgets.exchange.send import open_folder
from ui.widgets.exchange.words import day, written
from ui.widgets.table.ticking import TickTable

_OFFICES_LEAST: Final = 360  # dots: a name on two lines, and no scrolling sideways on a small screen


class HandingOutPage(Page):
    """Which plan, by which document, what is obligatory, to whom; saved as `Gửi` saves."""

    areas = frozenset({PLANS, PARTNERS, RECEIVED})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._stated: Assignment | None = None
        self._made_in = Path()
        self.plan_choice = Choice()
        self.save = PlacesButton("", desk)
        self.fields = DocumentFields(ASSIGNING_TYPES)
        self.counts = QLabel()
        self.all = QPushButton(self.tr("Tick all offices"))
        self.there = QPushButton(icon("eye"), self.tr("What the office does…"))
        self._noted: dict[str, Noted] = {}
        self.tasks = TickTable(
            (self.tr("Task"), self.tr("Deadline")),
            self.tr("Tasks that are handed out"),
            marked=1,
            empty=self.tr("This plan has no table of tasks. Take the template in from a file, or write it."),
            tick=self.tr("Obligatory"),
        )
        self.offices = TickTable(
            (self.tr("Office"), self.tr("Last handed out")),
            self.tr("Offices that get them"),
            marked=2,
            empty=self.tr(
                "No commune can be reached by file yet. Make a connection file on the page Directory; once"
                " the commune has sent its first file, it stands here."
            ),
        )
        self.done = QLabel()
        self.show_folder = QPushButton(icon("folder-open"), self.tr("Open folder"))
        self._build()
        self._connect()

    def _build(self) -> None:
        heading = QLabel(self.tr("Assign tasks"))
        restyled(heading, "title")
        label = QLabel(self.tr("Plan to hand out"))
        label.setBuddy(self.plan_choice)
        self.plan_choice.setAccessibleName(self.tr("Plan to hand out"))
        self.plan_choice.setMinimumContentsLength(12)
        self.save.setProperty("filled", True)
        self.save.setIcon(icon("save", QPalette.ColorRole.HighlightedText))
        self.counts.setWordWrap(True)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(heading)
        head.addWidget(label)
        head.addWidget(self.plan_choice, 1)
        head.addWidget(self.save)
        self.offices.setMinimumWidth(_OFFICES_LEAST)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        for table, share in ((self.tasks, 3), (self.offices, 2)):
            split.addWidget(table)
            split.setStretchFactor(split.count() - 1, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 8)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.fields)
        row = QHBoxLayout()
        row.addWidget(self.counts, 1)
        row.addWidget(self.there)
        row.addWidget(self.all)
        column.addLayout(row)
        column.addWidget(split, 1)
        column.addLayout(self._told())

    def _told(self) -> QHBoxLayout:
        self.done.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.done, 1)
        row.addWidget(self.show_folder)
        for part in (self.done, self.show_folder):
            part.hide()
        return row

    def _connect(self) -> None:
        self.plan_choice.activated.connect(lambda _: self._show_plan())
        self.fields.changed.connect(self._show_head)
        self.tasks.model.ticked.connect(self._show_head)
        self.offices.model.ticked.connect(self._show_head)
        self.there.clicked.connect(self.show_there)
        self.offices.picked.connect(self._show_head)
        self.all.clicked.connect(lambda: self.offices.tick_all(ticked=True))
        self.save.picked.connect(lambda place, stick: self.hand_out(place, stick=stick))
        self.show_folder.clicked.connect(lambda: open_folder(self._made_in))

    def open(self, **place: object) -> None:
        """Come to the front for `plan`."""
        self._read_plans()
        if "plan" in place:
            self.plan_choice.setCurrentIndex(self.plan_choice.findData(str(place["plan"])))
        self._show_plan()

    def refresh(self) -> None:
        """Read tasks and offices again; what was typed or ticked here stays."""
        before, kept = self.plan, self._assignment()
        ticked = self._ticked(self.offices)
        self._read_plans()
        if kept is None or self.plan != before:
            self._show_plan()
            return
        self._show_tasks(kept)
        self._show_offices(ticked)
        self._show_head()

    def _read_plans(self) -> None:
        kept = self.plan_choice.currentData()
        found = self.desk.do(self, planning.plans) or ()
        self.plan_choice.clear()
        for each in found:
            if not each.archived and each.state is not PlanState.BINNED:
                self.plan_choice.addItem(" ".join(each.title.split()), each.id)
        place = self.plan_choice.findData(kept)
        self.plan_choice.setCurrentIndex(max(place, 0) if self.plan_choice.count() else -1)

    @property
    def plan(self) -> RecordId | None:
        """The plan that is handed out; None while there is none."""
        key = self.plan_choice.currentData()
        return RecordId(str(key)) if key else None

    def _show_plan(self) -> None:
        """Show a plan with its document and its ticks as they were stated last; nobody is ticked."""
        plan = self.plan
        stated = self.desk.do(self, lambda session: handing_out.proposed(session, plan)) if plan else None
        self._stated = stated
        for part in (self.done, self.show_folder):
            part.hide()
        if stated is not None:
            self.fields.show_document(stated.document)
            self._show_tasks(stated)
        else:
            self.tasks.show_lines(())
        self._show_offices(frozenset())
        self._show_head()

    def _show_tasks(self, assignment: Assignment) -> None:
        found = self.desk.do(self, lambda session: handing_out.tasks(session, assignment)) or ()
        self.tasks.show_lines(tuple(map(_task_line, found)))

    def _show_offices(self, ticked: frozenset[str]) -> None:
        plan = self.plan
        found = self.desk.do(self, lambda session: handing_out.receivers(session, plan)) if plan else ()
        noted = self.desk.do(self, lambda session: acknowledging.noted(session, plan)) if plan else ()
        self._noted = {each.office.id: each for each in noted or ()}
        self.offices.show_lines(tuple(self._office_line(each, ticked) for each in found or ()))

    def _office_line(self, each: Receiver, ticked: frozenset[str]) -> Line:
        said = self.tr("Sending {number}, {day}").format(number=each.sequence, day=day(each.sent_at))
        if each.is_held:
            said = self.tr("{sending}: received").format(sending=said)
        words = said if each.sequence else self.tr("Not yet")
        words = "\n".join(filter(None, (words, self._heard(each.office.id))))
        look, tone = ("circle-check", "good") if each.is_held else ("", "")
        office = each.office
        return Line(
            key=office.id, cells=("", office.name, words), icon=look, tone=tone, ticked=office.id in ticked
        )

    def _heard(self, office: str) -> str:
        """What an office has told of it, "" for nothing yet."""
        heard = self._noted.get(office)
        if heard is None:
            return ""
        current = heard.seen is Seen.CURRENT
        words = self.tr("Noted {day}") if current else self.tr("Noted {day}, another version")
        return words.format(day=f"{heard.day:%d/%m/%Y}" if heard.day else "-")

    def show_there(self) -> None:
        """To whom the current office has given each task."""
        from ui.dialogs.handed_there import HandedThereDialog  # start-up cost: dialogs

        heard = self._noted.get(self.offices.current)
        if heard is not None:
            ask(HandedThereDialog(self, heard))

    def _ticked(self, table: TickTable) -> frozenset[str]:
        return frozenset(line.key for line in table.model.lines if line.ticked)

    def _assignment(self) -> Assignment | None:
        """The assignment as fields and ticks say now."""
        if self._stated is None:
            return None
        left = (RecordId(line.key) for line in self.tasks.model.lines if not line.ticked)
        document = self.fields.document(self._stated.document)
        return replace(self._stated, document=document, optional=frozenset(left))

    def _show_head(self) -> None:
        lines, offices = self.tasks.model.lines, self._ticked(self.offices)
        self.save.setText(self.tr("Save files for {count} offices").format(count=len(offices)))
        self.save.setEnabled(bool(lines and offices and self.fields.is_complete))
        self.fields.setEnabled(self.plan is not None)
        self.there.setEnabled(self.offices.current in self._noted)
        self.all.setEnabled(len(offices) < len(self.offices.model.lines))
        if not self.fields.is_complete:
            restyled(self.counts, "error")
            self.counts.setText(self.tr("Tasks are assigned only by a document: give number, day and body."))
            return
        restyled(self.counts, "muted")
        binding = len(self._ticked(self.tasks))
        text = self.tr("{count} tasks are handed out, {binding} of them obligatory.")
        self.counts.setText(text.format(count=len(lines), binding=binding))

    def hand_out(self, place: Path, *, stick: bool) -> None:
        """Save a file for each ticked office; those saved before a refusal are good."""
        QGuiApplication.inputMethod().commit()  # a word still being composed belongs to the document
        said, offices = self._assignment(), sorted(self._ticked(self.offices))
        if said is None or not self.save.isEnabled():
            return
        call = handing_out.hand_out_to_stick if stick else handing_out.hand_out
        done = self.desk.work(
            self,
            self.tr("Writing, then reading back to check…"),
            lambda session, progress: call(session, said, offices, place, progress=progress),
            areas=frozenset({PLANS, PARTNERS}),
        )
        if done is None:
            self.refresh()
            return
        self._show_plan()
        self._made_in = Path(commonpath([each.file.parent for each in done.sendings]))
        text = self.tr(
            "{count} files are saved and checked in the folder “{folder}”. Each is for one office only and"
            " named after it."
        )
        words = text.format(count=len(done.sendings), folder=self._made_in.name)
        self.done.setText(written(words, stick=stick))
        for part in (self.done, self.show_folder):
            part.show()


def _task_line(task: AssignedTask) -> Line:
    cells = ("", " ".join(task.title.split()), task.deadline)
    return Line(key=task.source, cells=cells, ticked=not task.optional)
