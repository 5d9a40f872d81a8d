"""What differs between two versions of a plan, on paper: draft rounds compared, adjustments listed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from ccapp.domain.plan import NOT_STORED, Plan, RecordId
from ccapp.errors import RefusedError
from ccapp.files import write_atomically
from ccapp.progress import Progress, silent
from ccapp.services.paper.adjusting import adjustment
from ccapp.services.paper.editions import Compared
from ccapp.services.paper.publishing import Form, Printed, file_name, form_of
from ccapp.services.session import Session

if TYPE_CHECKING:
    from ccapp.printing.primitives import Page
    from ccapp.printing.revision_report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPreview:
    """A report on pages, and the name its file gets by itself."""

    plan: Plan
    pages: tuple[Page, ...]
    file: str


def preview_comparison(compared: Compared, progress: Progress = silent) -> ReportPreview:
    """`Bảng so sánh Dự thảo lần 1 và Dự thảo lần 2` on pages."""
    return lay_out(compared.after, _comparison(compared), comparison_name(compared), progress)


def print_comparison(compared: Compared, out: Path, progress: Progress = silent) -> Printed:
    """Write the comparison as PDF or Word. Raises RefusedError for any other ending, FileError."""
    return write_report(compared.after, _comparison(compared), out, progress)


def comparison_name(compared: Compared, form: Form = Form.PDF) -> str:
    """`Phu luc KH CCHC 2026 - du thao 2 - so sanh.pdf`, after the newer version."""
    stem = Path(file_name(compared.after, form, edition=compared.newer)).stem
    return f"{stem} - so sanh{form.value}"


def preview_adjustment(
    session: Session, plan: RecordId, edition: RecordId | None = None, progress: Progress = silent
) -> ReportPreview:
    """What an adjustment changes, as the appendix of its document. Raises RefusedError as `adjustment`."""
    found = adjustment(session, plan, edition)
    name = adjustment_name(found.after)
    return lay_out(found.after, _adjustment(session, plan, edition), name, progress)


def print_adjustment(
    session: Session,
    plan: RecordId,
    out: Path,
    edition: RecordId | None = None,
    progress: Progress = silent,
) -> Printed:
    """Write what an adjustment changes as PDF or Word. Raises RefusedError, FileError."""
    found = adjustment(session, plan, edition)
    return write_report(found.after, _adjustment(session, plan, edition), out, progress)


def adjustment_name(plan: Plan, form: Form = Form.PDF) -> str:
    """`Phu luc KH CCHC 2026 - noi dung dieu chinh.pdf`."""
    return (
        f"{Path(file_name(replace(plan, adjusting=NOT_STORED), form)).stem} - noi dung dieu chinh{form.value}"
    )


def _comparison(compared: Compared) -> Report:
    from ccapp.printing.revision_report import comparison_report  # start-up cost: reportlab
    from ccapp.printing.rules import report_rules

    rules = report_rules(compared.after)
    return comparison_report(compared.after, compared.older, compared.newer, compared.revisions, rules)


def _adjustment(session: Session, plan: RecordId, edition: RecordId | None) -> Report:
    from ccapp.printing.revision_report import adjustment_report  # start-up cost: reportlab
    from ccapp.printing.rules import report_rules

    found = adjustment(session, plan, edition)
    return adjustment_report(found.after, found.edition, found.revisions, report_rules(found.after))


def lay_out(plan: Plan, report: Report, name: str, progress: Progress) -> ReportPreview:
    """A report of a plan on pages; `name` is that of its file."""
    from ccapp.printing.document import lay_out_report  # start-up cost: reportlab
    from ccapp.printing.rules import report_rules

    pages = lay_out_report(
        report.headings,
        report.table,
        rules=report_rules(plan),
        progress=progress,
        signs=plan if report.signs else None,
    )
    return ReportPreview(plan=plan, pages=pages, file=name)


def write_report(plan: Plan, report: Report, out: Path, progress: Progress) -> Printed:
    """Write a report of a plan as PDF or Word. Raises RefusedError for any other ending, FileError."""
    form = form_of(out)
    if form is Form.EXCEL:
        raise RefusedError("print-form", file=out.name)
    made = lay_out(plan, report, out.name, progress)
    title, author = report.headings[0].text, plan.issuer.name

    def write(stream: BinaryIO) -> None:
        if form is Form.PDF:
            from ccapp.printing.pdf import write_pdf

            write_pdf(made.pages, stream, title=title, author=author, progress=progress)
        else:
            from ccapp.printing.docx.package import write_docx
            from ccapp.printing.editable import editable_page, signed_page
            from ccapp.printing.rules import report_rules

            rules = report_rules(plan)
            page = editable_page(report.headings, report.table, rules=rules)
            if report.signs and report.table.layout.page.signed:
                page = signed_page(page, plan)
            write_docx([page], stream, title=title, author=author, rules=rules)

    write_atomically(out, write)
    return Printed(file=out, pages=len(made.pages), findings=())
