"""Packages that this data folder keeps: what was collected rebuilt from them, and those of a newer program.

Every package carries a plan's whole state, so the kept files alone are enough: after an older backup was
restored, what came since then is taken in again from the copies beside the database.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from ccapp import __version__
from ccapp.domain.plan import OfficeId
from ccapp.errors import FileError
from ccapp.exchange.errors import Fault, PackageError
from ccapp.exchange.fields import display_name
from ccapp.exchange.frame import HEAD_LENGTH
from ccapp.exchange.header import PackageKind
from ccapp.exchange.media import package_name
from ccapp.exchange.package import read_header
from ccapp.files import plain_errors
from ccapp.progress import Progress, silent
from ccapp.services.handover import exchanging
from ccapp.services.handover.outcomes import Outcome, Result
from ccapp.services.handover.received_copies import put
from ccapp.services.session import Session
from ccapp.store import arrived, program, receptions

_UNKNOWN: Final = (Fault.SENDER.value, "sender-unconfirmed")
_NOTE: Final = 3  # lines of a note in the quarantine
_KEPT: Final = re.compile(r"([0-9a-f]{64})\.khx")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rebuilt:
    """How many packages are kept, and what became of those that the data did not know."""

    files: int
    taken: tuple[Outcome, ...]

    @property
    def merged(self) -> tuple[Outcome, ...]:
        """Those that brought something."""
        return tuple(each for each in self.taken if each.result is Result.MERGED)


def rebuild(session: Session, *, progress: Progress = silent) -> Rebuilt:
    """Take in every kept package that the data does not know, oldest first; what is known stays as it is.

    A reception that was undone stays undone. Done twice it changes nothing more. The files stay where they
    are, also those that are refused, as those of an office that this data does not know yet. Raises FileError
    where the folder cannot be read.
    """
    inbox = session.store.folder / "inbox"
    kept = tuple(_packages(inbox))
    connection = session.store.connection
    unknown = [
        path
        for path in kept
        if arrived.known_file(connection, path.stem) is None
        and receptions.taken_back(connection, path.stem) is None
    ]
    ordered = sorted(filter(_is_data, unknown), key=_made)
    named = {path: _sent_as(path) for path in ordered}
    taken = exchanging.receive(session, ordered, accept=True, progress=progress, kept=True, named=named)
    return Rebuilt(files=len(kept), taken=taken)


def _packages(folder: Path) -> Iterator[Path]:
    """Copies that are named by their hash; others are unfinished."""
    with plain_errors(folder):
        yield from sorted(path for path in folder.iterdir() if _KEPT.fullmatch(path.name))


def _head(path: Path) -> bytes:
    with plain_errors(path), path.open("rb") as file:
        return file.read(HEAD_LENGTH)


def _is_data(path: Path) -> bool:
    """Whether a copy is a plan of another office; one that cannot be read says so when it is taken in."""
    try:
        return read_header(_head(path)).kind is PackageKind.DATA
    except (PackageError, FileError):
        return True


def _sent_as(path: Path) -> str:
    """The name under which a copy was sent; its own where it cannot be read."""
    try:
        return package_name(read_header(_head(path)))
    except (PackageError, FileError):
        return path.name


def _made(path: Path) -> tuple[str, str, int, str]:
    """The order in which an office made them: each device counts its packages."""
    try:
        header = read_header(_head(path))
    except (PackageError, FileError):
        return "", "", 0, path.name
    # Of several devices the one that knows less came first; running numbers count per device.
    seen = sum(header.vector.values())
    return header.office, f"{seen:020d}", header.sequence, path.name


def retry_newer(session: Session) -> tuple[Outcome, ...]:
    """Take in what was refused as made by a newer program, once after each update of this one.

    What can be read now leaves the quarantine; the rest waits for the next update, and what waits for a yes
    lies there until it was given. An outcome has the name under which its file came.
    """
    connection = session.store.connection
    if program.tried_with(connection) == __version__:
        return ()
    outcomes = _tried_again(session, lambda _, why: why.startswith(Fault.VERSION.value))
    with session.store.writing():
        program.note_tried(connection, __version__)
    return outcomes


def retry_of(session: Session, office: OfficeId) -> tuple[Outcome, ...]:
    """Take in what was refused of an office because it was not known or not confirmed; as `retry_newer`."""
    return _tried_again(session, lambda path, why: why.startswith(_UNKNOWN) and _made(path)[0] == office)


def _tried_again(session: Session, is_meant: Callable[[Path, str], bool]) -> tuple[Outcome, ...]:
    """Receive again what of the quarantine is meant, by its place and the refusal in its note."""
    outcomes = []
    for path in tuple(_packages(session.store.folder / "quarantine")):
        note = path.with_suffix(".txt")
        lines = _lines_of(note)
        if len(lines) < _NOTE or not is_meant(path, lines[_NOTE - 1]):
            continue
        for outcome in exchanging.receive(session, [path], named={path: lines[1]}):
            if outcome.result is Result.REFUSED:
                continue
            if outcome.result is not Result.HELD:
                put(path, None)
                put(note, None)
            outcomes.append(outcome)
    return tuple(outcomes)


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A file in the quarantine: under which name and when it came, and the code of its refusal."""

    file: str
    at: datetime
    code: str


def set_aside(session: Session) -> tuple[SetAside, ...]:
    """What lies in the quarantine, latest first; files whose note cannot be read are left out."""
    found = []
    for note in (session.store.folder / "quarantine").glob("*.txt"):
        lines = _lines_of(note)
        with suppress(ValueError):  # cut short, or written by something else
            at, name, why = lines[:_NOTE]
            moment, code = datetime.fromisoformat(at), why.partition("(")[0]
            found.append(SetAside(file=display_name(name), at=moment, code=code))
    return tuple(sorted(found, key=lambda each: each.at.timestamp(), reverse=True))


def _lines_of(note: Path) -> list[str]:
    """Moment, name and refusal, as `received_copies.quarantine` wrote them; empty for an unreadable note."""
    try:
        return note.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
