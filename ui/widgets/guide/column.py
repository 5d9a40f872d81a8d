"""Việc cần làm tiếp: one next thing to do, the card of the row, that of the section, at most five lines."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from ccapp.domain.guidance.clear import Clarity, RowCard
from ccapp.domain.guidance.known import label_of
from ccapp.domain.guidance.nexts import MOST_LINES, Guide
from ccapp.domain.guidance.sections import SectionCard
from ccapp.domain.guidance.values import Prompt, Source, go
from ccapp.words import Words
from ui.icons import icon
from ui.widgets.elided_label import ElidedLabel, restyled
from ui.widgets.guide.dots import GuideDots
from ui.widgets.guide.finding_panel import plain
from ui.widgets.guide.prompt import GuidePrompt

WIDTH: Final = 300
_MARGIN: Final = 12


class GuideColumn(QFrame):
    """Shows a `Guide`. `pressed` gives the button that was pressed, `folded` asks to fold the column.

    Lines are numbered for the keyboard: Alt+1 … Alt+5, Alt+0 for the next thing to do.
    """

    pressed = Signal(object)
    folded = Signal()
    six_asked = Signal(bool)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._next_section: SectionCard | None = None
        self.waiting = plain(self.tr("Looking at this plan…"), "muted")
        self.next = GuidePrompt(words, big=True)
        self.row_name = plain("", "heading")
        self.dots = GuideDots(words)
        self.signing = GuidePrompt(words)
        self.section_name = ElidedLabel()
        self.section_told = plain("", "muted")
        self.lines = tuple(GuidePrompt(words) for _ in range(MOST_LINES))
        self.onward = QPushButton()
        self.fold = QToolButton()
        self.more = QToolButton()
        self.six = QAction(self.tr("Also ask who signs the product (six clear things)"), self)
        self._row = QWidget()
        self._section = QWidget()
        self._build()
        for prompt in (self.next, self.signing, *self.lines):
            prompt.pressed.connect(self.pressed)

    def _build(self) -> None:
        self.setObjectName("guide-column")
        self.setFixedWidth(WIDTH)
        self.setAccessibleName(self.tr("What to do next"))
        self.setAutoFillBackground(True)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(_MARGIN, 0, _MARGIN, _MARGIN)
        column.setSpacing(10)
        column.addWidget(self.waiting)
        column.addWidget(self.next)
        column.addWidget(self._build_row())
        column.addWidget(self._build_section())
        for line in self.lines:
            column.addWidget(line)
        column.addWidget(self.onward)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 12, 0, 0)
        whole.setSpacing(8)
        whole.addLayout(self._build_head())
        whole.addWidget(area, 1)
        self.onward.setProperty("link", True)
        self.onward.clicked.connect(self._go_onward)

    def _build_head(self) -> QHBoxLayout:
        self.more.setText("⋯")
        self.more.setAccessibleName(self.tr("Settings of the guide"))
        self.more.setToolTip(self.more.accessibleName())
        self.fold.setIcon(icon("x"))
        self.fold.setIconSize(QSize(16, 16))
        self.fold.setAccessibleName(self.tr("Fold the guide (F4)"))
        self.fold.setToolTip(self.fold.accessibleName())
        self.fold.clicked.connect(self.folded)
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        row.setSpacing(6)
        row.addWidget(plain(self.tr("What to do next"), "heading"), 1)
        row.addWidget(self.more)
        row.addWidget(self.fold)
        return row

    def _build_row(self) -> QWidget:
        row = QHBoxLayout()
        row.addWidget(self.row_name, 1)
        row.addWidget(self.dots)
        self._cards = QVBoxLayout(self._row)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(6)
        self._cards.addLayout(row)
        self._cards.addWidget(self.signing)
        return self._row

    def add_card(self, card: QWidget) -> None:
        """Put something more to be known of the row below its dots."""
        self._cards.addWidget(card)

    def _build_section(self) -> QWidget:
        column = QVBoxLayout(self._section)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        restyled(self.section_name, "heading")
        column.addWidget(self.section_name)
        column.addWidget(self.section_told)
        return self._section

    def add_menu(self) -> None:
        """The menu of the column; made once, when there is time for it."""
        from PySide6.QtWidgets import QMenu  # start-up cost: menus

        menu = QMenu(self)
        menu.addAction(self.six)
        self.six.setCheckable(True)
        self.six.triggered.connect(self.six_asked)
        below = self.more.rect().bottomLeft
        self.more.clicked.connect(lambda: menu.popup(self.more.mapToGlobal(below())))

    def show_six(self, *, six: bool, editable: bool) -> None:
        """Show whether the plan asks for the sixth thing; only one that may be edited can be asked anew."""
        self.six.setChecked(six)
        self.six.setEnabled(editable)

    def wait(self) -> None:
        """Say nothing of a plan that has not been looked at yet, and offer nothing to press."""
        for part in (self.next, self._row, self._section, self.onward, *self.lines):
            part.hide()
        self.six.setEnabled(False)
        self._next_section = None
        self.waiting.show()

    def show_guide(self, guide: Guide) -> None:
        """Show the guide at a place."""
        self.waiting.hide()
        self.next.show()
        self.next.show_prompt(guide.next, "Alt+0")
        self._row.setVisible(guide.row is not None)
        if guide.row is not None:
            self.row_name.setText(self.tr("Task {label}").format(label=guide.row.label))
            self._show_card(guide.row)
        for at, line in enumerate(self.lines):
            line.setVisible(at < len(guide.lines))
            if at < len(guide.lines):
                line.show_prompt(guide.lines[at], f"Alt+{at + 1}")
        self._show_section(guide)

    def _show_card(self, card: RowCard) -> None:
        self.dots.show_card(card)
        signing = next((dot for dot in card.dots if dot.what is Clarity.AUTHORITY and dot.buttons), None)
        self.signing.setVisible(signing is not None)
        if signing is not None and signing.said is not None:
            self.signing.show_prompt(Prompt(said=signing.said, buttons=signing.buttons))

    def _show_section(self, guide: Guide) -> None:
        section = self._next_section = guide.section
        self._section.setVisible(section is not None)
        self.onward.setVisible(section is not None and section.after is not None)
        if section is None:
            return
        words = self.tr("Section {label}: {name}")
        self.section_name.setText(words.format(label=section.label, name=section.name))
        offered = {each.offer.source for line in guide.lines for each in line.buttons if each.offer}
        self.section_told.setText("\n".join(self._told(section, with_usual=Source.TEMPLATE not in offered)))
        if section.after is not None:
            self.onward.setText(self.tr("On to section {label} →").format(label=label_of(section.after)))

    def _told(self, section: SectionCard, *, with_usual: bool) -> list[str]:
        words = self.tr("{tasks} tasks: {full} complete, {lacking} not")
        told = [words.format(tasks=section.tasks, full=section.full, lacking=section.lacking)]
        if not section.tasks:
            told = [self.tr("No task yet")]
        if section.before:
            words = self.tr("Last year {before}, taken over {taken}")
            told.append(words.format(before=section.before, taken=section.taken))
        if section.usual and with_usual:
            told.append(self.tr("Usual: {tasks}").format(tasks="; ".join(section.usual)))
        return told

    def _go_onward(self) -> None:
        section = self._next_section
        if section is not None and section.after is not None:
            after = section.after
            self.pressed.emit(go("guide-to-section", after.id, section=label_of(after)))

    def press(self, number: int) -> None:
        """The first button of a line by its number, of the next thing to do for 0."""
        prompts = (self.next, *self.lines)
        if number < len(prompts) and not prompts[number].isHidden():
            prompts[number].press_first()
