"""The main job on the shipped sample, with real files left to look at."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ccapp.domain.office import Role
from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.errors import RefusedError
from ccapp.files import plain_errors
from ccapp.resources import resource
from ccapp.services.folder import safekeeping
from ccapp.services.handover import connecting, exchanging
from ccapp.services.paper import publishing
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store.store import Clock

SAMPLE: Final = "ke-hoach-cchc-2026.docx"
OFFICE: Final = "UBND xã Suối Mây"
SUPERIOR: Final = "Sở Nội vụ tỉnh Mộc Giang"


def demo(out: Path, *, who: str, clock: Clock) -> tuple[Path, ...]:
    """Take in the sample plan, edit, undo, print, back up and hand it to a superior, all in a new folder.

    Raises RefusedError when `out` already holds something: a demo never touches data that is there.
    """
    with plain_errors(out):
        out.mkdir(parents=True, exist_ok=True)
        if any(out.iterdir()):
            raise RefusedError("folder-not-empty", folder=str(out))
    commune = safekeeping.init(out / "data", name=OFFICE, role=Role.COMMUNE, who=who, clock=clock)
    try:
        superior = safekeeping.init(
            out / "data-superior", name=SUPERIOR, role=Role.SUPERIOR, who=who, clock=clock
        )
        try:
            plan, files = _main_job(commune, out)
            return (*files, *_handover(commune, superior, plan, out))
        finally:
            safekeeping.close_session(superior, daily=True)
    finally:
        safekeeping.close_session(commune, daily=True)


def _main_job(session: Session, out: Path) -> tuple[RecordId, tuple[Path, ...]]:
    plan = planning.import_file(session, resource("resources", "samples", SAMPLE)).plan
    first = next(rows(planning.show(session, plan).appendices[0]))
    planning.set_text(session, plan, first.leaf.id, "deadline", "Trước ngày 15/4/2026")
    planning.undo(session)
    planning.redo(session)
    printed = publishing.print_plan(session, plan, out / "Phu luc KH CCHC 2026.pdf")
    saved = safekeeping.backup(session, out / "Sao luu.ccbak")
    return plan, (printed.file, saved)


def _handover(commune: Session, superior: Session, plan: RecordId, out: Path) -> tuple[Path, ...]:
    """Invite, connect, seal, take in; the file that travelled and the superior's own print of it."""
    handed = out / "gui"
    handed.mkdir()
    invited = connecting.invite(superior, OFFICE, handed)
    connecting.connect(commune, connecting.read_invite(invited.file))
    sent = exchanging.send(commune, plan, SUPERIOR, handed)
    exchanging.receive(superior, [sent.file])
    (received,) = exchanging.collected(superior)
    printed = publishing.print_plan(superior, received.plan, out / "Ban nhan tai cap tren.pdf")
    return invited.file, sent.file, printed.file
