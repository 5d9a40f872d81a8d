"""The card of a row: which of the six things are clear (việc, người, sản phẩm, thời gian, trách nhiệm,
thẩm quyền), what is missing, and what may be written there. The rules are those of the design paper, 3.2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from ccapp.domain.checks.cells import RESPONSIBLE, mentions
from ccapp.domain.checks.deadlines import phrases
from ccapp.domain.checks.missing import LEAD
from ccapp.domain.checks.saying import short
from ccapp.domain.checks.sheet import Sheet
from ccapp.domain.deadline import Kind, Reading, read_deadline, shown
from ccapp.domain.findings import Edit
from ccapp.domain.guidance.known import NEAR, Known, Task, likest, usual_text
from ccapp.domain.guidance.products import is_known_product, says_signer, usual_products
from ccapp.domain.guidance.values import Button, Does, Said, go, write
from ccapp.domain.layout import DEADLINE, PRODUCT
from ccapp.domain.plan import NO_SIGNER, SIGNED_BY, RecordId, Side
from ccapp.domain.records import Row
from ccapp.domain.sectioning import is_same_section, section_name
from ccapp.domain.units.directory import MatchKind
from ccapp.domain.units.mentions import Mention, MentionKind

WAITS: Final = "gap-time-waits"
_WORDS: Final = 4
_READ: Final = frozenset({Kind.BY_DATE, Kind.WINDOW, Kind.RECURRING, Kind.CONTINUOUS})
_SOME: Final = 25  # cards: two milliseconds
_CHOICES: Final = 2  # deadlines and leads offered
_SIGNERS: Final = {Side.STATE: ("Chủ tịch", "Phó Chủ tịch"), Side.PARTY: ("Bí thư", "Phó Bí thư")}


class Clarity(StrEnum):
    """The six things in their order; the value is the code of its name."""

    WORK = "clear-work"
    WHO = "clear-who"
    PRODUCT = "clear-product"
    TIME = "clear-time"
    DUTY = "clear-duty"
    AUTHORITY = "clear-authority"


NEEDED: Final = (Clarity.WORK, Clarity.WHO, Clarity.PRODUCT, Clarity.TIME)  # the others colour no row


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One of the six: filled, a gap, or None where the table has no such column.

    `text` is what the row says of it, `said` the gap, or what is to be added to a filled one.
    """

    what: Clarity
    filled: bool | None
    text: str = ""
    said: Said | None = None
    buttons: tuple[Button, ...] = ()
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowCard:
    """A row of the plan: what people call it, and its dots, five or six."""

    record: RecordId
    label: str
    dots: tuple[Dot, ...]

    @property
    def is_complete(self) -> bool:
        """Đủ thông tin: nothing is missing of work, lead, product and time."""
        return all(dot.filled is not False for dot in self.dots if dot.what in NEEDED)

    @property
    def is_open(self) -> bool:
        """Whether something is missing that can be written now, as a deadline that waits cannot."""
        needed = (dot for dot in self.gaps if dot.what in NEEDED)
        return any(dot.said is None or dot.said.code != WAITS for dot in needed)

    @property
    def gaps(self) -> tuple[Dot, ...]:
        """What is missing, the needed ones in front as they stand."""
        return tuple(dot for dot in self.dots if dot.filled is False)


def row_card(known: Known, sheet: Sheet, row: Row, *, offers: bool = True) -> RowCard:
    """The card of a row; without `offers` nothing is proposed, which is quicker."""
    usual = _Usual(known, sheet, row) if offers and known.editable else None
    dots = [
        _work(sheet, row),
        _who(known, sheet, row, usual),
        _product(sheet, row, usual),
        _time(known, sheet, row, usual),
        _duty(known, sheet, row),
    ]
    if known.six:
        dots.append(_authority(known, sheet, row))
    return RowCard(record=row.leaf.id, label=sheet.label(row), dots=tuple(dots))


class PlainCards:
    """The cards of a plan's rows, without proposals. Each is made once, for whoever asks first."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._made: dict[int, RowCard] = {}  # by the identity of rows, which `known` holds

    def of(self, sheet: Sheet, row: Row) -> RowCard:
        """The card of a row of one of the plan's tables."""
        found = self._made.get(id(row))
        if found is None:
            found = self._made[id(row)] = row_card(self._known, sheet, row, offers=False)
        return found

    def ahead(self) -> Iterator[None]:
        """Make all of them a few at a time, for a caller that has other things to do in between."""
        for sheet in self._known.sheets:
            for number, row in enumerate(sheet.rows):
                self.of(sheet, row)
                if number % _SOME == 0:
                    yield


