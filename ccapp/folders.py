"""Which data folder is meant: argument, environment, portable, `location.txt`, the system's default."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from ccapp.errors import FileError
from ccapp.files import plain_errors

PORTABLE: Final = "data"
LOCATION: Final = "location.txt"


def data_folder(argument: str | None) -> Path:
    """The data folder to use; it need not exist yet.

    `location.txt` in the default folder holds the path of another one on a single line.
    """
    given = argument or os.environ.get("CCAPP_DATA")
    if given:
        return _absolute(given)
    return _portable() or _located(default_folder())


def _absolute(text: str) -> Path:
    """A path as typed, made absolute. Raises FileError for one that cannot be."""
    try:
        return Path(text).expanduser().absolute().resolve()
    except (OSError, RuntimeError, ValueError) as error:  # no such user, a ring of links, a forbidden sign
        raise FileError("file-not-found", file=ascii(text)) from error


def default_folder() -> Path:
    """The per-user folder of the system; no administrator rights are needed."""
    from platformdirs import user_data_path  # start-up cost: only asked for without --data

    return user_data_path("ccapp", appauthor=False)


def state_folder() -> Path:
    """The per-user folder for what must stay behind when a data folder is copied or put back.

    Apart from `default_folder`, which is a data folder itself and is copied whole.
    """
    given = os.environ.get("CCAPP_STATE")
    if given:
        return Path(given)
    # Asked for at every start, before the first picture: platformdirs takes too long to load.
    local = os.environ.get("LOCALAPPDATA") or os.environ.get("XDG_STATE_HOME")
    return (Path(local) if local else Path.home() / ".local" / "state") / "ccapp-state"


def _portable() -> Path | None:
    """A folder `data` beside the frozen program makes it portable."""
    beside = Path(sys.executable).resolve().parent / PORTABLE
    return beside if getattr(sys, "frozen", False) and beside.is_dir() else None


def _located(default: Path) -> Path:
    note = default / LOCATION
    if not note.is_file():
        return default
    with plain_errors(note):
        raw = note.read_bytes()
    try:
        line = raw.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise FileError("file-io", file=str(note), detail="UTF-8") from error
    return _absolute(line) if line else default
