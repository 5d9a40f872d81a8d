"""The list of receptions, and a reception taken back as a whole: as if its files had never come."""

from __future__ import annotations

from collections.abc import Iterable

from ccapp.errors import NotFoundError, RefusedError
from ccapp.progress import Progress, silent
from ccapp.services.session import Changes, Session
from ccapp.store import receptions as stored
from ccapp.store.accepted import accepted_by
from ccapp.store.journal import TxKind
from ccapp.store.proxies import free_proxies
from ccapp.store.receptions import Reception, Taken
from ccapp.store.scopes import owner_of

ACTION = "undo-receive"


def list_receptions(session: Session) -> tuple[Reception, ...]:
    """Every run of taking in files that changed something, latest first; undone ones stay on the list."""
    return stored.list_receptions(session.store.connection)


def undo_receptions(session: Session, runs: Iterable[int], *, progress: Progress = silent) -> Changes:
    """Put every plan that these runs changed back as it was, all of them or none, in one transaction.

    The files may be received again. Who is connected stays connected. Raises NotFoundError("reception-gone")
    for a run that is not there or undone, RefusedError("reception-overtaken") where a later file of the same
    office stands on top, RefusedError("reception-used") where own records hang on a row that would go,
    RefusedError("reception-accepted") where the data of a plan is accepted;
    Cancelled from `progress` leaves everything as it is.
    """
    store = session.store
    with store.journal.write(ACTION, session.who, kind=TxKind.SYSTEM) as tx:
        for run in sorted(runs, reverse=True):
            files = _standing(session, run).files
            for done, taken in enumerate(reversed(files)):
                progress(done, len(files))
                _require_unaccepted(session, taken)
                stored.put_back(tx, store.connection, taken)
                if owner_of(store.connection, taken.plan) is None:
                    free_proxies(store.connection, tx, taken.plan)
    return Changes(tx=tx.id, action=ACTION, count=tx.changes)


def _require_unaccepted(session: Session, taken: Taken) -> None:
    if accepted_by(session.store.connection, taken.plan):
        raise RefusedError("reception-accepted", office=taken.office_name, file=taken.file)


def _standing(session: Session, run: int) -> Reception:
    found = next((each for each in list_receptions(session) if each.run == run), None)
    if found is None or any(taken.undone for taken in found.files):
        raise NotFoundError("reception-gone")
    over = next((taken for taken in found.files if taken.overtaken), None)
    if over is not None:
        raise RefusedError("reception-overtaken", office=over.office_name)
    return found
