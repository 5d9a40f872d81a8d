"""Lấy từ tệp: a file looked at and set right on the screen before anything of it is stored.

The bytes are read once and kept, so that what is taken in is what was looked at, also when the stick it lay
on is gone by then.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

from ccapp.domain.records import Counts, count
from ccapp.domain.years import Years
from ccapp.errors import RefusedError
from ccapp.intake.values import Corrections, Reading
from ccapp.services.planning import Imported, import_reading, proposed_head
from ccapp.services.session import Session
from ccapp.store.undo import next_undo


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenFile:
    """A file in hand: its name, its bytes, the columns set right so far by table number, and the reading."""

    name: str
    data: bytes = field(repr=False)
    reading: Reading = field(repr=False)
    corrections: dict[int, Corrections] = field(default_factory=dict)

    @property
    def head(self) -> tuple[str, Years | None]:
        """Title and years that the file itself gives; years None where it does not say."""
        return proposed_head(self.reading, self.name)


def look_at(path: Path) -> TakenFile:
    """Read a file; nothing is stored. Raises FileError, or RefusedError where no table is in it."""
    from ccapp.intake import formats  # start-up cost: lxml
    from ccapp.intake.reading import read_bytes

    data = formats.load(path)
    reading = read_bytes(path.name, data)
    if not reading.tables:
        raise RefusedError("no-table", file=path.name)
    return TakenFile(name=path.name, data=data, reading=reading)


def set_right(file: TakenFile, table: int, corrections: Corrections) -> TakenFile:
    """Read the file again with other meanings of columns of one table; `table` is its number in the file.

    Raises RefusedError for meanings that make no sense together; the file in hand is unchanged then.
    """
    from ccapp.intake.reading import read_bytes  # start-up cost: lxml

    given = {**file.corrections, table: corrections}
    return replace(file, corrections=given, reading=read_bytes(file.name, file.data, given))


def chosen(file: TakenFile, tables: Collection[int]) -> TakenFile:
    """The file with only the tables of these numbers."""
    kept = tuple(table for table in file.reading.tables if table.source.number in tables)
    return replace(file, reading=replace(file.reading, tables=kept))


def counts(file: TakenFile) -> Counts:
    """What would be taken in."""
    return sum((count(table.appendix) for table in file.reading.tables), Counts())


def take_in(session: Session, file: TakenFile, *, title: str, years: str) -> Imported:
    """Store what is in hand as a new plan, one undoable step. Raises RefusedError; see `import_reading`."""
    return import_reading(session, file.reading, file.name, title=title, years=years)


def is_latest(session: Session, done: Imported) -> bool:
    """Whether undo would take back just this: nothing has been edited since."""
    step = next_undo(session.store.connection)
    return step is not None and step.tx == done.changes.tx
