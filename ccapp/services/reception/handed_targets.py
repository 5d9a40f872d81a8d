"""Chỉ tiêu được giao, at the commune: targets by year in a superior's plan beside those of one of ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ccapp.domain.comparing import compare, is_comparable
from ccapp.domain.layout import Kind, Level
from ccapp.domain.plan import Appendix, Item, Plan, RecordId
from ccapp.services.intake import merging
from ccapp.services.intake.merging import Choice, Merging, Pairing
from ccapp.services.plans import editing, planning
from ccapp.services.plans.editing import require_draft
from ccapp.services.reception.handed import handed_for
from ccapp.services.session import Changes, Session
from ccapp.store.journal import Transaction
from ccapp.store.plans import add_appendix


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedTargets:
    """What the targets of a superior's plan would bring to a plan of ours.

    Where ours has no table of that kind yet, the pairing has an empty one under the id of theirs, not stored.
    """

    office: str
    merging: Merging

    @property
    def additions(self) -> int:
        """How many targets our plan does not have."""
        additions = (new for each in self.merging.pairings for new in each.comparison.additions)
        return sum(_targets(each.item) for each in additions)

    @property
    def differences(self) -> int:
        """How many texts differ."""
        return sum(len(each.comparison.differences) for each in self.merging.pairings)


def offers(session: Session, plan: RecordId) -> tuple[HandedTargets, ...]:
    """Targets handed out for a draft of ours that it has not, or has otherwise. Raises NotFoundError."""
    found = planning.show(session, plan)
    if found.office_id != session.store.office.id or not found.is_editable:
        return ()
    handed = [
        HandedTargets(office=office, merging=_beside(found, theirs))
        for office, theirs in _handed(session, found)
    ]
    return tuple(each for each in handed if each.additions or each.differences)


def take(session: Session, plan: RecordId, choices: Sequence[Choice], offered: HandedTargets) -> Changes:
    """Take over what was chosen, in one step and one undo; a table that is missing is made.

    Raises RefusedError as `merging.merge`, NotFoundError; then takes over nothing.
    """
    found = require_draft(session, plan)
    fresh = {each.ours.id: each.ours for each in offered.merging.pairings if each.ours.id == each.theirs.id}
    stored = [choice for choice in choices if choice.appendix not in fresh]
    merging.require_unchanged(found, stored)

    def write(tx: Transaction) -> None:
        merging.write_chosen(session, tx, found, stored)
        for choice in choices:
            if choice.appendix in fresh:
                sections = tuple(each.item for each in choice.additions)
                table = replace(fresh[choice.appendix], sections=sections)
                add_appendix(tx, session.store.connection, found.id, table)

    return editing.reshape(session, found, "targets-take", write)


def _handed(session: Session, plan: Plan) -> Iterator[tuple[str, tuple[Appendix, ...]]]:
    """Each superior that hands out a plan of the years, with its tables of targets."""
    for office, theirs in handed_for(session, plan):
        tables = tuple(each for each in theirs.appendices if each.kind is Kind.YEAR_TARGETS)
        if tables:
            yield office, tables


def _beside(plan: Plan, theirs: Sequence[Appendix]) -> Merging:
    """Each table of the superior beside ours of its shape, in their order."""
    free = [each for each in plan.appendices if each.kind is Kind.YEAR_TARGETS]
    pairings = []
    for table in (replace(each, sections=tuple(map(_bare, each.sections))) for each in theirs):
        ours = next((each for each in free if is_comparable(each.layout, table.layout)), None)
        if ours is not None:
            free.remove(ours)
        ours = ours or replace(table, sections=())
        pairings.append(Pairing(ours=ours, theirs=table, comparison=compare(ours, table)))
    return Merging(plan=plan, pairings=tuple(pairings))


def _targets(item: Item) -> int:
    """How many targets a line holds: those of a section, else the one it is or belongs to."""
    return sum(each.level is Level.TASK for each in item.walk()) or 1


def _bare(item: Item) -> Item:
    """A line and those below it with their texts alone; what the superior noted of them stays there."""
    return replace(item, marks={}, children=tuple(map(_bare, item.children)))
