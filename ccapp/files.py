"""Files of the outside world: refusals in plain codes, and writing that leaves the old file or the new."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, Final

from ccapp.errors import FileError

_NEW: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
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


_ARCHIVES: Final = ((b"Rar!\x1a\x07", "RAR"), (b"7z\xbc\xaf\x27\x1c", "7Z"), (b"\x1f\x8b", "GZ"))


def require_unpacked(name: str, start: bytes) -> None:
    """Raise FileError("archive-packed") for a file that begins as an archive which is not opened here."""
    for magic, kind in _ARCHIVES:
        if start.startswith(magic):
            raise FileError("archive-packed", file=name, kind=kind)


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn an operating-system error about `path` into a FileError with a code a user understands."""
    try:
        yield
    except OSError as error:
        code = _CODES.get(error.errno or 0, "file-io")
        raise FileError(code, file=path.name or str(path), detail=error.strerror or str(error)) from error


def write_atomically(
    path: Path,
    write: Callable[[BinaryIO], object],
    *,
    private: bool = False,
    check: Callable[[Path], object] | None = None,
) -> None:
    """Write a whole new file at `path`, or leave what was there. Raises FileError, and what `check` raises.

    The content goes to a temporary file beside it, reaches the disk, passes `check`, and only then takes
    the name. `private` keeps other accounts of the machine out.
    """
    if not path.name:
        raise FileError("is-folder", file=str(path))
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.tmp")
    with plain_errors(path):
        try:
            descriptor = os.open(temporary, _NEW, 0o600 if private else 0o666)
            with os.fdopen(descriptor, "wb") as out:
                write(out)
                out.flush()
                os.fsync(out.fileno())
            if check is not None:
                check(temporary)
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise
    with suppress(OSError):  # the file has its name; some folders cannot be synced
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
