"""Lấy ý kiến: who was asked for an opinion on a draft, what each proposed, and what became of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccapp.domain.plan import NOT_STORED, RecordId
from ccapp.domain.remarks import RemarkState
from ccapp.domain.returning import Brought, Moved


class Reply(StrEnum):
    """What came from one who was asked: nothing yet, agreement, opinions."""

    WAITING = "waiting"
    AGREED = "agreed"
    ANSWERED = "answered"


class OpinionKind(StrEnum):
    """What is proposed: another text, a new row, another place, a row less; or words about a row or all."""

    TEXT = "text"
    NEW = "new"
    MOVE = "move"
    REMOVE = "remove"
    WORDS = "words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """One round in which a draft went out. `edition` is the mark of what was sent (`store/exports.py`)."""

    plan_id: RecordId
    sent_on: date
    who: str
    edition: str
    reply_by: date | None = None
    id: RecordId = NOT_STORED


@dataclass(frozen=True, slots=True, kw_only=True)
class Consulted:
    """One unit or person that was asked; `file` is the name of the file that came back last."""

    consultation: RecordId
    name: str
    reply: Reply = Reply.WAITING
    replied_on: date | None = None
    file: str = ""
    id: RecordId = NOT_STORED


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """One proposal of one who was asked.

    `record` and `field` name the line and text it is about (none: the whole draft), `line` and `column` what
    they were called when it came. `before` is what was sent, `after` what is proposed, `words` what was said.
    `by` is the author that the file names. `made` are the lines that a taken new row became, by the key it
    has in the file.
    """

    consulted: RecordId
    kind: OpinionKind
    appendix: RecordId = NOT_STORED
    record: RecordId = NOT_STORED
    field: str = ""
    line: str = ""
    column: str = ""
    before: str = ""
    after: str = ""
    words: str = ""
    by: str = ""
    brought: Brought | None = None
    moved: Moved | None = None
    made: Mapping[str, RecordId] = dataclasses.field(default_factory=dict)
    state: RemarkState = RemarkState.OPEN
    answer: str = ""
    settled_by: str = ""
    settled_on: date | None = None
    id: RecordId = NOT_STORED

    @property
    def is_open(self) -> bool:
        """Whether nobody has settled it yet."""
        return self.state is RemarkState.OPEN

    @property
    def says(self) -> tuple[str, ...]:
        """What it proposes, to tell whether another proposes the same."""
        return (self.kind.value, self.record, self.field, self.after, self.words)
