"""An operating-system lock on the data folder: one process owns it, and a crash releases it."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from ccapp.errors import FileError, StorageError
from ccapp.files import plain_errors

# What the systems say when another process holds the lock.
_HELD: Final = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})


class FolderLock:
    """Holds the lock from `acquire` until `release`, or until the process dies.

    Written here because the usual library imports asyncio, which costs more start-up than the window may.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lock"
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock at once or raise StorageError("in-use")."""
        with plain_errors(self._path):
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno not in _HELD:
                raise FileError("file-io", file=str(self._path), detail=str(error)) from error
            raise StorageError("in-use", folder=str(self._path.parent)) from error
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lock back; harmless when it is not held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.release()


def _lock(descriptor: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
