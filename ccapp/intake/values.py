"""What reading a file gives: appendices with their findings, the letterhead, and what was left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Final

from ccapp.domain.findings import Finding
from ccapp.domain.plan import Appendix
from ccapp.text.legacy import Encoding

OTHER: Final = "other"
"""Said of a column that keeps its heading and has no meaning of its own."""

Corrections = Mapping[int, str]
"""What the officer says of columns: their index from 0 → a record key, or `OTHER`."""

KnownHeadings = Mapping[str, str]
"""What was confirmed of headings in earlier files: `headings.plain` of a heading → a key, or `OTHER`."""

NOTHING_KNOWN: Final[KnownHeadings] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCell:
    """A cell with text as the file has it; positions and sizes count rows and columns of a `SourceTable`."""

    row: int
    column: int
    height: int = 1
    width: int = 1
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceTable:
    """A table as it stands in the file. `number` counts tables in the file from 1.

    `places` names each row below the headings ("table 1, row 14"); it is empty for a line between two tables.
    """

    number: int
    headings: tuple[str, ...]
    places: tuple[str, ...]
    cells: tuple[SourceCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTable:
    """One appendix as read. Ids are empty and `Item.source` says where a line stood ("table 1, row 14").

    `confidence` is 0..1: how surely the columns were told from their headings. The columns of the appendix
    and of `source` correspond one to one. `marks` are what rows that we exported say of themselves, by place.
    """

    appendix: Appendix
    source: SourceTable
    confidence: float
    findings: tuple[Finding, ...] = ()
    marks: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


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
class Signing:
    """Where the document was written and who signs; empty where it does not say so plainly.

    `authority` is the form with what stands below it but the signer's own `position`.
    """

    place: str = ""
    authority: str = ""
    position: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A paragraph as the file has it and as it was decoded, for the officer to compare."""

    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoding:
    """What was done to a file: the encoding most of its legacy text was in, and how that was known."""

    encoding: Encoding
    by_font: bool
    samples: tuple[Sample, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The result of reading one file. `left_out` names tables that gave no rows.

    `decoded` says what was done where the file was not in Unicode. `edition` names the state of a plan that
    the file was exported from, where it says so.
    """

    tables: tuple[ReadTable, ...] = ()
    letterhead: Letterhead = Letterhead()
    signing: Signing = Signing()
    left_out: tuple[Finding, ...] = ()
    decoded: Decoding | None = None
    edition: str = ""
