"""Xem nội dung: what a package that is about to be sent would hold; nothing is written or noted."""

from __future__ import annotations

from ccapp.domain.layout import Kind
from ccapp.domain.plan import Plan
from ccapp.domain.records import Counts, count
from ccapp.errors import RefusedError
from ccapp.exchange.crypto import TAG_LENGTH
from ccapp.exchange.header import PackageKind
from ccapp.services.handover import attached, exchanging
from ccapp.services.handover.attached import LeftOut
from ccapp.services.handover.sealing import sealed
from ccapp.services.plans.planning import show
from ccapp.services.session import Session
from ccapp.store import partners, scopes
from ccapp.store.evidence import EvidenceFile
from ccapp.values import value


@value
class SendingContents:
    """What would go: the plan with its counts, the files, and about how many bytes.

    `bare` are the bytes without the files, `withheld` says how many files stay here because they were not
    wanted; `left` are those that ought to go and cannot.
    """

    plan: Plan
    to: str
    tasks: int
    products: int
    targets: int
    records: int
    bare: int
    files: tuple[EvidenceFile, ...] = ()
    left: tuple[LeftOut, ...] = ()
    withheld: int = 0

    @property
    def size(self) -> int:
        """Bytes of the package."""
        return self.bare + sum(file.size + TAG_LENGTH for file in self.files)


def look(session: Session, plan: str, to: str, *, evidence: bool = True) -> SendingContents:
    """What `exchanging.send` would send now. Raises as it does, short of what the folder refuses."""
    chosen = exchanging.own_plan(session, plan)
    partner = partners.find_partner(session.store.connection, to)
    if not partner.confirmed:
        raise RefusedError("partner-unconfirmed", name=partner.office.name)
    goes = attached.load(session, chosen.id, partner.office.id) if evidence else attached.Load()
    found = show(session, chosen.id)
    counts, targets = counted(found)
    return SendingContents(
        plan=found,
        to=partner.office.name,
        tasks=counts.tasks,
        products=counts.products,
        targets=targets,
        records=len(scopes.export_scope(session.store.connection, chosen.id).records),
        bare=bare_size(session, chosen, to),
        files=goes.files,
        left=goes.left,
        withheld=0 if evidence else len(attached.awaited(session, chosen.id, partner.office.id)),
    )


def counted(plan: Plan) -> tuple[Counts, int]:
    """What the tables of tasks hold, and how many targets stand in the grids by year."""
    tasks = [each for each in plan.appendices if each.kind is not Kind.YEAR_TARGETS]
    targets = [each for each in plan.appendices if each.kind is Kind.YEAR_TARGETS]
    return sum(map(count, tasks), Counts()), sum(map(count, targets), Counts()).products


def bare_size(session: Session, plan: Plan, to: str) -> int:
    """Bytes of a plan's package without files. Raises PackageError, NotFoundError."""
    partner = partners.find_partner(session.store.connection, to)
    state = scopes.export_scope(session.store.connection, plan.id)
    package, _ = sealed(session, plan, partner, state, PackageKind.DATA)
    return package.size
