"""The font table (2.9.287 SttbfFfn): names of fonts by number."""

from __future__ import annotations

from typing import Final

from ccapp.intake.doc.binary import Bytes

_HEAD: Final = 4
_NAME: Final = 39  # 2.9.80 FFN: the name stands behind sizes, Panose numbers and signature


def read_fonts(table: Bytes) -> list[str]:
    """The font names in order. Raises StructureError."""
    if not len(table):
        return []
    names = []
    at = _HEAD
    for _ in range(table.number(0, 2)):
        size = table.number(at, 1)
        name = table.utf16(at + 1 + _NAME, max(0, size - _NAME) // 2)
        names.append(name.partition("\0")[0])
        at += 1 + size
    return names
