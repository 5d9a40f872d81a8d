"""Lấy từ tệp, many files in one go: each is read and told by itself, each that is taken becomes a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ccapp.domain.years import Years
from ccapp.errors import AppError, Cancelled, FileError, RefusedError
from ccapp.files import plain_errors
from ccapp.intake.values import NOTHING_KNOWN, KnownHeadings
from ccapp.progress import Progress, silent
from ccapp.services.intake import taking_in
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.intake.zipped import Inside, documents_inside, holds_documents, is_document
from ccapp.services.plans.planning import Imported
from ccapp.services.session import Session

MOST_FILES: Final = 200
_SCRATCH: Final = ("~$", ".")  # what Word and the desktop leave beside a file


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """One file that was looked at: what was read, or why it cannot be taken."""

    path: Path
    file: TakenFile | None = None
    refused: AppError | None = None

    @property
    def can_be_taken(self) -> bool:
        """Whether it can become a plan without a question: it has a table and says its years."""
        if self.file is None or self.refused is not None:
            return False
        return bool(self.file.reading.tables) and self.file.head[1] is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenMany:
    """What became plans, by the file's path, and what was refused; `stopped` where the user had enough."""

    done: tuple[tuple[Path, Imported], ...]
    refused: tuple[tuple[Path, AppError], ...] = ()
    stopped: bool = False


def files_in(
    paths: Iterable[Path], progress: Progress = silent, *, limit: int = MOST_FILES
) -> tuple[Path, ...]:
    """The files among paths, folders opened with all below them, by name.

    Raises RefusedError for more than `limit`, FileError for a folder that cannot be read, `Cancelled`
    through `progress`: somebody may have chosen a whole disk.
    """
    found = list(dict.fromkeys(file for path in paths for file in _below(path, progress)))
    if len(found) > limit:
        raise RefusedError("too-many-files", count=len(found), limit=limit)
    return tuple(found)


def _below(path: Path, progress: Progress) -> Iterator[Path]:
    with plain_errors(path):
        if not path.is_dir():
            yield path
            return
        for each in sorted(_walked(path, progress), key=lambda one: one.as_posix().casefold()):
            if each.is_file() and not each.name.startswith(_SCRATCH):
                yield each


def _walked(path: Path, progress: Progress) -> Iterator[Path]:
    for each in path.rglob("*"):
        progress(0, 0)
        yield each


def look_through(
    paths: Sequence[Path], known: KnownHeadings = NOTHING_KNOWN, progress: Progress = silent
) -> tuple[Looked, ...]:
    """Read each file, of a zip every document in it; nothing is stored, and the fault of one does not keep
    the others from being read.
    """
    looked: list[Looked] = []
    for done, path in enumerate(paths):
        progress(done, len(paths))
        looked += _unpacked(path, known) if is_zip_of_documents(path) else (_look(path, known),)
    return tuple(looked)


def _look(path: Path, known: KnownHeadings) -> Looked:
    try:
        return Looked(path=path, file=taking_in.look_over(path, known))
    except AppError as error:
        return Looked(path=path, refused=error)


def is_zip_of_documents(path: Path) -> bool:
    """Whether a file is a zip that is opened to read what is in it."""
    return holds_documents(path) and not is_document(path)


def _unpacked(path: Path, known: KnownHeadings) -> Iterator[Looked]:
    """What is in a zip; each has a path of its own, for two folders in it may have files of one name."""
    try:
        for number, each in enumerate(documents_inside(path)):
            yield _look_inside(path / str(number) / each.name, each, known)
    except FileError as error:
        yield Looked(path=path, refused=error)


def _look_inside(path: Path, inside: Inside, known: KnownHeadings) -> Looked:
    if inside.error is not None:
        return Looked(path=path, refused=inside.error)
    try:
        return Looked(path=path, file=taking_in.look_over_bytes(inside.name, inside.data, known))
    except AppError as error:
        return Looked(path=path, refused=error)


def take_all(session: Session, chosen: Sequence[Looked], progress: Progress = silent) -> TakenMany:
    """Make a plan of each file, each one undoable step. Stopping keeps the plans made so far.

    A file that is refused is named with its reason, and the next one is taken.
    """
    done: list[tuple[Path, Imported]] = []
    refused: list[tuple[Path, AppError]] = []
    for number, each in enumerate(chosen):
        try:
            progress(number, len(chosen))
            if each.file is not None:
                title, years = each.file.head
                made = taking_in.take_in(session, each.file, title=title, years=years_text(years))
                done.append((each.path, made))
        except Cancelled:
            return TakenMany(done=tuple(done), refused=tuple(refused), stopped=True)
        except AppError as error:  # a full disk too: what was taken before it must not be forgotten
            refused.append((each.path, error))
    return TakenMany(done=tuple(done), refused=tuple(refused))


def years_text(years: Years | None) -> str:
    """Years as they are typed: `2026`, `2026-2030`; empty where there are none."""
    if years is None:
        return ""
    first, last = years
    return str(first) if first == last else f"{first}-{last}"
