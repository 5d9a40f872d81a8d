"""The deadlines behind the first one: 15/6 và tháng 12/2026; quý II/2026, quý IV hằng năm; 30/6; quý IV.

The first deadline says what the phrase is; each further one that is joined to it falls due as well, also
where the first one only runs on: thường xuyên; báo cáo trước 15/12.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from ccapp.domain.phrases.calendar import NoteCode, Unit
from ccapp.domain.phrases.drafts import LIGHT, Dates, Draft, Row, Timed, timed
from ccapp.domain.phrases.rules import by_rules
from ccapp.domain.phrases.scanning import LONGEST_LIST
from ccapp.domain.phrases.vocabulary import Term

_JOINTS: Final = (*LIGHT, Term.STOP)
_BETWEEN: Final = (*_JOINTS, Term.DONE)
_PLAIN: Final = (Term.OTHER, Term.DOCUMENT, Term.DONE, Term.LENGTH)
_DATED: Final = ("by-date", "window")
_LASTING: Final = "continuous"
_LONGEST_NAME: Final = 4


def with_further(row: Row, at: int, first: Draft, *, named: bool = False) -> Draft:
    """The deadline at a place with those joined to it, up to one that cannot be read or cannot be.

    `named` says that the first one stands bare behind what it is for, as further ones then may:
    sơ kết quý II/2026; tổng kết quý IV/2026.
    """
    joined = _gathered(row, first, named=named)
    lent = _year_lent(row, at, first, joined)
    if lent is None:
        return joined
    moved = replace(row, year=lent)
    again = by_rules(moved, at)
    turned = _gathered(moved, again, named=named) if again is not None else joined
    return turned if _in_order(turned) else joined


def _gathered(row: Row, first: Draft, *, named: bool) -> Draft:
    if first.kind == _LASTING:
        return _running_on(row, first, named=named)
    found = list(_further(row, first, named=named)) if _stands(first) else []
    if not found:
        return first
    dated = [each for each in (first, *found) if each.kind in _DATED]
    windows = [window for each in dated for window in _windows(each)]
    others = tuple(each for each in found if each not in dated)
    return replace(_joined_by(first, found), windows=tuple(dict.fromkeys(windows)), also=others)


def _running_on(row: Row, first: Draft, *, named: bool) -> Draft:
    reports = list(_reports(row, first))
    found = [*reports, *_further(row, reports[-1] if reports else first, named=named)]
    return replace(_joined_by(first, found), also=tuple(_since(first, found))) if found else first


def _joined_by(first: Draft, found: list[Draft]) -> Draft:
    notes = tuple(dict.fromkeys((*first.notes, NoteCode.SEPARATE)))
    return replace(first, notes=notes, upto=found[-1].upto)


def _since(first: Draft, found: list[Draft]) -> Iterator[Draft]:
    """What repeats beside work that runs on does so while that runs: từ năm 2027, báo cáo hằng năm."""
    for each in found:
        repeats = each.kind not in _DATED
        yield replace(each, start=each.start or first.start, end=each.end or first.end) if repeats else each


def _reports(row: Row, first: Draft) -> Iterator[Draft]:
    """What comes again beside work that runs on: thường xuyên; định kỳ báo cáo hằng quý.

    Or with its name behind it, and a day behind that: hằng quý báo cáo trước ngày 20 tháng cuối quý.
    """
    at = first.upto
    if first.units:
        place = at - 1 if row.mark(at) is Term.OTHER or timed(row, at) is not None else at
    else:
        place = _behind_plain(row, row.skip(at, *_JOINTS, Term.REPEAT))
    draft = by_rules(row, place) if row.mark(place) is Term.REPEAT else None
    if draft is None:
        return
    behind = _behind_plain(row, draft.upto)
    if timed(row, behind) is not None:
        draft = by_rules(row, behind)
    if draft is not None and _stands(draft):
        yield replace(draft, upto=max(draft.upto, behind))


def _year_lent(row: Row, at: int, first: Draft, joined: Draft) -> int | None:
    """The year said once behind all of them, where the first one has none: tháng 6 và quý IV/2027."""
    own = [chunk.period for chunk in row.chunks[at : first.upto] if chunk.period is not None]
    if not own or first.kind not in _DATED or any(period.has_year or period.last.ahead for period in own):
        return None
    behind = [chunk.period for chunk in row.chunks[first.upto : joined.upto] if chunk.period is not None]
    other = timed(row, first.upto + 1) if row.mark(first.upto) is Term.OR else None
    behind += [other[0].period] if other is not None else []
    return next((period.last.year for period in behind if period.last.year is not None), None)


def _in_order(draft: Draft) -> bool:
    ends = [end for _, end in draft.windows if end is not None]
    return ends == sorted(ends)


def _windows(draft: Draft) -> list[Dates]:
    return list(draft.windows) or [(None if draft.kind == "by-date" else draft.start, draft.end)]


def _further(row: Row, first: Draft, *, named: bool) -> Iterator[Draft]:
    at = first.upto
    for _ in range(LONGEST_LIST):
        place = _joined(row, at, named=named)
        draft = by_rules(row, place) if place is not None else None
        if draft is None or not _stands(draft):
            return
        yield draft
        at = draft.upto


def _joined(row: Row, at: int, *, named: bool) -> int | None:
    """Where the next deadline begins: behind a comma, "và" or stop, or at once.

    What the one before is for may stand before that; what this one is for may stand behind it.
    """
    if timed(row, at) is not None:
        return at
    joint = _behind_plain(row, at)
    if row.mark(joint) not in _JOINTS:
        return None
    place = row.skip(joint, *_BETWEEN)
    if row.mark(place) is Term.REPEAT or timed(row, place) is not None:
        return place
    return _behind_name(row, place, named=named)


def _behind_plain(row: Row, at: int) -> int:
    while row.mark(at) in _PLAIN:
        at += 1
    return at


def _behind_name(row: Row, at: int, *, named: bool) -> int | None:
    """Báo cáo năm trước 15/12; a bare period behind a name may be that of the name: báo cáo năm 2025."""
    place = _behind_plain(row, at)
    found = timed(row, place) if place - at <= _LONGEST_NAME else None
    if found is None:
        return None
    if named or _says_when(found[0]):
        return place
    behind = timed(row, found[1])
    return found[1] if behind is not None and _says_when(behind[0]) else None


def _says_when(each: Timed) -> bool:
    within = Term.IN in each.words and each.period.unit is not Unit.YEAR
    return within or bool(each.words & {Term.BEFORE, Term.LATEST})


def _stands(draft: Draft) -> bool:
    """Whether it is a deadline with days of its own; "định kỳ" alone and what runs on are none."""
    if draft.kind == "recurring":
        return bool(draft.duties)
    return draft.kind in _DATED and draft.end is not None
