"""Files kept in `att` under the hash of their bytes: written whole, looked at again before they are used."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from ccapp.errors import FileError
from ccapp.files import plain_errors, write_atomically

FOLDER: Final = "att"


def keep_file(folder: Path, data: bytes) -> str:
    """Keep bytes in the data folder; returns their SHA-256. What is there already and sound stays.

    Raises FileError where the disk is full or refuses.
    """
    sha256 = hashlib.sha256(data).hexdigest()
    path = folder / FOLDER / sha256
    with plain_errors(path):
        path.parent.mkdir(exist_ok=True)
        sound = path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == sha256
    if not sound:
        write_atomically(path, lambda out: out.write(data), private=True)
    return sha256


def read_kept(folder: Path, sha256: str, name: str) -> bytes:
    """The bytes kept under a hash; `name` is what the file was called.

    Raises FileError("attachment-missing") or ("attachment-damaged").
    """
    path = folder / FOLDER / sha256
    with plain_errors(path):
        if not path.is_file():
            raise FileError("attachment-missing", file=name)
        data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != sha256:
        raise FileError("attachment-damaged", file=name)
    return data
