"""Cards of the focused row in the guide: its open remarks with what to do, its links to other plans."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QVBoxLayout, QWidget

from ui import theme
from ui.icons import icon
from ui.models.remark_words import overtaken_words, place_words, source_words, take_words
from ui.widgets.flow import FlowLayout
from ui.widgets.guide.finding_panel import clear, plain
from ui.widgets.guide.note_marks import paint_arrows, picture

if TYPE_CHECKING:
    from ccapp.domain.remarks import Placed
    from ccapp.services.plans.linking import LinkEnd

ACCEPT: Final = "accept"
TAKE: Final = "take"
EXPLAIN: Final = "explain"
MEND: Final = "mend"
_MOST: Final = 3  # remarks shown at once
_SHOWN: Final = 160  # characters of a remark
_ICON: Final = 14
_CHIP: Final = 150  # pixels of words on a chip


class RemarkCards(QWidget):
    """The open remarks of a row. `pressed` gives what is to be done (ACCEPT, TAKE, EXPLAIN, MEND) and the
    remark; `all_asked` asks for the list.
    """

    pressed = Signal(str, object)
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.hide()

    def show_remarks(self, remarks: Sequence[Placed], *, editable: bool) -> None:
        """Show the first of them, and how many more there are; none hides the cards."""
        clear(self._column)
        for each in remarks[:_MOST]:
            self._column.addWidget(self._card(each, editable=editable))
        if len(remarks) > _MOST:
            more = _button(self.tr("{count} more remarks…").format(count=len(remarks) - _MOST))
            more.clicked.connect(self.all_asked)
            self._column.addWidget(more)
        self.setVisible(bool(remarks))

    def _card(self, placed: Placed, *, editable: bool) -> QFrame:
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.setContentsMargins(10, 8, 10, 8)
        column.setSpacing(4)
        remark = placed.remark
        words = remark.words if len(remark.words) <= _SHOWN else remark.words[: _SHOWN - 1] + "…"
        said = plain(f"“{words}”")
        said.setToolTip(remark.words)
        column.addWidget(plain(source_words(remark), "heading"))
        column.addWidget(said)
        if remark.field:
            column.addWidget(plain(place_words(placed), "muted"))
        if placed.is_overtaken:
            column.addWidget(plain(overtaken_words(placed), "warning"))
        inside = QWidget()
        flow = FlowLayout()
        inside.setLayout(flow)
        ways = [(TAKE, take_words(remark)), (EXPLAIN, self.tr("Explain…"))]
        if editable and remark.proposes:
            ways.insert(0, (ACCEPT, self.tr("Write as proposed")))
        for verb, name in (*ways, (MEND, self.tr("Edit the cell"))) if editable else ways:
            button = _button(name)
            button.setObjectName(verb)
            button.setProperty("link", True)
            button.clicked.connect(partial(self.pressed.emit, verb, placed))
            flow.addWidget(button)
        column.addWidget(inside)
        return card


class LinkChips(QWidget):
    """The products of other plans that are the same work as a row. `opened` gives the link to follow, `cut`
    the one to take back.
    """

    opened = Signal(object)
    cut = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def show_links(self, ends: Sequence[LinkEnd]) -> None:
        """Show a chip for each; a line that is gone can only be taken back."""
        clear(self._column)
        for end in ends:
            self._column.addWidget(self._chip(end))
        self.setVisible(bool(ends))

    def _chip(self, end: LinkEnd) -> QWidget:
        chip = QWidget()
        row = QHBoxLayout(chip)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        other = end.other
        if other is None:
            row.addWidget(plain(self.tr("The row of the same work in another plan was removed."), "muted"), 1)
        else:
            name = self.tr("Plan {plan}").format(plan=other.plan_name)
            metrics = self.fontMetrics()
            open_ = _button(metrics.elidedText(name, Qt.TextElideMode.ElideRight, _CHIP))
            open_.setAccessibleName(self.tr("Same work: plan {plan}").format(plan=other.plan_name))
            arrows = picture(paint_arrows, theme.colors().accent, _ICON, self.devicePixelRatioF())
            open_.setIcon(QIcon(arrows))
            open_.setIconSize(QSize(_ICON, _ICON))
            told = f"{other.task}: {other.product}" if other.product else other.task
            go = self.tr("Go to “{text}”. Alt+← comes back.").format(text=told)
            open_.setToolTip(f"{open_.accessibleName()}\n{go}")
            open_.clicked.connect(lambda: self.opened.emit(end))
            row.addWidget(open_, 1)
        row.addWidget(self._cut(lambda: self.cut.emit(end)), 0, Qt.AlignmentFlag.AlignTop)
        return chip

    def _cut(self, call: Callable[[], object]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("x"))
        button.setIconSize(QSize(_ICON, _ICON))
        button.setAccessibleName(self.tr("No longer the same work"))
        button.setToolTip(button.accessibleName())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(call)
        return button


def _button(words: str) -> QPushButton:
    """A click leaves the focus in the table."""
    button = QPushButton(words.replace("&", "&&"))
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
