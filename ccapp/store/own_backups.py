"""The folder's own backups by their names, and what killed backups left; needs nothing that makes one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

SUFFIX: Final = ".ccbak"
KEEP: Final = 10
KEEP_MONTHS: Final = 12
"""Before those ten the last backup of a month stays, for so many months."""
BACKING_UP: Final = ".backup-"
RESTORING: Final = ".restore-"
_NAME: Final = re.compile(r"ccapp-(\d{6})-\d{8}-\d{4}\.ccbak")
_MONTH: Final = 6  # digits of a day that say its month


def newest(folder: Path) -> Path | None:
    """The newest backup in the folder's own `backup` place, by its running number and not by any clock."""
    found = kept(folder)
    return found[-1] if found else None


def kept(folder: Path) -> list[Path]:
    """The program's own backups, oldest first; files that people put there under other names are theirs."""
    place = folder / "backup"
    own = [path for path in place.iterdir() if _NAME.fullmatch(path.name)] if place.is_dir() else []
    return sorted(own, key=running_number)


def running_number(path: Path) -> int:
    """The running number in a backup's name."""
    return int(path.name.split("-")[1])


def surplus(folder: Path) -> list[Path]:
    """The backups that may go: all but the newest ten and, of those before, the last of each month.

    A month is what the name says; which came later is told by the running number, for clocks lie.
    """
    older = kept(folder)[:-KEEP]
    monthly = {path.name.split("-")[2][:_MONTH]: path for path in older}
    stay = sorted(monthly.values(), key=running_number)[-KEEP_MONTHS:]
    return [path for path in older if path not in stay]


def clear_scratch(folder: Path) -> None:
    """Remove what killed backups and restores left. Call it only with the folder locked."""
    for left in [path for path in folder.iterdir() if path.name.startswith((BACKING_UP, RESTORING))]:
        import shutil  # start-up cost: only after a backup that was killed

        shutil.rmtree(left, ignore_errors=True)
