"""The pages of the new-plan dialog: how to begin, a template, last year's plan, an empty table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.outset import OfficeModel
from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.records import Counts, count
from ccapp.domain.templates import Template, span_of
from ccapp.domain.year_shift import Shifted, YearShift
from ccapp.domain.years import Years, parse_years
from ccapp.errors import RefusedError
from ccapp.services.guidance import drafting
from ccapp.services.guidance.shipped_templates import template_for, templates
from ccapp.services.plans import keeping
from ccapp.services.session import Session
from ccapp.words import Words
from ui.dialogs.new_plan_lines import change_lines, left_lines
from ui.icons import icon
from ui.models.template_words import template_words, usual_years
from ui.widgets.choice import Choice
from ui.widgets.guide.finding_panel import plain
from ui.widgets.take.ticks import TickTable

_LETTERS: Final = 30


class NewPlanPage(QWidget):
    """One page. `make` does what it is for and raises AppError; `title` stands above it."""

    title = ""

    def make(self, session: Session) -> RecordId:
        """Make the plan from what the page holds, in one step."""
        raise NotImplementedError

    def first(self) -> QWidget:
        """The widget that gets the focus."""
        return self


def years_of(text: str) -> Years:
    """The years of a field. Raises RefusedError."""
    read = parse_years(text)
    if read is None:
        raise RefusedError("years-unread", years=text.strip())
    return read


class StartPage(QWidget):
    """How shall the plan begin? One button for each way; `chosen` gives its name."""

    chosen = Signal(str)

    def __init__(self, ways: Mapping[str, tuple[str, str, str]]) -> None:
        super().__init__()
        self.buttons: dict[str, QPushButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for name, (picture, words, hint) in ways.items():
            button = self.buttons[name] = QPushButton(icon(picture), words)
            button.setProperty("big", True)
            button.setAutoDefault(False)
            button.setAccessibleDescription(hint)
            button.clicked.connect(lambda _=False, way=name: self.chosen.emit(way))
            below = plain(hint, "muted")
            below.setContentsMargins(20, 0, 0, 6)
            column.addWidget(button)
            column.addWidget(below)
        column.addStretch(1)


def _form(page: QWidget) -> QFormLayout:
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(10)
    column.addLayout(form)
    return form


def _add(form: QFormLayout, label: str, field: QWidget) -> None:
    field.setAccessibleName(label)
    form.addRow(label, field)


class EmptyPage(NewPlanPage):
    """Title and years of a plan with the usual table and no task."""

    def __init__(self, usual_title: str, year: int) -> None:
        super().__init__()
        self.title = self.tr("An empty table")
        self.name = QLineEdit(usual_title)
        self.years = QLineEdit(str(year))
        form = _form(self)
        _add(form, self.tr("Title:"), self.name)
        _add(form, self.tr("Year, or years such as 2026-2030:"), self.years)

    def make(self, session: Session) -> RecordId:
        """The empty plan."""
        return keeping.new_plan(session, self.name.text(), years_of(self.years.text()))

    def first(self) -> QWidget:
        """The title."""
        self.name.selectAll()
        return self.name


class TemplatePage(NewPlanPage):
    """Which template, or a superior's model, for which years, under which title; what it holds is told."""

    def __init__(
        self,
        year: int,
        preview: Callable[[Template | OfficeModel, Years], Plan | None],
        models: Sequence[OfficeModel] = (),
    ) -> None:
        super().__init__()
        self.title = self.tr("From a template")
        self._preview = preview
        self._year = year
        self.choice = Choice()
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(_LETTERS)  # a superior's title may be longer than the dialog
        self.years = QLineEdit()
        self.name = QLineEdit()
        self._proposed = ""
        self.told = plain("", "muted")
        for model in models:
            words = self.tr("Model of {office}: {title}")
            self.choice.addItem(words.format(office=model.office_name, title=model.plan.title), model)
        for template in templates():
            self.choice.addItem(template_words(template), template)
        form = _form(self)
        _add(form, self.tr("Template:"), self.choice)
        _add(form, self.tr("Year, or years such as 2026-2030:"), self.years)
        _add(form, self.tr("Title:"), self.name)
        form.addRow(self.told)
        self.choice.currentIndexChanged.connect(lambda _: self._chosen())
        self.years.textEdited.connect(lambda _: self._tell())
        self._chosen()

    @property
    def template(self) -> Template | OfficeModel:
        """The chosen template or model."""
        found: Template | OfficeModel = self.choice.currentData()
        return found

    def _usual(self) -> Years:
        chosen = self.template
        if isinstance(chosen, Template):
            return usual_years(chosen.span, self._year)
        first, last = chosen.plan.year_from, chosen.plan.year_to
        return (self._year, self._year) if first == last else (first, last)

    def _chosen(self) -> None:
        first, last = self._usual()
        self.years.setText(str(first) if first == last else f"{first}-{last}")
        self._tell()

    def _tell(self) -> None:
        years = parse_years(self.years.text())
        plan = self._preview(self.template, years) if years else None
        if years is not None and self.name.text() == self._proposed:  # what was typed is not written over
            self._proposed = drafting.title_for(self.template, years)
            self.name.setText(self._proposed)
        if plan is None:
            self.told.setText("")
            return
        counts = sum(map(count, plan.appendices), Counts())
        words = self.tr("{tasks} tasks in {sections} sections, with product, lead, partners and deadline:")
        if isinstance(self.template, OfficeModel):
            words = self.tr("{tasks} tasks in {sections} sections, as the superior gave them:")
        sections = (each for table in plan.appendices for each in table.sections)
        names = "; ".join(each.text("section").capitalize() for each in sections)
        head = words.format(tasks=counts.tasks, sections=counts.sections)
        tail = self.tr("Afterwards every line can be changed or removed.")
        self.told.setText("\n".join(filter(None, (f"{head} {names}.", tail, self._fitting(plan)))))

    def _fitting(self, plan: Plan) -> str:
        """Which template is meant for the years that were typed, where that is another one."""
        years = plan.year_from, plan.year_to
        chosen = self.template
        better = template_for(chosen.topic, span_of(years)) if isinstance(chosen, Template) else None
        if better is None or not isinstance(chosen, Template) or better.span == chosen.span:
            return ""
        words = self.tr("For {years} the template “{name}” fits better.")
        said = str(years[0]) if years[0] == years[1] else f"{years[0]}-{years[1]}"
        return words.format(years=said, name=template_words(better))

    def make(self, session: Session) -> RecordId:
        """The plan of the template or model."""
        years, chosen = years_of(self.years.text()), self.template
        if isinstance(chosen, OfficeModel):
            return drafting.from_model(session, chosen, self.name.text(), years)
        return drafting.from_template(session, chosen, self.name.text(), years)

    def first(self) -> QWidget:
        """The choice of template."""
        return self.choice


