"""Two machines of one office: the data carried from one to the other, merged there, and who holds the pen.

One file holds a package for each of our plans and one for what belongs to no plan, each whole, sealed to this
office alone; they may come in any order, twice or not at all. Whoever carries the data hands the pen over.
"""

from __future__ import annotations

import io
import socket
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from ccapp import __version__
from ccapp.domain.columns_meanwhile import keep_columns
from ccapp.domain.counted_twice import Twin, UnlikeRecordsError, merge_twice, twins
from ccapp.domain.issued_meanwhile import in_force, keep_in_force
from ccapp.domain.merge import merge
from ccapp.domain.plan import NOT_STORED, RecordId
from ccapp.domain.scope import ScopeState
from ccapp.domain.versions import Dot, Dots, contains, device_of
from ccapp.domain.wellformed import MalformedScopeError, require_wellformed
from ccapp.errors import RefusedError
from ccapp.exchange.attached import Attachments
from ccapp.exchange.codec import Names
from ccapp.exchange.errors import Fault, PackageError, malformed
from ccapp.exchange.header import Header, PackageKind
from ccapp.exchange.limits import MAX_ATTACHMENT, MAX_COUNTER_JUMP, MIB, counter_jump, require_within
from ccapp.exchange.media import write_file
from ccapp.exchange.package import Dispatch, OpenedScope, Recipient, open_scope, seal_scope
from ccapp.progress import Progress, silent
from ccapp.services.handover import outsets, trail
from ccapp.services.handover.connecting import plain_name
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.outcomes import is_braked
from ccapp.services.session import Session
from ccapp.store import attachments, backup_files, own_scopes, partner_keys, partners, pen, writers
from ccapp.store.journal import TxKind
from ccapp.store.own_scopes import AUTHOR, OFFICE_PLAN
from ccapp.store.pen import Away
from ccapp.store.tables import IN_OFFICE, OFFICE_SCOPE
from ccapp.text.normalize import clean

ACTION: Final = "take-machine"
_MOST_NAME: Final = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """The file that was written and read back, and how many plans are in it."""

    file: Path
    plans: int


def carry(session: Session, folder: Path, *, progress: Progress = silent) -> Carried:
    """Write everything of this office for another of its machines to `folder`; the pen goes with it.

    The pen is handed over after the file was read back: a failed writing leaves everything as it was. Raises
    RefusedError("pen-elsewhere") where it is not here, FileError as `write_file`.
    """
    store = session.store
    pen.require_pen(store.connection)
    chosen = (*own_scopes.own_plans(store.connection, store.office.id), OFFICE_PLAN)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for number, plan in enumerate(chosen, start=1):
            archive.writestr(zipfile.ZipInfo(f"{number:04d}.khx"), _sealed(session, plan, number))
    at = session.clock()
    name = f"Mang sang may khac - {plain_name(store.office.name)} - {at:%Y%m%d-%H%M}.zip"
    path = write_file(packed.getvalue(), folder, name, progress=progress)
    with store.writing() as connection:
        pen.hand_over(connection, Away(since=at.isoformat(timespec="seconds"), who=session.who))
    return Carried(file=path, plans=len(chosen) - 1)


def _sealed(session: Session, plan: RecordId, number: int) -> bytes:
    store = session.store
    keys, connection = own_keys(store), store.connection
    state = own_scopes.export_own(connection, store.office.id, plan)
    authors = tuple(own_scopes.authors_of(connection, state, machine_name(session)))
    title = next((str(each.fields["title"]) for each in state.records if each.id == plan), "")
    dispatch = Dispatch(
        sequence=number,
        made=session.clock(),
        app=__version__,
        names=Names(sender=store.office.name, plan=title),
    )
    return seal_scope(
        replace(state, records=(*state.records, *authors)),
        keys=keys,
        to=[Recipient(office=store.office.id, enc_pk=keys.enc_pk)],
        dispatch=dispatch,
        attachments=tuple(_files(session)) if plan == OFFICE_PLAN else (),
        kind=PackageKind.MACHINE,
    )


