"""The files of the old communes' plans, each with the name its tasks will keep as their source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.records import Counts, count
from ccapp.services.intake import uniting
from ccapp.services.intake.uniting import OldPlan
from ui.icons import icon
from ui.widgets.elided_label import ElidedLabel, restyled


class UniteFiles(QScrollArea):
    """A card for each file. `changed` says that there are others or that a name is another now."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._plans: list[OldPlan] = []
        self.names: list[QLineEdit] = []
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self._inside)

    @property
    def plans(self) -> tuple[OldPlan, ...]:
        """The files with the names as they are typed now."""
        return tuple(
            replace(plan, source=replace(plan.source, name=field.text().strip()))
            for plan, field in zip(self._plans, self.names, strict=True)
        )

    def show_plans(self, plans: Sequence[OldPlan]) -> None:
        """Replace all cards."""
        self._plans = list(plans)
        self.names = []
        while self._column.count():
            widget = self._column.takeAt(0).widget()
            if widget is not None:
                widget.deleteLater()
        for at, plan in enumerate(self._plans):
            self._column.addWidget(self._card(at, plan))
        self._column.addStretch(1)
        self.changed.emit()

    def _card(self, at: int, plan: OldPlan) -> QFrame:
        name = QLineEdit(plan.source.name)
        name.setAccessibleName(self.tr("Name of the old commune"))
        name.textChanged.connect(lambda _: self.changed.emit())
        self.names.append(name)
        away = QPushButton(icon("x"), self.tr("Leave out"))
        away.clicked.connect(lambda: self._leave_out(at))
        label = QLabel(self.tr("Name of the old commune"))
        label.setBuddy(name)
        row = QHBoxLayout()
        row.addWidget(label)
        row.addWidget(name, 1)
        row.addWidget(away)
        file = ElidedLabel(plan.file)
        restyled(file, "heading")
        about = QLabel(self._about(plan))
        about.setWordWrap(True)
        restyled(about, "muted")
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.addWidget(file)
        column.addWidget(about)
        column.addLayout(row)
        return card

    def _about(self, plan: OldPlan) -> str:
        shared = uniting.shared_kind(self._plans)
        tables = [each for each in plan.source.tables if shared is None or each.kind is shared]
        found = sum(map(count, tables), Counts())
        words = self.tr("{sections} sections, {tasks} tasks, {products} products.").format(
            sections=found.sections, tasks=found.tasks, products=found.products
        )
        if shared is None:
            return self.tr("{words} These files share no kind of table; leave one out.").format(words=words)
        left_out = uniting.left_out(plan, shared)
        if not left_out:
            return words
        titles = "; ".join(" ".join(title.split()) for title in left_out)
        return self.tr("{words} Tables left out: {titles}.").format(words=words, titles=titles)

    def _leave_out(self, at: int) -> None:
        self.show_plans([plan for number, plan in enumerate(self.plans) if number != at])
