"""Hợp nhất kế hoạch các xã cũ: several files read, laid beside each other, made one new plan in one step."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ccapp.domain.joining import Joining, Source, is_joinable, join, united
from ccapp.domain.layout import Kind
from ccapp.domain.office import Role, Unit, UnitKind
from ccapp.domain.plan import Appendix, Body, Item, Plan, RecordId
from ccapp.domain.records import Counts, count
from ccapp.domain.sides import side_of
from ccapp.domain.units.directory import Directory, MatchKind
from ccapp.domain.units.mentions import MentionKind
from ccapp.domain.units.places import seat_of
from ccapp.domain.units.spellings import Spelling, respelled, tally
from ccapp.domain.units.splitting import split_units
from ccapp.domain.years import Years
from ccapp.errors import RefusedError
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.plans import units
from ccapp.services.plans.planning import Imported, require_lengths
from ccapp.services.session import Changes, Session
from ccapp.store.plans import insert_plan
from ccapp.text.matching import marked_words
from ccapp.text.normalize import clean

FEWEST: Final = 2
MOST: Final = 4
_SYMBOL: Final = "KH-UBND"


@dataclass(frozen=True, slots=True, kw_only=True)
class OldPlan:
    """A file in hand as one old commune's plan; `left_out` names its tables that cannot be joined."""

    source: Source
    file: str
    years: Years | None = None
    left_out: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitChange:
    """An old name in the cells of lead and partners, in how many of them, and what it is to become.

    `choices` are all that may stand for it, the likeliest in front; `new` is the first of them.
    """

    old: str
    count: int
    new: str
    choices: tuple[str, ...]


def old_plan(file: TakenFile) -> OldPlan:
    """What a file holds of an old commune's plan. Raises RefusedError("unite-no-table") for no such table."""
    appendices = [table.appendix for table in file.reading.tables]
    tables = tuple(filter(is_joinable, appendices))
    if not tables:
        raise RefusedError("unite-no-table", file=file.name)
    seat = seat_of(file.reading.letterhead.issuer or file.name.rpartition(".")[0])
    place = seat.name.title() if seat.name.isupper() else seat.name
    name = f"{seat.kind} {place} (cũ)" if place else file.name.rpartition(".")[0]
    left_out = tuple(each.title or "-" for each in appendices if each not in tables)
    return OldPlan(
        source=Source(name=name, place=place, tables=tables),
        file=file.name,
        years=file.head[1],
        left_out=left_out,
    )


def lay_beside(plans: Sequence[OldPlan]) -> Joining:
    """Lay two to four plans beside each other.

    Raises RefusedError for fewer, more, or equal names, and "unite-kinds" where they share no kind of table.
    """
    if not FEWEST <= len(plans) <= MOST:
        raise RefusedError("unite-count", count=len(plans), fewest=FEWEST, most=MOST)
    names = [clean(each.source.name) for each in plans]
    if "" in names or len(set(names)) < len(names):
        raise RefusedError("unite-names")
    kind = shared_kind(plans)
    if kind is None:
        raise RefusedError("unite-kinds")
    sources = [
        replace(
            each.source, name=name, tables=tuple(table for table in each.source.tables if table.kind is kind)
        )
        for each, name in zip(plans, names, strict=True)
    ]
    return join(sources)


def shared_kind(plans: Sequence[OldPlan]) -> Kind | None:
    """The kind of table by which plans are united: one that all have, tasks with products before goals."""
    kinds = [{table.kind for table in each.source.tables} for each in plans]
    return next((kind for kind in Kind if kinds and all(kind in each for each in kinds)), None)


def left_out(plan: OldPlan, kind: Kind | None) -> tuple[str, ...]:
    """The titles of a plan's tables that do not come along when plans are united by tables of a kind."""
    others = (
        table.title or "-" for table in plan.source.tables if kind is not None and table.kind is not kind
    )
    return (*plan.left_out, *others)


