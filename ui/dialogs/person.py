"""Người đang làm: who is at the keyboard. No password; the name only signs the history."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ccapp.errors import FileError
from ccapp.text.normalize import clean
from ui import settings
from ui.desk import PERSON, Desk
from ui.dialogs.form import FormDialog


def choose_person(parent: QWidget, desk: Desk) -> None:
    """Ask for the name, remember it on this machine, and sign with it from now on."""
    dialog = FormDialog(
        parent,
        QCoreApplication.translate("person", "Who is working?"),
        QCoreApplication.translate("person", "Work under this name"),
    )
    field = dialog.add_field(
        QCoreApplication.translate("person", "Your name, as it shall stand in the history:"),
        desk.session.who,
    )

    def take() -> str:
        name = clean(field.text())
        if not name:
            return QCoreApplication.translate("person", "Write a name, such as “Lan”.")
        desk.session = replace(desk.session, who=name)
        return ""

    dialog.check_with(take)
    if dialog.exec():
        _remember(dialog, desk)
        desk.changed.emit(frozenset({PERSON}))
    dialog.deleteLater()


def _remember(parent: QWidget, desk: Desk) -> None:
    folder = desk.session.store.folder
    try:
        settings.save(folder, replace(settings.load(folder), person=desk.session.who))
    except FileError as error:  # the name holds for today; only tomorrow it is asked again
        desk.refuse(parent, error)
