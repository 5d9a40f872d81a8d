"""Cells that must not be blank: task, product, lead, deadline; only columns that the layout has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from ccapp.domain.checks.saying import short
from ccapp.domain.checks.sheet import Sheet, found, joined, write
from ccapp.domain.findings import Finding, Fix, Severity
from ccapp.domain.layout import DEADLINE, PRODUCT
from ccapp.domain.records import Row

LEAD: Final = "lead"
_HELD_OPEN: Final = re.compile(r"[\s.…_/–—-]*")  # nothing, or signs that keep the place
USUAL_PRODUCTS: Final = ("Kế hoạch", "Báo cáo", "Quyết định")


def missing_title(sheet: Sheet) -> Iterator[Finding]:
    """A line without words: nothing at all, or cells filled beside a task that is not named."""
    for rows in sheet.tasks():
        if not sheet.title(rows[0]):
            yield _no_title(sheet, rows)


def _no_title(sheet: Sheet, rows: Sequence[Row]) -> Finding:
    line = rows[0].path[-2]
    field = sheet.appendix.layout.title_key(line.level)
    filled = [text for row in rows for text in row.leaf.texts.values() if text]
    if filled:
        words = joined(*filled)
        return found("missing-title", Severity.ERROR, line, field, about=words, text=short(filled[0]))
    section = sheet.section_name(rows[0].section)
    fixes = (Fix(code="fix-remove-line"),)
    return found("row-blank", Severity.ERROR, line, field, about=section, fixes=fixes, section=section)


def missing_product(sheet: Sheet) -> Iterator[Finding]:
    """A task whose product is not said, or only held open by `…` or `-`: at the end of the year nothing shows
    that it was done.
    """
    open_ = (row for row in sheet.rows if _HELD_OPEN.fullmatch(row.text(PRODUCT)) and sheet.title(row))
    for row in open_ if sheet.has(PRODUCT) else ():
        usual = tuple(write("fix-write", (row,), PRODUCT, text) for text in USUAL_PRODUCTS)
        yield found(
            "missing-product",
            Severity.ERROR,
            row.leaf,
            PRODUCT,
            about=joined(sheet.title(row)),
            fixes=(*usual, Fix(code="fix-write-other")),
            task=sheet.label(row),
        )


def missing_lead(sheet: Sheet) -> Iterator[Finding]:
    """A task without a lead, one finding for all its products; the line above may lend its own."""
    if sheet.for_targets or not sheet.has(LEAD):
        return
    above, section = "", None
    for rows in sheet.tasks():
        if rows[0].section is not section:
            above, section = "", rows[0].section
        above = next((text for row in rows if (text := row.text(LEAD))), above)
        blank = [row for row in rows if not row.text(LEAD) and sheet.title(row)]
        if blank:
            yield _no_lead(sheet, blank, above)


def _no_lead(sheet: Sheet, blank: Sequence[Row], above: str) -> Finding:
    same = (write("fix-same-above", blank, LEAD, above),) if above else ()
    return found(
        "missing-lead",
        Severity.ERROR,
        blank[0].leaf,
        LEAD,
        about=joined(sheet.title(blank[0])),
        fixes=(Fix(code="fix-choose-unit"), *same),
        task=sheet.label(blank[0]),
    )


def missing_deadline(sheet: Sheet) -> Iterator[Finding]:
    """A product without a deadline: it may have lost a merged cell, so the one above it is offered."""
    blank = {id(row) for row in _without(sheet, DEADLINE)}
    for rows in sheet.tasks():
        above = ""
        for row in rows:
            if id(row) in blank:
                yield _no_deadline(sheet, row, above)
            above = row.text(DEADLINE) or above


def _no_deadline(sheet: Sheet, row: Row, above: str) -> Finding:
    product = row.text(PRODUCT)
    code = "missing-deadline-product" if product else "missing-deadline"
    share = (write("fix-share", (row,), DEADLINE, above),) if above else ()
    return found(
        "missing-deadline-below" if above and product else code,
        Severity.ERROR,
        row.leaf,
        DEADLINE,
        about=joined(sheet.title(row), product),
        fixes=(*share, Fix(code="fix-write-deadline")),
        task=sheet.label(row),
        product=short(product),
        above=short(above),
    )


def _without(sheet: Sheet, field: str) -> Iterator[Row]:
    """Rows with a title whose cell in this column is blank; none where there is no such column."""
    if sheet.has(field):
        yield from (row for row in sheet.rows if not row.text(field) and sheet.title(row))
