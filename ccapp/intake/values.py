"""What reading a file gives: appendices with their findings, the letterhead, and what was left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ccapp.domain.findings import Finding
from ccapp.domain.plan import Appendix


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTable:
    """One appendix as read. Ids are empty and `Item.source` says where a line stood ("table 1, row 14").

    `confidence` is 0..1: how surely the columns were told from their headings.
    """

    appendix: Appendix
    confidence: float
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What the note line or the letterhead says plainly; empty where it does not.

    `symbol` is the part after the number ("KH-UBND"), `issuer` the body's name as written.
    """

    doc_type: str = ""
    number: str = ""
    symbol: str = ""
    signed_on: date | None = None
    issuer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The result of reading one file. `left_out` names tables that gave no rows."""

    tables: tuple[ReadTable, ...] = ()
    letterhead: Letterhead = Letterhead()
    left_out: tuple[Finding, ...] = ()
