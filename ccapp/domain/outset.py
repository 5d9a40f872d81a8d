"""What a superior gives a commune to begin with: a model plan, the calendar of reports, assigned tasks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ccapp.domain.layout import Kind, Layout, Level
from ccapp.domain.plan import NO_OFFICE, SIGNED_BY, Appendix, Item, OfficeId, Plan, RecordId
from ccapp.domain.report_calendar import Calendar
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import FieldValue
from ccapp.domain.wellformed import read_layout
from ccapp.values import replace

MOST_HANDED: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedScope:
    """A superior's plan that is handed out, in full, under the title it has there."""

    title: str
    state: ScopeState


@dataclass(frozen=True, slots=True, kw_only=True)
class Outset:
    """What a connection file brings beside card and secret; each part may be missing."""

    calendar: Calendar | None = None
    model: Plan | None = None
    handed: tuple[HandedScope, ...] = ()

    @property
    def tasks(self) -> int:
        """How many tasks are assigned in it."""
        return sum(count_tasks(each.state) for each in self.handed)

    @property
    def is_empty(self) -> bool:
        """Whether it brings nothing."""
        return self.calendar is None and self.model is None and not self.handed


NOTHING: Final = Outset()


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsetChoice:
    """What a superior chose for the files of its communes. `model` is one of its plans or the key of a
    shipped template, "" for none; handed-out plans go along but those in `without`.
    """

    calendar: Calendar | None = None
    model: str = ""
    without: frozenset[RecordId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeModel:
    """The model plan that a superior has given."""

    office: OfficeId
    office_name: str
    plan: Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeCalendar:
    """Whose calendar it is: a superior's that gave it, or this office's own for its communes."""

    office_name: str
    calendar: Calendar
    own: bool = False


def as_form(plan: Plan) -> Plan:
    """A plan as a model for others: title, years, layouts, lines and who signs; nothing of its document,
    its progress or its place in other plans.
    """
    return Plan(
        title=plan.title,
        year_from=plan.year_from,
        year_to=plan.year_to,
        office_id=NO_OFFICE,
        six_clear=plan.six_clear,
        appendices=tuple(_form_table(each) for each in plan.appendices),
    )


def _form_table(appendix: Appendix) -> Appendix:
    sections = tuple(_form_line(each, appendix.layout) for each in appendix.sections)
    return Appendix(title=appendix.title, layout=appendix.layout, sections=sections)


def _form_line(item: Item, layout: Layout) -> Item:
    texts = {key: text for key, text in item.texts.items() if layout.level_of(key) is item.level}
    marks = {key: item.marks[key] for key in (SIGNED_BY,) if item.marks.get(key)}
    children = tuple(_form_line(each, layout) for each in item.children)
    return Item(level=item.level, texts=texts, marks=marks, children=children)


def tree(lines: Sequence[Item], levels: Sequence[Level]) -> tuple[Item, ...]:
    """Lines in table order as a tree of these levels. Raises ValueError for a line out of its place."""
    if not lines:
        return ()
    if not levels or lines[0].level is not levels[0]:
        raise ValueError(f"a {lines[0].level.value} out of its place")
    starts = [at for at, line in enumerate(lines) if line.level is levels[0]]
    ends = (*starts[1:], len(lines))
    return tuple(
        replace(lines[start], children=tree(lines[start + 1 : end], levels[1:]))
        for start, end in zip(starts, ends, strict=True)
    )


def count_tasks(state: ScopeState) -> int:
    """How many tasks a handed-out plan assigns: its titled lines right above living leaves, in every table
    but targets by year. Zero where it is not, or no longer, handed out. The state is well-formed.
    """
    if not any(each.type == "assignment" and not _is_gone(each) for each in state.records):
        return 0
    layouts = {
        each.id: read_layout(str(each.fields["layout"]))
        for each in state.records
        if each.type == "appendix" and not _is_gone(each)
    }
    items: dict[FieldValue, ScopeRecord] = {each.id: each for each in state.records if each.type == "item"}
    above = {each.fields.get("parent_id") for each in items.values() if _is_seen(each, items)}
    tasks = (each for key, each in items.items() if key in above)
    return sum(_is_task(each, items, layouts) for each in tasks)


def _is_task(
    record: ScopeRecord, items: Mapping[FieldValue, ScopeRecord], layouts: Mapping[RecordId, Layout]
) -> bool:
    layout = layouts.get(RecordId(str(record.fields["appendix_id"])))
    if layout is None or layout.kind is Kind.YEAR_TARGETS or record.fields["level"] != layout.levels[-2]:
        return False
    above = items.get(record.fields.get("parent_id"))  # an activity without words stands for its task
    words = (record.fields.get(layout.title_key(layout.levels[-2])), above and above.fields.get("task"))
    return any(words)


def _is_seen(record: ScopeRecord, items: Mapping[FieldValue, ScopeRecord]) -> bool:
    found: ScopeRecord | None = record
    while found is not None:
        if _is_gone(found):
            return False
        found = items.get(found.fields.get("parent_id"))
    return True


def _is_gone(record: ScopeRecord) -> bool:
    return record.fields.get("deleted") is not None
