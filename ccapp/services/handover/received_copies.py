"""Copies of received files in the data folder: what a killed process left, is kept, is set aside."""

from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import Final

from ccapp.errors import AppError
from ccapp.files import plain_errors
from ccapp.services.session import Session

_logger: Final = logging.getLogger(__name__)
_UNFINISHED: Final = re.compile(r"[0-9a-f]{32}\.khx(\.tmp)?")


def clear_unfinished(inbox: Path) -> None:
    """Remove copies that a killed process left; finished ones carry their hash as name."""
    with plain_errors(inbox):
        for path in inbox.iterdir():
            if _UNFINISHED.fullmatch(path.name):
                path.unlink()


def put(path: Path, target: Path | None) -> None:
    """Move or remove a copy. What the system holds on to stays in the inbox and does no harm there."""
    try:
        if target is None:
            path.unlink()
        else:
            path.replace(target)
    except OSError as error:
        _logger.warning("inbox: %s stays (%s)", path.name, error)


def quarantine(session: Session, kept: Path, label: str, error: AppError) -> None:
    """Set a refused copy aside with a note for whoever looks into it."""
    place = session.store.folder / "quarantine"
    put(kept, place / kept.name)
    when, by = session.clock().isoformat(timespec="seconds"), f"{session.who}, {session.store.device}"
    note = f"{when}\n{label}\n{error}\n{by}\n"
    try:
        (place / kept.name).with_suffix(".txt").write_text(note, encoding="utf-8")
    except OSError as failure:
        _logger.warning("quarantine: no note for %s (%s)", kept.name, failure)
