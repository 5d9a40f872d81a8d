"""Writing a package to a folder or stick: whole, read back and under a new name, or not at all."""

from __future__ import annotations

import errno
import hashlib
import logging
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from ccapp.errors import FileError
from ccapp.exchange.errors import PackageError
from ccapp.exchange.frame import HEAD_LENGTH, StoredPackage, split_frame
from ccapp.exchange.header import Header, decode_header
from ccapp.exchange.limits import MIB
from ccapp.exchange.package import SealedPackage, read_header, require_segments, require_signature
from ccapp.progress import Progress, silent

STICK_FOLDER: Final = "KEHOACH"
RETURN_FOLDER: Final = "TRA-VE"
KEPT_ON_STICK: Final = 3
SUFFIX: Final = ".khx"
TEMPORARY: Final = ".tmp"
_BLOCK: Final = MIB
_RESERVE: Final = 8 * MIB
_NAMES_TRIED: Final = 1000
# Access denied, sharing violation, lock violation: what an antivirus scan causes for a moment.
_BUSY: Final = frozenset({5, 32, 33})
_LOCKED_WINDOWS: Final = frozenset({32, 33})
_WAITS: Final = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
_FULL_ERRNO: Final = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
_FULL_WINDOWS: Final = frozenset({39, 112})
_LOCKED_ERRNO: Final = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_WRITE_PROTECTED: Final = 19
_NO_DIRECTORY_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP})

_log: Final = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A package on the medium: read back after writing and equal to what was meant."""

    path: Path
    sha256: str
    removed: tuple[Path, ...]


def package_name(header: Header) -> str:
    """`K-<office6>-<dev4>-<seq5>-<pkg8>.khx`: ASCII, FAT-safe, for people only; readers never trust it."""
    office, device = header.office[:6].upper(), header.device[:4]
    return f"K-{office}-{device}-{header.sequence:05d}-{header.package[:8]}{SUFFIX}"


def stick_folder(root: Path) -> Path:
    """The folder for packages on a stick, made where it is missing. Raises FileError as `write_package`."""
    return _made(root, STICK_FOLDER)


def return_folder(root: Path) -> Path:
    """The folder on a stick for what goes back to the sender of packages; as `stick_folder`."""
    return _made(stick_folder(root), RETURN_FOLDER)


def _made(root: Path, name: str) -> Path:
    folder = root / name
    if root.is_dir() and folder.is_dir():
        return folder
    try:
        folder.mkdir()
    except OSError as error:
        raise _refusal(error, root, 0) from error
    return folder


def write_package(
    data: bytes | SealedPackage,
    folder: Path,
    *,
    name: str = "",
    keep: int | None = None,
    progress: Progress = silent,
    sleep: Callable[[float], None] = time.sleep,
) -> Written:
    """Write a package under a new name and read it back; nothing existing is ever overwritten.

    `name` is a file name of ours for people; by itself it is `package_name`.
    With `keep`, in a folder named KEHOACH and there only, older packages of the same device about the same
    scope for the same offices are removed until `keep` good ones are left. `progress` counts bytes; to cancel
    leaves nothing behind. Raises FileError (`media-no-space`, `media-read-only`, `media-vanished`,
    `media-busy`, `media-mismatch`, `media-failed`) and then nothing that looks complete is left.
    """
    package = data if isinstance(data, SealedPackage) else SealedPackage(header=read_header(data), head=data)
    path, sha256 = _written(package, folder, name or package_name(package.header), progress, sleep)
    removed = _remove_older(folder, path, package.header, keep) if keep is not None else ()
    return Written(path=path, sha256=sha256, removed=removed)


def write_file(
    data: bytes | Content,
    folder: Path,
    name: str,
    *,
    progress: Progress = silent,
    sleep: Callable[[float], None] = time.sleep,
) -> Path:
    """As `write_package`, for a file of several packages: a new name, read back, nothing overwritten."""
    content = _Whole(data) if isinstance(data, bytes) else data
    path, _ = _written(content, folder, name, progress, sleep)
    return path


class Content(Protocol):
    """What a file gets: so many bytes, piece by piece."""

    @property
    def size(self) -> int: ...

    def chunks(self) -> Iterator[bytes]: ...


@dataclass(frozen=True, slots=True)
class _Whole:
    """Bytes that are all here."""

    data: bytes

    @property
    def size(self) -> int:
        return len(self.data)

    def chunks(self) -> Iterator[bytes]:
        yield self.data


def _written(
    content: Content, folder: Path, name: str, progress: Progress, sleep: Callable[[float], None]
) -> tuple[Path, str]:
    """The file and the SHA-256 of what it holds. Raises FileError as `write_package`."""
    try:
        return _write(content, folder, name, progress, sleep)
    except OSError as error:
        raise _refusal(error, folder, content.size) from error


def _write(
    content: Content, folder: Path, name: str, progress: Progress, sleep: Callable[[float], None]
) -> tuple[Path, str]:
    _require_space(folder, content.size)
    target = _free_name(folder, name)
    temporary = target.with_name(target.name + TEMPORARY)
    done = False
    try:
        digest = _write_blocks(content, temporary, progress)
        _require_same(digest, temporary)
        _patiently(lambda: temporary.replace(target), sleep)
        _patiently(lambda: _settle(target), sleep)
        _patiently(lambda: _require_listed(digest, target), sleep)
        done = True
    finally:
        # Where the stick is gone there is nothing to tidy, and the failure itself is what matters.
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        if not done:
            with suppress(OSError):
                target.unlink(missing_ok=True)
    return target, digest.hex()


def _require_space(folder: Path, size: int) -> None:
    needed, free = 2 * size + _RESERVE, shutil.disk_usage(folder).free
    if free < needed:
        raise FileError("media-no-space", folder=str(folder), needed=needed, free=free)


def _free_name(folder: Path, name: str) -> Path:
    """A name that neither a package nor an unfinished one has. With a random id in it the first is free."""
    plain = Path(name)
    for number in range(1, _NAMES_TRIED):
        path = folder / (name if number == 1 else f"{plain.stem}-{number}{plain.suffix}")
        if not os.path.lexists(path) and not os.path.lexists(f"{path}{TEMPORARY}"):
            return path
    raise FileError("media-failed", folder=str(folder), reason="names")


def _write_blocks(content: Content, path: Path, progress: Progress) -> bytes:
    """The SHA-256 of what was to be written."""
    meant, done, size = hashlib.sha256(), 0, content.size
    # "x": two programs that chose the same name cannot both write it.
    with path.open("xb") as file:
        for chunk in content.chunks():
            view = memoryview(chunk)
            for start in range(0, len(view), _BLOCK):
                block = view[start : start + _BLOCK]
                meant.update(block)
                file.write(block)
                done += len(block)
                progress(done, size)
        file.flush()
        os.fsync(file.fileno())
    return meant.digest()


def _require_same(digest: bytes, path: Path) -> None:
    with path.open("rb") as file:
        _forget_cache(file.fileno())
        found = hashlib.file_digest(file, "sha256").digest()
    if found != digest:
        raise FileError("media-mismatch", folder=str(path.parent))


def _require_listed(digest: bytes, path: Path) -> None:
    """The new name stands in its folder, and under it what was meant: a rename can go wrong too."""
    if path not in path.parent.iterdir():
        raise FileError("media-mismatch", folder=str(path.parent))
    _require_same(digest, path)


def _forget_cache(descriptor: int) -> None:
    """Ask the system to read from the medium itself, where it can be asked."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)


