"""What superiors decided about our plans, at the commune: asked for, accepted and locked, opened again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ccapp.domain.decisions import Decision, Verdict, standing
from ccapp.domain.plan import PlanState, RecordId
from ccapp.services.planning import plans
from ccapp.services.session import Session
from ccapp.store import decisions as stored
from ccapp.store import partners, sendings
from ccapp.store.lineage import moved_from


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
        """Whether something is asked of us that we have not sent yet."""
        return self.decision.verdict is Verdict.SUPPLEMENT and not self.resent


def of_plan(session: Session, plan: RecordId) -> tuple[Decided, ...]:
    """What each superior's standing decision on one of our plans says; empty for plans of others."""
    connection, own = session.store.connection, session.store.office.id
    found = standing(stored.list_decisions(connection, plan))
    passed = {own, *moved_from(connection)} if found else {own}
    return tuple(_decided(session, each) for office, each in found.items() if office not in passed)


def waiting(session: Session) -> tuple[Decided, ...]:
    """The supplements asked of our living plans and not sent yet, the one wanted first at the front."""
    living = [each for each in plans(session) if each.state is not PlanState.BINNED]
    found = [each for plan in living for each in of_plan(session, plan.id) if each.is_waiting]
    return tuple(sorted(found, key=lambda each: (each.decision.until is None, each.decision.until)))


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
