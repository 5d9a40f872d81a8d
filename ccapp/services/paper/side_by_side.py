"""A signed file read and laid beside the tables of its plan: every cell that says otherwise, blanks too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from ccapp.domain.comparing import Comparison, Difference, compare, is_comparable, joined, own_keys
from ccapp.domain.editions import KeptDifference
from ccapp.domain.plan import Appendix, Plan, RecordId
from ccapp.domain.returning import Moved, compare_returned
from ccapp.errors import RefusedError
from ccapp.intake.reading import read_bytes
from ccapp.intake.values import Reading

_AS_ABOVE: Final = ("lead", "partners")
_HABIT: Final = 3  # so many blanks where each could say "as above" are how the file was typed, no accident
_LAYOUT_ROWS: Final = 4  # a table of no more, if no appendix, is a letterhead or a place for signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A table of the plan and what the signed file says otherwise; `comparison` None where it lacks it.

    `moved` are lines that stand elsewhere in the file, `columns` the headings of ours that it lacks,
    `as_above` those where it leaves blank, throughout, what is as in the line above.
    """

    ours: Appendix
    theirs: Appendix | None
    comparison: Comparison | None
    moved: tuple[Moved, ...] = ()
    columns: tuple[str, ...] = ()
    as_above: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """A signed file beside its plan; `extra` names its tables that belong to none of ours."""

    tables: tuple[Beside, ...]
    extra: tuple[str, ...] = ()


def beside(plan: Plan, name: str, data: bytes, kept: Sequence[KeptDifference]) -> SideBySide:
    """Each table of the plan with the one of the file that is most like it, if there is one of its shape.

    A table that was cut in parts is laid beside as one. Spaces and line breaks are no difference: a page
    breaks lines where it likes. Raises FileError, or RefusedError("no-table") where the file has none.
    """
    reading = read_bytes(name, data, blanks_stay=True)
    tables = [table.appendix for table in reading.tables]
    if not tables:
        raise RefusedError("no-table", file=name)
    settled = {(one.record, one.field, one.after) for one in kept}
    found: list[Beside] = []
    used: list[Appendix] = []
    for ours, parts in _parts(plan, tables):
        used += parts
        found.append(
            _laid(ours, joined(parts), settled) if parts else Beside(ours=ours, theirs=None, comparison=None)
        )
    return SideBySide(tables=tuple(found), extra=tuple(_extra(reading, used)))


def _laid(ours: Appendix, theirs: Appendix, settled: set[tuple[RecordId, str, str]]) -> Beside:
    whole = compare(ours, theirs, blanks=True)
    habits = {key: _repeating(ours, whole, key) for key in _AS_ABOVE}
    said = (one for one in whole.differences if one.after or one.record not in habits.get(one.field, ()))
    comparison = _told(replace(whole, differences=tuple(said)), settled)
    return Beside(
        ours=ours,
        theirs=theirs,
        comparison=comparison,
        moved=_moved(ours, theirs, comparison),
        columns=_lacking(ours, theirs),
        as_above=tuple(_heading(ours, key) for key, lines in habits.items() if lines),
    )


def _repeating(ours: Appendix, comparison: Comparison, key: str) -> frozenset[RecordId]:
    """The lines that say what the one above says, where the file has left each of them blank; else none.

    Below a text that the file has otherwise its blanks mean that text, and are none of these.
    """
    absent = set(comparison.absent)
    said = {one.record: one.after for one in comparison.differences if one.field == key}
    lines, same = set(), set()
    for item in ours.items():
        for above, line in pairwise(item.children):
            if line.text(key) and line.text(key) == above.text(key) and line.id not in absent:
                lines.add(line.id)
                if not said.get(above.id) and (above.id in same or above.id not in lines):
                    same.add(line.id)
    blank = {record for record, after in said.items() if not after}
    return frozenset(same) if len(lines) >= _HABIT and lines <= blank else frozenset()


def _heading(table: Appendix, key: str) -> str:
    found = next(each.full_heading for each in table.layout.columns if each.key == key)
    return " ".join(found.split())


def _extra(reading: Reading, used: Iterable[Appendix]) -> Iterator[str]:
    """Tables of the file that nothing of the plan was laid beside, by their titles or first words."""
    for table in (each.appendix for each in reading.tables):
        if not any(table is one for one in used):
            yield table.title or " | ".join(_heading(table, key) for key in table.layout.keys)
    for left in reading.left_out:
        if int(str(left.facts["rows"])) > _LAYOUT_ROWS:
            yield str(left.facts["text"])


def _parts(plan: Plan, tables: Sequence[Appendix]) -> Iterator[tuple[Appendix, list[Appendix]]]:
    """Each table of the plan with what is its own in the file, in the order of the file."""
    free = list(tables)
    closest: list[Appendix | None] = []
    for ours in plan.appendices:
        theirs = _closest(ours, free)
        closest.append(theirs)
        free = [each for each in free if each is not theirs]
    for ours, first in zip(plan.appendices, closest, strict=True):
        more = [each for each in free if first is not None and _is_part(ours, first, each)]
        free = [each for each in free if not any(each is one for one in more)]
        yield ours, [each for each in tables if each is first or any(each is one for one in more)]


def _is_part(ours: Appendix, first: Appendix, other: Appendix) -> bool:
    """Whether a table goes on with the first part of ours: the same columns, mostly lines that we have."""
    if other.layout.levels != first.layout.levels or other.layout.keys != first.layout.keys:
        return False
    new = sum(len(list(one.item.walk())) for one in compare(ours, other).additions)
    return new * 2 < len(list(other.items()))


def _closest(ours: Appendix, free: Sequence[Appendix]) -> Appendix | None:
    fitting = [each for each in free if is_comparable(ours.layout, each.layout)]
    return min(fitting, key=lambda each: len(compare(ours, each).absent), default=None)


def _moved(ours: Appendix, theirs: Appendix, comparison: Comparison) -> tuple[Moved, ...]:
    """Lines in another order or below another line; one that the file lacks stands nowhere."""
    absent = set(comparison.absent)
    return tuple(one for one in compare_returned(theirs, {}, ours, None).moved if one.record not in absent)


def _lacking(ours: Appendix, theirs: Appendix) -> tuple[str, ...]:
    """The headings of our visible columns whose texts are nowhere in the file: nothing is compared there."""
    names = own_keys(ours.layout, theirs.layout)
    known = {names.get(key, key) for key in theirs.layout.keys}
    columns = ours.visible.layout.columns
    return tuple(" ".join(each.full_heading.split()) for each in columns if each.key not in known)


def _told(comparison: Comparison, settled: set[tuple[RecordId, str, str]]) -> Comparison:
    return replace(
        comparison,
        differences=tuple(
            one
            for one in comparison.differences
            if _says_otherwise(one) and (one.record, one.field, one.after) not in settled
        ),
    )


def _says_otherwise(one: Difference) -> bool:
    return "".join(one.before.split()) != "".join(one.after.split())
