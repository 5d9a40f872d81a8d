"""Findings as a list shows them: equal ones as one line, each with the name of the lines it is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ccapp.domain.checks.sheet import Context, sheet_of
from ccapp.domain.findings import Finding
from ccapp.domain.layout import NUMBER, SECTION_NUMBER
from ccapp.domain.plan import Plan, RecordId


def group(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """Findings of one code about the same words together, at the place of the first."""
    groups: defaultdict[tuple[str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.code, finding.about].append(finding)
    return tuple(map(tuple, groups.values()))


def line_labels(plan: Plan) -> dict[RecordId, str]:
    """What a list calls each line of a plan: `II` for a section, `10` or `II.3` for all below a task."""
    labels: dict[RecordId, str] = {}
    for appendix in plan.appendices:
        sheet = sheet_of(plan, appendix, Context())
        for section in appendix.sections:
            labels[section.id] = section.text(SECTION_NUMBER).strip().rstrip(".)")
            for item in section.children:
                number = sheet.label_of(section, item, "") if item.text(NUMBER) else ""
                labels.update(dict.fromkeys((line.id for line in item.walk()), number))
    return labels
