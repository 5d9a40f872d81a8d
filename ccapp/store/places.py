"""Where live data may lie: on a fixed disk of this machine, never on a share, a stick or a synced folder.

SQLite's log needs shared memory on one host, and a stick may lie about what it has written.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Final

from ccapp.errors import StorageError

_NETWORK: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "fuse.sshfs", "davfs", "fuse.rclone"}
)
_STICK: Final = frozenset({"vfat", "exfat", "fuseblk", "msdos"})
_CLOUD: Final = ("onedrive", "dropbox", "google drive", "googledrive", "nextcloud", "icloud")
_DRIVE_REMOVABLE: Final = 2
_DRIVE_REMOTE: Final = 4


def require_fixed_disk(folder: Path) -> None:
    """Raise StorageError("unsafe-place") for a folder on a share, a removable drive or a synced folder."""
    resolved = folder.resolve()
    cloud = any(name in part.casefold() for part in resolved.parts for name in _CLOUD)
    if cloud or _is_foreign_drive(resolved):
        raise StorageError("unsafe-place", folder=str(folder))


def _is_foreign_drive(folder: Path) -> bool:
    if sys.platform == "win32":
        import ctypes

        kind = ctypes.windll.kernel32.GetDriveTypeW(folder.anchor)
        return kind in (_DRIVE_REMOVABLE, _DRIVE_REMOTE)
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    return filesystem_of(folder, mounts.read_text(encoding="utf-8", errors="replace")) in _NETWORK | _STICK


def filesystem_of(folder: Path, mounts: str) -> str:
    """The file-system type of `folder` by a table in the form of /proc/mounts; empty when unknown."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:  # noqa: PLR2004 - device, mount point, type
            continue
        point = fields[1].replace("\\040", " ")
        inside = point == "/" or str(folder) == point or str(folder).startswith(point.rstrip("/") + os.sep)
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind
