"""Thể thức văn bản: who issues the plan's document and for whom, who signs it how, what else stands on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QWidget,
)

from ccapp.domain.letter import URGENCY_WORDS
from ccapp.domain.plan import MOST_COPIES, Body, Extras, Plan, RecordId, Side, Signature, Urgency
from ccapp.domain.sides import side_after
from ccapp.domain.signing_form import USUAL_FORMS, USUAL_POSITIONS
from ccapp.services.plans import planning
from ccapp.services.plans.document_form import DocumentForm, form_of, may_change, may_change_bodies, set_form
from ui.desk import PLANS, Desk
from ui.dialogs.form import FormDialog
from ui.widgets.choice import Choice, editable
from ui.widgets.scrolled import fit

_LINES: Final = 3
_BREAK: Final = " / "
Save = Callable[[DocumentForm], bool]


class DocumentFormDialog(FormDialog):
    """The form of a plan's document. `own` is this office's id; `save` tells whether it was taken."""

    def __init__(self, parent: QWidget, plan: Plan, own: str, save: Save) -> None:
        super().__init__(parent, self.tr("What stands on the document"), self.tr("Save what stands on it"))
        self._plan, self._own = plan, own
        self._before = form_of(plan)
        self._chosen = False  # a side chosen by hand no longer follows names and symbols
        self._grid = QGridLayout()
        self._make()
        self._build()
        self._connect()
        self._tell()
        self.check_with(lambda: "" if save(self.form()) else self.tr("What stands on it was not saved."))

    def _make(self) -> None:
        said, side, extras = self._before, self._before.issuer.side, self._before.extras
        self.issuer = QLineEdit(said.issuer.name.replace("\n", _BREAK))
        self.superior, self.place, self.kind, self.symbol, self.signer = (
            QLineEdit(" ".join(text.split()))
            for text in (said.superior, said.place, said.doc_type, said.symbol, said.signature.signer)
        )
        self.side = Choice()
        self.side.addItem(self.tr("A body of the state (Decree 30/2020)"), Side.STATE)
        self.side.addItem(self.tr("A body of the Party"), Side.PARTY)
        self.side.setCurrentIndex(self.side.findData(side))
        self.authority = editable(USUAL_FORMS[side], said.signature.authority.replace("\n", _BREAK))
        self.position = editable(USUAL_POSITIONS[side], said.signature.position.replace("\n", _BREAK))
        self.urgency = Choice()
        self.urgency.addItem(self.tr("Not urgent"), None)
        for one in (Urgency.URGENT, Urgency.VERY_URGENT, Urgency.EXPRESS):
            self.urgency.addItem(URGENCY_WORDS[one], one)
        self.urgency.setCurrentIndex(max(0, self.urgency.findData(extras.urgency)))
        self.unit, self.drafter = QLineEdit(extras.unit), QLineEdit(extras.drafter)
        self.copies = QSpinBox()
        self.copies.setRange(0, MOST_COPIES)
        self.copies.setSpecialValueText(self.tr("not said"))
        self.copies.setValue(extras.copies)
        self.contact = QPlainTextEdit(extras.contact)
        self.contact.setTabChangesFocus(True)
        self.contact.setFixedHeight(self.contact.fontMetrics().lineSpacing() * _LINES + 14)
        self.told = QLabel()

    def _build(self) -> None:
        rows: tuple[tuple[tuple[str, QWidget], ...], ...] = (
            ((self.tr("Issuing body"), self.issuer), (self.tr("Whose document"), self.side)),
            ((self.tr("Body above it"), self.superior), (self.tr("Place"), self.place)),
            ((self.tr("Kind of document"), self.kind), (self.tr("Symbol, such as KH-UBND"), self.symbol)),
            ((self.tr("Form of signing"), self.authority), (self.tr("Position"), self.position)),
            ((self.tr("Signed by"), self.signer), (self.tr("Urgency"), self.urgency)),
            (
                (self.tr("Drafting unit, such as VP"), self.unit),
                (self.tr("Drafted by, such as NVA"), self.drafter),
            ),
            ((self.tr("Copies that go out"), self.copies),),
        )
        for at, fields in enumerate(rows):
            for column, (words, widget) in enumerate(fields):
                self._add(words, widget, at, column)
        self._add(
            self.tr("Address and telephone at the foot of the first page"), self.contact, len(rows), 0, 2
        )
        box = QWidget()
        box.setLayout(self._grid)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        self._form.addRow(box)
        self.told.setProperty("role", "muted")
        self.told.setWordWrap(True)
        self._form.addRow(self.told)
        tip = self.tr("A space, a slash and a space begin a new line: TL. CHỦ TỊCH / KT. CHÁNH VĂN PHÒNG")
        for each in (self.issuer, self.authority):
            each.setToolTip(tip)
        self.issuer.setFocus()

    def _add(self, words: str, widget: QWidget, at: int, column: int, wide: int = 1) -> None:
        label = QLabel(words)
        label.setBuddy(widget)
        widget.setAccessibleName(words)
        self._grid.addWidget(label, 2 * at, column, 1, wide)
        self._grid.addWidget(widget, 2 * at + 1, column, 1, wide)

    def _connect(self) -> None:
        for each in (self.issuer, self.symbol):
            each.textEdited.connect(self._follow)
        self.side.activated.connect(self._choose)
        self.side.currentIndexChanged.connect(self._offer)
        bodies = (self.issuer, self.side, self.superior, self.place, self.kind, self.symbol)
        for widget in bodies:
            widget.setEnabled(may_change_bodies(self._plan, self._own))
        if not may_change(self._plan, self._own):
            self._form.itemAt(0).widget().setEnabled(False)
            self._buttons.buttons()[0].setEnabled(False)

    def _choose(self) -> None:
        self._chosen = True

    def _follow(self) -> None:
        """The side that name and symbol tell, until one was chosen."""
        if not self._chosen:
            told = side_after(self._plan, _text(self.issuer.text()), self.symbol.text())
            self.side.setCurrentIndex(self.side.findData(told))

    def _offer(self) -> None:
        """Forms and positions of the side; what is written stays."""
        side = Side(self.side.currentData())
        for choice, offered in ((self.authority, USUAL_FORMS), (self.position, USUAL_POSITIONS)):
            written = choice.currentText()
            choice.clear()
            choice.addItems(list(offered[side]))
            choice.setEditText(written)
        self._tell()

    def _tell(self) -> None:
        if not may_change(self._plan, self._own):
            words = self.tr("The plan is signed or another office's: what stands on it stays.")
        elif not may_change_bodies(self._plan, self._own):
            words = self.tr("The plan waits for its signature: who issues it stays as it is.")
        elif Side(self.side.currentData()) is Side.PARTY:
            words = self.tr("For a Party body these are defaults: lay them beside your own guidance.")
        else:
            words = self.tr("Leave out what your document does not have; nothing of it is printed then.")
        self.told.setText(words)
        fit(self)

    def form(self) -> DocumentForm:
        """What stands in the dialog."""
        urgency = self.urgency.currentData()
        return DocumentForm(
            issuer=Body(name=_text(self.issuer.text()), side=Side(self.side.currentData())),
            superior=self.superior.text(),
            place=self.place.text(),
            doc_type=self.kind.text(),
            symbol=self.symbol.text(),
            signature=Signature(
                authority=_text(self.authority.currentText()),
                position=_text(self.position.currentText()),
                signer=self.signer.text(),
            ),
            extras=Extras(
                urgency=Urgency(urgency) if urgency else None,
                unit=self.unit.text(),
                drafter=self.drafter.text(),
                copies=self.copies.value(),
                contact=self.contact.toPlainText(),
            ),
        )


def ask_form(parent: QWidget, desk: Desk, plan: RecordId) -> Plan | None:
    """Ask what stands on the document of a plan and store it as one step; None where nothing was stored."""
    found = desk.do(parent, lambda session: planning.show(session, plan))
    if found is None:
        return None

    def save(form: DocumentForm) -> bool:
        changed = frozenset({PLANS})
        return desk.do(parent, lambda session: set_form(session, plan, form), areas=changed) is not None

    dialog = DocumentFormDialog(parent, found, desk.office.id, save)
    done = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return desk.do(parent, lambda session: planning.show(session, plan)) if done else None


def _text(written: str) -> str:
    return written.replace(_BREAK, "\n")
