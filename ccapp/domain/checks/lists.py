"""Lists inside one cell: several products beside one deadline cannot be followed one by one."""

from __future__ import annotations

from collections.abc import Iterator

from ccapp.domain.checks.sheet import Sheet, found, joined
from ccapp.domain.findings import Finding, Fix, Severity
from ccapp.domain.layout import DEADLINE, PRODUCT
from ccapp.domain.splitting import listed


def counts_differ(sheet: Sheet) -> Iterator[Finding]:
    """A product cell that lists several, while the deadline cell holds fewer lines."""
    if not (sheet.has(PRODUCT) and sheet.has(DEADLINE)):
        return
    for row in sheet.rows:
        products = len(listed(row.text(PRODUCT)))
        deadlines = sum(bool(line.strip()) for line in row.text(DEADLINE).splitlines())
        if 0 < deadlines < products:
            yield found(
                "counts-differ",
                Severity.WARNING,
                row.leaf,
                PRODUCT,
                about=joined(sheet.title(row), row.text(PRODUCT)),
                fixes=(Fix(code="fix-split", facts={"count": products}),),
                task=sheet.label(row),
                products=products,
                deadlines=deadlines,
            )
