"""A file that would change accepted data: it is held and flagged, never taken in silently."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from ccapp.domain.plan import RecordId
from ccapp.domain.scope import ScopeState
from ccapp.errors import AppError, RefusedError
from ccapp.services.session import Session
from ccapp.store import partners, receptions
from ccapp.store.decisions import accepted_changes
from ccapp.store.scopes import Difference

_DIFFERS: Final = "accepted-differs"
TAKEN_BACK: Final = "taken-back"


def changes(session: Session, state: ScopeState, difference: Difference) -> int:
    """How much of a plan's accepted data a received state would change; 0 where it may be taken in.

    A yes to the safety brake does not open accepted data: only Mở lại does (D3).
    """
    return accepted_changes(session.store.connection, state, difference)


def held_error(session: Session, state: ScopeState, difference: Difference, sha256: str) -> RefusedError:
    """Why a file is held: it differs from accepted data, its sender was put back behind what it had sent, it
    came before and that was undone, or the safety brake stopped it.
    """
    changed = changes(session, state, difference)
    if changed:
        return RefusedError(_DIFFERS, changes=changed)
    if difference.replaces:
        return RefusedError("assigned-apart", deleted=difference.deleted, changed=len(difference.changed))
    undone = receptions.taken_back(session.store.connection, sha256)
    if undone is not None and not difference.deleted:  # that it removes rows must be said first
        return RefusedError(TAKEN_BACK, day=f"{datetime.fromisoformat(undone.at):%d/%m/%Y}", who=undone.who)
    return RefusedError("brake", deleted=difference.deleted, alive=difference.alive)


def waits(error: AppError | None) -> bool:
    """Whether a file that this happened to is kept in the inbox until the plan is opened again."""
    return error is not None and error.code == _DIFFERS


def is_kept(error: AppError | None) -> bool:
    """Whether the copy of a file that this happened to stays in the inbox: it waits there, or lies there
    since it came first.
    """
    return waits(error) or (error is not None and error.code == TAKEN_BACK)


def waiting_files(session: Session, plan: RecordId) -> tuple[Path, ...]:
    """The kept copies of files that differ from a plan's accepted data, to be received after Mở lại."""
    inbox = session.store.folder / "inbox"
    held = partners.held_files(session.store.connection, plan)
    return tuple(path for each in held if (path := inbox / f"{each.sha256}.khx").is_file())
