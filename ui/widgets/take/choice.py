"""Which tables of a file are taken in, where it has several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from ccapp.domain.records import count
from ccapp.intake.values import ReadTable
from ui.widgets.elided_label import restyled


class TakeChoice(QScrollArea):
    """Step 1: a check box for each table, all of them checked at first."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[int, QCheckBox] = {}
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self._inside)

    @property
    def tables(self) -> frozenset[int]:
        """The numbers of the tables to be taken."""
        return frozenset(number for number, box in self.boxes.items() if box.isChecked())

    def offer(self, tables: Sequence[ReadTable]) -> None:
        """Show the tables of a file."""
        while self._column.count():
            widget = self._column.takeAt(0).widget()
            if widget is not None:
                widget.deleteLater()
        self.boxes = {}
        head = QLabel(self.tr("The file has several tables. Which of them belong to the plan?"))
        head.setWordWrap(True)
        self._column.addWidget(head)
        for table in tables:
            self._column.addWidget(self._card(table))
        self._column.addStretch(1)

    def _card(self, table: ReadTable) -> QFrame:
        title = " ".join(table.appendix.title.split()) or self.tr("Table without a title")
        box = QCheckBox(title.replace("&", "&&"))
        box.setChecked(True)
        box.toggled.connect(lambda _: self.changed.emit())
        self.boxes[table.source.number] = box
        found = count(table.appendix)
        about = QLabel(
            self.tr("{sections} sections, {tasks} tasks, {products} products. Columns: {columns}.").format(
                sections=found.sections,
                tasks=found.tasks,
                products=found.products,
                columns=", ".join(" ".join(heading.split()) for heading in table.source.headings),
            )
        )
        about.setWordWrap(True)
        restyled(about, "muted")
        card = QFrame()
        card.setProperty("card", True)
        column = QVBoxLayout(card)
        column.addWidget(box)
        column.addWidget(about)
        return card
