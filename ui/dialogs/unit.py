"""Questions about a unit: which one, what it is called, how else it is written, when it ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.office import Unit
from ccapp.errors import AppError
from ccapp.services.plans import units
from ccapp.services.session import Session
from ccapp.text.days import read_day
from ccapp.text.fold import fold
from ui.desk import UNITS, Desk
from ui.dialogs.form import FormDialog
from ui.widgets.choice import Choice
from ui.widgets.scrolled import fit

_UNIT = Qt.ItemDataRole.UserRole


class UnitDialog(QDialog):
    """A list of units that narrows as one types, without accents."""

    def __init__(self, parent: QWidget, known: Sequence[Unit]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Choose a unit"))
        fit(self, (440, 420))
        self._known = {str(number): unit for number, unit in enumerate(known)}
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(self.tr("Type part of the name"))
        self.filter.setAccessibleName(self.tr("Type part of the name"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Units"))
        buttons = QDialogButtonBox()
        self.agree = buttons.addButton(self.tr("Choose this unit"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.agree.setProperty("filled", True)
        self.agree.style().polish(self.agree)
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(QLabel(self.tr("Which unit is meant?")))
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        column.addWidget(buttons)
        self.filter.textChanged.connect(lambda _: self._narrow())
        self.list.itemDoubleClicked.connect(lambda _: self.accept())
        self._narrow()

    def _narrow(self) -> None:
        wanted = fold(self.filter.text()).split()
        self.list.clear()
        for key, unit in self._known.items():
            held = fold(" ".join((unit.name, unit.abbreviation, *unit.aliases)))
            if all(word in held for word in wanted):
                item = QListWidgetItem(unit.name)
                item.setData(_UNIT, key)
                self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.agree.setEnabled(self.list.count() > 0)

    @property
    def chosen(self) -> Unit | None:
        """The unit stood on."""
        item = self.list.currentItem()
        return self._known[str(item.data(_UNIT))] if item is not None else None

    def accept(self) -> None:
        """Take the unit stood on; there must be one."""
        QGuiApplication.inputMethod().commit()
        if self.chosen is not None:
            super().accept()


def choose_unit(parent: QWidget, known: Iterable[Unit], day: date) -> Unit | None:
    """Ask for one of the units that exist on a day; None where the user went back."""
    dialog = UnitDialog(parent, [unit for unit in known if unit.valid_on(day)])
    dialog.filter.setFocus(Qt.FocusReason.OtherFocusReason)
    chosen = dialog.chosen if dialog.exec() else None
    dialog.deleteLater()
    return chosen


def ask_new_unit(parent: QWidget, desk: Desk, name: str = "") -> None:
    """Ask for a unit and enter it."""
    dialog = FormDialog(
        parent,
        QCoreApplication.translate("unit-form", "Add a unit"),
        QCoreApplication.translate("unit-form", "Add"),
    )
    named = dialog.add_field(
        QCoreApplication.translate("unit-form", "Name, as it shall stand in plans:"), name
    )
    short = dialog.add_field(QCoreApplication.translate("unit-form", "Abbreviation, if there is one:"))
    others = dialog.add_field(
        QCoreApplication.translate("unit-form", "Written otherwise in old papers, separated by semicolons:")
    )
    first = dialog.add_field(
        QCoreApplication.translate("unit-form", "From which day (dd/mm/yyyy; empty for always):")
    )

    def add() -> str:
        day, wrong = written_day(first)
        unit = Unit(
            name=named.text(),
            abbreviation=short.text().strip(),
            aliases=tuple(filter(None, (part.strip() for part in others.text().split(";")))),
            valid_from=day,
        )
        return wrong or refused(desk, lambda session: units.add(session, unit))

    finish(dialog, desk, add)


def ask_changes(parent: QWidget, desk: Desk, unit: Unit) -> None:
    """Ask for name, abbreviation and first day; an old name stays as a spelling."""
    dialog = FormDialog(
        parent,
        QCoreApplication.translate("unit-form", "Edit unit"),
        QCoreApplication.translate("unit-form", "Save"),
    )
    named = dialog.add_field(
        QCoreApplication.translate("unit-form", "Name; the old one stays known for old plans:"), unit.name
    )
    short = dialog.add_field(
        QCoreApplication.translate("unit-form", "Abbreviation, if there is one:"), unit.abbreviation
    )
    first = dialog.add_field(
        QCoreApplication.translate("unit-form", "From which day (dd/mm/yyyy; empty for always):"),
        f"{unit.valid_from:%d/%m/%Y}" if unit.valid_from else "",
    )

    def edit() -> str:
        day, wrong = written_day(first)
        texts = {"name": named.text(), "abbreviation": short.text()}
        return wrong or refused(desk, lambda session: units.edit(session, unit.id, valid_from=day, **texts))

    finish(dialog, desk, edit)


def ask_spelling(parent: QWidget, desk: Desk, unit: Unit) -> None:
    """Ask for a further way in which the unit is written."""
    dialog = FormDialog(
        parent,
        QCoreApplication.translate("unit-form", "Another spelling"),
        QCoreApplication.translate("unit-form", "Remember it"),
    )
    words = QCoreApplication.translate("unit-form", "“{name}” is also written:").format(name=unit.name)
    field = dialog.add_field(words)
    finish(dialog, desk, lambda: refused(desk, lambda session: units.learn(session, unit.id, field.text())))


def ask_end(parent: QWidget, desk: Desk, unit: Unit, others: Sequence[Unit]) -> None:
    """Ask for the last day of a unit and who does its work from then on."""
    dialog = FormDialog(
        parent,
        QCoreApplication.translate("unit-form", "Dissolved or merged"),
        QCoreApplication.translate("unit-form", "Save"),
    )
    words = QCoreApplication.translate("unit-form", "Last day of “{name}” (dd/mm/yyyy):")
    last = dialog.add_field(
        words.format(name=unit.name), f"{unit.valid_to:%d/%m/%Y}" if unit.valid_to else ""
    )
    after = Choice()
    after.addItem(QCoreApplication.translate("unit-form", "No unit"), "")
    for other in others:
        if other.id != unit.id:
            after.addItem(other.name, other.id)
    after.setCurrentIndex(max(0, after.findData(unit.successors[0]) if unit.successors else 0))
    dialog.add_row(QCoreApplication.translate("unit-form", "Its work went to:"), after)

    def end() -> str:
        day, wrong = written_day(last)
        if wrong or day is None:
            return wrong or QCoreApplication.translate("unit-form", "Write the last day, such as 30/6/2025.")
        chosen = str(after.currentData())
        successors = [other.id for other in others if other.id == chosen]
        return refused(
            desk, lambda session: units.dissolve(session, unit.id, last_day=day, successors=successors)
        )

    finish(dialog, desk, end)


def written_day(field: QLineEdit) -> tuple[date | None, str]:
    """The day in a field, None where it is empty; with words where it cannot be read."""
    text = field.text().strip()
    day = read_day(text) if text else None
    if text and day is None:
        words = QCoreApplication.translate("unit-form", "“{text}” is no day. Write it as 01/7/2025.")
        return None, words.format(text=text)
    return day, ""


def refused(desk: Desk, call: Callable[[Session], object]) -> str:
    """Do it; the words of a refusal are shown in the dialog itself."""
    try:
        call(desk.session)
    except AppError as error:
        return desk.told(error)
    return ""


def finish(dialog: FormDialog, desk: Desk, check: Callable[[], str]) -> None:
    """Ask until it was done or the user went back; pages that show units then read again."""
    dialog.check_with(check)
    if dialog.exec():
        desk.announce(frozenset({UNITS}))
    dialog.deleteLater()
