"""The field under a heading that says what its column's cells must hold; it waits for the end of a word."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from ccapp.text.fold import fold
from ui.icons import icon
from ui.models.plan_arrangement import Blank, Wanted

_PAUSE: Final = 250  # milliseconds after the last key
_ROOMY: Final = 72
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAKEN: Final = (*_ENTER, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Insert)


class FilterField(QLineEdit):
    """`changed` follows typing after a pause, never while a word is composed. It never writes by itself.

    `left` asks to go on to the field before (-1) or after (1), or into the table (0); `dropped` to do without
    filters.
    """

    changed = Signal()
    entered = Signal()
    left = Signal(int)
    dropped = Signal()

    def __init__(self, over: QWidget, heading: str) -> None:
        super().__init__(over)
        self._told = ""
        self._composing = False
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._tell)
        self.textChanged.connect(lambda _: self._timer.start())
        self.setPlaceholderText(self.tr("Filter"))
        self.name(heading)
        self.setToolTip(self.tr("Words of the cells to show, with or without accents. Alt+↓: blank cells."))
        self._choices = self.addAction(icon("chevron-down"), QLineEdit.ActionPosition.TrailingPosition)
        self._choices.triggered.connect(self.offer)

    def name(self, heading: str) -> None:
        """Say to who cannot see it which column this is of."""
        self.setAccessibleName(self.tr("Filter the column {column}").format(column=heading))

    def spread(self, width: int) -> None:
        """Be told how wide it will be: in a narrow one the letters need all the room."""
        self._choices.setVisible(width >= _ROOMY)

    @property
    def _blank(self) -> str:
        return self.tr("(blank)")

    @property
    def _worded(self) -> str:
        return self.tr("(not blank)")

    @property
    def wanted(self) -> Wanted:
        """What the field asks for."""
        for words, blank in ((self._blank, Blank.ONLY), (self._worded, Blank.NEVER)):
            if fold(self.text()) == fold(words):
                return Wanted(blank=blank)
        return Wanted(words=self.text())

    @property
    def is_told(self) -> bool:
        """Whether all that it asks for was told, and no further word is being composed."""
        return bool(self.wanted) and self.text() == self._told and not self._composing

    def _tell(self) -> None:
        if not self._composing and self.text() != self._told:
            self._told = self.text()
            self.changed.emit()

    def tell_now(self) -> None:
        """Without waiting, a word in composition included."""
        QGuiApplication.inputMethod().commit()
        self._composing = False
        self._timer.stop()
        self._tell()

    def empty(self) -> None:
        """Ask for nothing, without a word about it."""
        self._told = ""
        self.clear()
        self._timer.stop()

    def offer(self) -> None:
        """The choices that are no words."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for label, text in (
            (self.tr("Blank cells only"), self._blank),
            (self.tr("Cells with a text only"), self._worded),
            (self.tr("All cells"), ""),
        ):
            self._add_choice(menu, label, text)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _add_choice(self, menu: QMenu, label: str, text: str) -> None:
        menu.addAction(label).triggered.connect(lambda: self._choose(text))

    def _choose(self, text: str) -> None:
        self.setText(text)
        self.tell_now()

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Keys of the page that would change the plan are the field's while it has the keyboard."""
        asked = event.type() == QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in _TAKEN:
            event.accept()
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Note whether a word is being composed; its end starts the pause."""
        super().inputMethodEvent(event)
        self._composing = bool(event.preeditString())
        if not self._composing:
            self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and ↓ lead into the table, Alt+↓ to the choices, Esc empties, then closes.

        Whatever the field does not know ends here: the table behind it must not take it for its own.
        """
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in _ENTER or (key == Qt.Key.Key_Down and not alt):
            self.tell_now()
            self.left.emit(0)
        elif key == Qt.Key.Key_Down:
            self.offer()
        elif key == Qt.Key.Key_Escape and not self.text():
            self.dropped.emit()
        elif key == Qt.Key.Key_Escape:
            self._choose("")
        else:
            super().keyPressEvent(event)
        event.accept()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, FBT001 - Qt's signature
        """Tab goes through the fields; Qt would hand it to the table."""
        self.left.emit(1 if next else -1)
        return True

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The column comes in sight."""
        super().focusInEvent(event)
        self.entered.emit()
