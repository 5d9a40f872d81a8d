"""The pages of the first start: the three ways in, and the one small form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.office import Role
from ccapp.domain.templates import Template, title_of
from ccapp.domain.years import Years, parse_years
from ccapp.services.folder.contents import Contents
from ccapp.services.folder.starting import Beginning, FoundBackup, Proposal
from ccapp.services.plans.keeping import Summary
from ccapp.text.normalize import clean
from ccapp.words import Words
from ui.icons import icon
from ui.models.template_words import template_words, usual_years
from ui.widgets.choice import Choice
from ui.widgets.flow import FlowLayout
from ui.widgets.scrolled import Scrolled


def label(text: str, role: str = "") -> QLabel:
    """A wrapped label; names from files are text and never markup."""
    made = QLabel(text)
    made.setWordWrap(True)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


def _link(text: str) -> QPushButton:
    made = QPushButton(text)
    made.setProperty("link", True)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    made.setAutoDefault(False)
    return made


def _over_buttons(page: QWidget, fields: QVBoxLayout, *below: QWidget | QHBoxLayout) -> None:
    """Fields that scroll on a low screen; what stands below them stays in sight."""
    box = QVBoxLayout(page)
    box.setContentsMargins(32, 24, 32, 20)
    box.setSpacing(12)
    box.addWidget(Scrolled(fields), 1)
    for each in below:
        box.addWidget(each) if isinstance(each, QWidget) else box.addLayout(each)


class BackupCard(QFrame):
    """A backup that was found, offered before anything else (K10)."""

    def __init__(self, found: FoundBackup) -> None:
        super().__init__()
        self.setProperty("card", True)
        text = self.tr("A backup of “{office}” made on {day} at {time} was found in {folder}. Go on with it?")
        asked = label(
            text.format(
                office=found.office,
                day=f"{found.made:%d/%m/%Y}",
                time=f"{found.made:%H:%M}",
                folder=found.file.parent,
            )
        )
        self.go_on = QPushButton(
            icon("archive-restore", QPalette.ColorRole.HighlightedText), self.tr("Go on with it")
        )
        self.go_on.setProperty("filled", True)
        self.look = QPushButton(icon("eye"), self.tr("Look inside"))
        self.look.setAutoDefault(False)
        hint = label(self.tr("Or begin anew below; the backup stays where it is."), "muted")
        row = QHBoxLayout()
        row.addWidget(hint, 1)
        row.addWidget(self.look)
        row.addWidget(self.go_on)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 12)
        box.addWidget(asked)
        box.addLayout(row)


class BackupPage(QWidget):
    """What is in a backup: whose, from when, and each plan with its state and size."""

    def __init__(self, found: Contents, words: Words) -> None:
        super().__init__()
        self.back = QPushButton(icon("chevron-left"), self.tr("Back"))
        self.back.setAutoDefault(False)
        self.go_on = QPushButton(
            icon("archive-restore", QPalette.ColorRole.HighlightedText), self.tr("Go on with it")
        )
        self.go_on.setProperty("filled", True)
        title = self.tr("Backup of “{office}”").format(office=found.office)
        when = self.tr("Made on {day} at {time}. Nothing has been restored yet.")
        box = QVBoxLayout()
        box.setSpacing(10)
        box.addWidget(label(title, "title"))
        box.addWidget(label(when.format(day=f"{found.made:%d/%m/%Y}", time=f"{found.made:%H:%M}"), "muted"))
        box.addWidget(label(self.tr("Plans: {count}").format(count=len(found.plans)), "heading"))
        for each in found.plans:
            box.addWidget(self._card(each, words))
        box.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.go_on)
        _over_buttons(self, box, buttons)

    def _card(self, found: Summary, words: Words) -> QFrame:
        plan, counts = found.plan, found.counts
        years = f"{plan.year_from}" if plan.year_from == plan.year_to else f"{plan.year_from}-{plan.year_to}"
        about = self.tr("{years} · {state} · {tasks} tasks, {products} products")
        state = words.text(f"state-{plan.state}")
        told = about.format(years=years, state=state, tasks=counts.tasks, products=counts.products)
        card = QFrame()
        card.setProperty("card", True)
        box = QVBoxLayout(card)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(2)
        box.addWidget(label(plan.title))
        box.addWidget(label(told, "muted"))
        return card


class WaysPage(QWidget):
    """K1: how would you like to begin?"""

    def __init__(self, found: FoundBackup | None) -> None:
        super().__init__()
        self.backup = BackupCard(found) if found is not None else None
        self.file = self._big(self.tr("Open last year's plan (Word, Excel)"), "file-text")
        self.connection = self._big(self.tr("Open the superior's connection file"), "link")
        self.new = self._big(self.tr("Make a new plan"), "file-plus")
        self.place = label("")
        self.elsewhere = _link(self.tr("Choose elsewhere…"))
        self.check = _link(self.tr("Look for slips in a Word text"))
        self.sample = _link(self.tr("Try it with sample data"))
        self.restore = _link(self.tr("Restore from a backup"))
        self._build()

    def _big(self, text: str, picture: str) -> QPushButton:
        made = QPushButton(icon(picture), text)
        made.setProperty("big", True)
        made.setAutoDefault(False)
        return made

    def _build(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(32, 24, 32, 20)
        box.setSpacing(6)
        box.addWidget(label(self.tr("Welcome. How would you like to begin?"), "title"))
        box.addSpacing(6)
        if self.backup is not None:
            box.addWidget(self.backup)
            box.addSpacing(6)
        hints = {
            self.file: self.tr("The program reads the table of tasks itself. Your file is not changed."),
            self.connection: self.tr("If the superior has sent one to your office."),
            self.new: self.tr("Choose a ready template."),
        }
        for button, hint in hints.items():
            button.setAccessibleDescription(hint)
            box.addWidget(button)
            below = label(hint, "muted")
            below.setContentsMargins(20, 0, 0, 6)
            box.addWidget(below)
        box.addStretch(1)
        self.place.setProperty("role", "muted")
        place = QHBoxLayout()
        place.addWidget(self.place, 1)
        place.addWidget(self.elsewhere)
        box.addLayout(place)
        links = FlowLayout()
        for link in (self.check, self.sample, self.restore):
            links.addWidget(link)
        box.addLayout(links)
        box.addWidget(label(self.tr("Do not put secret documents into this program."), "muted"))

    def show_place(self, folder: str, *, moved: bool) -> None:
        """Say where data lies; `moved` tells why it is another drive (K2)."""
        text = self.tr("Data is kept in {folder}.")
        if moved:
            text = self.tr("Data is kept in {folder}, so that it is not lost when Windows is installed anew.")
        self.place.setText(text.format(folder=folder))


class OfficeForm(QWidget):
    """Name, place and signer: proposed where the file says them, else asked."""

    back = Signal()
    agreed = Signal()

    def __init__(self, heading: str, hint: str, go: str) -> None:
        super().__init__()
        self.office = QLineEdit()
        self.place = QLineEdit()
        self.position = QLineEdit()
        self.signer = QLineEdit()
        self.title = QLineEdit()
        self.years = QLineEdit()
        self.template = Choice()
        self._year = 0
        self._proposed = ""
        self.superior = QCheckBox(self.tr("We are a superior office: we collect the plans of communes"))
        self.units = label("")
        self.take_units = QCheckBox(self.tr("Enter them into the directory, with the usual units"))
        self.missing = label("", "error")
        self.missing.hide()
        self.go = QPushButton(go)
        self.go.setProperty("filled", True)
        self.form = QFormLayout()
        self._asks_plan = False
        self._read: tuple[str, ...] = ()
        self._build(heading, hint)
        self.superior.toggled.connect(self._show_plan_rows)

    def _build(self, heading: str, hint: str) -> None:
        self.office.setPlaceholderText(self.tr("UBND xã Suối Mây"))
        self.place.setPlaceholderText(self.tr("Suối Mây"))
        self.position.setPlaceholderText(self.tr("CHỦ TỊCH"))
        self.years.setPlaceholderText(self.tr("2026 or 2026-2030"))
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.setVerticalSpacing(10)
        self.form.addRow(self.tr("Office (required)"), self.office)
        self.form.addRow(self.tr("Place, as before the date"), self.place)
        self.form.addRow(self.tr("Position of the signer"), self.position)
        self.form.addRow(self.tr("Name of the signer"), self.signer)
        self.form.addRow(self.tr("Template"), self.template)
        self.form.setRowVisible(self.template, False)
        self.form.addRow(self.tr("Title of the plan"), self.title)
        self.form.addRow(self.tr("Year or years"), self.years)
        self.form.addRow(self.tr("Units named in the file"), self.units)
        self.form.setRowVisible(self.units, False)
        self.take_units.hide()
        back = QPushButton(icon("chevron-left"), self.tr("Back"))
        back.setAutoDefault(False)
        self.go.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addWidget(back)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        fields = QVBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(label(heading, "title"))
        fields.addWidget(label(hint, "muted"))
        fields.addLayout(self.form)
        fields.addWidget(self.take_units)
        fields.addWidget(self.superior)
        fields.addStretch(1)
        _over_buttons(self, fields, self.missing, buttons)
        back.clicked.connect(self.back)
        self.go.clicked.connect(self._check)

    def propose(self, said: Proposal) -> None:
        """Fill in what a file says; its own title stands, and years are asked for only where it has none."""
        self.office.setText(said.office)
        self.place.setText(said.place)
        self.position.setText(said.position)
        self.signer.setText(said.signer)
        self.form.setRowVisible(self.title, False)
        self.form.setRowVisible(self.years, said.years is None)
        self._read = said.units
        self.units.setText("; ".join(said.units))
        self.take_units.setChecked(True)
        self._show_units()

    def start_plan(self, year: int, templates: Sequence[Template]) -> None:
        """Propose a plan of this year: by the first of these templates, another one, or an empty table."""
        self._asks_plan, self._year = True, year
        self.form.setRowVisible(self.template, True)
        for each in templates:
            self.template.addItem(template_words(each), each)
        self.template.addItem(self.tr("Empty table"), None)
        self.template.currentIndexChanged.connect(lambda _: self._propose_plan())
        self.years.textEdited.connect(lambda _: self._propose_title())
        self._propose_plan()

    @property
    def chosen_template(self) -> Template | None:
        """What the plan starts with; None for an empty table."""
        found: Template | None = self.template.currentData()
        return found

    def _propose_plan(self) -> None:
        """The years that the template is for, and its title."""
        template = self.chosen_template
        first, last = usual_years(template.span if template else 1, self._year)
        self.years.setText(str(first) if first == last else f"{first}-{last}")
        self._propose_title()

    def _propose_title(self) -> None:
        """What was typed is not written over."""
        years, template = parse_years(self.years.text()), self.chosen_template
        if years is None or self.title.text() != self._proposed:
            return
        empty = f"Kế hoạch cải cách hành chính năm {years[0]}"
        self._proposed = title_of(template, years) if template else empty
        self.title.setText(self._proposed)

    def _show_units(self) -> None:
        """The list of units is a commune's."""
        shown = bool(self._read) and not self.superior.isChecked()
        self.form.setRowVisible(self.units, shown)
        self.take_units.setVisible(shown)

    def _show_plan_rows(self) -> None:
        """A superior that begins anew needs no plan of its own."""
        self._show_units()
        if self._asks_plan:
            fields = (self.template, self.title, self.years, self.place, self.position, self.signer)
            for field in fields:
                self.form.setRowVisible(field, not self.superior.isChecked())

    @property
    def beginning(self) -> Beginning:
        """What the officer has written."""
        taken = self.take_units.isChecked() and not self.superior.isChecked()
        return Beginning(
            office=clean(self.office.text()),
            role=Role.SUPERIOR if self.superior.isChecked() else Role.COMMUNE,
            place=self.place.text(),
            position=self.position.text(),
            signer=self.signer.text(),
            units=self._read if taken else (),
        )

    @property
    def written_years(self) -> Years | None:
        """The years as written; None where they are not asked for or not understood."""
        return parse_years(self.years.text()) if self.form.isRowVisible(self.years) else None

    def _check(self) -> None:
        """Say what is missing beside the field, or go on."""
        if not clean(self.office.text()):
            self._miss(self.office, self.tr("Write the name of your office."))
        elif self.form.isRowVisible(self.title) and not clean(self.title.text()):
            self._miss(self.title, self.tr("Write the title of the plan."))
        elif self.form.isRowVisible(self.years) and self.written_years is None:
            self._miss(self.years, self.tr("Write the year of the plan, such as 2026 or 2026-2030."))
        else:
            self.missing.hide()
            self.agreed.emit()

    def _miss(self, field: QLineEdit, text: str) -> None:
        self.missing.setText(text)
        self.missing.show()
        field.setFocus()


def form_for_file(name: str, tasks: int, products: int) -> OfficeForm:
    """The form after a file has been read."""
    hint = QCoreApplication.translate(
        "start",
        "{file}: {tasks} tasks, {products} products were read. Please look over what was found in it, and"
        " correct it where needed.",
    )
    return OfficeForm(
        QCoreApplication.translate("start", "Your office"),
        hint.format(file=name, tasks=tasks, products=products),
        QCoreApplication.translate("start", "Take the plan in"),
    )


def form_for_new() -> OfficeForm:
    """The form of a new plan."""
    return OfficeForm(
        QCoreApplication.translate("start", "Your office and its plan"),
        QCoreApplication.translate("start", "Only the name of the office is needed now."),
        QCoreApplication.translate("start", "Begin"),
    )
