"""A backup before files of others are taken in (exchange.md 8), beside the undo of each reception."""

from __future__ import annotations

from ccapp.domain.office import Role
from ccapp.services.session import Session


def before_receiving(session: Session) -> None:
    """Back up what stands before files are taken in, unless the newest backup holds all of it.

    A superior takes in file after file, and its data is large: one backup serves the day's files of an open
    window, each of which can be undone by itself. Raises FileError or StorageError where none can be made;
    nothing has been taken in then.
    """
    store, now = session.store, session.clock()
    if store.office.role is Role.SUPERIOR and store.saved_before_files == now.date():
        return
    from ccapp.store import due_backups  # start-up cost: archives, hashes

    due_backups.keep_before(store.connection, store.folder, now)
    store.saved_before_files = now.date()