class _Usual:
    """What may be written in a row: by the same task of last year, by the template, by its neighbours."""

    def __init__(self, known: Known, sheet: Sheet, row: Row) -> None:
        self.title = sheet.title(row)
        name = section_name(row.section)
        self._others = [
            task for task in (*known.last, *known.model) if is_same_section(section_name(task.section), name)
        ]
        self._near = [task for task in known.own if task.section is row.section and row not in task.rows]
        self._same: Task | None = likest(self.title, self._others, NEAR)

    def texts(self, key: str) -> tuple[str, ...]:
        """Those of the same task of last year or of the template."""
        return self._same.texts(key) if self._same else ()

    def leads(self) -> tuple[str, ...]:
        """The same task's, then the commonest of the section here and there."""
        found = (*self.texts(LEAD), usual_text(self._near, LEAD), usual_text(self._others, LEAD))
        return tuple(dict.fromkeys(filter(None, found)))[:_CHOICES]


def _work(sheet: Sheet, row: Row) -> Dot:
    title, line = sheet.title(row), row.path[-2]
    field = sheet.appendix.layout.title_key(line.level)
    if not title.strip():
        said = Said(code="gap-no-work")
    elif len(title.split()) < _WORDS or title.isupper() or title.rstrip().endswith(":"):
        said = Said(code="gap-work")
    else:
        return Dot(what=Clarity.WORK, filled=True, text=short(title), field=field)
    there = (go("guide-write-there", line.id, field),)
    return Dot(what=Clarity.WORK, filled=False, text=short(title), said=said, buttons=there, field=field)


def _who(known: Known, sheet: Sheet, row: Row, usual: _Usual | None) -> Dot:
    if not sheet.has(LEAD):
        return Dot(what=Clarity.WHO, filled=None)
    cell = row.text(LEAD)
    filled, said = _lead(known, cell)
    offered = usual.leads() if usual and not filled else ()
    buttons = tuple(write(row.leaf.id, LEAD, text) for text in offered if text != cell)
    return Dot(what=Clarity.WHO, filled=filled, text=short(cell), said=said, buttons=buttons, field=LEAD)


def _lead(known: Known, cell: str) -> tuple[bool, Said | None]:
    """Whether a cell names exactly one lead; a group or a role does, but it is said."""
    named = mentions(cell)
    if not named:
        return False, Said(code="gap-no-lead")
    if len(named) > 1:
        return False, Said(code="gap-leads", facts={"count": len(named)})
    (only,) = named
    if only.kind is MentionKind.COLLECTIVE:
        return True, Said(code="note-group", facts={"unit": short(only.text)})
    if only.kind is MentionKind.ROLE:
        return True, Said(code="note-role", facts={"unit": short(only.text)})
    if only.kind in RESPONSIBLE and known.own_units and not _is_known(known, only):
        return False, Said(code="gap-lead-unknown", facts={"unit": short(only.text)})
    return True, None


def _is_known(known: Known, mention: Mention) -> bool:
    match = known.match(mention.text)
    return match.kind not in (MatchKind.QUESTION, MatchKind.UNKNOWN) and match.valid


def _product(sheet: Sheet, row: Row, usual: _Usual | None) -> Dot:
    if not sheet.has(PRODUCT):
        return Dot(what=Clarity.PRODUCT, filled=None)
    cell = row.text(PRODUCT)
    if is_known_product(cell):
        return Dot(what=Clarity.PRODUCT, filled=True, text=short(cell), field=PRODUCT)
    code = "gap-product" if cell.strip() else "gap-no-product"
    offered = usual_products(usual.title, usual.texts(PRODUCT)) if usual and not cell.strip() else ()
    return Dot(
        what=Clarity.PRODUCT,
        filled=False,
        text=short(cell),
        said=Said(code=code, facts={"product": short(cell)}),
        buttons=tuple(write(row.leaf.id, PRODUCT, text) for text in offered),
        field=PRODUCT,
    )