def unit_changes(session: Session, joining: Joining, plans: Sequence[OldPlan]) -> tuple[UnitChange, ...]:
    """Units of the result that no longer exist, with those that do their work today, in their order."""
    directory, today = units.directory(session), session.clock().date()
    places = [each.source.place for each in plans if each.source.place]
    found = []
    for spelling in tally(_unit_cells(united(joining, ""))):
        choices = _successors(directory, spelling, places, session.store.office.name, today)
        if choices:
            found.append(UnitChange(old=spelling.text, count=spelling.count, new=choices[0], choices=choices))
    return tuple(found)


def _successors(
    directory: Directory, spelling: Spelling, places: Sequence[str], office: str, today: date
) -> tuple[str, ...]:
    """Who stands for an old name now: the new office for an old commune, else the units of its lineage."""
    words = f" {marked_words(spelling.text)} "
    if spelling.mention.kind is MentionKind.BODY and any(
        f" {marked_words(each)} " in words for each in places
    ):
        return (office,)
    match = directory.match(spelling.text, today)
    if match.unit is None or match.valid or match.kind is MatchKind.QUESTION:
        return ()
    return tuple(dict.fromkeys(each.name for each in match.successors if _is_likely(match.unit, each)))


def _is_likely(old: Unit, new: Unit) -> bool:
    """A unit gives way to a unit, a committee as a whole to another one."""
    return (old.kind is UnitKind.BODY) == (new.kind is UnitKind.BODY)


def unite(
    session: Session, joining: Joining, title: str, years: Years, renamed: Mapping[str, str]
) -> Imported:
    """Store the result as a new draft, one step and one undo. `renamed` are old units and their new names.

    Raises RefusedError without a title or for a text that is too long.
    """
    named = clean(title)
    if not named:
        raise RefusedError("plan-title-missing")
    appendix = _renamed(united(joining, named), renamed)
    require_lengths([appendix])
    plan = _plan(session, named, years, appendix)
    with session.store.journal.write("unite", session.who) as tx:
        made = insert_plan(tx, plan)
    changes = Changes(tx=tx.id, action=tx.action, count=tx.changes)
    return Imported(changes=changes, plan=RecordId(made), counts=counts(joining), findings=())


def counts(joining: Joining) -> Counts:
    """How much the result holds."""
    return count(united(joining, ""))


def _plan(session: Session, title: str, years: Years, appendix: Appendix) -> Plan:
    plan = Plan(
        title=title,
        year_from=years[0],
        year_to=years[1],
        office_id=session.store.office.id,
        issuer=Body(name=session.store.office.name, side=side_of(session.store.office.name)),
        appendices=(appendix,),
    )
    if session.store.office.role is Role.COMMUNE:
        plan = replace(plan, reference=replace(plan.reference, symbol=_SYMBOL))
    return plan


def _unit_cells(appendix: Appendix) -> Iterable[str]:
    for item in appendix.items():
        yield from filter(None, map(item.text, units.UNIT_FIELDS))


def _renamed(appendix: Appendix, renamed: Mapping[str, str]) -> Appendix:
    sections = tuple(_with_units(section, renamed) for section in appendix.sections)
    return replace(appendix, sections=sections)


def _with_units(item: Item, renamed: Mapping[str, str]) -> Item:
    children = tuple(_with_units(child, renamed) for child in item.children)
    texts = {
        key: _cell(text, renamed) if key in units.UNIT_FIELDS else text for key, text in item.texts.items()
    }
    return replace(item, texts=texts, children=children)


def _cell(text: str, renamed: Mapping[str, str]) -> str:
    after = text
    for old, new in renamed.items():
        after = respelled(after, old, new)
    return after if after == text else _once(after)


def _once(cell: str) -> str:
    """Each unit of a cell once: two old units may have become one."""
    mentions = split_units(cell)
    names = [each.text for each in mentions]
    if len(set(names)) == len(names) or any(each.condition for each in mentions):
        return cell
    return ("; " if ";" in cell else ", ").join(dict.fromkeys(names))
