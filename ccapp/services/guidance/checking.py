"""Soát lỗi: what a plan's tables show before signing, settled by a fix or kept as it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from ccapp.domain.assigned_findings import assigned_not_covered
from ccapp.domain.checks.elsewhere import Link, tasks_elsewhere
from ccapp.domain.checks.gone import Register
from ccapp.domain.checks.groups import group, line_labels
from ccapp.domain.checks.names import Level, level_of
from ccapp.domain.checks.plan import in_order, parts
from ccapp.domain.checks.sheet import Context
from ccapp.domain.coverage import cover
from ccapp.domain.findings import Finding, Fix, Severity
from ccapp.domain.office import Unit
from ccapp.domain.plan import Plan, PlanState, RecordId
from ccapp.services.guidance.glyphs import unprintable
from ccapp.services.guidance.last_year import with_last_year
from ccapp.services.plans import editing, planning, units
from ccapp.services.plans.shipped_units import known_places
from ccapp.services.session import Changes, Session
from ccapp.store.adhoc import list_links
from ccapp.store.assigned import list_tasks
from ccapp.store.journal import Transaction
from ccapp.store.kept_findings import add_kept, list_kept
from ccapp.store.plans import list_plans
from ccapp.store.tables import KEPT
from ccapp.text.matching import match_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What was found in a plan, and apart from it what would have been but is kept.

    `labels` are the names of its lines in a list: `10`, `II`.
    """

    findings: tuple[Finding, ...]
    kept: tuple[Finding, ...]
    labels: Mapping[RecordId, str] = field(repr=False)

    @property
    def errors(self) -> int:
        """How many places must be mended before the plan is submitted."""
        return sum(each[0].severity is Severity.ERROR for each in group(self.findings))


def check(session: Session, plan: str) -> Checked:
    """Check a plan of any office; nothing is stored. Raises NotFoundError."""
    return next(filter(None, checked_in_steps(session, plan)))


def checked_in_steps(session: Session, plan: str) -> Iterator[Checked | None]:
    """The same for a window that must not stand still: None after each rule, what was found at the end.

    The data are read in the first step; what changes afterwards is not seen. Raises NotFoundError there.
    """
    found = planning.show(session, plan)
    assigned = list_tasks(session.store.connection, found.id)
    remembered = {(each.code, each.key) for each in list_kept(session.store.connection)}
    beside = _plans_beside(session, found)
    links = {Link((each.one, each.other)) for each in list_links(session.store.connection)}
    findings: list[Finding] = []
    for part in parts(found, _context(session, found)):
        findings += part
        yield None
    for other in beside:
        findings += tasks_elsewhere(found, other, links)
        yield None
    labels = line_labels(found)
    findings += assigned_not_covered(cover(found, assigned))
    yield None
    findings += unprintable(found, labels)
    yield None
    findings = with_last_year(session, found.id, findings)
    yield None
    ordered = in_order(found, findings)
    yield Checked(
        findings=tuple(each for each in ordered if _memory(each) not in remembered),
        kept=tuple(each for each in ordered if _memory(each) in remembered),
        labels=labels,
    )


def _plans_beside(session: Session, plan: Plan) -> list[Plan]:
    """The office's other living plans of the same years; none beside a plan of another office."""
    connection = session.store.connection
    if plan.office_id != session.store.office.id:
        return []
    heads = [
        each for each in list_plans(connection, plan.office_id) if each.id != plan.id and not each.archived
    ]
    years = plan.year_from, plan.year_to
    return [
        session.store.plans.load(each.id)
        for each in heads
        if each.state is not PlanState.BINNED and (each.year_from, each.year_to) == years
    ]


def keep(session: Session, finding: Finding) -> Changes:
    """Leave it as it is and remember so: these words do not give rise to it again, in no plan."""
    code, key = _memory(finding)
    known = any((each.code, each.key) == (code, key) for each in list_kept(session.store.connection))
    with session.store.journal.write("keep", session.who) as tx:
        if not known:
            add_kept(tx, code, key, finding.about)
    return _changes(tx)


def unkeep(session: Session, finding: Finding) -> Changes:
    """Ask about it again."""
    memory = _memory(finding)
    with session.store.journal.write("unkeep", session.who) as tx:
        for each in list_kept(session.store.connection):
            if (each.code, each.key) == memory:
                tx.delete(KEPT, each.id)
    return _changes(tx)


def apply_fix(session: Session, plan: RecordId, fix: Fix) -> Changes:
    """Write what a fix offers, in one undoable step; a fix without edits changes nothing.

    Raises RefusedError or NotFoundError as `editing.set_texts`.
    """
    edits = [editing.CellEdit(record=edit.record, field=edit.field, text=edit.text) for edit in fix.edits]
    return editing.set_texts(session, plan, edits, action="fix")


def _memory(finding: Finding) -> tuple[str, str]:
    """By what a finding is remembered: the rule and its words, however they are typed next time.

    One without words is remembered for its line only.
    """
    return finding.code, match_key(finding.about) or finding.record


def _context(session: Session, plan: Plan) -> Context:
    directory = units.directory(session)
    return Context(
        issued=plan.reference.signed_on,
        directory=directory,
        own_units=bool(units.units(session)),
        own_names=tuple(_own_names(session, plan)),
        level=_level(plan.issuer.name or session.store.office.name),
        register=_register(directory.units),
    )


@lru_cache(maxsize=4)
def _register(units_known: tuple[Unit, ...]) -> Register:
    """One for the same units: what is worked out from it is kept from one check to the next."""
    return Register(units=units_known, places=known_places())


def _own_names(session: Session, plan: Plan) -> Iterable[str]:
    names = (plan.issuer.name, plan.superior.name, plan.place, session.store.office.name)
    return filter(None, names)


def _level(issuer: str) -> str:
    """The tier of the issuing body, "" where its name does not say; cities count as districts."""
    level = level_of(issuer)
    if level is None:
        return ""
    return (Level.DISTRICT if level is Level.CITY else level).value


def _changes(tx: Transaction) -> Changes:
    return Changes(tx=tx.id if tx.changes else None, action=tx.action, count=tx.changes)
