"""What a connection file brings and which report comes next, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from datetime import date

    from ccapp.domain.outset import Outset
    from ccapp.domain.plan import Plan
    from ccapp.domain.report_calendar import Calendar, Coming


def years_words(plan: Plan) -> str:
    """`2026`, `2026-2030`."""
    return f"{plan.year_from}" if plan.year_from == plan.year_to else f"{plan.year_from}-{plan.year_to}"


def brought_words(brings: Outset) -> str:
    """`a model plan for 2026, 12 assigned tasks, a calendar of reports`; empty where it brings nothing."""
    translate = QCoreApplication.translate
    parts = []
    if brings.model is not None:
        words = translate("outset", "a model plan for {years}")
        parts.append(words.format(years=years_words(brings.model)))
    if brings.tasks:
        parts.append(translate("outset", "{count} assigned tasks").format(count=brings.tasks))
    if brings.calendar is not None:
        parts.append(translate("outset", "a calendar of reports"))
    return ", ".join(parts)


def short_day(day: date) -> str:
    """`14/3`, `05/01`: as documents write it."""
    from ccapp.domain.report_calendar import YearDay  # start-up cost: dataclasses

    return YearDay(month=day.month, day=day.day).shown


def coming_words(turn: Coming, today: date, *, own: bool = False) -> str:
    """`Report quý I: figures are closed 14/3 (9 days left), to be sent by 17/3.` `own`: communes send it."""
    words = _closed_words(own=own) if turn.is_closed(today) else _open_words(own=own)
    return words.format(
        period=f"{turn.name[:1].lower()}{turn.name[1:]}",  # it stands within a sentence
        cut=short_day(turn.cut_off),
        send=short_day(turn.send),
        left=_left(turn.days(today)),
    )


def _open_words(*, own: bool) -> str:
    translate = QCoreApplication.translate
    if own:
        return translate(
            "outset", "Communes report {period}: figures are closed {cut} ({left}), to be sent by {send}."
        )
    return translate("outset", "Report {period}: figures are closed {cut} ({left}), to be sent by {send}.")


def _closed_words(*, own: bool) -> str:
    translate = QCoreApplication.translate
    if own:
        return translate(
            "outset", "Communes report {period}: figures were closed {cut}, to be sent by {send} ({left})."
        )
    return translate("outset", "Report {period}: figures were closed {cut}, to be sent by {send} ({left}).")


def _left(days: int) -> str:
    translate = QCoreApplication.translate
    if days > 1:
        return translate("outset", "{days} days left").format(days=days)
    return translate("outset", "1 day left") if days else translate("outset", "today")


def calendar_words(calendar: Calendar) -> str:
    """Every period on a line of its own, and the document they come from."""
    words = QCoreApplication.translate("outset", "{period}: figures are closed {cut}, to be sent by {send}")
    lines = [
        words.format(period=each.name, cut=each.cut_off.shown, send=each.send.shown)
        for each in calendar.periods
    ]
    if calendar.basis:
        basis = QCoreApplication.translate("outset", "According to: {basis}")
        lines.append(basis.format(basis=calendar.basis))
    return "\n".join(lines)
