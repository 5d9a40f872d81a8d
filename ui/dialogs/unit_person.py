"""Questions about a person in charge: who they are, and who takes over from which day."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ccapp.domain.office import Person, Unit
from ccapp.domain.plan import RecordId
from ccapp.services.plans import units
from ui.desk import Desk
from ui.dialogs.form import FormDialog
from ui.dialogs.unit import finish, refused, written_day
from ui.widgets.choice import Choice


def ask_person(parent: QWidget, desk: Desk, known: Sequence[Unit]) -> None:
    """Ask for a person and enter them."""
    dialog = FormDialog(
        parent,
        QCoreApplication.translate("person-form", "Add a person"),
        QCoreApplication.translate("person-form", "Add"),
    )
    name = dialog.add_field(QCoreApplication.translate("person-form", "Name:"))
    title = dialog.add_field(QCoreApplication.translate("person-form", "Title or work:"))
    unit = Choice()
    unit.addItem(QCoreApplication.translate("person-form", "No unit"), "")
    for each in known:
        unit.addItem(each.name, each.id)
    dialog.add_row(QCoreApplication.translate("person-form", "Unit:"), unit)
    first = dialog.add_field(
        QCoreApplication.translate("person-form", "From which day (dd/mm/yyyy; empty for always):")
    )

    def add() -> str:
        day, wrong = written_day(first)
        person = Person(
            name=name.text(), title=title.text(), unit=RecordId(str(unit.currentData())), valid_from=day
        )
        return wrong or refused(desk, lambda session: units.add_person(session, person))

    finish(dialog, desk, add)


def ask_hand_over(parent: QWidget, desk: Desk, person: Person) -> None:
    """Ask who takes over from a person, and from which day."""
    dialog = FormDialog(
        parent,
        QCoreApplication.translate("person-form", "Hand over"),
        QCoreApplication.translate("person-form", "Hand over"),
    )
    words = QCoreApplication.translate("person-form", "Who takes over from {name}:")
    name = dialog.add_field(words.format(name=person.name))
    first = dialog.add_field(
        QCoreApplication.translate("person-form", "From which day (dd/mm/yyyy):"),
        f"{desk.session.clock():%d/%m/%Y}",
    )

    def hand_over() -> str:
        day, wrong = written_day(first)
        if wrong or day is None:
            return wrong or QCoreApplication.translate("person-form", "Write the day, such as 01/7/2025.")
        return refused(desk, lambda session: units.hand_over(session, person.id, name.text(), on=day))

    finish(dialog, desk, hand_over)
