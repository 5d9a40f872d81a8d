"""The composition root: folder, clock, person and log, put together once for terminal and window."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from ccapp.errors import AppError
from ccapp.services.folder import safekeeping
from ccapp.services.session import Session
from ccapp.text.normalize import clean


def now() -> datetime:
    """Local time with its offset. Shown and recorded; no order or merge depends on it."""
    return datetime.now().astimezone()


def person(name: str | None) -> str:
    """The person chosen, else the system account's name."""
    chosen = clean(name or "")
    if chosen:
        return chosen
    try:
        import getpass  # start-up cost: only where no person was chosen

        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name, as in some containers
        return os.environ.get("USERNAME", "?")


@contextmanager
def session(
    folder: Path,
    who: str,
    *,
    warn: Callable[[AppError], None],
    clock: Callable[[], datetime] = now,
) -> Iterator[Session]:
    """Open the data folder for one verb; on the way out the day's backup is made if anything changed.

    A backup that fails goes to `warn`: the work itself is safe in the database by then.
    """
    opened = safekeeping.open_session(folder, who=who, clock=clock, is_brief=True)
    log_to(folder)
    try:
        with safekeeping.readable(opened):
            yield opened
    except BaseException:
        safekeeping.close_session(opened, daily=False)
        raise
    try:
        safekeeping.close_session(opened, daily=True)
    except AppError as error:
        logging.getLogger("ccapp").warning("backup failed: %s", error)
        warn(error)
    except KeyboardInterrupt:  # what was asked for is done; only the day's backup is not
        warn(AppError("backup-skipped"))


def log_to(folder: Path) -> None:
    """Write the log to the data folder: three files of 1 MB at the most."""
    from logging.handlers import RotatingFileHandler  # start-up cost: it brings sockets and pickle

    place = folder / "log"
    if not place.is_dir():
        return
    handler = RotatingFileHandler(
        place / "ccapp.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger("ccapp")
    for old in root.handlers[:]:
        root.removeHandler(old)
        old.close()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
