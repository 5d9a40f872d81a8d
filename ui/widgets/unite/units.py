"""Old units of the result and what they become: ticked ones are replaced in every row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ccapp.services.intake.uniting import UnitChange
from ui.models.exchange_lines import Line
from ui.widgets.elided_label import restyled
from ui.widgets.table.ticking import TickTable


class UniteUnits(QWidget):
    """A tick for each old unit. `changed` says that a tick or a new name is another now, `other_asked` that
    the current one is to become another unit.
    """

    changed = Signal()
    other_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._changes: list[UnitChange] = []
        self.other = QPushButton(self.tr("Another unit…"))
        heads = (self.tr("Old unit"), self.tr("Cells"), self.tr("Becomes"))
        self.table = TickTable(
            heads,
            self.tr("Old units"),
            marked=0,
            empty=self.tr("No unit of these plans has ceased to exist."),
        )
        words = QLabel(
            self.tr("Units that no longer exist, and those that do their work now. Untick what is to stay.")
        )
        words.setWordWrap(True)
        restyled(words, "muted")
        row = QHBoxLayout()
        row.addWidget(words, 1)
        row.addWidget(self.other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        self.table.model.ticked.connect(self.changed)
        self.table.picked.connect(self._allow)
        self.other.clicked.connect(self.other_asked)

    @property
    def renamed(self) -> dict[str, str]:
        """Old names that are ticked, and their new ones."""
        ticked = {line.key for line in self.table.model.lines if line.ticked}
        return {each.old: each.new for each in self._changes if each.old in ticked}

    def show_changes(self, changes: Sequence[UnitChange]) -> None:
        """Replace everything; all are ticked at first."""
        self._changes = list(changes)
        self.table.show_lines(tuple(_line(each, ticked=True) for each in changes))
        self._allow()

    def _allow(self) -> None:
        current = self.current
        self.other.setEnabled(current is not None and len(current.choices) > 1)

    @property
    def current(self) -> UnitChange | None:
        """The old unit that is selected."""
        return next((each for each in self._changes if each.old == self.table.current), None)

    def become(self, old: str, new: str) -> None:
        """Say what an old unit becomes."""
        ticked = {line.key: bool(line.ticked) for line in self.table.model.lines} | {old: True}
        self._changes = [replace(each, new=new) if each.old == old else each for each in self._changes]
        self.table.show_lines(tuple(_line(each, ticked=ticked[each.old]) for each in self._changes))
        self.changed.emit()


def _line(change: UnitChange, *, ticked: bool) -> Line:
    return Line(key=change.old, cells=("", change.old, str(change.count), change.new), ticked=ticked)
