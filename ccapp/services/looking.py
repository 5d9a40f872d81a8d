"""Xem trước: what packages would bring, told before anything of them is taken in (exchange.md 8)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from ccapp.errors import AppError
from ccapp.exchange.arrivals import Arrival, InboxCopy, copy_in, find_packages
from ccapp.exchange.frame import HEAD_LENGTH, StoredPackage
from ccapp.exchange.header import PackageKind
from ccapp.exchange.package import read_header
from ccapp.files import plain_errors
from ccapp.progress import Progress, silent
from ccapp.services import accepting, exchanging, lineage, senders
from ccapp.services.outcomes import Result
from ccapp.services.received_copies import clear_unfinished, put
from ccapp.services.session import Session
from ccapp.store import partners
from ccapp.values import value


@value
class Prospect:
    """What taking one file in would mean: as `result` says, with so many records; `error` is why not, or why
    it would wait. `kind` is None where the file is none that can be read; only plans are counted. `deleted`
    are those that would go, some of them among the changed.
    """

    file: str
    kind: PackageKind | None = None
    office: str = ""
    title: str = ""
    result: Result | None = None
    new: int = 0
    changed: int = 0
    deleted: int = 0
    attachments: int = 0
    error: AppError | None = None


def look(session: Session, paths: Iterable[Path], *, progress: Progress = silent) -> tuple[Prospect, ...]:
    """Verify and compare every package at `paths` as a reception does, and keep nothing of it.

    One bad file never stops the rest. Only that a second identity used an invitation is noted, as ever.
    Raises FileError for a path that does not exist; Cancelled from `progress`.
    """
    clear_unfinished(session.store.folder / "inbox")
    arrivals = list(find_packages(paths))
    found = []
    for number, arrival in enumerate(arrivals):
        progress(number, len(arrivals))
        found.append(_look_at(session, arrival))
    return tuple(found)


def _look_at(session: Session, arrival: Arrival) -> Prospect:
    try:
        copy = copy_in(arrival, session.store.folder / "inbox")
    except AppError as error:
        return Prospect(file=arrival.label, result=Result.REFUSED, error=error)
    try:
        return _judged(session, arrival.label, copy)
    except AppError as error:
        return Prospect(file=arrival.label, result=Result.REFUSED, error=error)
    finally:
        put(copy.path, None)


def _judged(session: Session, label: str, copy: InboxCopy) -> Prospect:
    package = StoredPackage(path=copy.path, size=copy.size, sha256=copy.sha256)
    with plain_errors(copy.path):
        header = read_header(package.part(0, HEAD_LENGTH))
        if header.kind is not PackageKind.DATA:
            return Prospect(file=label, kind=header.kind)
        partner = senders.sender_of(session, package, header)
        opened = exchanging.opened_package(session, package, header, partner)
    lineage.require_handed_over(session, opened.state, accept=False)
    result, difference = exchanging.judge(session, opened, accept=False)
    known = partners.known_file(session.store.connection, copy.sha256) is not None
    return Prospect(
        file=label,
        kind=header.kind,
        office=partner.office.name,
        title=opened.names.plan,
        result=Result.NOTHING_NEW if known else result,
        new=len(difference.new),
        changed=len(difference.changed),
        deleted=difference.deleted,
        attachments=len(opened.attachments.hashes),
        error=accepting.held_error(session, opened.state, difference) if result is Result.HELD else None,
    )
