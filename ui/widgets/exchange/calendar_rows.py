"""Lịch báo cáo as rows to be typed in: a period, the day its figures are closed, the day of sending."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from ccapp.domain.report_calendar import MOST_PERIODS, USUAL, Calendar, Period, YearDay, read_year_day
from ccapp.errors import RefusedError
from ccapp.text.normalize import clean
from ui.icons import icon

_DAY_WIDTH: Final = 110
_Row = tuple[QLineEdit, QLineEdit, QLineEdit, QPushButton]


class CalendarRows(QWidget):
    """The periods one below the other; a row that is left empty is none. `resized` follows their number."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[_Row] = []
        self.add = QPushButton(icon("plus"), self.tr("Add a period"))
        self.usual = QPushButton(icon("rotate-ccw"), self.tr("Days of Decree 09/2019"))
        self._grid = QGridLayout()
        self._build()

    def _build(self) -> None:
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        headings = (self.tr("Period"), self.tr("Figures closed"), self.tr("To be sent by"))
        for column, words in enumerate(headings):
            label = QLabel(words)
            label.setProperty("role", "muted")
            self._grid.addWidget(label, 0, column)
        buttons = QHBoxLayout()
        for button in (self.add, self.usual):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        buttons.addStretch(1)
        column_ = QVBoxLayout(self)
        column_.setContentsMargins(0, 0, 0, 0)
        column_.setSpacing(6)
        column_.addLayout(self._grid)
        column_.addLayout(buttons)
        self.add.clicked.connect(self.add_row)
        self.usual.clicked.connect(lambda: self.show_calendar(USUAL))

    def show_calendar(self, calendar: Calendar) -> None:
        """Show the periods of a calendar in place of what stands here."""
        while self.rows:
            self._drop(self.rows[-1])
        for each in calendar.periods:
            self._put(each.name, each.cut_off.shown, each.send.shown)
        self._settle()

    def add_row(self) -> None:
        """An empty row at the end, with the cursor in it."""
        self._put("", "", "")
        self._settle()
        for widget in self.rows[-1]:
            widget.show()  # else it is shown with the next event only, and takes no cursor before
        self.rows[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> tuple[Period, ...]:
        """The periods as they stand. Raises RefusedError for a day that is none; the cursor is then in it."""
        found = []
        for name, cut, send, _ in self.rows:
            if any(clean(field.text()) for field in (name, cut, send)):
                found.append(Period(name=name.text(), cut_off=_day(cut), send=_day(send)))
        return tuple(found)

    def _put(self, name: str, cut: str, send: str) -> None:
        fields = (QLineEdit(name), QLineEdit(cut), QLineEdit(send))
        spoken = (self.tr("Period"), self.tr("Figures closed on"), self.tr("To be sent by"))
        remove = QPushButton(icon("x"), "")
        at = self._grid.rowCount()
        for column, (field, words) in enumerate(zip(fields, spoken, strict=True)):
            field.setAccessibleName(words)
            if column:
                field.setMaximumWidth(_DAY_WIDTH)
                field.setPlaceholderText("14/3")
            self._grid.addWidget(field, at, column)
        remove.setAccessibleName(self.tr("Take the period out"))
        remove.setToolTip(remove.accessibleName())
        remove.setAutoDefault(False)
        self._grid.addWidget(remove, at, len(fields))
        row = (*fields, remove)
        remove.clicked.connect(lambda: self._take_out(row))
        self.rows.append(row)

    def _take_out(self, row: _Row) -> None:
        self._drop(row)
        self._settle()

    def _drop(self, row: _Row) -> None:
        self.rows.remove(row)
        for widget in row:
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()

    def _settle(self) -> None:
        before: QWidget = self
        for row in self.rows:
            for widget in row:
                QWidget.setTabOrder(before, widget)
                before = widget
        for button in (self.add, self.usual):
            QWidget.setTabOrder(before, button)
            before = button
        self.add.setEnabled(len(self.rows) < MOST_PERIODS)
        self.resized.emit()


def _day(field: QLineEdit) -> YearDay:
    try:
        return read_year_day(field.text())
    except RefusedError:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.selectAll()
        raise
