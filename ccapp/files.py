"""Files of the outside world: refusals in plain codes, and writing that leaves the old file or the new."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from ccapp.errors import FileError

_CODES: Final = {
    errno.ENOSPC: "disk-full",
    errno.EDQUOT: "disk-full",
    errno.EFBIG: "disk-full",
    errno.EACCES: "no-access",
    errno.EPERM: "no-access",
    errno.EROFS: "no-access",
    errno.ENOENT: "file-not-found",
    errno.ENOTDIR: "file-not-found",
    errno.EISDIR: "is-folder",
    errno.ENAMETOOLONG: "name-too-long",
}


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn an operating-system error about `path` into a FileError with a code a user understands."""
    try:
        yield
    except OSError as error:
        code = _CODES.get(error.errno or 0, "file-io")
        raise FileError(code, file=path.name or str(path), detail=error.strerror or str(error)) from error


def write_atomically(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Write a whole new file at `path`, or leave what was there. Raises FileError.

    The content goes to a temporary file beside it, reaches the disk, and only then takes the name.
    """
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    with plain_errors(path):
        try:
            with temporary.open("xb") as out:
                write(out)
                out.flush()
                os.fsync(out.fileno())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable where the system has a way (Windows has none and needs none)."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
