"""Paper: the appendices of a plan in the official layout, to look at, to print, and as PDF, Word or Excel."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from ccapp.domain.editions import Edition, EditionKind
from ccapp.domain.findings import Finding
from ccapp.domain.plan import NOT_STORED, Plan, PlanState, RecordId
from ccapp.errors import RefusedError
from ccapp.files import write_atomically
from ccapp.progress import Progress, silent
from ccapp.services.plans.planning import show
from ccapp.services.session import Session
from ccapp.store.editions import load_content, load_edition
from ccapp.store.exports import keep_export
from ccapp.text.fold import fold

if TYPE_CHECKING:
    from ccapp.printing.drafts import DraftMark
    from ccapp.printing.primitives import Page

_SHORT: Final = (
    ("cai cach hanh chinh", "CCHC"),
    ("kiem soat thu tuc hanh chinh", "KSTTHC"),
    ("thu tuc hanh chinh", "TTHC"),
    ("chuyen doi so", "CDS"),
)
"""Subjects that every office abbreviates; names of files are kept short for sticks and printers."""
_LONGEST_NAME: Final = 60
_UNSIGNED: Final = frozenset({PlanState.DRAFT, PlanState.BINNED})
_YEARS: Final = re.compile(r"\b(?:giai doan|nam)?\s*20\d\d(?:\s*-\s*20\d\d)?\b")
_NOT_A_LETTER: Final = re.compile(r"[^a-z0-9]+")


class PrintMode(StrEnum):
    """Paper fills in the note line's blanks, electronic leaves them to the system (ND 30/2020, III.1.c)."""

    PAPER = "paper"
    ELECTRONIC = "electronic"


