"""Who is working today: asked once a day above the page, for several people share a computer."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccapp.errors import FileError
from ui import settings
from ui.desk import PERSON, Desk
from ui.dialogs.person import choose_person
from ui.widgets.notice import Notice


class PersonStrip(QWidget):
    """Asks at the first start of a day, and where the program stays open, at the first change of the next."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asked = settings.load(desk.session.store.folder).asked
        self.notice = Notice()
        self.notice.setObjectName("person")
        self.yes = self.notice.add_button("", self.hide)
        self.other = self.notice.add_button("", self._choose)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 0)
        box.addWidget(self.notice)
        self.hide()
        desk.saved.connect(self.ask)
        desk.changed.connect(self._on_changed)

    def ask(self, at: datetime) -> None:
        """Ask, unless it was asked that day."""
        today, folder = at.date().isoformat(), self._desk.session.store.folder
        if self._asked == today:
            return
        self._asked = today
        with suppress(FileError):  # it is asked again at the next start
            settings.save(folder, replace(settings.load(folder), asked=today))
        self.yes.setText(self.tr("Yes"))
        self.other.setText(self.tr("Somebody else…"))
        words = self.tr("Is {person} working today? This name stands in the history beside each change.")
        self.notice.say(words.format(person=self._desk.session.who))
        self.show()

    def _choose(self) -> None:
        choose_person(self.window(), self._desk)

    def _on_changed(self, areas: frozenset[str]) -> None:
        if PERSON in areas:
            self.hide()
