"""The zip that Office files are: members read within bounds, every defect as one plain refusal."""

from __future__ import annotations

import lzma
import struct
import zipfile
import zlib
from io import BytesIO
from typing import Final

from ccapp.errors import FileError
from ccapp.intake import limits

_ENCRYPTED: Final = 0x1
# What the standard library raises on damaged archives, found by altering bytes.
_DAMAGE: Final = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, RuntimeError,
    NotImplementedError, OverflowError,
)  # fmt: skip


class Archive:
    """An opened zip; `name` is the file's name for messages. Raises FileError only."""

    def __init__(self, name: str, data: bytes) -> None:
        self.name = name
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGE as error:
            raise FileError("file-damaged", file=name) from error
        self._entries = {entry.filename: entry for entry in self._zip.infolist()}
        if len(self._entries) > limits.PARTS:
            raise FileError("file-unsafe", file=name)

    @property
    def members(self) -> frozenset[str]:
        """Paths of all members."""
        return frozenset(self._entries)

    def read(self, path: str) -> bytes:
        """The bytes of a member. Raises KeyError where there is none, FileError for any defect."""
        entry = self._entries[path]
        if entry.flag_bits & _ENCRYPTED:
            raise FileError("file-encrypted", file=self.name)
        try:
            with self._zip.open(entry) as stream:
                # The size in the directory may lie: read by our own bound.
                data = stream.read(limits.PART_BYTES + 1)
        except _DAMAGE as error:
            raise FileError("file-damaged", file=self.name) from error
        packed = max(1, entry.compress_size)
        bomb = len(data) > limits.RATIO_FROM_BYTES and len(data) > packed * limits.PACKING_RATIO
        if bomb or len(data) > limits.PART_BYTES:
            raise FileError("file-unsafe", file=self.name)
        return data
