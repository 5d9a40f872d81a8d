"""The watched folder: its folders for communes, what is new in it for us, what need not be offered again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ccapp.domain.office import Role
from ccapp.errors import FileError, RefusedError
from ccapp.exchange.errors import Fault
from ccapp.exchange.watched import FolderWatch, Found, Look
from ccapp.progress import Progress, silent
from ccapp.services.collected import lineage
from ccapp.services.handover import directory, exchanging, kept_packages, lanes
from ccapp.services.handover.outcomes import Outcome, Result, package_code
from ccapp.services.session import Session
from ccapp.store import partners

# Refused today, and maybe not tomorrow: after an update, or once the sender is confirmed.
_MAY_CHANGE: Final = frozenset({None, Fault.VERSION.value, Fault.SENDER.value})


def require_shareable(session: Session, folder: Path) -> None:
    """Raise FileError `watched-own` for the data folder, a part of it or a folder around it."""
    data, place = session.store.folder.resolve(), folder.resolve()
    if data.is_relative_to(place) or place.is_relative_to(data):
        raise FileError("watched-own", folder=str(folder))


def make_lanes(session: Session, folder: Path) -> tuple[Path, ...]:
    """Make one folder for each office on our list with its two ways; all of them, by name.

    Raises RefusedError("lanes-not-superior"), ("lanes-nobody") where the list is empty, FileError.
    """
    if session.store.office.role is not Role.SUPERIOR:
        raise RefusedError("lanes-not-superior")
    require_shareable(session, folder)
    named = [each.name for each in directory.subordinates(session) if each.ended is None]
    homes = lanes.homes_for(folder, named)
    if not homes:
        raise RefusedError("lanes-nobody")
    for home in homes:
        lanes.open_ways(home)
    return homes


def watch(session: Session, folder: Path) -> FolderWatch:
    """A watch over `folder` for this office. The folder is not touched yet, for a dead share answers late or
    never; looking needs no session, so any thread may do it.
    """
    return FolderWatch(folder=folder, office=session.store.office.id)


def news(session: Session, look: Look) -> tuple[Found, ...]:
    """What of a look has not been taken in or settled yet, each content once, in the order of the look."""
    connection = session.store.connection
    once = {each.sha256: each for each in reversed(look.found)}
    return tuple(
        each
        for each in look.found
        if once[each.sha256] is each and not partners.is_settled(connection, each.sha256)
    )


def receive(
    session: Session, paths: Iterable[Path], *, accept: bool = False, progress: Progress = silent
) -> tuple[Outcome, ...]:
    """As `exchanging.receive`; what is settled by it, for good or bad, no folder offers again.

    Files that only a newer program could read are tried first, once after each update.
    """
    waited = kept_packages.retry_newer(session)
    outcomes = (*waited, *exchanging.receive(session, paths, accept=accept, progress=progress))
    connection = session.store.connection
    settled = {each.sha256 for each in outcomes if each.sha256 and _is_final(each)}
    unknown = [sha256 for sha256 in sorted(settled) if not partners.is_settled(connection, sha256)]
    if unknown:
        with session.store.writing():
            partners.settle_files(connection, unknown)
    return outcomes


def _is_final(outcome: Outcome) -> bool:
    if outcome.result is Result.REFUSED and outcome.error is not None:
        if outcome.error.code == lineage.ENDED:  # late from an office that ended: a yes may take it in yet
            return False
        return package_code(outcome.error) not in _MAY_CHANGE
    return outcome.result is not Result.HELD
