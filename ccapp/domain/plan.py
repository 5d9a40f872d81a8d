"""What a plan is: a document of an office with 1..n appendices of sections, tasks and products."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, NewType

from ccapp.domain.layout import Kind, Layout, Level
from ccapp.errors import RefusedError
from ccapp.values import field, replace, value

RecordId = NewType("RecordId", str)
OfficeId = NewType("OfficeId", str)
NOT_STORED: Final = RecordId("")
NO_OFFICE: Final = OfficeId("")
ORIGIN: Final = "origin"  # which old communes' plans a task comes from, one a line
FROM_RECORD: Final = "from_record"  # the lines of a plan of several years that a task does a year of, by id
SIGNED_BY: Final = "signed_by"  # who signs the product; `NO_SIGNER` where nobody need be named
TIMING: Final = "timing"  # the event that came, the deadline put off, as `domain.timing` writes them
FORM_ROW: Final = "form_row"  # which row of our collecting form a row taken in for a commune came back as
MARKS: Final = (ORIGIN, FROM_RECORD, SIGNED_BY, TIMING, FORM_ROW)
NO_SIGNER: Final = "-"


@value
class Item:
    """One line of an appendix at one level; its `texts` hold exactly the keys of that level.

    Texts are NFC and are printed as written. `marks` are kept beside them and never printed: the keys of
    `MARKS`. `source` says where the line was read ("table 1, row 14").
    """

    level: Level
    texts: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    children: tuple[Item, ...] = ()
    id: RecordId = NOT_STORED
    source: str = ""

    def text(self, key: str) -> str:
        """The text under a key, empty where the line has none."""
        return self.texts.get(key, "")

    def walk(self) -> Iterator[Item]:
        """This line and everything below it, in table order."""
        yield self
        for child in self.children:
            yield from child.walk()


@value
class Appendix:
    """One table of a plan: a title, a layout and its sections in order."""

    title: str
    layout: Layout
    sections: tuple[Item, ...] = ()
    id: RecordId = NOT_STORED

    @property
    def kind(self) -> Kind:
        """The shape of the table, derived from its layout."""
        return self.layout.kind

    @property
    def visible(self) -> Appendix:
        """The table as it is shown and printed: without its hidden columns."""
        return replace(self, layout=self.layout.visible)

    def items(self) -> Iterator[Item]:
        """Every line of every level, in table order."""
        for section in self.sections:
            yield from section.walk()


class Side(StrEnum):
    """Whether a body belongs to the state or to the Party: header and signature form follow from it."""

    STATE = "state"
    PARTY = "party"


@value
class Body:
    """An issuing or superior body as a document names it; it belongs to the plan, not to the office."""

    name: str = ""
    side: Side = Side.STATE


@value
class Signature:
    """Who signs and how (ND 30/2020 Phụ lục I, II.7): `TM. ỦY BAN NHÂN DÂN`, `CHỦ TỊCH`, the name."""

    authority: str = ""
    position: str = ""
    signer: str = ""


@value
class Reference:
    """What the note line of an appendix cites: `Kế hoạch số 07/KH-UBND ngày …`.

    Number and day are blank until the document is signed (ND 30/2020, art. 15.2).
    """

    doc_type: str = "Kế hoạch"
    number: str = ""
    symbol: str = ""
    signed_on: date | None = None


class Urgency(StrEnum):
    """How fast a document is to go (ND 30/2020 Phụ lục I, III.2.b); most say nothing of it."""

    URGENT = "urgent"
    VERY_URGENT = "very-urgent"
    EXPRESS = "express"


MOST_COPIES: Final = 99_999


@value
class Extras:
    """What a document may carry beside its main parts (ND 30/2020 Phụ lục I, II.9.d and III.2 to 4).

    `unit` and `drafter` are abbreviations: of the unit that drafted it, and of the person. `copies` is how
    many go out, 0 where it is not said. `contact` is the office's address and telephone, line by line.
    """

    urgency: Urgency | None = None
    unit: str = ""
    drafter: str = ""
    copies: int = 0
    contact: str = ""


class PlanState(StrEnum):
    """Life of a plan. Checked is not a state: findings are always current."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ISSUED = "issued"
    CLOSED = "closed"
    BINNED = "binned"


