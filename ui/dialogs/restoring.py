"""A backup in the place of the data: what it is, what will happen, and only then the exchange."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from ccapp import app as core
from ccapp.errors import AppError, RefusedError
from ccapp.services.folder import safekeeping
from ccapp.services.folder.contents import Contents, contents_of
from ccapp.services.folder.safekeeping import Restored
from ccapp.words import Words
from ui import settings
from ui.days import day_and_time
from ui.desk import LOOK, Desk
from ui.errors import show_refusal

_NOT_OPENED: Final = 2  # exit code
_NAMED: Final = 3


def choose_backup(parent: QWidget | None, folder: Path) -> Path | None:
    """Let the user point at a backup file."""
    chosen, _ = QFileDialog.getOpenFileName(
        parent,
        QCoreApplication.translate("restore", "Restore from a backup"),
        str(folder / "backup"),
        QCoreApplication.translate("restore", "Backups (*.ccbak)"),
    )
    return Path(chosen) if chosen else None


def restore_into(
    parent: QWidget | None, folder: Path, words: Words, path: Path | None = None
) -> Restored | None:
    """Restore into a folder that nobody has open; None where the user went back or it was refused."""
    chosen = path or choose_backup(parent, folder)
    try:
        if chosen is None or not _agreed(parent, chosen):
            return None
        who = core.person(settings.load(folder).person)
        return safekeeping.restore(folder, chosen, who=who, clock=core.now)
    except AppError as error:
        show_refusal(parent, words, error)
        return None


def restore_over(parent: QWidget, desk: Desk, path: Path | None = None) -> None:
    """Restore over the data that is open: it is let go of, restored, and opened again."""
    if desk.is_copy:
        desk.refuse(parent, RefusedError("copy-read-only"))
        return
    folder, who, clock = desk.session.store.folder, desk.session.who, desk.session.clock
    chosen = path or choose_backup(parent, folder)
    refused: AppError | None = None
    try:
        if chosen is None or not _agreed(parent, chosen, look=lambda: desk.copy_asked.emit(chosen)):
            return
    except AppError as error:
        desk.refuse(parent, error)
        return
    safekeeping.close_session(desk.session, daily=False)
    try:
        restored = safekeeping.restore(folder, chosen, who=who, clock=clock)
        said = QCoreApplication.translate("restore", "Restored: {name}, {count} plans.").format(
            name=restored.office.name, count=restored.plans
        )
    except AppError as error:
        refused, said = error, ""
    if not _reopened(parent, desk, folder, who):
        QApplication.exit(_NOT_OPENED)
        return
    if refused is not None:
        desk.refuse(parent, refused)
    desk.changed.emit(frozenset({LOOK}))  # after a refusal too: it may have come when the data were exchanged
    desk.said.emit(said)


def _reopened(parent: QWidget, desk: Desk, folder: Path, who: str) -> bool:
    """Open the data again, as often as the user wants to try; False where they gave it up."""
    while True:
        try:
            desk.session = safekeeping.open_session(folder, who=who, clock=desk.session.clock)
        except AppError as error:
            if not _wants_to_try_again(parent, desk.words.error(error)):
                return False
        else:
            return True


def _wants_to_try_again(parent: QWidget, why: str) -> bool:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(QCoreApplication.translate("restore", "Restore from a backup"))
    box.setText(QCoreApplication.translate("restore", "The data could not be opened again."))
    box.setInformativeText(
        QCoreApplication.translate(
            "restore", "{why} What was there before the restore is kept as a backup in the data folder."
        ).format(why=why)
    )
    again = box.addButton(
        QCoreApplication.translate("restore", "Try again"), QMessageBox.ButtonRole.AcceptRole
    )
    leave = box.addButton(
        QCoreApplication.translate("restore", "Close the program"), QMessageBox.ButtonRole.RejectRole
    )
    box.setDefaultButton(again)
    box.setEscapeButton(leave)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is again


def _agreed(parent: QWidget | None, path: Path, look: Callable[[], object] | None = None) -> bool:
    """Say whose and when the backup is, what it holds and what will happen; `look` opens it to be read.

    Raises FileError for one that is not sound.
    """
    box = _question(parent, path)
    words = QCoreApplication.translate("restore", "Restore this backup")
    agree = box.addButton(words, QMessageBox.ButtonRole.AcceptRole)
    only = None
    if look is not None:
        words = QCoreApplication.translate("restore", "Only look at it")
        only = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
    back = box.addButton(QCoreApplication.translate("restore", "Cancel"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(only or back)
    box.setEscapeButton(back)
    box.exec()
    chosen = box.clickedButton()
    box.deleteLater()
    if look is not None and chosen is only:
        look()
        return False
    return chosen is agree


def _question(parent: QWidget | None, path: Path) -> QMessageBox:
    """Whose and when the backup is, what it holds, and what will happen."""
    found, held = safekeeping.look_into(path), contents_of(path)
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(QCoreApplication.translate("restore", "Restore from a backup"))
    box.setText(
        QCoreApplication.translate("restore", "Backup of “{name}” from {time}.").format(
            name=found.name, time=day_and_time(datetime.fromisoformat(found.made))
        )
    )
    said = [
        _held(held),
        QCoreApplication.translate(
            "restore",
            "The data that is here now will be backed up first, then replaced by this backup.",
        ),
    ]
    if found.left_out:
        words = QCoreApplication.translate("restore", "Signed copies that it does not hold: {count}.")
        said.append(words.format(count=found.left_out))
    box.setInformativeText(" ".join(said))
    return box


def _held(held: Contents) -> str:
    """How many plans a backup holds, and the names of the newest."""
    names = ", ".join(f"“{each.plan.title}”" for each in held.plans[:_NAMED])
    if len(held.plans) > _NAMED:
        names += ", …"
    words = QCoreApplication.translate("restore", "Plans in it: {count}.")
    named = QCoreApplication.translate("restore", "Plans in it: {count}, {names}.")
    return (named if names else words).format(count=len(held.plans), names=names)
