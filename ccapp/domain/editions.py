"""Các bản đã lưu: what a plan said when it was submitted, issued, adjusted or corrected; signed copies."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from ccapp.domain.plan import NOT_STORED, Channel, Plan, RecordId
from ccapp.domain.records import Row, rows
from ccapp.text.normalize import clean


class EditionKind(StrEnum):
    """What a saved version is: a draft round, the issued plan, an adjustment, a corrected typing slip."""

    DRAFT = "draft"
    ISSUED = "issued"
    ADJUSTED = "adjusted"
    CORRECTED = "corrected"


_NAMES: Final = {
    EditionKind.DRAFT: "edition-draft",
    EditionKind.ISSUED: "edition-issued",
    EditionKind.ADJUSTED: "edition-adjusted",
    EditionKind.CORRECTED: "edition-corrected",
}
CHANNEL_WORDS: Final = {
    Channel.SYSTEM: "channel-system",
    Channel.MAIL: "channel-mail",
    Channel.ZALO: "channel-zalo",
    Channel.PAPER: "channel-paper",
}
"""The codes of the words for how a document went out, in the order they are offered."""
FROZEN = frozenset({EditionKind.ISSUED, EditionKind.ADJUSTED, EditionKind.CORRECTED})
"""Versions since the plan was issued."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """A saved version of a plan; `number` counts those of its kind from 1.

    `content` is the hash of what the plan said, empty while an adjustment is under way. `document` and `day`
    are number and day of what brought the version about (the plan itself, the adjusting document), `reason`
    the officer's words. `at` is when it was saved, ISO, by the clock of then.
    """

    plan_id: RecordId
    kind: EditionKind
    number: int
    at: str
    who: str
    content: str = ""
    document: str = ""
    day: date | None = None
    reason: str = ""
    id: RecordId = NOT_STORED

    @property
    def is_open(self) -> bool:
        """Whether the adjustment is still under way."""
        return not self.content

    @property
    def name(self) -> str:
        """`draft-2`, `issued-1`: what it is called where ids are too long to type."""
        return f"{self.kind.value}-{self.number}"

    @property
    def code(self) -> str:
        """The code of the words that name it; they take its number."""
        return "edition-open" if self.is_open else _NAMES[self.kind]


class CopyCheck(StrEnum):
    """How far the comparison of a signed copy with the table has come (Đối chiếu bản đã ký)."""

    OPEN = "open"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDifference:
    """A difference that stays as the program has it, and why."""

    record: RecordId
    field: str
    before: str
    after: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedCopy:
    """A signed file kept with a plan: its name, hash and size; what was ticked off and what was kept.

    `ticked` are the lines seen to be equal on a scan, by id; `evidence` is the record by which it travels.
    """

    plan_id: RecordId
    name: str
    sha256: str
    size: int
    check: CopyCheck = CopyCheck.OPEN
    ticked: tuple[RecordId, ...] = ()
    kept: tuple[KeptDifference, ...] = ()
    evidence: RecordId = NOT_STORED
    id: RecordId = NOT_STORED


def next_number(editions: Sequence[Edition], kind: EditionKind) -> int:
    """The number that the next edition of a kind gets."""
    return 1 + max((each.number for each in editions if each.kind is kind), default=0)


def latest(editions: Sequence[Edition], kinds: frozenset[EditionKind]) -> Edition | None:
    """The last finished edition of these kinds."""
    return next((each for each in reversed(editions) if each.kind in kinds and not each.is_open), None)


def printed_lines(plan: Plan) -> tuple[RecordId, ...]:
    """The record of each row of a printout with row numbers, in order: row number 1 is the first.

    A section with a row of its own counts, and every lowest line; numbers run through all appendices. A
    printout numbers the rows its layout has, which are the same.
    """
    found: list[RecordId] = []
    for appendix in plan.appendices:
        if not appendix.visible.layout.columns:
            continue
        for section in appendix.sections:
            if any(clean(text) for text in section.texts.values()):
                found.append(section.id)
            for child in section.children:
                found += [item.id for item in child.walk() if not item.children]
    return tuple(found)


def rows_of(plan: Plan) -> tuple[Row, ...]:
    """All rows of all appendices of a plan."""
    return tuple(row for appendix in plan.appendices for row in rows(appendix))
