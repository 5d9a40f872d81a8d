"""What can be done with a row of the home page: open it, urge its unit, put it off, link it, change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from ui.icons import icon

if TYPE_CHECKING:
    from ccapp.domain.agenda import Entry
    from ccapp.domain.plan import RecordId
    from ccapp.services.plans.linking import Product
    from ccapp.services.today import Agenda


def partners(agenda: Agenda, record: RecordId) -> tuple[Product, ...]:
    """The products that are the same work as one."""
    ends = (each.across(record) for each in agenda.linked)
    return tuple(end for end in ends if end is not None)


class RowVerbs:
    """The calls behind the menu; the page gives them."""

    def __init__(
        self,
        *,
        open_row: Callable[[Entry], object],
        remind: Callable[[Entry], object],
        link: Callable[[Entry], object],
        unlink: Callable[[Entry, Product], object],
        change: Callable[[Entry], object],
        remove: Callable[[Entry], object],
        extend: Callable[[Entry], object],
        keep_day: Callable[[Entry], object],
        note_event: Callable[[Entry], object],
    ) -> None:
        self.open_row, self.remind, self.link = open_row, remind, link
        self.unlink, self.change, self.remove = unlink, change, remove
        self.extend, self.keep_day, self.note_event = extend, keep_day, note_event


def row_menu(parent: QWidget, agenda: Agenda, entry: Entry, verbs: RowVerbs) -> QMenu:
    """The menu of a row; an ad-hoc task has its own verbs."""
    menu = QMenu(parent)
    if entry.ad_hoc:
        words = QCoreApplication.translate("today", "Change…")
        menu.addAction(icon("pencil"), words, lambda: verbs.change(entry))
    else:
        words = QCoreApplication.translate("today", "Open in the table")
        menu.addAction(icon("table"), words, lambda: verbs.open_row(entry))
    words = QCoreApplication.translate("today", "Copy a reminder for the unit")
    menu.addAction(icon("copy"), words, lambda: verbs.remind(entry))
    if entry.ad_hoc:
        words = QCoreApplication.translate("today", "Remove")
        menu.addAction(icon("trash-2"), words, lambda: verbs.remove(entry))
    else:
        _add_timing(menu, entry, verbs)
        _add_links(menu, agenda, entry, verbs)
    return menu


def _add_timing(menu: QMenu, entry: Entry, verbs: RowVerbs) -> None:
    menu.addSeparator()
    if entry.due is not None:
        words = QCoreApplication.translate("timing", "Extend the deadline…")
        menu.addAction(icon("calendar-check"), words, lambda: verbs.extend(entry))
    if entry.is_extended:
        words = QCoreApplication.translate("timing", "Take back the extension")
        menu.addAction(icon("x"), words, lambda: verbs.keep_day(entry))
    if entry.waiting or entry.event is not None:
        words = QCoreApplication.translate("timing", "The event has come…")
        menu.addAction(icon("circle-check"), words, lambda: verbs.note_event(entry))


def _add_links(menu: QMenu, agenda: Agenda, entry: Entry, verbs: RowVerbs) -> None:
    menu.addSeparator()
    menu.addAction(
        icon("link"), QCoreApplication.translate("today", "The same work as…"), lambda: verbs.link(entry)
    )
    gone = QCoreApplication.translate("today", "No longer the same work as in {plan}")
    for end in partners(agenda, entry.record):
        plan = agenda.plan(end.plan)
        name = plan.name if plan else " ".join(end.plan_title.split())
        menu.addAction(icon("x"), gone.format(plan=name), lambda end=end: verbs.unlink(entry, end))
