"""Lấy từ tệp: a file looked at and set right on the screen before anything of it is stored.

The bytes are read once and kept, so that what is taken in is what was looked at, also when the stick it lay
on is gone by then.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from ccapp.domain.records import Counts, count
from ccapp.domain.years import Years, years_in
from ccapp.errors import RefusedError
from ccapp.intake.values import NOTHING_KNOWN, OTHER, Corrections, KnownHeadings, Reading, ReadTable
from ccapp.services.plans.planning import Imported, import_reading, proposed_head
from ccapp.services.session import Changes, Session
from ccapp.store.headings import KnownHeading, load_headings
from ccapp.store.undo import next_undo

if TYPE_CHECKING:  # start-up cost: only files without a table are read this way
    from ccapp.intake.candidates import Candidate

_TASK = "task"
_GUESSED = "read-column-guessed"


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenFile:
    """A file in hand: its name, its bytes, the columns set right so far by table number, and the reading.

    `known` are the headings remembered when it was read, `decode` whether legacy fonts were converted.
    A file that has no table comes with its own `title` and with `candidates`, the lines of its prose that may
    be tasks or targets.
    """

    name: str
    data: bytes = field(repr=False)
    reading: Reading = field(repr=False)
    corrections: Mapping[int, Corrections] = field(default_factory=dict)
    known: KnownHeadings = field(default_factory=dict, repr=False)
    decode: bool = True
    title: str = ""
    candidates: tuple[Candidate, ...] = field(default=(), repr=False)

    @property
    def head(self) -> tuple[str, Years | None]:
        """Title and years that the file itself gives; years None where it does not say."""
        title, years = proposed_head(self.reading, self.name)
        return (self.title, years_in(self.title) or years) if self.title else (title, years)


def known_headings(session: Session) -> KnownHeadings:
    """What headings mean by what was confirmed for earlier files."""
    return load_headings(session.store.connection)


def look_at(path: Path, known: KnownHeadings = NOTHING_KNOWN) -> TakenFile:
    """Read a file; nothing is stored. Raises FileError, or RefusedError where no table is in it."""
    return _with_table(look_over(path, known))


def look_at_bytes(name: str, data: bytes, known: KnownHeadings = NOTHING_KNOWN) -> TakenFile:
    """As `look_at`, for a file whose bytes are here, such as one of a zip."""
    return _with_table(look_over_bytes(name, data, known))


def _with_table(file: TakenFile) -> TakenFile:
    if not file.reading.tables:
        raise RefusedError("no-table", file=file.name)
    return file


def look_over(path: Path, known: KnownHeadings = NOTHING_KNOWN) -> TakenFile:
    """Read a file; nothing is stored. One without tables comes with the lines of its prose that may be tasks.

    Raises FileError, or RefusedError where there is neither.
    """
    from ccapp.intake import formats  # start-up cost: lxml

    return look_over_bytes(path.name, formats.load(path), known)


def look_over_bytes(name: str, data: bytes, known: KnownHeadings = NOTHING_KNOWN) -> TakenFile:
    """As `look_over`, for a file whose bytes are here."""
    from ccapp.intake.reading import read_bytes  # start-up cost: lxml

    file = TakenFile(name=name, data=data, reading=read_bytes(name, data, known=known), known=known)
    if file.reading.tables:
        return file
    from ccapp.services.intake import prose  # start-up cost: only files without a table are read this way

    title, found = prose.title_and_lines(name, data)
    if not found:
        raise RefusedError("no-table", file=name)
    return replace(file, title=title, candidates=found)


def look_at_copied(name: str, html: str, text: str, known: KnownHeadings = NOTHING_KNOWN) -> TakenFile:
    """Read the table that another program put on the clipboard as if it were a file called `name`.

    Raises RefusedError where there is no table.
    """
    from ccapp.intake.reading import read_bytes  # start-up cost: lxml

    marked = "<table" in html.lower()
    file, words = (f"{name}.html", html) if marked else (f"{name}.tsv", text)
    if not words.strip():
        raise RefusedError("clipboard-no-table")
    data = words.encode("utf-8")
    reading = read_bytes(file, data, known=known)
    if not reading.tables:
        raise RefusedError("clipboard-no-table")
    return TakenFile(name=file, data=data, reading=reading, known=known)


def set_right(file: TakenFile, table: int, corrections: Corrections) -> TakenFile:
    """Read the file again with other meanings of columns of one table; `table` is its number in the file.

    Raises RefusedError for meanings that make no sense together; the file in hand is unchanged then.
    """
    return _read_again(replace(file, corrections={**file.corrections, table: corrections}))


def convert(file: TakenFile, *, decode: bool) -> TakenFile:
    """Read the file again with its legacy fonts converted to Unicode, or with its text left as it is.

    Raises RefusedError where no table is found that way; the file in hand is unchanged then.
    """
    changed = _read_again(replace(file, decode=decode))
    if not changed.reading.tables:
        raise RefusedError("no-table-undecoded", file=file.name)
    return changed


def _read_again(file: TakenFile) -> TakenFile:
    from ccapp.intake.reading import read_bytes  # start-up cost: lxml

    reading = read_bytes(file.name, file.data, file.corrections, known=file.known, decode=file.decode)
    return replace(file, reading=reading)


def chosen(file: TakenFile, tables: Collection[int]) -> TakenFile:
    """The file with only the tables of these numbers."""
    kept = tuple(table for table in file.reading.tables if table.source.number in tables)
    return replace(file, reading=replace(file.reading, tables=kept))


def counts(file: TakenFile) -> Counts:
    """What would be taken in."""
    return sum((count(table.appendix) for table in file.reading.tables), Counts())


def take_in(session: Session, file: TakenFile, *, title: str, years: str) -> Imported:
    """Store what is in hand as a new plan, one undoable step, and remember the headings that were confirmed.

    Raises RefusedError; see `import_reading`.
    """
    settled = tuple(confirmed(file))
    return import_reading(session, file.reading, file.name, title=title, years=years, headings=settled)


def confirmed(file: TakenFile) -> Iterator[KnownHeading]:
    """The headings whose meaning the officer settled: changed by a click, or doubtful and accepted as shown.

    A column that nobody could tell and nobody touched is settled by neither. Years are not remembered: next
    year the same heading means another one.
    """
    from ccapp.intake.headings import plain  # start-up cost: only where something is taken in

    for table in file.reading.tables:
        settled = _settled(table, file.corrections.get(table.source.number, {}))
        for index, key in settled.items():
            written = table.source.headings[index]
            if plain(written) and not key.startswith("y"):
                yield KnownHeading(plain=plain(written), key=key, written=written)


def _settled(table: ReadTable, corrections: Corrections) -> dict[int, str]:
    keys = table.appendix.layout.keys
    guessed = {finding.field for finding in table.findings if finding.code == _GUESSED}
    return {index: _meaning(key) for index, key in enumerate(keys) if index in corrections or key in guessed}


def _meaning(key: str) -> str:
    """The meaning that a record key stands for."""
    if key == "title":
        return _TASK
    return OTHER if key.startswith("x") else key


def is_latest(session: Session, changes: Changes) -> bool:
    """Whether undo would take back just this: nothing has been edited since."""
    step = next_undo(session.store.connection)
    return step is not None and step.tx == changes.tx
