"""Words of the home page: how far off a day is, and what is copied for a chat or a phone call."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

if TYPE_CHECKING:
    from ccapp.domain.agenda import Entry
    from ccapp.services.today import UnitWork, Watched

_LAST_MONTH_WITH_ZERO: Final = 2  # ND 30/2020, Phụ lục I
_DAYS: Final = (
    QT_TRANSLATE_NOOP("today", "Monday"),
    QT_TRANSLATE_NOOP("today", "Tuesday"),
    QT_TRANSLATE_NOOP("today", "Wednesday"),
    QT_TRANSLATE_NOOP("today", "Thursday"),
    QT_TRANSLATE_NOOP("today", "Friday"),
    QT_TRANSLATE_NOOP("today", "Saturday"),
    QT_TRANSLATE_NOOP("today", "Sunday"),
)


def written(day: date) -> str:
    """A day as documents write it, such as 08/6/2026."""
    month = f"{day.month:02}" if day.month <= _LAST_MONTH_WITH_ZERO else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def aimed(day: date) -> str:
    """The day to aim for."""
    return QCoreApplication.translate("today", "To be done by {day}.").format(day=written(day))


def with_weekday(day: date) -> str:
    """`Thứ Hai, 08/6/2026`."""
    return f"{QCoreApplication.translate('today', str(_DAYS[day.weekday()]))}, {written(day)}"


def how_far(entry: Entry, today: date) -> str:
    """How far off a row is: `Quá hạn 12 ngày`, `Còn 2 ngày`, `Hôm nay`, `Chờ sự kiện`."""
    days = entry.days(today)
    if entry.due is None:
        waits = QCoreApplication.translate("today", "Waits for an event")
        return waits if entry.waiting else QCoreApplication.translate("today", "No date")
    if days == -1:
        return QCoreApplication.translate("today", "1 day overdue")
    if days < 0:
        words = QCoreApplication.translate("today", "{days} days overdue")
        return words.format(days=-days)
    if days == 0:
        return QCoreApplication.translate("today", "Today")
    if days == 1:
        return QCoreApplication.translate("today", "1 day left")
    return QCoreApplication.translate("today", "{days} days left").format(days=days)


def about_day(entry: Entry) -> str:
    """The due day with the phrase it was read from, what it was put off from, and what came before it."""
    if entry.waiting:
        words = QCoreApplication.translate("today", "Waits for: {event}")
        return words.format(event=_awaited(entry))
    if entry.event and entry.due is None:
        words = QCoreApplication.translate("today", "There since {day}; by when is not said")
        return words.format(day=written(entry.event))
    if entry.due is None:
        typed = QCoreApplication.translate("today", "The deadline “{text}” is not understood.")
        return typed.format(text=entry.deadline) if entry.deadline else ""
    words = QCoreApplication.translate("today", "Due {day}").format(day=written(entry.due))
    phrase = " ".join(entry.deadline.split())
    if phrase and phrase != written(entry.due):
        words = f"{words} (“{phrase}”)"
    if entry.target and entry.target != entry.due:
        words = f"{words}. {aimed(entry.target)}"
    if entry.original and entry.is_extended:
        before = QCoreApplication.translate("today", "Deadline before the extension: {day}.")
        words = f"{words}. {before.format(day=written(entry.original))}"
    if entry.earlier:
        before = QCoreApplication.translate("today", "Due days that passed before it: {count}.")
        words = f"{words}. {before.format(count=entry.earlier)}"
    return words


def beside(entry: Entry, today: date) -> str:
    """What stands in paler letters behind a row: what came of its deadline, then the task or document."""
    task = entry.by_document if entry.ad_hoc else entry.task
    return " · ".join(filter(None, (happened(entry, today), task)))


def happened(entry: Entry, today: date) -> str:
    """What came of a row's deadline: what it waits for, the event, both days of an extension."""
    said = []
    if entry.waiting:
        words = QCoreApplication.translate("today", "waits for: {event}")
        said.append(words.format(event=_awaited(entry)))
    if entry.event:
        words = QCoreApplication.translate("today", "there since {day}")
        said.append(words.format(day=_short(entry.event, today)))
    if entry.is_extended and entry.original and entry.due:
        words = QCoreApplication.translate("today", "deadline was {original}, extended to {until}")
        said.append(words.format(original=_short(entry.original, today), until=_short(entry.due, today)))
    return " · ".join(said)


