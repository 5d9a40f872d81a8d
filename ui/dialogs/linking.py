"""Cùng một việc với…: choose the product of another plan that is the same work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ccapp.domain.plan import RecordId
from ccapp.services.plans import linking
from ccapp.text.fold import folded_words
from ccapp.text.highlight import spans
from ui.desk import PLANS
from ui.models.today_found import FoundLine, heading, place_line
from ui.widgets.scrolled import fit
from ui.widgets.search_box import SearchBox
from ui.widgets.today.found import FoundList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ccapp.services.plans.linking import Product
    from ui.desk import Desk

_SIZE: Final = (720, 480)


class LinkDialog(QDialog):
    """Products of other plans, the most alike in front; `chosen` is the one that was taken."""

    def __init__(self, parent: QWidget, desk: Desk, record: RecordId, about: str) -> None:
        super().__init__(parent)
        self._desk = desk
        self._record = record
        self.chosen: RecordId | None = None
        self.results = FoundList(self.tr("Products of other plans"))
        self.words = SearchBox(self.results)
        self.empty = QLabel()
        self.setWindowTitle(self.tr("The same work as…"))
        self._build(about)
        self._search("")

    def _build(self, about: str) -> None:
        said = QLabel(
            self.tr("“{text}” is the same work as this product of another plan:").format(text=about)
        )
        said.setTextFormat(Qt.TextFormat.PlainText)
        said.setWordWrap(True)
        self.words.setAccessibleName(self.tr("Search in the other plans"))
        self.words.setPlaceholderText(self.tr("Search in the other plans; accents are not needed"))
        self.words.searched.connect(self._search)
        self.words.opened.connect(self._take)
        self.results.opened.connect(self._take)
        self.empty.setWordWrap(True)
        self.empty.setProperty("role", "muted")
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        for widget in (said, self.words, self.results, self.empty, buttons):
            column.addWidget(widget)
        fit(self, _SIZE)
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self, text: str) -> None:
        found = self._desk.do(self, lambda session: linking.candidates(session, self._record, text)) or ()
        self.results.show_lines(_lines(found, text))
        self.empty.setText(
            ""
            if found
            else self.tr(
                "No product of another plan is found. Only plans of this office that are not put away count."
            )
        )
        self.empty.setVisible(not found)

    def _take(self) -> None:
        line = self.results.current
        if line is not None and line.place is not None:
            self.chosen = RecordId(str(line.place[1]["record"]))
            self.accept()


def _lines(found: Sequence[Product], text: str) -> list[FoundLine]:
    words = folded_words(text).split()
    lines: list[FoundLine] = []
    titles: dict[str, list[Product]] = {}
    for product in found:
        titles.setdefault(product.plan_title, []).append(product)
    for title, products in titles.items():
        lines.append(heading(" ".join(title.split())))
        for each in products:
            shown = (
                f"{each.product} · {each.task}" if each.product and each.task else each.product or each.task
            )
            lines.append(place_line(shown, spans(shown, words), ("plan", {"record": each.record})))
    return lines


def ask_link(parent: QWidget, desk: Desk, record: RecordId, about: str) -> bool:
    """Ask which product of another plan is the same work, and store it; tells whether it was done."""
    dialog = LinkDialog(parent, desk, record, about)
    dialog.exec()
    dialog.deleteLater()
    other = dialog.chosen
    if other is None:
        return False
    areas = frozenset({PLANS})
    return desk.do(parent, lambda session: linking.link(session, record, other), areas=areas) is not None
