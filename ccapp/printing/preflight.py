"""Print preflight: what the shipped font cannot show, told before anything is on paper."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from ccapp.domain.findings import Finding, Severity
from ccapp.domain.layout import Level
from ccapp.domain.plan import NOT_STORED, Appendix, Item, Plan, RecordId
from ccapp.printing.cells import leaf_paths, section_label
from ccapp.printing.fonts import Font, font
from ccapp.printing.primitives import Face
from ccapp.text.normalize import clean

MISSING_GLYPH: Final = "print-missing-glyph"


def unprintable(plan: Plan) -> tuple[Finding, ...]:
    """Characters that would print as an empty frame, one finding per text and character.

    Facts: `char`, `codepoint` (`U+2611`), `name` (in English), `appendix` (from 1, 0 outside),
    `row` (of the printed table below its header, sections counted; 0 outside it) and `column` (its heading,
    or empty).
    """
    findings: list[Finding] = []
    for field, text in _plan_texts(plan):
        findings += _missing(text, field=field, place="", appendix=0)
    for index, appendix in enumerate(plan.appendices, start=1):
        findings += _appendix_findings(appendix, index)
    return tuple(findings)


def _plan_texts(plan: Plan) -> Iterator[tuple[str, str]]:
    yield "doc_type", plan.reference.doc_type
    yield "number", plan.reference.number
    yield "symbol", plan.reference.symbol
    yield "issuer", plan.issuer.name
    if any(appendix.layout.page.signed for appendix in plan.appendices):
        yield "authority", plan.signature.authority
        yield "position", plan.signature.position
        yield "signer", plan.signature.signer


def _appendix_findings(appendix: Appendix, index: int) -> Iterator[Finding]:
    place = f"table {index}"
    yield from _missing(appendix.title.upper(), field="title", place=place, appendix=index)
    layout = appendix.layout.visible
    printed = frozenset(layout.keys) | frozenset(layout.level_keys(Level.SECTION))
    headings = {column.key: clean(column.heading).replace("\n", " ") for column in layout.columns}
    for column in layout.columns:
        for text in (column.group, column.heading):
            heading = headings[column.key]
            yield from _missing(text, field=column.key, place=place, appendix=index, column=heading)
    for item, row in _rows(appendix):
        for key in (each for each in item.texts if each in printed):
            text = item.text(key)
            yield from _missing(
                text,
                field=key,
                place=f"{place}, row {row}",
                appendix=index,
                row=row,
                column=headings.get(key, ""),
                record=item.id,
            )


def _rows(appendix: Appendix) -> Iterator[tuple[Item, int]]:
    """Every line with the printed row it first stands in."""
    row = 0
    for section in appendix.sections:
        row += bool(section_label(section))
        yield section, row
        seen = {id(section)}
        for child in section.children:
            for path in leaf_paths(child, (section,)):
                row += 1
                for item in path:
                    if id(item) not in seen:
                        seen.add(id(item))
                        yield item, row


@lru_cache(maxsize=8_192)  # after an edit of one cell all others are as they were
def _without_glyph(text: str) -> tuple[str, ...]:
    """The characters of a text that the font lacks, each once."""
    face: Font = font(Face.REGULAR)
    printed = clean(text).replace("\n", "")
    if face.covers(printed):
        return ()
    return tuple(dict.fromkeys(char for char in printed if not face.covers(char)))


def _missing(
    text: str,
    *,
    field: str,
    place: str,
    appendix: int,
    row: int = 0,
    column: str = "",
    record: RecordId = NOT_STORED,
) -> Iterator[Finding]:
    for char in _without_glyph(text):
        yield Finding(
            code=MISSING_GLYPH,
            severity=Severity.WARNING,
            record=record,
            place=place,
            field=field,
            facts={
                "char": char,
                "codepoint": f"U+{ord(char):04X}",
                "name": unicodedata.name(char, ""),
                "appendix": appendix,
                "row": row,
                "column": column,
            },
        )
