"""Keys of a page that belong to no button of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


def add_keys(page: QWidget, keys: Mapping[str, Callable[[], object]]) -> None:
    """Each key calls its own while the keyboard is anywhere on the page."""
    for key, call in keys.items():
        shortcut = QShortcut(QKeySequence(key), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(call)
