"""What a table does to many cells at once: clear, fill down, copy, cut, paste."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui.models.plan_clipboard import (
    Place,
    Table,
    copied,
    filled,
    filled_down,
    on_clipboard,
    parsed,
    typed_letter,
)
from ui.models.plan_table import PlanTableModel

if TYPE_CHECKING:
    from ccapp.services.plans.editing import CellEdit


class PlanClip:
    """The chosen cells of a table and the clipboard.

    `commit` finishes the open editor and `save` writes; both tell whether that was taken. `pasted` gets the
    rows of texts of a paste, `type_into` a letter that UniKey typed by way of the clipboard.
    """

    def __init__(
        self,
        model: PlanTableModel,
        places: Callable[[], list[Place]],
        commit: Callable[[], bool],
        save: Callable[[Sequence[CellEdit], str], bool],
        pasted: Callable[[Table], None],
        type_into: Callable[[QEvent], bool],
    ) -> None:
        self._model = model
        self._places = places
        self._commit = commit
        self._save = save
        self._pasted = pasted
        self._type_into = type_into

    def clear_cells(self) -> None:
        """Empty the selected cells in one step."""
        self._apply(filled(self._model, self._places(), ""), "set")

    def fill_down(self) -> None:
        """Give the selected cells the text of the topmost in each column."""
        self._apply(filled_down(self._model, self._places()), "fill")

    def copy(self) -> None:
        """Selected cells to the clipboard."""
        if self._places():
            QApplication.clipboard().setMimeData(copied(self._model, self._places()))

    def cut(self) -> None:
        """Copy, then clear."""
        self.copy()
        self.clear_cells()

    def paste(self) -> None:
        """The clipboard's texts into the table, from the chosen cells on."""
        data = on_clipboard()
        if (letter := typed_letter(data)) and len(self._places()) == 1:
            self._type_into(QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter))
            return
        table = parsed(data) if self._places() and self._model.editable else []
        if table and self._commit():
            self._pasted(table)

    def _apply(self, edits: Sequence[CellEdit], action: str) -> None:
        if edits and self._model.editable and self._commit():
            self._save(edits, action)
