"""Attachments of a package: sealed one by one on their way out, opened one by one on their way in.

A package with 180 MB of scans must not take 180 MB of memory, so each is read when its turn comes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from ccapp.exchange import crypto
from ccapp.exchange.frame import Segments
from ccapp.exchange.limits import MAX_ATTACHMENT, MAX_ATTACHMENTS

FIRST: Final = 1  # segment 0 holds the records
MOST: Final = 500
"""So many attachments go into one package: the header names each in some 90 bytes, and has 65,536."""
LARGEST: Final = MAX_ATTACHMENT - crypto.TAG_LENGTH
"""Bytes of one attachment before it is sealed."""
ALL: Final = MAX_ATTACHMENTS
"""Bytes of all attachments of a package, sealed."""

Reading = Callable[[], bytes]
"""Gives the bytes of one attachment, the same each time."""


def sealing(content_key: bytes, package: str, attachments: Sequence[Reading]) -> tuple[Reading, ...]:
    """The sealed segments of attachments; each is read and sealed anew whenever it is asked for.

    The same bytes under the same key and place give the same segment, so a header made in a first round
    holds for what a second one writes.
    """

    def one(index: int, read: Reading) -> Reading:
        return lambda: crypto.seal_segment(content_key, index, package, read())

    return tuple(one(index, read) for index, read in enumerate(attachments, FIRST))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsealed:
    """The plain segments of a package whose hashes hold, each decrypted when it is asked for."""

    segments: Segments
    content_key: bytes
    package: str

    def __len__(self) -> int:
        return len(self.segments)

    def __getitem__(self, index: int) -> bytes:
        return crypto.open_segment(self.content_key, index, self.package, self.segments[index])

    def __iter__(self) -> Iterator[bytes]:
        return (self[index] for index in range(len(self)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachments:
    """The attachments of an opened package in the sender's order; `hashes` are the SHA-256 of their bytes.

    Each opened when this was made, so the sender did seal them.
    """

    unsealed: Unsealed
    hashes: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.hashes)

    def __iter__(self) -> Iterator[bytes]:
        return (self.unsealed[index + FIRST] for index in range(len(self)))

    def read(self, sha256: str) -> bytes:
        """The bytes with this hash, which is one of `hashes`."""
        return self.unsealed[self.hashes.index(sha256) + FIRST]


def opened(unsealed: Unsealed) -> Attachments:
    """Open each attachment once. Raises PackageError `E-CHUKY` at the first that does not belong there."""
    hashes = (hashlib.sha256(unsealed[index]).hexdigest() for index in range(FIRST, len(unsealed)))
    return Attachments(unsealed=unsealed, hashes=tuple(hashes))
