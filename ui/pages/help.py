"""Hướng dẫn: a page of help for every screen, found by its words without accents."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout

from ccapp.errors import AppError
from ccapp.services.guidance import help as guidance
from ccapp.services.guidance.help import Topic
from ccapp.text.fold import folded_words
from ccapp.values import replace
from ui import settings
from ui.desk import Desk
from ui.registry import Page
from ui.widgets.elided_label import restyled
from ui.widgets.help_text import HelpText
from ui.widgets.search_box import SearchBox

_MARGIN: Final = 16
_LIST_WIDE: Final = 270
_KEY: Final = Qt.ItemDataRole.UserRole
_log: Final = logging.getLogger(__name__)


class HelpPage(Page):
    """Topics on the left, the one that is read on the right; the last one is remembered on this machine."""

    def __init__(self, desk: Desk, navigate: Callable[..., None]) -> None:
        super().__init__(desk, navigate)
        self._topics = guidance.topics(desk.words.language, desk.office.role)
        self._folder = desk.session.store.folder
        self.topic = ""
        self.list = QListWidget()
        self.words = SearchBox(self.list)
        self.found = QLabel()
        self.text = HelpText()
        self._build()
        self.words.searched.connect(self._search)
        self.words.opened.connect(self._read)
        self.list.currentItemChanged.connect(self._on_item)
        self.list.itemActivated.connect(self._read)
        self.text.topic_asked.connect(self.show_topic)
        self.text.page_asked.connect(self.navigate)
        self._fill(self._topics)

    def _build(self) -> None:
        title = QLabel(self.tr("Help"))
        restyled(title, "title")
        self.words.setPlaceholderText(self.tr("Find; accents are not needed"))
        self.words.setAccessibleName(self.tr("Find in the help"))
        self.list.setAccessibleName(self.tr("Topics of the help"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.text.setAccessibleName(self.tr("Text of the help"))
        self.found.setTextFormat(Qt.TextFormat.PlainText)
        self.found.setWordWrap(True)
        self.found.hide()
        restyled(self.found, "muted")
        left = QVBoxLayout()
        left.setSpacing(8)
        for widget in (self.words, self.list, self.found):
            widget.setFixedWidth(_LIST_WIDE)
            left.addWidget(widget)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left)
        row.addWidget(self.text, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        column.setSpacing(10)
        column.addWidget(title)
        column.addLayout(row, 1)

    def open(self, **place: object) -> None:
        """Come to the front at a `topic`; without one, or one unknown here, at the topic read last."""
        wanted = (str(place.get("topic", "")), self.topic, settings.load(self._folder).help)
        known = [topic.key for topic in self._topics]
        self.show_topic(next((key for key in wanted if key in known), known[0]))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_topic(self, key: str) -> None:
        """Show one topic, from its top, with the whole list beside it."""
        self.words.clear()
        self.words.look_now()
        for row in range(self.list.count()):
            if self.list.item(row).data(_KEY) == key:
                self.list.setCurrentRow(row)

    def help(self) -> bool:
        """F1 here: to the words that are sought."""
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.words.selectAll()
        return True

    def commit(self) -> bool:
        """Leave: the topic is remembered for the next time."""
        known = settings.load(self._folder)
        try:
            if known.help != self.topic:
                settings.save(self._folder, replace(known, help=self.topic))
        except AppError as error:  # a full disk: not worth a word for a page that was read
            _log.warning("the topic of the help was not kept: %s", error)
        return True

    def status(self) -> str:
        """How one comes here from anywhere."""
        return self.tr("F1 on any page opens its help.")

    def _fill(self, topics: Sequence[Topic]) -> None:
        self.list.blockSignals(True)
        self.list.clear()
        for topic in topics:
            item = QListWidgetItem(topic.title)
            item.setData(_KEY, topic.key)
            self.list.addItem(item)
            if topic.key == self.topic:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)

    def _search(self, text: str) -> None:
        """List the topics that have the words; the best of them shows at once."""
        found = guidance.search(self._topics, text)
        self._fill(found)
        self.found.setText(self._counted(text.strip(), len(found)))
        self.found.setVisible(bool(text.strip()))
        if text.strip() and found:
            self.list.setCurrentRow(0)
        self._show()

    def _counted(self, text: str, found: int) -> str:
        if not text:
            return ""
        if not found:
            words = self.tr("“{text}” was not found. Try fewer words; accents are not needed.")
            return words.format(text=text)
        return self.tr("Topics found: {count}").format(count=found)

    def _on_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.topic = str(item.data(_KEY))
            self._show()

    def _show(self) -> None:
        """The text of the topic stood on, with the words sought marked."""
        for topic in self._topics:
            if topic.key == self.topic:
                self.text.show_text(topic.text, folded_words(self.words.text()).split())

    def _read(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