class LastYearPage(NewPlanPage):
    """Last year's plan with its years moved: every change to be ticked off, what stays with its reason."""

    def __init__(self, words: Words, before: tuple[Plan, ...], shift: Callable[[Plan], YearShift]) -> None:
        super().__init__()
        self.title = self.tr("From last year's plan")
        self._words = words
        self._shift = shift
        self._shifted: YearShift | None = None
        self.choice = Choice()
        self.told = plain("", "muted")
        self.tabs = QTabBar()
        self.pages = QStackedWidget()
        self.changes = TickTable(
            (self.tr("Line"), self.tr("Before"), self.tr("After")),
            self.tr("What changes"),
            self.tr("No year stands in this plan."),
            wide=(1, 2),
        )
        self.left = TickTable(
            (self.tr("Line"), self.tr("Text"), self.tr("Why it stays")),
            self.tr("What stays as it is"),
            self.tr("No year stays as it was."),
            wide=(1, 2),
        )
        for plan in before:
            self.choice.addItem(plan.title, plan)
        self._build()
        self.choice.currentIndexChanged.connect(lambda _: self._chosen())
        self._chosen()

    def _build(self) -> None:
        form = _form(self)
        if self.choice.count() > 1:
            _add(form, self.tr("Plan:"), self.choice)
        else:
            self.choice.setParent(self)  # there is nothing to choose: the room is the list's
            self.choice.hide()
        column = self.layout()
        self.tabs.setExpanding(False)
        self.tabs.addTab("")
        self.tabs.addTab("")
        for table in (self.changes, self.left):
            self.pages.addWidget(table)
        self.tabs.currentChanged.connect(self.pages.setCurrentIndex)
        if isinstance(column, QVBoxLayout):
            column.addWidget(self.told)
            column.addWidget(self.tabs)
            column.addWidget(self.pages, 1)

    def _chosen(self) -> None:
        plan: Plan | None = self.choice.currentData()
        if plan is None:
            return
        found = self._shifted = self._shift(plan)
        self.changes.show_lines(change_lines(found))
        self.left.show_lines(left_lines(self._words, found))
        self.tabs.setTabText(0, self.tr("What changes ({count})").format(count=len(found.changes)))
        self.tabs.setTabText(1, self.tr("What stays ({count})").format(count=len(found.left)))
        words = self.tr("New plan: {title}. A line without a tick keeps its years.")
        self.told.setText(words.format(title=found.plan.title))

    @property
    def without(self) -> tuple[Shifted, ...]:
        """The changes that are not wanted."""
        ticked = set(self.changes.ticked)
        found = self._shifted.changes if self._shifted else ()
        return tuple(each for at, each in enumerate(found) if str(at) not in ticked)

    def make(self, session: Session) -> RecordId:
        """The shifted plan, with the changes that are ticked."""
        if self._shifted is None:
            raise RefusedError("plan-not-found", plan="-")
        return drafting.from_last_year(session, self._shifted, self.without)

    def first(self) -> QWidget:
        """The list of changes."""
        return self.changes.table.view
