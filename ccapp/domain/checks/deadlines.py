"""Deadlines as the program reads them: not understood, not in the calendar, outside the plan's time.

The phrase is printed as typed whatever is found; equal phrases of one task, merged on paper, are told once.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from ccapp.domain.checks.saying import short
from ccapp.domain.checks.sheet import Sheet, found, joined
from ccapp.domain.deadline import Kind, NoteCode, Reading, read_deadline, written_day
from ccapp.domain.findings import Edit, Finding, Fix, Severity
from ccapp.domain.layout import DEADLINE
from ccapp.domain.records import Row

_DAY: Final = re.compile(
    r"(?P<day>\d{1,2})(?P<gap>\s*[/.-]\s*|\s+tháng\s+)(?P<month>\d{1,2})"
    r"(?:(?:\s*[/.-]\s*|\s+năm\s+)(?P<year>\d{4}))?",
    re.IGNORECASE,
)
_SHORT_MONTH: Final = re.compile(r"(\d{1,2})/(\d\d)")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEARLY: Final = re.compile(r"\s*\(?\b(?:hàng|hằng|mỗi)\s+năm\b\)?", re.IGNORECASE)
_PERIOD_ENDS: Final = re.compile(r"(?:\d|\b[IVX]+)$")
_LISTED: Final = re.compile(r"\s*[-–+•*]\s*(\S.*)")
_PERIOD_NAMED: Final = re.compile(r"\b(?:qu[ýí]|tháng)\b", re.IGNORECASE)
_MONTHS: Final = range(1, 13)
_NO_CALENDAR: Final = frozenset(
    {NoteCode.BAD_DAY, NoteCode.BAD_MONTH, NoteCode.BAD_QUARTER, NoteCode.BAD_YEAR}
)
_DATED: Final = frozenset({Kind.BY_DATE, Kind.WINDOW})


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One phrase of a task: the rows it stands in, their whole cell, what it reads as, and the cell above."""

    sheet: Sheet
    rows: tuple[Row, ...]
    cell: str
    text: str
    reading: Reading
    above: str

    @property
    def notes(self) -> frozenset[NoteCode]:
        """What was ambiguous or refused in the phrase."""
        return frozenset(note.code for note in self.reading.notes)

    @property
    def goes_wrong(self) -> bool:
        """Whether what was left over after a good day names one that does not exist: `30/6 và 31/11`."""
        rests = (str(note.facts["rest"]) for note in self.reading.notes if note.code is NoteCode.REST)
        return any(_goes_wrong(self.sheet, rest) for rest in rests)


def _goes_wrong(sheet: Sheet, rest: str) -> bool:
    """A day no calendar has, or a quarter or month so called: the 45 of a document 45/2025 is none."""
    found = {note.code for note in _read(sheet, rest).notes}
    named = _NO_CALENDAR if _PERIOD_NAMED.search(rest) else {NoteCode.BAD_DAY}
    return not found.isdisjoint(named)


def deadlines(sheet: Sheet) -> Iterator[Finding]:
    """What the deadlines of an appendix show, at most one finding for a phrase of a task."""
    for due in _dues(sheet):
        finding = _unreadable(due) or _out_of_time(due) or _yearly(due)
        if finding is not None:
            yield finding


def _dues(sheet: Sheet) -> Iterator[Due]:
    above = ""
    for rows in sheet.tasks() if sheet.has(DEADLINE) else ():
        for cell in filter(None, dict.fromkeys(row.text(DEADLINE) for row in rows)):
            same = tuple(row for row in rows if row.text(DEADLINE) == cell)
            for text in phrases(cell):
                yield Due(
                    sheet=sheet, rows=same, cell=cell, text=text, reading=_read(sheet, text), above=above
                )
            above = cell


def phrases(cell: str) -> tuple[str, ...]:
    """The whole cell; its lines where it is a list, one deadline for each product of a list."""
    lines = [_LISTED.fullmatch(line) for line in cell.splitlines()]
    if len(lines) > 1 and all(lines):
        return tuple(line.group(1) for line in lines if line)
    return (cell,)


def _read(sheet: Sheet, text: str) -> Reading:
    return read_deadline(text, year=sheet.plan.year_from, issued=sheet.context.issued)


def _found(
    code: str, severity: Severity, due: Due, fixes: Sequence[Fix], *words: str, **facts: object
) -> Finding:
    """A finding about a phrase; with its task's title among `words` it is kept for that task only."""
    leaf = due.rows[0].leaf
    about = joined(due.text, *words)
    text = short(due.text)
    return found(code, severity, leaf, DEADLINE, about=about, fixes=tuple(fixes), text=text, **facts)


def _unreadable(due: Due) -> Finding | None:
    if due.notes & _NO_CALENDAR:
        return _no_such_day(due) or _no_such_period(due)
    if due.goes_wrong and (wrong := _further_wrong(due)) is not None:
        return wrong
    if NoteCode.REVERSED in due.notes:
        return _found("deadline-reversed", Severity.ERROR, due, [Fix(code="fix-rewrite")])
    undated = due.reading.kind is Kind.BY_DATE and due.reading.end is None
    if due.reading.kind is not Kind.NONE and not undated:
        return None
    fixes = [*_likely(due), Fix(code="fix-rewrite"), Fix(code="fix-no-deadline")]
    return _found("deadline-unread", Severity.ERROR, due, fixes)