def _files(session: Session) -> Iterator[bytes]:
    """What saved versions say, then our signed copies, as many as fit; what is lost or damaged stays away,
    and so do the files of plans that were received, which the other machine receives itself.
    """
    connection, folder = session.store.connection, session.store.folder
    ours = backup_files.hashes_of(connection)
    for body in own_scopes.contents_of(connection).values():
        yield zlib.decompress(body)
    for sha256 in filter(ours.__contains__, backup_files.fitting(connection, folder)[0]):
        data = attachments.read_kept(folder, sha256, sha256)
        if len(data) < MAX_ATTACHMENT - MIB:
            yield data


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """What became of a package of another machine of ours: how many records changed, 0 where none did.

    `plan` is empty for what belongs to none. `held` says why it waits for a yes; `is_older`: we have had all
    of it, and more. `twice` counts the fields in which a machine that was put back or copied had written
    other words under one number; both stand in Hai nơi cùng sửa.
    """

    plan: RecordId
    changes: int = 0
    is_older: bool = False
    held: RefusedError | None = None
    twice: int = 0


def take(session: Session, data: bytes, header: Header, *, accept: bool) -> TakenOver:
    """Merge what another machine of this office wrote, one transaction; the pen comes with it.

    Where a machine was put back or copied and has written anew under numbers it had used, both words stay
    side by side, and this machine goes on under a new id if it is the one. Where the plan was issued on one
    side and edited on the other, what was issued stands, the rest beside it.

    Raises PackageError: as `open_scope`; `E-HAIMAY` where such numbers stand for two records of different
    types; `E-PHIENBAN` for the office's records of a newer version. RefusedError("machine-needs-plan") for
    records of a plan that is not here.
    """
    store = session.store
    if header.office != store.office.id:
        raise PackageError(Fault.AUTHORITY, "machine", office=header.office)
    return merge_in(session, _opened(session, data, header), accept=accept)


def merge_in(session: Session, opened: OpenedScope, *, accept: bool) -> TakenOver:
    """As `take`, for a state of ours that was verified: of another machine, or given back by a superior."""
    store = session.store
    theirs = _without_authors(opened.state)
    plan = theirs.plan
    ours = own_scopes.export_own(store.connection, store.office.id, plan)
    require_within("counter", counter_jump(ours.vector, theirs.vector), MAX_COUNTER_JUMP)
    twice = twins(ours, theirs)
    _notice_setback(session, theirs, twice)
    if not twice and contains(ours.vector, theirs.vector):
        return _nothing_new(session, opened, ours)
    union = _united(session, ours, theirs, twice)
    _require_sound(union.state)
    hidden, alive = own_scopes.hidden_by(ours, union.state)
    if is_braked(hidden, alive) and not accept:
        return TakenOver(plan=_named(plan), held=RefusedError("machine-brake", deleted=hidden, alive=alive))
    return TakenOver(plan=_named(plan), changes=_write(session, opened, ours, union), twice=len(twice))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Union:
    """What two machines have between them; `renamed` says of new `dots` whose words they hold."""

    state: ScopeState
    dots: Dots
    renamed: Mapping[Dot, Dot]


def _united(session: Session, ours: ScopeState, theirs: ScopeState, twice: tuple[Twin, ...]) -> _Union:
    dots = session.store.journal.dots()
    renamed: dict[Dot, Dot] = {}
    if twice:
        try:
            merged, new = merge_twice(ours, theirs, dots)
        except UnlikeRecordsError as error:  # both sides stay as they are
            raise PackageError(Fault.TWO_MACHINES, "counted-twice", office=theirs.office) from error
        renamed.update(new)
    else:
        merged = merge(ours, theirs)
    merged, new = keep_columns(merged, ours, theirs, dots)
    renamed.update({dot: renamed.get(old, old) for dot, old in new.items()})
    locked = in_force(ours, theirs)
    if locked is not None:
        mark = {"at": session.clock().isoformat(timespec="seconds"), "by": session.who}
        merged, new = keep_in_force(merged, locked, dots, mark)
        renamed.update({dot: renamed.get(old, old) for dot, old in new.items()})
    return _Union(state=merged, dots=dots, renamed=renamed)


def _named(plan: RecordId) -> RecordId:
    return NOT_STORED if plan == OFFICE_PLAN else plan


def _opened(session: Session, data: bytes, header: Header) -> OpenedScope:
    keys = own_keys(session.store)
    return open_scope(
        data,
        keys=keys,
        sender_root_pk=keys.root_pk,
        sender_role=session.store.office.role,
        revoked=partner_keys.revoked_of(session.store.connection, keys.office),
        foreign=partners.devices_of_partners(session.store.connection, header.vector),
    )


