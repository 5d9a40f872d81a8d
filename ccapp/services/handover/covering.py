"""Công văn gửi kèm: the letter that goes with connection files, as text to copy or as a Word file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, Final

from ccapp.domain.covering import Covering
from ccapp.domain.office import Role
from ccapp.errors import RefusedError
from ccapp.files import write_atomically
from ccapp.services.handover.connecting import plain_name
from ccapp.services.session import Session
from ccapp.text.normalize import clean

ENDING: Final = ".docx"


def covering_letter(session: Session, communes: Iterable[str]) -> Covering:
    """The letter of this office to these communes, each named once.

    Raises RefusedError("invite-not-superior"), and RefusedError("name-missing") where none is named.
    """
    if session.store.office.role is not Role.SUPERIOR:
        raise RefusedError("invite-not-superior")
    named = tuple(dict.fromkeys(filter(None, map(clean, communes))))
    if not named:
        raise RefusedError("name-missing")
    return Covering(office=session.store.office.name, communes=named)


def covering_name(letter: Covering) -> str:
    """`Cong van gui kem - ubnd xa suoi may.docx`; for many communes, or a reminder, the name alone."""
    if letter.awaited:
        return f"Cong van don doc{ENDING}"
    of = f" - {plain_name(letter.communes[0])}" if len(letter.communes) == 1 else ""
    return f"Cong van gui kem tep ket noi{of}{ENDING}"


def write_covering(session: Session, letter: Covering, out: Path) -> Path:
    """Write the letter as a Word file. Raises RefusedError for another ending, FileError."""
    from ccapp.printing.docx import covering  # start-up cost: lxml
    from ccapp.printing.rules import DECREE_30

    if out.suffix.lower() != ENDING:
        raise RefusedError("letter-form", file=out.name)
    year = session.clock().year

    def write(stream: BinaryIO) -> None:
        covering.write_covering(letter, year, DECREE_30, stream)

    write_atomically(out, write)
    return out
