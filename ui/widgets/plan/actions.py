"""What can be done on the plan page: each action once, for its button, its keys and the context menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from ui.icons import icon

_GAP: Final = 12
_NATIVE: Final = QKeySequence.SequenceFormat.NativeText

Calls = Mapping[str, Callable[[], object]]

_WORDED: Final = ("add-task", "add-product", "add-section")
_BUTTONS: Final = (*_WORDED, "", "remove", "up", "down", "", "undo", "redo", "", "find", "filter", "layout")
_CHANGING: Final = frozenset(
    {
        *(*_WORDED, "add-goal", "add-activity", "remove", "up", "down"),
        *("cut", "paste", "fill", "clear", "bulk", "apart", "layout", "consult"),
    }
)
_ADD: Final = "add"  # submenus
_CELLS: Final = "cells"
_TABLE: Final = "table"
_WITHIN: Final = {
    _ADD: ("add-goal", "add-task", "add-activity", "add-product", "add-section"),
    _CELLS: ("fill", "clear", "bulk"),
    _TABLE: ("sort", "replace", "layout"),
}
_MENU: Final = (
    *(_ADD, "remove", "up", "down", ""),
    *("cut", "copy", "paste", _CELLS, ""),
    *("extend", "drop-extension", "event", ""),
    *("apart", _TABLE, "consult"),
)
#: Keys that the table itself takes: they are told in the menu and belong to no action.
_KEYS: Final = {"cut": "Ctrl+X", "copy": "Ctrl+C", "paste": "Ctrl+V", "fill": "Ctrl+D", "clear": "Del"}


class PlanActions(QObject):
    """The actions of a page, by name. `calls` has what each of them does."""

    def __init__(self, page: QWidget, calls: Calls) -> None:
        super().__init__(page)
        self._page = page
        self._actions: dict[str, QAction] = {}
        self._gaps: list[QWidget] = []
        for name, picture, words, keys in self._table():
            action = QAction(words, page)
            if picture:
                action.setIcon(icon(picture))
            if keys:
                action.setShortcut(QKeySequence(keys))
                action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
                action.setToolTip(f"{words} ({action.shortcut().toString(_NATIVE)})")
            action.triggered.connect(calls[name])
            self._actions[name] = action
            page.addAction(action)

    def _table(self) -> tuple[tuple[str, str, str, str], ...]:
        """Name, icon, words, keys."""
        return (
            ("add-task", "plus", self.tr("Add task"), "Ins"),
            ("add-goal", "", self.tr("Add goal"), ""),
            ("add-activity", "", self.tr("Add activity"), ""),
            ("add-product", "list-plus", self.tr("Add product"), "Ctrl+Return"),
            ("add-section", "rows-3", self.tr("Add section"), ""),
            ("remove", "trash-2", self.tr("Remove"), "Ctrl+Del"),
            ("up", "arrow-up", self.tr("Move up"), "Alt+Up"),
            ("down", "arrow-down", self.tr("Move down"), "Alt+Down"),
            ("undo", "undo-2", self.tr("Undo"), ""),
            ("redo", "redo-2", self.tr("Redo"), ""),
            ("find", "search", self.tr("Find"), "Ctrl+F"),
            # Ctrl+L and not Excel's Ctrl+Shift+L: pressing Ctrl+Shift switches UniKey between languages.
            ("filter", "list-filter", self.tr("Filter rows"), "Ctrl+L"),
            ("replace", "", self.tr("Replace…"), "Ctrl+H"),
            ("bulk", "", self.tr("Change the chosen rows…"), "Ctrl+E"),
            ("sort", "", self.tr("Order by this column"), "Alt+S"),
            ("cut", "", self.tr("Cut"), ""),
            ("copy", "copy", self.tr("Copy"), ""),
            ("paste", "", self.tr("Paste"), ""),
            ("fill", "", self.tr("Fill down"), ""),
            ("clear", "", self.tr("Clear"), ""),
            ("extend", "", self.tr("Extend the deadline…"), ""),
            ("drop-extension", "", self.tr("Take back the extension"), ""),
            ("event", "", self.tr("The event has come…"), ""),
            ("apart", "", self.tr("Write each row apart"), ""),
            ("layout", "columns-3", self.tr("Table layout…"), ""),
            ("consult", "users", self.tr("Ask for opinions…"), ""),
        )

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def toolbar(self) -> QWidget:
        """The row of buttons: adding in words, the rest as pictures with names for who cannot see them."""
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for name in _BUTTONS:
            if name:
                row.addWidget(self._button(name))
            else:
                gap = QWidget()
                gap.setFixedWidth(_GAP)
                row.addWidget(gap)
                self._gaps.append(gap)
        row.addStretch(1)
        return bar

    def _button(self, name: str) -> QToolButton:
        action = self._actions[name]
        button = QToolButton()
        button.setObjectName(name)
        button.setDefaultAction(action)
        button.setAccessibleName(action.text())
        if name in _WORDED:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        action.changed.connect(lambda: button.setAccessibleName(action.text()))
        action.visibleChanged.connect(lambda: button.setVisible(action.isVisible()))
        return button

    def menu(self) -> QMenu:
        """The same at the pointer, with cut, copy and paste; short enough for a low screen."""
        menu = QMenu(self._page)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill(menu, _MENU)
        return menu

    def _fill(self, menu: QMenu, names: tuple[str, ...]) -> None:
        titles = {_ADD: self.tr("Add"), _CELLS: self.tr("Chosen cells"), _TABLE: self.tr("Table")}
        for name in names:
            if not name:
                menu.addSeparator()
            elif name in titles:
                below = menu.addMenu(titles[name])
                self._fill(below, _WITHIN[name])
                below.menuAction().setVisible(any(each.isVisible() for each in below.actions()))
            else:
                self._put(menu, name)

    def _put(self, menu: QMenu, name: str) -> None:
        """An action; one whose key the table takes stands there under its name with that key."""
        action = self._actions[name]
        if name not in _KEYS:
            menu.addAction(action)
            return
        key = QKeySequence(_KEYS[name]).toString(_NATIVE)
        shown = menu.addAction(action.icon(), f"{action.text()}\t{key}", action.trigger)
        shown.setEnabled(action.isEnabled())
        shown.setVisible(action.isVisible())

    def allow(self, *, editable: bool, goals: bool, targets: bool) -> None:
        """Show what this plan allows: nothing that changes it when it is locked, goals where it has them.

        A grid of `targets` has no tasks to speak of.
        """
        add = self._actions["add-task"]
        add.setText(self.tr("Add target") if targets else self.tr("Add task"))
        add.setToolTip(f"{add.text()} ({add.shortcut().toString(_NATIVE)})")
        for name in _CHANGING:
            self._actions[name].setVisible(editable)
        for name in ("add-goal", "add-activity"):
            self._actions[name].setVisible(editable and goals)
        for gap in self._gaps[:-1]:  # the last one stands between buttons that always show
            gap.setVisible(editable)

    def name_steps(self, undo: str, redo: str) -> None:
        """Say what undo would take back and redo do again; empty words switch them off."""
        steps = (
            (self["undo"], self.tr("Undo: {action} (Ctrl+Z)"), undo),
            (self["redo"], self.tr("Redo: {action} (Ctrl+Y)"), redo),
        )
        for action, words, step in steps:
            action.setEnabled(bool(step))
            action.setToolTip(words.format(action=step) if step else action.text())
