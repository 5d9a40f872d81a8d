"""What has been assigned beside the plan: each task with its standing, and what can be said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ccapp.domain.coverage import NEARLY, Cover, Standing
from ccapp.domain.deadline import written_day
from ccapp.domain.layout import SECTION_NUMBER
from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.elided_label import restyled
from ui.widgets.flow import FlowLayout
from ui.widgets.table.whole_lines import LinesTable

_LOOKS: Final = {
    Standing.MISSING: ("triangle-alert", "error"),
    Standing.LIKELY: ("circle-help", "warning"),
    Standing.COVERED: ("circle-check", "good"),
    Standing.NOT_APPLICABLE: ("x", ""),
}
_STANDING: Final = 3  # column


class AssignedCover(QWidget):
    """The coverage list. Each signal is a button of the task that is selected; `confirmed` gives several."""

    confirmed = Signal(object)
    link_asked = Signal()
    add_asked = Signal()
    drop_asked = Signal()
    reopened = Signal()
    remove_asked = Signal()
    line_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._covers: tuple[Cover, ...] = ()
        self.summary = QLabel()
        self.sure = QPushButton()
        heads = (self.tr("Assigned task"), self.tr("Document"), self.tr("Deadline"), self.tr("In the plan"))
        self.table = LinesTable(LinesModel(heads, marked=_STANDING), self.tr("Assigned tasks"), "", wide=(0,))
        self._title = QLabel()
        self._about = QLabel()
        self._buttons: dict[str, QPushButton] = {}
        self._build()

    def _build(self) -> None:
        restyled(self.summary, "muted")
        self.summary.setWordWrap(True)
        self.sure.clicked.connect(lambda: self.confirmed.emit(self._nearly()))
        top = QHBoxLayout()
        top.addWidget(self.summary, 1)
        top.addWidget(self.sure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        column.addWidget(self._build_card())
        self.table.picked.connect(self._show_task)
        range_ = self.table.view.verticalScrollBar().rangeChanged
        range_.connect(self._keep_in_sight, Qt.ConnectionType.QueuedConnection)
        self.table.opened.connect(lambda _: self.line_asked.emit())

    def _build_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("card", True)
        restyled(self._title, "heading")
        restyled(self._about, "muted")
        self._title.setWordWrap(True)
        self._about.setWordWrap(True)
        row = FlowLayout()
        for name, words, signal in (
            ("is", "", None),
            ("add", "", self.add_asked),
            ("link", self.tr("It is in line…"), self.link_asked),
            ("drop", self.tr("Does not apply…"), self.drop_asked),
            ("reopen", self.tr("Look at it again"), self.reopened),
            ("line", self.tr("Go to the line"), self.line_asked),
            ("remove", self.tr("Take the document away"), self.remove_asked),
        ):
            button = self._buttons[name] = QPushButton(words)
            button.clicked.connect(signal or self._confirm_one)
            row.addWidget(button)
        column = QVBoxLayout(card)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addLayout(row)
        return card

    def button(self, name: str) -> QPushButton:
        """One of the buttons of the task: is, add, link, drop, reopen, line, remove."""
        return self._buttons[name]

    def show_covers(self, covers: Sequence[Cover]) -> None:
        """Show the tasks as they stand, what is still open in front, and keep the selection."""
        order = list(Standing)
        self._covers = tuple(sorted(covers, key=lambda each: order.index(each.standing)))
        self.table.show_lines(tuple(map(self._line, self._covers)))
        if self._covers and self.current is None:
            self.table.view.selectRow(0)
        self._show_summary()
        self._show_task()

    @property
    def current(self) -> Cover | None:
        """The task that is selected."""
        key = self.table.current
        return next((each for each in self._covers if each.task.id == key), None)

    def _line(self, cover: Cover) -> Line:
        picture, tone = _LOOKS[cover.standing]
        title = " ".join(cover.task.title.split())
        cells = (title, cover.task.document.cited, cover.task.deadline, self._said(cover))
        return Line(key=cover.task.id, cells=cells, icon=picture, tone=tone)

    def _said(self, cover: Cover) -> str:
        line = cover.line
        called = "" if line is None else line.number or f"“{' '.join(line.title.split())}”"
        if cover.standing is Standing.COVERED:
            return self.tr("In the plan: task {task}").format(task=called)
        if cover.standing is Standing.LIKELY:
            return self.tr("Maybe task {task}").format(task=called)
        if cover.standing is Standing.NOT_APPLICABLE:
            return self.tr("Does not apply: {reason}").format(reason=cover.task.reason)
        return self.tr("Not in the plan")

    def _show_summary(self) -> None:
        count = {one: sum(each.standing is one for each in self._covers) for one in Standing}
        self.summary.setText(
            self.tr(
                "In the plan: {covered} · maybe: {likely} · not in the plan: {missing}"
                " · does not apply: {dropped}"
            ).format(
                covered=count[Standing.COVERED],
                likely=count[Standing.LIKELY],
                missing=count[Standing.MISSING],
                dropped=count[Standing.NOT_APPLICABLE],
            )
        )
        nearly = len(self._nearly())
        self.sure.setVisible(nearly > 1)
        self.sure.setText(self.tr("Confirm {count} almost equal tasks").format(count=nearly))

    def _nearly(self) -> tuple[Cover, ...]:
        return tuple(
            each for each in self._covers if each.standing is Standing.LIKELY and each.alike >= NEARLY
        )

    def _confirm_one(self) -> None:
        if self.current is not None:
            self.confirmed.emit((self.current,))

    def _show_task(self) -> None:
        cover = self.current
        if cover is None:
            return
        self._title.setText(cover.task.title)
        self._about.setText(self._words_about(cover))
        line = cover.line.number or "…" if cover.line is not None else ""
        home = cover.home.text(SECTION_NUMBER).strip().rstrip(".)") if cover.home is not None else ""
        add = self.tr("Add to section {section}").format(section=home) if home else self.tr("Add to the plan")
        self._buttons["is"].setText(self.tr("It is task {task}").format(task=line))
        self._buttons["add"].setText(add)
        shown = {
            "is": cover.standing is Standing.LIKELY,
            "add": cover.is_open,
            "link": cover.is_open,
            "drop": cover.is_open,
            "reopen": not cover.is_open,
            "line": cover.line is not None,
        }
        for name, visible in shown.items():
            self._buttons[name].setVisible(visible)

    def _keep_in_sight(self) -> None:
        """The card below grows with what it says, and takes from the height of the list."""
        self.table.view.scrollTo(self.table.view.currentIndex())

    def _words_about(self, cover: Cover) -> str:
        task, document = cover.task, cover.task.document
        day = written_day(document.signed_on) if document.signed_on else "-"
        lines = [
            self.tr("{document}, {day}, {issuer}").format(
                document=document.cited, day=day, issuer=document.issuer
            )
        ]
        if task.is_obligatory:
            lines[0] = self.tr("{document} (obligatory)").format(document=lines[0])
        if task.product:
            lines.append(self.tr("Product: {text}").format(text="; ".join(task.product.split("\n"))))
        if cover.line is not None:
            title = " ".join(cover.line.title.split())
            lines.append(self.tr("In the plan: {text}").format(text=title))
        return "\n".join(lines)
