"""Indicators with a target for each year: owner, readable values, their course over the years."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from ccapp.domain.checks.amounts import Amount, is_garbled, read_amount
from ccapp.domain.checks.missing import LEAD
from ccapp.domain.checks.saying import short
from ccapp.domain.checks.sheet import Sheet, found, joined
from ccapp.domain.findings import Edit, Finding, Fix, Severity
from ccapp.domain.layout import Column
from ccapp.domain.records import Row

_WHOLE: Final = 100  # per cent
_GROWTH: Final = ("tăng", "so với", "tốc độ")
_DOWNWARD: Final = ("giảm", "≤", "không quá", "tối đa", "dưới")


def indicator_owner(sheet: Sheet) -> Iterator[Finding]:
    """An indicator that no unit answers for."""
    if not sheet.for_targets or not sheet.has(LEAD):
        return
    for row in sheet.rows:
        if sheet.title(row) and not row.text(LEAD):
            yield found(
                "indicator-owner",
                Severity.WARNING,
                row.leaf,
                LEAD,
                about=joined(sheet.title(row)),
                fixes=(Fix(code="fix-choose-unit"),),
                task=sheet.label(row),
            )


def indicator_blank(sheet: Sheet) -> Iterator[Finding]:
    """An indicator without a target in any year."""
    years = _years(sheet)
    for row in sheet.rows if years else ():
        if sheet.title(row) and not any(row.text(column.key) for column in years):
            yield found(
                "indicator-blank",
                Severity.WARNING,
                row.leaf,
                years[0].key,
                about=joined(sheet.title(row)),
                fixes=(Fix(code="fix-edit"),),
                task=sheet.label(row),
            )


def target_unread(sheet: Sheet) -> Iterator[Finding]:
    """A target that looks like a number and is none. Words ("hoàn thành", "duy trì") are targets too."""
    for row, column in _cells(sheet):
        if is_garbled(row.text(column.key)):
            yield _about_cell("target-unread", Severity.WARNING, sheet, row, column)


def target_over_whole(sheet: Sheet) -> Iterator[Finding]:
    """A share above 100 %; a growth over an earlier year may well be."""
    for row, column in _cells(sheet):
        target = read_amount(row.text(column.key))
        if target and target.percent and target.value > _WHOLE and not _says(sheet, row, _GROWTH):
            yield _about_cell("target-over-100", Severity.WARNING, sheet, row, column)


def _about_cell(code: str, severity: Severity, sheet: Sheet, row: Row, column: Column) -> Finding:
    text = row.text(column.key)
    return found(
        code,
        severity,
        row.leaf,
        column.key,
        about=joined(sheet.title(row), str(column.year), text),
        fixes=(Fix(code="fix-edit"),),
        task=sheet.label(row),
        year=column.year,
        text=short(text),
    )


def target_falls(sheet: Sheet) -> Iterator[Finding]:
    """A year that runs against the others: lower where they rise, higher where they fall.

    What only rises or only falls is meant so.
    """
    years = _years(sheet)
    for row in sheet.rows:
        targets = [(column, read) for column in years if (read := read_amount(row.text(column.key)))]
        steps = [(before, after) for before, after in pairwise(targets) if _comparable(before[1], after[1])]
        up = [step for step in steps if step[1][1].value > step[0][1].value]
        down = [step for step in steps if step[1][1].value < step[0][1].value]
        if not up or not down:
            continue
        falling = len(down) > len(up) or (len(down) == len(up) and _says(sheet, row, _DOWNWARD))
        for before, after in up if falling else down:
            code = "target-rises" if falling else "target-falls"
            yield _against(code, sheet, row, before[0], after[0])


def _comparable(before: Amount, after: Amount) -> bool:
    return before.percent == after.percent


def _against(code: str, sheet: Sheet, row: Row, before: Column, after: Column) -> Finding:
    return found(
        code,
        Severity.WARNING,
        row.leaf,
        after.key,
        about=joined(sheet.title(row), row.text(before.key), row.text(after.key)),
        fixes=(Fix(code="fix-edit"),),
        task=sheet.label(row),
        year=after.year,
        value=short(row.text(after.key)),
        before=before.year,
        above=short(row.text(before.key)),
    )


def decimals_mixed(sheet: Sheet) -> Iterator[Finding]:
    """Comma and dot both used before decimals: one finding for the table, mended towards the comma."""
    marks: dict[str, list[tuple[Row, Column]]] = {",": [], ".": []}
    for row, column in _cells(sheet):
        target = read_amount(row.text(column.key))
        if target and target.mark:
            marks[target.mark].append((row, column))
    if not (marks[","] and marks["."]):
        return
    dotted = [(row, column.key, row.text(column.key)) for row, column in marks["."]]
    edits = tuple(
        Edit(record=row.leaf.id, field=key, text=text.replace(".", ",")) for row, key, text in dotted
    )
    comma = marks[","][0][0].text(marks[","][0][1].key)
    yield found(
        "decimals-mixed",
        Severity.HINT,
        dotted[0][0].leaf,
        dotted[0][1],
        about=joined(comma, dotted[0][2]),
        fixes=(Fix(code="fix-decimal-comma", facts={"count": len(edits)}, edits=edits),),
        comma=short(comma),
        dot=short(dotted[0][2]),
        count=len(dotted),
    )


def _years(sheet: Sheet) -> tuple[Column, ...]:
    return tuple(column for column in sheet.appendix.layout.columns if column.year is not None)


def _cells(sheet: Sheet) -> Iterator[tuple[Row, Column]]:
    years = _years(sheet)
    yield from ((row, column) for row in sheet.rows for column in years if row.text(column.key))


def _says(sheet: Sheet, row: Row, words: tuple[str, ...]) -> bool:
    texts = (sheet.title(row), *(row.text(column.key) for column in _years(sheet)))
    return any(word in text.lower() for text in texts for word in words)
