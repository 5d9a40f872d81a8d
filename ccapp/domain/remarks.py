"""Ý kiến: what a leader, the superior or a colleague says of a cell or row, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ccapp.domain.checks.saying import short
from ccapp.domain.checks.sheet import Context, Sheet, sheet_of
from ccapp.domain.layout import PRODUCT, Level
from ccapp.domain.plan import NOT_STORED, Item, Plan, RecordId


class Speaker(StrEnum):
    """Whose word it is."""

    CHAIRMAN = "chairman"
    SUPERIOR = "superior"
    COLLEAGUE = "colleague"
    OTHER = "other"


class Channel(StrEnum):
    """How a remark came."""

    PRINTOUT = "printout"
    PHONE = "phone"
    ZALO = "zalo"
    MEETING = "meeting"
    DOCUMENT = "document"
    SYNC = "sync"


class RemarkState(StrEnum):
    """What became of a remark: open, taken (Tiếp thu), explained (Giải trình)."""

    OPEN = "open"
    TAKEN = "taken"
    EXPLAINED = "explained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One remark on a line of a plan. `field` names its cell by a key of that line, "" is the whole row.

    `proposed` shall stand in the cell instead of `was`, "" where nothing is proposed; the words say it too.
    `by` is who said it, as free text; `answer` what was done or how it was explained, and `settled_by` and
    `settled_on` who settled it and when. `day` is when it was said. `source` is its id at the superior that
    sent it as a file, "" for what was written down here.
    """

    plan_id: RecordId
    record: RecordId
    words: str
    field: str = ""
    proposed: str = ""
    was: str = ""
    by: str = ""
    speaker: Speaker = Speaker.CHAIRMAN
    channel: Channel = Channel.PRINTOUT
    day: date | None = None
    state: RemarkState = RemarkState.OPEN
    answer: str = ""
    settled_by: str = ""
    settled_on: date | None = None
    source: RecordId = NOT_STORED
    id: RecordId = NOT_STORED

    @property
    def is_open(self) -> bool:
        """Whether nobody has settled it yet."""
        return self.state is RemarkState.OPEN

    @property
    def proposes(self) -> bool:
        """Whether it is a Đề nghị sửa that still waits: taking it writes the cell."""
        return self.is_open and bool(self.proposed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A remark and where it stands: what people call its row, the heading of its column and the cell's text.

    `label` is "" for a line that is gone from the plan; for a remark on a whole row `column` is "" and `text`
    are the words of the line. `is_overtaken`: it proposes a text for a cell that says something else by now
    than when it was proposed.
    """

    remark: Remark
    label: str = ""
    column: str = ""
    text: str = ""
    is_overtaken: bool = False

    @property
    def is_gone(self) -> bool:
        """Whether its line is no longer in the plan; undo of the removal brings it back."""
        return not self.label


def placed(plan: Plan, remarks: Iterable[Remark]) -> tuple[Placed, ...]:
    """Each remark with its place, in table order; those whose line is gone come last."""
    waiting = list(remarks)
    if not waiting:  # as nearly always, and asked after every edit
        return ()
    found: list[Placed] = []
    for sheet in (sheet_of(plan, appendix, Context()) for appendix in plan.appendices):
        for item, label in _labels(sheet):
            found += [_at(sheet, item, label, each) for each in waiting if each.record == item.id]
    known = {each.remark.id for each in found}
    return (*found, *(Placed(remark=each) for each in waiting if each.id not in known))


def _labels(sheet: Sheet) -> Iterator[tuple[Item, str]]:
    """Every line once with what people call it, in table order."""
    labels: dict[int, tuple[Item, str]] = {}
    for section in sheet.appendix.sections:
        labels[id(section)] = section, short(section.text(Level.SECTION.value)) or "…"
        for row in (row for row in sheet.rows if row.section is section):
            for item in row.path[1:]:
                labels.setdefault(id(item), (item, sheet.label(row)))
    return iter(labels.values())


def _at(sheet: Sheet, item: Item, label: str, remark: Remark) -> Placed:
    layout = sheet.appendix.layout
    heading = next((each.heading for each in layout.columns if each.key == remark.field), "")
    worded = PRODUCT if item.level is Level.PRODUCT else layout.title_key(item.level)
    now = item.text(remark.field or worded)
    overtaken = remark.proposes and now.strip() not in (remark.was.strip(), remark.proposed)
    return Placed(remark=remark, label=label, column=heading, text=short(now), is_overtaken=overtaken)
