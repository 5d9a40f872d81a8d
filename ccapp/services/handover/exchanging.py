"""The handover: a plan sealed for another office, files of other offices verified and taken in."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ccapp.domain.outset import Outset
from ccapp.domain.plan import Plan, PlanState
from ccapp.domain.scope import ScopeState
from ccapp.errors import AppError, FileError, RefusedError, StorageError
from ccapp.exchange import card as cards
from ccapp.exchange.arrivals import Arrival, InboxCopy, copy_in, find_packages, keep
from ccapp.exchange.errors import PackageError
from ccapp.exchange.fields import display_name
from ccapp.exchange.frame import HEAD_LENGTH, StoredPackage
from ccapp.exchange.header import Header, PackageKind
from ccapp.exchange.media import KEPT_ON_STICK, stick_folder, write_package
from ccapp.exchange.package import OpenedScope, open_scope, read_header
from ccapp.files import plain_errors
from ccapp.progress import Progress, silent
from ccapp.services.collected import accepting, lineage, proxies, received_remarks
from ccapp.services.handover import (
    attached,
    outsets,
    own_machines,
    receipts,
    recovering,
    rotation,
    senders,
    trail,
)
from ccapp.services.handover.attached import LeftOut, Load
from ccapp.services.handover.backing_up import before_receiving
from ccapp.services.handover.connecting import introduce, plain_name
from ccapp.services.handover.judging import judge
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.lanes import lane
from ccapp.services.handover.outcomes import Outcome, Result
from ccapp.services.handover.received_copies import clear_unfinished, put, quarantine
from ccapp.services.handover.sealing import sealed
from ccapp.services.plans.planning import plans, show_head
from ccapp.services.session import Session
from ccapp.store import arrived, both_edited, heard, partner_keys, partners, receptions, scopes
from ccapp.store.assignments import assignment_of
from ccapp.store.journal import TxKind
from ccapp.store.partners import Partner
from ccapp.store.scopes import Difference
from ccapp.store.weighed import count_changes


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """A package that was written and read back, with so many files; `left` are those that it lacks."""

    file: Path
    sequence: int
    records: int
    adjusting: bool = False
    attachments: int = 0
    left: tuple[LeftOut, ...] = ()
    withheld: int = 0


def send(
    session: Session,
    plan: str,
    to: str,
    folder: Path,
    *,
    label: str = "",
    evidence: bool = True,
    keep: int | None = None,
    progress: Progress = silent,
) -> Sending:
    """Seal the whole state of one of our plans for a confirmed office and write it to `folder`.

    `plan` may be empty when there is one. In the midst of an adjustment (`Sending.adjusting`) it goes with
    that mark, which the other office sees and prints. With a `label` the file's name says that, for whom it
    is and its running number. Without `evidence` the plan goes alone: the other office asks for its files by
    the list of its receipt, or they go with the next sending. The log is written after the file: a failed
    sending takes no number. Raises NotFoundError, RefusedError, PackageError, FileError.
    """
    chosen = own_plan(session, plan)
    partner = partners.find_partner(session.store.connection, to)
    state = scopes.export_scope(session.store.connection, chosen.id)
    said = (session, chosen, partner, state, folder)
    return send_state(*said, label=label, evidence=evidence, keep=keep, progress=progress)


def send_state(
    session: Session,
    chosen: Plan,
    partner: Partner,
    state: ScopeState,
    folder: Path,
    *,
    kind: PackageKind = PackageKind.DATA,
    label: str = "",
    evidence: bool = True,
    keep: int | None = None,
    progress: Progress = silent,
) -> Sending:
    """As `send`, for a state in hand; with the kind `remarks` ours on a plan of theirs. Into its `lane`."""
    store = session.store
    if not partner.confirmed:
        raise RefusedError("partner-unconfirmed", name=partner.office.name)
    if partner.refused_at:
        raise RefusedError("identity-refused", name=partner.office.name, since=partner.refused_on)
    is_data = kind is PackageKind.DATA
    stay = () if evidence or not is_data else attached.awaited(session, chosen.id, partner.office.id)
    goes = attached.load(session, chosen.id, partner.office.id) if is_data and evidence else Load()
    package, sequence = sealed(session, chosen, partner, state, kind, goes.parts)
    name = f"{label} - {plain_name(partner.office.name)} - lan gui {sequence}.khx" if label else ""
    place = lane(folder, store.office, partner.office)
    written = write_package(package, place, name=name, keep=keep, progress=progress)
    sent = partners.Sent(
        device=store.device,
        sequence=sequence,
        at=session.clock().isoformat(timespec="seconds"),
        to=partner.office.id,
        plan=chosen.id,
        package=package.header.package,
        sha256=written.sha256,
        file=written.path.name,
        records=len(state.records),
    )
    _log(session, sent, written.path)
    return Sending(
        file=written.path,
        sequence=sequence,
        records=len(state.records),
        adjusting=chosen.is_being_adjusted and is_data,
        attachments=len(goes.files),
        left=goes.left,
        withheld=len(stay),
    )


def send_to_stick(
    session: Session, plan: str, to: str, stick: Path, *, evidence: bool = True, progress: Progress = silent
) -> Sending:
    """As `send`, to the folder on a stick that is ours; it is made where missing, and three packages stay."""
    folder, keep = stick_folder(stick), KEPT_ON_STICK
    return send(session, plan, to, folder, evidence=evidence, keep=keep, progress=progress)


def _log(session: Session, sent: partners.Sent, path: Path) -> None:
    """Note what was sent; a file that could not be noted is taken back, for its number goes to another."""
    try:
        trail.note_sending(session, sent)
    except StorageError:
        with suppress(OSError):
            path.unlink()
        raise


def own_plan(session: Session, plan: str) -> Plan:
    """The head of a plan that may be sent; empty means the only one. Raises NotFoundError, RefusedError."""
    if plan:
        found = show_head(session, plan)
        if found.office_id != session.store.office.id:
            raise RefusedError("plan-foreign", plan=found.title)
        if found.proxy_for:
            raise RefusedError("proxy-not-sent", plan=found.title, office=found.proxy_for)
        return found
    own = [each for each in plans(session) if each.state is not PlanState.BINNED]
    if len(own) != 1:
        raise RefusedError("plan-which", count=len(own))
    return own[0]


def receive(
    session: Session,
    paths: Iterable[Path],
    *,
    accept: bool = False,
    progress: Progress = silent,
    kept: bool = False,
    named: Mapping[Path, str] | None = None,
) -> tuple[Outcome, ...]:
    """Take in every package found at `paths` (files, folders, zips); one bad file never stops the rest.

    Each file is copied once to `inbox` and only the copy is worked on; a refused copy goes to `quarantine`
    with its reason, the original stays as it is. `accept` lets files pass that the safety brake holds.
    `kept`: they are copies that the inbox holds already, and it goes on holding them whatever comes of them.
    `named` says what to call files whose own name says nothing. Raises FileError for a path that does not
    exist, and as `before_receiving` where what stands cannot be backed up first: then nothing is taken in.
    """
    clear_unfinished(session.store.folder / "inbox")
    arrivals = list(find_packages(paths, progress))
    if arrivals:
        before_receiving(session)
    run = receptions.next_run(session.store.connection)
    outcomes = []
    for number, arrival in enumerate(arrivals):
        progress(number, len(arrivals))
        # A name from outside is only ever shown, and on one line: notes of the quarantine are read by lines.
        label = display_name((named or {}).get(arrival.path, "")) or arrival.label
        outcome = _receive_one(session, arrival, label, run, accept=accept, kept=kept)
        outcomes.append(replace(outcome, path=arrival.path))
    return tuple(outcomes)


def _receive_one(
    session: Session, arrival: Arrival, label: str, run: int, *, accept: bool, kept: bool
) -> Outcome:
    """Copy, judge and merge one file; whatever goes wrong with it is its own outcome."""
    inbox = session.store.folder / "inbox"
    try:
        copy = copy_in(arrival, inbox)
        known = arrived.known_file(session.store.connection, copy.sha256)
        if known is not None and not attached.missing(session, known.plan):
            put(copy.path, None)
            again = Outcome(file=label, result=Result.NOTHING_NEW, office=known.office, plan=known.plan)
            return replace(again, sha256=copy.sha256, known_at=known.at)
        # Before the merge: a process killed right after it has kept the file too.
        copy = keep(copy)
    except (FileError, PackageError) as error:
        return Outcome(file=label, result=Result.REFUSED, error=error)
    try:
        outcome = _take(session, label, copy, run, accept=accept)
    except (PackageError, RefusedError) as error:
        refused = _refused(session, label, copy, error)
        if not kept:
            quarantine(session, copy.path, label, error)
        return replace(refused, sha256=copy.sha256)
    except AppError as error:  # the file may be good: a full disk here, a reader in its way
        refused = _refused(session, label, copy, error)
        if not kept:
            put(copy.path, None)
        return refused
    if not outcome.run and not accepting.is_kept(outcome.error) and not kept:
        put(copy.path, None)
    return replace(outcome, sha256=copy.sha256)


def _refused(session: Session, label: str, copy: InboxCopy, error: AppError) -> Outcome:
    package = StoredPackage(path=copy.path, size=copy.size, sha256=copy.sha256)
    named = senders.claimed_name(session, package)
    return Outcome(file=label, result=Result.REFUSED, error=error, claimed=named)


def _take(session: Session, label: str, copy: InboxCopy, run: int, *, accept: bool) -> Outcome:
    package = StoredPackage(path=copy.path, size=copy.size, sha256=copy.sha256)
    with plain_errors(copy.path):
        header = read_header(package.part(0, HEAD_LENGTH))
        if header.kind is PackageKind.MACHINE:
            taken = own_machines.take(session, copy.path.read_bytes(), header, accept=accept)
            return _taken_over(session, label, taken)
        if header.kind not in (PackageKind.DATA, PackageKind.REMARKS, PackageKind.RECOVERY):
            return _take_other(session, label, copy.path.read_bytes(), header)
        partner, connection = senders.sender_of(session, package, header), session.store.connection
        opened = opened_package(session, package, header, partner)
    if header.kind is PackageKind.REMARKS:
        return _take_remarks(session, label, partner, opened, accept=accept)
    if header.kind is PackageKind.RECOVERY:
        return _taken_over(session, label, recovering.take(session, partner, opened, accept=accept))
    lineage.require_handed_over(session, opened.state, accept=accept)
    fresh = scopes.owner_of(connection, opened.state.plan) is None
    result, difference = judge(session, opened, accept=accept)
    held_back, changes = result is Result.HELD, count_changes(connection, difference)
    brought = 0 if held_back else attached.keep(session, opened.state, opened.attachments)
    if result is Result.MERGED:
        _merge(session, label, partner, opened, difference, run)
    held = accepting.held_error(session, opened.state, difference, opened.sha256) if held_back else None
    if result is not Result.MERGED and (held is None or accepting.waits(held)):
        trail.note_unused(session, _log_entry(session, label, opened, result, None), header.made)
    return Outcome(
        file=label,
        result=result,
        error=held,
        office=opened.state.office,
        plan=opened.state.plan,
        fresh=fresh,
        changes=changes,
        run=run if result is Result.MERGED else 0,
        attachments=brought,
        missing=arrived.missing_before(connection, opened.state.plan, header.device, header.sequence),
        assigned=result is Result.MERGED and assignment_of(connection, opened.state.plan) is not None,
        named=lineage.unknown_name(session, partner.office.id, opened.names.sender),
    )


def opened_package(session: Session, package: StoredPackage, header: Header, partner: Partner) -> OpenedScope:
    """A package of a known sender, verified and decrypted; nothing is stored. Raises PackageError, and
    RefusedError("sender-unconfirmed").
    """
    opened = seen_package(session, package, header, partner)
    if not partner.confirmed:  # it can be looked at, by its own keys, and never merged
        title, records = opened.names.plan, len(opened.state.records)
        raise RefusedError("sender-unconfirmed", name=partner.office.name, plan=title, records=records)
    return opened


def seen_package(session: Session, package: StoredPackage, header: Header, partner: Partner) -> OpenedScope:
    """As `opened_package`, also of an office that is not confirmed yet: only to be looked at."""
    connection = session.store.connection
    others = partners.devices_of_others(connection, header.office, header.vector)
    if header.kind is PackageKind.RECOVERY:  # a plan of ours, written by our own devices
        others = partners.devices_of_partners(connection, header.vector)
    return open_scope(
        package,
        keys=own_keys(session.store),
        sender_root_pk=base64.b64decode(partner.root_pk),
        sender_role=partner.office.role,
        revoked=partner_keys.revoked_of(connection, header.office),
        foreign=others,
    )


def _take_remarks(
    session: Session, label: str, partner: Partner, opened: OpenedScope, *, accept: bool
) -> Outcome:
    office, plan = opened.state.office, opened.state.plan
    outcome = Outcome(file=label, result=Result.HELD, office=office, plan=plan)
    if not accept and received_remarks.is_apart(session, partner.office, opened.state):
        return replace(outcome, error=RefusedError("remarks-apart", name=partner.office.name))
    before = received_remarks.decided(session, office, plan)
    entry = _log_entry(session, label, opened, PackageKind.REMARKS, None)
    note = partial(trail.note_taken, session, entry, opened.header.made)
    taken = received_remarks.take(session, partner.office, opened.state, note)
    told = taken is not None and outsets.take(session, partner.office, Outset(calendar=opened.names.calendar))
    result = Result.OLDER if taken is None else Result.MERGED if taken or told else Result.NOTHING_NEW
    said = received_remarks.decided(session, office, plan)
    verdict = said.verdict if said is not None and said != before else None
    return replace(outcome, result=result, verdict=verdict, remarks=taken or 0, calendar=told)


def _taken_over(session: Session, label: str, taken: own_machines.TakenOver) -> Outcome:
    result = Result.OLDER if taken.is_older else Result.MERGED if taken.changes else Result.NOTHING_NEW
    outcome = Outcome(file=label, result=Result.HELD if taken.held else result, error=taken.held)
    said = replace(outcome, office=session.store.office.id, plan=taken.plan, changes=taken.changes)
    return replace(said, twice=taken.twice)


def _take_other(session: Session, label: str, data: bytes, header: Header) -> Outcome:
    if header.kind is PackageKind.BUNDLE:
        raise RefusedError("bundle-look")
    if header.kind is PackageKind.CARD:
        card = cards.open_card(data)
        if card.office != session.store.office.id:
            introduce(session, card)
        return Outcome(file=label, result=Result.CARD, office=card.office)
    if header.kind is PackageKind.KEYEVENT:
        return Outcome(file=label, result=Result.CARD, office=rotation.take(session, data, header))
    if header.kind is PackageKind.INVITE:
        return Outcome(file=label, result=Result.CARD, office=cards.open_invite(data).card.office)
    sent = receipts.accept(session, data, header)
    outcome = Outcome(file=label, result=Result.RECEIPT, office=header.office)
    if sent is None:
        return outcome
    return replace(outcome, plan=sent.plan, sequence=sent.sequence, told=receipts.told(session, sent))


def _merge(
    session: Session, label: str, partner: Partner, opened: OpenedScope, difference: Difference, run: int
) -> None:
    """Everything a taken file changes, in one transaction: office, invitation, records, vector, log."""
    store = session.store
    with store.journal.write("receive", session.who, kind=TxKind.SYSTEM) as tx:
        partners.save_partner(store.connection, partner, session.clock().isoformat(timespec="seconds"))
        senders.note_joined(session, partner)
        partners.note_devices(store.connection, partner.office.id, tuple(opened.state.vector))
        receptions.keep_before(store.connection, tx, run, opened.state, difference)
        if difference.replaces:
            scopes.forget_vector(store.connection, opened.state.plan)
        scopes.take_in(tx, opened.state, difference)
        scopes.hand_on(tx, store.connection, opened.state.plan, partner.office.id)
        both_edited.note_unsettled(store.connection, opened.state.plan)
        heard.note_heard(store.connection, opened.header.made)
        proxies.make_way(session, tx, partner.office, opened.state.plan)
        entry = _log_entry(session, label, opened, Result.MERGED, tx.id)
        trail.note_received(session, tx, entry, opened.header.made, difference)


def _log_entry(
    session: Session, label: str, opened: OpenedScope, result: Result | PackageKind, tx: int | None
) -> partners.Received:
    return partners.Received(
        sha256=opened.sha256,
        at=session.clock().isoformat(timespec="seconds"),
        result=result.value,
        office=opened.state.office,
        plan=opened.state.plan,
        device=opened.header.device,
        sequence=opened.header.sequence,
        package=opened.header.package,
        file=label,
        tx=tx,
    )


def collected(session: Session) -> tuple[partners.Collected, ...]:
    """What other offices have sent, by office."""
    return partners.collected(session.store.connection)
