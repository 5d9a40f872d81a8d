"""Cấp lại tệp kết nối: a commune that lost everything comes back, and two machines with one connection file.

The old identity is refused from the moment the file is issued again; a notice tells its machine so.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from ccapp import __version__
from ccapp.domain.office import Office, Role
from ccapp.domain.outset import NOTHING, Outset
from ccapp.errors import RefusedError
from ccapp.exchange.frame import split_frame
from ccapp.exchange.media import write_package
from ccapp.exchange.package import (
    Recipient,
    read_header,
    require_sender,
    require_signature,
    stamp,
)
from ccapp.exchange.receipt import REFUSED, Receipt, seal_receipt
from ccapp.files import plain_errors
from ccapp.services.handover import connecting
from ccapp.services.handover.connecting import Invited, plain_name
from ccapp.services.handover.keyring import own_keys
from ccapp.services.handover.lanes import lane
from ccapp.services.session import Session
from ccapp.store import partners, rivals
from ccapp.store.partners import Partner
from ccapp.store.rivals import Rival


def reissue(session: Session, office: str, folder: Path, *, outset: Outset = NOTHING) -> Invited:
    """Make a new connection file for an office that is connected; its present identity is refused from now.

    The office may come back with it under a new identity, or with the old one from a backup. Raises
    NotFoundError, RefusedError("invite-not-superior"), FileError: then nothing is refused.
    """
    known = partners.find_partner(session.store.connection, office)
    if known.office.role is not Role.COMMUNE:
        raise RefusedError("invite-not-superior")
    name, old = known.office.name, known.office.id
    return connecting.invite(session, name, folder, replaces=old, outset=outset)


def list_rivals(session: Session) -> tuple[Rival, ...]:
    """Second machines with a connection file that was used already, for the superior to choose."""
    return rivals.list_rivals(session.store.connection)


def accept_rival(session: Session, rival: Rival) -> Path:
    """The office has changed its machine: the new identity is in force, the old one refused.

    Returns the package that was held back, to be received now.
    """
    partner = Partner(
        office=Office(id=rival.office, name=rival.name, role=Role.COMMUNE),
        root_pk=rival.root_pk,
        enc_pk=rival.enc_pk,
        confirmed=True,
        invitation=rival.invitation,
    )
    at = session.clock().isoformat(timespec="seconds")
    with session.store.writing() as connection:
        partners.save_partner(connection, partner, at)
        partners.use_invitation(connection, rival.invitation, rival.office)
        partners.refuse(connection, rival.first, at, rival.office)
        rivals.forget(connection, rival.invitation, rival.office)
    return session.store.folder / "quarantine" / rival.file


def keep_first(session: Session, rival: Rival) -> None:
    """The first machine stays; the second one is refused and not asked about again."""
    with session.store.writing() as connection:
        rivals.dismiss(connection, rival)


def write_notice(session: Session, package: Path, folder: Path) -> Path:
    """A file that tells a refused machine so, for the office that sent this package.

    Raises RefusedError("not-refused") for a package of an office in force, PackageError, FileError.
    """
    with plain_errors(package):
        data = package.read_bytes()
    header = read_header(data)
    known = partners.partner_of(session.store.connection, header.office)
    if known is None or not known.refused_at or header.scope is None:
        raise RefusedError("not-refused")
    require_signature(split_frame(data), header)
    require_sender(header, base64.b64decode(known.root_pk))
    receipt = Receipt(
        device=header.device,
        sequence=header.sequence,
        package=header.package,
        sha256=hashlib.sha256(data).hexdigest(),
        plan=header.scope.plan,
        result=REFUSED,
        at=stamp(session.clock()),
        held={},
    )
    sealed = seal_receipt(
        receipt,
        keys=own_keys(session.store),
        to=Recipient(office=known.office.id, enc_pk=base64.b64decode(known.enc_pk)),
        name=session.store.office.name,
        made=session.clock(),
        app=__version__,
    )
    name = f"Khong nhan - {plain_name(known.office.name)} - lan gui {header.sequence}.khx"
    return write_package(sealed, lane(folder, session.store.office, known.office), name=name).path


def refused_by(session: Session) -> tuple[Partner, ...]:
    """The superiors that told us that our present identity is refused."""
    known = partners.list_partners(session.store.connection)
    return tuple(each for each in known if each.refused_at and each.office.role is Role.SUPERIOR)
