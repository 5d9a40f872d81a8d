"""Shows the bar of the chosen rows once a choice has come to rest, and writes what it asks for."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QVBoxLayout

if TYPE_CHECKING:
    from ui.models.plan_table import Cell
    from ui.widgets.plan.bulk_bar import BulkBar
    from ui.widgets.plan.verbs import PlanVerbs
    from ui.widgets.plan.view import PlanView

_REST: Final = 150  # milliseconds after the last change of the choice

Reading = Callable[[str], tuple[str, bool]]


class PlanBulk(QObject):
    """`place` is where the bar goes, below the table: nothing above it moves while rows are being chosen.

    `reading` tells what a deadline is read as, and whether it is understood.
    """

    def __init__(
        self, view: PlanView, place: QVBoxLayout, verbs: Callable[[], PlanVerbs], reading: Reading
    ) -> None:
        super().__init__(view)
        self._view = view
        self._place = place
        self._verbs = verbs
        self._reading = reading
        self._rows: list[int] = []
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self.look)
        view.selectionModel().selectionChanged.connect(lambda *_: self._timer.start())
        view.model_.reshaped.connect(self._timer.start)
        self._timer.start()  # rows may have been chosen before

    @cached_property
    def bar(self) -> BulkBar:
        """The bar, made when it is first needed."""
        from ui.widgets.plan.bulk_bar import BulkBar  # start-up cost: most days no rows are chosen

        bar = BulkBar(lambda: self._verbs().unit_offers())
        bar.hide()
        bar.write.connect(self.write)
        bar.add.connect(self.add)
        bar.clear.connect(self.clear)
        bar.typed.connect(self._read)
        bar.left.connect(self._leave)
        self._place.addWidget(bar)
        return bar

    def look(self) -> None:
        """Show the bar for several rows, hide it for fewer; while the pointer drags, wait."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._timer.start()
            return
        if not self._view.model_.editable or len(self._view.selectedIndexes()) <= 1:
            self._hide()
            return
        from ui.models.plan_bulk import chosen_rows  # start-up cost, as above

        self._rows = chosen_rows(self._view.model_, self._view.places())
        if not self._rows:
            self._hide()
            return
        self._name_columns()
        self.bar.show()

    def _hide(self) -> None:
        self._rows = []
        if "bar" in vars(self) and self.bar.isVisible():
            inside = self.bar.isAncestorOf(QApplication.focusWidget() or self._view)
            if inside:  # before it hides, else Qt would give the keyboard to a neighbour
                self._leave()
            self.bar.hide()

    def _name_columns(self) -> None:
        from ui.models.plan_bulk import cells, columns
        from ui.widgets.plan.bulk_bar import BulkColumn

        model, here = self._view.model_, self._view.place()
        described = [
            BulkColumn(
                key=model.layout_.columns[at].key,
                heading=" ".join(model.layout_.columns[at].full_heading.split()),
                cells=len(cells(model, self._rows, at)),
            )
            for at in columns(model)
        ]
        current = model.layout_.columns[here[1]].key if here else ""
        self.bar.show_rows(len(self._rows), described, current)

    def open(self) -> None:
        """The keyboard into the bar; where fewer rows are chosen, how to choose several."""
        self.look()
        if self._rows:
            self.bar.take_focus()
            return
        words = self.tr("Choose two rows or more: Shift and the arrow keys, or Ctrl and a click on each.")
        self._verbs().result.tell(words, can_undo=False)

    def _leave(self) -> None:
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _read(self) -> None:
        """What the program makes of a deadline, before it is written."""
        wanted = self.bar.wants_reading
        words, good = self._reading(self.bar.words.text()) if wanted else ("", True)
        self.bar.say_reading(words, good=good)

    # -- doing

    def _cells(self) -> list[Cell]:
        """The cells to write in; none where an editor is open and its text refused."""
        from ui.models.plan_bulk import cells

        column = self.bar.column
        keys = self._view.model_.layout_.keys
        if not self._view.commit() or column is None or column.key not in keys:
            return []
        self.look()  # the commit may have changed the rows
        return cells(self._view.model_, self._rows, keys.index(column.key))

    def write(self) -> None:
        """One text for all cells."""
        text = self.bar.text()
        if text.strip():
            self._set(text, "bulk-set", self.tr("Written into {count} cells."))

    def clear(self) -> None:
        """Empty all cells."""
        self._set("", "bulk-clear", self.tr("Emptied {count} cells."))

    def _set(self, text: str, action: str, told: str) -> None:
        from ccapp.services.plans.editing import CellEdit  # start-up cost: the first paint writes nothing

        found = self._cells()
        edits = [
            CellEdit(record=record, field=cell.field, text=text) for cell in found for record in cell.records
        ]
        if edits and self._verbs().save(edits, action):
            self._verbs().result.tell(told.format(count=len(found)))

    def add(self) -> None:
        """Units more for all cells; a cell that names one already stays."""
        from ccapp.domain.units.chips import chips_of

        text = self.bar.text()
        places = [(record, cell.field) for cell in self._cells() for record in cell.records]
        chips = chips_of(text)
        names = chips.units if chips is not None else (text,)
        done = self._verbs().add_units(places, names) if text.strip() and places else None
        if done is not None and done.tx is not None:
            self._verbs().result.tell(self.tr("Added to the cells that did not name it yet."))
        elif done is not None:
            told = self.tr("All of these cells name it already: nothing was written.")
            self._verbs().result.tell(told, can_undo=False)
