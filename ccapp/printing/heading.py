"""The heading of an appendix: label, title and note line (ND 30/2020 Phụ lục I, III.1)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from ccapp.domain.plan import Appendix, Plan, PlanState, Reference, Side
from ccapp.printing.fonts import font
from ccapp.printing.lines import Line, balanced
from ccapp.printing.primitives import Face
from ccapp.printing.rules import Mode, PageRules
from ccapp.text.normalize import clean

LABEL: Final = "Phụ lục"
PROXY: Final = "Cấp trên nhập thay cho"

_GAP: Final = "\u00a0"
"""No-break space: a blank to be filled by hand holds together and is not collapsed."""
_NUMBER_BLANK: Final = _GAP * 8
_DAY_BLANK: Final = _GAP * 6
_NUMBERED: Final = frozenset({PlanState.SUBMITTED, PlanState.ISSUED, PlanState.CLOSED})
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingText:
    """A text of a heading as stored; one with `capitals` is printed in them."""

    text: str
    face: Face
    size: float
    capitals: bool = False

    @property
    def printed(self) -> str:
        """The text as it stands on paper."""
        return self.text.upper() if self.capitals else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingLine:
    """One centred line of a heading."""

    line: Line
    face: Face
    size: float


def label(plan: Plan, index: int) -> str:
    """`Phụ lục`, or with the Roman number of the appendix (`index` from 1) where there are several."""
    return f"{LABEL} {roman(index)}" if len(plan.appendices) > 1 else LABEL


def roman(number: int) -> str:
    """A positive number in Roman numerals, written with Latin letters: fonts lack the numeral characters."""
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def heading_texts(
    plan: Plan, appendix: Appendix, index: int, *, mode: Mode, rules: PageRules
) -> Iterator[HeadingText]:
    """Label, title and note of an appendix, paragraph by paragraph from the top; only the title may lack.

    A plan that a superior holds in proxy says so below its note.
    """
    yield HeadingText(
        text=label(plan, index), face=Face.BOLD, size=rules.label_size, capitals=rules.label_capitals
    )
    title = clean(appendix.title)
    for paragraph in title.split("\n") if title else ():
        yield HeadingText(text=paragraph, face=Face.BOLD, size=rules.title_size, capitals=True)
    held = Mode.ELECTRONIC if appendix.layout.page.electronic else mode
    yield HeadingText(text=note(plan, held), face=Face.ITALIC, size=rules.note_size)
    if plan.proxy_for:
        yield HeadingText(text=f"({PROXY} {clean(plan.proxy_for)})", face=Face.ITALIC, size=rules.note_size)


def heading_lines(
    plan: Plan, appendix: Appendix, index: int, *, mode: Mode, rules: PageRules, width: float
) -> Iterator[HeadingLine]:
    """Lines of a heading from the top; the title is in capitals for print, long ones balanced."""
    for entry in heading_texts(plan, appendix, index, mode=mode, rules=rules):
        for line in set_heading(entry, width):
            yield HeadingLine(line=line, face=entry.face, size=entry.size)


def set_heading(entry: HeadingText, width: float) -> tuple[Line, ...]:
    """A text of a heading as the lines it is printed in."""
    return balanced(entry.printed, font(entry.face), size=entry.size, width=width)


def note(plan: Plan, mode: Mode) -> str:
    """`(Kèm theo Kế hoạch số 07/KH-UBND ngày 06 tháng 01 năm 2023 của …)`.

    Number and day stay blank for a draft, which gets them after signing (ND 30/2020 art. 15.2), and on an
    electronic document (Phụ lục III.1.c). A blank date shows the year the plan begins in.
    """
    reference = plan.reference if plan.state in _NUMBERED and mode is Mode.PAPER else _blank(plan.reference)
    document = clean(reference.doc_type) or "văn bản"
    issuer = clean(plan.issuer.name)
    by = f" của {issuer}" if issuer else ""
    number = _number(reference, plan.issuer.side)
    return f"(Kèm theo {document} số{_GAP}{number} {_date(reference, plan)}{by})"


def _blank(reference: Reference) -> Reference:
    return Reference(doc_type=reference.doc_type, symbol=reference.symbol)


def _number(reference: Reference, side: Side) -> str:
    """Number and symbol: `07/KH-UBND`, by the Party's usage `07-KH/ĐU`; below 10 with a leading zero."""
    number = clean(reference.number)
    symbol = clean(reference.symbol)
    if number.isascii() and number.isdigit():
        number = number.zfill(2)
    if not symbol or symbol in number:
        return number or _NUMBER_BLANK
    joint = "-" if side is Side.PARTY else "/"
    return f"{number or _NUMBER_BLANK}{'' if symbol[0] in '/-' else joint}{symbol}"


def _date(reference: Reference, plan: Plan) -> str:
    """`ngày 06 tháng 01 năm 2023`: a leading zero for days below 10 and the months 1 and 2 only (II.4.b)."""
    signed = reference.signed_on
    if signed is None:
        day, month, year = _DAY_BLANK, _DAY_BLANK, plan.year_from
    else:
        month = f"{signed.month:02d}" if signed.month <= 2 else str(signed.month)  # noqa: PLR2004 - the rule
        day, year = f"{signed.day:02d}", signed.year
    # Held together, so that no line of the note ends inside a date.
    return _GAP.join(("ngày", day, "tháng", month, "năm", str(year)))
