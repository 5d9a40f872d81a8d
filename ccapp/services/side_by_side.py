"""A signed file read and laid beside the tables of its plan: every cell that says otherwise, blanks too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ccapp.domain.comparing import Comparison, Difference, compare, is_comparable
from ccapp.domain.editions import KeptDifference
from ccapp.domain.plan import Appendix, Plan, RecordId
from ccapp.errors import RefusedError
from ccapp.intake.reading import read_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A table of the plan and what the signed file says otherwise; `comparison` None where it lacks it."""

    ours: Appendix
    theirs: Appendix | None
    comparison: Comparison | None


def beside(plan: Plan, name: str, data: bytes, kept: Sequence[KeptDifference]) -> tuple[Beside, ...]:
    """Each table of the plan with the one of the file that is most like it, if there is one of its shape.

    Spaces and line breaks are no difference: a page breaks lines where it likes. Raises FileError, or
    RefusedError("no-table") where the file has none.
    """
    free = [table.appendix for table in read_bytes(name, data).tables]
    if not free:
        raise RefusedError("no-table", file=name)
    settled = {(one.record, one.field, one.after) for one in kept}
    found: list[Beside] = []
    for ours in plan.appendices:
        theirs = _closest(ours, free)
        if theirs is None:
            found.append(Beside(ours=ours, theirs=None, comparison=None))
            continue
        free.remove(theirs)
        comparison = _told(compare(ours, theirs, blanks=True), settled)
        found.append(Beside(ours=ours, theirs=theirs, comparison=comparison))
    return tuple(found)


def _closest(ours: Appendix, free: Sequence[Appendix]) -> Appendix | None:
    fitting = [each for each in free if is_comparable(ours.layout, each.layout)]
    return min(fitting, key=lambda each: len(compare(ours, each).absent), default=None)


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
