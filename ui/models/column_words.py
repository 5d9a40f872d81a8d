"""What is expected in each column of a plan's table, in words for the help (F1)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from ccapp.domain.deadline import WAYS
from ccapp.domain.layout import DEADLINE, NUMBER, PRODUCT, SECTION_NUMBER, Column, Level
from ui.models.plan_readings import Readings

_SECTION: Final = frozenset({Level.SECTION.value, SECTION_NUMBER})
_TARGET: Final = "target"  # any year's column
_OWN: Final = "own"  # a column without a meaning of its own
_EXPECTED: Final[dict[str, tuple[object, ...]]] = {
    Level.SECTION: (QT_TRANSLATE_NOOP("column-help", "The name of the section, as it is to be printed."),),
    NUMBER: (
        QT_TRANSLATE_NOOP("column-help", "The number that is printed. Sorting and filtering leave it alone."),
        QT_TRANSLATE_NOOP("column-help", "How numbers run on is chosen with the columns of the table."),
    ),
    Level.GOAL: (
        QT_TRANSLATE_NOOP(
            "column-help", "What is to be reached; the tasks that lead there follow in its rows."
        ),
    ),
    "title": (
        QT_TRANSLATE_NOOP(
            "column-help", "One piece of work, with a verb in front: draw up, review, organise."
        ),
        QT_TRANSLATE_NOOP("column-help", "A year that stands here should be the plan's own."),
    ),
    Level.ACTIVITY: (
        QT_TRANSLATE_NOOP("column-help", "One step of the task, with its own lead and deadline."),
    ),
    PRODUCT: (
        QT_TRANSLATE_NOOP(
            "column-help", "What can be shown at the end: a plan, a report, a decision, a figure."
        ),
        QT_TRANSLATE_NOOP(
            "column-help",
            "One product in a row, for each has its own deadline and result. Ctrl+Enter adds a second one.",
        ),
    ),
    "lead": (
        QT_TRANSLATE_NOOP("column-help", "The one unit that answers for the task."),
        QT_TRANSLATE_NOOP(
            "column-help",
            "Type some letters, also without accents, and choose from the list; other text may stand too.",
        ),
        QT_TRANSLATE_NOOP(
            "column-help", "A collective such as “Các ban, ngành” leaves open who is to be reminded."
        ),
    ),
    "partners": (
        QT_TRANSLATE_NOOP("column-help", "The units that help; there may be several, and it may stay blank."),
        QT_TRANSLATE_NOOP(
            "column-help", "Choose one after the other from the list, or write a semicolon between."
        ),
        QT_TRANSLATE_NOOP("column-help", "The lead unit is not named here again."),
    ),
    DEADLINE: (
        QT_TRANSLATE_NOOP("column-help", "Printed exactly as it was typed."),
        QT_TRANSLATE_NOOP(
            "column-help", "What is understood stands below in grey; reminders follow from it."
        ),
        QT_TRANSLATE_NOOP("column-help", "Where no year is written, the plan's own is meant."),
    ),
    "budget": (
        QT_TRANSLATE_NOOP(
            "column-help", "The sum or where it comes from, as it is to be printed; may stay blank."
        ),
    ),
    "notes": (
        QT_TRANSLATE_NOOP("column-help", "Whatever else is to be printed beside the row; may stay blank."),
    ),
    _TARGET: (
        QT_TRANSLATE_NOOP(
            "column-help", "The target of that year, as it is to be printed: ≥ 40%, 8,5 or 8.5."
        ),
        QT_TRANSLATE_NOOP("column-help", "The check tells when it is lower than the year before."),
    ),
    _OWN: (QT_TRANSLATE_NOOP("column-help", "A column that this office added: any text may stand here."),),
}
_EXPECTED["task"] = _EXPECTED["title"]  # the same under a goal


@dataclass(frozen=True, slots=True, kw_only=True)
class CellHelp:
    """What F1 says of one cell. `reading` is "" where there is none; `ways` are phrases, each with its
    reading.
    """

    heading: str
    expected: tuple[str, ...]
    phrase: str = ""
    reading: str = ""
    understood: bool = True
    notes: tuple[str, ...] = ()
    ways: tuple[tuple[str, str], ...] = ()


def help_of(column: Column, field: str, text: str, timing: str, readings: Readings) -> CellHelp:
    """The help for a field in a column: for a deadline with the reading of its words now."""
    heading, words = _heading(column, field), expected(column, field)
    if field != DEADLINE:
        return CellHelp(heading=heading, expected=words)
    reading, understood = readings.of(text, timing)
    ways = [readings.words_of(code) for code in WAYS]
    return CellHelp(
        heading=heading,
        expected=words,
        phrase=" ".join(text.split()),
        reading=reading,
        understood=understood,
        notes=readings.notes(text),
        ways=tuple((phrase, readings.of(phrase)[0]) for phrase in ways),
    )


def _heading(column: Column, field: str) -> str:
    """The column as it is printed; the row of a section runs through all of them."""
    if field in _SECTION:
        return QCoreApplication.translate("column-help", "Section")
    said = QCoreApplication.translate("column-help", "Column “{heading}”")
    return said.format(heading=" ".join(column.full_heading.split()))


def expected(column: Column, field: str) -> tuple[str, ...]:
    """What is expected in a field of a column, a sentence or two."""
    key = Level.SECTION.value if field in _SECTION else _TARGET if column.year is not None else field
    told = _EXPECTED.get(key, _EXPECTED[_OWN])
    return tuple(QCoreApplication.translate("column-help", str(each)) for each in told)
