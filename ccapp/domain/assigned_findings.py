"""What a superior has assigned and the plan does not have, with the ways to settle it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ccapp.domain.checks.saying import short
from ccapp.domain.checks.sheet import joined
from ccapp.domain.coverage import Cover
from ccapp.domain.findings import Finding, Fix, Severity
from ccapp.domain.layout import SECTION_NUMBER
from ccapp.domain.plan import NOT_STORED, RecordId
from ccapp.domain.sectioning import section_name

_OBLIGATORY: Final = "assigned-not-covered"


def assigned_not_covered(covers: Iterable[Cover]) -> Iterator[Finding]:
    """One finding for each task an officer has still to settle: what looks alike is not yet the same.

    The fixes carry the task's id (`assigned`), the line it seems to be (`line`), the section it would go to
    (`into`): they are settled by `services.assigned`, not by edits.
    """
    for each in covers:
        if each.is_open:
            yield _finding(each)


def _finding(cover: Cover) -> Finding:
    task = cover.task
    facts = {"assigned": task.id, "title": short(task.title), "document": task.document.cited}
    facts["issuer"] = task.document.issuer
    if cover.line is not None:
        facts |= {"line": cover.line.record, "task": _called(cover)}
    return Finding(
        code=_code(cover),
        severity=Severity.ERROR if _code(cover) == _OBLIGATORY else Severity.WARNING,
        record=cover.line.record if cover.line is not None else _home(cover),
        facts=facts,
        about=joined(task.title),
        fixes=tuple(_fixes(cover)),
    )


def _code(cover: Cover) -> str:
    if cover.line is not None:
        return "assigned-likely"
    return _OBLIGATORY if cover.task.is_obligatory else "assigned-optional"


def _home(cover: Cover) -> RecordId:
    return cover.home.id if cover.home is not None else NOT_STORED


def _called(cover: Cover) -> str:
    """`7`, or the first words of a line without a number."""
    line = cover.line
    return "" if line is None else line.number or f"“{short(line.title)}”"


def _fixes(cover: Cover) -> Iterator[Fix]:
    known = {"assigned": cover.task.id}
    if cover.line is not None:
        facts = {**known, "line": cover.line.record, "task": _called(cover)}
        yield Fix(code="fix-assigned-is", facts=facts)
    if cover.home is not None:
        number = cover.home.text(SECTION_NUMBER).strip().rstrip(".)") or short(section_name(cover.home))
        yield Fix(code="fix-assigned-add", facts={**known, "into": cover.home.id, "section": number})
    else:
        yield Fix(code="fix-assigned-add-new", facts=known)
    yield Fix(code="fix-assigned-link", facts=known)
    yield Fix(code="fix-assigned-drop", facts=known)
