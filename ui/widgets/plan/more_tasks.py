"""The button that leads to tasks from elsewhere: assigned ones, those of a long plan or of old communes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton

from ccapp.domain.plan import Plan, PlanState
from ui.icons import icon


class MoreTasks(QToolButton):
    """A menu of three ways; two of them are for the plan that `selected` gives when the menu opens.

    `year_asked` gives that plan.
    """

    year_asked = Signal(object)

    def __init__(self, navigate: Callable[..., None], selected: Callable[[], Plan | None]) -> None:
        super().__init__()
        self.setIcon(icon("list-plus"))
        self.setText(self.tr("Tasks from…"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._navigate, self._selected = navigate, selected
        menu = QMenu(self)
        self._assigned = self._action(menu, "inbox", self.tr("Assigning documents…"), self._go_to_assigned)
        self._year = self._action(menu, "calendar-check", "", self._take_year)
        self._action(menu, "merge", self.tr("Plans of old communes…"), lambda: self._navigate("uniting"))
        menu.aboutToShow.connect(self._allow)
        self.setMenu(menu)
        self._allow()

    def _action(self, menu: QMenu, picture: str, words: str, call: Callable[[], None]) -> QAction:
        action = menu.addAction(icon(picture), words)
        action.triggered.connect(call)
        return action

    def _allow(self) -> None:
        plan = self._selected()
        yearly = plan is not None and plan.state is PlanState.DRAFT and plan.year_from == plan.year_to
        year = plan.year_from if yearly and plan is not None else None
        self._year.setText(
            self.tr("A plan of several years: tasks of {year}…").format(year=year)
            if year
            else self.tr("A plan of several years: tasks of a year…")
        )
        self._year.setEnabled(yearly)

    def _go_to_assigned(self) -> None:
        plan = self._selected()
        self._navigate("assigned", **({"plan": plan.id} if plan is not None else {}))

    def _take_year(self) -> None:
        plan = self._selected()
        if plan is not None:
            self.year_asked.emit(plan)
