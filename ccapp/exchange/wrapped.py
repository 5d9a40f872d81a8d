"""A file of ours within a zip, for mail systems that refuse endings they do not know (ux.md 1.3, 36)."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ccapp.errors import FileError
from ccapp.exchange.limits import MIB
from ccapp.exchange.media import write_file
from ccapp.progress import Progress, silent

ENDING: Final = ".zip"
_AROUND: Final = 1024  # what a zip of one file says of it
_GROWTH: Final = 1000  # what cannot be packed grows by less than a thousandth


def wrap(file: Path, *, progress: Progress = silent) -> Path:
    """Put a written package into a zip of its own beside it, read back as the package was; that zip.

    The package stays. Raises FileError as `media.write_package`, and `media-vanished` where it is gone.
    """
    try:
        content = _Zipped(file)
    except OSError as error:
        detail = error.strerror or str(error)
        raise FileError("media-vanished", folder=str(file.parent), detail=detail) from error
    return write_file(content, file.parent, file.stem + ENDING, progress=progress)


class _Zipped:
    """The zip of one file as bytes, piece by piece; `size` is what it takes at most."""

    def __init__(self, file: Path) -> None:
        self._file = file
        length = file.stat().st_size
        self.size = length + length // _GROWTH + _AROUND

    def chunks(self) -> Iterator[bytes]:
        """The bytes of the zip, a block of the file at a time."""
        sink = _Sink()
        with ZipFile(sink, "w") as archive:
            entry = ZipInfo(self._file.name)
            entry.compress_type = ZIP_DEFLATED  # some readers cannot skip a stored file of unknown length
            with self._file.open("rb") as source, archive.open(entry, "w", force_zip64=False) as member:
                while block := source.read(MIB):
                    member.write(block)
                    yield sink.taken()
        yield sink.taken()


class _Sink(io.RawIOBase):
    """Holds what was written until it is fetched; a zip written to it goes forward only."""

    def __init__(self) -> None:
        super().__init__()
        self._held = bytearray()

    def writable(self) -> bool:
        """It can be written to, and not gone back in."""
        return True

    def write(self, data: object) -> int:
        """Keep some bytes."""
        block = bytes(memoryview(data))  # type: ignore[arg-type]  # whatever zipfile hands over
        self._held += block
        return len(block)

    def taken(self) -> bytes:
        """What was written since the last time."""
        held, self._held = bytes(self._held), bytearray()
        return held
