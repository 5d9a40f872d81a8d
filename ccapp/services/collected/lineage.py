"""Offices renamed, merged, split, moved to another superior from a day on; their history stays in sight.

Each call is one undo. Keys and connections belong to the office's id and survive every change of name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ccapp.domain.lineage import LineageKind, OfficeChange, ending, heir_of, name_on
from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.scope import ScopeState
from ccapp.domain.versions import contains
from ccapp.errors import RefusedError
from ccapp.services.plans.planning import require_length
from ccapp.services.session import Changes, Session
from ccapp.store import lineage as stored
from ccapp.store import partners
from ccapp.store.journal import Transaction
from ccapp.store.lineage import CarriedOn
from ccapp.store.partners import Collected
from ccapp.store.scopes import vector_of
from ccapp.text.fold import fold
from ccapp.text.normalize import clean

ENDED: Final = "office-ended"  # the refusal that a yes overrules
_SOLE = frozenset({LineageKind.RENAME, LineageKind.SPLIT, LineageKind.MOVE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Plans that count for one office. `name` is what it is called, `office` its id.

    `carried` are plans of former offices whose work a plan here carries on: in sight, and not counted twice.
    """

    office: OfficeId
    name: str
    plans: tuple[Collected, ...]
    carried: frozenset[RecordId] = frozenset()


def record(
    session: Session,
    kind: LineageKind,
    sources: Sequence[str],
    heirs: Sequence[str],
    effective: date,
    *,
    basis: str = "",
    close: bool = True,
) -> OfficeChange:
    """Record what becomes of connected offices from a day on; `close` notes what they have handed over.

    Left open, as is right for a day to come, their packages come in as ever until `close_handover`; no clock
    decides of that here. At a commune a rename is its own, a move that of a superior. Raises RefusedError
    where names are missing, do not fit the kind, or an office has ended already; NotFoundError for an
    unknown office.
    """
    names = _names(heirs)
    offices = [_known(session, each) for each in sources]
    _require_fitting(kind, offices, names)
    _require_going_on(session, offices)
    text = clean(basis).strip()
    require_length("basis", text)
    ids = tuple(office for office, _ in offices)
    ends = close and kind is not LineageKind.RENAME
    change = OfficeChange(
        kind=kind,
        effective=effective,
        sources=ids,
        before=tuple(name for _, name in offices),
        heirs=names,
        basis=text,
        handover=stored.held_of(session.store.connection, ids) if ends else None,
    )
    with session.store.journal.write(f"lineage-{kind.value.replace('_', '-')}", session.who) as tx:
        made = stored.add_change(tx, change)
    session.store.read_office()
    return replace(change, id=made)


def close_handover(session: Session, change: RecordId) -> Changes:
    """Note what the offices of a change have handed over by now. Raises NotFoundError, and RefusedError where
    it is closed or a rename.
    """
    found = stored.find_change(session.store.connection, change)
    if found.handover is not None or found.kind is LineageKind.RENAME:
        raise RefusedError("lineage-closed")
    with session.store.journal.write("lineage-close", session.who) as tx:
        stored.close_change(tx, change, stored.held_of(session.store.connection, found.sources))
    return _changes(tx)


def changes(session: Session) -> tuple[OfficeChange, ...]:
    """Every change that is recorded, by its day."""
    return stored.list_changes(session.store.connection)


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """All names and changes, read once for many questions. `names` are the first and the present one."""

    names: Mapping[OfficeId, tuple[str, str]]
    changes: tuple[OfficeChange, ...]

    def ended_by(self, office: OfficeId) -> OfficeChange | None:
        """The change by which an office has ended, None while it goes on or is not known."""
        return ending(office, self.names.get(office, ("", ""))[1], self.changes)

    def name_at(self, office: OfficeId, day: date) -> str:
        """What an office was called on a day."""
        return name_on(office, self.names.get(office, ("", ""))[0], self.changes, day)

    def home_of(self, office: OfficeId, day: date) -> OfficeId:
        """The office that stands for another one on a day; itself where it goes on or was split."""
        names = {each: now for each, (_, now) in self.names.items()}
        return heir_of(office, names, (each for each in self.changes if each.effective <= day))


def register(session: Session) -> Register:
    """Names and changes as they are now."""
    return Register(names=stored.office_names(session.store.connection), changes=changes(session))


