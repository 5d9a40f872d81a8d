"""The outermost form of a package: magic, header length, header, signature, segments, nothing after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from ccapp.exchange.errors import malformed
from ccapp.exchange.limits import MAX_FILE, MAX_HEADER, MIN_HEADER, require_within

# Like PNG's: a copy in text mode changes the line break or stops at the control character.
MAGIC: Final = b"KHXG1\r\n\x1a"
SIGNATURE_LENGTH: Final = 64
_LENGTH_END: Final = len(MAGIC) + 4
# So many bytes of a file are enough to read any header.
HEAD_LENGTH: Final = _LENGTH_END + MAX_HEADER + SIGNATURE_LENGTH
_SIGNED_PREFIX: Final = b"khx/package/v1\0"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPackage:
    """A package in a file that nobody else writes, read in parts: a large one is never in memory as a whole.

    `sha256` is that of all its bytes. Reading raises OSError.
    """

    path: Path
    size: int
    sha256: str

    def part(self, start: int, size: int) -> bytes:
        """So many bytes from a place; fewer at the end of the file."""
        with self.path.open("rb") as file:
            file.seek(start)
            return file.read(size)


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredBody:
    """What follows the signature of a stored package."""

    package: StoredPackage
    start: int

    def __len__(self) -> int:
        return max(self.package.size - self.start, 0)

    def __getitem__(self, part: slice) -> bytes:
        return self.package.part(self.start + part.start, part.stop - part.start)


Body = memoryview | StoredBody


@dataclass(frozen=True, slots=True, kw_only=True)
class Segments:
    """The segments of a body, each read when it is asked for."""

    body: Body
    places: tuple[slice, ...]

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, index: int) -> bytes | memoryview:
        return self.body[self.places[index]]

    def __iter__(self) -> Iterator[bytes | memoryview]:
        return (self.body[place] for place in self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A package cut at the places its first twelve bytes name. Nothing in it is verified yet."""

    header: bytes
    signature: bytes
    body: Body

    @property
    def signed(self) -> bytes:
        """The bytes under the signature."""
        return signed_bytes(self.header)


def signed_bytes(header: bytes) -> bytes:
    """What a device signs: a fixed prefix and the header exactly as it is transmitted."""
    return _SIGNED_PREFIX + header


def join_frame(header: bytes, signature: bytes, segments: Iterable[bytes]) -> bytes:
    """The bytes of a package. Raises PackageError `E-GIOIHAN` for a header or file that is too large."""
    data = b"".join((frame_head(header, signature), *segments))
    require_within("file", len(data), MAX_FILE)
    return data


def frame_head(header: bytes, signature: bytes) -> bytes:
    """What stands before the segments. Raises PackageError `E-GIOIHAN` for a header that is too large."""
    require_within("header", len(header), MAX_HEADER)
    return b"".join((MAGIC, len(header).to_bytes(4, "big"), header, signature))


def split_frame(package: bytes | StoredPackage) -> Frame:
    """Cut a package, or its first `HEAD_LENGTH` bytes, without trusting a length.

    Raises PackageError `E-KHUNG` for anything that is not a package or ends too soon, `E-GIOIHAN` for a
    header or file that is too large.
    """
    stored = package if isinstance(package, StoredPackage) else None
    data = package.part(0, HEAD_LENGTH) if isinstance(package, StoredPackage) else package
    require_within("file", stored.size if stored else len(data), MAX_FILE)
    if data[: len(MAGIC)] != MAGIC:
        raise malformed("magic")
    length = int.from_bytes(data[len(MAGIC) : _LENGTH_END], "big")
    require_within("header", length, MAX_HEADER)
    end = _LENGTH_END + length
    if length < MIN_HEADER or len(data) < end + SIGNATURE_LENGTH:
        raise malformed("header-length")
    start = end + SIGNATURE_LENGTH
    return Frame(
        header=data[_LENGTH_END:end],
        signature=data[end:start],
        body=StoredBody(package=stored, start=start) if stored else memoryview(data)[start:],
    )


def split_body(body: Body, sizes: Sequence[int]) -> Segments:
    """Cut the segments. Raises PackageError `E-KHUNG` unless their sizes fill the body exactly."""
    if sum(sizes) != len(body):
        raise malformed("body-length", value=len(body), expected=sum(sizes))
    places = []
    start = 0
    for size in sizes:
        places.append(slice(start, start + size))
        start += size
    return Segments(body=body, places=tuple(places))
