"""Lấy từ năm trước: an empty section that had tasks last year is told so, and filled in one step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from ccapp.domain.checks.sections import EMPTY
from ccapp.domain.findings import Finding, Fix
from ccapp.domain.guidance.sections import last_year
from ccapp.domain.plan import RecordId
from ccapp.errors import RefusedError
from ccapp.services.guidance import guiding
from ccapp.services.plans import editing
from ccapp.services.plans.adding import NewTask, add_tasks
from ccapp.services.session import Changes, Session

TAKE: Final = "fix-last-year"


def with_last_year(session: Session, plan: RecordId, findings: Sequence[Finding]) -> list[Finding]:
    """The findings, with those of empty sections saying how many tasks these had last year, if any."""
    if not any(each.code in EMPTY for each in findings):
        return list(findings)
    known = guiding.look(session, plan)
    if not known.editable:
        return list(findings)
    return [_told(each, *last_year(known, each.record)) if each.code in EMPTY else each for each in findings]


def _told(finding: Finding, had: int, offers: Sequence[object]) -> Finding:
    if not offers:
        return finding
    return replace(
        finding,
        code="section-empty-before",
        facts={**finding.facts, "before": had},
        fixes=(Fix(code=TAKE), *finding.fixes),
    )


def take(session: Session, plan: RecordId, section: RecordId) -> Changes:
    """Put last year's tasks of a section into our own draft, years moved on, in one step and one undo.

    Raises RefusedError where there is nothing to take, and for any plan but our own draft; NotFoundError.
    """
    found = editing.require_draft(session, plan)
    _, offers = last_year(guiding.look(session, plan), section)
    if not offers:
        raise RefusedError("nothing-last-year")
    new = [NewTask(title=each.title, products=each.products, into=section) for each in offers]
    return editing.reshape(session, found, "last-year", lambda tx: add_tasks(session, tx, found, new))
