"""A piece of text with the place it stands in: what every text rule reads."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ccapp.domain.plan import NOT_STORED, RecordId


class Part(StrEnum):
    """What a passage is in its document; rules differ between prose, titles and cells."""

    LETTERHEAD = "letterhead"
    BASIS = "basis"  # căn cứ pháp lý: years and bodies named there are cited, not left over
    TITLE = "title"  # of the document or of an appendix
    NOTE = "note"  # (Kèm theo Kế hoạch số … của UBND xã …)
    HEADING = "heading"
    PROSE = "prose"
    CELL = "cell"
    RECIPIENTS = "recipients"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One paragraph or cell. A cell of a plan has `record` and `field`, one of a file has `place`.

    `table` tells the tables of a file apart (0 outside). `breaks` are the positions where a reader joined
    pieces that stood apart in the file: a sentence cut by a page or a stray paragraph end.
    """

    text: str
    part: Part = Part.CELL
    record: RecordId = NOT_STORED
    field: str = ""
    place: str = ""
    table: int = 0
    breaks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the rules must know of the document as a whole.

    `own_names` are the places and bodies the document rightly speaks of ("xã Lộc Bình", "huyện Phú Lộc",
    "tỉnh Thừa Thiên Huế"); `day` is its day of issue, else the first day of its first year. Where the years
    are not known they are 0, and where the day is not known it is `date.min`: rules that need them are quiet.
    """

    year_from: int
    year_to: int
    day: date
    own_names: tuple[str, ...] = ()
    issuer: str = ""
    level: str = ""  # "commune", "district", "province", "" where not known
    known_spellings: tuple[str, ...] = field(default=())
