"""The units and people of the office: entered, renamed, dissolved, learned from plans; every step undone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ccapp.domain import office as people_rules
from ccapp.domain.office import Person, Role, Tier, Unit
from ccapp.domain.plan import Appendix, Plan, RecordId
from ccapp.domain.units.directory import Directory, Match, MatchKind
from ccapp.domain.units.keys import plain_key
from ccapp.domain.units.mentions import MentionKind
from ccapp.domain.units.places import seat_of
from ccapp.domain.units.spellings import respelled, tally
from ccapp.domain.units.starter import Era, combined, relinked
from ccapp.errors import NotFoundError, RefusedError
from ccapp.services.plans import editing, shipped_units
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store import units as stored
from ccapp.store.journal import Transaction
from ccapp.store.plans import load_plan
from ccapp.store.tables import PERSON, UNIT
from ccapp.text.normalize import clean

UNIT_FIELDS: Final = ("lead", "partners")  # the texts of a line that name units


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A mention of a plan, in how many cells it stands, and what it seems to mean."""

    text: str
    count: int
    kind: MentionKind
    match: Match


def units(session: Session) -> tuple[Unit, ...]:
    """The office's own units in the order they were entered, dissolved ones too."""
    return stored.list_units(session.store.connection)


def directory(session: Session) -> Directory:
    """The office's units, and beside them those the program knows, so that old names are recognised.

    An office that has entered none of its own still gets the known ones; `units` tells whether it has any.
    """
    office = session.store.office
    return _known(office.name, office.role, units(session))


def _known(office: str, role: Role, own: Sequence[Unit]) -> Directory:
    seat = seat_of(office)
    return Directory(
        units=combined(own, shipped_units.known_units(seat.kind)),
        places=(seat.name,) if seat.name else (),
        home=Tier.COMMUNE if role is Role.COMMUNE else Tier.PROVINCE,
    )


def named_in(office: str, appendices: Iterable[Appendix], on: date) -> tuple[str, ...]:
    """The units that the tables of a commune name, in order of appearance, each once under the name it is
    known by on a day, else as written. Groups and roles are nobody in particular, and what is doubtful is
    asked about later.
    """
    known = _known(office, Role.COMMUNE, ())
    found = [each for each in tally(_unit_cells(appendices)) if each.mention.kind is MentionKind.UNIT]
    meant = [(each.text, known.match(each.text, on)) for each in found]
    sure = ((text, match.unit) for text, match in meant if match.kind is not MatchKind.QUESTION)
    return tuple(dict.fromkeys(unit.name if unit is not None else text for text, unit in sure))


def fill(session: Session, era: Era, read: Iterable[str] = ()) -> Changes:
    """Enter the usual units of a commune in one step, and those of the names `read` in a plan that nothing
    is known of. Raises RefusedError where there are units already.
    """
    count = len(units(session))
    if count:
        raise RefusedError("units-not-empty", count=count)
    ids: dict[RecordId, RecordId] = {}
    with session.store.journal.write("unit-starter", session.who) as tx:
        for unit in shipped_units.starter_units(era, seat_of(session.store.office.name).kind):
            ids[unit.id] = tx.create(UNIT, stored.unit_fields(relinked(unit, ids)))
        known, today = directory(session), session.clock().date()
        for name in read:
            if known.match(name, today).kind is MatchKind.UNKNOWN:
                tx.create(UNIT, stored.unit_fields(Unit(name=_name(name))))
    return _changes(tx)


def add(session: Session, unit: Unit) -> RecordId:
    """Enter a unit. Raises RefusedError without a name, or where one of its spellings is another unit's."""
    named = replace(unit, name=_name(unit.name), aliases=tuple(filter(None, map(_line, unit.aliases))))
    _require_order(named)
    for spelling in (named.name, *named.aliases):
        _require_free(session, named, spelling)
    with session.store.journal.write("unit-add", session.who) as tx:
        return tx.create(UNIT, stored.unit_fields(named))


def edit(
    session: Session, unit: RecordId, *, name: str, abbreviation: str, valid_from: date | None
) -> Changes:
    """Set name, abbreviation and first day of a unit in one step; an old name stays as a spelling,
    because old plans use it. Raises NotFoundError, or RefusedError as `add`.
    """
    found = stored.load_unit(session.store.connection, unit)
    short = _line(abbreviation)
    require_length("name", short)
    edited = replace(_renamed(found, name), abbreviation=short, valid_from=valid_from)
    _require_order(edited)
    for spelling in (edited.name, *edited.aliases):
        _require_free(session, edited, spelling)
    return _changed(session, "unit-edit", edited)


def _renamed(unit: Unit, name: str) -> Unit:
    named = _name(name)
    kept = [each for each in (*unit.aliases, unit.name) if plain_key(each) != plain_key(named)]
    return replace(unit, name=named, aliases=tuple(dict.fromkeys(kept)))


def learn(session: Session, unit: RecordId, spelling: str) -> Changes:
    """Remember that a spelling means a unit, one of the office's own or one the program knows.

    A known unit becomes the office's own by this. Raises NotFoundError, or RefusedError where the spelling
    is another unit's.
    """
    found = _any_unit(session, unit)
    learned = _name(spelling)
    _require_free(session, found, learned)
    if plain_key(learned) in map(plain_key, (found.name, *found.aliases)):
        taught = found
    else:
        taught = replace(found, aliases=(*found.aliases, learned))
    if all(each.id != unit for each in units(session)):
        with session.store.journal.write("unit-learn", session.who) as tx:
            tx.create(UNIT, stored.unit_fields(taught))
        return _changes(tx)
    return _changed(session, "unit-learn", taught)


