"""The first minutes: what a backup or a file at hand proposes, where data may lie, and a start that is
whole or leaves nothing behind.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ccapp.domain.office import Role
from ccapp.domain.templates import era_of
from ccapp.domain.years import Years, parse_years
from ccapp.errors import FileError, RefusedError, StorageError
from ccapp.files import plain_errors, write_atomically
from ccapp.folders import LOCATION, default_folder
from ccapp.intake.values import Reading
from ccapp.resources import resource
from ccapp.services.folder import demo, safekeeping
from ccapp.services.folder.drives import other_fixed_drives, removable_drives
from ccapp.services.guidance import drafting
from ccapp.services.handover import connecting
from ccapp.services.plans import keeping, planning, units
from ccapp.services.session import Session
from ccapp.store import backup as backups
from ccapp.store import database, identity, own_backups
from ccapp.store.history import last_person
from ccapp.store.places import require_fixed_disk
from ccapp.store.store import FOLDERS, Clock
from ccapp.store.tables import PLAN
from ccapp.text.normalize import clean

if TYPE_CHECKING:
    from ccapp.domain.templates import Template
    from ccapp.exchange.card import OpenedInvite

OWN_FOLDER: Final = "ccapp"
SAMPLE_FOLDER: Final = "sample"
_FILES_LOOKED_AT: Final = 200
_BACKUPS_LOOKED_AT: Final = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBackup:
    """A backup that lies about: the file, whose data, and when it was made."""

    file: Path
    office: str
    made: datetime


def find_backup(folder: Path) -> FoundBackup | None:
    """The newest backup near the data folder and in our folders on other drives; quick, never deep.

    Only what a backup says of itself is read; restoring verifies it whole.
    """
    drives = (*other_fixed_drives(), *(drive.root for drive in removable_drives()))
    return newest_backup(backup_places(folder, drives))


def backup_places(folder: Path, roots: Iterable[Path]) -> tuple[Path, ...]:
    """Folders where a backup would lie: ours, and those named after the program on each drive."""
    places = [folder / "backup", folder]
    for root in (Path(folder.anchor), folder.parent, *roots):
        places += [root / OWN_FOLDER / "backup", root / OWN_FOLDER, root]
    return tuple(dict.fromkeys(places))


def newest_backup(places: Iterable[Path]) -> FoundBackup | None:
    """The newest backup in these folders by its own date; files that are none are passed over."""
    files = sorted((path for place in places for path in _backups_in(place)), key=_age, reverse=True)
    found = [each for path in files[:_BACKUPS_LOOKED_AT] if (each := _describe(path)) is not None]
    return max(found, key=lambda each: each.made.timestamp(), default=None)


def _backups_in(place: Path) -> Iterator[Path]:
    try:
        with os.scandir(place) as entries:
            for entry in islice(entries, _FILES_LOOKED_AT):
                if entry.name.endswith(own_backups.SUFFIX) and entry.is_file():
                    yield Path(entry.path)
    except OSError:  # no such folder, or not ours to read: then there is nothing of ours in it
        return


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _describe(path: Path) -> FoundBackup | None:
    try:
        said = backups.describe(path)
        return FoundBackup(file=path, office=str(said.name), made=datetime.fromisoformat(str(said.made)))
    except (FileError, ValueError):
        return None


def restore(folder: Path, file: Path, *, who: str, clock: Clock) -> Session:
    """Go on with a backup in this data folder, as whoever worked in it last, else as `who`.

    Raises FileError or StorageError, and then changes nothing.
    """
    safekeeping.restore(folder, file, who=who, clock=clock)
    session = safekeeping.open_session(folder, who=who, clock=clock)
    return replace(session, who=last_person(session.store.connection, other_than=who) or who)


def may_choose_folder(folder: Path) -> bool:
    """Whether another place can be chosen: not where the environment or a portable copy names it."""
    default = default_folder()
    note = default / LOCATION
    with plain_errors(note):
        noted = note.read_text(encoding="utf-8-sig").strip() if note.is_file() else ""
    return folder == default or str(folder) == noted


def proposed_folder(folder: Path) -> Path:
    """A data folder on another fixed drive, which a new installation of Windows does not wipe.

    The given folder itself where the user has chosen a place already, or there is no such drive.
    """
    if folder != default_folder():
        return folder
    return next((drive / OWN_FOLDER for drive in other_fixed_drives()), folder)


def require_place(folder: Path) -> Path:
    """The folder, if data may be kept there.

    Raises StorageError("unsafe-place") for a share, a stick or a synced folder, FileError where nobody may
    write.
    """
    require_fixed_disk(folder)
    with plain_errors(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    probe = folder / ".ccapp"
    write_atomically(probe, lambda out: out.write(b""))
    with plain_errors(probe):
        probe.unlink()
    return folder


def choose_folder(folder: Path) -> None:
    """Keep data in `folder` from now on: `location.txt` in the default folder says so.

    Raises as `require_place`, and FileError where the note cannot be written.
    """
    require_place(folder)
    default = default_folder()
    with plain_errors(default):
        default.mkdir(mode=0o700, parents=True, exist_ok=True)
    note = default / LOCATION
    if folder == default:
        with plain_errors(note):
            note.unlink(missing_ok=True)
    else:
        write_atomically(note, lambda out: out.write(f"{folder}\n".encode()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """What a file proposes for the office; empty where it does not say it plainly.

    `years` is None where the file names no year and the officer must.
    """

    office: str = ""
    place: str = ""
    position: str = ""
    signer: str = ""
    title: str = ""
    years: Years | None = None
    units: tuple[str, ...] = ()


def propose(reading: Reading, file: str) -> Proposal:
    """What a read file proposes. Raises RefusedError("no-table") for a file that is no plan."""
    if not reading.tables:
        raise RefusedError("no-table", file=file)
    title, years = planning.proposed_head(reading, file)
    office = " ".join(reading.letterhead.issuer.split())
    return Proposal(
        office=office,
        place=reading.signing.place,
        position=reading.signing.position,
        signer=reading.signing.signer,
        title=title,
        years=years,
        units=units.named_in(
            office,
            (table.appendix for table in reading.tables),
            date(years[0], 1, 1) if years else date.max,  # without a year: the units of now
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Beginning:
    """What the officer has agreed to. Place, position and signer go to the first plan; `units`, if there are
    any, go to the list of units together with the usual ones.
    """

    office: str
    role: Role = Role.COMMUNE
    place: str = ""
    position: str = ""
    signer: str = ""
    units: tuple[str, ...] = ()


def start_from_file(
    folder: Path, beginning: Beginning, reading: Reading, file: str, *, years: str, who: str, clock: Clock
) -> Session:
    """Make the office and take in what was read from its file. Raises AppError, and then the folder is as
    it was.
    """

    def take_in(session: Session) -> None:
        if beginning.units:
            _, proposed = planning.proposed_head(reading, file)
            today = clock().date()
            era = era_of(parse_years(years) or proposed or (today.year, today.year), today)
            units.fill(session, era, beginning.units)
        said = replace(reading.signing, **_confirmed(beginning))
        planning.import_reading(session, replace(reading, signing=said), file, years=years)

    return _begin(folder, beginning, take_in, who=who, clock=clock)


def start_new(
    folder: Path,
    beginning: Beginning,
    *,
    title: str,
    years: Years | None,
    who: str,
    clock: Clock,
    template: Template | None = None,
) -> Session:
    """Make the office with a plan of a template, or an empty one; without any where there are no years, as at
    a superior.
    """

    def add_plan(session: Session) -> None:
        if years is None:
            return
        if template is None:
            plan = keeping.new_plan(session, title, years)
        else:
            plan = drafting.from_template(session, template, title, years)
        _sign(session, plan, beginning)

    return _begin(folder, beginning, add_plan, who=who, clock=clock)


def start_connected(folder: Path, opened: OpenedInvite, *, who: str, clock: Clock) -> Session:
    """Make the office that a connection file was made for, and connect it."""
    beginning = Beginning(office=opened.invitation.name)
    return _begin(
        folder, beginning, lambda session: connecting.connect(session, opened), who=who, clock=clock
    )


def open_sample(folder: Path, *, who: str, clock: Clock) -> Session:
    """The sample office, in a place of its own below the data folder; made at the first call."""
    place = folder / SAMPLE_FOLDER
    try:
        return safekeeping.open_session(place, who=who, clock=clock)
    except StorageError as error:
        if error.code != "no-data":
            raise
    file = resource("resources", "samples", demo.SAMPLE)
    return _begin(
        place,
        Beginning(office=demo.OFFICE),
        lambda session: planning.import_file(session, file),
        who=who,
        clock=clock,
    )


def _sign(session: Session, plan: str, beginning: Beginning) -> None:
    """Give a plan the place and signer that the officer has confirmed, in one step."""
    head = planning.show_head(session, plan)
    with session.store.journal.write("set", session.who) as tx:
        tx.change(PLAN, head.id, dict(_confirmed(beginning)))


def _confirmed(beginning: Beginning) -> dict[str, str]:
    """Place and signer by the names of their fields. Raises RefusedError for one that is too long."""
    texts = {name: clean(getattr(beginning, name)) for name in ("place", "position", "signer")}
    for field, text in texts.items():
        planning.require_length(field, text)
    return texts


def _begin(
    folder: Path, beginning: Beginning, then: Callable[[Session], object], *, who: str, clock: Clock
) -> Session:
    """Make the office, then the rest; when anything fails, remove what this call has made."""
    fresh = not (folder / database.FILE).exists()
    known = (folder / identity.FILE).exists()
    try:
        session = safekeeping.init(folder, name=beginning.office, role=beginning.role, who=who, clock=clock)
    except BaseException:
        if fresh:
            _clear(folder, keep_identity=known)
        raise
    try:
        then(session)
    except BaseException:
        session.store.close()
        _clear(folder, keep_identity=known)
        raise
    return session


def _clear(folder: Path, *, keep_identity: bool) -> None:
    """Remove a data folder's own files of a start that failed; folders only if nothing lies in them."""
    files = [database.FILE + ending for ending in ("", "-wal", "-shm")]
    files += [] if keep_identity else [identity.FILE]
    with suppress(OSError):  # the failure itself is what the user must hear of
        for name in files:
            (folder / name).unlink(missing_ok=True)
    for name in FOLDERS:
        with suppress(OSError):
            (folder / name).rmdir()
