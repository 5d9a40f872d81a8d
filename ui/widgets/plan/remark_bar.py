"""A line above the table: the remark that F9 led to, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QToolButton

from ui import theme
from ui.icons import icon
from ui.models.remark_words import overtaken_words, place_words, said_words, take_words
from ui.widgets.guide.note_marks import paint_bubble, picture
from ui.widgets.guide.remark_cards import ACCEPT, EXPLAIN, MEND, TAKE
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from ccapp.domain.remarks import Placed

_PICTURE = 20
_SHOWN = 240  # characters: the table below needs its room; the list of all has the rest


class RemarkBar(Notice):
    """Shows one remark at a time; `walk` goes on to the next (True: the one before), `do` is told what to do
    with it, `list_all` shows all.
    """

    def __init__(
        self,
        walk: Callable[[bool], object],
        do: Callable[[str, Placed], object],
        list_all: Callable[[], object],
    ) -> None:
        super().__init__()
        self.setObjectName("remark")
        self._placed: Placed | None = None
        self._do = do
        self.accept = self.add_button(self.tr("Write as proposed"), lambda: self._press(ACCEPT))
        self.take = self.add_button("", lambda: self._press(TAKE))
        self.explain = self.add_button(self.tr("Explain…"), lambda: self._press(EXPLAIN))
        self.mend = self.add_button(self.tr("Edit the cell"), lambda: self._press(MEND))
        self._tool("list", self.tr("All remarks"), list_all)
        self._tool("arrow-up", self.tr("Previous remark (Shift+F9)"), lambda: walk(True))
        self._tool("arrow-down", self.tr("Next remark (F9)"), lambda: walk(False))
        self._tool("x", self.tr("Close"), self.hide)

    def _press(self, verb: str) -> None:
        if self._placed is not None:
            self._do(verb, self._placed)

    def _tool(self, look: str, words: str, call: Callable[[], object]) -> None:
        button = QToolButton()
        button.setIcon(icon(look))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(call)
        self.row.addWidget(button)

    def tell(self, placed: Placed | None, words: str, *, editable: bool) -> None:
        """Show a remark, or words where none is here."""
        self._placed = placed
        for button in (self.take, self.explain):
            button.setVisible(placed is not None)
        self.mend.setVisible(placed is not None and editable and not placed.is_gone)
        proposes = placed is not None and placed.remark.proposes and not placed.is_gone
        self.accept.setVisible(editable and proposes)
        if placed is not None:
            self.take.setText(take_words(placed.remark))
            overtaken = overtaken_words(placed) if placed.is_overtaken else ""
            words = " ".join(filter(None, (f"{place_words(placed)}.", overtaken, said_words(placed.remark))))
        self.say(words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…")
        self._dress()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the mark of remarks rather than the usual picture."""
        super().showEvent(event)
        self._dress()

    def _dress(self) -> None:
        if self._placed is None:
            self._picture.setPixmap(icon("info").pixmap(_PICTURE))
            return
        color, ratio = theme.colors().warning, self.devicePixelRatioF()
        self._picture.setPixmap(picture(paint_bubble, color, _PICTURE, ratio))
