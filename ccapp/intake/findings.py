"""The findings of intake: one small function per code, so that codes and facts are said in one place."""

from __future__ import annotations

from ccapp.domain.findings import Finding, Severity
from ccapp.intake.values import Decoding

_SHOWN = 80


def short(text: str) -> str:
    """One line of at most 80 characters, for a message."""
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[: _SHOWN - 1] + "…"


def deadline_blank(place: str, title: str) -> Finding:
    """A leaf without a deadline: it may have lost its merged cell, so nothing is filled in."""
    return Finding(
        code="read-deadline-blank",
        severity=Severity.WARNING,
        place=place,
        field="deadline",
        facts={"title": short(title)},
    )


def budget_blank(place: str, title: str) -> Finding:
    """A blank budget below a filled one of the same task: merged once, or really without budget?"""
    return Finding(
        code="read-budget-blank",
        severity=Severity.HINT,
        place=place,
        field="budget",
        facts={"title": short(title)},
    )


def number_blank(place: str, title: str) -> Finding:
    """A task without a number in a numbered table."""
    return Finding(
        code="read-number-blank",
        severity=Severity.HINT,
        place=place,
        field="number",
        facts={"title": short(title)},
    )


def row_joined(place: str, text: str) -> Finding:
    """A row read as the end of the row above it, which was broken over a page."""
    return Finding(code="read-row-joined", severity=Severity.HINT, place=place, facts={"text": short(text)})


def column_unknown(place: str, heading: str, key: str) -> Finding:
    """A column kept under its heading because its meaning is not known."""
    return Finding(
        code="read-column-unknown",
        severity=Severity.WARNING,
        place=place,
        field=key,
        facts={"heading": short(heading)},
    )


def column_guessed(place: str, heading: str, key: str) -> Finding:
    """A column told from its content or a weak heading: the officer should confirm it."""
    return Finding(
        code="read-column-guessed",
        severity=Severity.WARNING,
        place=place,
        field=key,
        facts={"heading": short(heading), "column": key},
    )


def cell_left_out(place: str, text: str) -> Finding:
    """Text of a table that found no place in a row."""
    return Finding(
        code="read-cell-left-out", severity=Severity.WARNING, place=place, facts={"text": short(text)}
    )


def unseen_text(place: str, text: str) -> Finding:
    """A footnote mark, hidden text or text under a merged cell, left out of the words."""
    return Finding(code="read-unseen-text", severity=Severity.HINT, place=place, facts={"text": short(text)})


def table_left_out(place: str, text: str, rows: int) -> Finding:
    """A table that is no appendix: letterhead, signatures, list of members."""
    facts = {"text": short(text), "rows": rows}
    return Finding(code="read-table-left-out", severity=Severity.HINT, place=place, facts=facts)


def tracked_changes() -> Finding:
    """The file holds tracked changes; it was read as if all were accepted."""
    return Finding(code="read-tracked-changes", severity=Severity.WARNING)


def decoded(decoding: Decoding) -> Finding:
    """The file was in a legacy encoding: known by its fonts, or only told from its words."""
    encoding = {"encoding": decoding.encoding.value}
    if decoding.by_font:
        return Finding(code="read-decoded", severity=Severity.HINT, facts=encoding)
    return Finding(code="read-decoded-guessed", severity=Severity.WARNING, facts=encoding)
