"""One field under each heading of the plan's table, kept under it while columns are dragged and scrolled."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal

from ui.models.plan_arrangement import Wanted
from ui.widgets.plan.filter_field import FilterField
from ui.widgets.plan.grid import PlanGrid

_HIGH: Final = 30
_GAP: Final = 1
_OTHER: Final = Qt.FocusReason.OtherFocusReason


class FilterRow(QObject):
    """`changed` follows a field's words, `dropped` asks to do without the row."""

    changed = Signal()
    dropped = Signal()

    def __init__(self, view: PlanGrid) -> None:
        super().__init__(view)
        self._view = view
        self._header = view.header
        self.fields: dict[str, FilterField] = {}
        self.shown = False
        view.header.shifted.connect(self.place)
        view.header.sectionResized.connect(self.place)
        view.model_.reshaped.connect(self._follow)

    def open_row(self) -> None:
        """Show the fields if they are not there; the one of the current column gets the keyboard."""
        if not self.shown:
            self.shown = True
            self._follow()
            self._make_room()
        here = self._view.place()
        fields = list(self.fields.values())
        if fields:
            self._focus(fields[here[1] if here else 0])

    def close_row(self) -> None:
        """Take the fields away."""
        self.shown = False
        for field in self.fields.values():
            field.hide()
            field.deleteLater()
        self.fields = {}
        self._make_room()

    def _make_room(self) -> None:
        self._header.below = _HIGH if self.shown else 0
        self._view.columns.fit()
        self._view.lay_out()

    @property
    def wanted(self) -> Mapping[str, Wanted]:
        """What the fields ask for, by the key of their column."""
        return {key: field.wanted for key, field in self.fields.items()}

    def _follow(self) -> None:
        """A field for every column there is; those that were stay with their words."""
        if not self.shown:
            return
        before, self.fields = self.fields, {}
        for column in self._view.model_.layout_.columns:
            heading = " ".join(column.full_heading.split())
            field = before.pop(column.key, None) or self._made(heading)
            field.name(heading)
            self.fields[column.key] = field
        for gone in before.values():
            if gone.hasFocus():  # before it hides, else Qt would ask it for a neighbour
                self._view.setFocus(_OTHER)
            gone.hide()
            gone.deleteLater()
        for key, field in self.fields.items():
            typing = field.hasFocus() and not field.is_told
            if key not in self._view.model_.arranged.filters and not typing:
                field.empty()
        self.place()

    def _made(self, heading: str) -> FilterField:
        field = FilterField(self._header.viewport(), heading)
        field.changed.connect(self.changed)
        field.dropped.connect(self.dropped)
        field.left.connect(partial(self._go_on, field))
        field.entered.connect(partial(self._bring, field))
        field.show()
        return field

    def empty(self) -> None:
        """Ask for nothing."""
        for field in self.fields.values():
            field.empty()

    # -- places

    def place(self) -> None:
        """Put each field under its heading; one under a heading that stays covers nothing of it."""
        count, edge = self._header.frozen()
        top = self._header.height() - _HIGH
        for column, field in enumerate(self.fields.values()):
            left = self._header.left_of(column)
            right = left + self._header.sectionSize(column) - _GAP
            left = left if column < count else max(left, edge)
            field.spread(right - left)
            field.setGeometry(left, top, max(0, right - left), _HIGH - _GAP)

    def _column(self, field: FilterField) -> int:
        return list(self.fields.values()).index(field)

    def _bring(self, field: FilterField) -> None:
        """Scroll a field that got the keyboard out from where it cannot be seen."""
        column, bar = self._column(field), self._view.horizontalScrollBar()
        count, edge = self._header.frozen()
        if column < count:
            return
        left, wide = self._header.left_of(column), self._header.sectionSize(column)
        over = left + wide - self._view.viewport().width()
        if left < edge or over > 0:
            bar.setValue(bar.value() + (left - edge if left < edge else min(over, left - edge)))

    def _go_on(self, field: FilterField, by: int) -> None:
        fields = list(self.fields.values())
        at = self._column(field) + by
        if by and 0 <= at < len(fields):
            self._focus(fields[at])
        else:
            self._view.setFocus(_OTHER)

    def _focus(self, field: FilterField) -> None:
        field.setFocus(_OTHER)
        field.selectAll()
