"""Lấy ý kiến: a draft sent to those who are asked, what came back, what was taken and what explained."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPalette
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.opinions import OpinionKind, Reply
from ccapp.domain.plan import NOT_STORED, Plan, RecordId
from ccapp.services.intake import taking_in
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.paper import answers, consulting, opinion_table
from ccapp.services.paper.consulting import Round
from ccapp.services.paper.publishing import Form
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ui.desk import PLANS, Desk
from ui.icons import icon
from ui.panels.printing import Printing
from ui.registry import Page
from ui.widgets.back_button import back_button
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel, restyled
from ui.widgets.empty_state import EmptyState
from ui.widgets.file_choice import named
from ui.widgets.notice_layout import NoticeLayout
from ui.widgets.paper.opinion_lists import OpinionLists

_MARGIN: Final = 16
_CHANGED: Final = frozenset({PLANS})
_WORD: Final = ".docx"


class ConsultingPage(Page):
    """The rounds of one plan. Nothing of the plan changes before an opinion is taken."""

    areas = frozenset({PLANS})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._plan = RecordId("")
        self._found: Plan | None = None
        self._rounds: tuple[Round, ...] = ()
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._back = back_button(self.tr("Back to the plan"), lambda: self.navigate("plan", plan=self._plan))
        self._title = ElidedLabel()
        self._choice = Choice()
        self._pdf = QPushButton(icon("save"), self.tr("Summary as PDF…"))
        self._word = QPushButton(self.tr("Summary as Word…"))
        self._print = QPushButton(icon("printer"), self.tr("Print the summary…"))
        self._send = QPushButton(
            icon("send", QPalette.ColorRole.HighlightedText), self.tr("Send for opinions…")
        )
        self._about = QLabel()
        self._summary = QWidget()
        self.lists = OpinionLists()
        self._views = QStackedWidget()
        self._empty = EmptyState("users")
        self._build()
        self._connect()

    def _build(self) -> None:
        self._choice.setAccessibleName(self.tr("Round"))
        self._send.setProperty("filled", True)
        heading = QLabel(self.tr("Opinions on the draft"))
        restyled(heading, "title")
        restyled(self._title, "muted")
        restyled(self._about, "muted")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._back)
        head.addWidget(heading)
        head.addWidget(self._title, 1)
        for widget in (self._choice, self._send):
            head.addWidget(widget)
        self._empty.set_text(
            self.tr("Send the draft as Word files, one for each who is asked. A file that comes back becomes"
                    " a list of proposals; each is taken or explained.")
        )  # fmt: skip
        self._empty.add_button(self.tr("Send for opinions…"), self.send)
        self._views.addWidget(self.lists)
        self._views.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._build_summary())
        column.addWidget(self._views, 1)

    def _build_summary(self) -> QWidget:
        """Where the round stands, and its table on paper: below it where the window is narrow."""
        picture = QLabel()
        picture.setPixmap(icon("info").pixmap(18))
        row = NoticeLayout(self._summary)
        row.setContentsMargins(0, 0, 0, 0)
        self._about.setWordWrap(True)
        for part in (picture, self._about, self._word, self._pdf, self._print):
            row.addWidget(part)
        return self._summary

    def _connect(self) -> None:
        self._choice.activated.connect(lambda _: self._show())
        self._send.clicked.connect(self.send)
        self._pdf.clicked.connect(lambda: self.save(Form.PDF))
        self._word.clicked.connect(lambda: self.save(Form.WORD))
        self._print.clicked.connect(self.print_summary)
        lists = self.lists
        lists.receive.clicked.connect(self.choose_file)
        lists.write.clicked.connect(self.write)
        lists.agreed.clicked.connect(lambda: self._reply(Reply.AGREED))
        lists.waiting.clicked.connect(lambda: self._reply(Reply.WAITING))
        lists.take.clicked.connect(self.take)
        lists.explain.clicked.connect(self.explain)
        lists.reopen.clicked.connect(self.reopen)
        lists.go.clicked.connect(self._go_to_row)

    def open(self, **place: object) -> None:
        """Show the rounds of a plan; `taken` is a file that came back, to be taken in at once."""
        self._plan = RecordId(str(place.get("plan", self._plan)))
        self._choice.setCurrentIndex(0)
        self.refresh()
        taken = place.get("taken")
        if isinstance(taken, TakenFile):
            self._receive(taken)
        self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read the rounds again, keeping the places; a plan that is gone leads back to the list."""
        plan = self._plan
        if not plan:
            return
        found = self.desk.do(
            self, lambda session: (planning.show(session, plan), consulting.rounds(session, plan))
        )
        if found is None:
            self._plan = RecordId("")
            self.navigate("plans")
            return
        self._found, self._rounds = found
        names = [f"{each.consultation.sent_on:%d/%m/%Y}" for each in self._rounds]
        at = max(self._choice.currentIndex(), 0)
        self._choice.clear()
        self._choice.addItems([self.tr("Sent on {day}").format(day=name) for name in names])
        self._choice.setCurrentIndex(min(at, len(names) - 1))
        self._choice.setVisible(len(names) > 1)
        self._show()

    def _show(self) -> None:
        one = self._round
        self._title.setText(self._found.title if self._found is not None else "")
        self._views.setCurrentWidget(self.lists if one is not None else self._empty)
        for widget in (self._pdf, self._word, self._print, self._about, self._summary):
            widget.setVisible(one is not None)
        if one is not None:
            replied = sum(each.consulted.reply is not Reply.WAITING for each in one.answers)
            words = self.tr("Sent on {day}. Answered: {replied} of {asked}. Open opinions: {open}.")
            day = f"{one.consultation.sent_on:%d/%m/%Y}"
            said = [words.format(day=day, replied=replied, asked=len(one.answers), open=one.open)]
            if one.consultation.reply_by is not None:
                said.append(self.tr("Answers by {day}.").format(day=f"{one.consultation.reply_by:%d/%m/%Y}"))
            self._about.setText(" ".join(said))
        self.lists.show_round(one, opinion_table.words_of)

    @property
    def _round(self) -> Round | None:
        at = self._choice.currentIndex()
        return self._rounds[at] if 0 <= at < len(self._rounds) else None

    # -- sending and taking in

    def send(self) -> None:
        """Ask who is asked and where the files go, and write them."""
        from ui.dialogs.consulting import SendDialog  # start-up cost: dialogs

        dialog = SendDialog(self, self.desk.do(self, consulting.usual_names) or ())
        agreed = dialog.exec()
        asking = dialog.asking
        dialog.deleteLater()
        folder = (
            QFileDialog.getExistingDirectory(self, self.tr("Folder for the files"), self._folder)
            if agreed
            else ""
        )
        if not folder:
            return
        plan, self._folder = self._plan, folder
        done = self.desk.work(
            self,
            self.tr("Writing the files…"),
            lambda session, _: consulting.send(
                session, plan, asking.names, Path(folder),
                reply_by=asking.reply_by, with_column=asking.with_column,
            ),
            areas=_CHANGED,
        )  # fmt: skip
        if done is not None:
            self._choice.setCurrentIndex(0)
            self.refresh()
            self.desk.said.emit(self.tr("Wrote {count} Word files.").format(count=len(done.files)))
            QDesktopServices.openUrl(QUrl.fromLocalFile(folder))

    def choose_file(self) -> None:
        """Ask for a file that came back."""
        filters = self.tr("Word files (*.docx)")
        path, _ = QFileDialog.getOpenFileName(
            self, self.tr("Choose the answered file"), self._folder, filters
        )
        if path:
            self.drop(path)

    def drop(self, path: str) -> bool:
        """Take in a file that came back; other kinds are for other pages."""
        if Path(path).suffix.lower() != _WORD or not self._plan:
            return False
        file = self.desk.work(self, self.tr("Reading the file…"), lambda *_: taking_in.look_at(Path(path)))
        if file is not None:
            self._receive(file)
        return True

    def _receive(self, file: TakenFile) -> None:
        chosen = self.lists.asked
        known = self.desk.do(self, lambda session: answers.sender_of(session, file))
        asked = chosen.id if chosen is not None and known is None else NOT_STORED
        done = self.desk.work(
            self,
            self.tr("Reading the opinions…"),
            lambda session, _: answers.receive(session, file, asked),
            areas=_CHANGED,
        )
        if done is None:
            return
        name = done.consulted.name
        agrees = self.tr("“{name}” agrees with the draft.").format(name=name)
        words = self.tr("{count} opinions of “{name}” taken in.").format(count=done.count, name=name)
        self.desk.said.emit(agrees if done.consulted.reply is Reply.AGREED else words)

    # -- replies and opinions

    def write(self) -> None:
        """Write down an opinion that came by other ways."""
        from ui.dialogs.consulting import ask_words  # start-up cost: dialogs

        asked = self.lists.asked
        if asked is not None:
            ask_words(
                self,
                self.tr("Opinion of {name}").format(name=asked.name),
                self.tr("What was said:"),
                self.tr("Write down"),
                must=True,
                then=lambda words: self._do(lambda session: consulting.add_words(session, asked.id, words)),
            )

    def _reply(self, reply: Reply) -> None:
        asked = self.lists.asked
        if asked is not None:
            self._do(lambda session: consulting.mark_reply(session, asked.id, reply))

    def take(self) -> None:
        """Do what is proposed; of words without a proposal it is asked what was done."""
        from ui.dialogs.consulting import ask_words  # start-up cost: dialogs

        one = self.lists.opinion
        if one is None:
            return
        if one.kind is not OpinionKind.WORDS:
            self._do(lambda session: consulting.take(session, one.id))
            return
        ask_words(
            self,
            self.tr("Take the opinion"),
            self.tr("What was done (may stay blank):"),
            self.tr("Take"),
            must=False,
            then=lambda words: self._do(lambda session: consulting.take(session, one.id, words)),
        )

    def explain(self) -> None:
        """Ask for the reason why an opinion is not taken."""
        from ui.dialogs.consulting import ask_words  # start-up cost: dialogs

        one = self.lists.opinion
        if one is not None:
            ask_words(
                self,
                self.tr("Explain"),
                self.tr("Why it is not taken:"),
                self.tr("Explain"),
                must=True,
                then=lambda words: self._do(lambda session: consulting.explain(session, one.id, words)),
            )

    def reopen(self) -> None:
        """Make a settled opinion open again."""
        one = self.lists.opinion
        if one is not None:
            self._do(lambda session: consulting.reopen(session, one.id))

    def _do(self, call: Callable[[Session], object]) -> None:
        self.desk.do(self, call, areas=_CHANGED)

    def _go_to_row(self) -> None:
        one = self.lists.opinion
        if one is not None and one.record:
            self.navigate("plan", plan=self._plan, record=one.record, field=one.field)

    # -- the summary

    def save(self, form: Form) -> None:
        """Save the table of all opinions."""
        one, plan = self._round, self._plan
        if one is None:
            return
        name = self.desk.do(self, lambda session: opinion_table.table_name(session, plan, form))
        start = str(Path(self._folder) / (name or ""))
        title = self.tr("Save the summary of opinions")
        path, _ = QFileDialog.getSaveFileName(self, title, start, f"*{form.value}")
        if not path:
            return
        out = named(path, form.value)
        self._folder = str(out.parent)
        done = self.desk.work(
            self,
            self.tr("Writing the summary…"),
            lambda session, progress: opinion_table.print_opinions(
                session, plan, one.consultation.id, out, progress
            ),
        )
        if done is not None:
            self.desk.said.emit(self.tr("Saved {file}.").format(file=out.name))

    def print_summary(self) -> None:
        """Print the table of all opinions."""
        one, plan = self._round, self._plan
        if one is None:
            return
        made = self.desk.work(
            self,
            self.tr("Laying out the pages…"),
            lambda session, progress: opinion_table.preview_opinions(
                session, plan, one.consultation.id, progress
            ),
        )
        if made is not None:
            Printing(self, self.desk).print_pages(
                made.pages, Path(made.file).stem, lambda: self.save(Form.PDF)
            )

    def status(self) -> str:
        """What the page is about."""
        return self.tr("An opinion changes the plan only when it is taken.") if self._rounds else ""
