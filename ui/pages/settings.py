"""Cài đặt: language, look, person, where the data lies, backups, version and licences."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ccapp import __version__
from ccapp.domain.office import Role
from ccapp.errors import FileError
from ccapp.services.folder import safekeeping
from ccapp.services.handover.links import is_connected
from ccapp.words import Words
from ui import settings, theme, translation
from ui.days import day_and_time
from ui.desk import LOOK, PARTNERS, PERSON, Desk
from ui.dialogs.backing_up import back_up_now
from ui.dialogs.person import choose_person
from ui.dialogs.restoring import restore_over
from ui.icons import icon
from ui.panels.calendar_card import CalendarCard
from ui.panels.machine_card import MachineCard
from ui.registry import Page
from ui.widgets.exchange.watched_card import WatchedCard
from ui.widgets.exchange.words import day
from ui.widgets.trail_check import TrailCheck

_MARGIN = 16
_WIDTH = 760
_LANGUAGES = (("vi", "Tiếng Việt"), ("en", "English"))


class SettingsPage(Page):
    """Every choice holds at once; there is nothing to confirm."""

    areas = frozenset({PERSON, PARTNERS})

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._language = QComboBox()
        self._look = QComboBox()
        self._person = QLabel()
        self._backup = QLabel()
        self.watched = WatchedCard(desk)
        self._machine = MachineCard(desk)
        self.calendar = CalendarCard(desk)
        self.connection = _muted("")
        self._build()

    def _build(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.setSpacing(12)
        title = QLabel(self.tr("Settings"))
        title.setProperty("role", "title")
        column.addWidget(title)
        cards = [
            self._build_words(),
            self._build_person(),
            self.watched,
            self._build_data(),
            self._build_about(),
        ]
        if self.desk.office.role is Role.COMMUNE:
            cards.insert(2, self._build_connection())
        cards.insert(cards.index(self.watched), self.calendar)
        cards.insert(-1, self._machine)
        for card in cards:
            column.addWidget(card)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _build_words(self) -> QFrame:
        for code, name in _LANGUAGES:  # each language by its own name
            self._language.addItem(name, code)
        looks = (
            self.tr("Light"),
            self.tr("Dark"),
            self.tr("High contrast"),
            self.tr("As the computer"),
        )
        for key, name in zip(settings.THEMES, looks, strict=True):
            self._look.addItem(name, key)
        self._language.setAccessibleName(self.tr("Language"))
        self._look.setAccessibleName(self.tr("Look"))
        self._language.activated.connect(lambda _: self._choose())
        self._look.activated.connect(lambda _: self._choose())
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.FieldsStayAtSizeHint)
        form.setHorizontalSpacing(24)
        form.addRow(self.tr("Language"), self._language)
        form.addRow(self.tr("Look"), self._look)
        card, column = _card(self.tr("Language and look"))
        column.addLayout(form)
        return card

    def _build_person(self) -> QFrame:
        card, column = _card(self.tr("Who is working"))
        row = QHBoxLayout()
        row.addWidget(self._person, 1)
        row.addWidget(self._button("user", self.tr("Change…"), lambda: choose_person(self, self.desk)))
        column.addLayout(row)
        column.addWidget(_muted(self.tr("The name stands in the history beside each change.")))
        return card

    def _build_connection(self) -> QFrame:
        """How it stands, and the way in for an office that is not connected and has no such page yet."""
        card, column = _card(self.tr("Connection with the superior"))
        row = QHBoxLayout()
        row.addWidget(self.connection, 1)
        row.addWidget(self._button("link", self.tr("Open…"), lambda: self.navigate("exchange")))
        column.addLayout(row)
        return card

    def _connection_words(self) -> str:
        if not is_connected(self.desk.session):
            return self._unconnected_words()
        from ccapp.services.handover import (
            directory,  # start-up cost: cryptography, only where it is connected
        )

        above = directory.superiors(self.desk.session)
        if not above:
            return self._unconnected_words()
        since = day(above[0].connected_at)
        plain, dated = self.tr("Connected with {office}."), self.tr("Connected with {office} since {day}.")
        said = dated if since else plain
        return said.format(office=", ".join(each.office.name for each in above), day=since)

    def _unconnected_words(self) -> str:
        return self.tr("Plans can also be sent as Word or PDF files, without a connection.")

    def _build_data(self) -> QFrame:
        card, column = _card(self.tr("Data and backups"))
        where = QLabel(str(self.desk.session.store.folder))
        where.setTextFormat(Qt.TextFormat.PlainText)
        where.setWordWrap(True)
        where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        row = QHBoxLayout()
        row.addWidget(where, 1)
        row.addWidget(self._button("folder-open", self.tr("Open folder"), self._open_folder))
        column.addLayout(row)
        self._backup.setTextFormat(Qt.TextFormat.PlainText)
        self._backup.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self._backup, 1)
        row.addWidget(self._button("save", self.tr("Back up now…"), self._back_up))
        row.addWidget(self._button("rotate-ccw", self.tr("Restore…"), lambda: self._restore(None)))
        column.addLayout(row)
        column.addWidget(TrailCheck(self.desk))
        column.addWidget(
            _muted(
                self.tr(
                    "A backup is one file with all plans and the connection to the superior; it is enough to "
                    "start again on another computer. Keep one on another drive. Never put secret documents "
                    "into this program."
                )
            )
        )
        return card

    def _build_about(self) -> QFrame:
        card, column = _card(self.tr("About the program"))
        column.addWidget(QLabel(self.tr("ccapp, version {version}").format(version=__version__)))
        column.addWidget(
            _muted(
                self.tr(
                    "Free software under the Apache License 2.0. Made with Qt (LGPL 3), the typeface Tinos "
                    "(SIL Open Font License 1.1) and the icons of Lucide (ISC License)."
                )
            )
        )
        return card

    @staticmethod
    def _button(picture: str, words: str, call: Callable[[], object]) -> QPushButton:
        button = QPushButton(icon(picture), words)
        button.clicked.connect(call)
        return button

    @property
    def _folder(self) -> Path:
        return self.desk.session.store.folder

    def refresh(self) -> None:
        """Show what is in force now."""
        chosen = settings.load(self._folder)
        self._language.setCurrentIndex(self._language.findData(self.desk.words.language))
        self._look.setCurrentIndex(self._look.findData(chosen.theme))
        self._person.setText(self.desk.session.who)
        self._machine.refresh()
        self._backup.setText(self._last_backup(chosen))
        self.watched.refresh()
        self.calendar.refresh()
        self.connection.setText(self._connection_words())

    def open(self, **place: object) -> None:
        """Come to the front; with `file=…`, a backup that was dropped on the window; `backup` makes one."""
        self.refresh()
        if "file" in place:
            self.drop(str(place["file"]))
        elif place.get("backup"):  # only once this page has come to the front
            QTimer.singleShot(0, self, self._back_up)

    def drop(self, path: str) -> bool:
        """Offer to restore a backup; other files are for other pages."""
        if Path(path).suffix.lower() != safekeeping.BACKUP_SUFFIX:
            return False
        self._restore(Path(path))
        return True

    def _last_backup(self, chosen: settings.Settings) -> str:
        try:
            daily = safekeeping.last_backup(self._folder)
        except FileError as error:
            return self.desk.words.error(error)
        by_hand = datetime.fromisoformat(chosen.backup_at) if chosen.backup_at else None
        if by_hand is not None and (daily is None or by_hand >= daily):
            return self.tr("Last backup: {time}, {file}").format(
                time=day_and_time(by_hand), file=chosen.backup_file
            )
        if daily is not None:
            return self.tr("Last backup: {time}, in the data folder").format(time=day_and_time(daily))
        return self.tr("There is no backup yet.")

    def _choose(self) -> None:
        """Keep language and look on this machine and put them in force."""
        language, look = str(self._language.currentData()), str(self._look.currentData())
        now = settings.load(self._folder)
        if not self._keep(replace(now, language=language, theme=look)):
            self.refresh()
            return
        app = cast("QApplication", QApplication.instance())
        theme.apply(app, theme.Theme(look))
        if self.desk.words.language != language:
            self.desk.words = Words(language)
            translation.apply(app, language)
        self.desk.changed.emit(frozenset({LOOK}))

    def _keep(self, chosen: settings.Settings) -> bool:
        try:
            settings.save(self._folder, chosen)
        except FileError as error:
            self.desk.refuse(self, error)
            return False
        return True

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _back_up(self) -> None:
        if back_up_now(self, self.desk):
            self.refresh()

    def _restore(self, path: Path | None) -> None:
        restore_over(self, self.desk, path)


def _card(heading: str) -> tuple[QFrame, QVBoxLayout]:
    card = QFrame()
    card.setProperty("card", True)
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 12, 16, 14)
    column.setSpacing(8)
    label = QLabel(heading)
    label.setProperty("role", "heading")
    column.addWidget(label)
    return card, column


def _muted(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", "muted")
    label.setWordWrap(True)
    return label
