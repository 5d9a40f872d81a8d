"""What of a plan of several years falls into one of them, and what its deadlines become there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from ccapp.domain.comparing import own_keys, with_keys
from ccapp.domain.coverage import Line, lines, task_tables
from ccapp.domain.deadline import Kind, NoteCode, Reading, Window, occurrences, read_deadline, written_day
from ccapp.domain.due import product_occurrences
from ccapp.domain.layout import DEADLINE
from ccapp.domain.likeness import is_same_work, plain
from ccapp.domain.plan import FROM_RECORD, Appendix, Item, Plan
from ccapp.domain.progress import Occurrence, Status
from ccapp.domain.records import Row, rows
from ccapp.domain.sectioning import section_name
from ccapp.domain.standard import roman
from ccapp.domain.timing import Due, dues, timing_of

_MONTHS_OF_QUARTER: Final = 3
_ZERO_UP_TO: Final = 2  # months written with a zero (ND 30/2020, Phụ lục I)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearProduct:
    """A product with the deadline it has in the long plan and the one it gets.

    Its texts stand under the keys of the year's plan; a column that only the long plan has is left out.
    """

    leaf: Item
    was: str
    becomes: str
    dated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTask:
    """A task of the long plan with its products that fall into the year.

    `there` is the line of the year's plan that already is this task.
    """

    line: Item
    section: str
    title: str
    products: tuple[YearProduct, ...]
    there: Line | None = None

    @property
    def is_sure(self) -> bool:
        """Whether it certainly belongs to the year: a deadline says so, and it is not there yet."""
        return self.there is None and any(product.dated for product in self.products)


def tasks_of_year(plan: Plan, year: int, beside: Plan) -> tuple[YearTask, ...]:
    """The tasks of `plan` with a deadline in `year`, in table order, laid beside the plan of that year.

    Tasks whose deadline says no day ("theo lộ trình", blank) come too, undated; those of other years do not.
    """
    known = [(line, plain(line.title)) for line in lines(beside)]
    linked = _linked(beside)
    found = []
    home = next(iter(task_tables(beside)), None)
    for appendix in task_tables(plan):
        names = own_keys(home.layout, appendix.layout) if home is not None else {}
        for _, group in groupby(rows(appendix), key=lambda row: id(row.path[-2])):
            task = _task(plan, appendix, list(group), year, names)
            if task.products:
                found.append(_laid_beside(task, known, linked))
    return tuple(found)


def _task(
    plan: Plan, appendix: Appendix, there: Sequence[Row], year: int, names: Mapping[str, str]
) -> YearTask:
    line = there[0].path[-2]
    products = (_product(with_keys(row.leaf, names), year, plan) for row in there)
    return YearTask(
        line=line,
        section=section_name(there[0].section),
        title=line.text(appendix.layout.title_key(line.level)),
        products=tuple(product for product in products if product is not None),
    )


def _product(leaf: Item, year: int, plan: Plan) -> YearProduct | None:
    """What was put off counts by its new day, what waited for an event by the day that followed from it."""
    was, issued = leaf.text(DEADLINE), plan.reference.signed_on
    reading = read_deadline(was, year=year, issued=issued)
    windows = product_occurrences(leaf.id, reading, year)
    moved = [due for due in dues(was, timing_of(leaf.marks), plan) if due.extensions or due.event]
    left = [each for each in windows if not any(_has_left(due, each) for due in moved)]
    here = [due for due in moved if due.day is not None and due.day.year == year]
    if not left and not here:
        return None
    dated = bool(here) or any(each.start or each.end for each in left)
    if here or len(left) < len(windows):
        days = [(each.end, _window_in(each, reading)) for each in left if each.end]
        days += [(due.day, _due_in(due)) for due in here if due.day]
        becomes = "; ".join(text for _, text in sorted(days)) or was
    else:
        becomes = deadline_in(was, year, issued) if dated else was
    return YearProduct(leaf=leaf, was=was, becomes=becomes, dated=dated)


def _has_left(due: Due, window: Occurrence) -> bool:
    """Whether a window is that of a deadline which now counts by another day.

    What runs through several years still runs through each of them when its end was put off.
    """
    if due.event is not None:
        return window.status is Status.WAITING
    start, end = due.reading.start, due.original
    through = start is not None and end is not None and start.year < end.year
    return window.end == end and not through


def _due_in(due: Due) -> str:
    """The day that counts now, as a phrase that gives that very day."""
    assert due.day is not None  # noqa: S101 - the only caller has looked
    last = due.extensions[-1].phrase if due.extensions else ""
    if last and any(map(str.isalpha, last)):
        read = occurrences(read_deadline(last, year=due.day.year), due.day.year)
        if [each.end for each in read] == [due.day]:
            return deadline_in(last, due.day.year)
    return f"{'Trước ngày' if due.reading.before else 'Ngày'} {written_day(due.day)}"


def _window_in(window: Occurrence, reading: Reading) -> str:
    """A window that is left of several, written by itself."""
    assert window.end is not None  # noqa: S101 - the only caller has looked
    only, year = Window(start=window.start, end=window.end), window.end.year
    for written in _period(window.start, window.end) if window.start else ():
        if [*occurrences(read_deadline(written, year=year), year)] == [only]:
            return written
    return f"{'Trước ngày' if reading.before else 'Ngày'} {written_day(window.end)}"


def _laid_beside(task: YearTask, known: Sequence[tuple[Line, str]], linked: dict[str, Line]) -> YearTask:
    words = plain(task.title)
    there = linked.get(task.line.id) or next((line for line, own in known if is_same_work(own, words)), None)
    return YearTask(
        line=task.line, section=task.section, title=task.title, products=task.products, there=there
    )


def _linked(plan: Plan) -> dict[str, Line]:
    """The lines of a plan by the records of the long plan that they do a year of."""
    marked = {item.id: item.marks for table in plan.appendices for item in table.items() if item.marks}
    return {
        record: line
        for line in lines(plan)
        for record in marked.get(line.record, {}).get(FROM_RECORD, "").split()
    }


def deadline_in(text: str, year: int, issued: date | None = None) -> str:
    """A deadline as the plan of one year writes it: `Hàng năm` → `Năm 2026`, `Quý IV` → `Quý IV/2026`.

    What repeats within the year, and what cannot be said otherwise with the very same days and no word lost,
    stays as it is.
    """
    reading = read_deadline(text, year=year, issued=issued)
    due = occurrences(reading, year)
    for written in _written(reading, due, year):
        if occurrences(read_deadline(written, year=year), year) == due:
            return written
    return text


def _written(reading: Reading, due: Sequence[Window], year: int) -> Iterator[str]:
    if len(due) != 1 or (reading.kind is Kind.CONTINUOUS and reading.end is None):
        return
    if any(note.code is NoteCode.REST for note in reading.notes):
        return  # its words would be lost
    if reading.kind in (Kind.BY_DATE, Kind.WINDOW) and str(year) in reading.text and _inside(reading, year):
        return
    start, end = due[0].start, due[0].end
    if reading.kind is Kind.CONTINUOUS:
        yield "Thường xuyên"
    elif start is None and end is not None:
        yield f"{'Trước ngày' if reading.before else 'Ngày'} {written_day(end)}"
    elif start is not None and end is not None:
        yield from _period(start, end)


def _inside(reading: Reading, year: int) -> bool:
    """Whether the phrase speaks of no other year."""
    return all(day is None or day.year == year for day in (reading.start, reading.end))


def _period(start: date, end: date) -> Iterator[str]:
    """Ways to write a window, the shortest in front; the caller sees which of them means these days."""
    year, month = start.year, start.month
    yield f"Năm {year}"
    yield f"Quý {roman((month - 1) // _MONTHS_OF_QUARTER + 1)}/{year}"
    yield f"Tháng {month:0{2 if month <= _ZERO_UP_TO else 1}d}/{year}"
    yield f"6 tháng {'đầu' if month == 1 else 'cuối'} năm {year}"
    yield f"Từ {written_day(start)} đến {written_day(end)}"