def require_handed_over(session: Session, state: ScopeState, *, accept: bool) -> None:
    """Raise RefusedError("office-ended") for data of an office that ended which it had not handed over.

    A yes takes it into that office's history. No clock is asked: what was handed over decides.
    """
    if accept or not any(state.office in each.sources for each in changes(session)):
        return  # as nearly always, and asked of every file
    known = register(session)
    change = known.ended_by(state.office)
    if change is None or change.handover is None:
        return
    held = vector_of(session.store.connection, state.plan)
    if contains(change.handover.get(state.plan, {}), state.vector) or contains(held, state.vector):
        return
    _, name = known.names[state.office]
    day = f"{change.effective:%d/%m/%Y}"
    raise RefusedError(ENDED, name=name, heirs=", ".join(change.heirs), day=day)


def unknown_name(session: Session, office: OfficeId, said: str) -> str:
    """What an office calls itself, where that is none of its names here; "" where it is."""
    names = stored.names_of(session.store.connection, office)
    return "" if fold(said) in map(fold, names) else said


def grouped(session: Session, *, as_now: bool) -> tuple[Group, ...]:
    """The collected plans by the offices of today, or by those whose they were; each plan exactly once.

    The past of an office that was split stays its own: it is nobody's alone. By the offices of today a plan
    that its heir's own plan of these years carries on is `carried`: counted there, it would count twice.
    """
    known, today = register(session), session.clock().date()
    groups: dict[OfficeId, list[Collected]] = {}
    for each in partners.collected(session.store.connection):
        home = known.home_of(each.office.id, today) if as_now else each.office.id
        groups.setdefault(home, []).append(each)
    heirs = {home for home, plans in groups.items() if any(each.office.id != home for each in plans)}
    carrying = stored.carrying_on(session.store.connection, sorted(heirs))
    made = [
        Group(
            office=home,
            name=known.names[home][1],
            plans=tuple(found),
            carried=_carried(session, home, found, carrying),
        )
        for home, found in groups.items()
    ]
    return tuple(sorted(made, key=lambda group: (fold(group.name), group.office)))


def _carried(
    session: Session, home: OfficeId, plans: Iterable[Collected], carrying: Iterable[CarriedOn]
) -> frozenset[RecordId]:
    """Which of these plans are of former offices, and carried on by a plan of the office of today."""
    heirs = [each for each in carrying if each.office == home]
    found = set()
    for plan in plans:
        if plan.office.id == home or not heirs:
            continue
        names = {fold(each) for each in stored.names_of(session.store.connection, plan.office.id)}
        for heir in heirs:
            meets = heir.years[0] <= plan.years[1] and plan.years[0] <= heir.years[1]
            if meets and not names.isdisjoint(map(fold, heir.names)):
                found.add(plan.plan)
    return frozenset(found)


def _known(session: Session, named: str) -> tuple[OfficeId, str]:
    """Id and present name of our own office or another one."""
    own = session.store.office
    if named == own.id or fold(named) == fold(own.name):
        return own.id, own.name
    found = partners.find_partner(session.store.connection, named).office
    return found.id, found.name


def _names(heirs: Sequence[str]) -> tuple[str, ...]:
    names = tuple(dict.fromkeys(" ".join(clean(each).split()) for each in heirs))
    for each in names:
        require_length("name", each)
    return tuple(filter(None, names))


def _require_fitting(
    kind: LineageKind, offices: Sequence[tuple[OfficeId, str]], names: Sequence[str]
) -> None:
    """One office is renamed, split or moved, two or more are merged; a split has two heirs or more."""
    many = len({office for office, _ in offices})
    enough = many == 1 if kind in _SOLE else many > 1
    heirs = len(names) > 1 if kind is LineageKind.SPLIT else len(names) == 1
    if not enough or not heirs:
        raise RefusedError("lineage-names", kind=kind.value)
    if kind is LineageKind.RENAME and names[0] == offices[0][1]:
        raise RefusedError("lineage-same-name", name=names[0])


def _require_going_on(session: Session, offices: Sequence[tuple[OfficeId, str]]) -> None:
    known = register(session)
    for office, name in offices:
        change = known.ended_by(office)
        if change is not None:
            raise RefusedError("lineage-ended", name=name, day=f"{change.effective:%d/%m/%Y}")


def _changes(tx: Transaction) -> Changes:
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)
