"""Máy đang làm: whether this machine of the office may write, and taking the pen back; nothing heavy here."""

from __future__ import annotations

from ccapp.errors import NotFoundError
from ccapp.services.session import Session
from ccapp.store import pen
from ccapp.store.journal import TxKind
from ccapp.store.pen import Away


def pen_away(session: Session) -> Away | None:
    """Since when the work goes on at another machine; None where this one holds the pen."""
    return pen.away(session.store.connection)


def take_pen(session: Session) -> None:
    """Write here again. What the other machine writes meanwhile is merged when it comes; nothing is lost.

    Raises NotFoundError("pen-here") where nothing is to be taken.
    """
    if pen_away(session) is None:
        raise NotFoundError("pen-here")
    with session.store.journal.write("take-pen", session.who, kind=TxKind.SYSTEM):
        pen.take_up(session.store.connection)
