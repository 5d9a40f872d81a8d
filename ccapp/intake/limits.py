"""How much a file may hold before it is refused: far above any real plan, far below what would hang."""

from __future__ import annotations

from typing import Final

from ccapp.errors import FileError

MEGABYTE: Final = 1024 * 1024
FILE_BYTES: Final = 64 * MEGABYTE
PART_BYTES: Final = 48 * MEGABYTE
# Word's own table XML packs about 1:40; a part above this ratio and size was made to be unpacked.
PACKING_RATIO: Final = 250
RATIO_FROM_BYTES: Final = 4 * MEGABYTE
PARTS: Final = 5000
COLUMNS: Final = 200
CELLS: Final = 200_000
BLOCKS: Final = 200_000  # paragraphs and tables; the longest plans have some thousands
NESTED_TABLES: Final = 12


def require_size(name: str, size: int) -> None:
    """Raise FileError for a file of `size` bytes that is empty or beyond the limit."""
    if size == 0:
        raise FileError("file-empty", file=name)
    if size > FILE_BYTES:
        raise FileError("file-too-large", file=name, megabytes=size // MEGABYTE, limit=FILE_BYTES // MEGABYTE)
