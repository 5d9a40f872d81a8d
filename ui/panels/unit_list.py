"""The units of the office: names, other spellings, the time they hold, what took over from them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from ccapp.domain.deadline import written_day
from ccapp.domain.office import Role, Unit
from ccapp.domain.units.starter import Era
from ccapp.services.plans import units
from ccapp.services.session import Session
from ui.desk import UNITS, Desk
from ui.icons import icon
from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.empty_state import EmptyState
from ui.widgets.table.whole_lines import LinesTable

_CHANGED: Final = frozenset({UNITS})


def period(first: date | None, last: date | None) -> str:
    """`từ 01/7/2025`, `đến 30/6/2025`, both, or nothing."""
    since, until = (written_day(day) if day else "" for day in (first, last))
    if since and until:
        return f"{since} - {until}"
    if since:
        return QCoreApplication.translate("units", "from {day}").format(day=since)
    return QCoreApplication.translate("units", "to {day}").format(day=until) if until else ""


class UnitList(QWidget):
    """The list with its verbs; starter sets where it is empty."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._units: dict[str, Unit] = {}
        headings = (
            self.tr("Unit"),
            self.tr("Abbreviation"),
            self.tr("Other spellings"),
            self.tr("Holds"),
            self.tr("Work went to"),
        )
        self.table = LinesTable(LinesModel(headings, marked=3), self.tr("Units"), "", wide=(0, 2, 4))
        self.edit = self._button("pencil", self.tr("Edit…"), self._edit)
        self.spell = self._button("plus", self.tr("Another spelling…"), self._spell)
        self.end = self._button("merge", self.tr("Dissolved or merged…"), self._end)
        self.empty = EmptyState("building-2")
        self.since = self.empty.add_button(self.tr("Communes and wards since 01/7/2025"), self._fill_since)
        self.before = self.empty.add_button(self.tr("Before 01/7/2025"), self._fill_before)
        self._stack = QStackedWidget()
        self._build()
        self.table.picked.connect(self._allow)
        self.table.opened.connect(lambda _: self._edit())

    def _button(self, picture: str, words: str, call: Callable[[], None]) -> QPushButton:
        button = QPushButton(icon(picture), words)
        button.clicked.connect(call)
        return button

    def _build(self) -> None:
        tools = QHBoxLayout()
        for button in (self.edit, self.spell, self.end):
            tools.addWidget(button)
        tools.addStretch(1)
        listed = QWidget()
        column = QVBoxLayout(listed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        self._stack.addWidget(listed)
        self._stack.addWidget(self.empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        commune = self._desk.office.role is Role.COMMUNE
        self.since.setVisible(commune)
        self.before.setVisible(commune)
        self.empty.set_text(
            self.tr(
                "No unit is listed yet. Take a usual list and change what is different here, or add your own."
            )
            if commune
            else self.tr("No unit is listed yet.")
        )

    def refresh(self) -> None:
        """Read the units again; the place in the list is kept."""
        found = self._desk.do(self, _units_and_names)
        if found is None:
            return
        listed, names = found
        self._units = {unit.id: unit for unit in listed}
        today = self._desk.session.clock().date()
        self.table.show_lines(tuple(self._line(unit, names, today) for unit in listed))
        self._stack.setCurrentIndex(0 if listed else 1)
        if listed and self.current is None:
            self.table.view.selectRow(0)
        self._allow()

    def _line(self, unit: Unit, names: dict[str, str], today: date) -> Line:
        after = ", ".join(filter(None, (names.get(each, "") for each in unit.successors)))
        held = period(unit.valid_from, unit.valid_to)
        tone = "" if unit.valid_on(today) else "muted"
        others = "; ".join(unit.aliases)
        return Line(key=unit.id, cells=(unit.name, unit.abbreviation, others, held, after), tone=tone)

    @property
    def current(self) -> Unit | None:
        """The unit stood on."""
        return self._units.get(self.table.current)

    def _allow(self) -> None:
        for button in (self.edit, self.spell, self.end):
            button.setEnabled(self.current is not None)

    def add(self) -> None:
        """Ask for a new unit."""
        from ui.dialogs.unit import ask_new_unit  # start-up cost: dialogs

        ask_new_unit(self, self._desk)

    def _edit(self) -> None:
        from ui.dialogs.unit import ask_changes  # start-up cost: dialogs

        if self.current is not None:
            ask_changes(self, self._desk, self.current)

    def _spell(self) -> None:
        from ui.dialogs.unit import ask_spelling  # start-up cost: dialogs

        if self.current is not None:
            ask_spelling(self, self._desk, self.current)

    def _end(self) -> None:
        from ui.dialogs.unit import ask_end  # start-up cost: dialogs

        if self.current is not None:
            ask_end(self, self._desk, self.current, tuple(self._units.values()))

    def _fill_since(self) -> None:
        self._fill(Era.SINCE)

    def _fill_before(self) -> None:
        self._fill(Era.BEFORE)

    def _fill(self, era: Era) -> None:
        if self._desk.do(self, lambda session: units.fill(session, era), areas=_CHANGED) is not None:
            self.table.view.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that had it is gone


def _units_and_names(session: Session) -> tuple[tuple[Unit, ...], dict[str, str]]:
    known = {str(unit.id): unit.name for unit in units.directory(session).units}
    return units.units(session), known
