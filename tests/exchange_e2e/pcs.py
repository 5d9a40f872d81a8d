"""The PCs of an office in a model beside the program: what each has seen, and what must stand therefore."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from ccapp.domain.merge import cells_of
from ccapp.domain.plan import NOT_STORED, RecordId
from ccapp.folders import state_folder
from ccapp.services.folder import safekeeping
from ccapp.services.plans import pen
from ccapp.services.session import Session
from ccapp.store import identity
from ccapp.store.witness import changes_of
from tests.conftest import Clock
from tests.exchange_e2e.offices import Normal, exported

Cell = tuple[RecordId, str]
Seen = frozenset[int]
Taken = tuple[tuple[Normal, int], ...]  # the states that were taken one after the other, and their runs
_IN_USE: Final = shutil.ignore_patterns("lock", "*-shm")


@dataclass(frozen=True)
class Known:
    """What a PC knows: writes of its office's plan, remarks, states of other offices' plans."""

    seen: Seen = frozenset()
    remarks: frozenset[RecordId] = frozenset()
    taken: tuple[tuple[RecordId, Taken], ...] = ()
    sent: int = 0

    def of(self, plan: RecordId) -> Taken:
        """The states of a plan that stand here, the latest last."""
        return dict(self.taken).get(plan, ())

    def with_taken(self, plan: RecordId, taken: Taken) -> Known:
        """The same with other states of one plan."""
        return replace(self, taken=tuple({**dict(self.taken), plan: taken}.items()))

    def joined(self, other: Known) -> Known:
        """What it knows after it was carried the data of another PC of its office."""
        return replace(self, seen=self.seen | other.seen, remarks=self.remarks | other.remarks)


@dataclass(frozen=True)
class Image:
    """A drive image of a PC: its data folder, the note outside it if there is one, how much was written."""

    place: Path
    note: bytes | None
    known: Known
    written: int


@dataclass
class Machine:
    """One PC: its data, its clock, what it knows, a drive image and a backup of it."""

    session: Session
    clock: Clock
    known: Known = Known()
    image: Image | None = None
    backup: tuple[Path, Known] | None = None

    def reopen(self, folder: Path | None = None) -> None:
        """Close the program and start it anew."""
        place = folder or self.session.store.folder
        self.session.store.close()
        self.session = safekeeping.open_session(place, who="Lan", clock=self.clock)
        self.take_pen()

    def take_pen(self) -> None:
        """Work on, wherever the pen is."""
        if pen.pen_away(self.session) is not None:
            pen.take_pen(self.session)

    def picture(self, place: Path) -> None:
        """Make a drive image: the data folder, and the note that lies outside it."""
        store = self.session.store
        store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        shutil.copytree(store.folder, place, ignore=_IN_USE)
        note = self._note().read_bytes() if self._note().exists() else None
        self.image = Image(place, note, self.known, changes_of(store.connection))

    def put_back(self, *, notes_too: bool) -> bool:
        """Put the image back, of the whole machine or of the data folder alone; tells if the PC noticed."""
        assert self.image is not None
        store = self.session.store
        device, is_older = store.device, self.image.written < changes_of(store.connection)
        store.close()
        shutil.rmtree(store.folder)
        shutil.copytree(self.image.place, store.folder)
        if notes_too:
            self._note().unlink(missing_ok=True)
            if self.image.note is not None:
                self._note().write_bytes(self.image.note)
        self.reopen()
        self.known = self.image.known
        noticed = self.session.store.device != device
        assert noticed or notes_too or not is_older
        return noticed

    def swap(self, place: Path) -> None:
        """Go on in the image, and keep what is here as the image: two PCs of one cloned disk, as it were."""
        before = self.image
        self.picture(place)
        here, self.image = self.image, before
        self.put_back(notes_too=True)
        self.image = here

    def _note(self) -> Path:
        mine = identity.read_identity(self.session.store.folder)
        assert mine is not None
        return state_folder() / mine.token

    def back_up(self, path: Path) -> None:
        """Make a backup file."""
        self.backup = safekeeping.backup(self.session, path), self.known

    def restore(self) -> None:
        """Put the backup in the place of the data, which makes another device of the PC."""
        assert self.backup is not None
        path, known = self.backup
        store = self.session.store
        store.close()
        safekeeping.restore(store.folder, path, who="Lan", clock=self.clock)
        self.reopen()
        assert self.session.store.device != store.device
        self.known = known


@dataclass
class Office:
    """Its PCs, the files carried between them, and what is known of every write of the present plan.

    `is_whole`: nothing was ever put back to an earlier day in this run, so nothing may be missing.
    """

    machines: tuple[Machine, ...]
    plan: RecordId = NOT_STORED
    files: list[tuple[Path, Known]] = field(default_factory=list)
    sent: list[tuple[bytes, Normal]] = field(default_factory=list)
    writes: dict[int, tuple[Cell, str]] = field(default_factory=dict)
    replaces: dict[int, Seen] = field(default_factory=dict)
    is_whole: bool = True

    def begin(self, make: Callable[[Session], RecordId]) -> None:
        """A new plan, on the first PC."""
        self.plan = make(self.machines[0].session)
        self.files, self.sent, self.is_whole = [], [], True
        self.writes, self.replaces = {}, {}
        for machine in self.machines:
            machine.known = Known(sent=machine.known.sent)
            machine.image = machine.backup = None

    def wrote(self, machine: Machine, cell: Cell, *texts: str) -> None:
        """A write replaces all that its machine had seen in that cell; several texts stand side by side."""
        gone = frozenset(each for each in machine.known.seen if self.writes[each][0] == cell)
        for text in texts:
            number = len(self.writes)
            self.replaces[number], self.writes[number] = gone, (cell, text)
            machine.known = replace(machine.known, seen=machine.known.seen | {number})

    def standing(self, seen: Seen) -> dict[Cell, set[str]]:
        """What must stand in each cell where these writes, and no others, were seen."""
        found: dict[Cell, set[str]] = {}
        for number in seen.difference(*(self.replaces[each] for each in seen)):
            cell, text = self.writes[number]
            found.setdefault(cell, set()).update({text} - {""})
        return found

    def cells(self, machine: Machine) -> dict[Cell, set[str]]:
        """What stands in each cell of the plan on a PC."""
        return {
            (each.id, name): {str(text) for text in values.values() if text}
            for each in exported(machine.session, self.plan).records
            for name, values in cells_of(each).items()
        }

    def require_nothing_lost(self, machine: Machine) -> None:
        """Exactly the words stand that nobody replaced knowing of them."""
        found = self.cells(machine)
        for cell, texts in self.standing(machine.known.seen).items():
            assert texts == found.get(cell, set()), cell
        if self.is_whole:
            assert len(machine.known.seen) == len(self.writes)