def _further_wrong(due: Due) -> Finding | None:
    return _no_such_day(due) or (_no_such_period(due) if _PERIOD_NAMED.search(due.text) else None)


def _no_such_period(due: Due) -> Finding:
    return _found("deadline-no-such-period", Severity.ERROR, due, [Fix(code="fix-rewrite")])


def _no_such_day(due: Due) -> Finding | None:
    """The day of the phrase that its month does not have, with the month's last day offered."""
    for written in _DAY.finditer(due.text):
        month = int(written.group("month"))
        if month not in _MONTHS:
            continue
        days = monthrange(int(written.group("year") or due.sheet.plan.year_from), month)[1]
        if int(written.group("day")) <= days:
            continue
        better = str(days) + due.text[written.end("day") : written.end()]
        text = due.text[: written.start()] + better + due.text[written.end() :]
        mend = _rewrite("fix-change-to", due, text, better)
        facts = {"day": written.group(), "month": month, "days": days}
        return _found("deadline-no-such-day", Severity.ERROR, due, [mend, Fix(code="fix-edit")], **facts)
    return None


def _likely(due: Due) -> Iterator[Fix]:
    """What was meant, where that can be said: the line above for a ditto mark, a month for `12/26`."""
    if NoteCode.DITTO in due.notes and due.above:
        yield _rewrite("fix-share", due, due.above, due.above)
    written = _SHORT_MONTH.fullmatch(due.text.strip())
    if written and int(written.group(1)) in _MONTHS and NoteCode.SHORT_YEAR in due.notes:
        month = f"Tháng {written.group(1)}/20{written.group(2)}"
        yield _rewrite("fix-write", due, month, month)


def _rewrite(code: str, due: Due, text: str, said: str) -> Fix:
    """The fix that puts `text` in the phrase's place in its cell; `said` stands on the button."""
    cell = due.cell.replace(due.text, text, 1)
    edits = tuple(Edit(record=row.leaf.id, field=DEADLINE, text=cell) for row in due.rows)
    return Fix(code=code, facts={"text": said}, edits=edits)


def _out_of_time(due: Due) -> Finding | None:
    """A deadline in other years than the plan's, or over before the plan is issued."""
    plan, reading = due.sheet.plan, due.reading
    title = due.sheet.title(due.rows[0])
    if _is_outside(due.sheet, reading):
        years = (
            str(plan.year_from) if plan.year_from == plan.year_to else f"{plan.year_from} - {plan.year_to}"
        )
        fixes = [*_in_this_year(due)] or [Fix(code="fix-edit")]
        return _found("deadline-outside", Severity.WARNING, due, fixes, title, years=years)
    issued = due.sheet.context.issued
    if issued and reading.kind in _DATED and reading.end and reading.end < issued:
        day = written_day(issued)
        return _found("deadline-passed", Severity.WARNING, due, [Fix(code="fix-edit")], title, day=day)
    return None


def _is_outside(sheet: Sheet, reading: Reading) -> bool:
    """Whether a deadline, or one joined to it, lies in other years than the plan's."""
    return any(_lies_outside(sheet, each) for each in (reading, *reading.also))


def _lies_outside(sheet: Sheet, reading: Reading) -> bool:
    first, last = date(sheet.plan.year_from, 1, 1), date(sheet.plan.year_to, 12, 31)
    begins = reading.start or (reading.end if reading.kind in _DATED else None)
    ended = reading.end is not None and reading.end < first
    return ended or (begins is not None and begins > last)


def _in_this_year(due: Due) -> Iterator[Fix]:
    """The same phrase in the plan's only year, where it names just one other."""
    plan = due.sheet.plan
    if plan.year_from == plan.year_to and len(set(_YEAR.findall(due.text))) == 1:
        text = _YEAR.sub(str(plan.year_from), due.text)
        reading = _read(due.sheet, text)
        dated = reading.end is not None or reading.also
        if dated and not _is_outside(due.sheet, reading):
            yield _rewrite("fix-change-to", due, text, text)


def _yearly(due: Due) -> Finding | None:
    """`hàng năm` in a plan for one year, where a day is usually named."""
    plan = due.sheet.plan
    if plan.year_from != plan.year_to or due.reading.recurrence != "yearly":
        return None
    if due.reading.kind is not Kind.RECURRING or not _YEARLY.search(due.text):
        return None
    fixes = [*_once(due)] or [Fix(code="fix-edit")]
    return _found("deadline-yearly", Severity.HINT, due, fixes)


def _once(due: Due) -> Iterator[Fix]:
    """`Trước ngày 31/12 hàng năm` → `Trước ngày 31/12/2026`, where that can be said safely."""
    year = due.sheet.plan.year_from
    stem = _YEARLY.sub("", due.text).strip()
    text = f"Năm {year}" if not stem else f"{stem}/{year}"
    reading = _read(due.sheet, text)
    sure = not stem or (_PERIOD_ENDS.search(stem) and not _YEAR.search(stem))
    if sure and reading.kind in _DATED and reading.end and reading.end.year == year:
        yield _rewrite("fix-change-quoted", due, text, text)
