"""Data folders that are made once in a run and copied for each test that begins with them.

Making an office with its keys and database takes several times as long as copying one. A copy is put in its
place as a machine's own: as the same device, with the note of how much it had written, and nothing newer.
"""

from __future__ import annotations

import functools
import hashlib
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from ccapp.folders import state_folder
from ccapp.services.folder import safekeeping
from ccapp.services.session import Session
from ccapp.store import identity
from ccapp.store.store import Clock

# The digest of a comparison code is slow on purpose: where offices meet, that of the same two keys is worked
# out once. Tests of the digest itself take the real one.
digest_once = functools.cache(hashlib.scrypt)


@dataclass(frozen=True)
class Prepared:
    """Closed data folders side by side, and what was noted of them outside."""

    folders: Path
    notes: Path

    def put(self, place: Path) -> None:
        """Lay a copy of everything below a place, which may have other things in it."""
        shutil.copytree(self.folders, place, dirs_exist_ok=True, copy_function=shutil.copyfile)
        for folder in place.iterdir():
            mine = identity.read_identity(folder) if folder.is_dir() else None
            if mine is not None and (self.notes / mine.token).is_file():
                here = replace(mine, machine=identity.machine_mark(folder))
                identity.write_identity(folder, here)
                state_folder().mkdir(parents=True, exist_ok=True)
                shutil.copyfile(self.notes / mine.token, state_folder() / mine.token)


def prepare(place: Path, make: Callable[[Path], None]) -> Prepared:
    """Make folders below a place, each test's own notes left alone."""
    made = Prepared(folders=place / "data", notes=place / "notes")
    made.folders.mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CCAPP_STATE", str(made.notes))
        make(made.folders)
    return made


def opened(folder: Path, who: str, clock: Clock) -> Session:
    """Open a copy as the opening goes on that made it."""
    return safekeeping.open_session(folder, who=who, clock=clock, is_brief=True)