def _time(known: Known, sheet: Sheet, row: Row, usual: _Usual | None) -> Dot:
    if not sheet.has(DEADLINE):
        return Dot(what=Clarity.TIME, filled=None)
    cell = row.text(DEADLINE)
    readings = list(_readings(known, cell))
    filled = bool(readings) and all(map(_is_read, readings))
    said = _time_said(cell, readings)
    offered = usual.texts(DEADLINE)[:_CHOICES] if usual and not filled else ()
    buttons = tuple(write(row.leaf.id, DEADLINE, text) for text in offered if text != cell)
    if not filled and not buttons:
        buttons = (go("guide-write-there", row.leaf.id, DEADLINE),)
    return Dot(what=Clarity.TIME, filled=filled, text=short(cell), said=said, buttons=buttons, field=DEADLINE)


def _readings(known: Known, cell: str) -> Iterator[Reading]:
    plan = known.plan
    for phrase in phrases(cell) if cell.strip() else ():
        yield read_deadline(phrase, year=plan.year_from, issued=plan.reference.signed_on)


def _is_read(reading: Reading) -> bool:
    return reading.kind in _READ and not (reading.kind is Kind.BY_DATE and reading.end is None)


def _time_said(cell: str, readings: list[Reading]) -> Said:
    if not readings:
        return Said(code="gap-no-time")
    gap = next((each for each in readings if not _is_read(each)), None)
    if gap is None:
        told = shown(readings[0])
        return Said(code=told.code, facts=told.facts)
    if gap.kind is Kind.CONDITIONAL:
        return Said(code=WAITS)
    return Said(code="gap-time", facts={"text": short(cell)})


def _duty(known: Known, sheet: Sheet, row: Row) -> Dot:
    if not sheet.has(LEAD):
        return Dot(what=Clarity.DUTY, filled=None)
    named = tuple(_responsible(known, row.text(LEAD)))
    if named:
        return Dot(what=Clarity.DUTY, filled=True, text=", ".join(named), field=LEAD)
    return Dot(what=Clarity.DUTY, filled=False, said=Said(code="gap-duty"), field=LEAD)


def _responsible(known: Known, cell: str) -> Iterator[str]:
    """The persons of a cell: named there, or known to be of the unit that is."""
    for mention in mentions(cell):
        if mention.kind is MentionKind.PERSON:
            yield mention.text
            continue
        unit = known.match(mention.text).unit
        if unit is not None and unit.id:
            people = (one for one in known.people if one.unit == unit.id and one.valid_on(known.day))
            yield from (f"{one.title} {one.name}".strip() for one in people)


def _authority(known: Known, sheet: Sheet, row: Row) -> Dot:
    """Who signs the product: said by its own words, else by the mark of the row, or not at all."""
    cell = row.text(PRODUCT) if sheet.has(PRODUCT) else ""
    if says_signer(cell):
        return Dot(what=Clarity.AUTHORITY, filled=True, text=short(cell), field=PRODUCT)
    signer, leaf = row.leaf.marks.get(SIGNED_BY, ""), row.leaf.id
    if not signer:
        said, ways = Said(code="gap-authority"), tuple(_ways_to_sign(known, leaf))
    else:
        named = Said(code="note-signer", facts={"who": short(signer)})
        said = Said(code="note-no-signer") if signer == NO_SIGNER else named
        ways = (_sign("guide-sign-again", leaf, ""),)
    buttons = ways if known.editable else ()
    return Dot(what=Clarity.AUTHORITY, filled=bool(signer), said=said, buttons=buttons, field=PRODUCT)


def _ways_to_sign(known: Known, leaf: RecordId) -> Iterator[Button]:
    yield from (_sign("guide-write", leaf, text) for text in _SIGNERS[known.plan.issuer.side])
    yield _sign("guide-sign-none", leaf, NO_SIGNER)
    yield Button(words=Said(code="guide-sign-other"), does=Does.ASK_SIGNER, record=leaf)


def _sign(code: str, leaf: RecordId, text: str) -> Button:
    edit = Edit(record=leaf, field=SIGNED_BY, text=text)
    words = Said(code=code, facts={"text": text} if code == "guide-write" else {})
    return Button(words=words, does=Does.SIGN, record=leaf, edits=(edit,))
