"""Lines to be ticked, with all or none of them in one click."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.elided_label import restyled
from ui.widgets.table.whole_lines import LinesTable

_TICKED_WIDTH: Final = 130


class TickTable(QWidget):
    """A table of lines, some with ticks. `changed` follows a tick, `opened` gives an entered line."""

    changed = Signal()
    opened = Signal(str)

    def __init__(
        self, headings: Sequence[str], name: str, empty: str, *, wide: tuple[int, ...], marked: int = 0
    ) -> None:
        super().__init__()
        self.model = LinesModel(headings, marked=marked)
        self.table = LinesTable(self.model, name, empty, wide=wide)
        if 0 not in wide:  # its width by contents would leave out the tick
            head = self.table.view.horizontalHeader()
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
            head.resizeSection(0, _TICKED_WIDTH)
        self.count = QLabel()
        self.all = QPushButton(self.tr("Tick all"))
        self.none = QPushButton(self.tr("Tick none"))
        self.row = QHBoxLayout()
        self._build()
        self.model.ticked.connect(self._on_tick)
        self.all.clicked.connect(lambda: self._tick(lambda _: True))
        self.none.clicked.connect(lambda: self._tick(lambda _: False))
        self.table.opened.connect(self.opened)

    def _build(self) -> None:
        restyled(self.count, "muted")
        for button in (self.all, self.none):
            button.setProperty("link", True)
        self.row.setSpacing(14)
        self.row.addWidget(self.all)
        self.row.addWidget(self.none)
        self.row.addWidget(self.count)
        self.row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self.row)
        column.addWidget(self.table, 1)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace the lines."""
        self.table.show_lines(tuple(lines))
        self._on_tick()

    @property
    def ticked(self) -> tuple[str, ...]:
        """The keys of the ticked lines, in their order."""
        return tuple(line.key for line in self.model.lines if line.ticked)

    def _tick(self, wanted: Callable[[Line], bool]) -> None:
        lines = self.model.lines
        self.show_lines(
            [line if line.ticked is None else replace(line, ticked=wanted(line)) for line in lines]
        )

    def _on_tick(self) -> None:
        tickable = [line for line in self.model.lines if line.ticked is not None]
        for widget in (self.all, self.none, self.count):
            widget.setVisible(bool(tickable))
        words = self.tr("{ticked} of {count} ticked")
        self.count.setText(words.format(ticked=len(self.ticked), count=len(tickable)))
        self.changed.emit()
