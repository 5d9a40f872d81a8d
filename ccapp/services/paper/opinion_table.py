"""Bảng tổng hợp ý kiến, tiếp thu, giải trình on pages, as PDF and as Word."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ccapp.domain.opinions import Opinion
from ccapp.domain.plan import RecordId
from ccapp.errors import NotFoundError
from ccapp.progress import Progress, silent
from ccapp.services.paper.consulting import Round, rounds
from ccapp.services.paper.publishing import Form, Printed, file_name
from ccapp.services.paper.reports import ReportPreview, lay_out, write_report
from ccapp.services.plans.planning import show
from ccapp.services.session import Session

if TYPE_CHECKING:  # start-up cost: reportlab
    from ccapp.printing.revision_report import Report


def print_opinions(
    session: Session, plan: RecordId, consultation: RecordId, out: Path, progress: Progress = silent
) -> Printed:
    """Write the table of a round as PDF or Word. Raises RefusedError for any other ending, NotFoundError,
    FileError.
    """
    found = show(session, plan)
    one = _round(session, plan, consultation)
    return write_report(found, _report(session, plan, one), out, progress)


def preview_opinions(
    session: Session, plan: RecordId, consultation: RecordId, progress: Progress = silent
) -> ReportPreview:
    """The table of a round on pages. Raises NotFoundError."""
    found, name = show(session, plan), table_name(session, plan)
    return lay_out(found, _report(session, plan, _round(session, plan, consultation)), name, progress)


def _round(session: Session, plan: RecordId, consultation: RecordId) -> Round:
    found = (each for each in rounds(session, plan) if each.consultation.id == consultation)
    one = next(found, None)
    if one is None:
        raise NotFoundError("consultation-not-found", record=consultation)
    return one


def words_of(one: Opinion) -> tuple[str, str]:
    """What an opinion says and what became of it, in the words of the table."""
    from ccapp.printing.opinion_report import opinion_words, outcome_words  # start-up cost: reportlab

    return opinion_words(one), outcome_words(one)


def table_name(session: Session, plan: RecordId, form: Form = Form.PDF) -> str:
    """`Phu luc KH CCHC 2026 - tong hop y kien.pdf`."""
    return f"{Path(file_name(show(session, plan), form)).stem} - tong hop y kien{form.value}"


def _report(session: Session, plan: RecordId, one: Round) -> Report:
    from ccapp.printing.opinion_report import opinion_report  # start-up cost: reportlab
    from ccapp.printing.rules import report_rules

    answers = [(each.consulted, each.opinions) for each in one.answers]
    found = show(session, plan)
    return opinion_report(found, one.consultation, answers, report_rules(found))
