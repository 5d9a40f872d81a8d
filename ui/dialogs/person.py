"""Người đang làm: who is at the keyboard. No password; the name only signs the history."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from ccapp.errors import FileError
from ccapp.text.normalize import clean
from ui import settings
from ui.desk import PERSON, Desk
from ui.dialogs.form import FormDialog
from ui.widgets.choice import editable

_MOST: Final = 12  # people at one machine


def choose_person(parent: QWidget, desk: Desk) -> None:
    """Ask for the name, remember it on this machine, and sign with it from now on."""
    dialog = FormDialog(
        parent,
        QCoreApplication.translate("person", "Who is working?"),
        QCoreApplication.translate("person", "Work under this name"),
    )
    names = _people(desk)
    field = editable(names, desk.session.who)
    label = QCoreApplication.translate("person", "Your name, as it shall stand in the history:")
    dialog.add_row(label, field)
    field.setFocus(Qt.FocusReason.OtherFocusReason)
    written = field.lineEdit()
    if written is not None:
        written.selectAll()

    def take() -> str:
        name = clean(field.currentText())
        if not name:
            return QCoreApplication.translate("person", "Write a name, such as “Lan”.")
        desk.session = replace(desk.session, who=name)
        return ""

    dialog.check_with(take)
    if dialog.exec():
        _remember(dialog, desk, names)
        desk.changed.emit(frozenset({PERSON}))
    dialog.deleteLater()


def _people(desk: Desk) -> list[str]:
    """Those who have worked on this machine, latest first; the one who works now among them."""
    kept = settings.load(desk.session.store.folder).people.splitlines()
    return list(dict.fromkeys((desk.session.who, *kept)))


def _remember(parent: QWidget, desk: Desk, names: Sequence[str]) -> None:
    folder, who = desk.session.store.folder, desk.session.who
    people = "\n".join([who, *(each for each in names if each != who)][:_MOST])
    try:
        settings.save(folder, replace(settings.load(folder), person=who, people=people))
    except FileError as error:  # the name holds for today; only tomorrow it is asked again
        desk.refuse(parent, error)
