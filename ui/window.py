"""The frame: navigation, one page at a time, a truthful status bar. It knows pages only by registry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ccapp.services.plans import planning
from ccapp.services.session import Changes, Session
from ui import window_place
from ui.desk import LOOK, PLANS, RECEIVED, Desk
from ui.file_taker import FileTaker
from ui.registry import Page, PageSpec, marked
from ui.saving import SaveState
from ui.trail import Place, Trail
from ui.widgets.navigation import Navigation
from ui.widgets.page_room import PageRoom
from ui.widgets.status_line import StatusLine

HOME: Final = "today"
HELP: Final = "help"
SEARCH: Final = "search"  # not a page: the question where to go, which any page may ask
_LEAST = (560, 280)  # a small screen at 200 %, less its task bar
_NARROW = 1200  # logical pixels; below, navigation shows icons alone
_LASTING: Final = frozenset({"plan", "record", "edition"})  # of a place; the rest was said or done once


class MainWindow(FileTaker):
    """The window of one session. `person` is called when the name in the status bar is clicked."""

    def __init__(
        self, desk: Desk, pages: Sequence[PageSpec], person: Callable[[QWidget, Desk], None]
    ) -> None:
        super().__init__(desk)
        self._all = tuple(pages)
        self._specs = self._of_this_office()
        self._pages: dict[str, Page] = {}
        self._place: dict[str, object] = {}
        self._trail = Trail()
        self._person = person
        self._navigation = Navigation()
        self._room = PageRoom()
        self._column = QVBoxLayout()
        self._status = StatusLine(desk)
        self._build()
        desk.changed.connect(self._on_changed)
        desk.said.connect(self._status.say)
        self.saving = SaveState(self, desk, self._status, self.in_front)

    def _of_this_office(self) -> dict[str, PageSpec]:
        return {spec.key: spec for spec in self._all if self.desk.office.role in spec.roles}

    def _build(self) -> None:
        self.setMinimumSize(*_LEAST)
        self._trail.recent = window_place.take(self, self.desk.session.store.folder)
        self._navigation.chosen.connect(self._on_chosen)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._room, 1)
        row.addLayout(self._column, 1)
        self.setCentralWidget(body)
        self.setStatusBar(self._status)
        self._status.person_asked.connect(lambda: self._person(self, self.desk))
        keys = {"Ctrl+Z": self.undo, "Ctrl+Y": self.redo, "Ctrl+K": self.search, "F1": self.help}
        for key, call in (keys | {"Alt+Left": self.back, "Alt+Right": self.forward}).items():
            action = QAction(self, shortcut=QKeySequence(key))
            action.triggered.connect(call)
            self.addAction(action)
        self._show_frame()

    def add_strip(self, strip: QWidget) -> None:
        """A strip above every page; it hides itself while it has nothing to say."""
        self._column.insertWidget(0, strip)

    def _show_frame(self) -> None:
        """Title and navigation in the words and look of now; the status bar follows with the page."""
        self.setWindowTitle(self.tr("ccapp - {office}").format(office=self.desk.office.name))
        self._navigation.renew(self._useful())

    def _useful(self) -> list[PageSpec]:
        """The pages that are of use now; one may appear once the office is connected."""
        return [spec for spec in self._specs.values() if spec.visible(self.desk)]

    def page(self, key: str) -> Page:
        """A page by its key, made at its first use."""
        if key not in self._pages:
            self._pages[key] = self._specs[key].make(self.desk, self.navigate)
            self._room.add(self._pages[key])
        return self._pages[key]

    def has(self, key: str) -> bool:
        """Whether this office has a page."""
        return key in self._specs

    def current_key(self) -> str:
        """The key of the page in front, empty before the first."""
        here = self.in_front()
        return next((key for key, page in self._pages.items() if page is here), "")

    def navigate(self, key: str, **place: object) -> None:
        """Go to a page, and to a place in it. The page left behind finishes its editor first."""
        if key == SEARCH:
            self.search()
            return
        left = self._here()
        if self._open(key, place) and left[0] and left != (key, place):
            self._trail.leave(left)

    def _open(self, key: str, place: dict[str, object]) -> bool:
        """Bring a page to the front; tells whether the page before it let go."""
        here = self.in_front()
        free = here is None or here.commit()
        if free:
            page = self.page(key)
            page.open(**place)
            self._room.bring(page)
            self._place = place
            if "plan" in place:
                self._trail.opened(str(place["plan"]))
        self._navigation.mark(marked(self._specs, self.current_key()))
        self._show_status()
        return free

    def _here(self) -> Place:
        """Where the user is, to the row, as `navigate` can come back to it."""
        key, page = self.current_key(), self.in_front()
        if page is None:
            return "", {}
        place = {name: value for name, value in self._place.items() if name in _LASTING}
        return key, place | self._specs[key].where(page)

    def back(self) -> None:
        """To the place before this one, at the row that was stood on."""
        self._walk(self._trail.back)

    def forward(self) -> None:
        """To the place that a step back left."""
        self._walk(self._trail.forward)

    def _walk(self, step: Callable[[Place], Place | None]) -> None:
        here = self.in_front()
        place = step(self._here()) if here is None or here.commit() else None
        if place is not None:
            self._open(*place)

    def search(self) -> None:
        """Ask what to look for in all plans, and go there."""
        here = self.in_front()
        if self.desk.busy or (here is not None and not here.commit()):
            return
        from ui.dialogs.search_everywhere import search_everywhere  # start-up cost: dialogs, search

        place = search_everywhere(self, self.desk, self._trail.recent)
        if place is not None:
            self.navigate(place[0], **place[1])

    def help(self) -> None:
        """F1: what the page itself has to say, else its topic among the pages of help."""
        here = self.in_front()
        if here is not None and not here.help() and self.has(HELP):
            self.navigate(HELP, topic=self.current_key())

    def _on_chosen(self, key: str) -> None:
        if key != self.current_key():
            self.navigate(key)

    def in_front(self) -> Page | None:
        """The page in front, None before the first."""
        page = self._room.page()
        return page if isinstance(page, Page) else None

    def undo(self) -> None:
        """Take back the latest edit of any page, after the open editor has been finished."""
        self._step(planning.undo, self.tr("Undone: {action}"))

    def redo(self) -> None:
        """Do again what was taken back."""
        self._step(planning.redo, self.tr("Done again: {action}"))

    def _step(self, step: Callable[[Session], Changes], said: str) -> None:
        here = self.in_front()
        if here is not None and not here.commit():
            return
        changes = self.desk.do(self, step, areas=frozenset({PLANS, RECEIVED}))
        if changes is not None:
            self.desk.said.emit(said.format(action=self.desk.action(changes.action)))

    def _on_changed(self, areas: frozenset[str]) -> None:
        if LOOK in areas:
            self._renew()
            return
        here = self.in_front()
        if here is not None and (areas & here.areas):
            here.refresh()
        self._navigation.offer(self._useful())
        self._navigation.mark(marked(self._specs, self.current_key()))
        self._show_status()

    def _renew(self) -> None:
        """Make everything anew: another language or look, or a restored office."""
        here = self.in_front()
        if here is not None and not here.commit():
            return
        key = self.current_key()
        old, self._pages = self._pages, {}
        self._specs = self._of_this_office()
        for page in old.values():
            self._room.remove(page)
            page.deleteLater()
        self._show_frame()
        if key in self._specs:
            self.navigate(key, **self._place)
        else:
            self.navigate(HOME if HOME in self._specs else next(iter(self._specs)))

    def _show_status(self) -> None:
        here = self.in_front()
        step = planning.next_undo(self.desk.session)
        self._status.show_place(
            here.status() if here is not None else "",
            self.desk.action(step) if step else "",
            self.desk.session.who,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the page the room: a narrow window has icons alone."""
        super().resizeEvent(event)
        self._navigation.set_narrow(narrow=self.width() < _NARROW)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close without a question: an open editor and a pending input-method word are saved first."""
        QGuiApplication.inputMethod().commit()
        here = self.in_front()
        if self.desk.busy or (here is not None and not here.commit()):
            event.ignore()
            return
        window_place.keep(self, self.desk.session, self._here(), self._trail.recent)
        event.accept()
