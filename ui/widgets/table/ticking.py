"""A table of lines to tick: the tick in a column of its own, Enter or a double click anywhere on a line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt

from ui.models.exchange_lines import LinesModel
from ui.widgets.table.whole_lines import LinesTable

_TICK: Final = int(Qt.ItemDataRole.CheckStateRole)


class TickTable(LinesTable):
    """Lines whose first cell is empty but for the tick; `wide` counts the columns behind it from 1.

    `tick` is what a tick means, where it is not to take the line.
    """

    def __init__(
        self,
        headings: Sequence[str],
        name: str,
        *,
        marked: int,
        empty: str = "",
        tick: str = "",
    ) -> None:
        heads = (tick or QCoreApplication.translate("ticking", "Take"), *headings)
        super().__init__(LinesModel(heads, marked=marked), name, empty, wide=(1,))
        self.opened.connect(self._toggle)

    def tick_all(self, *, ticked: bool) -> None:
        """Tick or untick every line."""
        for row in range(self.model.rowCount()):
            self._tick(row, ticked=ticked)

    def _toggle(self, key: str) -> None:
        row = self.model.row_of(key)
        self._tick(row, ticked=not self.model.lines[row].ticked)

    def _tick(self, row: int, *, ticked: bool) -> None:
        state = Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        self.model.setData(self.model.index(row, 0), state.value, _TICK)
