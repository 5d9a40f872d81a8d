"""Văn bản kế hoạch: which template, what each gap says now, and what the finished file still needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from ccapp.domain.letter import Gap
from ccapp.domain.plan import RecordId
from ccapp.services.paper import letters
from ccapp.services.paper.letters import Letter
from ccapp.services.plans.planning import show_head
from ui import settings
from ui.desk import Desk
from ui.dialogs.document_form import ask_form
from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.elided_label import ElidedLabel, restyled
from ui.widgets.file_choice import named
from ui.widgets.scrolled import fit
from ui.widgets.table.whole_lines import LinesTable

_SIZE: Final = (860, 560)
_WORD: Final = ".docx"


class LetterDialog(QDialog):
    """The gaps with their words of now; writing asks where the file goes and tells what stayed open."""

    def __init__(self, parent: QWidget, desk: Desk, plan: RecordId, folder: str) -> None:
        super().__init__(parent)
        self._desk = desk
        self._plan = plan
        self.folder = folder
        self.template: Path | None = None
        self.setWindowTitle(self.tr("Document of the plan (Word)"))
        fit(self, _SIZE)
        self.shipped = QRadioButton(self.tr("The usual form (Decree 30/2020)"))
        self.own = QRadioButton(self.tr("The office's own template"))
        self.choose = QPushButton(self.tr("Choose the template…"))
        self.save = QPushButton(self.tr("Save the usual form to edit it…"))
        self.form = QPushButton(self.tr("Issuer, signature, urgency…"))
        self.name = ElidedLabel()
        self.table = LinesTable(
            LinesModel((self.tr("In the template"), self.tr("What it is"), self.tr("Says now"))),
            self.tr("What a template may leave to be filled in"),
            "",
            wide=(2,),
        )
        self.result_words = QLabel()
        self.write = QPushButton(self.tr("Write the document…"))
        self._build()
        self._connect()
        self._show()
        known = Path(settings.load(desk.session.store.folder).letter_template)
        if known.is_file():
            self.take(known)

    def _build(self) -> None:
        about = QLabel(
            self.tr(
                "Put these names between double braces in your Word template. The appendices follow as"
                " sections with their own paper and page numbers."
            )
        )
        about.setWordWrap(True)
        restyled(about, "muted")
        self.shipped.setChecked(True)
        self.result_words.setWordWrap(True)
        self.result_words.hide()
        for button in (self.choose, self.save, self.form):
            button.setProperty("link", True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.own)
        row.addWidget(self.name, 1)
        row.addWidget(self.choose)
        first = QHBoxLayout()
        first.addWidget(self.shipped)
        first.addStretch(1)
        first.addWidget(self.save)
        self.write.setProperty("filled", True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.write, QDialogButtonBox.ButtonRole.ActionRole)
        close = buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addLayout(first)
        column.addLayout(row)
        third = QHBoxLayout()
        third.setSpacing(12)
        third.addWidget(about, 1)
        third.addWidget(self.form)
        column.addLayout(third)
        column.addWidget(self.table, 1)
        column.addWidget(self.result_words)
        column.addWidget(buttons)

    def _connect(self) -> None:
        self.choose.clicked.connect(self._choose)
        self.save.clicked.connect(self._save_form)
        self.write.clicked.connect(self._write)
        self.form.clicked.connect(self.change_form)
        self.own.toggled.connect(lambda on: self._choose() if on and self.template is None else None)

    def change_form(self) -> None:
        """Ask what stands on the document; the gaps say it from then on."""
        if ask_form(self, self._desk, self._plan) is not None:
            self._show()

    def _show(self) -> None:
        said = self._desk.do(self, lambda session: letters.texts(session, self._plan)) or {}
        words = gap_words()
        self.table.show_lines(tuple(_line(gap, words[gap], said) for gap in Gap))

    def _choose(self) -> None:
        title, filters = self.tr("Choose the template"), self.tr("Word files (*.docx *.dotx)")
        path, _ = QFileDialog.getOpenFileName(self, title, self.folder, filters)
        if path:
            self.take(Path(path))
        elif self.template is None:
            self.shipped.setChecked(True)

    def take(self, path: Path) -> None:
        """Use the office's own template, the next time too."""
        self.template = path
        self.folder = str(path.parent)
        self.name.setText(path.name)
        self.own.setChecked(True)
        folder = self._desk.session.store.folder
        known = settings.load(folder)
        if known.letter_template != str(path):
            self._desk.do(self, lambda _: settings.save(folder, replace(known, letter_template=str(path))))

    def _save_form(self) -> None:
        start = str(Path(self.folder) / self.tr("Template of the plan.docx"))
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the usual form"), start, f"*{_WORD}")
        if path:
            out = named(path, _WORD)
            done = self._desk.do(
                self,
                lambda session: letters.save_template(out, show_head(session, self._plan).issuer.side),
            )
            if done is not None:
                self._tell(self.tr("Saved {file}.").format(file=done.name))

    def _write(self) -> None:
        name = self._desk.do(self, lambda session: letters.letter_name(session, self._plan)) or ""
        start = str(Path(self.folder) / name)
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Save the document"), start, f"*{_WORD}")
        if path:
            self.write_to(named(path, _WORD))

    def write_to(self, out: Path) -> Letter | None:
        """Write the document, open it, and say what stayed open in it."""
        source = self.template if self.own.isChecked() else None
        done = self._desk.work(
            self,
            self.tr("Writing the document…"),
            lambda session, _: letters.write_letter(session, self._plan, out, source),
        )
        if done is not None:
            self.folder = str(out.parent)
            self._tell(" ".join(self._told(done)))
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(out)))
        return done

    def _told(self, done: Letter) -> list[str]:
        said = [self.tr("Wrote {file}.").format(file=done.file.name)]
        place = self.tr("{text} (paragraph {number})")
        for words, doubts in (
            (self.tr("Nobody knows these; they stay as they are: {list}."), done.unknown),
            (self.tr("These only look like gaps, write them with double braces: {list}."), done.alike),
        ):
            listed = [place.format(text=one.text, number=one.paragraph) for one in doubts]
            if listed:
                said.append(words.format(list="; ".join(listed)))
        if done.blank:
            names = gap_words()
            blank = "; ".join(names[gap] for gap in done.blank)
            said.append(self.tr("Still to be filled in by hand: {list}.").format(list=blank))
        return said

    def _tell(self, words: str) -> None:
        self.result_words.setText(words)
        self.result_words.show()


