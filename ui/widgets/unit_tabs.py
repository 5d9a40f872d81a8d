"""The parts of Danh mục side by side: subordinate offices (for a superior), units, people, spellings."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabBar

from ccapp.domain.office import Role

OFFICES: Final = "offices"
UNITS: Final = "units"
PEOPLE: Final = "people"
SPELLINGS: Final = "spellings"


class CatalogueTabs(QTabBar):
    """`chosen` gives the part whose tab was clicked or stepped to."""

    chosen = Signal(str)

    def __init__(self, role: Role, part: str) -> None:
        super().__init__()
        words = {
            OFFICES: self.tr("Subordinate offices"),
            UNITS: self.tr("Units"),
            PEOPLE: self.tr("People in charge"),
            SPELLINGS: self.tr("Spellings in plans"),
        }
        self.parts = [each for each in words if each != OFFICES or role is Role.SUPERIOR]
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setAccessibleName(self.tr("Parts of the directory"))
        for each in self.parts:
            self.addTab(words[each])
        self.show_part(part)
        self.currentChanged.connect(lambda index: self.chosen.emit(self.parts[index]))

    def show_part(self, part: str) -> None:
        """Stand on a part without telling anybody."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self.parts.index(part))
        self.blockSignals(blocked)