def _settle(path: Path) -> None:
    """Make the new name durable: the file again, and its directory where the system can sync one."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
    if os.name == "nt":
        return
    descriptor = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_DIRECTORY_SYNC:
            raise
    finally:
        os.close(descriptor)


def _patiently(step: Callable[[], object], sleep: Callable[[float], None]) -> None:
    """Repeat a step for 2.55 s while Windows says that somebody else has the file open."""
    for wait in _WAITS:
        try:
            step()
        except OSError as error:
            if getattr(error, "winerror", None) not in _BUSY:
                raise
            sleep(wait)
        else:
            return
    step()


def _refusal(error: OSError, folder: Path, size: int) -> FileError:
    """The plain word for what the system said."""
    facts = {"folder": str(folder), "detail": error.strerror or str(error)}
    windows = getattr(error, "winerror", None)
    if error.errno in _FULL_ERRNO or windows in _FULL_WINDOWS:
        return FileError("media-no-space", folder=str(folder), needed=2 * size + _RESERVE, free=0)
    if not folder.is_dir():
        return FileError("media-vanished", **facts)
    # "Access denied" on the rename of a file just written is a scanner's hold, elsewhere a missing right.
    if windows in _LOCKED_WINDOWS or (windows in _BUSY and error.filename2 is not None):
        return FileError("media-busy", **facts)
    if error.errno in _LOCKED_ERRNO or windows == _WRITE_PROTECTED:
        return FileError("media-read-only", **facts)
    return FileError("media-failed", **facts)


def _remove_older(folder: Path, written: Path, header: Header, keep: int) -> tuple[Path, ...]:
    if folder.name.upper() != STICK_FOLDER:
        return ()
    removed = []
    try:
        older = [
            (found.sequence, path)
            for path in sorted(folder.iterdir())
            if path != written and (found := _same_line(path, header)) is not None
        ]
        good = 1  # the one just written
        for _, path in sorted(older, reverse=True):
            if good < keep:
                good += _is_good(path)
                continue
            path.unlink()
            removed.append(path)
    except OSError as error:
        # The new package is safely written; that an old one stays beside it harms nobody.
        _log.info("older packages stay in %s (%s)", folder, error)
    return tuple(removed)


def _is_good(path: Path) -> bool:
    """Whether a package could still be received; one that could not counts for nothing, and stays."""
    try:
        frame = split_frame(StoredPackage(path=path, size=path.stat().st_size, sha256=""))
        header = decode_header(frame.header)
        require_signature(frame, header)
        require_segments(frame, header)
    except PackageError:
        return False
    return True


def _same_line(path: Path, header: Header) -> Header | None:
    """The header of an earlier package of this device about the same scope for the same offices.

    Each carries the whole scope, so a later one replaces it; packages about other plans, for other offices
    or of other devices are not touched, and nothing that cannot be read is.
    """
    if path.is_symlink() or not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            found = read_header(file.read(HEAD_LENGTH))
    except PackageError:
        return None
    same = (found.office, found.device, found.scope) == (header.office, header.device, header.scope)
    same &= {wrap.office for wrap in found.to} == {wrap.office for wrap in header.to}
    return found if same and found.sequence < header.sequence else None
