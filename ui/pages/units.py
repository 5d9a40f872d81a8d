"""Danh mục → Đơn vị: units, people in charge, and how plans write units."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout

from ui.desk import PLANS, UNITS, Desk
from ui.panels.unit_list import UnitList
from ui.panels.unit_people import PeopleList
from ui.panels.unit_questions import UnitQuestions
from ui.registry import Page
from ui.widgets import unit_tabs
from ui.widgets.elided_label import restyled
from ui.widgets.unit_tabs import CatalogueTabs

_MARGIN = 16


class UnitsPage(Page):
    """Three parts, one at a time; a superior has its subordinate offices beside them."""

    areas = frozenset({UNITS, PLANS})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self.units = UnitList(desk)
        self.people = PeopleList(desk)
        self.questions = UnitQuestions(desk)
        self.tabs = CatalogueTabs(desk.office.role, unit_tabs.UNITS)
        self.add = QPushButton()
        self._parts: dict[str, UnitList | PeopleList | UnitQuestions] = {
            unit_tabs.UNITS: self.units,
            unit_tabs.PEOPLE: self.people,
            unit_tabs.SPELLINGS: self.questions,
        }
        self._part = unit_tabs.UNITS
        self._stack = QStackedWidget()
        self._build()
        self.tabs.chosen.connect(self._show_part)
        self.add.clicked.connect(self._add)

    def _build(self) -> None:
        title = QLabel(self.tr("Directory"))
        restyled(title, "title")
        self.add.setProperty("filled", True)
        title.setMinimumHeight(self.add.sizeHint().height())  # the tabs stay where they are without it
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.add)
        for part in self._parts.values():
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)

    def open(self, **place: object) -> None:
        """Come to the front, at a `part` of `unit_tabs` if one is named."""
        self._show_part(str(place.get("part", self._part)))
        self._parts[self._part].table.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_part(self, part: str) -> None:
        if part == unit_tabs.OFFICES:
            self.tabs.show_part(self._part)
            self.navigate("directory")
            return
        self._part = part
        self.tabs.show_part(part)
        self._stack.setCurrentWidget(self._parts[part])
        self.add.setVisible(part != unit_tabs.SPELLINGS)
        named = part == unit_tabs.UNITS
        self.add.setText(self.tr("Add a unit…") if named else self.tr("Add a person…"))
        self.refresh()

    def refresh(self) -> None:
        """Read the part in front again."""
        self._parts[self._part].refresh()

    def _add(self) -> None:
        if self._part == unit_tabs.UNITS:
            self.units.add()
        else:
            self.people.add()

    def status(self) -> str:
        """How many units are listed."""
        return self.tr("Units: {count}").format(count=len(self.units.table.model.lines))
