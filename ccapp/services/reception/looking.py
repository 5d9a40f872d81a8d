"""Xem trước: what packages would bring, told before anything of them is taken in (exchange.md 8)."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from ccapp.errors import AppError, FileError, RefusedError
from ccapp.exchange.arrivals import Arrival, InboxCopy, copy_in, find_packages
from ccapp.exchange.crypto import TAG_LENGTH
from ccapp.exchange.frame import HEAD_LENGTH, StoredPackage
from ccapp.exchange.header import PackageKind
from ccapp.exchange.package import OpenedScope, read_header
from ccapp.files import plain_errors
from ccapp.progress import Progress, silent
from ccapp.services.collected import accepting, lineage
from ccapp.services.handover import exchanging, senders
from ccapp.services.handover.judging import judge
from ccapp.services.handover.outcomes import Result
from ccapp.services.handover.received_copies import clear_unfinished, put
from ccapp.services.reception import differences
from ccapp.services.reception.differences import Counted
from ccapp.services.session import Session
from ccapp.store import arrived, scopes
from ccapp.store.partners import Partner
from ccapp.values import replace, value

UNCONFIRMED: Final = "sender-unconfirmed"


@value
class Prospect:
    """What taking one file in would mean: as `result` says, with so many rows; `error` is why not, or why
    it would wait. `kind` is None where the file is none that can be read; only plans are `counted`. `size`
    is that of the attachments in bytes, `known_at` when this very file was taken in. `arrival` is where the
    file was found, and `fresh` says that its plan is not here yet; `sequence` is which sending it is.
    `claimed` is the office that a refused file says it is from.
    """

    file: str
    arrival: Arrival | None = None
    fresh: bool = False
    claimed: str = ""
    kind: PackageKind | None = None
    office: str = ""
    title: str = ""
    sequence: int = 0
    result: Result | None = None
    counted: Counted = Counted()
    attachments: int = 0
    size: int = 0
    known_at: str = ""
    error: AppError | None = None

    @property
    def brings_plan(self) -> bool:
        """Whether taking the file in would change what is here of a plan."""
        return self.result is Result.MERGED and self.error is None

    @property
    def is_taken_back(self) -> bool:
        """Whether it came before and that was undone: whoever takes it in with the others agrees to it."""
        return self.error is not None and self.error.code == accepting.TAKEN_BACK

    @property
    def is_unconfirmed(self) -> bool:
        """Whether its plan can be seen and not taken in, for nobody has confirmed yet whose it is."""
        return self.error is not None and self.error.code == UNCONFIRMED


def look(session: Session, paths: Iterable[Path], *, progress: Progress = silent) -> tuple[Prospect, ...]:
    """Verify and compare every package at `paths` as a reception does, and keep nothing of it.

    One bad file never stops the rest. Only that a second identity used an invitation is noted, as ever.
    Raises FileError for a path that does not exist or a folder of too many files; Cancelled from `progress`.
    """
    clear_unfinished(session.store.folder / "inbox")
    arrivals = list(find_packages(paths, progress))
    found = []
    for number, arrival in enumerate(arrivals):
        progress(number, len(arrivals))
        found.append(_look_at(session, arrival))
    return tuple(found)


def require_there(looked: Iterable[Prospect]) -> None:
    """Raise FileError("media-gone") where a file that was looked at can no longer be seen."""
    for each in looked:
        if each.arrival is not None and not each.arrival.path.is_file():
            raise FileError("media-gone", file=each.file)


def lines_of(session: Session, arrival: Arrival) -> tuple[differences.Line, ...]:
    """Row by row what the plan of one file would change here, and nothing kept of it.

    Raises PackageError, FileError, RefusedError as taking it in would; RefusedError("look-no-plan") for a
    file that holds none.
    """
    copy = copy_in(arrival, session.store.folder / "inbox")
    try:
        found = _opened(session, copy)
        if isinstance(found, PackageKind):
            raise RefusedError("look-no-plan", file=arrival.label)
        _, opened = found
        return differences.of_state(session, opened.state, judge(session, opened, accept=True)[1])
    finally:
        put(copy.path, None)


def _look_at(session: Session, arrival: Arrival) -> Prospect:
    try:
        copy = copy_in(arrival, session.store.folder / "inbox")
    except AppError as error:
        return Prospect(file=arrival.label, result=Result.REFUSED, error=error)
    try:
        return replace(_judged(session, arrival.label, copy), arrival=arrival)
    except AppError as error:
        claimed = senders.claimed_name(session, _package(copy))
        return Prospect(
            file=arrival.label, arrival=arrival, result=Result.REFUSED, error=error, claimed=claimed
        )
    finally:
        put(copy.path, None)


def _package(copy: InboxCopy) -> StoredPackage:
    return StoredPackage(path=copy.path, size=copy.size, sha256=copy.sha256)


def _opened(session: Session, copy: InboxCopy) -> tuple[Partner, OpenedScope] | PackageKind:
    """Whose plan is in a copy, and the plan, verified and decrypted; the kind of any other package."""
    package = _package(copy)
    with plain_errors(copy.path):
        header = read_header(package.part(0, HEAD_LENGTH))
        if header.kind is not PackageKind.DATA:
            return header.kind
        partner = senders.sender_of(session, package, header)
        return partner, exchanging.seen_package(session, package, header, partner)


def _judged(session: Session, label: str, copy: InboxCopy) -> Prospect:
    found = _opened(session, copy)
    if isinstance(found, PackageKind):
        return Prospect(file=label, kind=found)
    partner, opened = found
    lineage.require_handed_over(session, opened.state, accept=False)
    result, difference = judge(session, opened, accept=False)
    connection = session.store.connection
    known = arrived.known_file(connection, copy.sha256)
    error = (
        accepting.held_error(session, opened.state, difference, copy.sha256)
        if result is Result.HELD
        else None
    )
    if not partner.confirmed:  # seen, and counted nowhere (ux.md K5)
        facts = {"plan": opened.names.plan, "records": len(opened.state.records)}
        result, error = Result.REFUSED, RefusedError(UNCONFIRMED, name=partner.office.name, **facts)
    return Prospect(
        file=label,
        kind=PackageKind.DATA,
        fresh=scopes.owner_of(connection, opened.state.plan) is None,
        office=partner.office.name,
        title=opened.names.plan,
        sequence=opened.header.sequence,
        result=result if known is None else Result.NOTHING_NEW,
        known_at=known.at if known is not None else "",
        counted=differences.counted(session, opened.state, difference),
        attachments=len(opened.attachments.hashes),
        size=sum(each.length - TAG_LENGTH for each in opened.header.segments[1:]),
        error=error,
    )
