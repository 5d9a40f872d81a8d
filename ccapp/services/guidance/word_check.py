"""Soát văn bản Word: the slips of any file, in text and tables. Nothing is stored; no data folder needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from ccapp.domain.checks.gone import Register
from ccapp.domain.checks.own import setting_of
from ccapp.domain.checks.passage import Passage, Setting
from ccapp.domain.checks.plan import PLAN_RULES, RULES
from ccapp.domain.checks.sheet import Context, sheet_of
from ccapp.domain.checks.texts import check_passages
from ccapp.domain.findings import Finding
from ccapp.domain.plan import Body, Plan
from ccapp.domain.sides import side_of
from ccapp.intake import findings as reading_findings
from ccapp.intake.document import Document, read_document
from ccapp.intake.recognition import recognise
from ccapp.services.plans.shipped_units import known_places, known_units

# Where a plan's rule has spoken of a cell, the text rule of the same matter is silent.
_SAME_MATTER: Final = {
    "text-old-year": "deadline-",
    "text-no-such-day": "deadline-",
    "text-no-such-month": "deadline-",
    "text-number-twice": "",
    "text-number-jump": "",
}


def check_file(path: Path) -> tuple[Finding, ...]:
    """Every finding of a file in reading order. Raises FileError for a file that cannot be read.

    The text is checked as a whole; tables of tasks or targets are checked like those of a plan besides.
    """
    document = read_document(path)
    setting = setting_of(document.passages)
    register = Register(units=known_units(), places=known_places())
    in_tables, tables = _of_tables(document, setting, register)
    in_text = check_passages(document.passages, setting, register)
    merged = [*in_tables, *(each for each in in_text if not _is_said(each, in_tables, tables))]
    revised = (reading_findings.tracked_changes(),) if document.revised else ()
    return (*revised, *_in_order(merged, document.passages))


def _of_tables(
    document: Document, setting: Setting, register: Register
) -> tuple[tuple[Finding, ...], frozenset[str]]:
    """What the rules of a plan find in the file's appendices, and the places of those tables."""
    reading = recognise(document.blocks, revised=document.revised)
    tables = frozenset(place for table in reading.tables for place in table.source.places)
    if not reading.tables or not setting.year_from:
        return (), tables
    plan = Plan(
        title=reading.tables[0].appendix.title,
        year_from=setting.year_from,
        year_to=setting.year_to,
        issuer=Body(name=setting.issuer, side=side_of(setting.issuer)),
        appendices=tuple(table.appendix for table in reading.tables),
    )
    context = Context(
        issued=reading.letterhead.signed_on,
        own_names=setting.own_names,
        level=setting.level,
        register=register,
    )
    appendices = [sheet_of(plan, appendix, context) for appendix in plan.appendices]
    found = [finding for rule in RULES for appendix in appendices for finding in rule(appendix)]
    found += (finding for rule in PLAN_RULES for finding in rule(appendices))
    return tuple(found), tables


def _is_said(finding: Finding, in_tables: Iterable[Finding], tables: frozenset[str]) -> bool:
    """Whether a text rule repeats what a rule of the plan says of the same place."""
    matter = _SAME_MATTER.get(finding.code)
    if matter is None or finding.place not in tables:
        return False
    return not matter or any(
        each.place == finding.place and each.code.startswith(matter) for each in in_tables
    )


def _in_order(findings: Iterable[Finding], passages: Sequence[Passage]) -> Iterator[Finding]:
    """By the place in the file; what is about the whole file first."""
    order = {passage.place: at for at, passage in reversed([*enumerate(passages, start=1)])}
    yield from sorted(findings, key=lambda finding: order.get(finding.place, 0))
