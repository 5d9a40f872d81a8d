"""Which part of a phrase is the deadline: brackets, cited documents and events are set aside first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from ccapp.domain.phrases.calendar import NoteCode, Unit
from ccapp.domain.phrases.chunks import Chunk
from ccapp.domain.phrases.drafts import Draft, Row
from ccapp.domain.phrases.further import with_further
from ccapp.domain.phrases.rules import by_rules, waiting
from ccapp.domain.phrases.vocabulary import Term

_OWNERS: Final = (Term.BY, Term.BY_RULES, Term.EVENT, Term.SINCE_EVENT)
_BRACKETS: Final = frozenset({Term.OPEN, Term.CLOSE})
_BINDING: Final = (*_OWNERS, Term.LENGTH)
_OWNED: Final = (Term.PERIOD, Term.REPEAT, Term.REGULAR, Term.ONWARD, Term.NOW)
_READABLE: Final = (Term.PERIOD, Term.REPEAT, Term.REGULAR, Term.BY, Term.EVENT, Term.SINCE_EVENT)
_STRONG: Final = (Term.BEFORE, Term.LATEST, Term.DONE, Term.STOP, Term.OR)
_OPENING: Final = (Term.PERIOD, Term.REPEAT, Term.REGULAR, Term.FROM, Term.IN, Term.UNTIL)
_GIVING: Final = (Term.BEFORE, Term.LATEST, Term.UNTIL, Term.FROM, Term.IN, Term.DONE)
_LIMITING: Final = (Term.BEFORE, Term.LATEST)
_ANCHORS: Final = (Term.FROM, Term.AFTER, Term.BEFORE)


@dataclass(frozen=True, slots=True)
class Read:
    """A draft and where in the text its words end."""

    draft: Draft
    end: int


def read(row: Row) -> Read:
    """The first part that says when; else what the phrase waits for; else nothing.

    What stands in brackets counts only where the rest says nothing.
    """
    if not row.chunks:
        return Read(Draft(kind="none"), 0)
    end = row.chunks[-1].end
    status = _status(row)
    if status is not None:
        return Read(Draft(kind="none", notes=(status,)), end)
    marks = {chunk.mark for chunk in row.chunks}
    if Term.DITTO in marks:
        row = row.of(tuple(chunk for chunk in row.chunks if chunk.mark is not Term.DITTO))
    outside = _found(row.of(tuple(_outside(row.chunks))) if marks & _BRACKETS else row)
    if outside is not None and not _only_lasts(outside, row):
        return outside
    opened = tuple(chunk for chunk in row.chunks if chunk.mark not in (Term.OPEN, Term.CLOSE))
    inside = _found(row.of(opened))
    return inside or outside or Read(Draft(kind="none", notes=(_why_not(row),)), end)


def _only_lasts(found: Read, row: Row) -> bool:
    """02 năm (2026-2027): a length of time that its bracket dates."""
    waits = [chunk.mark for chunk in row.chunks if chunk.mark in _BINDING]
    return found.draft.kind == "conditional" and waits == [Term.LENGTH]


def _status(row: Row) -> NoteCode | None:
    """A status or ditto mark instead of a deadline: Đã hoàn thành, Như trên, //."""
    if row.mark(0) is Term.DITTO and not any(chunk.mark in _READABLE for chunk in row.chunks):
        return NoteCode.DITTO
    given = any(chunk.mark in _GIVING for chunk in row.chunks)
    return NoteCode.STATUS if row.mark(0) is Term.STATUS and not given else None


def _why_not(row: Row) -> NoteCode:
    blank = any(chunk.mark is Term.BLANK for chunk in row.chunks)
    return NoteCode.BLANK if blank else NoteCode.UNREAD