def _line(gap: Gap, words: str, said: Mapping[Gap, str]) -> Line:
    return Line(key=gap.value, cells=(f"{{{{{gap.value}}}}}", words, said.get(gap, "")))


def gap_words() -> dict[Gap, str]:
    """What each gap is, in words."""
    return {
        Gap.AUTHORITY_ABOVE: QCoreApplication.translate("letter", "Body above"),
        Gap.ISSUER: QCoreApplication.translate("letter", "Issuing body"),
        Gap.HEADLINE: QCoreApplication.translate("letter", "National name"),
        Gap.MOTTO: QCoreApplication.translate("letter", "Motto"),
        Gap.NUMBER: QCoreApplication.translate("letter", "Number and symbol"),
        Gap.PLACE: QCoreApplication.translate("letter", "Place"),
        Gap.DAY: QCoreApplication.translate("letter", "Day"),
        Gap.MONTH: QCoreApplication.translate("letter", "Month"),
        Gap.YEAR: QCoreApplication.translate("letter", "Year of signing"),
        Gap.KIND: QCoreApplication.translate("letter", "Kind of document"),
        Gap.TITLE: QCoreApplication.translate("letter", "Name of the plan"),
        Gap.SUBJECT: QCoreApplication.translate("letter", "Subject"),
        Gap.PERIOD: QCoreApplication.translate("letter", "Years of the plan"),
        Gap.BASES: QCoreApplication.translate("letter", "Bases"),
        Gap.CONTENT: QCoreApplication.translate("letter", "Parts of the appendices"),
        Gap.ORGANISING: QCoreApplication.translate("letter", "Who leads what"),
        Gap.ADDRESSEES: QCoreApplication.translate("letter", "Whom a letter is for"),
        Gap.URGENCY: QCoreApplication.translate("letter", "Urgency"),
        Gap.CONTACT: QCoreApplication.translate("letter", "Address and telephone"),
        Gap.RECIPIENTS: QCoreApplication.translate("letter", "Recipients"),
        Gap.AUTHORITY: QCoreApplication.translate("letter", "Form of signing"),
        Gap.POSITION: QCoreApplication.translate("letter", "Position"),
        Gap.SIGNER: QCoreApplication.translate("letter", "Signer"),
        Gap.APPENDICES: QCoreApplication.translate("letter", "Where the appendices go"),
    }
