"""Units in the cells of a plan: what can be offered for them, and a unit added to many cells at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache, reduce

from ccapp.domain.plan import Plan, RecordId
from ccapp.domain.units.chips import same_name, with_unit
from ccapp.domain.units.directory import Directory
from ccapp.domain.units.keys import plain_key
from ccapp.domain.units.offers import Offer, offers_of
from ccapp.domain.units.spellings import tally
from ccapp.services.plans import editing, units
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Changes, Session
from ccapp.store.plans import load_plan

Place = tuple[RecordId, str]  # a line and one of its fields


def offers(session: Session, plan: RecordId) -> tuple[Offer, ...]:
    """What to offer in the unit cells of a plan: the office's own units of its level that exist on the plan's
    day and what the plan itself writes, then all others the program knows. Raises NotFoundError.
    """
    found = load_plan(session.store.connection, plan)
    day = units.plan_day(found, session.clock().date())
    own = [unit for unit in units.units(session) if unit.valid_on(day)]
    directory = units.directory(session)
    known = [unit for unit in directory.units if unit.valid_on(day)]
    written = [each.text for each in tally(dict.fromkeys(_texts(found)))]
    home = (unit.name for unit in own if unit.tier is directory.home)
    near = set(map(plain_key, (*home, *written)))
    every = offers_of((*own, *known), written)
    return tuple(sorted(every, key=lambda offer: plain_key(offer.name) not in near))


def add_units(session: Session, plan: RecordId, places: Sequence[Place], names: Sequence[str]) -> Changes:
    """Add units at the end of many cells in one step. A cell that names a unit already, under any spelling,
    does not name it twice; a cell with nothing to add stays. Raises as `editing.set_texts`.
    """
    found = load_plan(session.store.connection, plan)
    items = {item.id: item for appendix in found.appendices for item in appendix.items()}
    same = _sameness(units.directory(session), units.plan_day(found, session.clock().date()))
    edits = []
    for record, field in places:
        before = items[record].text(field) if record in items else ""
        after = reduce(lambda cell, name: with_unit(cell, name, same), names, before)
        if after != before:
            edits.append(CellEdit(record=record, field=field, text=after))
    return editing.set_texts(session, plan, edits, action="bulk-add")


def _sameness(known: Directory, day: date) -> Callable[[str, str], bool]:
    """Whether two texts name one unit: by their letters, or because the directory knows both as it."""

    @cache
    def unit(text: str) -> RecordId | None:
        found = known.match(text, on=day).unit
        return found.id if found else None

    return lambda one, other: same_name(one, other) or (unit(one) is not None and unit(one) == unit(other))


def _texts(plan: Plan) -> Iterator[str]:
    for appendix in plan.appendices:
        for item in appendix.items():
            yield from filter(None, map(item.text, units.UNIT_FIELDS))
