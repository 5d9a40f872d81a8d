"""Xem bản in: the pages exactly as they will be printed, to look at, to print, to save and to copy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain import column_edits
from ccapp.domain.editions import EditionKind
from ccapp.domain.findings import Finding
from ccapp.domain.plan import NOT_STORED, RecordId
from ccapp.errors import NotFoundError
from ccapp.printing.sheets import two_up
from ccapp.progress import Progress
from ccapp.services.paper import publishing
from ccapp.services.paper.publishing import Form, Preview
from ccapp.services.session import Session
from ui.desk import PLANS, Desk
from ui.icons import icon
from ui.panels.preview_signing import SigningButton
from ui.panels.printing import Printing
from ui.registry import Page
from ui.widgets.elided_label import ElidedLabel, restyled
from ui.widgets.empty_state import EmptyState
from ui.widgets.flow import FlowLayout
from ui.widgets.paper.edges import Moved
from ui.widgets.paper.tools import PageTools
from ui.widgets.paper.view import PageView

_MARGIN: Final = 16


class PreviewPage(Page):
    """One plan on paper. It is laid out again whenever the plan has changed."""

    areas = frozenset({PLANS})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._plan = ""
        self._edition = NOT_STORED
        self._preview: Preview | None = None
        self._saved: Path | None = None
        self._folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        self._title = ElidedLabel()
        self._sheets = QWidget()
        self._page = QPushButton(self.tr("Page setup…"))
        self._view = PageView()
        self._tools = PageTools(self._view)
        self._to_plan = QPushButton(icon("chevron-left"), self.tr("Plan"))
        self._copy = QPushButton(icon("copy"), self.tr("Copy appendix"))
        self._consult = QPushButton(self.tr("Opinions…"))
        self._letter = QPushButton(self.tr("Document of the plan…"))
        self._excel = QPushButton(self.tr("Export to Excel…"))
        self._word = QPushButton(self.tr("Export to Word…"))
        self._pdf = QPushButton(icon("save"), self.tr("Save PDF…"))
        self._print = QPushButton(self.tr("Print…"))
        self._submit = QPushButton(self.tr("Print to submit…"))
        self._compare = QPushButton(self.tr("What changed since the round before"))
        self._mark = QCheckBox(self.tr("Mark as a draft"))
        self._two_up = QCheckBox(self.tr("Two pages on a sheet"))
        self._blanks = QLabel(self.tr("Number and day stay blank: they are written after signing."))
        self._missing = QLabel()
        self._done = ElidedLabel()
        self._show_folder = QPushButton(self.tr("Open folder"))
        self._views = QStackedWidget()
        self._empty = EmptyState("printer")
        self._build()
        self._connect()

    def _build(self) -> None:
        self._empty.add_button(self.tr("Back to the plans"), lambda: self.navigate("plans"))
        self._views.addWidget(self._build_sheets())
        self._views.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, _MARGIN, 0, 0)
        column.setSpacing(8)
        for row in (self._build_head(), self._build_tools(), self._build_saved()):
            row.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
            column.addLayout(row)
        restyled(self._missing, "error")
        self._missing.setWordWrap(True)
        self._missing.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        column.addWidget(self._missing)
        self._tools.finding.bar.setContentsMargins(_MARGIN, 0, _MARGIN, 0)
        column.addWidget(self._tools.finding.bar)
        column.addWidget(self._views, 1)

    def _build_sheets(self) -> QWidget:
        """The pages, small ones at the left."""
        row = QHBoxLayout(self._sheets)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._tools.small)
        row.addWidget(self._view, 1)
        return self._sheets

    def _build_head(self) -> QHBoxLayout:
        heading = QLabel(self.tr("Print preview"))
        restyled(heading, "title")
        restyled(self._title, "muted")
        self._to_plan.setToolTip(self.tr("Back to the plan"))
        self._consult.setToolTip(self.tr("Send the draft for opinions, and settle those that came"))
        self._copy.setToolTip(
            self.tr("The table of the appendix in sight, to be pasted into your own Word file")
        )
        self._print.setProperty("filled", True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._to_plan)
        row.addWidget(heading)
        row.addWidget(self._title, 1)
        for button in (self._excel, self._word, self._pdf, self._print):
            row.addWidget(button)
        return row

    def _build_tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        flow = FlowLayout()
        signing = SigningButton(self.desk, lambda: self._preview)
        self._mark.setChecked(True)
        self._mark.setToolTip(
            self.tr("“DỰ THẢO” stands on every page. Take it off for the copy that is to be signed.")
        )
        self._two_up.setToolTip(self.tr("Print a draft on half the paper, its letters smaller"))
        restyled(self._blanks, "muted")
        paper = (self._tools, self._page, self._letter, signing, self._mark, self._two_up)
        for widget in (*paper, self._submit, self._compare, self._consult, self._copy, self._blanks):
            flow.addWidget(widget)
        row.addLayout(flow, 1)
        return row

    def _build_saved(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self._done, 1)
        row.addWidget(self._show_folder)
        return row

    def _connect(self) -> None:
        self._page.clicked.connect(self.set_up_page)
        self._mark.clicked.connect(self.refresh)
        self._view.edge_moved.connect(self.move_edge)
        self._to_plan.clicked.connect(self._back)
        self._copy.clicked.connect(self.copy_appendix)
        self._letter.clicked.connect(self.write_letter)
        self._consult.clicked.connect(lambda: self.navigate("consulting", plan=self._plan))
        for button, form in ((self._excel, Form.EXCEL), (self._word, Form.WORD), (self._pdf, Form.PDF)):
            button.clicked.connect(partial(self.save, form))
        self._print.clicked.connect(self.print_pages)
        self._submit.clicked.connect(self.submit)
        self._compare.clicked.connect(self.compare)
        self._show_folder.clicked.connect(self._open_folder)
        self._tools.bind_keys(self)
        printing = QShortcut(QKeySequence("Ctrl+P"), self)
        printing.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        printing.activated.connect(self.print_pages)

    def open(self, **place: object) -> None:
        """Show the pages of a plan; `plan` is its id. Without one the plan shown last stays.

        `edition` names a saved version to be shown instead, such as a draft round with its row numbers.
        """
        plan, edition = str(place.get("plan", self._plan)), RecordId(str(place.get("edition", "")))
        if (plan, edition) != (self._plan, self._edition):
            self._plan, self._edition = plan, edition
            self._saved = None
            self._mark.setChecked(True)
            self._tools.show_pages(())
        self.refresh()
        self._view.setFocus()

    def write_letter(self) -> None:
        """Open the dialog that makes the plan's own text with its appendices."""
        from ui.dialogs.letter import LetterDialog  # start-up cost: dialogs

        if self._plan:
            dialog = LetterDialog(self, self.desk, RecordId(self._plan), self._folder)
            dialog.exec()
            self._folder = dialog.folder
            dialog.deleteLater()

    def set_up_page(self) -> None:
        """Ask for the page of the appendix in sight; all that was chosen is one step."""
        from ccapp.services.plans import layouts
        from ui.dialogs.document_form import ask_form  # start-up cost: dialogs
        from ui.dialogs.page_setup import PageSetupDialog

        if self._preview is None or not self._preview.pages:
            return
        plan, changed = self._preview.plan, frozenset({PLANS})

        def save(tables: Sequence[RecordId], choice: layouts.PageChoice) -> bool:
            done = self.desk.do(
                self, lambda session: layouts.set_pages(session, plan.id, tables, choice), areas=changed
            )
            return done is not None

        index = self._preview.pages[self._view.current].appendix - 1
        dialog = PageSetupDialog(self, plan, index, save, lambda parent: ask_form(parent, self.desk, plan.id))
        dialog.exec()
        dialog.deleteLater()

    def move_edge(self, dragged: Moved) -> None:
        """Store the widths of a drag: one step, and the pages follow."""
        preview = self._preview
        if preview is None:
            return
        from ccapp.services.plans import layouts  # start-up cost

        table = preview.plan.appendices[dragged.appendix - 1]
        widths = column_edits.shared(table.layout, dragged.widths)
        self.desk.do(
            self,
            lambda session: layouts.set_widths(session, preview.plan.id, table.id, widths),
            areas=frozenset({PLANS}),
        )

    def refresh(self) -> None:
        """Lay the plan out again, keeping the place."""
        lay_out = partial(self._lay_out, marked=self._mark.isChecked())
        found = self.desk.work(self, self.tr("Laying out the pages…"), lay_out)
        if found is None:
            return
        (self._preview,) = found
        self._tools.show_pages(self._preview.pages if self._preview else ())
        self._show()

    def _lay_out(self, session: Session, progress: Progress, *, marked: bool) -> tuple[Preview | None]:
        """None within: the plan is no longer there, as after an undo of its taking in."""
        try:
            if not self._plan:
                return (None,)
            return (publishing.preview(session, self._plan, progress, edition=self._edition, marked=marked),)
        except NotFoundError:
            return (None,)

    def _show(self) -> None:
        preview = self._preview
        whole = preview is not None and bool(preview.pages)
        self._views.setCurrentWidget(self._sheets if whole else self._empty)
        self._empty.set_text(
            self.tr("This plan has no table to print yet.") if preview else self.tr("No plan is chosen.")
        )
        for button in (self._copy, self._excel, self._word, self._pdf, self._print):
            button.setEnabled(whole)
        own = preview is not None and preview.plan.office_id == self.desk.office.id
        self._allow_page(open_=whole and own)
        self._submit.setVisible(whole and own and preview is not None and preview.is_draft)
        version = preview.edition if preview else None
        self._mark.setVisible(whole and version is None and preview is not None and preview.blanks)
        self._two_up.setVisible(
            whole and preview is not None and (preview.blanks or preview.draft is not None)
        )
        again = version is not None and version.kind is EditionKind.DRAFT and version.number > 1
        self._compare.setVisible(whole and own and again)
        named = self.desk.words.text(version.code, number=version.number) if version else ""
        title = preview.plan.title if preview else ""
        self._title.setText(" · ".join(filter(None, (named, title))))
        self._blanks.setVisible(whole and preview is not None and preview.blanks)
        words = self._missing_words(preview.findings) if preview else ""
        self._missing.setText(words)
        self._missing.setVisible(bool(words))
        self._show_saved()

    def _allow_page(self, *, open_: bool) -> None:
        """The page setup belongs to the table: it is open while that is, and not for a saved version."""
        preview = self._preview
        editable = preview is not None and preview.edition is None and preview.plan.is_editable
        self._page.setEnabled(open_ and editable)
        self._view.let_drag(on=open_ and editable)
        locked = self.tr("The table is locked; its pages stay as they are.")
        usual = self.tr("Paper, margins, letters, signature block")
        self._page.setToolTip(locked if open_ and not editable else usual)

    def _missing_words(self, findings: tuple[Finding, ...]) -> str:
        """One line for all characters that the font lacks."""
        if not findings:
            return ""
        first = self.desk.words.text(findings[0].code, **findings[0].facts)
        others = dict.fromkeys(str(finding.facts["char"]) for finding in findings)
        others.pop(str(findings[0].facts["char"]))
        if not others:
            return first
        return self.tr("{first} The same holds for: {others}").format(first=first, others=" ".join(others))

    def _show_saved(self) -> None:
        saved = self._saved
        self._show_folder.setVisible(saved is not None)
        self._done.setVisible(saved is not None)
        self._done.setText(self.tr("Saved {file}.").format(file=saved.name) if saved else "")

    def _back(self) -> None:
        if self._preview is None:
            self.navigate("plans")
        else:
            self.navigate("plan", plan=self._plan)

    def save(self, form: Form) -> None:
        """Ask where, write the file, say where it lies."""
        if self._preview is None or not self._preview.pages:
            return
        path = self._ask_file(publishing.file_name(self._preview.plan, form, edition=self._preview.edition))
        if path is None:
            return
        marked = self._mark.isChecked()
        made = self.desk.work(
            self,
            self.tr("Writing the file…"),
            lambda session, progress: publishing.print_plan(
                session, self._plan, path, progress=progress, edition=self._edition, marked=marked
            ),
        )
        if made is not None:
            self._saved = made.file
            self._folder = str(made.file.parent)
            self._show_saved()
            self.desk.said.emit(self.tr("Saved {file}.").format(file=made.file.name))

    def submit(self) -> None:
        """Save the next draft round, lock the table, and show the printout with its row numbers."""
        from ui.dialogs.issuing import submit_plan  # start-up cost: dialogs

        if self._preview is not None:
            edition = submit_plan(self, self.desk, self._preview.plan)
            if edition is not None:
                self.navigate("preview", plan=self._plan, edition=edition.id)

    def compare(self) -> None:
        """Lay the round shown beside the one before, to be printed with it."""
        self.navigate("editions", plan=self._plan, edition=self._edition, beside="before")

    def _ask_file(self, name: str) -> Path | None:
        form = Form(Path(name).suffix)
        title, kind = {
            Form.PDF: (self.tr("Save PDF"), self.tr("PDF files (*.pdf)")),
            Form.WORD: (self.tr("Export to Word"), self.tr("Word files (*.docx)")),
            Form.EXCEL: (self.tr("Export to Excel"), self.tr("Excel files (*.xlsx)")),
        }[form]
        dialog = QFileDialog(self, title, self._folder, kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(form.value[1:])  # before the dialog asks whether to replace a file
        dialog.selectFile(name)
        chosen = dialog.selectedFiles() if dialog.exec() else []
        dialog.deleteLater()
        return Path(chosen[0]) if chosen else None

    def _open_folder(self) -> None:
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))

    def copy_appendix(self) -> None:
        """Put the table of the appendix in sight on the clipboard."""
        if self._preview is None or not self._preview.pages:
            return
        number = self._preview.pages[self._view.current].appendix
        table = self.desk.work(
            self,
            self.tr("Copying the table…"),
            lambda session, _: publishing.copied_table(session, self._plan, number),
        )
        if table is not None:
            data = QMimeData()
            data.setHtml(table.html)
            data.setText(table.text)
            QGuiApplication.clipboard().setMimeData(data)
            self.desk.said.emit(self.tr("The table is copied. Paste it into Word with Ctrl+V."))

    def print_pages(self) -> None:
        """Print what is shown, or offer the PDF where there is no printer."""
        if self._preview is None or not self._preview.pages:
            return
        name = publishing.file_name(self._preview.plan, edition=self._preview.edition)
        paired = self._two_up.isChecked() and not self._two_up.isHidden()
        pages = two_up(self._preview.pages) if paired else self._preview.pages
        Printing(self, self.desk).print_pages(pages, Path(name).stem, lambda: self.save(Form.PDF))

    def status(self) -> str:
        """How many pages, and that widths are changed on them."""
        count = len(self._view.pages)
        said = self.tr("{count} pages").format(count=count) if count else ""
        if said and self._page.isEnabled():
            said += ". " + self.tr("Drag the edge of a column to change its width.")
        return said
