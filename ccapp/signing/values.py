"""What signing takes and what verifying tells; importable without the extra."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What is seen of a signature: a PDF page drawn into a place of page `page` (from 0).

    Points from the top left corner of the page, as everywhere in printing.
    """

    pdf: bytes
    page: int
    x: float
    y: float
    width: float
    height: float


class Integrity(StrEnum):
    """Whether the content is what was signed; the value is the code of its words.

    `CONTINUED`: whole, and later only further signatures were added, as when the office signs after the
    leader. `CHANGED` is also said of a signature that is damaged itself.
    """

    WHOLE = "signature-whole"
    CONTINUED = "signature-continued"
    CHANGED = "signature-changed"


class Trust(StrEnum):
    """Whether the certificate leads to a root that was given; the value is the code of its words."""

    TRUSTED = "signature-trusted"
    NO_ROOT = "signature-no-root"
    NOT_UNDER_ROOT = "signature-not-under-root"
    OUT_OF_DATE = "signature-out-of-date"
    REVOKED = "signature-revoked"
    UNKNOWN = "signature-trust-unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignatureFound:
    """One signature of a file. `when` is what the signer's computer said: nobody has confirmed the time."""

    who: str
    issuer: str
    when: datetime | None
    integrity: Integrity
    trust: Trust

    @property
    def is_intact(self) -> bool:
        """Whether what was signed is unchanged."""
        return self.integrity is not Integrity.CHANGED
