"""Whether this office exchanges with others: asked at every start, so it needs none of the cryptography."""

from __future__ import annotations

from ccapp.services.session import Session
from ccapp.store.links import any_confirmed


def is_connected(session: Session) -> bool:
    """Whether any other office is confirmed here; until then sending has no page."""
    return any_confirmed(session.store.connection)
