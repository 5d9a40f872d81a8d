"""The editor of a cell that names units: chips of those it has, the words being typed, and a list of offers.

The words are an ordinary editor's: what UniKey retypes and what an input method composes is never written
into. A unit is taken only by a key or a click of the user, and then nothing is being composed any more.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QMoveEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from ccapp.domain.units.chips import Chips, chips_of
from ccapp.domain.units.offers import Offer, matching
from ccapp.services.plans.units import UNIT_FIELDS
from ui.models.plan_table import Cell
from ui.widgets.plan.cell_editor import CellEditor
from ui.widgets.plan.unit_chips import ChipRow
from ui.widgets.plan.unit_offers import OfferList
from ui.widgets.table.cell_moves import KEPT_OPEN, Start

Offers = Callable[[], Sequence[Offer]]

_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_LEAST_WIDTH: Final = 280  # pixels: most names stand whole on their chips
_ALT: Final = Qt.KeyboardModifier.AltModifier
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_LAST_PIECE: Final = re.compile(r"[;,\n]\s*([^;,\n]*)\Z")


def unit_editor(over: QWidget, cell: Cell, start: Start, offers: Offers) -> UnitEditor | None:
    """An editor of units over a cell; None for other cells, and for one that says more than units."""
    if cell.field not in UNIT_FIELDS:
        return None
    chips = Chips() if start is Start.REPLACE else chips_of(cell.text)
    return UnitEditor(over, chips, offers) if chips is not None else None


class UnitEditor(CellEditor):
    """A `CellEditor` whose text is that of its chips and the words typed after them."""

    least_width = _LEAST_WIDTH
    offers_above = False  # whether the list stands above, where what is below must stay in sight
    _row: ChipRow | None = None  # Qt lays the editor out before there is one

    def __init__(self, parent: QWidget, chips: Chips, offers: Offers) -> None:
        super().__init__(parent, "", Start.AT_END)
        self._chips = chips
        self._asked = offers
        self._known: Sequence[Offer] | None = None
        row = self._row = ChipRow(self)
        row.removed.connect(self._remove)
        self._list: OfferList | None = None
        self.setAccessibleName(self.tr("Units of the cell"))
        self.setPlaceholderText(self.tr("Type a unit; Alt+↓ lists all"))
        self.textChanged.connect(self._on_typed)
        self._show_chips()

    @property
    def chips(self) -> Chips:
        """The units that stand there as chips."""
        return self._chips

    @property
    def offered(self) -> OfferList | None:
        """The list, while it can be seen."""
        return self._list if self._list is not None and self._list.isVisible() else None

    def least_wide(self, cell: QRect) -> int:  # noqa: ARG002 - as the one it is made from
        """Chips and offers need their room."""
        return self.least_width

    def take_pending(self) -> str:
        """The whole text of the cell: chips, then what was typed, a word being composed included."""
        super().take_pending()
        return self.whole_text()

    def whole_text(self) -> str:
        """As above, less a word that is still being composed."""
        words = self.toPlainText().strip()
        return self._chips.added(words).text if words else self._chips.text

    def _offers(self) -> Sequence[Offer]:
        """What there is to offer, asked for once while the keyboard is here."""
        if self._known is None:
            self._known = self._asked()
        return self._known

    # -- chips

    def _show_chips(self) -> None:
        if self._row is not None:
            self._row.show_units(self._chips.units)
        self.setAccessibleDescription("; ".join(self._chips.units))
        self._place_chips()
        self.reshaped.emit()

    def _place_chips(self) -> None:
        """The chips stand in a margin above the words, as high as they need it."""
        if self._row is None:
            return
        free = self.height() - 2 * self.fontMetrics().lineSpacing()
        high = max(0, min(self._chips_height(), free))  # in a low window the words come before the last chips
        self.setViewportMargins(0, high, 0, 0)
        room = self.viewport().geometry()
        self._row.setGeometry(QRect(room.left(), room.top() - high, room.width(), high))

    def _remove(self, index: int) -> None:
        self._chips = self._chips.without(index)
        self._show_chips()

    def _chips_height(self) -> int:
        return self._row.height_for(self.viewport().width()) if self._row is not None else 0

    def _text_height(self) -> int:
        return super()._text_height() + self._chips_height()

    def show_as_words(self) -> None:
        """All of it as text, to be written in freely."""
        text = self.take_pending()
        self._chips = Chips()
        self._show_chips()
        self._write(text)
        self._fold()

    def _write(self, text: str) -> None:
        self.setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.End)

    # -- offers

    def offer_all(self) -> None:
        """Open the whole list."""
        self._offer(matching(self._offers(), "", self._chips.units))

    def _on_typed(self) -> None:
        words = self.toPlainText()
        found = matching(self._offers(), words, self._chips.units) if words.strip() else []
        if words.strip() and not found and (piece := self._piece(words)).strip():
            found = matching(self._offers(), piece, self._chips.units)
        self._offer(found)

    def _piece(self, words: str) -> str:
        """What stands after the last sign that may part units; nothing where there is none."""
        last = _LAST_PIECE.search(words)
        return last.group(1) if last else ""

    def _offer(self, names: Sequence[str]) -> None:
        if not names:
            self._fold()
            return
        if self._list is None:
            self._list = OfferList(self.window())
            self._list.taken.connect(self._take)
        self._list.show_names(names)
        self._list.stand_by(self, is_above=self.offers_above)

    def _fold(self) -> None:
        if self._list is not None:
            self._list.hide()

    def _take(self, name: str) -> None:
        """A chip instead of the words that were typed for it."""
        words = super().take_pending()
        whole = matching(self._offers(), words, self._chips.units)
        piece = "" if name in whole else self._piece(words)
        before = words[: len(words) - len(piece)] if piece else ""
        made = chips_of(self._chips.added(before + name).text) if before.strip() else self._chips.added(name)
        self._chips = made or self._chips
        self._write("" if made else before + name)
        self._show_chips()
        self._fold()

    # -- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Enter and Tab are the list's while it is open, Backspace at the start takes a chip away."""
        if not (self._list_key(event) or self._own_key(event)):
            super().keyPressEvent(event)

    def _list_key(self, event: QKeyEvent) -> bool:
        shown, key = self.offered, event.key()
        if shown is None or event.modifiers() not in _PLAIN:
            return False
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            shown.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self._fold()
        elif key in _ENTER and shown.chosen:
            self._take(shown.chosen)
        else:
            if key == Qt.Key.Key_Tab and shown.chosen:
                self._take(shown.chosen)
            return False
        return True

    def _own_key(self, event: QKeyEvent) -> bool:
        key, plain = event.key(), event.modifiers() in _PLAIN
        if (key == Qt.Key.Key_F4 and plain) or (key == Qt.Key.Key_Down and event.modifiers() == _ALT):
            self.offer_all()
        elif key == Qt.Key.Key_F2 and plain:
            self.show_as_words()
        elif key == Qt.Key.Key_Backspace and plain and self._is_before_words() and not event.isAutoRepeat():
            self._remove(len(self._chips.units) - 1)
        else:
            return False
        return True

    def _is_before_words(self) -> bool:
        """Whether a Backspace meets a chip: nothing is chosen or composed, and no word stands before it."""
        cursor = self.textCursor()
        return bool(self._chips.units) and cursor.atStart() and not cursor.hasSelection() and not self.pending

    def event(self, event: QEvent) -> bool:
        """The keys of the list are no shortcuts of the page while the editor is open."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            own = event.key() in {Qt.Key.Key_F4, Qt.Key.Key_F2} and event.modifiers() in _PLAIN
            if own or (event.key() == Qt.Key.Key_Down and event.modifiers() == _ALT):
                event.accept()
                return True
        return super().event(event)

    # -- place

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Chips and list follow the cell."""
        super().resizeEvent(event)
        self._place_chips()
        self._follow()

    def moveEvent(self, event: QMoveEvent) -> None:
        """The list follows."""
        super().moveEvent(event)
        self._follow()

    def _follow(self) -> None:
        shown = self.offered
        if shown is not None:
            shown.stand_by(self, is_above=self.offers_above)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Units may have changed while the keyboard was elsewhere."""
        super().focusInEvent(event)
        self._known = None

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The list goes with the keyboard."""
        super().focusOutEvent(event)
        if event.reason() not in KEPT_OPEN:
            self._fold()

    def hideEvent(self, event: QHideEvent) -> None:
        """The list goes with the editor; a new one is made when it is needed again."""
        super().hideEvent(event)
        if self._list is not None:
            self._list.hide()
            self._list.deleteLater()
            self._list = None
