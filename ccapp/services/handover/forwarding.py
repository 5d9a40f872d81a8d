"""Chuyển tiếp: the communes' original files handed on to our own superior; authorship stays provable there.

The other side looks at them and may file them; nothing of a bundle enters its plans.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ccapp import __version__
from ccapp.domain.layout import Level
from ccapp.domain.office import Role
from ccapp.errors import NotFoundError, RefusedError
from ccapp.exchange.bundle import Forwarded, Original, seal_bundle
from ccapp.exchange.bundle import open_bundle as opened_bundle
from ccapp.exchange.errors import Fault, PackageError
from ccapp.exchange.frame import HEAD_LENGTH
from ccapp.exchange.header import Header
from ccapp.exchange.limits import MAX_FILE, require_within
from ccapp.exchange.media import package_name, write_package
from ccapp.exchange.package import Recipient, content_key_of, open_forwarded, read_header
from ccapp.files import plain_errors
from ccapp.progress import Progress, silent
from ccapp.services.handover import trail
from ccapp.services.handover.connecting import plain_name
from ccapp.services.handover.keyring import own_keys
from ccapp.services.session import Session
from ccapp.store import partners
from ccapp.store.decisions import last_package
from ccapp.store.partners import Collected

_LABEL: Final = "Chuyen tiep"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundled:
    """A bundle that was saved: how many originals are in it, and the plans whose file is not kept here."""

    file: Path
    count: int
    left: tuple[Collected, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """One original of a bundle, verified: who signed it, which plan of theirs, how much, made when."""

    office: str
    title: str
    tasks: int
    products: int
    sequence: int
    made: str
    data: bytes
    header: Header


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What a bundle holds, and who forwarded it."""

    by: str
    made: str
    originals: tuple[Signed, ...]


def forward(
    session: Session, to: str, folder: Path, plans: Sequence[str] = (), *, progress: Progress = silent
) -> Bundled:
    """Seal the last original file of each collected plan, or of those named, for a superior of ours.

    Raises RefusedError at a commune, for a receiver that is no confirmed superior, where no original is kept;
    NotFoundError for a plan that was not collected; PackageError for more than fits, FileError.
    """
    store = session.store
    if store.office.role is not Role.SUPERIOR:
        raise RefusedError("forward-not-superior")
    partner = partners.find_partner(store.connection, to)
    if not partner.confirmed:
        raise RefusedError("partner-unconfirmed", name=partner.office.name)
    if partner.office.role is not Role.SUPERIOR:
        raise RefusedError("forward-to-superior", name=partner.office.name)
    chosen = _chosen(session, plans)
    found = [(each, _original(session, each)) for each in chosen]
    originals = [original for _, original in found if original is not None]
    if not originals:
        raise RefusedError("forward-nothing")
    data = seal_bundle(
        originals,
        keys=own_keys(store),
        to=Recipient(office=partner.office.id, enc_pk=base64.b64decode(partner.enc_pk)),
        name=store.office.name,
        made=session.clock(),
        app=__version__,
    )
    day = f"{session.clock():%Y%m%d-%H%M%S}"
    name = f"{_LABEL} - {plain_name(partner.office.name)} - {day}.khx"
    written = write_package(data, folder, name=name, progress=progress)
    package = read_header(data).package
    trail.note_written(session, written, package, partner.office.id, records=len(originals))
    left = tuple(each for each, original in found if original is None)
    return Bundled(file=written.path, count=len(originals), left=left)


def _chosen(session: Session, plans: Sequence[str]) -> list[Collected]:
    known = partners.collected(session.store.connection)
    every = [each for each in known if each.office.role is Role.COMMUNE]
    found = [each for each in every if not plans or each.plan in plans]
    lost = set(plans) - {each.plan for each in found}
    if lost:
        raise NotFoundError("plan-not-found", plan=min(lost))
    return found


def _original(session: Session, collected: Collected) -> Original | None:
    """The file as it came, if it is kept and still holds by the key under which its office is known."""
    path = session.store.folder / "inbox" / f"{last_package(session.store.connection, collected.plan)}.khx"
    partner = partners.find_partner(session.store.connection, collected.office.id)
    if not path.is_file():
        return None
    with plain_errors(path):
        data = path.read_bytes()
    root_pk = base64.b64decode(partner.root_pk)
    try:
        key = content_key_of(data, own_keys(session.store))
        open_forwarded(data, content_key=key, sender_root_pk=root_pk)
    except PackageError:  # its office has other keys since: nobody could prove whose it is
        return None
    office = partner.office
    return Original(office=office.id, name=office.name, root_pk=root_pk, content_key=key, data=data)


def read(session: Session, path: Path) -> Opened:
    """What a bundle for us holds; every original in it is verified, and nothing is stored.

    Raises PackageError: `E-NGUOIGUI` for one of an office that is not confirmed, else as `open_bundle`.
    """
    with plain_errors(path):
        require_within("file", path.stat().st_size, MAX_FILE)
        data = path.read_bytes()
    header = read_header(data[:HEAD_LENGTH])
    partner = partners.partner_of(session.store.connection, header.office)
    if partner is None or not partner.confirmed:
        raise PackageError(Fault.SENDER, "unconfirmed", office=header.office)
    root_pk = base64.b64decode(partner.root_pk)
    found = opened_bundle(data, keys=own_keys(session.store), sender_root_pk=root_pk)
    return Opened(by=partner.office.name, made=found.made, originals=tuple(map(_signed, found.originals)))


def _signed(each: Forwarded) -> Signed:
    opened = each.opened
    levels = [one.fields.get("level") for one in opened.state.records if not one.fields.get("deleted")]
    return Signed(
        office=each.name,
        title=opened.names.plan,
        tasks=levels.count(Level.TASK.value),
        products=levels.count(Level.PRODUCT.value),
        sequence=opened.header.sequence,
        made=opened.header.made,
        data=each.data,
        header=opened.header,
    )


def file_away(found: Opened, folder: Path, *, progress: Progress = silent) -> tuple[Path, ...]:
    """Write every original to `folder` as its author signed it, byte for byte. Raises FileError."""
    return tuple(
        write_package(each.data, folder, name=package_name(each.header), progress=progress).path
        for each in found.originals
    )
