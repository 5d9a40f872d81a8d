"""The outermost form of a package: magic, header length, header, signature, segments, nothing after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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
class Frame:
    """A package cut at the places its first twelve bytes name. Nothing in it is verified yet."""

    header: bytes
    signature: bytes
    body: memoryview

    @property
    def signed(self) -> bytes:
        """The bytes under the signature."""
        return signed_bytes(self.header)


def signed_bytes(header: bytes) -> bytes:
    """What a device signs: a fixed prefix and the header exactly as it is transmitted."""
    return _SIGNED_PREFIX + header


def join_frame(header: bytes, signature: bytes, segments: Iterable[bytes]) -> bytes:
    """The bytes of a package. Raises PackageError `E-GIOIHAN` for a header or file that is too large."""
    require_within("header", len(header), MAX_HEADER)
    data = b"".join((MAGIC, len(header).to_bytes(4, "big"), header, signature, *segments))
    require_within("file", len(data), MAX_FILE)
    return data


def split_frame(data: bytes) -> Frame:
    """Cut a package, or its first `HEAD_LENGTH` bytes, without trusting a length.

    Raises PackageError `E-KHUNG` for anything that is not a package or ends too soon, `E-GIOIHAN` for a
    header or file that is too large.
    """
    require_within("file", len(data), MAX_FILE)
    if data[: len(MAGIC)] != MAGIC:
        raise malformed("magic")
    length = int.from_bytes(data[len(MAGIC) : _LENGTH_END], "big")
    require_within("header", length, MAX_HEADER)
    end = _LENGTH_END + length
    if length < MIN_HEADER or len(data) < end + SIGNATURE_LENGTH:
        raise malformed("header-length")
    return Frame(
        header=data[_LENGTH_END:end],
        signature=data[end : end + SIGNATURE_LENGTH],
        body=memoryview(data)[end + SIGNATURE_LENGTH :],
    )


def split_body(body: memoryview, sizes: Sequence[int]) -> tuple[memoryview, ...]:
    """Cut the segments. Raises PackageError `E-KHUNG` unless their sizes fill the body exactly."""
    if sum(sizes) != len(body):
        raise malformed("body-length", value=len(body), expected=sum(sizes))
    segments = []
    start = 0
    for size in sizes:
        segments.append(body[start : start + size])
        start += size
    return tuple(segments)
