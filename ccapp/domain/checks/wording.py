"""The words of a plan under the rules for texts: its titles, sections and cells as passages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Final

from ccapp.domain.checks.passage import Part, Passage, Setting
from ccapp.domain.checks.sheet import Context
from ccapp.domain.checks.texts import by_itself, check_passages
from ccapp.domain.findings import Finding, Fix
from ccapp.domain.layout import DEADLINE, NUMBER, SECTION_NUMBER, Level
from ccapp.domain.plan import Plan, RecordId

_SOME: Final = 20  # texts: a few milliseconds of reading


def check_words(plan: Plan, context: Context) -> Iterator[Finding]:
    """What the text rules find, cell by cell. Numbers, deadlines and targets have rules of their own.

    The same few units stand in most rows, so equal cells of a column are read once and told at each place.
    """
    passages = tuple(_passages(plan))
    first = _first(passages)
    found: defaultdict[tuple[RecordId, str, str], list[Finding]] = defaultdict(list)
    for finding in check_passages(tuple(first.values()), _setting(plan, context), context.register):
        found[finding.record, finding.field, finding.place].append(finding)
    for passage in passages:
        read = first[passage.field, passage.text]
        for finding in found[read.record, read.field, read.place]:
            yield finding if passage is read else _moved(finding, passage)


def read_ahead(plan: Plan, context: Context) -> Iterator[None]:
    """Read the texts a few at a time, so that `check_words` finds most of its work done."""
    setting = _setting(plan, context)
    for number, passage in enumerate(_first(tuple(_passages(plan))).values(), start=1):
        by_itself(passage, setting, unreadable=False)  # asked in the very way `check_passages` asks
        if number % _SOME == 0:
            yield


def _first(passages: Sequence[Passage]) -> dict[tuple[str, str], Passage]:
    """The first passage of each text in each column."""
    first: dict[tuple[str, str], Passage] = {}
    for passage in passages:
        first.setdefault((passage.field, passage.text), passage)
    return first


def _moved(finding: Finding, to: Passage) -> Finding:
    fixes = tuple(_fix_at(fix, to.record) for fix in finding.fixes)
    return replace(finding, record=to.record, place=to.place, fixes=fixes)


def _fix_at(fix: Fix, record: RecordId) -> Fix:
    return replace(fix, edits=tuple(replace(edit, record=record) for edit in fix.edits))


def _setting(plan: Plan, context: Context) -> Setting:
    return Setting(
        year_from=plan.year_from,
        year_to=plan.year_to,
        day=context.issued or date(plan.year_from, 1, 1),
        own_names=context.own_names,
        issuer=plan.issuer.name,
        level=context.level,
    )


def _passages(plan: Plan) -> Iterator[Passage]:
    for appendix in plan.appendices:
        yield Passage(text=appendix.title, part=Part.TITLE, record=appendix.id, field="title")
        years = (column.key for column in appendix.layout.columns if column.year is not None)
        silent = {NUMBER, SECTION_NUMBER, DEADLINE, *years}
        for item in appendix.items():
            part = Part.HEADING if item.level is Level.SECTION else Part.CELL
            for key, text in item.texts.items():
                if text and key not in silent:
                    yield Passage(text=text, part=part, record=item.id, field=key, place=item.source)