def dissolve(session: Session, unit: RecordId, *, last_day: date, successors: Sequence[RecordId]) -> Changes:
    """End a unit on its last day and say who does its work from then on.

    Raises NotFoundError or RefusedError for a day before its first, or a unit that would follow itself.
    """
    found = stored.load_unit(session.store.connection, unit)
    if unit in successors:
        raise RefusedError("unit-successor-self", name=found.name)
    for successor in successors:
        _any_unit(session, successor)
    ended = replace(found, valid_to=last_day, successors=tuple(successors))
    _require_order(ended)
    return _changed(session, "unit-dissolve", ended)


def respell(session: Session, plan: RecordId, old: str, new: str) -> Changes:
    """Write a unit in one way in every line of a draft, in one step. Raises as `editing.set_texts`."""
    wanted = _name(new)
    edits = [
        editing.CellEdit(record=item.id, field=key, text=text)
        for appendix in load_plan(session.store.connection, plan).appendices
        for item in appendix.items()
        for key in UNIT_FIELDS
        if (text := respelled(item.text(key), _line(old), wanted)) != item.text(key)
    ]
    return editing.set_texts(session, plan, edits, action="respell")


def proposals(session: Session, plan: RecordId) -> tuple[Proposal, ...]:
    """Every distinct mention of a plan with what it seems to mean on the plan's day, to be asked about."""
    found = load_plan(session.store.connection, plan)
    known = directory(session)
    day = plan_day(found, session.clock().date())
    return tuple(
        Proposal(
            text=each.text, count=each.count, kind=each.mention.kind, match=known.match(each.text, on=day)
        )
        for each in tally(_unit_cells(found.appendices))
    )


def plan_day(plan: Plan, today: date) -> date:
    """The day whose units a plan means: that of its issue; unsigned, today if it runs now, else its first."""
    first, last = date(plan.year_from, 1, 1), date(plan.year_to, 12, 31)
    return plan.reference.signed_on or (today if first <= today <= last else first)


def people(session: Session) -> tuple[Person, ...]:
    """The people of the office, those who left too."""
    return stored.list_people(session.store.connection)


def add_person(session: Session, person: Person) -> RecordId:
    """Enter someone with title and unit. Raises RefusedError without a name, NotFoundError for the unit."""
    named = replace(person, name=_person_name(person.name), title=_line(person.title))
    if person.unit:
        stored.load_unit(session.store.connection, person.unit)
    with session.store.journal.write("person-add", session.who) as tx:
        return tx.create(PERSON, stored.person_fields(named))


def hand_over(session: Session, person: RecordId, name: str, *, on: date) -> RecordId:
    """Give someone's title to another from a day on; what the first has done stays theirs.

    Raises NotFoundError or RefusedError.
    """
    old = stored.load_person(session.store.connection, person)
    leaving, coming = people_rules.hand_over(old, _person_name(name), on=on)
    with session.store.journal.write("person-hand-over", session.who) as tx:
        tx.change(PERSON, person, stored.person_fields(leaving))
        return tx.create(PERSON, stored.person_fields(coming))


def _unit_cells(appendices: Iterable[Appendix]) -> Iterable[str]:
    for appendix in appendices:
        for item in appendix.items():
            yield from filter(None, map(item.text, UNIT_FIELDS))


def _any_unit(session: Session, unit: RecordId) -> Unit:
    found = directory(session).unit(unit)
    if found is None:
        raise NotFoundError("unit-not-found", unit=unit)
    return found


def _require_free(session: Session, unit: Unit, spelling: str) -> None:
    """Raise RefusedError where another unit of the same level and time goes by this spelling."""
    key = plain_key(spelling)
    for other in units(session):
        same = other.id != unit.id and other.tier is unit.tier and _overlap(unit, other)
        if same and key in map(plain_key, (other.name, *other.aliases)):
            raise RefusedError("unit-spelling-taken", spelling=spelling, name=other.name)


def _overlap(one: Unit, other: Unit) -> bool:
    starts = max(one.valid_from or date.min, other.valid_from or date.min)
    return starts <= min(one.valid_to or date.max, other.valid_to or date.max)


def _require_order(unit: Unit) -> None:
    if unit.valid_from and unit.valid_to and unit.valid_to < unit.valid_from:
        raise RefusedError("unit-days", name=unit.name, day=f"{unit.valid_to:%d/%m/%Y}")


def _name(text: str) -> str:
    named = _line(text)
    if not plain_key(named):
        raise RefusedError("unit-name-missing")
    require_length("name", named)
    return named


def _person_name(text: str) -> str:
    named = _line(text)
    if not named:
        raise RefusedError("person-name-missing")
    require_length("name", named)
    return named


def _line(text: str) -> str:
    return " ".join(clean(text).split())


def _changed(session: Session, action: str, unit: Unit) -> Changes:
    with session.store.journal.write(action, session.who) as tx:
        tx.change(UNIT, unit.id, stored.unit_fields(unit))
    return _changes(tx)


def _changes(tx: Transaction) -> Changes:
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)
