"""Last year's plan becomes this year's: years in texts and deadlines move, what belongs to a document stays.

Nothing is decided silently: every change and every year that was left is listed with its place and reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from ccapp.domain.phrases.calendar import FIRST_YEAR, LAST_YEAR
from ccapp.domain.phrases.scanning import SEPARATORS, Tokens, is_year, skip, small, term
from ccapp.domain.phrases.tokens import tokens
from ccapp.domain.phrases.vocabulary import Term
from ccapp.domain.plan import NOT_STORED, Appendix, Item, Plan, PlanState, RecordId, Reference
from ccapp.text.fold import fold

TITLE: Final = "title"


class Stays(StrEnum):
    """Why a year was left as it is; the officer decides."""

    CITED = "year-cited"
    STAGE = "year-of-stage"
    NO_SUCH_DAY = "year-no-such-day"
    WEEKDAY = "year-weekday"
    COLUMN = "year-column"
    UNSURE = "year-unsure"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shifted:
    """A text that changed; `record` is the line, appendix or plan that holds it."""

    record: RecordId
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """A year that stayed, as it stands in the text."""

    record: RecordId
    field: str
    text: str
    words: str
    why: Stays


@dataclass(frozen=True, slots=True, kw_only=True)
class YearShift:
    """The new plan, what changed in it and what was left, in table order."""

    plan: Plan
    changes: tuple[Shifted, ...]
    left: tuple[Left, ...]


@dataclass(frozen=True, slots=True)
class _Year:
    """A year in a text: its place, and why it stays."""

    start: int
    end: int
    number: int
    why: Stays | None


_CITING: Final = ("can cu ", "theo nghi dinh ", "theo quyet dinh ", "theo thong tu ", "theo luat ")
_LAWS: Final = ("luat", "bo luat", "hien phap", "phap lenh")
_PAUSES: Final = (Term.COMMA, Term.STOP, Term.DOT, Term.OPEN, Term.CLOSE)
_SYMBOL: Final = (Term.SLASH, Term.DASH, Term.OTHER, Term.NUMBER, Term.DOCUMENT, Term.QUARTER, Term.MONTH)
_SIGNED: Final = (Term.DAY, Term.MONTH, Term.YEAR, Term.NUMBER, *SEPARATORS, Term.COMMA, Term.HOUR)
_YEAR_WORDS: Final = frozenset(
    {Term.YEAR, Term.SCHOOL_YEAR, *SEPARATORS, Term.UNTIL, Term.FROM, Term.COMMA, Term.AND, Term.BEFORE}
    | {Term.ROMAN, Term.NUMBER, Term.SPELLED, Term.IN, Term.LATEST, Term.PLURAL, Term.OPEN}
)
_LONGEST: Final = 40
THOUSANDS: Final = 3


def shift_years(plan: Plan, by: int) -> YearShift:
    """The plan `by` years later, a draft without number and day of signing; ids stay those of the old lines.

    Years move in titles and cells. They stay in legal bases and cited documents, in stages ("giai đoạn
    2021-2030"), where the day would not exist (29/02) or its weekday would be wrong, in year columns, and in
    cells whose dates are joined to a document's number.
    """
    work = _Work(by)
    appendices = tuple(work.appendix(appendix) for appendix in plan.appendices)
    title = work.text(plan.id, TITLE, plan.title)
    moved = replace(
        plan,
        title=title,
        year_from=plan.year_from + by,
        year_to=plan.year_to + by,
        state=PlanState.DRAFT,
        archived=False,
        sent_by=None,
        adjusting=NOT_STORED,
        adjusted=0,
        reference=Reference(doc_type=plan.reference.doc_type, symbol=plan.reference.symbol),
        extras=replace(plan.extras, urgency=None),
        appendices=appendices,
    )
    return YearShift(plan=moved, changes=tuple(work.changes), left=tuple(work.left))


def shift_text(text: str, by: int) -> tuple[str, tuple[tuple[str, Stays], ...]]:
    """A text with its years moved, and those left with the reason."""
    parts: list[str] = []
    left: list[tuple[str, Stays]] = []
    done = 0
    for found in _years_in(text, by):
        if found.why is not None:
            left.append((text[found.start : found.end], found.why))
            continue
        parts += [text[done : found.start], str(found.number + by)]
        done = found.end
    return "".join([*parts, text[done:]]), tuple(left)


class _Work:
    """Collects changes while walking the plan."""

    def __init__(self, by: int) -> None:
        self.by = by
        self.changes: list[Shifted] = []
        self.left: list[Left] = []

    def text(self, record: RecordId, field: str, text: str) -> str:
        after, left = shift_text(text, self.by)
        if after != text:
            self.changes.append(Shifted(record=record, field=field, before=text, after=after))
        for words, why in left:
            self.left.append(Left(record=record, field=field, text=text, words=words, why=why))
        return after

    def appendix(self, appendix: Appendix) -> Appendix:
        for column in appendix.layout.columns:
            if column.year is not None:
                words = str(column.year)
                self.left.append(
                    Left(
                        record=appendix.id,
                        field=column.key,
                        text=column.heading,
                        words=words,
                        why=Stays.COLUMN,
                    )
                )
        title = self.text(appendix.id, TITLE, appendix.title)
        return replace(appendix, title=title, sections=tuple(map(self.item, appendix.sections)))

    def item(self, item: Item) -> Item:
        texts = {key: self.text(item.id, key, text) for key, text in item.texts.items()}
        return replace(item, texts=texts, children=tuple(map(self.item, item.children)))


def _years_in(text: str, by: int) -> Iterator[_Year]:
    """The years of a text in order; of a range in a stage both ends."""
    terms = tokens(text)
    cited = _cited_places(terms, text)
    for at in range(len(terms)):
        if not is_year(terms, at) or not _plausible(terms, at):
            continue
        token = terms[at]
        why = Stays.CITED if at in cited else _why_stays(terms, at, by)
        yield _Year(token.start, token.end, token.value, why)


def _plausible(terms: Tokens, at: int) -> bool:
    """A year by its size that does not count something: not "2000 hồ sơ", not "1.2026.000"."""
    if not FIRST_YEAR <= terms[at].value <= LAST_YEAR:
        return False
    grouped = (
        term(terms, at + 1) is Term.DOT
        and term(terms, at + 2) is Term.NUMBER
        and terms[at + 2].digits == THOUSANDS
    )
    return not grouped


def _why_stays(terms: Tokens, at: int, by: int) -> Stays | None:
    if _in_stage(terms, at):
        return Stays.STAGE
    day = _day_before(terms, at)
    if day is not None and not _exists(day[0], day[1], terms[at].value + by):
        return Stays.NO_SUCH_DAY
    if day is not None and term(terms, day[2]) is Term.WEEKDAY:
        return Stays.WEEKDAY
    return None if _named(terms, at) else Stays.UNSURE


def _in_stage(terms: Tokens, at: int) -> bool:
    """Giai đoạn 2021-2030, nhiệm kỳ 2025 - 2030: either end."""
    start = at
    for _ in range(4):
        before = term(terms, start - 1)
        if before in (Term.STAGE, Term.SCHOOL_YEAR):
            return before is Term.STAGE
        if before not in (Term.NUMBER, Term.DASH, Term.UNTIL, Term.FROM, Term.YEAR, Term.SLASH):
            return False
        start -= 1
    return False


def _named(terms: Tokens, at: int) -> bool:
    """Whether the phrase says that the number is a year: năm, a date or month, a quarter, a range."""
    before, behind = term(terms, at - 1), term(terms, at + 1)
    if before in (
        Term.YEAR,
        Term.SCHOOL_YEAR,
        *SEPARATORS,
        Term.UNTIL,
        Term.FROM,
        Term.COMMA,
        Term.AND,
        Term.BEFORE,
    ):
        return True
    if before in (Term.ROMAN, Term.NUMBER, Term.SPELLED, Term.IN, Term.LATEST, Term.PLURAL, Term.OPEN):
        return True
    return before is behind is None or behind in (Term.DASH, Term.SLASH, Term.UNTIL)


def _day_before(terms: Tokens, at: int) -> tuple[int, int, int] | None:
    """Day and month in front of a year, and the place in front of them."""
    sign = skip_back(terms, at - 1, Term.YEAR, *SEPARATORS)
    month = small(terms, sign, Term.SPELLED)
    number = skip_back(terms, sign - 1, Term.MONTH, *SEPARATORS)
    day = small(terms, number)
    if month is None or day is None or number == sign - 1:
        return None
    before = skip_back(terms, number - 1, Term.DAY, Term.COMMA)
    return day, month, before


def skip_back(terms: Tokens, at: int, *marks: Term) -> int:
    """The last place up to `at` that holds none of these terms."""
    while at >= 0 and terms[at].term in marks:
        at -= 1
    return at


def _exists(day: int, month: int, year: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _cited_places(terms: Tokens, text: str) -> set[int]:
    """Places of the tokens that belong to a cited document: its number, its day, the year of a law."""
    if fold(text).startswith(_CITING):
        return set(range(len(terms)))
    places: set[int] = set()
    for at, token in enumerate(terms):
        if token.term is Term.NUMBER and term(terms, at - 1) is not Term.SLASH:
            end = _symbol_end(terms, at)
            if end is not None:
                places.update(range(at, _signed_end(terms, end)))
        elif fold(text[token.start : token.end]) in _LAWS and not _is_law_in_general(terms, at, text):
            places.update(_law_year(terms, at))
    return places


def _symbol_end(terms: Tokens, at: int) -> int | None:
    """Behind `123/QĐ-UBND`, `61/2018/NĐ-CP`; None where the number starts no symbol."""
    after, letters = at + 1, False
    while (
        term(terms, after) in _SYMBOL and after - at < _LONGEST and terms[after].start == terms[after - 1].end
    ):
        letters = letters or terms[after].term not in (Term.SLASH, Term.DASH, Term.NUMBER)
        after += 1
    return after if letters and term(terms, at + 1) is Term.SLASH else None


def _signed_end(terms: Tokens, at: int) -> int:
    """Behind the day or year that follows a symbol: `ngày 15 tháng 3 năm 2022`, `năm 2022`."""
    if skip(terms, at, Term.COMMA) == at + 1 and term(terms, at + 1) is not Term.DAY:
        return at
    if term(terms, skip(terms, at, Term.COMMA)) not in (Term.DAY, Term.YEAR):
        return at
    end = at
    while term(terms, end) in _SIGNED and end - at < _LONGEST:
        end += 1
        if is_year(terms, end - 1):
            break
    return end


def _is_law_in_general(terms: Tokens, at: int, text: str) -> bool:
    """`thi hành pháp luật năm 2023`: no law of that year is meant."""
    return at > 0 and fold(text[terms[at - 1].start : terms[at].end]) == "phap luat"


def _law_year(terms: Tokens, at: int) -> range:
    """From a law's name to the year behind it, within one part of the sentence."""
    for place in range(at + 1, min(at + _LONGEST, len(terms))):
        if terms[place].term in _PAUSES:
            break
        if is_year(terms, place):
            return range(place, place + 1)
    return range(0)
