"""Files of communes without the program taken in after they were looked at: all of them one undo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from ccapp.domain.office import Role
from ccapp.domain.other_ways import OtherForm, OtherWay
from ccapp.domain.plan import Channel, RecordId
from ccapp.errors import RefusedError
from ccapp.progress import Progress, silent
from ccapp.services.paper import returning
from ccapp.services.plans import editing
from ccapp.services.reception import proxy_files
from ccapp.services.reception.proxy_files import READY, Arrived, Standing
from ccapp.services.reception.proxy_rows import Laid
from ccapp.services.session import Changes, Session
from ccapp.store.journal import Transaction
from ccapp.store.other_ways import add_other_way
from ccapp.store.plans import add_appendix, insert_plan

ACTION: Final = "take-proxy"
_FORMS: Final = {
    ".pdf": OtherForm.PDF,
    ".xlsx": OtherForm.EXCEL,
    ".xlsm": OtherForm.EXCEL,
    ".xls": OtherForm.EXCEL,
    ".ods": OtherForm.EXCEL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Came:
    """When and how files came: what the day of sending is judged by. Without a day it is today."""

    day: date | None = None
    channel: Channel = Channel.MAIL
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenFiles:
    """What became of the chosen files, in their order: each `TAKEN`, or as it stands now."""

    changes: Changes
    files: tuple[Arrived, ...]

    @property
    def count(self) -> int:
        """How many were taken in."""
        return sum(each.standing is Standing.TAKEN for each in self.files)


def take(
    session: Session, chosen: Sequence[Arrived], came: Came | None = None, progress: Progress = silent
) -> TakenFiles:
    """Take in files that are settled, each as a whole or not at all; one transaction, one undo.

    Each is laid beside what is held now: one that has nothing new any more, or no longer may be taken, is
    left out and says why. Raises RefusedError at an office that is no superior and for a day to come, and
    StorageError; then, and where `progress` stops it, nothing is taken.
    """
    if session.store.office.role is not Role.SUPERIOR:
        raise RefusedError("proxy-not-superior")
    came = came or Came()
    today = session.clock().date()
    if came.day is not None and came.day > today:
        raise RefusedError("other-way-future")
    done = []
    with session.store.journal.write(ACTION, session.who) as tx:
        for number, each in enumerate(chosen):
            progress(number, len(chosen))
            done.append(_take(session, tx, each, replace(came, day=came.day or today)))
    changes = Changes(tx=tx.id if tx.changes else None, action=ACTION, count=tx.changes)
    return TakenFiles(changes=changes, files=tuple(done))


def _take(session: Session, tx: Transaction, chosen: Arrived, came: Came) -> Arrived:
    """One file; whatever keeps it out is known before anything of it is written."""
    if chosen.standing not in READY:
        return chosen
    now = proxy_files.renewed(session, chosen)
    if now.standing not in READY or now.file is None:
        return now
    plan = _write(session, tx, now)
    way = OtherWay(
        office=now.office,
        day=came.day or session.clock().date(),
        form=_FORMS.get(now.path.suffix.lower(), OtherForm.WORD),
        channel=came.channel,
        number=came.number,
        plan=plan,
        file=now.path.name,
        sha256=now.sha256,
    )
    add_other_way(tx, way)
    return replace(now, standing=Standing.TAKEN, plan=plan)


def _write(session: Session, tx: Transaction, now: Arrived) -> RecordId:
    if now.laid is None:
        return insert_plan(tx, proxy_files.made_of(session, now).plan)
    _write_laid(session, tx, now.laid)
    return now.laid.plan.id


def _write_laid(session: Session, tx: Transaction, laid: Laid) -> None:
    returning.write_taken(session, tx, laid.plan, laid.taken)
    for table in laid.unpaired:
        add_appendix(tx, session.store.connection, laid.plan.id, table)
    editing.run_on(session, tx, laid.plan)
