"""A file merged into a plan that exists: what is new and what differs is chosen, the rest stays as it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ccapp.domain.comparing import Addition, Comparison, Difference, compare, is_comparable
from ccapp.domain.plan import Appendix, Plan, RecordId
from ccapp.domain.records import count
from ccapp.errors import RefusedError
from ccapp.services.intake import taking_in
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.plans import editing
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store.headings import remember_headings
from ccapp.store.journal import Transaction
from ccapp.store.plans import insert_branch
from ccapp.store.tables import ITEM


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A table of the plan beside the one of the file that is laid over it."""

    ours: Appendix
    theirs: Appendix
    comparison: Comparison


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """What a file would bring to a plan. `unpaired` names tables of the file that fit none of the plan's."""

    plan: Plan
    pairings: tuple[Pairing, ...]
    unpaired: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What of it is taken over, all of one pairing's table `appendix`."""

    appendix: RecordId
    differences: tuple[Difference, ...] = ()
    additions: tuple[Addition, ...] = ()


def lay_beside(session: Session, plan: RecordId, file: TakenFile) -> Merging:
    """Compare the tables of a file with those of our own draft; nothing is stored.

    Raises RefusedError where the plan may not be edited or no table of the file has the shape of one of its
    own ("merge-other-shape").
    """
    found = editing.require_draft(session, plan)
    free = list(found.appendices)
    pairings: list[Pairing] = []
    unpaired: list[str] = []
    for table in file.reading.tables:
        ours = _closest(free, table.appendix)
        if ours is None:
            unpaired.append(table.appendix.title or "-")
            continue
        free.remove(ours)
        pairings.append(Pairing(ours=ours, theirs=table.appendix, comparison=compare(ours, table.appendix)))
    if not pairings:
        raise RefusedError("merge-other-shape", file=file.name, plan=found.title)
    return Merging(plan=found, pairings=tuple(pairings), unpaired=tuple(unpaired))


def _closest(free: Sequence[Appendix], theirs: Appendix) -> Appendix | None:
    """The table of the same levels and kind that shares the most lines with the one of the file."""
    fitting = [
        each for each in free if is_comparable(each.layout, theirs.layout) and each.kind is theirs.kind
    ]
    return max(fitting, key=lambda each: _shared(each, theirs), default=None)


def _shared(ours: Appendix, theirs: Appendix) -> int:
    return count(ours).tasks - len(compare(ours, theirs).absent)


def merge(
    session: Session, plan: RecordId, choices: Sequence[Choice], file: TakenFile | None = None
) -> Changes:
    """Take over what was chosen, in one step and one undo; numbers run on where they ran regularly before.

    What was confirmed of the headings of `file` is remembered with it. Raises RefusedError, also where
    the plan is no longer what the file was compared with, or NotFoundError; then takes over nothing.
    """
    found = editing.require_draft(session, plan)
    require_unchanged(found, choices)

    def write(tx: Transaction) -> None:
        write_chosen(session, tx, found, choices)
        if file is not None:
            remember_headings(session.store.connection, taking_in.confirmed(file))

    return editing.reshape(session, found, "merge", write)


def write_chosen(session: Session, tx: Transaction, plan: Plan, choices: Sequence[Choice]) -> None:
    """Write what was chosen for tables of a plan, in a transaction. Raises RefusedError for a long text."""
    for choice in choices:
        for difference in choice.differences:
            require_length(difference.field, difference.after)
            tx.change(ITEM, difference.record, {difference.field: difference.after})
        _add(session, tx, plan, choice)


def require_unchanged(plan: Plan, choices: Sequence[Choice]) -> None:
    """Raise RefusedError unless all that was chosen still has its place and the text it was compared with."""
    lines = {item.id: item for table in plan.appendices for item in table.items()}
    above = {child.id: item.id for item in lines.values() for child in item.children}
    same = all(
        one.record in lines and lines[one.record].text(one.field) == one.before
        for choice in choices
        for one in choice.differences
    ) and all(
        (one.parent is None or one.parent in lines)
        and (one.after is None or above.get(one.after) == one.parent)
        for choice in choices
        for one in choice.additions
    )
    if not same or {choice.appendix for choice in choices} - {table.id for table in plan.appendices}:
        raise RefusedError("merge-plan-changed", plan=plan.title)


def _add(session: Session, tx: Transaction, plan: Plan, choice: Choice) -> None:
    """Store the chosen lines, each after the one it follows in the file, be that a new one itself."""
    last: dict[tuple[RecordId | None, RecordId | None], RecordId] = {}
    for addition in choice.additions:
        for text in (text for item in addition.item.walk() for text in item.texts.items()):
            require_length(*text)
        key = (addition.parent, addition.after)
        before = last.get(key, addition.after or _last_section(plan, choice.appendix, addition))
        at = editing.position_after(session, tx, addition.parent, choice.appendix, before)
        last[key] = insert_branch(tx, plan.id, choice.appendix, addition.parent, addition.item, at)


def _last_section(plan: Plan, appendix: RecordId, addition: Addition) -> RecordId | None:
    """A new section goes below all others."""
    if addition.parent is not None:
        return None
    sections = next(each.sections for each in plan.appendices if each.id == appendix)
    return sections[-1].id if sections else None
