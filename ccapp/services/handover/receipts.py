"""Biên nhận: given for packages that were received, and taken for those that were sent.

A receipt says that a package arrived, which stays true: at the sender it is never taken back, comes in any
order, twice or not at all, and one covers all sendings of the plan before it.
"""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from ccapp import __version__
from ccapp.domain.plan import OfficeId
from ccapp.errors import NotFoundError, RefusedError
from ccapp.exchange.card import is_code
from ccapp.exchange.errors import Fault, PackageError
from ccapp.exchange.header import Header
from ccapp.exchange.keys import OfficeKeys
from ccapp.exchange.media import return_folder, write_package
from ccapp.exchange.package import Recipient, stamp
from ccapp.exchange.receipt import (
    REFUSED,
    Receipt,
    open_receipt,
    receipt_code,
    require_receipt,
    seal_receipt,
)
from ccapp.progress import Progress, silent
from ccapp.services.handover import attached, trail
from ccapp.services.handover.connecting import note_reads, plain_name
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.lanes import lane
from ccapp.services.session import Session
from ccapp.store import evidence, partners, scopes, sendings, writers
from ccapp.store.journal import TxKind
from ccapp.store.partners import Partner
from ccapp.store.sendings import KeptReceipt, ReceivedPackage, SentPackage


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged:
    """A package that stands received, and the ten digits that say so."""

    package: ReceivedPackage
    code: str


def received(
    session: Session, *, office: OfficeId | None = None, hashes: Collection[str] | None = None
) -> tuple[Acknowledged, ...]:
    """The packages that stand received, of one office or of these hashes where given, the latest first."""
    found = sendings.list_received(session.store.connection)
    chosen = [
        each for each in found if office in (None, each.office) and (hashes is None or each.sha256 in hashes)
    ]
    if not chosen:
        return ()
    keys, known = own_keys(session.store), _partners(session)
    return tuple(
        Acknowledged(package=each, code=_received_code(keys, known[each.office], each)) for each in chosen
    )


def newest(found: Iterable[Acknowledged]) -> tuple[Acknowledged, ...]:
    """Of every plan and device that sent it the highest running number: its receipt covers those before."""
    highest: dict[tuple[str, str], Acknowledged] = {}
    for each in found:
        key = (each.package.plan, each.package.device)
        if key not in highest or highest[key].package.sequence < each.package.sequence:
            highest[key] = each
    return tuple(highest.values())


