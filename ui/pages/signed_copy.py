"""Đối chiếu bản đã ký: the signed file beside the table, before anybody relies on either."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
)

from ccapp.domain.editions import CopyCheck, SignedCopy
from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.errors import FileError, NotFoundError
from ccapp.services.paper import issuing, signed_copies
from ccapp.services.paper.signed_copies import Checking
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ui.desk import PLANS, Desk
from ui.models.signed_lines import Place, choices_of, lines_of, places_of, rows_to_tick
from ui.registry import Page
from ui.widgets.back_button import back_button
from ui.widgets.elided_label import ElidedLabel, restyled
from ui.widgets.empty_state import EmptyState
from ui.widgets.paper.scan_view import ScanView
from ui.widgets.take.ticks import TickTable

_MARGIN: Final = 16
_DIFFERENCES, _SCAN, _EMPTY = range(3)


class SignedCopyPage(Page):
    """The latest signed copy of one plan. What differs is taken over or kept; a scan is ticked off."""

    areas = frozenset({PLANS})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._plan_id = RecordId("")
        self._plan: Plan | None = None
        self._copy: SignedCopy | None = None
        self._checking: Checking | None = None
        self._places: dict[str, Place] = {}
        self._shown = RecordId("")
        self._opened: QTemporaryDir | None = None  # gone with the page, or at the next opening
        self._is_ticking = False
        self._lost = ""
        self.differences = TickTable(
            (self.tr("Line"), self.tr("Column"), self.tr("In the program"), self.tr("In the signed copy")),
            self.tr("What the signed copy says otherwise"),
            self.tr("Nothing differs in what was compared."),
            wide=(0, 2, 3),
        )
        self.scan = ScanView()
        self.ticks = TickTable(
            (self.tr("Line"), self.tr("Product"), self.tr("Rest of the row")),
            self.tr("Rows to compare by eye"),
            "",
            wide=(0, 1, 2),
        )
        self.empty = EmptyState("file-text")
        self.told = QLabel()
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
        self.told.setWordWrap(True)
        column.addWidget(self.told)
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.setHandleWidth(_MARGIN)
        split.addWidget(self.scan)
        split.addWidget(self.ticks)
        split.setSizes([600, 600])
        for page in (self.differences, split, self.empty):
            self._stack.addWidget(page)
        column.addWidget(self._stack, 1)
        column.addLayout(self._build_foot())
        self.empty.add_button(self.tr("Choose the signed copy…"), self.choose)
        self.empty.add_button(self.tr("To the table of the plan"), self._back)
        self.ticks.changed.connect(self._on_tick)

    def _build_head(self) -> QHBoxLayout:
        back = back_button(self.tr("To the table of the plan"), self._back)
        heading = QLabel(self.tr("Comparison with the signed copy"))
        restyled(heading, "title")
        restyled(self._title, "muted")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(back)
        row.addWidget(heading)
        row.addWidget(self._title, 1)
        self._add_buttons(
            row,
            ("detach", self.tr("Take the copy away"), self.detach),
            ("choose", self.tr("Another file…"), self.choose),
            ("open", self.tr("Open the file"), self.open_file),
        )
        return row

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addStretch(1)
        self._add_buttons(
            row,
            ("keep", self.tr("Keep as in the program…"), self.keep),
            ("take", self.tr("Take over from the signed copy"), self.take_over),
            ("done", self.tr("Comparison done"), self.finish),
            ("issue", self.tr("Issue, lock the table"), self.issue),
        )
        self.buttons["issue"].setProperty("filled", True)
        return row

    def _add_buttons(self, row: QHBoxLayout, *wanted: tuple[str, str, Callable[[], object]]) -> None:
        for name, words, call in wanted:
            self.buttons[name] = QPushButton(words)
            self.buttons[name].setObjectName(name)
            self.buttons[name].clicked.connect(call)
            row.addWidget(self.buttons[name])

    # -- showing

    def open(self, **place: object) -> None:
        """Show the signed copy of a plan (`plan`)."""
        self._plan_id = RecordId(str(place.get("plan", self._plan_id)))
        self.refresh()

    def refresh(self) -> None:
        """Compare again; after a tick of a scan only how far it is."""
        if self._is_ticking:
            return
        read = self.desk.work(self, self.tr("Comparing…"), lambda session, _: self._read(session))
        self._plan, self._checking, lost = read or (None, None, None)
        self._lost = self.desk.words.error(lost) if lost is not None else ""
        self._copy = self._checking.copy if self._checking else None
        self._title.setText(
            " · ".join(filter(None, (self._copy.name if self._copy else "", self._plan_title())))
        )
        if self._checking is None:
            self._show_empty()
        elif self._checking.is_readable:
            self._show_differences(self._checking)
        else:
            self._show_scan(self._checking)
        self._show_buttons()

    def _read(self, session: Session) -> tuple[Plan | None, Checking | None, FileError | None]:
        try:
            plan = planning.show_head(session, self._plan_id)
        except NotFoundError:
            return None, None, None
        copies = signed_copies.copies(session, plan.id)
        try:
            return plan, signed_copies.lay_beside(session, copies[-1].id) if copies else None, None
        except FileError as error:  # such as after a restore: backups do not hold every file
            return plan, None, error

    def _plan_title(self) -> str:
        return self._plan.title if self._plan else ""

    def _show_empty(self) -> None:
        self._stack.setCurrentIndex(_EMPTY)
        self.told.setText(self._lost)
        self.empty.set_text(
            self.tr(
                "There is no signed copy yet. Choose the PDF, Word file or picture of what was signed. It is "
                "kept beside the data. Backups hold the newest signed copies, up to 100 MB in all, so keep "
                "the original. Do not put secret documents into this program."
            )
            if self._plan
            else self.tr("This plan is no longer here. If it was undone, redo brings it back.")
        )

    def _show_differences(self, checking: Checking) -> None:
        self._stack.setCurrentIndex(_DIFFERENCES)
        self._places = places_of(checking)
        self.differences.show_lines(lines_of(checking, self._places))
        said = [self.tr("Places that differ: {count}.").format(count=len(self._places))]
        if checking.copy.kept:
            words = self.tr("Kept as in the program, with a reason: {count}.")
            said.append(words.format(count=len(checking.copy.kept)))
        if checking.lacking:
            words = self.tr("Not found in the file: {tables}.")
            said.append(words.format(tables="; ".join(checking.lacking)))
        columns = dict.fromkeys(column for each in checking.tables for column in each.columns)
        if columns:
            words = self.tr("Columns not found in the file, so not compared: {columns}.")
            said.append(words.format(columns="; ".join(columns)))
        said += self._assumed(checking)
        if checking.copy.check is CopyCheck.DONE:
            said.append(self.tr("The comparison is done."))
        self.told.setText(" ".join(said))

    def _assumed(self, checking: Checking) -> list[str]:
        """What was read one way where the file can be meant otherwise, and what was not read at all."""
        said = []
        blank = dict.fromkeys(column for each in checking.tables for column in each.as_above)
        if blank:
            words = self.tr("Blanks read as “same as above” in the columns: {columns}.")
            said.append(words.format(columns="; ".join(blank)))
        if checking.extra:
            words = self.tr("Tables of the signed file that were not compared: {tables}.")
            said.append(words.format(tables="; ".join(checking.extra)))
        return said

    def _show_scan(self, checking: Checking) -> None:
        self._stack.setCurrentIndex(_SCAN)
        copy = checking.copy
        if copy.id != self._shown:
            self._shown = copy.id
            self.scan.setVisible(checking.is_picture)
            pages = (
                self.desk.do(self, lambda session: signed_copies.pictures(session, copy.id))
                if checking.is_picture
                else ()
            )
            self.scan.show_pages(pages or ())
        self.ticks.blockSignals(True)
        self.ticks.show_lines(rows_to_tick(checking.plan, copy.ticked))
        self.ticks.blockSignals(False)
        self._tell_scan()

    def _tell_scan(self) -> None:
        checking = self._checking
        if checking is not None:
            words = self.tr(
                "This copy is a picture, so its words cannot be read. Compare each row with the picture and "
                "tick it: {ticked} of {count}."
            )
            why = ""
            if checking.unread is not None and not checking.is_picture:
                why = self.desk.words.error(checking.unread)
                words = self.tr("Or open the file, compare each row by eye and tick it: {ticked} of {count}.")
            told = words.format(ticked=len(self.ticks.ticked), count=len(self.ticks.model.lines))
            done = self.tr("The comparison is done.") if checking.copy.check is CopyCheck.DONE else ""
            self.told.setText(" ".join(filter(None, (why, told, done))))

    def _show_buttons(self) -> None:
        found, plan = self._checking, self._plan
        readable = found is not None and found.is_readable and bool(self._places)
        at_desk = plan is not None and plan.state is PlanState.SUBMITTED
        finished = found is not None and found.copy.check is CopyCheck.DONE
        self.buttons["keep"].setVisible(readable)
        self.buttons["take"].setVisible(readable)
        self.buttons["done"].setVisible(found is not None and not finished and not at_desk)
        self.buttons["issue"].setVisible(found is not None and at_desk)
        for name in ("detach", "choose", "open"):
            self.buttons[name].setVisible(found is not None)

    # -- doing

    def _back(self) -> None:
        self.navigate("plan", plan=self._plan_id)

    def choose(self) -> None:
        """Keep a signed file with the plan and compare it."""
        from ui.dialogs.issuing import ask_signed_file  # start-up cost: dialogs

        path = ask_signed_file(self)
        if path is not None:
            self.take_file(path)

    def take_file(self, path: Path) -> None:
        """Keep this file with the plan and compare it."""
        self.desk.do(
            self, lambda session: issuing.attach_signed(session, self._plan_id, path), areas=self.areas
        )

    def drop(self, path: str) -> bool:
        """A file dropped on this page is the signed copy."""
        if self._plan is None:
            return False
        self.take_file(Path(path))
        return True

    def open_file(self) -> None:
        """Show the kept file in the program of its kind, from a copy that has its name."""
        copy, self._opened = self._copy, QTemporaryDir()
        folder = Path(self._opened.path())
        if copy is None:
            return
        path = self.desk.do(self, lambda session: signed_copies.save_copy(session, copy.id, folder))
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def detach(self) -> None:
        """Take the copy away from its plan; undo brings it back."""
        copy = self._copy
        if copy is not None:
            self.desk.do(self, lambda session: signed_copies.detach(session, copy.id), areas=self.areas)

    def take_over(self) -> None:
        """Change the table to what is ticked."""
        copy, chosen = self._copy, choices_of(self._places, self.differences.ticked)
        if copy is not None and chosen:
            self.desk.do(
                self, lambda session: signed_copies.take_over(session, copy.id, chosen), areas=self.areas
            )

    def keep(self) -> None:
        """Leave what is ticked as the program has it, and say why."""
        from ui.dialogs.issuing import ReasonDialog  # start-up cost: dialogs

        copy = self._copy
        ticked = (self._places[key].difference for key in self.differences.ticked)
        found = [one for one in ticked if one is not None]
        if copy is None or not found:
            self.desk.said.emit(self.tr("Tick texts that differ first. Whole lines are taken over or left."))
            return
        dialog = ReasonDialog(
            self,
            self.desk,
            self.tr("Keep as in the program"),
            self.tr("Why {count} texts stay otherwise than signed:").format(count=len(found)),
            self.tr("Keep"),
            lambda reason: signed_copies.keep(self.desk.session, copy.id, found, reason),
        )
        if dialog.exec():
            self.desk.announce(self.areas)
        dialog.deleteLater()

    def _on_tick(self) -> None:
        """Ticks of a scan are kept as they are made."""
        copy = self._copy
        if copy is None or self._stack.currentIndex() != _SCAN:
            return
        now, before = set(self.ticks.ticked), set(copy.ticked)
        self._is_ticking = True
        try:
            for ticked, lines in ((True, now - before), (False, before - now)):
                self._tick(copy, [RecordId(key) for key in sorted(lines)], ticked=ticked)
        finally:
            self._is_ticking = False
        self._tell_scan()

    def _tick(self, copy: SignedCopy, lines: list[RecordId], *, ticked: bool) -> None:
        def call(session: Session) -> SignedCopy:
            signed_copies.tick(session, copy.id, lines, ticked=ticked)
            return next(each for each in signed_copies.copies(session, copy.plan_id) if each.id == copy.id)

        found = self.desk.do(self, call, areas=self.areas) if lines else None
        if found is not None and self._checking is not None:
            self._copy = found
            self._checking = replace(self._checking, copy=found)

    def finish(self) -> None:
        """Note that the whole copy has been compared."""
        copy = self._copy
        if copy is not None:
            self.desk.do(self, lambda session: signed_copies.finish(session, copy.id), areas=self.areas)

    def issue(self) -> None:
        """The plan is in force; its table is frozen as it stands."""
        done = self.desk.do(self, lambda session: issuing.issue(session, self._plan_id), areas=self.areas)
        if done is not None:
            words = self.tr("Issued: {number}. The table is locked.")
            self.desk.said.emit(words.format(number=done.edition.document))
            self.navigate("plan", plan=self._plan_id)
