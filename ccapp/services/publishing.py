"""Paper: the appendices of a plan in the official layout, to look at, to print, and as a PDF."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ccapp.domain.findings import Finding
from ccapp.domain.plan import Plan, PlanState
from ccapp.errors import RefusedError
from ccapp.files import write_atomically
from ccapp.progress import Progress, silent
from ccapp.services.planning import show
from ccapp.services.session import Session
from ccapp.text.fold import fold

if TYPE_CHECKING:
    from ccapp.printing.primitives import Page

_SHORT: Final = (
    ("cai cach hanh chinh", "CCHC"),
    ("kiem soat thu tuc hanh chinh", "KSTTHC"),
    ("thu tuc hanh chinh", "TTHC"),
    ("chuyen doi so", "CDS"),
)
"""Subjects that every office abbreviates; names of files are kept short for sticks and printers."""
_LONGEST_NAME: Final = 60
_YEARS: Final = re.compile(r"\b(?:giai doan|nam)?\s*20\d\d(?:\s*-\s*20\d\d)?\b")
_NOT_A_LETTER: Final = re.compile(r"[^a-z0-9]+")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The pages exactly as they would be printed now. `blanks`: number and day are left to be written."""

    plan: Plan
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]

    @property
    def blanks(self) -> bool:
        """Whether number and day are blank on these pages."""
        return self.plan.state in (PlanState.DRAFT, PlanState.BINNED)


def preview(session: Session, plan: str, progress: Progress = silent) -> Preview:
    """Lay a plan out on pages. Raises NotFoundError."""
    from ccapp.printing.document import lay_out  # start-up cost: reportlab
    from ccapp.printing.preflight import unprintable

    found = show(session, plan)
    return Preview(plan=found, pages=lay_out(found, progress=progress), findings=unprintable(found))


def print_plan(
    session: Session,
    plan: str,
    out: Path,
    mode: PrintMode = PrintMode.PAPER,
    progress: Progress = silent,
) -> Printed:
    """Print the appendices of a plan. Raises RefusedError for a form that is not built yet, FileError."""
    if out.suffix.lower() != ".pdf" or mode is not PrintMode.PAPER:
        raise RefusedError("print-form", file=out.name, mode=mode.value)
    from ccapp.printing.pdf import write_pdf  # start-up cost: reportlab

    made = preview(session, plan, progress)
    title, author = made.plan.title, made.plan.issuer.name
    write_atomically(
        out, lambda stream: write_pdf(made.pages, stream, title=title, author=author, progress=progress)
    )
    return Printed(file=out, pages=len(made.pages), findings=made.findings)


def file_name(plan: Plan) -> str:
    """`Phu luc KH CCHC 2026.pdf`: without accents, which some sticks and printers break."""
    kind = "".join(word[0].upper() for word in fold(plan.reference.doc_type).split())
    years = str(plan.year_from) if plan.year_from == plan.year_to else f"{plan.year_from}-{plan.year_to}"
    return " ".join(part for part in ("Phu luc", kind, _subject(plan), years) if part) + ".pdf"


def _subject(plan: Plan) -> str:
    """What the plan is about: an abbreviation known to all, else the first words of its title."""
    title = fold(plan.title)
    known = next((short for phrase, short in _SHORT if phrase in title), "")
    if known:
        return known
    bare = _YEARS.sub(" ", title.removeprefix(fold(plan.reference.doc_type)))
    words = _NOT_A_LETTER.sub(" ", bare).strip()
    return words if len(words) <= _LONGEST_NAME else words[:_LONGEST_NAME].rpartition(" ")[0]