def _received_code(keys: OfficeKeys, sender: Partner, package: ReceivedPackage) -> str:
    return receipt_code(keys, _raw(sender.enc_pk), sender=package.office, sha256=package.sha256)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A receipt that was saved for the sender of a package."""

    file: Path
    acknowledged: Acknowledged


def give(
    session: Session, hashes: Collection[str], folder: Path, *, progress: Progress = silent
) -> tuple[Given, ...]:
    """Save a signed receipt in `folder` for each of these received packages, known by their hashes.

    Stopped half-way, the receipts saved so far are good. Raises NotFoundError("received-gone") for a package
    that does not stand received, FileError as `write_package`.
    """
    chosen = received(session, hashes=hashes)
    if len(chosen) != len(set(hashes)) or not chosen:
        raise NotFoundError("received-gone")
    made: list[Given] = []
    try:
        for number, each in enumerate(chosen):
            progress(number, len(chosen))
            made.append(Given(file=_write(session, each.package, folder), acknowledged=each))
    finally:
        given = [each.acknowledged.package for each in made]
        if given:
            trail.note_given(session, [(each.package, each.sha256) for each in given])
    return tuple(made)


def give_to_stick(
    session: Session, hashes: Collection[str], stick: Path, *, progress: Progress = silent
) -> tuple[Given, ...]:
    """As `give`, to the folder of a stick for what goes back, which is made where it is missing."""
    return give(session, hashes, return_folder(stick), progress=progress)


def _write(session: Session, package: ReceivedPackage, folder: Path) -> Path:
    store = session.store
    sender = partners.find_partner(store.connection, package.office)
    listed = attached.files(session, package.plan, verified=True)
    receipt = Receipt(
        device=package.device,
        sequence=package.sequence,
        package=package.package,
        sha256=package.sha256,
        plan=package.plan,
        result=package.result,
        at=stamp(datetime.fromisoformat(package.at)),
        held=scopes.vector_of(store.connection, package.plan),
        have=tuple(dict.fromkeys(each.file.sha256 for each in listed if each.here)),
        want=tuple(dict.fromkeys(each.file.sha256 for each in listed if not each.here)),
    )
    data = seal_receipt(
        receipt,
        keys=own_keys(store),
        to=Recipient(office=sender.office.id, enc_pk=_raw(sender.enc_pk)),
        name=store.office.name,
        made=session.clock(),
        app=__version__,
    )
    name = f"Bien nhan - {plain_name(sender.office.name)} - lan gui {package.sequence}.khx"
    return write_package(data, lane(folder, store.office, sender.office), name=name).path


def accept(session: Session, data: bytes, header: Header) -> SentPackage | None:
    """Take a receipt file: note that the package it is about arrived. None for a receipt we gave ourselves.

    Raises PackageError for a file that does not hold, RefusedError("receipt-unknown") for a package this
    office has not sent, RefusedError("receipt-other-office") for one that went to another office,
    RefusedError("identity-refused") for a notice that this office came back under another identity.
    """
    store = session.store
    if header.office == store.office.id:
        require_receipt(data, own_keys(store).root_pk)
        return None
    giver = partners.partner_of(store.connection, header.office)
    if giver is None or not giver.confirmed:
        raise PackageError(Fault.SENDER, "unconfirmed", office=header.office)
    opened = open_receipt(data, keys=own_keys(store), sender_root_pk=_raw(giver.root_pk))
    receipt = opened.receipt
    # The giver has seen more of this machine than it knows of itself: it was put back to an earlier day.
    if writers.is_behind(store.connection, store.device, receipt.held):
        store.renew_device("behind")
    sent = sendings.sent_with_hash(store.connection, receipt.sha256)
    if sent is None:
        raise RefusedError("receipt-unknown", office=giver.office.name)
    if sent.office != header.office:
        raise RefusedError("receipt-other-office", office=giver.office.name, to=sent.office_name)
    named = (receipt.device, receipt.sequence, receipt.package, receipt.plan)
    if named != (sent.device, sent.sequence, sent.package, sent.plan):
        raise PackageError(Fault.SIGNATURE, "receipt", office=header.office)
    if receipt.result == REFUSED:
        with store.writing() as connection:
            partners.refuse(connection, header.office, receipt.at)
        since = replace(giver, refused_at=receipt.at).refused_on
        raise RefusedError("identity-refused", name=giver.office.name, since=since)
    kept = KeptReceipt(at=_now(session), result=receipt.result, taken_at=receipt.at)
    with store.journal.write("take-receipt", session.who, kind=TxKind.SYSTEM) as tx:
        trail.keep_receipt(tx, session, sent, kept)
        note_reads(session, header.office, opened.reads)
        evidence.note_held(store.connection, header.office, receipt.have, receipt.want)
    return sent


def told(session: Session, sent: SentPackage) -> str:
    """What a sending's receipt says became of it: `merged`, `nothing-new`, `older`, `held`; "" for a code."""
    kept = sendings.sent_with_hash(session.store.connection, sent.sha256)
    return kept.receipt.result if kept is not None and kept.receipt is not None else ""


def confirm(session: Session, typed: str, chosen: SentPackage | None = None) -> SentPackage:
    """Note that a package arrived by the ten digits that its receiver read out; `chosen` is the one meant.

    Spaces and dashes between the digits do not matter. Raises RefusedError, nothing being changed:
    "receipt-code-wrong" (of the one meant), "receipt-code-unknown" (of any), "receipt-code-other" where the
    digits are those of another sending than the one meant.
    """
    sent = _with_code(session, typed)
    if sent is None and chosen is not None:
        raise RefusedError("receipt-code-wrong", sequence=chosen.sequence)
    if sent is None:
        raise RefusedError("receipt-code-unknown")
    if chosen is not None and chosen.sha256 != sent.sha256:
        raise RefusedError("receipt-code-other", sequence=chosen.sequence, other=sent.sequence)
    with session.store.journal.write("take-receipt", session.who, kind=TxKind.SYSTEM) as tx:
        trail.keep_receipt(tx, session, sent, KeptReceipt(at=_now(session)))
    return sent


def _with_code(session: Session, typed: str) -> SentPackage | None:
    keys, known = own_keys(session.store), _partners(session)
    for sent in sendings.list_sent(session.store.connection):
        enc_pk = _raw(known[sent.office].enc_pk)
        if is_code(typed, receipt_code(keys, enc_pk, sender=keys.office, sha256=sent.sha256)):
            return sent
    return None


def _partners(session: Session) -> dict[OfficeId, Partner]:
    return {each.office.id: each for each in partners.list_partners(session.store.connection)}


def _raw(text: str) -> bytes:
    return base64.b64decode(text)


def _now(session: Session) -> str:
    return session.clock().isoformat(timespec="seconds")
