"""Who was asked and what came, as two tables; a choice above narrows the one below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from ccapp.domain.opinions import Consulted, Opinion, Reply
from ccapp.domain.remarks import RemarkState
from ccapp.services.paper.consulting import Round
from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.table.whole_lines import LinesTable

_ALL = "*"
Said = Callable[[Opinion], tuple[str, str]]


class OpinionLists(QWidget):
    """Shows one round. `asked` is the chosen one (None: all), `opinion` the chosen opinion."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._round: Round | None = None
        self._said: Said = lambda _: ("", "")
        self.people = LinesTable(
            LinesModel((self.tr("Asked"), self.tr("Reply"), self.tr("Opinions"), self.tr("Open"))),
            self.tr("Who was asked"),
            self.tr("Nobody has been asked yet."),
            wide=(0,),
        )
        self.opinions = LinesTable(
            LinesModel((self.tr("From"), self.tr("Opinion"), self.tr("Taken or explained")), marked=2),
            self.tr("Opinions"),
            self.tr("No opinions have come."),
            wide=(1, 2),
        )
        self.receive = QPushButton(self.tr("Take in an answered file…"))
        self.write = QPushButton(self.tr("Write an opinion…"))
        self.agreed = QPushButton(self.tr("Agreed"))
        self.waiting = QPushButton(self.tr("Not answered"))
        self.take = QPushButton(self.tr("Take"))
        self.explain = QPushButton(self.tr("Explain…"))
        self.reopen = QPushButton(self.tr("Open again"))
        self.go = QPushButton(self.tr("To the row"))
        self._build()
        self.people.picked.connect(self._show_opinions)
        self.opinions.picked.connect(self._allow)

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(
            self._with_buttons(self.people, (self.receive, self.write, self.agreed, self.waiting))
        )
        split.addWidget(self._with_buttons(self.opinions, (self.take, self.explain, self.reopen, self.go)))
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)

    @staticmethod
    def _with_buttons(table: LinesTable, buttons: tuple[QPushButton, ...]) -> QWidget:
        made = QWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(table, 1)
        return made

    def show_round(self, found: Round | None, said: Said) -> None:
        """Show a round, keeping the places; `said` puts an opinion and its outcome into words."""
        self._round, self._said = found, said
        answers = found.answers if found is not None else ()
        count = sum(len(one.opinions) for one in answers)
        left = str(found.open) if found is not None and found.open else ""
        everybody = Line(key=_ALL, cells=(self.tr("Everybody"), "", str(count or ""), left))
        lines = [
            Line(
                key=one.consulted.id,
                cells=(
                    one.consulted.name,
                    reply_words(one.consulted),
                    str(len(one.opinions) or ""),
                    str(sum(each.is_open for each in one.opinions) or ""),
                ),
            )
            for one in answers
        ]
        self.people.show_lines((everybody, *lines) if lines else ())
        self._show_opinions()

    def _show_opinions(self) -> None:
        chosen = self.people.current
        answers = self._round.answers if self._round is not None else ()
        self.opinions.show_lines(
            tuple(
                self._line(one.consulted, each)
                for one in answers
                if chosen in ("", _ALL, one.consulted.id)
                for each in one.opinions
            )
        )
        self._allow()

    def _line(self, asked: Consulted, one: Opinion) -> Line:
        words, outcome = self._said(one)
        pictures = {RemarkState.TAKEN: ("circle-check", "good"), RemarkState.EXPLAINED: ("info", "accent")}
        picture, tone = pictures.get(one.state, ("circle-help", "warning"))
        return Line(key=one.id, cells=(asked.name, words, outcome), icon=picture, tone=tone)

    @property
    def asked(self) -> Consulted | None:
        """The one chosen above; None for everybody."""
        answers = self._round.answers if self._round is not None else ()
        return next((one.consulted for one in answers if one.consulted.id == self.people.current), None)

    @property
    def opinion(self) -> Opinion | None:
        """The opinion chosen below."""
        answers = self._round.answers if self._round is not None else ()
        found = (each for one in answers for each in one.opinions)
        return next((each for each in found if each.id == self.opinions.current), None)

    def _allow(self) -> None:
        """Buttons that have nothing to work on are off."""
        asked, one = self.asked, self.opinion
        self.receive.setEnabled(self._round is not None)
        for button in (self.write, self.agreed, self.waiting):
            button.setEnabled(asked is not None)
        self.take.setEnabled(one is not None and one.is_open)
        self.explain.setEnabled(one is not None and one.is_open)
        self.reopen.setEnabled(one is not None and not one.is_open)
        self.go.setEnabled(one is not None and bool(one.record))
        self.changed.emit()


def reply_words(one: Consulted) -> str:
    """What came from one who was asked, with the day."""
    words = {
        Reply.WAITING: QCoreApplication.translate("opinions", "No answer yet"),
        Reply.AGREED: QCoreApplication.translate("opinions", "Agrees"),
        Reply.ANSWERED: QCoreApplication.translate("opinions", "Has opinions"),
    }
    day = f", {one.replied_on:%d/%m/%Y}" if one.replied_on else ""
    return f"{words[one.reply]}{day}"
