"""One thing to do in the guide column: what was seen, why it matters, buttons that go on in the next line."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ccapp.domain.guidance.values import Button, Does, Prompt, Said
from ccapp.words import Words
from ui.widgets.flow import FlowLayout
from ui.widgets.guide.finding_panel import clear, plain

_BUTTON: Final = 208  # pixels of words on a button
_SHOWN: Final = 130  # characters of what was seen


class GuidePrompt(QFrame):
    """Shows a `Prompt`; `pressed` gives the button. A big one stands on a card of its own."""

    pressed = Signal(object)

    def __init__(self, words: Words, *, big: bool = False) -> None:
        super().__init__()
        self._words = words
        self.said = plain("", "heading" if big else "")
        self.why = plain("", "muted")
        self._inside = QWidget()
        self._flow = FlowLayout()
        self._inside.setLayout(self._flow)
        self._buttons: tuple[QPushButton, ...] = ()
        self._prompt: tuple[Prompt, str] | None = None
        self.setProperty("next", big)
        self._big = big
        self._beside = QVBoxLayout()
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.said, 1)
        top.addLayout(self._beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(*((10, 8, 10, 10) if big else (0, 0, 0, 0)))
        column.setSpacing(6 if big else 3)
        column.addLayout(top)
        for widget in (self.why, self._inside):
            column.addWidget(widget)

    def show_prompt(self, prompt: Prompt, key: str = "") -> None:
        """Show a prompt; `key` names the keys that press its first button.

        One that is shown already stays as it is, the focus on its buttons with it.
        """
        if (prompt, key) == self._prompt:
            return
        self._prompt = (prompt, key)
        words = self._text(prompt.said)
        self.said.setText(words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…")
        self.said.setToolTip("" if len(words) <= _SHOWN else words)
        why = self._text(prompt.why) if prompt.why else ""
        self.why.setText(why)
        self.why.setVisible(bool(why))
        for layout in (self._flow, self._beside):
            clear(layout)
        self._buttons = tuple(self._button(each) for each in prompt.buttons)
        is_beside = not self._big and len(self._buttons) == 1 and prompt.buttons[0].does is Does.ADD
        for button in self._buttons:
            if is_beside:
                self._beside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
            else:
                self._flow.addWidget(button)
        if self._buttons and key:
            first = self._buttons[0]
            first.setToolTip(f"{first.accessibleName()} ({key})")
        self._inside.setVisible(bool(self._buttons) and not is_beside)

    def _button(self, button: Button) -> QPushButton:
        words = " ".join(self._text(button.words).split())
        made = QPushButton()
        short = made.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, _BUTTON)
        made.setText(short.replace("&", "&&"))
        made.setAccessibleName(words)
        made.setToolTip(words)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the table
        made.clicked.connect(lambda: self.pressed.emit(button))
        return made

    def _text(self, said: Said) -> str:
        """The words; "" for a finding that has no reason to be told."""
        try:
            return self._words.text(said.code, **said.facts)
        except KeyError:
            if not said.code.startswith("why-"):
                raise
            return ""

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """The buttons in their order."""
        return self._buttons

    def press_first(self) -> None:
        """What the first button does, if there is one."""
        if self._buttons:
            self._buttons[0].click()
