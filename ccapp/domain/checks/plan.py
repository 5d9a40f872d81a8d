"""The check of a plan before signing: every rule over every appendix, findings in the order of the table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

from ccapp.domain.checks import (
    deadlines,
    duplicates,
    goals,
    indicators,
    lists,
    missing,
    numbering,
    sections,
    units,
)
from ccapp.domain.checks.sheet import Context, Rule, Sheet, sheet_of
from ccapp.domain.checks.wording import check_words, read_ahead
from ccapp.domain.findings import Finding, Severity
from ccapp.domain.plan import Plan, RecordId

RULES: Final[tuple[Rule, ...]] = (
    numbering.section_numbers,
    numbering.doubled_sections,
    sections.empty_sections,
    sections.absent_fields,
    numbering.task_numbers,
    missing.missing_title,
    missing.missing_product,
    missing.missing_lead,
    missing.missing_deadline,
    deadlines.deadlines,
    lists.counts_differ,
    units.lead_is_partner,
    duplicates.duplicate_tasks,
    goals.goals_without_task,
    goals.tasks_in_one_cell,
    goals.tasks_of_other_fields,
    indicators.indicator_owner,
    indicators.indicator_blank,
    indicators.target_unread,
    indicators.target_over_whole,
    indicators.target_falls,
    indicators.decimals_mixed,
)
PLAN_RULES: Final[tuple[Callable[[Sequence[Sheet]], Iterable[Finding]], ...]] = (units.unit_names,)
_WEIGHT: Final = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.HINT: 2}


def check_plan(plan: Plan, context: Context) -> tuple[Finding, ...]:
    """Everything found in a plan's appendices, in table order; at one cell, the heaviest in front.

    A finding about several lines stands at the first of them, one about a whole appendix before its lines.
    """
    return in_order(plan, (finding for part in parts(plan, context) for finding in part))


def parts(plan: Plan, context: Context) -> Iterator[Sequence[Finding]]:
    """What each rule finds, rule after rule, for a caller that has other things to do in between."""
    sheets = [sheet_of(plan, appendix, context) for appendix in plan.appendices]
    for rule in RULES:
        yield [finding for sheet in sheets for finding in rule(sheet)]
    for over_all in PLAN_RULES:
        yield list(over_all(sheets))
    for _ in read_ahead(plan, context):
        yield ()
    yield list(check_words(plan, context))


def in_order(plan: Plan, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings as the table has their lines; at one cell, the heaviest in front."""
    order = _positions(plan)

    def place(finding: Finding) -> tuple[int, int, int]:
        line = order.get((finding.record, finding.place), (0, ()))
        column = line[1].index(finding.field) if finding.field in line[1] else -1
        return line[0], column, _WEIGHT[finding.severity]

    return tuple(sorted(findings, key=place))


def _positions(plan: Plan) -> dict[tuple[RecordId, str], tuple[int, tuple[str, ...]]]:
    """Where each line stands, and the columns of its table. Lines of a plan not stored go by their source."""
    return {place: (number, keys) for number, (place, keys) in enumerate(_lines(plan), start=1)}


def _lines(plan: Plan) -> Iterator[tuple[tuple[RecordId, str], tuple[str, ...]]]:
    for appendix in plan.appendices:
        keys = appendix.layout.keys
        yield (appendix.id, ""), keys
        for item in appendix.items():
            yield (item.id, item.source), keys
