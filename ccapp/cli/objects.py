"""The JSON objects of the terminal contract, made from values."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ccapp.domain.findings import Finding
from ccapp.domain.plan import Appendix, Plan
from ccapp.domain.records import Row, rows
from ccapp.domain.timing import as_data, timing_of
from ccapp.intake.values import Reading
from ccapp.services.session import Changes
from ccapp.store.history import FieldChange
from ccapp.words import Words

Object = dict[str, Any]


def finding_object(finding: Finding, words: Words) -> Object:
    """One finding: code, severity, record or place, field, message, and the first fix in words."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "record": finding.record or None,
        "place": finding.place or None,
        "field": finding.field or None,
        "message": words.text(finding.code, **finding.facts),
        "fix": words.text(finding.fixes[0].code, **finding.fixes[0].facts) if finding.fixes else None,
    }


def findings_objects(findings: Iterable[Finding], words: Words) -> list[Object]:
    """Findings in the order given."""
    return [finding_object(finding, words) for finding in findings]


def _table(appendix: Appendix, records: list[Object]) -> Object:
    layout = appendix.layout
    return {
        "kind": appendix.kind.value,
        "title": appendix.title,
        "columns": list(layout.keys),
        "headings": [col.full_heading for col in layout.columns],
        "records": records,
    }


def reading_object(reading: Reading, words: Words) -> Object:
    """What `read` found: its tables with confidence and findings.

    Findings about the file as a whole (tables left out) stand with the first table; a file without any
    table has no place for them in the contract's object.
    """
    tables = []
    for index, table in enumerate(reading.tables):
        layout = table.appendix.layout
        records = [row.record(layout) for row in rows(table.appendix)]
        extra = reading.left_out if index == 0 else ()
        tables.append(
            {
                **_table(table.appendix, records),
                "confidence": round(table.confidence, 2),
                "findings": findings_objects((*table.findings, *extra), words),
            }
        )
    return {"tables": tables}


def plan_head(plan: Plan) -> Object:
    """A plan as it stands in a list."""
    return {
        "id": plan.id,
        "title": plan.title,
        "state": plan.state.value,
        "from": plan.year_from,
        "to": plan.year_to,
    }


def plan_object(plan: Plan) -> Object:
    """A whole plan: `read`'s tables with `id`, `task_id` and `section_id` on every record.

    A table in which a deadline was put off or an event noted has `timing`, an object for each such leaf.
    """
    tables = []
    for appendix in plan.appendices:
        records = [_with_ids(row, appendix) for row in rows(appendix)]
        tables.append({**_table(appendix, records), "confidence": 1.0, "findings": [], **_timing(appendix)})
    return {"plan": plan_head(plan), "tables": tables}


def _timing(appendix: Appendix) -> Object:
    found = ((row.leaf.id, as_data(timing_of(row.leaf.marks))) for row in rows(appendix))
    said = [{"id": leaf, **data} for leaf, data in found if data]
    return {"timing": said} if said else {}


def _with_ids(row: Row, appendix: Appendix) -> Object:
    task = next(item for item in row.path if item.level.value == "task")
    ids = {"id": row.leaf.id, "task_id": task.id, "section_id": row.section.id}
    return {**row.record(appendix.layout), **ids}


def changes_object(changes: Changes) -> Object:
    """The transaction and the number of records it changed."""
    return {"tx": changes.tx, "changes": changes.count}


def history_object(changes: Iterable[FieldChange]) -> Object:
    """Field changes, oldest first."""
    return {
        "changes": [
            {
                "tx": change.tx,
                "at": change.at,
                "who": change.who,
                "record": change.record,
                "field": change.field,
                "before": change.before,
                "after": change.after,
            }
            for change in changes
        ]
    }
