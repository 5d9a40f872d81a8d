"""Several machines of one office in this process: what tests of them do again and again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

from ccapp.domain.plan import RecordId
from ccapp.domain.records import rows
from ccapp.folders import state_folder
from ccapp.services.folder import safekeeping
from ccapp.services.handover import exchanging, own_machines
from ccapp.services.handover.outcomes import Outcome
from ccapp.services.plans import editing, pen, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session

Copies = Callable[[str], Session]


def leaf(session: Session, plan: RecordId, at: int = 0) -> RecordId:
    """The id of a line of the plan."""
    return list(rows(planning.show(session, plan).appendices[0]))[at].leaf.id


def write(session: Session, plan: RecordId, text: str, at: int = 0, field: str = "deadline") -> None:
    """One edit of a cell."""
    edit = CellEdit(record=leaf(session, plan, at), field=field, text=text)
    editing.set_texts(session, plan, [edit])


def cell(session: Session, plan: RecordId, at: int = 0, field: str = "deadline") -> str:
    """What a cell shows."""
    return list(rows(planning.show(session, plan).appendices[0]))[at].leaf.texts.get(field, "")


def image_of(session: Session, place: Path) -> Path:
    """An image of the whole machine: its data folder, and what it notes outside."""
    session.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    image = place / "ảnh đĩa"
    shutil.copytree(session.store.folder, image / "data", ignore=shutil.ignore_patterns("lock", "*-shm"))
    shutil.copytree(state_folder(), image / "state")
    return image


def put_back(session: Session, image: Path, *, notes_too: bool, goes_on: bool = False) -> Session:
    """The image is put back, with the notes outside the data folder or without them, and opened.

    `goes_on`: under the id of before, as the terminal's verbs do until the system is started again.
    """
    folder = session.store.folder
    session.store.close()
    for name, place in [("data", folder)] + [("state", state_folder())] * notes_too:
        shutil.rmtree(place)
        shutil.copytree(image / name, place)
    return safekeeping.open_session(folder, who=session.who, clock=session.clock, is_brief=goes_on)


def carried(giver: Session, taker: Session, place: Path, *, accept: bool = False) -> tuple[Outcome, ...]:
    """Carry everything from one machine to the other as a file; the giver then works on all the same."""
    made = own_machines.carry(giver, place)
    pen.take_pen(giver)
    return exchanging.receive(taker, [made.file], accept=accept)


def exchanged(one: Session, other: Session, place: Path) -> None:
    """Both ways."""
    carried(one, other, place)
    carried(other, one, place)
