"""Phiếu gửi and phiếu biên nhận as PDF: what was sent, and what was received, on one sheet each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ccapp.files import write_atomically
from ccapp.services.handover.receipts import Acknowledged
from ccapp.services.session import Session
from ccapp.store.sendings import ReceivedPackage, SentPackage

if TYPE_CHECKING:
    from ccapp.printing.primitives import Page
    from ccapp.printing.revision_report import Report
    from ccapp.printing.slips import Handover


def print_sending(session: Session, sent: SentPackage, out: Path) -> Path:
    """Write the slip that goes with a sending. Raises FileError."""
    return _write([_sending(session, sent)], session.store.office.name, out)


def sending_pages(session: Session, sent: SentPackage) -> tuple[Page, ...]:
    """The same slip on pages, for a printer."""
    return _pages([_sending(session, sent)])


def confirmation_pages(session: Session, receiver: str, code: str) -> tuple[Page, ...]:
    """Phiếu xác nhận with the twelve digits, for the stamp, on pages."""
    return _pages([_confirmation(session, receiver, code)])


def print_confirmation(session: Session, receiver: str, code: str, out: Path) -> Path:
    """Write Phiếu xác nhận as a PDF. Raises FileError."""
    return _write([_confirmation(session, receiver, code)], session.store.office.name, out)


def _confirmation(session: Session, receiver: str, code: str) -> Report:
    from ccapp.printing.rules import DECREE_30  # start-up cost: reportlab
    from ccapp.printing.slips import confirmation_slip

    day = f"{session.clock():%d/%m/%Y}"
    return confirmation_slip(session.store.office.name, receiver, code, day, DECREE_30)


def _sending(session: Session, sent: SentPackage) -> Report:
    from ccapp.printing.rules import DECREE_30  # start-up cost: reportlab
    from ccapp.printing.slips import Handover, sending_slip

    own = session.store.office.name
    handover = Handover(
        sender=own,
        receiver=sent.office_name,
        plan=sent.title,
        sequence=sent.sequence,
        at=_moment(sent.at),
        file=sent.file,
        sha256=sent.sha256,
    )
    return sending_slip(handover, sent.records, DECREE_30)


def print_receipts(session: Session, received: Iterable[Acknowledged], out: Path) -> Path:
    """Write the slips of received packages, a sheet each, with their codes. Raises FileError."""
    from ccapp.printing.rules import DECREE_30  # start-up cost: reportlab
    from ccapp.printing.slips import receipt_slip

    own = session.store.office.name
    slips = [receipt_slip(_received(own, each.package), each.code, DECREE_30) for each in received]
    return _write(slips, own, out)


def _received(own: str, package: ReceivedPackage) -> Handover:
    from ccapp.printing.slips import Handover  # start-up cost, as above

    return Handover(
        sender=package.office_name,
        receiver=own,
        plan=package.title,
        sequence=package.sequence,
        at=_moment(package.at),
        file=package.file,
        sha256=package.sha256,
    )


def _pages(slips: Iterable[Report]) -> tuple[Page, ...]:
    from ccapp.printing.document import lay_out_report  # start-up cost, as above

    return tuple(page for slip in slips for page in lay_out_report(slip.headings, slip.table))


def _write(slips: Iterable[Report], author: str, out: Path) -> Path:
    from ccapp.printing.pdf import write_pdf  # start-up cost, as above

    made = tuple(slips)
    pages = _pages(made)

    def write(stream: BinaryIO) -> None:
        write_pdf(pages, stream, title=made[0].headings[0].text, author=author)

    write_atomically(out, write)
    return out


def _moment(at: str) -> str:
    return f"{datetime.fromisoformat(at):%d/%m/%Y %H:%M}"
