"""Trả lại dữ liệu: a superior gives an office its own plan back, as it was received, and that takes it in.

An office that lost what it had sent, by a reinstalled machine and an older backup or by a drive that was put
back, could send nothing more: the superior has seen writes that its data lacks. The superior's copy brings
them back, merged as those of another machine of the office, after a yes: only there it is known who asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ccapp.domain.counted_twice import twins
from ccapp.domain.office import Role
from ccapp.domain.plan import Plan
from ccapp.domain.versions import contains
from ccapp.errors import RefusedError
from ccapp.exchange.header import PackageKind
from ccapp.exchange.media import write_package
from ccapp.exchange.package import OpenedScope
from ccapp.progress import Progress, silent
from ccapp.services.handover import attached, own_machines, trail
from ccapp.services.handover.connecting import plain_name
from ccapp.services.handover.lanes import lane
from ccapp.services.handover.own_machines import TakenOver
from ccapp.services.handover.sealing import sealed
from ccapp.services.plans.planning import show_head
from ccapp.services.session import Session
from ccapp.store import own_scopes, partners, scopes
from ccapp.store.partners import Partner

WAITS: Final = "recovery-waits"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBack:
    """The file that was written and read back, how many records and files of the plan are in it, and the
    names of files that did not fit.
    """

    file: Path
    records: int
    attachments: int
    left: tuple[str, ...] = ()


def give_back(session: Session, plan: str, folder: Path, *, progress: Progress = silent) -> GivenBack:
    """Seal a collected plan, as it stands here, for the office whose it is and write the file to its `lane`
    in `folder`.

    An office that came back under a new identity, everything lost, gets it as its own. Raises RefusedError:
    "recovery-own" for a plan that no office sent, "partner-unconfirmed", "recovery-awaits" for an office of
    whose new identity nothing has come yet; NotFoundError, FileError.
    """
    head, partner = _owner(session, plan)
    load = attached.load_all(session, head.id)
    state = scopes.export_as(session.store.connection, head.id, partner.office.id)
    package, _ = sealed(session, head, partner, state, PackageKind.RECOVERY, load.parts)
    name = f"Tra lai du lieu - {plain_name(partner.office.name)} - {session.clock():%Y%m%d-%H%M}.khx"
    place = lane(folder, session.store.office, partner.office)
    written = write_package(package, place, name=name, progress=progress)
    key, to = package.header.package, partner.office.id
    trail.note_written(session, written, key, to, plan=head.id, records=len(state.records))
    return GivenBack(
        file=written.path,
        records=len(state.records),
        attachments=len(load.files),
        left=tuple(each.name for each in load.left),
    )


def _owner(session: Session, plan: str) -> tuple[Plan, Partner]:
    store = session.store
    head = show_head(session, plan)
    if store.office.role is not Role.SUPERIOR or head.proxy_for or head.office_id == store.office.id:
        raise RefusedError("recovery-own", plan=head.title)
    partner = partners.find_partner(store.connection, head.office_id)
    if partner.office.role is not Role.COMMUNE or not partner.confirmed:
        raise RefusedError("partner-unconfirmed", name=partner.office.name)
    while partner.refused_at and partner.replaced_by:
        partner = partners.find_partner(store.connection, partner.replaced_by)
    if partner.refused_at:
        raise RefusedError("recovery-awaits", name=partner.office.name, since=partner.refused_on)
    return head, partner


def take(session: Session, partner: Partner, opened: OpenedScope, *, accept: bool) -> TakenOver:
    """Merge a plan of ours that a superior gives back: nothing written here since is lost, and what both
    wrote without knowing of each other stands side by side.

    What brings something waits for a yes, for it writes in our plan. Raises PackageError as `merge_in`.
    """
    store, theirs = session.store, opened.state
    ours = own_scopes.export_own(store.connection, store.office.id, theirs.plan)
    is_news = not contains(ours.vector, theirs.vector) or bool(twins(ours, theirs))
    if is_news and not accept:
        found = scopes.compare(store.connection, theirs)
        facts = {"plan": opened.names.plan, "new": len(found.new), "changed": len(found.changed)}
        return TakenOver(plan=theirs.plan, held=RefusedError(WAITS, name=partner.office.name, **facts))
    if is_news:  # before the records, as with any package: stopped in between, no record lacks its bytes
        attached.keep(session, theirs, opened.attachments)
    return own_machines.merge_in(session, opened, accept=accept)
