"""The main job on the shipped sample, with real files left to look at."""

from __future__ import annotations

from pathlib import Path

from ccapp.domain.office import Role
from ccapp.domain.records import rows
from ccapp.errors import RefusedError
from ccapp.files import plain_errors
from ccapp.resources import resource
from ccapp.services import planning, publishing, safekeeping
from ccapp.services.session import Session
from ccapp.store.store import Clock

SAMPLE = "ke-hoach-cchc-2026"
OFFICE = "UBND xã Suối Mây"


def demo(out: Path, *, who: str, clock: Clock) -> tuple[Path, ...]:
    """Take in the sample plan, edit, undo, print and back up, all in a new folder `out`.

    Raises RefusedError when `out` already holds something: a demo never touches data that is there.
    """
    with plain_errors(out):
        out.mkdir(parents=True, exist_ok=True)
        if any(out.iterdir()):
            raise RefusedError("folder-not-empty", folder=str(out))
    session = safekeeping.init(out / "data", name=OFFICE, role=Role.COMMUNE, who=who, clock=clock)
    try:
        return _main_job(session, out)
    finally:
        safekeeping.close_session(session, daily=True)


def _main_job(session: Session, out: Path) -> tuple[Path, ...]:
    source = resource("resources", "samples", f"{SAMPLE}.docx")
    plan = planning.import_file(session, source).plan
    first = next(rows(planning.show(session, plan).appendices[0]))
    planning.set_text(session, plan, first.leaf.id, "deadline", "Trước ngày 15/4/2026")
    planning.undo(session)
    planning.redo(session)
    printed = publishing.print_plan(session, plan, out / "Phu luc KH CCHC 2026.pdf")
    saved = safekeeping.backup(session, out / "Sao luu.ccbak")
    return printed.file, saved
