"""Whether this office exchanges with others: asked at every start, so it needs none of the cryptography."""

from __future__ import annotations

from ccapp import __version__
from ccapp.services.session import Session
from ccapp.store import program
from ccapp.store.links import any_confirmed


def is_connected(session: Session) -> bool:
    """Whether any other office is confirmed here; until then sending has no page."""
    return any_confirmed(session.store.connection)


def newer_waits(session: Session) -> bool:
    """Whether this version has not tried yet what lies in the quarantine, maybe for a newer one."""
    if program.tried_with(session.store.connection) == __version__:
        return False
    return any((session.store.folder / "quarantine").glob("*.khx"))
