"""The path of a plan above its table: six steps, and of one of them what it says and its way on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ccapp.domain.guidance.steps import PathStep, Step, StepState
from ccapp.words import Words
from ui.icons import icon
from ui.widgets.elided_label import ElidedLabel

_HEIGHT: Final = 30
_WITH_SENTENCE: Final = 50
_MARKS: Final = {StepState.DONE: "✓ {name}", StepState.NOW: "{name}", StepState.LATER: "{name}"}


class PathStrip(QWidget):
    """Shows the steps; the one that was clicked, else the one at hand, has its sentence below.

    `pressed` gives the button of a step. Buttons added with `add_right` stand at the right end.
    """

    pressed = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._steps: tuple[PathStep, ...] = ()
        self._chosen: Step | None = None
        self.buttons: dict[Step, QToolButton] = {}
        self.sentence = ElidedLabel()
        self.go = QPushButton()
        self._row = QHBoxLayout()
        self._below = QWidget()
        self._build()

    def _build(self) -> None:
        self._row.setSpacing(2)
        for step in Step:
            if self.buttons:
                self._row.addWidget(self._arrow())
            self.buttons[step] = self._button(step)
            self._row.addWidget(self.buttons[step])
        self._row.addStretch(1)
        self.go.setProperty("link", True)
        self.go.clicked.connect(self._press)
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(12)
        below.addWidget(self.sentence)
        below.addWidget(self.go)
        below.addStretch(1)
        self._below.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(self._row)
        column.addWidget(self._below, 1)  # it alone gives way until it is hidden, never the steps

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The sentence gives way where there is no room for it; the tooltips have it."""
        super().resizeEvent(event)
        self._below.setVisible(event.size().height() >= _WITH_SENTENCE)

    def _arrow(self) -> QLabel:
        label = QLabel("▸")
        label.setProperty("role", "muted")
        return label

    def _button(self, step: Step) -> QToolButton:
        button = QToolButton()
        button.setObjectName(step.value)
        button.setCheckable(True)
        button.setFixedHeight(_HEIGHT)
        button.clicked.connect(lambda: self._choose(step))
        return button

    def add_right(self, widget: QWidget) -> None:
        """One more widget at the right end of the steps."""
        self._row.addWidget(widget)

    def show_steps(self, steps: Sequence[PathStep]) -> None:
        """Show where the plan stands; a step that was clicked stays chosen while the path stands still."""
        fresh = tuple(steps)
        if [each.state for each in fresh] != [each.state for each in self._steps]:
            self._chosen = None
        self._steps = fresh
        for each in fresh:
            self._show(each)
        self._tell()

    def wait(self) -> None:
        """Name the steps and say nothing of them: another plan has not been looked at yet."""
        self._steps, self._chosen = (), None
        for step, button in self.buttons.items():
            name = self._words.text(step.value)
            button.setText(name)
            button.setAccessibleName(name)
            button.setToolTip("")
            font = button.font()
            font.setBold(False)
            button.setFont(font)
        self._tell()
        self.sentence.setText(self._words.text("path-check-waits"))

    def _show(self, step: PathStep) -> None:
        button = self.buttons[step.step]
        name, state = self._words.text(step.step.value), self._words.text(step.state.value)
        count = f" {step.count}" if step.count and step.step is Step.CHECK else ""
        button.setText(_MARKS[step.state].format(name=name) + count)
        button.setAccessibleName(f"{name}{count}, {state}")
        button.setToolTip(self._words.text(step.said.code, **step.said.facts))
        font = button.font()
        font.setBold(step.state is StepState.NOW)
        button.setFont(font)

    def _choose(self, step: Step) -> None:
        if self._steps:
            self._chosen = step
            self._tell()
        else:
            self.buttons[step].setChecked(False)

    @property
    def current(self) -> PathStep | None:
        """The step whose sentence is shown."""
        now = next((each for each in self._steps if each.state is StepState.NOW), None)
        return next((each for each in self._steps if each.step is self._chosen), now)

    def _tell(self) -> None:
        step = self.current
        for each, button in self.buttons.items():
            button.setChecked(step is not None and each is step.step)
        self.sentence.setText(self._words.text(step.said.code, **step.said.facts) if step else "")
        way = step.button if step else None
        self.go.setText(self._words.text(way.words.code, **way.words.facts) if way else "")
        self.go.setVisible(way is not None)

    def _press(self) -> None:
        if self.current is not None and self.current.button is not None:
            self.pressed.emit(self.current.button)


def guide_button(words: str) -> QToolButton:
    """The button that opens and folds the guide column."""
    button = QToolButton()
    button.setObjectName("guide")
    button.setIcon(icon("list"))
    button.setIconSize(QSize(18, 18))
    button.setCheckable(True)
    button.setFixedHeight(_HEIGHT)
    button.setText(words)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    return button
