"""Segment 0: JSON lines under zlib. Inflating and splitting never go past what the header declares."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Final

from ccapp.exchange.errors import malformed
from ccapp.exchange.limits import MAX_LINE, MAX_PLAIN, MAX_ROWS, plain_allowed, require_within

_LEVEL: Final = 6
_STORED: Final = 0


def pack(lines: Sequence[bytes]) -> tuple[bytes, int]:
    """Compress a first line and the records after it; gives the bytes and their length before.

    Raises PackageError `E-GIOIHAN` for what no reader would accept.
    """
    require_within("rows", len(lines) - 1, MAX_ROWS)
    require_within("line", max(map(len, lines)), MAX_LINE)
    plain = b"".join(line + b"\n" for line in lines)
    require_within("plain", len(plain), MAX_PLAIN)
    packed = zlib.compress(plain, _LEVEL)
    if len(plain) > plain_allowed(len(packed)):
        # Text so repetitive that a reader would take it for a bomb travels uncompressed.
        packed = zlib.compress(plain, _STORED)
    return packed, len(plain)


def unpack(data: bytes | memoryview, *, plain: int, rows: int) -> Iterator[bytes]:
    """Inflate and split; yields the first line, then exactly `rows` more.

    All is checked before the first line is yielded. Raises PackageError `E-GIOIHAN` beyond a limit, `E-KHUNG`
    where the content is not what the header declares.
    """
    require_within("ratio", plain, plain_allowed(len(data)))
    text = _inflate(data, plain)
    if text.count(b"\n") != rows + 1 or text[-1:] != b"\n":
        raise malformed("rows", expected=rows)
    cut = text.split(b"\n")
    require_within("line", max(map(len, cut)), MAX_LINE)
    del cut[-1]  # behind the last end of a line there is nothing
    return iter(cut)


def _inflate(data: bytes | memoryview, plain: int) -> bytes:
    inflater = zlib.decompressobj()
    try:
        # One byte more than declared tells "exactly" from "at least" without inflating the rest.
        text = inflater.decompress(data, plain + 1)
    except zlib.error as error:
        raise malformed("zlib") from error
    if len(text) != plain or not inflater.eof or inflater.unused_data:
        raise malformed("plain", value=len(text), expected=plain)
    return text
