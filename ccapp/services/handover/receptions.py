"""The list of receptions, and a reception taken back as a whole: as if its files had never come."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from ccapp.errors import NotFoundError, RefusedError
from ccapp.progress import Progress, silent
from ccapp.services.session import Changes, Session
from ccapp.store import receptions as stored
from ccapp.store.accepted import accepted_by
from ccapp.store.both_edited import note_unsettled
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
    for a run that is not there or undone, RefusedError("reception-overtaken") where later files of a plan
    stand on top, which it lists, RefusedError("reception-used") where own records hang on a row that would
    go, which it names, RefusedError("reception-accepted") where the data of a plan is accepted;
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
                note_unsettled(store.connection, taken.plan)
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
        later = standing_on(session, run)
        listed = "; ".join(map(in_words, later))
        raise RefusedError("reception-overtaken", office=over.office_name, count=len(later), later=listed)
    return found


def standing_on(session: Session, run: int) -> tuple[Reception, ...]:
    """The later runs that must be undone with this one, latest first: of its plans, and of theirs in turn."""
    found = {each.run: each for each in list_receptions(session) if not any(f.undone for f in each.files)}
    plans = {taken.plan for taken in found[run].files} if run in found else set()
    later = []
    for each in sorted((found[number] for number in found if number > run), key=lambda one: one.run):
        if plans.intersection(taken.plan for taken in each.files):
            plans.update(taken.plan for taken in each.files)
            later.append(each)
    return tuple(reversed(later))


def in_words(reception: Reception) -> str:
    """A run as a person knows it: when, and which files."""
    files = ", ".join(taken.file for taken in reception.files)
    return f"{datetime.fromisoformat(reception.at):%d/%m/%Y %H:%M} ({files})"