def _found(row: Row) -> Read | None:
    owned = any(chunk.mark in _BINDING for chunk in row.chunks)
    own = row.of(tuple(_disowned(row.chunks))) if owned else row
    aside: Read | None = None
    for at in range(len(own.chunks)):
        if aside is not None and _ends_aside(own, at):
            break
        draft = by_rules(own, at)
        if draft is None:
            continue
        if not _is_aside(own, at):
            draft = with_further(own, at, draft, named=own.mark(at - 1) is Term.LENGTH)
            return Read(draft, own.chunks[draft.upto - 1].end)
        if aside is None:
            draft = with_further(own, at, draft, named=True)
            aside = Read(draft, own.chunks[draft.upto - 1].end)
    if aside is not None:
        return aside
    waits = next((draft for at in range(len(row.chunks)) if (draft := waiting(row, at)) is not None), None)
    return Read(waits, row.chunks[-1].end) if waits else None


def _ends_aside(row: Row, at: int) -> bool:
    """A new part of the sentence, unless the deadline: `Báo cáo năm 2025, trước ngày 15/01/2026`."""
    if row.mark(at) in (Term.COMMA, Term.AND):
        return row.mark(at + 1) not in (Term.BEFORE, Term.LATEST)
    return row.mark(at) is Term.STOP


def _is_aside(row: Row, at: int) -> bool:
    """A bare period behind a name belongs to the name if a deadline follows: `Báo cáo 2022 trước 15/01`."""
    return row.mark(at) is Term.PERIOD and row.mark(at - 1) in (Term.OTHER, Term.DOCUMENT)


def _outside(chunks: tuple[Chunk, ...]) -> Iterator[Chunk]:
    """The chunks outside brackets; one that completes a time stays: Hàng năm (trước 15/12)."""
    depth, kept, last = 0, False, None
    for place, chunk in enumerate(chunks):
        if chunk.mark is Term.OPEN:
            depth += 1
            following = chunks[place + 1].mark if place + 1 < len(chunks) else None
            timed = following is Term.PERIOD or following in _ANCHORS
            narrows = last is Term.PERIOD and following in _LIMITING
            kept = following is Term.REPEAT or narrows or (last in (Term.REPEAT, Term.REGULAR) and timed)
        elif chunk.mark is Term.CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0 or kept:
            last = chunk.mark
            yield chunk


def _disowned(chunks: tuple[Chunk, ...]) -> Iterator[Chunk]:
    """Times that belong to a document or an event become plain words, up to a comma or "trước"."""
    owned: Term | None = None
    for place, chunk in enumerate(chunks):
        following = chunks[place + 1].mark if place + 1 < len(chunks) else None
        anchored = chunk.mark is Term.LENGTH and _measured_from(chunk, chunks[place + 1 : place + 3])
        if anchored:
            owned = Term.LENGTH
        elif chunk.mark in _OWNERS and owned in (None, Term.LENGTH):
            owned = chunk.mark
        if owned is None:
            yield chunk
        elif _frees(owned, chunk, following):
            owned = None
            yield chunk
        else:
            yield replace(chunk, mark=Term.OTHER) if chunk.mark in (*_OWNED, *_ANCHORS[:2]) else chunk


def _measured_from(length: Chunk, behind: tuple[Chunk, ...]) -> bool:
    """15 ngày trước ..., 3 tháng kể từ ...; but "6 tháng trước ngày 15/6" is a report and its day.

    "3 ngày từ 15/6 đến 17/6" says when.
    """
    following = behind[0].mark if behind else None
    period = behind[-1].period if behind else None
    if following is Term.FROM and period is not None and period.ranged:
        return False
    return following in (Term.FROM, Term.AFTER, *_OWNERS) or (following is Term.BEFORE and _in_days(length))


def _in_days(length: Chunk) -> bool:
    return length.delay is not None and length.delay.unit in (Unit.DAY, Unit.WEEK)


def _frees(owner: Term, chunk: Chunk, following: Term | None) -> bool:
    """Whether a chunk ends what belongs to a document, an event or a length of time."""
    if owner is Term.LENGTH:
        return chunk.mark is Term.STOP
    if owner is Term.SINCE_EVENT and chunk.mark is Term.UNTIL:
        return True
    if chunk.mark in _STRONG:
        return True
    return chunk.mark is Term.COMMA and following in _OPENING
