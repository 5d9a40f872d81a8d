"""Tệp kèm theo: the files a plan refers to, what of them goes into a package, what came in, what is missing.

Bytes are known by their hash alone and travel once: a receipt says what its office holds, and that is left
out from then on; it says what it lacks, and that goes with the next sending.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.errors import FileError, RefusedError
from ccapp.exchange.attached import ALL, LARGEST, MOST, Attachments, Reading
from ccapp.exchange.crypto import TAG_LENGTH
from ccapp.files import plain_errors, write_atomically
from ccapp.services.session import Session
from ccapp.store import attachments, evidence
from ccapp.store.evidence import EvidenceFile
from ccapp.text.file_names import safe_file_name

# What an officer's PC opens in a viewer or an office program; nothing that runs by itself.
_OPENED: Final = frozenset(
    {"pdf", "docx", "doc", "rtf", "odt", "xlsx", "xls", "pptx"}
    | {"png", "jpg", "jpeg", "tif", "tiff", "bmp", "mp4"}
)
_FROM_ELSEWHERE: Final = "[ZoneTransfer]\r\nZoneId=3\r\n"  # Windows: "this file came from another computer"
_MARKS_FILES: Final = os.name == "nt"
_NAMES_TRIED: Final = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """A file that a plan refers to; `here`: its bytes lie in the data folder."""

    file: EvidenceFile
    here: bool


class Left(StrEnum):
    """Why a file does not go with a package."""

    TOO_LARGE = "too-large"
    LOST = "lost"  # no longer on this machine, as after a restore
    NEXT_TIME = "next-time"  # the package is full


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A file that ought to go with a package and does not."""

    name: str
    why: Left


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """What goes with a package: each file once, read when its turn comes; and what is left out."""

    files: tuple[EvidenceFile, ...] = ()
    parts: tuple[Reading, ...] = ()
    left: tuple[LeftOut, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


def files(session: Session, plan: RecordId, *, verified: bool = False) -> tuple[Attached, ...]:
    """The files that a plan refers to, ours or another office's, and which of them are here.

    `verified`: their bytes are read, so that a damaged file is none.
    """
    return tuple(
        Attached(file=file, here=_is_here(session, file, verified=verified))
        for file in evidence.list_evidence(session.store.connection, plan)
    )


def _is_here(session: Session, file: EvidenceFile, *, verified: bool) -> bool:
    folder = session.store.folder
    here = attachments.is_kept(folder, file.sha256, file.size)
    return here and (not verified or attachments.is_sound(folder, file.sha256))


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """How many files a plan refers to, and how many of them are not here."""

    count: int = 0
    lost: int = 0


def badges(session: Session) -> dict[RecordId, Badge]:
    """The badges of other offices' plans that refer to files."""
    found: dict[RecordId, Badge] = {}
    for file in evidence.received_evidence(session.store.connection):
        before = found.get(file.plan_id, Badge())
        lost = before.lost + (not _is_here(session, file, verified=False))
        found[file.plan_id] = Badge(count=before.count + 1, lost=lost)
    return found


def missing(session: Session, plan: RecordId) -> tuple[EvidenceFile, ...]:
    """The files that a plan refers to and that are not here, each hash once."""
    absent = {each.file.sha256: each.file for each in files(session, plan) if not each.here}
    return tuple(absent.values())


def awaited(session: Session, plan: RecordId, office: OfficeId) -> tuple[EvidenceFile, ...]:
    """The files here that an office has not said it holds, each once, as far as each may travel."""
    held = evidence.held_by(session.store.connection, office)
    here = {each.file.sha256: each.file for each in files(session, plan) if each.here}
    return tuple(file for sha256, file in here.items() if sha256 not in held and file.size <= LARGEST)


def load(session: Session, plan: RecordId, office: OfficeId) -> Load:
    """What of a plan's files goes to an office: whatever it has not said that it holds, as far as it fits."""
    return _loaded(session, plan, evidence.held_by(session.store.connection, office))


def load_all(session: Session, plan: RecordId) -> Load:
    """Every file of a plan that is here, as far as it fits: its office may have lost any of them."""
    return _loaded(session, plan, ())


def _loaded(session: Session, plan: RecordId, held: Collection[str]) -> Load:
    listed = evidence.list_evidence(session.store.connection, plan)
    known = {file.sha256: file for file in listed if file.sha256 not in held}
    taken: list[EvidenceFile] = []
    left: list[LeftOut] = []
    room = ALL
    for file in known.values():
        size = file.size + TAG_LENGTH
        here = _is_here(session, file, verified=True)
        why = _left_out(file, here=here, fits=len(taken) < MOST and size <= room)
        if why is None:
            taken.append(file)
            room -= size
        else:
            left.append(LeftOut(name=file.name, why=why))
    return Load(files=tuple(taken), parts=_readings(session, taken), left=tuple(left))


def _left_out(file: EvidenceFile, *, here: bool, fits: bool) -> Left | None:
    if not here:
        return Left.LOST
    if file.size > LARGEST:
        return Left.TOO_LARGE
    return None if fits else Left.NEXT_TIME


def _readings(session: Session, taken: Sequence[EvidenceFile]) -> tuple[Reading, ...]:
    folder = session.store.folder

    def one(file: EvidenceFile) -> Reading:
        return lambda: attachments.read_kept(folder, file.sha256, file.name)

    return tuple(map(one, taken))


def keep(session: Session, state: ScopeState, came: Attachments) -> int:
    """Keep what a verified package brought of the files that its plan names; returns how many.

    It is kept before the records are stored: stopped in between, a file lies here that nobody names, and no
    harm. What no record names is left in the package. Raises FileError where the disk is full.
    """
    named = {str(each.fields.get("sha256")) for each in state.records if _is_living(each)}
    named |= {file.sha256 for file in missing(session, state.plan)}
    wanted = dict.fromkeys(sha256 for sha256 in came.hashes if sha256 in named)
    for sha256 in wanted:
        attachments.keep_file(session.store.folder, came.read(sha256))
    return len(wanted)


def _is_living(record: ScopeRecord) -> bool:
    return record.type == "evidence" and record.fields.get("deleted") is None


def save(session: Session, record: RecordId, folder: Path) -> Path:
    """Write a file that a plan refers to into a folder, under its own name made safe; nothing is overwritten.

    Raises NotFoundError, FileError where its bytes are missing or damaged, or the folder refuses.
    """
    file = evidence.load_evidence(session.store.connection, record)
    if not attachments.is_kept(session.store.folder, file.sha256, file.size):
        raise FileError("attachment-awaited", file=file.name)
    data = attachments.read_kept(session.store.folder, file.sha256, file.name)
    out = _free(folder, safe_file_name(file.name))
    write_atomically(out, lambda stream: stream.write(data))
    _mark_foreign(out)
    return out


def require_openable(session: Session, record: RecordId) -> None:
    """Raise RefusedError("attachment-not-opened") for a kind of file that could run; it can be saved."""
    name = evidence.load_evidence(session.store.connection, record).name
    if safe_file_name(name).rpartition(".")[2].lower() not in _OPENED:
        raise RefusedError("attachment-not-opened", file=name)


def _free(folder: Path, name: str) -> Path:
    plain = Path(name)
    with plain_errors(folder):
        for number in range(1, _NAMES_TRIED):
            path = folder / (name if number == 1 else f"{plain.stem} ({number}){plain.suffix}")
            if not path.exists():
                return path
    raise FileError("attachment-name", file=name)


def _mark_foreign(path: Path) -> None:
    """Tell Windows that a file came from elsewhere, so that Word opens it in its protected view."""
    if _MARKS_FILES:
        with suppress(OSError):  # a FAT stick has no place for such a mark
            Path(f"{path}:Zone.Identifier").write_text(_FROM_ELSEWHERE, encoding="ascii", newline="")
