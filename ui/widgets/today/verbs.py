"""What the home page does: takes in ad-hoc tasks, copies reminders, puts off, links the same work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from ui.desk import PLANS, Desk
from ui.models.today_texts import reminder, summary, unit_name
from ui.widgets.today.menu import RowVerbs, row_menu

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from ccapp.domain.agenda import Entry
    from ccapp.domain.plan import AdHocTask, RecordId
    from ccapp.services.plans.linking import Product
    from ccapp.services.today import Agenda, UnitWork

_AREAS = frozenset({PLANS})
_DUE = frozenset({"overdue", "week", "month"})


class TodayVerbs(QObject):
    """The calls of one page. `agenda` tells what it shows; `added` is told of each new task.

    The page opens the dialogs: `change_row` for an ad-hoc task, `extend`, `keep_day` and `note_event` for a
    deadline, `ask_link` tells whether a link was made.
    """

    def __init__(self, page: QWidget, desk: Desk, agenda: Callable[[], Agenda | None]) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._agenda = agenda
        self.added: Callable[[RecordId], object] = lambda _: None
        self.open_row: Callable[[Entry], object] = lambda _: None
        self.change_row: Callable[[Entry], object] = lambda _: None
        self.ask_link: Callable[[Entry], bool] = lambda _: False
        self.extend: Callable[[Entry], object] = lambda _: None
        self.keep_day: Callable[[Entry], object] = lambda _: None
        self.note_event: Callable[[Entry], object] = lambda _: None

    def add(self, task: AdHocTask) -> bool:
        """Store an ad-hoc task; tells whether it was stored."""
        from ccapp.services.plans import adhoc  # start-up cost: the grammar of deadlines

        made = self._desk.do(self._page, lambda session: adhoc.add(session, task))
        if made is None:
            return False
        self.added(made)
        self._desk.announce(_AREAS)
        self._desk.said.emit(self.tr("Added: {title}").format(title=" ".join(task.title.split())))
        return True

    def remove(self, entry: Entry) -> None:
        """Take an ad-hoc task away; undo brings it back."""
        from ccapp.services.plans import adhoc  # loaded by now

        done = self._desk.do(self._page, lambda session: adhoc.remove(session, entry.record), areas=_AREAS)
        if done is not None:
            self._desk.said.emit(self.tr("Removed: {title}. Undo brings it back.").format(title=entry.text))

    def link(self, entry: Entry) -> None:
        """Ask which product of another plan is the same work."""
        if self.ask_link(entry):
            self._desk.said.emit(self.tr("Linked as the same work: {title}").format(title=entry.text))

    def unlink(self, entry: Entry, other: Product) -> None:
        """Take back that two products are the same work."""
        from ccapp.services.plans import linking  # loaded by now

        done = self._desk.do(
            self._page,
            lambda session: linking.unlink(session, entry.record, other.record),
            areas=_AREAS,
        )
        if done is not None:
            self._desk.said.emit(self.tr("No longer the same work: {title}").format(title=entry.text))

    def show_menu(self, entry: Entry, at: QPoint) -> None:
        """The menu of a row."""
        agenda = self._agenda()
        if agenda is not None:
            menu = row_menu(self._page, agenda, entry, self._row_verbs())
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def _row_verbs(self) -> RowVerbs:
        return RowVerbs(
            open_row=self.open_row,
            remind=self.remind,
            link=self.link,
            unlink=self.unlink,
            change=self.change_row,
            remove=self.remove,
            extend=self.extend,
            keep_day=self.keep_day,
            note_event=self.note_event,
        )

    def copy_summary(self) -> None:
        """Three lines for a leader, on the clipboard as plain text."""
        agenda = self._agenda()
        if agenda is None:
            return
        from ccapp.domain.agenda import nearest  # loaded by now

        near = {name: self._work(agenda, frozenset({name})) for name in ("overdue", "week")}
        week = {(entry.record, entry.due) for each in near["week"] for entry in each.entries}
        later = [entry for entry in agenda.entries if (entry.record, entry.due) not in week]
        text = summary(agenda.today, near["overdue"], near["week"], nearest(later, agenda.today))
        self._copy(text, self.tr("The summary is copied; paste it into Zalo or a mail."))

    def remind(self, entry: Entry) -> None:
        """All rows of the unit that leads a row, as a message to it."""
        agenda = self._agenda()
        if agenda is None:
            return
        work = [each for each in self._work(agenda, _DUE) if entry in each.entries]
        if not work:
            self._copy_reminder(agenda, "", [entry])
        else:
            self._copy_reminder(agenda, work[0].unit, work[0].entries)

    def fill_units(self, menu: QMenu) -> None:
        """The units that have something due, each with how much; choosing one copies its message."""
        menu.clear()
        agenda = self._agenda()
        work = self._work(agenda, _DUE) if agenda else ()
        if agenda is None or not work:
            menu.addAction(self.tr("Nothing is due within 30 days.")).setEnabled(False)
            return
        words = self.tr("Copy a reminder: {unit} ({count})")
        for each in work:
            name = words.format(unit=unit_name(each.unit).replace("&", "&&"), count=len(each.entries))
            menu.addAction(name, lambda each=each: self._copy_reminder(agenda, each.unit, each.entries))

    def _work(self, agenda: Agenda, wanted: frozenset[str]) -> tuple[UnitWork, ...]:
        from ccapp.services import today  # loaded by now

        rows = [entry for entry in agenda.entries if entry.near(agenda.today) in wanted]
        return self._desk.do(self._page, lambda session: today.by_unit(session, rows)) or ()

    def _copy_reminder(self, agenda: Agenda, unit: str, rows: Sequence[Entry]) -> None:
        text = reminder(agenda.today, unit, rows, agenda.plans)
        self._copy(text, self.tr("The reminder is copied: {unit}").format(unit=unit_name(unit)))

    def _copy(self, text: str, said: str) -> None:
        QApplication.clipboard().setText(text)
        self._desk.said.emit(said)
