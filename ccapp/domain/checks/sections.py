"""Sections: empty ones, and fields of the reform that a plan does not have. By name, never by number."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Final

from ccapp.domain.checks.fields import fields_named, is_reform
from ccapp.domain.checks.numbers import section_number
from ccapp.domain.checks.sheet import Sheet, found, joined
from ccapp.domain.findings import Finding, Fix, Severity
from ccapp.domain.layout import SECTION_NUMBER, Level
from ccapp.domain.plan import Item
from ccapp.domain.standard import FIELDS

EMPTY: Final = frozenset({"section-empty", "section-empty-before"})  # the latter: not so last year
_BY_FIELDS: Final = 3  # so many fields named: the table is arranged by them


def empty_sections(sheet: Sheet) -> Iterator[Finding]:
    """A section without any line. A heading over further sections (A over I, II) is none.

    Kept for the year of the plan: that there is none this year says nothing of the next.
    """
    sections = sheet.appendix.sections
    for section, after in zip_longest(sections, sections[1:]):
        if section.children or (after is not None and _is_over(section, after)):
            continue
        yield found(
            "section-empty",
            Severity.WARNING,
            section,
            Level.SECTION.value,
            about=joined(section.text(Level.SECTION.value), str(sheet.plan.year_from)),
            fixes=(Fix(code="fix-add-task"),),
            section=_called(sheet, section),
        )


def _called(sheet: Sheet, section: Item) -> str:
    """`III “Cải cách tổ chức bộ máy”`."""
    number = section.text(SECTION_NUMBER).strip().rstrip(".)")
    return f"{number} “{sheet.section_name(section)}”".strip()


def _is_over(section: Item, after: Item) -> bool:
    above, below = (section_number(item.text(SECTION_NUMBER)) for item in (section, after))
    return above is not None and below is not None and above.style is not below.style and below.value == 1


def absent_fields(sheet: Sheet) -> Iterator[Finding]:
    """A usual field of the reform that the table has no section for, where it is arranged by fields."""
    if sheet.for_targets or not any(map(is_reform, (sheet.plan.title, sheet.appendix.title))):
        return
    sections = sheet.appendix.sections
    named = frozenset[str]().union(*(fields_named(item.text(Level.SECTION.value)) for item in sections))
    if len(named) < _BY_FIELDS:
        return
    for field in FIELDS:
        if field not in named:
            yield Finding(
                code="field-absent",
                severity=Severity.WARNING,
                record=sheet.appendix.id,
                facts={"field": field},
                about=field,
            )
