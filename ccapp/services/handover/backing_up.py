"""A backup before files of others are taken in (exchange.md 8), beside the undo of each reception."""

from __future__ import annotations

from ccapp.domain.office import Role
from ccapp.services.session import Session
from ccapp.store.history import last_work


def before_receiving(session: Session) -> None:
    """Back up what stands before files are taken in, unless the newest backup holds all of it.

    One backup serves the day's files of an open window: at a superior, whose data is large, all of them, at
    a commune those between which it wrote nothing itself. What other files brought since can come again, and
    a backup with many attachments takes seconds and pushes out an older one. Raises FileError or StorageError
    where none can be made; nothing has been taken in then.
    """
    store, now = session.store, session.clock()
    written = 0 if store.office.role is Role.SUPERIOR else last_work(store.connection)
    if store.saved_before_files == (now.date(), written):
        return
    from ccapp.store import due_backups  # start-up cost: archives, hashes

    due_backups.keep_before(store.connection, store.folder, now)
    store.saved_before_files = (now.date(), written)
