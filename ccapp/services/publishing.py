"""Paper: the appendices of a plan as a PDF in the official layout."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ccapp.domain.findings import Finding
from ccapp.errors import RefusedError
from ccapp.files import write_atomically
from ccapp.services.planning import show
from ccapp.services.session import Session


class PrintMode(StrEnum):
    """Paper fills in the note line's blanks, electronic leaves them to the system (ND 30/2020, III.1.c)."""

    PAPER = "paper"
    ELECTRONIC = "electronic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A finished file, its number of pages, and characters that the font could not print."""

    file: Path
    pages: int
    findings: tuple[Finding, ...]


def print_plan(session: Session, plan: str, out: Path, mode: PrintMode = PrintMode.PAPER) -> Printed:
    """Print the appendices of a plan. Raises RefusedError for a form that is not built yet, FileError."""
    if out.suffix.lower() != ".pdf" or mode is not PrintMode.PAPER:
        raise RefusedError("print-form", file=out.name, mode=mode.value)
    from ccapp.printing.document import lay_out  # start-up cost: reportlab
    from ccapp.printing.pdf import write_pdf
    from ccapp.printing.preflight import unprintable

    found = show(session, plan)
    pages = lay_out(found)
    write_atomically(
        out, lambda stream: write_pdf(pages, stream, title=found.title, author=found.issuer.name)
    )
    return Printed(file=out, pages=len(pages), findings=unprintable(found))
