"""The people in charge: name, title, unit and time, and handing over from a day on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ccapp.domain.office import Person, Unit
from ccapp.services.plans import units
from ccapp.services.session import Session
from ui.desk import Desk
from ui.icons import icon
from ui.models.exchange_lines import Line, LinesModel
from ui.panels.unit_list import period
from ui.widgets.table.whole_lines import LinesTable


class PeopleList(QWidget):
    """The list; those who left stay in it, because what they did is theirs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._people: dict[str, Person] = {}
        self._units: tuple[Unit, ...] = ()
        headings = (self.tr("Name"), self.tr("Title or work"), self.tr("Unit"), self.tr("Holds"))
        empty = self.tr(
            "Nobody is listed yet. Whoever is listed can be named for a task; when somebody else takes over,"
            " hand over from a day on."
        )
        self.table = LinesTable(
            LinesModel(headings, marked=3), self.tr("People in charge"), empty, wide=(0, 1)
        )
        self.hand_over = QPushButton(icon("users"), self.tr("Hand over…"))
        tools = QHBoxLayout()
        tools.addWidget(self.hand_over)
        tools.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(tools)
        column.addWidget(self.table, 1)
        self.hand_over.clicked.connect(self._hand_over)
        self.table.picked.connect(self._allow)

    def refresh(self) -> None:
        """Read the people again."""
        found = self._desk.do(self, _people_and_units)
        if found is None:
            return
        people, self._units = found
        names = {unit.id: unit.name for unit in self._units}
        self._people = {person.id: person for person in people}
        today = self._desk.session.clock().date()
        lines = (
            Line(
                key=person.id,
                cells=(
                    person.name,
                    person.title,
                    names.get(person.unit, ""),
                    period(person.valid_from, person.valid_to),
                ),
                tone="" if person.valid_on(today) else "muted",
            )
            for person in people
        )
        self.table.show_lines(tuple(lines))
        if people and not self.table.current:
            self.table.view.selectRow(0)
        self._allow()

    def _allow(self) -> None:
        person = self._people.get(self.table.current)
        self.hand_over.setVisible(bool(self._people))
        self.hand_over.setEnabled(person is not None and person.valid_on(self._desk.session.clock().date()))

    def add(self) -> None:
        """Ask for a new person."""
        from ui.dialogs.unit_person import ask_person  # start-up cost: dialogs

        today = self._desk.session.clock().date()
        ask_person(self, self._desk, [unit for unit in self._units if unit.valid_on(today)])

    def _hand_over(self) -> None:
        from ui.dialogs.unit_person import ask_hand_over  # start-up cost: dialogs

        person = self._people.get(self.table.current)
        if person is not None:
            ask_hand_over(self, self._desk, person)


def _people_and_units(session: Session) -> tuple[tuple[Person, ...], tuple[Unit, ...]]:
    return units.people(session), units.units(session)
