"""Decides what each column holds, from its heading and its cells together, and makes the layout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Final

from ccapp.domain.findings import Finding
from ccapp.domain.layout import LEAF_KEYS, NUMBER, TASK_LEVELS, Column, Layout, Level, column
from ccapp.errors import RefusedError
from ccapp.intake import evidence, findings, headings
from ccapp.intake.header import Header, Heading
from ccapp.intake.sheet import Sheet
from ccapp.intake.values import NOTHING_KNOWN, OTHER, Corrections, KnownHeadings
from ccapp.intake.vocabulary import Meaning

_WORD_COLUMNS: Final = 3
_FURTHER_WORDS: Final = 20  # a second column of words must say so more surely than the first
_LEAST: Final = 34  # below this a column keeps its heading and gets no meaning
_CONTENT_ALONE: Final = 1.5
_LEFT_FIRST: Final = 1  # of two equal readings the one in the usual order
_TOO_FAR: Final = 70  # a claim this far below the column's best never wins
_MEANINGS: Final = tuple(meaning for meaning in Meaning if meaning is not Meaning.OTHER)
_MEANT: Final = frozenset(meaning.value for meaning in Meaning)
_LEVELS: Final = (Level.GOAL, Level.TASK, Level.ACTIVITY)
_TELLING: Final = frozenset({"product", "lead", "partners", "deadline"})
_FEWEST: Final = 3  # columns that a table of tasks has at least
_FLOOR_WIDTH: Final = 80  # tenths of a millimetre
_COLUMN_KEY: Final = re.compile(rf"{NUMBER}|{'|'.join((*_LEVELS, *LEAF_KEYS))}|y\d{{4}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Logical columns with their record keys; `certainty` 0..1 says how sure each key is."""

    keys: tuple[str, ...]
    levels: tuple[Level, ...]
    certainty: tuple[float, ...]

    @property
    def is_plan(self) -> bool:
        """Whether these are the columns of tasks or targets: words, and who, when, what or a year."""
        known = [key for key in self.keys if not key.startswith("x")]
        has_words = any(key in {"title", Level.TASK.value} for key in known)
        telling = _TELLING.intersection(known) or any(key.startswith("y") for key in known)
        return has_words and bool(telling) and len(known) >= _FEWEST

    @property
    def confidence(self) -> float:
        """Certainty over all columns."""
        return round(sum(self.certainty) / max(1, len(self.certainty)), 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claim:
    meaning: Meaning
    index: int
    score: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """One way to read the columns so far."""

    score: int = 0
    words: int = 0
    claims: tuple[_Claim, ...] = ()


def decide(header: Header, bodies: Sequence[Sequence[str]], known: KnownHeadings = NOTHING_KNOWN) -> Mapping:
    """Map the columns of a header; `bodies` holds the cell texts below each heading.

    A heading in `known` has been confirmed before and means that, whatever its words and cells say; what was
    confirmed is set aside where it leaves this table without tasks.
    """
    said = _said_before(header, known)
    read = _decided(header, bodies, said)
    try:
        return corrected(read, said) if said else read
    except RefusedError:
        return _decided(header, bodies, {})


def _said_before(header: Header, known: KnownHeadings) -> dict[int, str]:
    """The keys confirmed for headings of this table; a key goes to the first column that has it."""
    said: dict[int, str] = {}
    for index, heading in enumerate(header.columns):
        key = known.get(headings.plain(heading.full), "")
        if key and (key == OTHER or key not in said.values()):
            said[index] = key
    return said


def _decided(header: Header, bodies: Sequence[Sequence[str]], said: Corrections) -> Mapping:
    """Weigh all columns together; what is said of some is no longer open to others."""
    columns = header.columns
    years = _year_keys(columns)
    claims = [
        [] if index in years else _open_claims(_claims(index, heading, bodies[index]), index, said)
        for index, heading in enumerate(columns)
    ]
    chosen = _assign(claims, most_words=1 if years else _WORD_COLUMNS)
    keys = dict(years)
    words = [index for index, claim in chosen.items() if claim.meaning is Meaning.WORDS]
    levels, titles = _levels(columns, sorted(words))
    keys |= titles
    keys |= {index: claim.meaning.value for index, claim in chosen.items() if index not in keys}
    unknown = [index for index in range(len(columns)) if index not in keys]
    keys |= {index: f"x{count}" for count, index in enumerate(unknown, start=1)}
    certainty = tuple(_certainty(index, chosen, years) for index in range(len(columns)))
    return Mapping(
        keys=tuple(keys[index] for index in range(len(columns))), levels=levels, certainty=certainty
    )


def corrected(read: Mapping, given: Corrections) -> Mapping:
    """The columns as read, but for those whose key the officer gives; `title` and `task` both name the task.

    A column read as what another is now given to be keeps only its heading. Raises RefusedError where two
    columns are given one key or none is left for the tasks, ValueError for a key that no column can have.
    """
    said = {index: Level.TASK.value if key == "title" else key for index, key in given.items()}
    telling = [key for key in said.values() if key != OTHER]
    if not all(map(_COLUMN_KEY.fullmatch, telling)):
        raise ValueError(telling)
    twice = [key for key in telling if telling.count(key) > 1]
    if twice:
        raise RefusedError("columns-twice", column=twice[0])
    keys = [said.get(index) or _kept(key, telling) for index, key in enumerate(read.keys)]
    used = tuple(level for level in _LEVELS if level.value in keys)
    if Level.TASK not in used:
        raise RefusedError("columns-no-task")
    if Level.GOAL not in used:
        keys[keys.index(Level.TASK.value)] = "title"
    count = iter(range(1, len(keys) + 1))
    certainty = tuple(1.0 if index in said else sure for index, sure in enumerate(read.certainty))
    return Mapping(
        keys=tuple(f"x{next(count)}" if key == OTHER else key for key in keys),
        levels=(Level.SECTION, *used, Level.PRODUCT),
        certainty=certainty,
    )


def _kept(key: str, taken: Sequence[str]) -> str:
    """What a column stays that the officer says nothing of."""
    known = Level.TASK.value if key == "title" else key
    return OTHER if known in taken or known.startswith("x") else known


def layout(sheet: Sheet, header: Header, mapping: Mapping) -> Layout:
    """The layout as the source shows it; the numbering mode is set once the rows are read."""
    columns = tuple(_column(sheet, header, index, key) for index, key in enumerate(mapping.keys))
    return Layout(columns=columns, levels=mapping.levels, orientation=sheet.orientation)


def doubts(sheet: Sheet, header: Header, mapping: Mapping) -> list[Finding]:
    """Findings on columns without a meaning and on those whose heading alone did not settle it."""
    place = sheet.place(header.top)
    found = []
    for heading, key, sure in zip(header.columns, mapping.keys, mapping.certainty, strict=True):
        if sure < headings.SURE / headings.WHOLE_SCORE:
            doubt = findings.column_unknown if key.startswith("x") else findings.column_guessed
            found.append(doubt(place, heading.full, key))
    return found


def _column(sheet: Sheet, header: Header, index: int, key: str) -> Column:
    heading = header.columns[index]
    later = header.columns[index + 1 :]
    end = later[0].start if later else sheet.width
    widths = sheet.widths[heading.start : end]
    width = max(_FLOOR_WIDTH, sum(widths)) if sum(widths) else 300
    return column(key, heading.text, width=width, group=heading.group)


def _year_keys(columns: Sequence[Heading]) -> dict[int, str]:
    """Keys of the columns named by a year alone; one such column makes no table of targets."""
    found: dict[int, str] = {}
    for index, heading in enumerate(columns):
        year = headings.year(heading.text)
        if year is not None and f"y{year}" not in found.values():
            found[index] = f"y{year}"
    return found if len(found) > 1 else {}


def _claims(index: int, heading: Heading, cells: Sequence[str]) -> list[_Claim]:
    """Every meaning a column may have, with heading and content weighed together."""
    said = heading.scores()
    shown = evidence.scores(cells)
    foreign = said.get(Meaning.OTHER, 0)
    claims: list[_Claim] = []
    for meaning in _MEANINGS:
        score = said.get(meaning, 0)
        content = shown.get(meaning, 0)
        total = score + content - foreign if score else (content - foreign) * _CONTENT_ALONE
        if said and not score:
            total -= max(said.values()) // 3
        claims.append(_Claim(meaning=meaning, index=index, score=round(total)))
    least = max(_LEAST, max(claim.score for claim in claims) - _TOO_FAR)
    return [claim for claim in claims if claim.score >= least]


def _open_claims(claims: list[_Claim], index: int, said: Corrections) -> list[_Claim]:
    """The claims of a column that are left once some columns are settled."""
    settled = {at: _meaning(key) for at, key in said.items()}
    if index in settled:
        meaning = settled[index]
        return [_Claim(meaning=meaning, index=index, score=headings.WHOLE_SCORE)] if meaning else []
    taken = set(settled.values()) - {Meaning.WORDS}
    return [claim for claim in claims if claim.meaning not in taken]


def _meaning(key: str) -> Meaning | None:
    """What a key says of its column; None for a year and for a column without a meaning."""
    if key in (Level.TASK.value, Level.GOAL.value, Level.ACTIVITY.value):
        return Meaning.WORDS
    return Meaning(key) if key in _MEANT and key != OTHER else None


def _assign(claims: Sequence[Sequence[_Claim]], *, most_words: int) -> dict[int, _Claim]:
    """The best reading as a whole: every meaning at most once (words up to `most_words` times).

    Works column by column over the sets of meanings used so far, keeping the best reading of each set.
    """
    best = {(frozenset[Meaning](), 0): _Reading()}
    for options in claims:
        grown = dict(best)
        for (used, words), reading in best.items():
            for claim in options:
                if claim.meaning in used:
                    continue
                longer = _with(reading, claim)
                full = longer.words == most_words
                closed = claim.meaning is not Meaning.WORDS or full
                key = (used | {claim.meaning} if closed else used, longer.words)
                if longer.words >= words and (key not in grown or longer.score > grown[key].score):
                    grown[key] = longer
        best = grown
    chosen = max(best.values(), key=lambda reading: reading.score)
    return {claim.index: claim for claim in chosen.claims}


def _with(reading: _Reading, claim: _Claim) -> _Reading:
    """A reading with one more column; a further column of words must be surer than the first."""
    score, words = claim.score, reading.words
    if claim.meaning is Meaning.WORDS:
        score -= _FURTHER_WORDS * words
        words += 1
    elif claim.meaning is Meaning.PARTNERS and any(one.meaning is Meaning.LEAD for one in reading.claims):
        score += _LEFT_FIRST
    # A claim below the threshold would lower the sum: leaving the column without meaning is better.
    score = score if score >= _LEAST else -_LEAST
    return _Reading(score=reading.score + score, words=words, claims=(*reading.claims, claim))


def _levels(columns: Sequence[Heading], words: Sequence[int]) -> tuple[tuple[Level, ...], dict[int, str]]:
    """Levels and keys of the columns of words: one is the task, two or three are goal, task, activity."""
    if len(words) <= 1:
        return TASK_LEVELS, dict.fromkeys(words, "title")
    best = max(
        (choice for choice in permutations(_LEVELS, len(words)) if Level.TASK in choice),
        key=lambda choice: _fit(columns, words, choice),
    )
    used = tuple(level for level in _LEVELS if level in best)
    plain = Level.GOAL not in used
    keys = {
        index: "title" if plain and level is Level.TASK else level.value
        for index, level in zip(words, best, strict=True)
    }
    return (Level.SECTION, *used, Level.PRODUCT), keys


def _fit(columns: Sequence[Heading], words: Sequence[int], choice: Sequence[Level]) -> int:
    """Sum of how well headings name their levels; the usual order counts where headings do not decide."""
    named = sum(
        headings.level_score(columns[index].text, level.value)
        for index, level in zip(words, choice, strict=True)
    )
    ordered = list(choice) == sorted(choice, key=_LEVELS.index)
    return named + 20 * ordered


def _certainty(index: int, chosen: dict[int, _Claim], years: dict[int, str]) -> float:
    if index in years:
        return 1.0
    claim = chosen.get(index)
    return min(1.0, max(0.0, claim.score / headings.WHOLE_SCORE)) if claim else 0.0
