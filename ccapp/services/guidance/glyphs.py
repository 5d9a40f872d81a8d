"""Characters of a plan that no page can show, as findings of the check before signing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ccapp.domain.findings import Edit, Finding, Fix, Severity
from ccapp.domain.layout import Level
from ccapp.domain.plan import Item, Plan, RecordId

_TICKS: Final = frozenset("☑☒✓✔✗✘✅\uf0fc\uf0fe")  # the last two are Word's Wingdings
_TICK: Final = "x"


def unprintable(plan: Plan, labels: Mapping[RecordId, str]) -> Iterator[Finding]:
    """One finding for each text and character that the prescribed font does not have (ux 3.4, 23).

    Those of a title or heading stand at their appendix, those of the document itself at no record. `labels`
    are the names of the lines.
    """
    from ccapp.printing.preflight import unprintable as not_in_font  # start-up cost: reportlab

    lines = {item.id: item for appendix in plan.appendices for item in appendix.items()}
    for found in not_in_font(plan):
        at, char = int(str(found.facts["appendix"])), str(found.facts["char"])
        line = lines.get(found.record)
        task = labels.get(line.id, "") if line and line.level is not Level.SECTION else ""
        text = line.text(found.field) if line else found.field
        yield Finding(
            code="unprintable-in-task" if task else "unprintable",
            severity=Severity.ERROR,
            record=found.record or (plan.appendices[at - 1].id if at else found.record),
            place=line.source if line else "",
            field=found.field,
            facts={"char": char, "task": task},
            about=f"{char} | {' '.join(text.split())}",
            fixes=tuple(_fixes(line, found.field, char)),
        )


def _fixes(line: Item | None, field: str, char: str) -> Iterator[Fix]:
    if line is not None and char in _TICKS:
        text = line.text(field).replace(char, _TICK)
        edits = (Edit(record=line.id, field=field, text=text),)
        yield Fix(code="fix-change-quoted", facts={"text": _TICK}, edits=edits)
    yield Fix(code="fix-edit")
