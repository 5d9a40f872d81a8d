"""The row of the plan that a finding is about, cell by cell, and what the row is called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from ccapp.domain.findings import Finding
from ccapp.domain.layout import Kind as Shape
from ccapp.domain.plan import Appendix, Plan, RecordId
from ui.models.plan_lines import Kind, Line, lines


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCell:
    """A cell under its heading; `here` is the one that the finding is about."""

    heading: str
    text: str
    here: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRow:
    """A row by its name (`Nhiệm vụ 10, cột Sản phẩm`); no cells where it is not one row, or gone."""

    name: str = ""
    cells: tuple[RowCell, ...] = ()


def row_of(plan: Plan, finding: Finding, labels: Mapping[RecordId, str]) -> FoundRow:
    """The row a finding is about; a finding about a whole appendix has its title."""
    for appendix in plan.appendices:
        if appendix.id == finding.record:
            return FoundRow(name=appendix.title)
        for line in lines(appendix):
            if any(item.id == finding.record for item in line.path) and line.kind is not Kind.VACANT:
                label = labels.get(finding.record, "")
                return FoundRow(
                    name=_name(appendix, line, finding, label), cells=_cells(appendix, line, finding)
                )
    return FoundRow()


def _name(appendix: Appendix, line: Line, finding: Finding, label: str) -> str:
    if line.kind is Kind.SECTION:
        return QCoreApplication.translate("checks", "Section {label}").format(label=label) if label else ""
    heading = next((col.heading for col in appendix.layout.columns if col.key == finding.field), "")
    named = _line_words(appendix.kind).format(label=label) if label else ""
    if not heading:
        return named
    column = QCoreApplication.translate("checks", "column {column}").format(column=heading)
    return f"{named}, {column}" if named else column[:1].upper() + column[1:]


def _line_words(shape: Shape) -> str:
    words = {
        Shape.TASK_PRODUCT: QCoreApplication.translate("checks", "Task {label}"),
        Shape.GOAL_TASK_ACTIVITY: QCoreApplication.translate("checks", "Goal {label}"),
        Shape.YEAR_TARGETS: QCoreApplication.translate("checks", "Target {label}"),
    }
    return words[shape]


def _cells(appendix: Appendix, line: Line, finding: Finding) -> tuple[RowCell, ...]:
    """Every column of a line; of a section its number and title."""
    columns = appendix.layout.columns
    if line.kind is Kind.SECTION:
        return tuple(RowCell(heading="", text=text, here=False) for text in dict.fromkeys(line.texts) if text)
    return tuple(
        RowCell(
            heading=column.heading,
            text=text,
            here=record == finding.record and field == finding.field,
        )
        for column, text, record, field in zip(columns, line.texts, line.records, line.fields, strict=True)
    )