def _without_authors(state: ScopeState) -> ScopeState:
    return replace(state, records=tuple(each for each in state.records if each.type != AUTHOR))


def _require_sound(merged: ScopeState) -> None:
    if (
        merged.plan == OFFICE_PLAN
    ):  # what is of no plan has no place where a newer version's records could wait
        unknown = {each.type for each in merged.records} - IN_OFFICE.keys()
        if unknown:
            raise PackageError(Fault.VERSION, "machine-types", types=" ".join(sorted(unknown)))
        outsets.require_readable(merged)
        return
    try:
        require_wellformed(merged)
    except MalformedScopeError as error:
        raise malformed("content", detail=str(error)) from error


def _notice_setback(session: Session, theirs: ScopeState, twice: tuple[Twin, ...]) -> None:
    """Where others have seen more of this machine than it knows of itself, or other words under its numbers,
    it was put back or copied: a new id.
    """
    store = session.store
    if any(writers.is_of(device_of(each.dot), store.device) for each in twice):
        store.renew_device("twice")
    elif writers.is_behind(store.connection, store.device, theirs.vector):
        store.renew_device("behind")


def _nothing_new(session: Session, opened: OpenedScope, ours: ScopeState) -> TakenOver:
    """Nothing to write; what the other machine carried back unchanged still brings the pen, once."""
    state, header = opened.state, opened.header
    is_older = not contains(state.vector, ours.vector)
    if header.device != session.store.device:
        with session.store.writing() as connection:
            partners.log_received(connection, _log_entry(session, opened, None))
            if not is_older and header.kind is PackageKind.MACHINE:
                pen.take_up(connection)
    return TakenOver(plan=_named(state.plan), is_older=is_older)


def _write(session: Session, opened: OpenedScope, ours: ScopeState, union: _Union) -> int:
    store, merged = session.store, union.state
    written = {record.id: record for record in opened.state.records if record.type == AUTHOR}
    with store.journal.write(ACTION, session.who, kind=TxKind.SYSTEM) as tx:
        own_scopes.keep_authors(store.connection, written.values())
        own_scopes.name_authors(store.connection, union.renamed, machine_name(session))
        changes = own_scopes.write_merged(tx, ours, merged)
        tx.spend(OFFICE_SCOPE if merged.plan == OFFICE_PLAN else merged.plan, union.dots)
        if merged.plan == OFFICE_PLAN:
            own_scopes.require_whole(store.connection)
            _keep_files(session, opened.attachments)
        if opened.header.kind is PackageKind.MACHINE:
            pen.take_up(store.connection)
        entry = _log_entry(session, opened, tx.id)
        partners.log_received(store.connection, entry)
        trail.note_taken(session, entry, opened.header.made, tx)
    store.read_office()
    return changes


def _keep_files(session: Session, files: Attachments) -> None:
    """Keep what saved versions say, and signed copies; anything that no record names stays out."""
    connection = session.store.connection
    copies, named = backup_files.hashes_of(connection), own_scopes.named_contents(connection)
    for sha256 in files.hashes:
        if sha256 in named:
            own_scopes.keep_content(connection, sha256, zlib.compress(files.read(sha256), 9))
        elif sha256 in copies:
            attachments.keep_file(session.store.folder, files.read(sha256))


def _log_entry(session: Session, opened: OpenedScope, tx: int | None) -> partners.Received:
    return partners.Received(
        sha256=opened.sha256,
        at=session.clock().isoformat(timespec="seconds"),
        result=opened.header.kind.value,
        office=opened.state.office,
        plan=opened.state.plan,
        device=opened.header.device,
        sequence=opened.header.sequence,
        package=opened.header.package,
        file="",
        tx=tx,
    )


def machine_name(session: Session) -> str:
    """What this machine is called beside what it wrote: the name it was given, else the system's."""
    return own_scopes.machine_name(session.store.connection) or socket.gethostname()


def given_name(session: Session) -> str:
    """The name this machine was given, empty where it was given none."""
    return own_scopes.machine_name(session.store.connection)


def name_machine(session: Session, name: str) -> None:
    """Give this machine a name that people know, such as that of the room it stands in."""
    with session.store.writing() as connection:
        own_scopes.name_machine(connection, clean(name)[:_MOST_NAME])
