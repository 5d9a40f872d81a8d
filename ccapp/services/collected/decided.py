"""What superiors decided about our plans, at the commune: asked for, accepted and locked, opened again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from ccapp.domain.decisions import Decision, Verdict, standing
from ccapp.domain.plan import PlanState, RecordId
from ccapp.services.plans.planning import plans
from ccapp.services.session import Session
from ccapp.store import decisions as stored
from ccapp.store import partners, sendings
from ccapp.store.lineage import moved_from

_OURS: Final = frozenset({Verdict.SUPPLEMENT, Verdict.REOPENED})  # it is for us to write and send


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """The decision of one superior that stands on a plan of ours.

    `sequence` is our sending that it is about, 0 where that is not known; `resent` one made to
    that office since it came, 0 for none. `changed` counts lines of our plan that
    are other than in the sending looked at.
    """

    decision: Decision
    office: str
    sequence: int = 0
    resent: int = 0
    changed: int = 0

    @property
    def is_waiting(self) -> bool:
        """Whether something is asked of us, or data was opened to us again, and we have not sent since."""
        return self.decision.verdict in _OURS and not self.resent


def of_plan(session: Session, plan: RecordId) -> tuple[Decided, ...]:
    """What each superior's standing decision on one of our plans says; empty for plans of others."""
    connection, own = session.store.connection, session.store.office.id
    found = standing(stored.list_decisions(connection, plan))
    passed = {own, *moved_from(connection)} if found else {own}
    return tuple(_decided(session, each) for office, each in found.items() if office not in passed)


def waiting(session: Session) -> tuple[Decided, ...]:
    """What waits for our next sending, of our living plans: the supplement wanted first at the front, then
    what was opened again.
    """
    living = [each for each in plans(session) if each.state is not PlanState.BINNED]
    found = [each for plan in living for each in of_plan(session, plan.id) if each.is_waiting]
    return tuple(sorted(found, key=_urgency))


def _urgency(each: Decided) -> tuple[bool, date]:
    decision = each.decision
    return decision.verdict is not Verdict.SUPPLEMENT, decision.until or date.max


def verdicts(session: Session, about: Iterable[RecordId]) -> dict[str, Verdict]:
    """The verdicts that stand on these plans of ours, by the hash of the sending that each is about."""
    found = [each.decision for plan in about for each in of_plan(session, plan)]
    return {each.package: each.verdict for each in found if each.package}


def _decided(session: Session, decision: Decision) -> Decided:
    connection = session.store.connection
    partner = partners.partner_of(connection, decision.office)
    sequence, resent = _sendings(session, decision)
    same = stored.is_same_data(connection, decision)
    changed = 0 if same else stored.changed_since(connection, decision.plan_id, decision.held)
    name = partner.office.name if partner is not None else ""
    return Decided(decision=decision, office=name, sequence=sequence, resent=resent, changed=changed)


def _sendings(session: Session, decision: Decision) -> tuple[int, int]:
    """Our sending that the decision is about, and the latest one to that office since it came here."""
    every = sendings.list_sent(session.store.connection)
    there = [each for each in every if (each.plan, each.office) == (decision.plan_id, decision.office)]
    about = next((each.sequence for each in there if each.sha256 == decision.package), 0)
    later = bool(there) and there[0].sha256 != decision.after
    return about, there[0].sequence if later else 0
