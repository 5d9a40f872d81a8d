"""In danh sách: what the check found, on pages or as a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ccapp.files import write_atomically
from ccapp.services.session import Session

if TYPE_CHECKING:  # start-up cost: reportlab
    from ccapp.printing.finding_report import ListedFinding
    from ccapp.printing.primitives import Page


def finding_pages(about: str, found: Sequence[ListedFinding]) -> tuple[Page, ...]:
    """The list about a plan (its title) on pages."""
    from ccapp.printing.document import lay_out_report  # start-up cost: reportlab
    from ccapp.printing.finding_report import finding_report
    from ccapp.printing.rules import DECREE_30

    report = finding_report(about, found, DECREE_30)
    return tuple(lay_out_report(report.headings, report.table))


def print_findings(session: Session, about: str, found: Sequence[ListedFinding], out: Path) -> Path:
    """Write the list as a PDF. Raises FileError."""
    from ccapp.printing.pdf import write_pdf  # start-up cost, as above

    pages = finding_pages(about, found)

    def write(stream: BinaryIO) -> None:
        write_pdf(pages, stream, title=about, author=session.store.office.name)

    write_atomically(out, write)
    return out
