"""Drives of this machine, found quickly: where data may lie, and where a stick is plugged in."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

_REMOVABLE: Final = 2
_FIXED: Final = 3
_LETTERS: Final = "CDEFGHIJKLMNOPQRSTUVWXYZ"
_MOUNTED_FOR_USERS: Final = ("/media/", "/run/media/")  # not /mnt: a dead share there would hold the window
_NAME_LENGTH: Final = 261
_READ_ONLY_VOLUME: Final = 0x00080000
# What a virus leaves on a stick: hidden folders, and beside each a file of its name that starts the virus.
_DISGUISES: Final = (".lnk", ".exe", ".scr", ".pif", ".com", ".bat", ".cmd", ".vbs", ".js", ".wsf")
_AUTORUN: Final = "autorun.inf"
_NAMES_LOOKED_AT: Final = 5_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Drive:
    """A drive with its name as the user sees it and its free space in bytes; nothing goes on a locked one."""

    root: Path
    name: str
    free: int
    is_locked: bool = False


def removable_drives() -> tuple[Drive, ...]:
    """Sticks and cards that are plugged in and can be read now."""
    return tuple(drive for root in _removable_roots() if (drive := _drive(root)) is not None)


def other_fixed_drives() -> tuple[Path, ...]:
    """Fixed drives besides that of the system: what a new installation of Windows does not wipe."""
    system = os.environ.get("SYSTEMDRIVE", "C:").upper()
    return tuple(root for root in _windows_roots(_FIXED) if root.drive.upper() != system)


def _drive(root: Path) -> Drive | None:
    try:
        free = shutil.disk_usage(root).free
    except OSError:  # a card reader without a card is a drive too
        return None
    return Drive(root=root, name=_label(root), free=free, is_locked=_is_locked(root))


def _removable_roots() -> tuple[Path, ...]:
    if sys.platform == "win32":
        return _windows_roots(_REMOVABLE)
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ()
    return tuple(mounted_for_users(mounts))


def mounted_for_users(mounts: str) -> Iterator[Path]:
    """Mount points that desktops use for sticks, from a table in the form of /proc/mounts."""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) > 1:
            point = fields[1].replace("\\040", " ")
            if point.startswith(_MOUNTED_FOR_USERS):
                yield Path(point)


def _windows_roots(kind: int) -> tuple[Path, ...]:
    """Roots of drives of one kind; none on other systems."""
    if sys.platform == "win32":
        import ctypes

        kernel = ctypes.windll.kernel32
        present = kernel.GetLogicalDrives()
        letters = [letter for letter in _LETTERS if present >> (ord(letter) - ord("A")) & 1]
        roots = [f"{letter}:\\" for letter in letters]
        return tuple(Path(root) for root in roots if kernel.GetDriveTypeW(root) == kind)
    return ()


def _label(root: Path) -> str:
    if sys.platform == "win32":
        import ctypes

        name = ctypes.create_unicode_buffer(_NAME_LENGTH)
        kernel = ctypes.windll.kernel32
        found = kernel.GetVolumeInformationW(str(root), name, _NAME_LENGTH, None, None, None, None, 0)
        return f"{name.value} ({root.drive})" if found and name.value else root.drive
    return root.name


def _is_locked(root: Path) -> bool:
    """Whether the system holds the whole drive read-only, by its little switch or by a rule of the office."""
    if sys.platform == "win32":
        import ctypes

        flags = ctypes.c_uint32()
        kernel = ctypes.windll.kernel32
        kernel.GetVolumeInformationW(str(root), None, 0, None, None, ctypes.byref(flags), None, 0)
        return bool(flags.value & _READ_ONLY_VOLUME)
    try:
        return bool(os.statvfs(root).f_flag & os.ST_RDONLY)
    except OSError:
        return False


def have_virus_signs(paths: Iterable[Path]) -> bool:
    """Whether a stick that holds any of these files, or a folder among them, looks as viruses leave one.

    Names alone are looked at, nothing is opened: autorun, or a program or link named like a folder beside it.
    """
    given = list(paths)
    sticks = [root for root in _removable_roots() if any(path.is_relative_to(root) for path in given)]
    return any(_has_signs(folder) for folder in {*sticks, *filter(Path.is_dir, given)})


def _has_signs(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            found = list(islice(entries, _NAMES_LOOKED_AT))
            folders = {entry.name.lower() for entry in found if entry.is_dir(follow_symlinks=False)}
    except OSError:  # gone meanwhile: whoever reads from it says so
        return False
    files = {entry.name.lower() for entry in found} - folders
    disguised = {f"{name}{ending}" for name in folders for ending in _DISGUISES}
    return _AUTORUN in files or not disguised.isdisjoint(files)
