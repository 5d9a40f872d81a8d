"""How the editing of a cell begins and where it leads; the table speaks of it before there is an editor."""

from __future__ import annotations

from enum import Enum, auto
from typing import Final

from PySide6.QtCore import Qt

KEPT_OPEN: Final = frozenset(
    {
        Qt.FocusReason.PopupFocusReason,
        Qt.FocusReason.ActiveWindowFocusReason,
        Qt.FocusReason.MenuBarFocusReason,
    }
)


class Start(Enum):
    """How editing begins: what was there is replaced, or goes on at its end, or is shown all selected."""

    REPLACE = auto()
    AT_END = auto()
    SELECTED = auto()


class Step(Enum):
    """Where the user goes from here."""

    STAY = auto()
    DOWN = auto()
    UP = auto()
    RIGHT = auto()
    LEFT = auto()
