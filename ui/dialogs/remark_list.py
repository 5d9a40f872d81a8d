"""All remarks on a plan: which are open, what became of the others, the table of them for a document."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.remarks import RemarkState
from ccapp.errors import NotFoundError
from ccapp.services.plans import planning, remarks
from ui.desk import PLANS
from ui.dialogs.remark import ask_remark, ask_settle
from ui.models.exchange_lines import Line, LinesModel
from ui.models.remark_words import answer_words, as_html, as_text, place_words, source_words, table_of
from ui.widgets.choice import Choice
from ui.widgets.scrolled import fit
from ui.widgets.table.whole_lines import LinesTable

if TYPE_CHECKING:
    from ccapp.domain.plan import Plan, RecordId
    from ccapp.domain.remarks import Placed
    from ccapp.services.session import Session
    from ui.desk import Desk

_SIZE: Final = (980, 560)
_ALL, _OPEN, _SETTLED = range(3)
_LOOKS: Final = {
    RemarkState.OPEN: ("circle-help", "warning"),
    RemarkState.TAKEN: ("circle-check", "good"),
    RemarkState.EXPLAINED: ("info", "accent"),
}
_AREAS: Final = frozenset({PLANS})
_BY_PIXEL: Final = QAbstractItemView.ScrollMode.ScrollPerPixel


class RemarksDialog(QDialog):
    """The remarks of one plan; `chosen` is the one whose cell the officer wants to see."""

    def __init__(self, parent: QWidget, desk: Desk, plan: Plan) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan = plan
        self._all: tuple[Placed, ...] = ()
        self.chosen: Placed | None = None
        headings = (
            self.tr("Where"),
            self.tr("Remark"),
            self.tr("Whose remark"),
            self.tr("Taken or explained"),
        )
        none = self.tr("No remark here. Shift+F2 on a cell writes one down.")
        self.table = LinesTable(LinesModel(headings), self.tr("Remarks"), none, wide=(1, 2, 3))
        self.filter = Choice()
        self.copy = QPushButton(self.tr("Copy the table"))
        self._verbs: dict[str, QPushButton] = {}
        self.setWindowTitle(self.tr("Remarks on the plan"))
        self._build()
        self.refresh()

    def _build(self) -> None:
        self.filter.addItems([self.tr("All"), self.tr("Not settled yet"), self.tr("Settled")])
        self.filter.setAccessibleName(self.tr("Which remarks to show"))
        self.filter.currentIndexChanged.connect(lambda _: self._show())
        self.copy.setToolTip(self.tr("Paste it into Word or Excel"))
        self.copy.clicked.connect(self._copy)
        self.table.view.setVerticalScrollMode(_BY_PIXEL)  # a remark may be longer than the window is high
        self.table.picked.connect(self._allow)
        self.table.opened.connect(lambda _: self._go())
        head = QHBoxLayout()
        head.addWidget(self.filter)
        head.addStretch(1)
        head.addWidget(self.copy)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.table, 1)
        column.addLayout(self._build_verbs())
        fit(self, _SIZE)

    def _build_verbs(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for name, words, call in (
            ("take", self.tr("Take…"), partial(self._settle, RemarkState.TAKEN)),
            ("explain", self.tr("Explain…"), partial(self._settle, RemarkState.EXPLAINED)),
            ("reopen", self.tr("Open again"), self._reopen),
            ("change", self.tr("Change…"), self._change),
            ("remove", self.tr("Remove"), self._remove),
            ("go", self.tr("Go to the cell"), self._go),
        ):
            button = self._verbs[name] = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, call=call: call())
            row.addWidget(button)
        row.addStretch(1)
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.reject)
        row.addWidget(close)
        return row

    def __getitem__(self, name: str) -> QPushButton:
        return self._verbs[name]

    def refresh(self) -> None:
        """Read the remarks again."""
        self._all = self._desk.do(self, self._read) or ()
        self._show()

    def _read(self, session: Session) -> tuple[Placed, ...]:
        try:
            self._plan = planning.show(session, self._plan.id)
        except NotFoundError:
            return ()
        return remarks.of_plan(session, self._plan)

    @property
    def shown(self) -> tuple[Placed, ...]:
        """The remarks that the filter lets through."""
        wanted = {_ALL: (True, False), _OPEN: (True,), _SETTLED: (False,)}[self.filter.currentIndex()]
        return tuple(each for each in self._all if each.remark.is_open in wanted)

    def _show(self) -> None:
        self.table.show_lines(tuple(map(_line, self.shown)))
        if self.shown and not self.table.current:
            self.table.view.selectRow(0)
        self.copy.setEnabled(bool(self.shown))
        self._allow()

    @property
    def current(self) -> Placed | None:
        """The remark that the verbs are about."""
        return next((each for each in self.shown if each.remark.id == self.table.current), None)

    def _allow(self) -> None:
        here = self.current
        is_open = here is not None and here.remark.is_open
        allowed = {"take": is_open, "explain": is_open, "reopen": here is not None and not is_open}
        allowed["go"] = here is not None and not here.is_gone
        allowed["change"] = allowed["remove"] = here is not None and not here.remark.source
        for name, button in self._verbs.items():
            button.setEnabled(allowed.get(name, here is not None))

    # -- doing

    def _settle(self, state: RemarkState) -> None:
        if self.current is not None and ask_settle(self, self._desk, self.current.remark, state):
            self.refresh()

    def _change(self) -> None:
        if self.current is not None and ask_remark(self, self._desk, self._plan, self.current.remark):
            self.refresh()

    def _reopen(self) -> None:
        if self.current is not None:
            record: RecordId = self.current.remark.id
            self._desk.do(self, lambda session: remarks.reopen(session, record), areas=_AREAS)
            self.refresh()

    def _remove(self) -> None:
        if self.current is not None:
            record: RecordId = self.current.remark.id
            self._desk.do(self, lambda session: remarks.remove(session, record), areas=_AREAS)
            self.refresh()

    def _go(self) -> None:
        if self.current is not None and not self.current.is_gone:
            self.chosen = self.current
            self.accept()

    def _copy(self) -> None:
        table = table_of(self.shown)
        data = QMimeData()
        data.setText(as_text(table))
        data.setHtml(as_html(table))
        QApplication.clipboard().setMimeData(data)
        words = self.tr("{count} remarks are copied as a table.")
        self._desk.said.emit(words.format(count=len(self.shown)))


def _line(placed: Placed) -> Line:
    remark = placed.remark
    picture, tone = _LOOKS[remark.state]
    cells = (place_words(placed), remark.words, source_words(remark), answer_words(remark))
    return Line(key=remark.id, cells=cells, icon=picture, tone=tone)


def show_remarks(parent: QWidget, desk: Desk, plan: Plan) -> Placed | None:
    """Show all remarks of a plan; gives the one whose cell is to be shown."""
    dialog = RemarksDialog(parent, desk, plan)
    dialog.exec()
    dialog.deleteLater()
    return dialog.chosen