def _awaited(entry: Entry) -> str:
    from ccapp.domain.timing import waited_for  # start-up cost: the grammar of deadlines

    return waited_for(entry.phrase)


def _short(day: date, today: date) -> str:
    """A day without its year where that is this one."""
    whole = written(day)
    return whole.rpartition("/")[0] if day.year == today.year else whole


def nothing_due(filter_: str, nearest: Entry | None, today: date) -> str:
    """What stands where a filter has no row: the nearest one, if there is any."""
    if filter_ == "overdue":
        none = QCoreApplication.translate("today", "Nothing is overdue.")
    else:
        none = QCoreApplication.translate("today", "Nothing is due today.")
    if nearest is None:
        return none
    words = QCoreApplication.translate("today", "Next: “{text}”, {far}.")
    return f"{none} {words.format(text=nearest.text, far=_low(how_far(nearest, today)))}"


def summary(today: date, overdue: Sequence[UnitWork], week: Sequence[UnitWork], nearest: Entry | None) -> str:
    """Three lines for a leader: how many are overdue and whose, how many fall due this week, what is next."""
    first = QCoreApplication.translate("today", "As of {day}: overdue {count}{whose}.")
    second = QCoreApplication.translate("today", "Due within 7 days: {count}{whose}.")
    lines = [
        first.format(day=written(today), count=_count(overdue), whose=_whose(overdue)),
        second.format(count=_count(week), whose=_whose(week)),
    ]
    if nearest is None or nearest.due is None:
        lines.append(QCoreApplication.translate("today", "Next: nothing with a date."))
    else:
        third = QCoreApplication.translate("today", "Next: {text}, due {day}{lead}.")
        lead = f" ({nearest.lead})" if nearest.lead else ""
        lines.append(third.format(text=nearest.text, day=written(nearest.due), lead=lead))
    return "\n".join(lines)


def _count(work: Iterable[UnitWork]) -> int:
    return len({(entry.record, entry.due) for each in work for entry in each.entries})


def _whose(work: Sequence[UnitWork]) -> str:
    named = ", ".join(f"{unit_name(each.unit)} {len(each.entries)}" for each in work)
    return f" ({named})" if named else ""


def unit_name(unit: str) -> str:
    """A unit as it is shown; rows without one have words of their own."""
    return unit or QCoreApplication.translate("today", "no unit named")


def reminder(today: date, unit: str, entries: Sequence[Entry], plans: Sequence[Watched]) -> str:
    """What is sent to one unit: a sentence and its rows, numbered, in plain text."""
    head = QCoreApplication.translate("today", "Please complete the following work (as of {day}):")
    asked = QCoreApplication.translate("today", "To {unit}.").format(unit=unit) if unit else ""
    names = {plan.id: plan.name for plan in plans}
    lines = [" ".join(filter(None, (asked, head.format(day=written(today)))))]
    for number, entry in enumerate(entries, start=1):
        lines.append(f"{number}. {_asked(entry, today, names.get(entry.plan, ''))}")
    return "\n".join(lines)


def _asked(entry: Entry, today: date, plan: str) -> str:
    whole = f"{entry.text} - {entry.task}" if entry.task else entry.text
    source = entry.by_document if entry.ad_hoc else plan
    said = f"{whole} ({source})" if source else whole
    if entry.due is None:
        return f"{said}."
    due = QCoreApplication.translate("today", "due {day}").format(day=written(entry.due))
    if entry.original and entry.is_extended:
        was = QCoreApplication.translate("today", "extended, before {day}")
        due = f"{due} ({was.format(day=written(entry.original))})"
    return f"{said}: {due}, {_low(how_far(entry, today))}."


def _low(words: str) -> str:
    """Words as they stand inside a sentence."""
    return words[:1].lower() + words[1:]
