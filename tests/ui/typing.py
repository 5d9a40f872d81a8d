"""Vietnamese typing as it reaches the window: UniKey's backspaces and letters, its clipboard, input methods.

UniKey sits in front of the program. A key that only adds its letter goes through; one that changes letters
already there is eaten, and backspaces with the new letters are sent instead. Input methods (ibus, fcitx) show
the word as a pre-edit and hand it over at its end, or when Qt asks for it because the focus changes.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word, its keys in two typing methods, and what stands there after each key (the same for both)."""

    telex: str
    vni: str
    stages: tuple[str, ...]

    @property
    def text(self) -> str:
        """What the officer means."""
        return self.stages[-1]


def _word(telex: str, vni: str, stages: str) -> Word:
    made = Word(telex=telex, vni=vni, stages=tuple(stages.split()))
    assert len(made.telex) == len(made.vni) == len(made.stages)
    return made


WORDS = (
    _word("dduowngf", "d9uo7ng2", "d đ đu đuo đươ đươn đương đường"),
    _word("Uwngs", "U7ng1", "U Ư Ưn Ưng Ứng"),
    _word("nghieeng", "nghie6ng", "n ng ngh nghi nghie nghiê nghiên nghiêng"),
    _word("Nguyeenx", "Nguye6n4", "N Ng Ngu Nguy Nguye Nguyê Nguyên Nguyễn"),
    _word("truowngr", "truo7ng3", "t tr tru truo trươ trươn trương trưởng"),
)
# Telex has keys that write such a letter by themselves: nothing but the new letter is sent.
AT_ONCE = _word("wu", "wu", "ư ưu")
SENTENCE = " ".join(word.text for word in WORDS)


def window() -> QWindow:
    """The window with the keyboard."""
    found = QGuiApplication.focusWindow()
    assert found is not None
    return found


def key(code: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    """A key as the system sends it: past shortcuts, then to whatever has the focus by now."""
    QTest.keyClick(window(), code, modifiers)


def letter(text: str) -> None:
    """A letter without a key of its own, as UniKey sends it; QTest cannot, it aborts beyond ASCII."""
    _send_key(0, NONE, text)


def ascii_key(text: str) -> None:
    """A key of the keyboard with its letter."""
    if text.isupper():  # QTest would send the small letter
        _send_key(ord(text), SHIFT, text)
    else:
        key(Qt.Key(ord(text.upper())))


def _send_key(code: int, modifiers: Qt.KeyboardModifier, text: str) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(window(), QKeyEvent(kind, code, modifiers, text))


def unikey(words: tuple[Word, ...], *, vni: bool = False, clipboard: bool = False) -> None:
    """Type words with spaces between them, fast: nothing is waited for."""
    for number, word in enumerate(words):
        if number:
            key(Qt.Key.Key_Space)
        before = ""
        for typed, after in zip(word.vni if vni else word.telex, word.stages, strict=True):
            if after == before + typed:
                ascii_key(typed)
            else:
                _retype(before, after, clipboard=clipboard)
            before = after


def _common(before: str, after: str) -> int:
    """How many letters both begin with."""
    same = 0
    while before[: same + 1] == after[: same + 1] and same < len(before):
        same += 1
    return same


def _retype(before: str, after: str, *, clipboard: bool) -> None:
    same = _common(before, after)
    for _ in before[same:]:
        key(Qt.Key.Key_Backspace)
    if clipboard:
        QGuiApplication.clipboard().setText(after[same:])
        key(Qt.Key.Key_V, CTRL)
        return
    for each in after[same:]:
        letter(each)


class InputMethod(QObject):
    """An input method with pre-edits. Like Qt's ibus and fcitx plugins it hands its word over whenever Qt
    says that the focus is about to change, and has then forgotten it.
    """

    def __init__(self, app: QApplication, patch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self.pending = ""
        self._app = app
        app.installEventFilter(self)
        patch.setattr(QGuiApplication, "inputMethod", lambda: self)  # for calls from Python

    def close(self) -> None:
        """Leave the application as it was."""
        self._app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Qt calls `commit` in C++ just before this event."""
        if event.type() == QEvent.Type.FocusAboutToChange and watched is QApplication.focusWidget():
            accepts = isinstance(watched, QWidget) and watched.testAttribute(
                Qt.WidgetAttribute.WA_InputMethodEnabled
            )
            if accepts:
                self.commit()
        return False

    def compose(self, stages: tuple[str, ...]) -> None:
        """Keys of one word. A composition that was ended from outside begins again with the next key."""
        for before, after in zip(("", *stages), stages, strict=False):
            lost = before != self.pending
            self.pending = after[_common(before, after) :] if lost else after
            self._send(QInputMethodEvent(self.pending, []))

    def commit(self) -> None:
        """Hand over what is pending."""
        if self.pending:
            event = QInputMethodEvent("", [])
            event.setCommitString(self.pending)
            self._send(event)
        self.pending = ""

    def words(self, words: tuple[Word, ...]) -> None:
        """Whole words with spaces between them."""
        for number, word in enumerate(words):
            if number:
                key(Qt.Key.Key_Space)
            self.compose(word.stages)
            self.commit()

    def _send(self, event: QInputMethodEvent) -> None:
        target = QGuiApplication.focusObject()
        assert target is not None
        QApplication.sendEvent(target, event)
