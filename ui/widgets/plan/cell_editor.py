"""The editor over a cell: several lines, the keys of a spreadsheet, nothing lost of a word being composed."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from ui.widgets.table.cell_moves import KEPT_OPEN, Start, Step

_MIN_WIDTH: Final = 180
_FRAME: Final = 12  # pixels of border and padding, both sides together
_SHORT: Final = 40  # characters
_SENTENCE: Final = 400  # measuring longer texts twice would be felt with every letter
_NO_BAR: Final = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
_ENTER: Final = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class CellEditor(QPlainTextEdit):
    """Edits one text. `finished` asks to commit and go on, `cancelled` to leave the text as it was,
    `reshaped` to `fit` it anew.
    """

    finished = Signal(Step)
    cancelled = Signal()
    left = Signal()
    reshaped = Signal()
    least_width = _MIN_WIDTH

    def __init__(self, parent: QWidget, text: str, start: Start) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(False)
        self.setAccessibleName(self.tr("Text of the cell"))
        self.setHorizontalScrollBarPolicy(_NO_BAR)
        self.document().setDocumentMargin(1)
        self.setPlainText("" if start is Start.REPLACE else text)
        if start is Start.SELECTED:
            self.selectAll()
        else:
            self.moveCursor(QTextCursor.MoveOperation.End)
        self.textChanged.connect(self.reshaped)

    @property
    def pending(self) -> str:
        """The word that an input method still composes."""
        return self.textCursor().block().layout().preeditAreaText()

    def take_pending(self) -> str:
        """The whole text, a word that an input method still composes included."""
        QGuiApplication.inputMethod().commit()
        if self.pending:  # the input method kept it: take it as it stands
            event = QInputMethodEvent("", [])
            event.setCommitString(self.pending)
            self.inputMethodEvent(event)
        return self.toPlainText()

    def whole_text(self) -> str:
        """The whole text as it would be saved now, less a word that is still being composed."""
        return self.toPlainText()

    def fit(self, cell: QRect, room: QSize) -> None:
        """Cover a cell; grow with the text and stay in sight."""
        width = min(max(cell.width() + 1, self.least_wide(cell)), room.width())
        self.setVerticalScrollBarPolicy(_NO_BAR)  # a bar would take width and so make more lines
        self.resize(width, max(self.height(), 1))
        wanted = self.wanted_height()
        height = min(max(cell.height() + 1, wanted), room.height())
        if wanted > height:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        left = max(0, min(cell.left(), room.width() - width))
        top = max(0, min(cell.top(), room.height() - height))
        self.setGeometry(left, top, width, height)

    def least_wide(self, cell: QRect) -> int:
        """How wide it is at least: a short text, such as the target of a year, hides no neighbour; nor does
        one that a high cell has room for.
        """
        text = self.toPlainText() + self.pending
        if _SHORT < len(text) <= _SENTENCE:
            self.resize(cell.width() + 1, max(self.height(), 1))
            return cell.width() if self.wanted_height() <= cell.height() + 1 else self.least_width
        if len(text) > _SENTENCE:
            return self.least_width
        longest = max(map(self.fontMetrics().horizontalAdvance, text.split("\n")))
        return min(self.least_width, longest + 2 * _FRAME)

    def wanted_height(self) -> int:
        """How high all of it is at the present width, its frame included."""
        return self._text_height() + _FRAME

    def _text_height(self) -> int:
        """How high the text is at the present width; asking for a block's place lays it out."""
        layout = self.document().documentLayout()
        block = self.document().begin()
        height = 0.0
        while block.isValid():
            height += layout.blockBoundingRect(block).height()
            block = block.next()
        return math.ceil(height + 2 * self.document().documentMargin())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Tab commit and go on, with Shift backwards; Alt+Enter breaks the line; Esc cancels."""
        key, modifiers = event.key(), event.modifiers()
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        if key in _ENTER and modifiers & Qt.KeyboardModifier.AltModifier:
            self.insertPlainText("\n")
        elif key in _ENTER and not modifiers & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit(Step.UP if shift else Step.DOWN)
        elif key == Qt.Key.Key_Backtab or (key == Qt.Key.Key_Tab and shift):
            self.finished.emit(Step.LEFT)
        elif key == Qt.Key.Key_Tab:
            self.finished.emit(Step.RIGHT)
        elif key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif modifiers == Qt.KeyboardModifier.AltModifier and event.text().isprintable() and event.text():
            event.ignore()  # Qt would write the letter of Alt+Z, which switches UniKey
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep Esc from closing anything around the editor."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if event.key() == Qt.Key.Key_Escape or (plain and event.key() in _ENTER):
                event.accept()
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Going elsewhere in the window commits; a menu or another program does not."""
        super().focusOutEvent(event)
        if event.reason() not in KEPT_OPEN:
            self.left.emit()
