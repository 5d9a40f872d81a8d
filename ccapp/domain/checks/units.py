"""Who does it: a lead that is also partner, names the office does not know, units that no longer exist."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from ccapp.domain.checks.cells import (
    PARTNERS,
    RESPONSIBLE,
    Place,
    mentions,
    places,
    rewritten,
    texts,
    without,
)
from ccapp.domain.checks.gone import is_of_unsaid_district
from ccapp.domain.checks.missing import LEAD
from ccapp.domain.checks.saying import short
from ccapp.domain.checks.sheet import Sheet, found, joined
from ccapp.domain.deadline import written_day
from ccapp.domain.findings import Edit, Finding, Fix, Severity
from ccapp.domain.records import Row
from ccapp.domain.units.directory import Match, MatchKind
from ccapp.domain.units.keys import plain_key
from ccapp.domain.units.mentions import Mention
from ccapp.domain.units.spellings import spellings


def lead_is_partner(sheet: Sheet) -> Iterator[Finding]:
    """A unit that leads a task and stands among its partners too, told once for all products of the task."""
    if not (sheet.has(LEAD) and sheet.has(PARTNERS)):
        return
    for rows in sheet.tasks():
        twice = [(row, mention) for row in rows for mention in _both(row)]
        for name in dict.fromkeys(mention.name for _, mention in twice):
            yield _is_partner(sheet, name, [each for each in twice if each[1].name == name])


def _both(row: Row) -> Iterator[Mention]:
    leads = {plain_key(each.name) for each in mentions(row.text(LEAD)) if each.kind in RESPONSIBLE}
    yield from (each for each in mentions(row.text(PARTNERS)) if plain_key(each.name) in leads)


def _is_partner(sheet: Sheet, name: str, twice: Sequence[tuple[Row, Mention]]) -> Finding:
    first = twice[0][0]
    edits = tuple(
        Edit(record=row.leaf.id, field=PARTNERS, text=without(row.text(PARTNERS), mention))
        for row, mention in twice
    )
    return found(
        "lead-is-partner",
        Severity.WARNING,
        first.leaf,
        PARTNERS,
        about=joined(name, sheet.title(first)),
        fixes=(Fix(code="fix-drop-partner", edits=edits),),
        unit=name,
        task=sheet.label(first),
    )


def unit_names(sheets: Sequence[Sheet]) -> Iterator[Finding]:
    """One unit written in several ways, and names that the directory asks about, does not know, or knows as
    ended; each name once.
    """
    named: defaultdict[str, list[Place]] = defaultdict(list)
    for place in places(sheets):
        named[" ".join(place.mention.text.split())].append(place)
    if not named:
        return
    context, day = sheets[0].context, sheets[0].day
    settled = set()
    for group in spellings(texts(sheets), context.directory):
        for spelling in group.spellings:
            settled.add(spelling.text)
            if spelling.text != group.suggested:
                yield _asked(spelling.text, group.suggested, named[spelling.text])
    for text, there in named.items():
        match = context.directory.match(text, day)
        if not match.valid:
            yield _ended(text, there, match)
        elif context.own_units and text not in settled:
            yield from _not_settled(text, there, match, context.issued)


def _not_settled(text: str, there: Sequence[Place], match: Match, issued: date | None) -> Iterator[Finding]:
    if match.kind is MatchKind.UNKNOWN:
        yield from _unknown(text, there)
    if match.kind is not MatchKind.QUESTION:
        return
    same = [unit for unit in match.candidates if plain_key(unit.name) == plain_key(text)]
    if not same:
        yield _question(text, there, match)
    elif issued and same[0].valid_from and same[0].valid_from > issued:
        yield _not_yet(text, there, same[0].valid_from)


def _question(text: str, there: Sequence[Place], match: Match) -> Finding:
    """The likeliest name is asked for; the others are offered beside it."""
    first, *others = (unit.name for unit in match.candidates)
    further = tuple(
        Fix(code="fix-unit-is", facts={"name": name}, edits=rewritten(there, name)) for name in others
    )
    return _asked(text, first, there, *further)


def _asked(text: str, name: str, there: Sequence[Place], *fixes: Fix) -> Finding:
    """Whether one spelling means the unit of another; said once for all the rows that have it."""
    count = len({id(place.row) for place in there})
    every = Fix(code="fix-unit-all", facts={"count": count}, edits=rewritten(there, name))
    remember = Fix(code="fix-unit-remember", facts={"unit": text, "name": name})
    signs_only = plain_key(text) == plain_key(name)  # a dash, the place of a tone
    return found(
        "unit-question",
        Severity.HINT if signs_only else Severity.WARNING,
        there[0].row.leaf,
        there[0].field,
        about=joined(text, name),
        fixes=(every, remember, *fixes, Fix(code="fix-unit-other")),
        unit=short(text),
        name=name,
        count=count,
    )


def _unknown(text: str, there: Sequence[Place]) -> Iterator[Finding]:
    """A name that the directory has nothing like. A partner may well be from outside, a lead rarely is."""
    leading = [place for place in there if place.field == LEAD]
    if leading:
        yield found(
            "unit-unknown",
            Severity.HINT,
            leading[0].row.leaf,
            LEAD,
            about=joined(text),
            fixes=(Fix(code="fix-unit-add"), Fix(code="fix-unit-other")),
            unit=short(text),
            count=len({id(place.row) for place in there}),
        )


def _ended(text: str, there: Sequence[Place], match: Match) -> Finding:
    """A unit that no longer exists on the plan's day; the one that took over is offered for all rows."""
    last = match.unit.valid_to if match.unit else None
    successors = tuple(
        Fix(code="fix-change-to", facts={"text": unit.name}, edits=rewritten(there, unit.name))
        for unit in match.successors
    )
    return found(
        "unit-ended-district" if match.unit and is_of_unsaid_district(match.unit, text) else "unit-ended",
        Severity.ERROR,
        there[0].row.leaf,
        there[0].field,
        about=joined(text),
        fixes=(*successors, Fix(code="fix-choose")),
        unit=short(text),
        day=written_day(last + timedelta(days=1)) if last else "",
        count=len({id(place.row) for place in there}),
    )


def _not_yet(text: str, there: Sequence[Place], first_day: date) -> Finding:
    return found(
        "unit-not-yet",
        Severity.WARNING,
        there[0].row.leaf,
        there[0].field,
        about=joined(text),
        fixes=(Fix(code="fix-choose-unit"),),
        unit=short(text),
        day=written_day(first_day),
    )