class Channel(StrEnum):
    """How an issued document left the office; what another program sent counts as sent."""

    SYSTEM = "system"  # Hệ thống quản lý văn bản
    MAIL = "mail"
    ZALO = "zalo"
    PAPER = "paper"


MOVES: Final[Mapping[PlanState, frozenset[PlanState]]] = MappingProxyType(
    {
        PlanState.DRAFT: frozenset({PlanState.SUBMITTED, PlanState.BINNED}),
        PlanState.SUBMITTED: frozenset({PlanState.DRAFT, PlanState.ISSUED}),
        PlanState.ISSUED: frozenset({PlanState.CLOSED}),
        PlanState.CLOSED: frozenset({PlanState.ISSUED}),
        PlanState.BINNED: frozenset({PlanState.DRAFT}),
    }
)


@value
class Plan:
    """A plan of one office for one year or several. Several plans are alive at once.

    `sent_by` is how the signed document went out. `adjusting` is the edition (Điều chỉnh, bổ sung) that is
    under way on an issued plan; while there is one, its table may be edited. `adjusted` counts those done.
    `accepted_by` is the superior that accepted its data and has not opened it again; that locks the table.

    `proxy_for` names the commune for which a superior typed or read this plan (Cấp trên nhập thay), empty for
    a plan of one's own; `from_form` is the plan whose collecting form it came back from, if it did, and
    `replaced_by` the commune's own plan that has taken its place.
    """

    title: str
    year_from: int
    year_to: int
    office_id: OfficeId = NO_OFFICE
    state: PlanState = PlanState.DRAFT
    archived: bool = False
    issuer: Body = field(default_factory=Body)
    superior: Body = field(default_factory=Body)
    signature: Signature = field(default_factory=Signature)
    reference: Reference = field(default_factory=Reference)
    extras: Extras = field(default_factory=Extras)
    place: str = ""
    six_clear: bool = False  # whether the guide asks for the sixth clear thing, who signs
    sent_by: Channel | None = None
    adjusting: RecordId = NOT_STORED
    adjusted: int = 0
    accepted_by: str = ""
    proxy_for: str = ""
    from_form: RecordId = NOT_STORED
    replaced_by: RecordId = NOT_STORED
    appendices: tuple[Appendix, ...] = ()
    id: RecordId = NOT_STORED

    @property
    def is_editable(self) -> bool:
        """Whether the table may be edited directly: a draft's, or one whose adjustment is under way; never
        one whose data a superior accepted, nor what a commune's own plan has replaced.
        """
        if self.accepted_by or self.replaced_by:
            return False
        return self.state is PlanState.DRAFT or self.is_being_adjusted

    @property
    def is_being_adjusted(self) -> bool:
        """Whether an adjustment is under way: the table is no longer what was signed, nor yet in force."""
        return self.state is PlanState.ISSUED and bool(self.adjusting)


@value
class AdHocTask:
    """Việc phát sinh: work of a plan outside its appendix.

    It is tracked and reported apart and never printed in the signed table unless an adjustment takes it in.
    """

    plan_id: RecordId
    title: str
    lead: str = ""
    deadline: str = ""
    by_document: str = ""
    id: RecordId = NOT_STORED


def move_plan(plan: Plan, to: PlanState, *, reason: str = "") -> Plan:
    """Move a plan to another state. Raises RefusedError for a move the contract does not know.

    Reopening a closed plan needs a reason; only a draft is binned; an adjustment is finished before the end.
    """
    if to not in MOVES[plan.state]:
        raise RefusedError("plan-move", plan=plan.title, state=plan.state.value, to=to.value)
    if plan.state is PlanState.CLOSED and not reason.strip():
        raise RefusedError("plan-reopen-reason", plan=plan.title)
    if to is PlanState.CLOSED and plan.adjusting:
        raise RefusedError("adjust-under-way", plan=plan.title)
    return replace(plan, state=to)


def require_editable(plan: Plan) -> None:
    """Raise RefusedError unless the table may be edited directly; see `Plan.is_editable`."""
    if plan.accepted_by:
        raise RefusedError("plan-accepted", plan=plan.title, by=plan.accepted_by)
    if plan.replaced_by:
        raise RefusedError("proxy-replaced", plan=plan.title, office=plan.proxy_for)
    if not plan.is_editable:
        raise RefusedError("plan-locked", plan=plan.title, state=plan.state.value)
