"""What the officer should look at in a file that was read, and what was left out of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ccapp.domain.findings import Finding, Severity
from ccapp.intake.values import ReadTable
from ccapp.words import Words
from ui.icons import icon
from ui.widgets.elided_label import restyled
from ui.widgets.take.meanings import meaning_words

_PLACE: Final = Qt.ItemDataRole.UserRole
_LEFT_OUT: Final = frozenset({"read-table-left-out", "read-cell-left-out", "read-unseen-text"})
_ROW: Final = re.compile(r", row (\d+)")


def table_holding(place: str, tables: Sequence[ReadTable]) -> int:
    """Which of the tables a place of the file lies in, from 0; -1 for a place that was left out."""
    for index, table in enumerate(tables):
        if place and (place == f"table {table.source.number}" or place in table.source.places):
            return index
    return -1


def place_words(place: str, tables: Sequence[ReadTable]) -> str:
    """`table 4, row 14` in the user's words; tables count as they are shown, and one alone is not named."""
    index = table_holding(place, tables)
    row = _ROW.search(place)
    if index < 0:
        return ""
    if row is None:
        words = QCoreApplication.translate("findings", "Table {table}") if len(tables) > 1 else ""
    elif len(tables) > 1:
        words = QCoreApplication.translate("findings", "Table {table}, row {row}")
    else:
        words = QCoreApplication.translate("findings", "Row {row}")
    return words.format(table=index + 1, row=row.group(1) if row else "")


def finding_words(words: Words, finding: Finding, tables: Sequence[ReadTable]) -> str:
    """A finding with its place, one line."""
    facts = dict(finding.facts)
    if "column" in facts:
        facts["column"] = meaning_words(str(facts["column"]))
    text = words.text(finding.code, **facts)
    place = place_words(finding.place, tables)
    return f"{place}: {text}" if place else text


class TakeFindings(QWidget):
    """Two lists side by side. `picked` gives the place of the finding that was chosen."""

    picked = Signal(str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.needs_look = _List()
        self.left_out = _List()
        self._heads = (QLabel(), QLabel())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        for head, each, stretch in zip(self._heads, (self.needs_look, self.left_out), (3, 2), strict=True):
            restyled(head, "heading")
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(head)
            column.addWidget(each, 1)
            row.addLayout(column, stretch)
            each.currentItemChanged.connect(self._on_item)
            each.itemClicked.connect(self._on_item)

    def show_findings(self, findings: Iterable[Finding], tables: Sequence[ReadTable]) -> None:
        """Replace both lists; `tables` are those that are shown."""
        found = list(findings)
        apart = [one for one in found if one.code in _LEFT_OUT]
        look = [one for one in found if one.code not in _LEFT_OUT]
        self._fill(self.needs_look, look, tables)
        self._fill(self.left_out, apart, tables)
        heads = (
            self.tr("Needs a look ({count})").format(count=len(look)),
            self.tr("Left out ({count})").format(count=len(apart)),
        )
        for label, each, head in zip(self._heads, (self.needs_look, self.left_out), heads, strict=True):
            label.setText(head)
            each.setAccessibleName(head)

    def _fill(self, each: _List, findings: list[Finding], tables: Sequence[ReadTable]) -> None:
        each.blockSignals(True)
        each.clear()
        for finding in findings:
            picture = "info" if finding.severity is Severity.HINT else "triangle-alert"
            item = QListWidgetItem(icon(picture), finding_words(self._words, finding, tables))
            item.setData(_PLACE, finding.place)
            each.addItem(item)
        each.blockSignals(False)

    def _on_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(str(item.data(_PLACE)))


class _List(QListWidget):
    """A list whose items wrap."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setIconSize(QSize(16, 16))
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        """Two lines."""
        return QSize(160, 2 * self.fontMetrics().lineSpacing() + 16)

    def sizeHint(self) -> QSize:
        """Three lines: the room is for the tables."""
        return QSize(320, 3 * self.fontMetrics().lineSpacing() + 16)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
