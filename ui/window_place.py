"""Where the window stood, and where in it the officer was: kept at the end, taken up at the start."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMainWindow

from ccapp.errors import AppError
from ccapp.services.session import Session
from ccapp.values import replace
from ui import settings
from ui.trail import Place

_log = logging.getLogger("ccapp.ui")
_SIZE: Final = (1366, 768)
_FRAME: Final = (16, 40)  # what the desktop's own frame takes, before it is there to be asked


def take(window: QMainWindow, folder: Path) -> list[str]:
    """Size and place of last time, which Qt moves into sight where the screens are others now.

    Returns the ids of the plans opened last, newest first.
    """
    known = settings.load(folder)
    kept = known.window
    if not kept or not window.restoreGeometry(QByteArray.fromBase64(kept.encode("ascii", "replace"))):
        room = QGuiApplication.primaryScreen().availableSize()
        window.resize(min(_SIZE[0], room.width() - _FRAME[0]), min(_SIZE[1], room.height() - _FRAME[1]))
    return known.recent.split()


def keep(window: QMainWindow, session: Session, here: Place, recent: Sequence[str]) -> None:
    """Remember all of it for the next start; a full disk is not worth a word at the end of the day."""
    folder = session.store.folder
    known = settings.load(folder)
    key, place = here
    now = replace(
        known,
        window=window.saveGeometry().toBase64().toStdString(),
        page=key,
        plan=str(place.get("plan", "")),
        record=str(place.get("record", "")),
        recent=" ".join(recent),
        seen=session.clock().date().isoformat(),
    )
    try:
        if now != known:
            settings.save(folder, now)
    except AppError as error:
        _log.warning("the place of the window was not kept: %s", error)
