"""Numbers out of bytes, never beyond their end."""

from __future__ import annotations

from itertools import pairwise


class StructureError(Exception):
    """The bytes do not hold what the format promises; the reader turns it into the file's refusal."""


class Bytes:
    """Little-endian numbers by offset. Every method raises StructureError outside the bytes."""

    __slots__ = ("_data",)

    def __init__(self, data: bytes) -> None:
        self._data = data

    def __len__(self) -> int:
        return len(self._data)

    def take(self, at: int, size: int) -> bytes:
        """`size` bytes from an offset."""
        if at < 0 or size < 0 or at + size > len(self._data):
            raise StructureError(f"{size} bytes at {at} of {len(self._data)}")
        return self._data[at : at + size]

    def part(self, at: int, size: int) -> Bytes:
        """A structure inside these bytes."""
        return Bytes(self.take(at, size))

    def number(self, at: int, size: int) -> int:
        """An unsigned number of `size` bytes."""
        return int.from_bytes(self.take(at, size), "little")

    def signed(self, at: int, size: int) -> int:
        """A signed number of `size` bytes."""
        return int.from_bytes(self.take(at, size), "little", signed=True)

    def numbers(self, at: int, count: int, size: int = 4) -> list[int]:
        """`count` unsigned numbers of `size` bytes, one after another."""
        data = self.take(at, count * size)
        return [int.from_bytes(data[i : i + size], "little") for i in range(0, len(data), size)]

    def utf16(self, at: int, characters: int) -> str:
        """Text of so many UTF-16 units; unpaired surrogates stay as they are."""
        return self.take(at, characters * 2).decode("utf-16-le", "surrogatepass")


def increasing(positions: list[int]) -> list[int]:
    """Positions that must grow, as every PLC promises (2.2.2). Raises StructureError where they do not."""
    if any(later < earlier for earlier, later in pairwise(positions)):
        raise StructureError("positions out of order")
    return positions
