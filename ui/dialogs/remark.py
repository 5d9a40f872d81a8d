"""Questions about a remark: what was said, by whom and how it came; what was done, or why not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QPlainTextEdit, QWidget

from ccapp.domain.remarks import Channel, Remark, RemarkState, Speaker
from ccapp.services.plans import remarks
from ui.desk import PLANS
from ui.dialogs.form import FormDialog
from ui.dialogs.unit import refused, written_day
from ui.models.remark_words import channel_words, said_words, speaker_words
from ui.widgets.choice import Choice

if TYPE_CHECKING:
    from ccapp.domain.plan import Plan
    from ui.desk import Desk

_LINES: Final = 3
_FEW_LINES: Final = 2
_AREAS: Final = frozenset({PLANS})


class RemarkDialog(FormDialog):
    """The words of a remark and where they come from; `where` are the places it may be about, by words."""

    def __init__(
        self, parent: QWidget, desk: Desk, plan: Plan, remark: Remark, where: Mapping[str, Remark]
    ) -> None:
        translate = QCoreApplication.translate
        title = translate("remark", "Change a remark") if remark.id else translate("remark", "Remark")
        super().__init__(parent, title, translate("remark", "Save"))
        self._desk = desk
        self._remark = remark
        self._names = remarks.speakers(desk.session, plan)
        self.words = _text_field(remark.words)
        self.add_row(translate("remark", "What was said:"), self.words)
        self.where = Choice()
        for name, about in where.items():
            self.where.addItem(name, about)
        if len(where) > 1:
            self.add_row(translate("remark", "About:"), self.where)
        self.proposed = _text_field("", _FEW_LINES)
        if not remark.id:
            label = translate("remark", "Proposed text of the cell (as it is: nothing is proposed):")
            self.add_row(label, self.proposed)
            self._offer_text()
        self.where.currentIndexChanged.connect(lambda _: self._offer_text())
        self.speaker = _choice(remark.speaker, {each: speaker_words(each) for each in Speaker})
        self.add_row(translate("remark", "Whose remark:"), self.speaker)
        self.by = QComboBox()
        self.by.setEditable(True)
        self.by.setCompleter(None)  # type: ignore[arg-type]  # it would write into a word in composition
        self.by.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.add_row(translate("remark", "Name and title:"), self.by)
        self.channel = _choice(remark.channel, {each: channel_words(each) for each in Channel})
        self.add_row(translate("remark", "How it came:"), self.channel)
        day = f"{remark.day:%d/%m/%Y}" if remark.day else ""
        self.day = self.add_field(translate("remark", "On which day (dd/mm/yyyy; may be empty):"), day)
        if plan.office_id != desk.office.id:  # our own word on what another office sent: nothing came
            for field in (self.speaker, self.channel, self.day):
                self._form.setRowVisible(field, False)
        self._offer_names(remark.by)
        self.speaker.currentIndexChanged.connect(lambda _: self._offer_names(self._own_name()))
        self.check_with(self._save)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer_names(self, by: str) -> None:
        """Names that fit the kind of speaker; the first one is taken unless there is a name already."""
        names = self._names.get(Speaker(self.speaker.currentData()), ())
        self.by.clear()
        self.by.addItems(names)
        self.by.setEditText(by or (names[0] if names else ""))

    @property
    def _about(self) -> Remark:
        about: Remark = self.where.currentData() or self._remark
        return about

    def _offer_text(self) -> None:
        """The cell's own words to be changed; a whole row has none."""
        self.proposed.setPlainText(self._about.was if self._about.field else "")
        self.proposed.setEnabled(bool(self._about.field))

    def _proposed(self) -> str:
        """What was made of the cell's words, "" where they are as they were."""
        text, about = self.proposed.toPlainText(), self._about
        return text if about.field and text.split() != about.was.split() else ""

    def _own_name(self) -> str:
        """A name that was typed; nothing where it is one of those offered."""
        offered = {self.by.itemText(at) for at in range(self.by.count())}
        return "" if self.by.currentText() in offered else self.by.currentText()

    def _save(self) -> str:
        day, wrong = written_day(self.day)
        if wrong:
            return wrong
        made = replace(
            self._about,
            proposed=self._proposed(),
            words=self.words.toPlainText(),
            by=self.by.currentText(),
            speaker=Speaker(self.speaker.currentData()),
            channel=Channel(self.channel.currentData()),
            day=day,
        )
        if made.id:
            return refused(self._desk, lambda session: remarks.change(session, made))
        return refused(self._desk, lambda session: remarks.add(session, made))


def ask_remark(
    parent: QWidget, desk: Desk, plan: Plan, remark: Remark, where: Mapping[str, Remark] | None = None
) -> bool:
    """Ask for a remark, new or known, and store it; tells whether it was stored."""
    dialog = RemarkDialog(parent, desk, plan, remark, where or {})
    return _finish(dialog, desk)


def ask_settle(parent: QWidget, desk: Desk, remark: Remark, state: RemarkState) -> bool:
    """Ask what was done about a remark, or why it was not; tells whether it was stored."""
    translate = QCoreApplication.translate
    taken = state is RemarkState.TAKEN
    title = translate("remark", "Take the remark") if taken else translate("remark", "Explain")
    dialog = FormDialog(parent, title, translate("remark", "Save"))
    said = QLabel(said_words(remark))
    said.setTextFormat(Qt.TextFormat.PlainText)
    said.setWordWrap(True)
    dialog.add_row("", said)
    field = _text_field(remark.answer)
    label = translate("remark", "What was done (may be empty):")
    dialog.add_row(label if taken else translate("remark", "Why it was not done:"), field)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    dialog.check_with(
        lambda: refused(desk, lambda session: remarks.settle(session, remark.id, state, field.toPlainText()))
    )
    return _finish(dialog, desk)


def _finish(dialog: FormDialog, desk: Desk) -> bool:
    done = bool(dialog.exec())
    dialog.deleteLater()
    if done:
        desk.announce(_AREAS)
    return done


def _text_field(text: str, lines: int = _LINES) -> QPlainTextEdit:
    field = QPlainTextEdit(text)
    field.setTabChangesFocus(True)
    field.setFixedHeight(field.fontMetrics().lineSpacing() * lines + 14)
    return field


def _choice(now: Speaker | Channel, words: Mapping[Speaker, str] | Mapping[Channel, str]) -> Choice:
    choice = Choice()
    for each, name in words.items():
        choice.addItem(name[:1].upper() + name[1:], each.value)
    choice.setCurrentIndex(choice.findData(now.value))
    return choice
