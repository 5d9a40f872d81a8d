"""One task of the result: who has it, whose words are kept, what the others say otherwise."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.joining import Group, Joining, Member, differences, leaves
from ui.widgets.elided_label import restyled

_HIGHEST: Final = 180
_DIFFERENCES: Final = 6  # more are counted only


class UniteGroup(QScrollArea):
    """The card below the table. Signals carry ids: the group, and a member or another group."""

    kept = Signal(str, str)
    parted = Signal(str, str)
    joined = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMaximumHeight(_HIGHEST)

    def show_group(self, joining: Joining, group: Group | None) -> None:
        """Show a task; nothing where none is selected."""
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        if group is not None:
            self._fill(column, joining, group)
        column.addStretch(1)
        here = QApplication.focusWidget()
        had_focus = here is not None and self.isAncestorOf(here)
        old = self.takeWidget()
        if old is not None:
            old.deleteLater()  # not at once: it may be one of its buttons that asked for the new one
        self.setWidget(card)
        if had_focus:
            _first(card).setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self, column: QVBoxLayout, joining: Joining, group: Group) -> None:
        several = len(group.members) > 1
        words = self.tr("{count} plans have this task. Keep the words of:").format(count=len(group.members))
        column.addWidget(_label(words if several else self.tr("One plan has this task."), "heading"))
        choices = QButtonGroup(column.parentWidget())
        for member in group.members:
            column.addWidget(self._member(joining, group, member, choices))
        products = [leaf.text("product") for leaf in leaves(group) if leaf.text("product")]
        if products:
            column.addWidget(_label(self.tr("Products: {text}").format(text="; ".join(products)), "muted"))
        for text in self._differences(joining, group):
            column.addWidget(_label(text, "muted"))
        other = next((each for each in joining.groups() if each.id == group.like), None)
        if other is not None:
            column.addWidget(self._question(group, other))

    def _member(self, joining: Joining, group: Group, member: Member, choices: QButtonGroup) -> QWidget:
        number = member.number or "-"
        task, goal = self.tr("{source}, task {number}: {title}"), self.tr("{source}, goal {number}: {title}")
        words = (goal if joining.of_goals else task).format(
            source=joining.sources[member.source], number=number, title=" ".join(member.title.split())
        )
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        if len(group.members) == 1:
            row.addWidget(_label(words, ""), 1)
            return line
        radio = QRadioButton()
        radio.setAccessibleName(words)
        radio.setChecked(member is group.main)
        radio.toggled.connect(lambda on: self.kept.emit(group.id, member.id) if on else None)
        choices.addButton(radio)
        label = _label(words, "")
        label.setBuddy(radio)
        apart = QPushButton(self.tr("Set apart"))
        apart.clicked.connect(lambda: self.parted.emit(group.id, member.id))
        row.addWidget(radio)
        row.addWidget(label, 1)
        row.addWidget(apart)
        return line

    def _question(self, group: Group, other: Group) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        title = " ".join(other.main.title.split())
        row.addWidget(_label(self.tr("It may be the same as: {title}").format(title=title), ""), 1)
        same = QPushButton(self.tr("It is the same, put together"))
        same.clicked.connect(lambda: self.joined.emit(other.id, group.id))
        row.addWidget(same)
        return line

    def _differences(self, joining: Joining, group: Group) -> list[str]:
        found = differences(group)
        headings = {each.key: " ".join(each.heading.split()) for each in joining.layout.columns}
        told = [
            self.tr("{heading}: kept “{kept}”; {source} has “{other}”").format(
                heading=headings.get(each.field, each.field),
                kept=each.kept,
                source=joining.sources[each.source],
                other=each.other,
            )
            for each in found[:_DIFFERENCES]
        ]
        if len(found) > _DIFFERENCES:
            told.append(self.tr("and {count} more").format(count=len(found) - _DIFFERENCES))
        return [" ".join(each.split()) for each in told]


def _first(card: QFrame) -> QWidget:
    """Where the keyboard goes on: whose words are kept, else the first button."""
    radios = card.findChildren(QRadioButton)
    buttons = card.findChildren(QPushButton)
    return next((each for each in radios if each.isChecked()), buttons[0] if buttons else card)


def _label(words: str, role: str) -> QLabel:
    label = QLabel(words)
    label.setWordWrap(True)
    if role:
        restyled(label, role)
    return label
