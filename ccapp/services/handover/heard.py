"""Đồng hồ máy: whether it goes with what other offices' files and receipts say. No work waits for it."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from ccapp.domain.clock import Doubt, Heard, clock_doubt
from ccapp.resources import resource
from ccapp.services.session import Session
from ccapp.store import heard as stored

BUILT: Final = ("resources", "built.txt")  # made with the wheel; a source tree has none


def doubt(session: Session) -> Doubt | None:
    """Why this machine's clock is doubted; None where it fits, or was said to be right since."""
    connection = session.store.connection
    receipt = stored.last_receipt(connection)
    known = Heard(
        built=built(),
        newest=stored.newest(connection),
        sent=receipt.sent if receipt is not None else None,
        taken=receipt.taken if receipt is not None else None,
    )
    found, trusted = clock_doubt(session.clock().astimezone(), known), stored.trusted(connection)
    return None if found is None or (trusted is not None and found.moment <= trusted) else found


def trust(session: Session, found: Doubt) -> None:
    """The clock is right: the same moment is no reason to doubt it again, a later one is."""
    with session.store.writing() as connection:
        stored.note_trusted(connection, found.moment)


def built() -> datetime | None:
    """When the program was made, None where that is not known."""
    try:
        said = resource(*BUILT).read_text(encoding="ascii").strip()
        return datetime.fromisoformat(said).replace(tzinfo=UTC)
    except (OSError, ValueError):
        return None
