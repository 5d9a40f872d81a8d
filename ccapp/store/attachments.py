"""Files kept in `att` under the hash of their bytes: written whole, looked at again before they are used.

`att/ab/cdef…`: two hexadecimal digits name a folder, for a superior may hold files of thousands of offices.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from ccapp.errors import FileError
from ccapp.files import plain_errors, write_atomically

FOLDER: Final = "att"
_SPLIT: Final = 2


def place_of(folder: Path, sha256: str) -> Path:
    """Where the bytes with this hash lie in a data folder, if they are there."""
    return folder / FOLDER / sha256[:_SPLIT] / sha256[_SPLIT:]


def is_kept(folder: Path, sha256: str, size: int) -> bool:
    """Whether a file of this size lies under a hash; whether its bytes are sound is seen when it is used."""
    try:
        return place_of(folder, sha256).stat().st_size == size
    except OSError:
        return False


def is_sound(folder: Path, sha256: str) -> bool:
    """Whether the bytes under a hash are there and are what it says."""
    try:
        with place_of(folder, sha256).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def keep_file(folder: Path, data: bytes) -> str:
    """Keep bytes in the data folder; returns their SHA-256. What is there already and sound stays.

    Raises FileError where the disk is full or refuses.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    path = place_of(folder, sha256)
    with plain_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    if not is_sound(folder, sha256):
        write_atomically(path, lambda out: out.write(data), private=True)
    return sha256


def read_kept(folder: Path, sha256: str, name: str) -> bytes:
    """The bytes kept under a hash; `name` is what the file was called.

    Raises FileError("attachment-missing") or ("attachment-damaged").
    """
    path = place_of(folder, sha256)
    with plain_errors(path):
        if not path.is_file():
            raise FileError("attachment-missing", file=name)
        data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise FileError("attachment-damaged", file=name)
    return data