class Form(StrEnum):
    """The kinds of file a plan is printed to; the value is the ending of their names."""

    PDF = ".pdf"
    WORD = ".docx"
    EXCEL = ".xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A finished file, and its number of pages on our paper: Word and Excel may break pages elsewhere.

    `findings` are characters that our font could not print; only a PDF has any.
    """

    file: Path
    pages: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """The pages exactly as they would be printed now. `blanks`: number and day are left to be written.

    `edition` is the saved version shown, None for the plan as it is; a draft round says so on every page, and
    so does a plan in the midst of an adjustment.
    """

    plan: Plan
    pages: tuple[Page, ...]
    findings: tuple[Finding, ...]
    edition: Edition | None = None
    draft: DraftMark | None = None

    @property
    def is_draft(self) -> bool:
        """Whether these are pages of a plan still being drafted, not of a saved version."""
        return self.edition is None and self.plan.state is PlanState.DRAFT

    @property
    def blanks(self) -> bool:
        """Whether number and day are blank on these pages."""
        return self.plan.state in _UNSIGNED


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiedTable:
    """The table of an appendix for the clipboard: HTML for Word, tab-separated text for the rest."""

    html: str
    text: str


def preview(
    session: Session,
    plan: str,
    progress: Progress = silent,
    *,
    mode: PrintMode = PrintMode.PAPER,
    edition: RecordId = NOT_STORED,
    marked: bool = False,
) -> Preview:
    """Lay a plan out on pages, as it is or as a saved version has it. Raises NotFoundError.

    `marked`: a plan that is still a draft says so on every page.
    """
    from ccapp.printing.document import lay_out  # start-up cost: reportlab
    from ccapp.printing.preflight import unprintable
    from ccapp.printing.rules import Mode

    saved = load_edition(session.store.connection, edition) if edition else None
    found = load_content(session.store.connection, saved) if saved else show(session, plan)
    mark = None
    if saved and saved.kind is EditionKind.DRAFT:  # its number and day are not given yet
        found, mark = replace(found, state=PlanState.DRAFT), _mark(saved)
    elif saved is None and found.is_being_adjusted:
        mark = _adjusting()
    elif saved is None and marked and found.state in _UNSIGNED:
        mark = _drafted()
    pages = lay_out(found, mode=Mode(mode.value), progress=progress, draft=mark)
    return Preview(plan=found, pages=pages, findings=unprintable(found), edition=saved, draft=mark)


def _mark(edition: Edition) -> DraftMark:
    """Which round it is and when it was saved, by the clock of then."""
    from ccapp.printing.drafts import DraftMark  # start-up cost: reportlab

    at = datetime.fromisoformat(edition.at)
    return DraftMark(number=edition.number, saved=f"lưu {at:%H:%M} ngày {at:%d/%m/%Y}")


def _adjusting() -> DraftMark:
    """A half-made table is no longer what was signed and not yet what will be: the paper says so."""
    from ccapp.printing.drafts import DraftMark  # start-up cost: reportlab

    return DraftMark(adjusting=True)


def _drafted() -> DraftMark:
    """Paper of a draft looks like what is signed: it says that it is none."""
    from ccapp.printing.drafts import DraftMark  # start-up cost: reportlab

    return DraftMark()


def print_plan(
    session: Session,
    plan: str,
    out: Path,
    mode: PrintMode = PrintMode.PAPER,
    progress: Progress = silent,
    *,
    edition: RecordId = NOT_STORED,
    marked: bool = False,
) -> Printed:
    """Print the appendices of a plan to the kind of file that the name of `out` ends in.

    With an `edition` it is that saved version; a draft round is marked and its rows numbered in every form.
    `marked` as for `preview`.
    Raises RefusedError for any other ending and for a text too long for Excel, NotFoundError, FileError.
    """
    form = form_of(out)
    made = preview(session, plan, progress, mode=mode, edition=edition, marked=marked)
    carried = _kept(session, made.plan) if form is not Form.PDF else ""
    write_atomically(out, lambda stream: _write(made, form, mode, carried, stream, progress))
    return Printed(file=out, pages=len(made.pages), findings=made.findings if form is Form.PDF else ())


def _kept(session: Session, plan: Plan) -> str:
    """Keep what is exported, so that the file can be laid beside it when it comes back; returns its mark."""
    with session.store.writing() as connection:
        return keep_export(connection, plan)


def _write(
    made: Preview, form: Form, mode: PrintMode, edition: str, out: BinaryIO, progress: Progress
) -> None:
    """Write one kind of file; each brings its library only when it is asked for (start-up cost)."""
    title, author = made.plan.title, made.plan.issuer.name
    if form is Form.PDF:
        from ccapp.printing.pdf import write_pdf

        write_pdf(made.pages, out, title=title, author=author, progress=progress)
        return
    from ccapp.printing.editable import editable
    from ccapp.printing.rules import Mode, template_of

    draft, rules = made.draft, template_of(made.plan)
    numbered = draft is not None and draft.numbers_rows
    appendices = editable(made.plan, mode=Mode(mode.value), numbered=numbered)
    if form is Form.WORD:
        from ccapp.printing.docx.package import write_docx

        write_docx(appendices, out, title=title, author=author, rules=rules, edition=edition, draft=draft)
    else:
        from ccapp.printing.xlsx import write_xlsx

        write_xlsx(appendices, out, title=title, author=author, rules=rules, edition=edition, draft=draft)


def copied_table(session: Session, plan: str, appendix: int = 1) -> CopiedTable:
    """The table of an appendix (from 1) to paste into a document.

    Raises NotFoundError for the plan, RefusedError where it has no such appendix or that has no columns.
    """
    from ccapp.printing.clipboard_html import clipboard_html, clipboard_text  # start-up cost: reportlab
    from ccapp.printing.editable import editable_table
    from ccapp.printing.rules import template_of

    found = show(session, plan)
    wanted = next(iter(found.appendices[appendix - 1 : appendix]), None)
    rules = template_of(found).chosen(wanted.layout.page) if wanted else template_of(found)
    table = editable_table(wanted.visible, rules=rules) if wanted else None
    if table is None:
        raise RefusedError("copy-no-table", appendix=appendix)
    return CopiedTable(html=clipboard_html(table, rules), text=clipboard_text(table))


def write_copied(session: Session, plan: str, out: Path, appendix: int = 1) -> Path:
    """Write the table of an appendix to a file, as HTML or as text between tabs by the name of `out`.

    Raises RefusedError for any other ending and as `copied_table` does, NotFoundError, FileError.
    """
    endings = {".html": "html", ".txt": "text"}
    ending = endings.get(out.suffix.lower())
    if ending is None:
        raise RefusedError("copy-form", file=out.name)
    table = copied_table(session, plan, appendix)
    data = (table.html if ending == "html" else table.text).encode("utf-8")

    def write(stream: BinaryIO) -> None:
        stream.write(data)

    write_atomically(out, write)
    return out


def form_of(out: Path) -> Form:
    """The kind of file that a name ends in. Raises RefusedError for any other ending."""
    form = next((form for form in Form if form.value == out.suffix.lower()), None)
    if form is None:
        raise RefusedError("print-form", file=out.name)
    return form


def file_name(plan: Plan, form: Form = Form.PDF, *, edition: Edition | None = None) -> str:
    """`Phu luc KH CCHC 2026 - du thao 2.pdf`: without accents, which some sticks and printers break."""
    return " - ".join(filter(None, (_stem(plan), _version(plan, edition)))) + form.value


def _version(plan: Plan, edition: Edition | None) -> str:
    if edition is None:
        return "dang dieu chinh" if plan.is_being_adjusted else ""
    if edition.kind is EditionKind.ISSUED:
        return ""
    words = {
        EditionKind.DRAFT: "du thao",
        EditionKind.ADJUSTED: "dieu chinh",
        EditionKind.CORRECTED: "sua loi",
    }
    return f"{words[edition.kind]} {edition.number}"


def _stem(plan: Plan) -> str:
    kind = "".join(word[0].upper() for word in fold(plan.reference.doc_type).split())
    years = str(plan.year_from) if plan.year_from == plan.year_to else f"{plan.year_from}-{plan.year_to}"
    return " ".join(part for part in ("Phu luc", kind, _subject(plan), years) if part)


def _subject(plan: Plan) -> str:
    """What the plan is about: an abbreviation known to all, else the first words of its title."""
    title = fold(plan.title)
    known = next((short for phrase, short in _SHORT if phrase in title), "")
    if known:
        return known
    bare = _YEARS.sub(" ", title.removeprefix(fold(plan.reference.doc_type)))
    words = _NOT_A_LETTER.sub(" ", bare).strip()
    return words if len(words) <= _LONGEST_NAME else words[:_LONGEST_NAME].rpartition(" ")[0]
