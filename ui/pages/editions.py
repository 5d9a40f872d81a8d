"""Các bản đã lưu: every saved version of a plan, to look at, to print, and to lay beside another."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.editions import FROZEN, Edition, EditionKind, latest
from ccapp.domain.plan import NOT_STORED, Plan, RecordId
from ccapp.errors import NotFoundError
from ccapp.progress import Progress
from ccapp.services.paper import editions, reports
from ccapp.services.paper.editions import Compared
from ccapp.services.paper.publishing import Form
from ccapp.services.paper.reports import ReportPreview
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ui.desk import PLANS, Desk
from ui.models.revision_rows import AFTER, BEFORE, COLUMN, NUMBER, TITLE, RevisionRows
from ui.panels.printing import Printing
from ui.registry import Page
from ui.widgets.back_button import back_button
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel, restyled
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.table.fitted_rows import keep_rows_fitted

_MARGIN: Final = 16
_NAME: Final = 16  # letters of a version's name
_LEAST_COLUMN: Final = 72  # on a narrow screen lines scroll sideways rather than break words
_HEAD_ROOM: Final = 10
_WIDTHS: Final = {NUMBER: 72, COLUMN: 150}
_KEY: Final = int(Qt.ItemDataRole.UserRole)


class EditionsPage(Page):
    """The versions of one plan at the left, at the right what one of them says otherwise than another."""

    areas = frozenset({PLANS})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._plan_id = RecordId("")
        self._plan: Plan | None = None
        self._all: tuple[Edition, ...] = ()
        self._compared: Compared | None = None
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self.rows = RevisionRows(desk.words, self)
        self.list = QListWidget()
        self.other = Choice()
        self.table = QTableView()
        self.told = QLabel()
        self.empty = EmptyState("history")
        self._title = ElidedLabel()
        self._stack = QStackedWidget()
        self.buttons: dict[str, QPushButton] = {}
        self._build()

    # -- building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        column.setSpacing(10)
        column.addLayout(self._build_head())
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(_MARGIN)
        split.addWidget(self.list)
        split.addWidget(self._build_beside())
        split.setSizes([240, 900])
        split.setStretchFactor(1, 1)
        self._stack.addWidget(split)
        self._stack.addWidget(self.empty)
        column.addWidget(self._stack, 1)
        self.list.setAccessibleName(self.tr("Saved versions"))
        self.list.setWordWrap(True)
        self.list.currentItemChanged.connect(lambda *_: self._choose())
        self.list.itemActivated.connect(lambda _: self.look())
        self.empty.add_button(self.tr("To the table of the plan"), self._back)

    def _build_head(self) -> QHBoxLayout:
        back = back_button(self.tr("To the table of the plan"), self._back)
        heading = QLabel(self.tr("Saved versions"))
        restyled(heading, "title")
        restyled(self._title, "muted")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(back)
        row.addWidget(heading)
        row.addWidget(self._title, 1)
        self._add_buttons(
            row,
            ("list-word", self.tr("Adjusted places to Word…"), lambda: self.save_adjustment(Form.WORD)),
            ("list-pdf", self.tr("Adjusted places to PDF…"), lambda: self.save_adjustment(Form.PDF)),
            ("list-print", self.tr("Print the adjusted places…"), self.print_adjustment),
            ("look", self.tr("Look at, print"), self.look),
        )
        self.buttons["look"].setProperty("filled", True)
        return row

    def _add_buttons(self, row: QLayout, *verbs: tuple[str, str, Callable[[], None]]) -> None:
        for name, words, call in verbs:
            self.buttons[name] = QPushButton(words)
            self.buttons[name].clicked.connect(call)
            row.addWidget(self.buttons[name])

    def _build_beside(self) -> QWidget:
        self.other.setAccessibleName(self.tr("Compared with"))
        self.other.setMinimumContentsLength(_NAME)
        self.other.activated.connect(lambda _: self._compare())
        label = QLabel(self.tr("Compared with:"))
        label.setBuddy(self.other)
        row = FlowLayout()
        for words in (label, self.told):
            words.setMinimumHeight(self.other.sizeHint().height())  # in line with the buttons
        for widget in (label, self.other, self.told):
            row.addWidget(widget)
        self._add_buttons(
            row,
            ("word", self.tr("Comparison to Word…"), lambda: self.save_comparison(Form.WORD)),
            ("pdf", self.tr("Comparison to PDF…"), lambda: self.save_comparison(Form.PDF)),
            ("print", self.tr("Print the comparison…"), self.print_comparison),
        )
        restyled(self.told, "muted")
        self._build_table()
        room = QWidget()
        column = QVBoxLayout(room)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.table, 1)
        return room

    def _build_table(self) -> None:
        table = self.table
        table.setProperty("list", True)  # first of all: the header takes its look from it
        table.setModel(self.rows)
        table.setAccessibleName(self.tr("What differs"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.verticalHeader().hide()
        heads = table.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
        heads.setMinimumSectionSize(_LEAST_COLUMN)
        heads.setMinimumHeight(2 * heads.fontMetrics().height() + _HEAD_ROOM)  # narrow ones take two lines
        for each in (TITLE, BEFORE, AFTER):
            heads.setSectionResizeMode(each, QHeaderView.ResizeMode.Stretch)
        for each, width in _WIDTHS.items():
            table.setColumnWidth(each, width)
        keep_rows_fitted(table)
        table.activated.connect(lambda index: self._to_row(index.row()))

    # -- showing

    def open(self, **place: object) -> None:
        """Show the versions of a plan (`plan`), `edition` chosen if one is named, else the latest.

        `beside="before"` lays it beside the version before it.
        """
        self._plan_id = RecordId(str(place.get("plan", self._plan_id)))
        self._show(RecordId(str(place.get("edition", ""))))
        if place.get("beside") == "before":
            self._compare_before()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read again, the same version chosen."""
        chosen = self.chosen
        self._show(chosen.id if chosen else NOT_STORED)

    def _show(self, wanted: RecordId) -> None:
        read = self.desk.do(self, self._read)
        self._plan, self._all = read or (None, ())
        self._title.setText(self._plan.title if self._plan else "")
        self._stack.setCurrentIndex(0 if self._all else 1)
        self.empty.set_text(
            self.tr("No version is saved yet. The first one is made when the plan is submitted.")
            if self._plan
            else self.tr("This plan is no longer here. If it was undone, redo brings it back.")
        )
        self.list.blockSignals(True)
        self.list.clear()
        for edition in reversed(self._all):
            item = QListWidgetItem(self._line(edition), self.list)
            item.setData(_KEY, edition.id)
        ids = [edition.id for edition in reversed(self._all)]
        self.list.setCurrentRow(ids.index(wanted) if wanted in ids else 0)
        self.list.blockSignals(False)
        self._choose()

    def _read(self, session: Session) -> tuple[Plan | None, tuple[Edition, ...]]:
        try:
            plan = planning.show_head(session, self._plan_id)
        except NotFoundError:
            return None, ()
        return plan, editions.editions(session, plan.id)

    def _line(self, edition: Edition) -> str:
        """Name, when and by whom, and the document or reason."""
        day = f"{edition.at[11:16]} {edition.at[8:10]}/{edition.at[5:7]}/{edition.at[:4]}"
        signed = f"{edition.day:%d/%m/%Y}" if edition.day else ""
        about = ", ".join(filter(None, (edition.document, signed, edition.reason)))
        return "\n".join(filter(None, (self._named(edition), f"{day} · {edition.who}", about)))

    def _named(self, edition: Edition | None) -> str:
        if edition is None:
            return self.tr("The plan as it is now")
        return self.desk.words.text(edition.code, number=edition.number)

    @property
    def chosen(self) -> Edition | None:
        """The version that stands chosen in the list."""
        item = self.list.currentItem()
        key = item.data(_KEY) if item is not None else None
        return next((each for each in self._all if each.id == key), None)

    def _choose(self) -> None:
        """Another version: offer what it can be laid beside; first the plan as it is, else the one before."""
        chosen = self.chosen
        self.other.clear()
        self.other.addItem(self._named(None), "")
        self.other.setEnabled(chosen is not None and not chosen.is_open)
        for edition in reversed(self._all):
            if edition != chosen and not edition.is_open:
                self.other.addItem(self._named(edition), edition.id)
        self._compare()
        if self._compared is not None and not self._compared.revisions:
            self._compare_before()

    def _compare_before(self) -> None:
        """Lay the chosen version beside the one before, where there is one."""
        chosen = self.chosen
        before = self._all[: self._all.index(chosen)] if chosen in self._all else ()
        if before and chosen is not None and not chosen.is_open:
            self.other.setCurrentIndex(self.other.findData(before[-1].id))
            self._compare()

    def _compare(self) -> None:
        chosen, other = self.chosen, str(self.other.currentData() or "")
        self._compared = None
        if chosen is not None:
            self._compared = self.desk.do(self, lambda session: self._laid(session, chosen, other))
        found = self._compared
        shown = found.revisions if found else ()
        older, newer = (self._named(found.older), self._named(found.newer)) if found else ("", "")
        self.rows.show_rows(shown, older, newer)
        self.table.resizeRowsToContents()
        self.told.setText(
            self.tr("Places that differ: {count}").format(count=len(shown)) if found is not None else ""
        )
        self._show_buttons(chosen, has_rows=bool(shown))

    def _laid(self, session: Session, chosen: Edition, other: str) -> Compared | None:
        """The two in the order they were saved; an adjustment under way is what the plan says now."""
        ids = [each.id for each in self._all]
        if chosen.is_open:
            base = latest(self._all[: ids.index(chosen.id)], FROZEN)
            return editions.compare(session, base.id) if base is not None else None
        if other and ids.index(RecordId(other)) < ids.index(chosen.id):
            return editions.compare(session, RecordId(other), chosen.id)
        return editions.compare(session, chosen.id, RecordId(other) if other else None)

    def _show_buttons(self, chosen: Edition | None, *, has_rows: bool) -> None:
        adjusted = chosen is not None and chosen.kind is EditionKind.ADJUSTED
        for name in ("list-word", "list-pdf", "list-print"):
            self.buttons[name].setVisible(adjusted)
        for name in ("word", "pdf", "print"):
            self.buttons[name].setEnabled(has_rows)
        self.buttons["look"].setEnabled(chosen is not None)

    # -- doing

    def _back(self) -> None:
        self.navigate("plan", plan=self._plan_id)

    def look(self) -> None:
        """The chosen version on paper; an adjustment under way as the plan is now."""
        chosen = self.chosen
        if chosen is not None:
            self.navigate("preview", plan=self._plan_id, edition="" if chosen.is_open else chosen.id)

    def _to_row(self, row: int) -> None:
        revision = self.rows.revision(row)
        self.navigate("plan", plan=self._plan_id, record=revision.record, field=revision.field)

    def save_comparison(self, form: Form) -> None:
        """Ask where and write what differs between the two versions."""
        compared = self._compared
        path = self._ask(reports.comparison_name(compared, form)) if compared else None
        if compared is not None and path is not None:
            self._write(path, lambda _: reports.print_comparison(compared, path))

    def print_comparison(self) -> None:
        """Print what differs between the two versions."""
        compared = self._compared
        if compared is not None:
            self._print(
                lambda _, progress: reports.preview_comparison(compared, progress),
                lambda: self.save_comparison(Form.PDF),
            )

    def print_adjustment(self) -> None:
        """Print what the chosen adjustment changes."""
        chosen, plan = self.chosen, self._plan_id
        if chosen is not None:
            self._print(
                lambda session, progress: reports.preview_adjustment(session, plan, chosen.id, progress),
                lambda: self.save_adjustment(Form.PDF),
            )

    def _print(self, lay_out: Callable[[Session, Progress], ReportPreview], save: Callable[[], None]) -> None:
        made = self.desk.work(self, self.tr("Laying out the pages…"), lay_out)
        if made is not None:
            Printing(self, self.desk).print_pages(made.pages, Path(made.file).stem, save)

    def save_adjustment(self, form: Form) -> None:
        """Ask where and write what the chosen adjustment changes."""
        plan, chosen = self._plan, self.chosen
        path = self._ask(reports.adjustment_name(plan, form)) if plan and chosen else None
        if chosen is not None and path is not None:
            self._write(
                path,
                lambda session: reports.print_adjustment(session, self._plan_id, path, chosen.id),
            )

    def _write(self, path: Path, call: Callable[[Session], object]) -> None:
        title = self.tr("Writing the file…")
        if self.desk.work(self, title, lambda session, _: call(session)) is not None:
            self._folder = str(path.parent)
            self.desk.said.emit(self.tr("Saved {file}.").format(file=path.name))

    def _ask(self, name: str) -> Path | None:
        word = name.endswith(Form.WORD.value)
        kind = self.tr("Word files (*.docx)") if word else self.tr("PDF files (*.pdf)")
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save as"), str(Path(self._folder) / name), kind
        )
        return Path(chosen) if chosen else None
