"""Where a backup goes, and making it: from the settings, or because the drive of the data takes no more."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from ccapp.errors import FileError
from ccapp.services.folder import drives, safekeeping
from ccapp.text.fold import fold
from ui import settings
from ui.desk import Desk


def back_up_now(parent: QWidget, desk: Desk) -> bool:
    """Ask where to, write and check a backup, and remember where it is; False where there is none."""
    out = _asked(parent, desk, QCoreApplication.translate("SettingsPage", "Back up now"), Path.home())
    return out is not None and _written(parent, desk, out)


def save_elsewhere(parent: QWidget, desk: Desk, unsaved: str) -> bool:
    """A whole copy of the data on another drive, and beside it the text that could not be saved.

    What was asked to be saved is still not where it belongs, so the status bar goes on saying so.
    """
    title = QCoreApplication.translate("elsewhere", "Save somewhere else")
    out = _asked(parent, desk, title, _other_place())
    if out is None or not _written(parent, desk, out):
        return False
    if not unsaved:
        return True
    try:
        aside = safekeeping.write_unsaved(out, unsaved)
    except FileError as error:
        desk.refuse(parent, error)
        return False
    words = QCoreApplication.translate("elsewhere", "Copied to {file}. The unsaved text is in {text}.")
    desk.said.emit(words.format(file=out.name, text=aside.name))
    return True


def _other_place() -> Path:
    """A stick that is plugged in, else another fixed drive, else the person's own folder."""
    sticks = [drive.root for drive in drives.removable_drives()]
    return next(iter([*sticks, *drives.other_fixed_drives()]), Path.home())


def _asked(parent: QWidget, desk: Desk, title: str, folder: Path) -> Path | None:
    office = "-".join(fold(desk.office.name).split())
    name = f"ccapp-{office}-{desk.session.clock():%Y%m%d}{safekeeping.BACKUP_SUFFIX}"
    kind = QCoreApplication.translate("SettingsPage", "Backups (*.ccbak)")
    path, _ = QFileDialog.getSaveFileName(parent, title, str(folder / name), kind)
    if not path:
        return None
    out = Path(path)
    right = out.suffix.lower() == safekeeping.BACKUP_SUFFIX
    return out if right else out.with_name(out.name + safekeeping.BACKUP_SUFFIX)


def _written(parent: QWidget, desk: Desk, out: Path) -> bool:
    now = desk.session.clock()
    title = QCoreApplication.translate("SettingsPage", "Backing up and checking…")
    if desk.work(parent, title, lambda session, _: safekeeping.backup(session, out)) is None:
        return False
    _remember(
        parent, desk, replace(_kept(desk), backup_at=now.isoformat(timespec="seconds"), backup_file=str(out))
    )
    said = [QCoreApplication.translate("SettingsPage", "Backed up and checked: {file}").format(file=out.name)]
    left_out = safekeeping.left_out(out)
    if left_out:
        words = QCoreApplication.translate(
            "SettingsPage", "Signed copies that it does not hold: {count}. Keep the originals."
        )
        said.append(words.format(count=left_out))
    desk.said.emit(". ".join(said))
    return True


def _kept(desk: Desk) -> settings.Settings:
    return settings.load(desk.session.store.folder)


def _remember(parent: QWidget, desk: Desk, kept: settings.Settings) -> None:
    """A drive that takes nothing takes this neither; where the data folder has gone, none is made anew."""
    if desk.failed is not None:
        return
    try:
        settings.save(desk.session.store.folder, kept)
    except FileError as error:
        desk.refuse(parent, error)
