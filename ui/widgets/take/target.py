"""Lấy vào: whether a file becomes a new plan, or is merged into one that is being written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QRadioButton, QSizePolicy, QWidget

from ccapp.domain.plan import Plan, RecordId
from ui.widgets.choice import Choice

_YEARS_WIDTH = 110
_SHORTEST = 12  # characters of a plan's title in the choice


class TakeTarget(QWidget):
    """One row: a new plan with title and years, or a plan being written. `changed` follows a choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fresh = QRadioButton(self.tr("a new plan"))
        self.existing = QRadioButton(self.tr("a plan being written"))
        self.plans = Choice()
        self.title = QLineEdit()
        self.years = QLineEdit()
        self._into = QLabel(self.tr("Take into:"))
        self._title_words = QLabel(self.tr("Plan title"))
        self._years_words = QLabel(self.tr("Year"))
        self._build()
        for choice in (self.fresh, self.existing):
            choice.toggled.connect(self._on_choice)
        self.plans.activated.connect(self._on_choice)

    def _build(self) -> None:
        self.fresh.setChecked(True)
        self.years.setFixedWidth(_YEARS_WIDTH)
        self.years.setPlaceholderText("2026-2030")
        self.plans.setAccessibleName(self.tr("Plan to take into"))
        self.plans.setMinimumContentsLength(_SHORTEST)
        self.plans.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.plans.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._into, self.fresh, self.existing, self.plans):
            row.addWidget(widget)
        for label, field in ((self._title_words, self.title), (self._years_words, self.years)):
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            row.addWidget(label)
            row.addWidget(field)
        self.offer(())

    def offer(self, plans: Sequence[Plan]) -> None:
        """Show the plans that can be merged into; without any there is nothing to choose."""
        kept = self.plan
        with QSignalBlocker(self.plans):
            self.plans.clear()
            for plan in plans:
                self.plans.addItem(plan.title, plan.id)
            self.plans.setCurrentIndex(max(self.plans.findData(kept), 0))
        if not plans:
            self.fresh.setChecked(True)
        for widget in (self._into, self.fresh, self.existing):
            widget.setVisible(bool(plans))
        self._show()

    @property
    def plan(self) -> RecordId | None:
        """The plan to merge into; None for a new one."""
        chosen = self.plans.currentData() if self.existing.isChecked() else None
        return RecordId(chosen) if chosen else None

    def _on_choice(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        into = self.plan is not None
        self.plans.setVisible(into)
        for widget in (self._title_words, self.title, self._years_words, self.years):
            widget.setVisible(not into)
