"""Walks over every page and dialog that `installer/screens.py` opens and tells what people could not reach.

Run as `walk(size, scale)` in a process of its own (the screen belongs to a process); prints one JSON list.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QWidget,
)

from screens import Stage  # type: ignore[import-not-found]  # installer/ is on the path of this process
from ui.widgets.page_room import PageRoom
from ui.widgets.scrolled import screen_of
from ui.widgets.today.found import FoundList

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
)
LISTS = QAbstractItemView | QPlainTextEdit | QTabBar  # a part of them can be seen at a time
USUAL = 900  # pixels: a small screen at 150 %
ROOM = 40  # of a table or a text, so that a row of it can be read
WHOLE = 0.8  # of the height that a control asks for: nothing is cut off
TEXT = 16  # of a line of text: what is lower than that is squeezed
STEPS = 250
TIRED = 60  # steps without anything new
LOOKS, PAUSE = 5, 200  # before something is called wrong, milliseconds between them


class Walk(Stage):  # type: ignore[misc]  # a class of installer/
    """Looks instead of taking pictures; what is wrong is kept as `picture: control: fault`."""

    def __init__(self, scratch: Path, scale: float, *, keyboard: bool) -> None:
        super().__init__(scratch, scratch, "vi", scale)
        self.keyboard = keyboard
        self.faults: list[str] = []
        self.seen: list[str] = []

    def look(self, name: str, widget: QWidget) -> None:
        """Go over the controls of what would have been a picture."""
        self.seen.append(name)
        faults = self.wrong(widget)
        for _ in range(LOOKS):
            if not faults:
                break
            QTest.qWait(PAUSE)  # on a busy machine what was hidden gives its room to the others a bit later
            faults = self.wrong(widget)
        self.faults += [f"{name}: {fault}" for fault in faults]

    def wrong(self, widget: QWidget) -> list[str]:
        """What is wrong in a window or dialog as it stands."""
        QTest.qWait(1)
        faults = [*_too_big(widget), *_sideways(widget), *_unreachable(widget)]
        return [*faults, *_nameless(widget), *_skipped(widget)] if self.keyboard else faults


def walk(scale: int, *, keyboard: bool) -> None:
    """Play all scenes and print `[seen, faults]`."""
    import screens
    from ui import theme, translation

    gc.disable()  # windows of many scenes need no order in which they end
    screens.SETTLE = 30
    app = QApplication(["walk", "-style", "fusion"])
    translation.apply(app, "vi")
    theme.apply(app, theme.Theme.LIGHT)
    with tempfile.TemporaryDirectory(prefix="ccapp-walk-") as scratch:
        made = Walk(Path(scratch), scale / 100, keyboard=keyboard)
        made.play()
        print(json.dumps([made.seen, made.faults]))
        sys.stdout.flush()
    os._exit(0)  # nor when all is over


def controls(window: QWidget) -> Iterator[QWidget]:
    """What can be used now: shown, enabled, and not a part of another control."""
    for found in window.findChildren(QWidget):
        usable = isinstance(found, CONTROLS) and found.isVisible() and found.isEnabled()
        if usable and not isinstance(found, QHeaderView | FoundList) and _own(found, window):
            yield found  # what headings do is in the menus; a list of hits follows the arrows of its field


def _own(widget: QWidget, window: QWidget) -> bool:
    above = widget.parentWidget()
    while above is not None and above is not window:
        if isinstance(above, CONTROLS) and not isinstance(above, QAbstractItemView):
            return False
        if above.windowFlags() & Qt.WindowType.Window == Qt.WindowType.Popup:
            return False
        if isinstance(above, QAbstractScrollArea) and widget.objectName().startswith("qt_scrollarea"):
            return False
        above = above.parentWidget()
    return widget.window() is window


def _name(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton | QLineEdit) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text or widget.objectName()!r}"


def _too_big(window: QWidget) -> Iterator[str]:
    room = screen_of(window).availableGeometry().size()
    if isinstance(window, QDialog) and (window.width() > room.width() or window.height() > room.height()):
        yield f"{type(window).__name__} {window.size().toTuple()} on a screen of {room.toTuple()}"


def _sideways(window: QWidget) -> Iterator[str]:
    """Only on the smallest screens may a page be wider than the window."""
    for room in window.findChildren(PageRoom):
        if window.width() >= USUAL and room.horizontalScrollBar().maximum():
            yield f"the page is {room.widget().width()} wide, its room {room.viewport().width()}"


def _unreachable(window: QWidget) -> Iterator[str]:
    for control in controls(window):
        _scroll_to(control)
        seen, least = _sight(control, window), _least(control)
        if seen.width() < least.width() or seen.height() < least.height():
            yield f"{_name(control)} shows {seen.size().toTuple()} of {control.size().toTuple()}"


def _least(control: QWidget) -> QSize:
    """How much of a control must be seen."""
    if isinstance(control, LISTS):
        return QSize(min(ROOM, control.width()), min(ROOM, max(control.height(), TEXT)))
    hint = control.minimumSizeHint()
    high = min(hint.height(), control.maximumHeight()) * WHOLE
    return QSize(min(control.width(), hint.width()), int(high))


def _scroll_to(control: QWidget) -> None:
    """Turn the bars of all that holds a control until it is in sight, from the inside out."""
    above = control.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            inner = above.widget()
            for corner in (QPoint(control.width(), control.height()), QPoint(0, 0)):
                at = control.mapTo(inner, corner)
                above.ensureVisible(at.x(), at.y(), 0, 0)
        elif isinstance(above, QAbstractItemView):  # a field in a heading goes with its column
            left, bar = control.mapTo(above, QPoint(0, 0)).x(), above.horizontalScrollBar()
            beyond = left + control.width() - above.viewport().width()
            bar.setValue(bar.value() + (left if left < 0 else max(0, beyond)))
        above = above.parentWidget()


def _sight(control: QWidget, window: QWidget) -> QRect:
    """The part of a control that nothing cuts off."""
    sight = QRect(control.mapTo(window, QPoint(0, 0)), control.size())
    above = control.parentWidget()
    while above is not None:
        sight &= QRect(above.mapTo(window, QPoint(0, 0)), above.size())
        if above is window:
            break
        above = above.parentWidget()
    return sight


def _nameless(window: QWidget) -> Iterator[str]:
    """Controls for which a screen reader has no words."""
    for control in controls(window):
        words = control.accessibleName()
        if isinstance(control, QAbstractButton):
            words = words or control.text()
        if not words.strip() and not _labelled(control) and not isinstance(control, QTabBar):
            yield f"{_name(control)} in {type(control.parentWidget()).__name__} has no name"


def _labelled(control: QWidget) -> bool:
    return any(label.buddy() is control for label in control.window().findChildren(QLabel))


def _skipped(window: QWidget) -> Iterator[str]:
    """Controls that Tab, or the arrows among radio buttons, does not reach."""
    reached = _tabbed(window, Qt.Key.Key_Tab)
    if reached and _missing(window, reached):
        reached |= _tabbed(window, Qt.Key.Key_Backtab)
    if not reached:
        return
    for control in _missing(window, reached):
        yield f"{_name(control)} in {type(control.parentWidget()).__name__} is not reached by Tab"


def _missing(window: QWidget, reached: set[QWidget]) -> list[QWidget]:
    return [each for each in controls(window) if each not in reached and not _beside(each, reached)]


def _tabbed(window: QWidget, key: Qt.Key) -> set[QWidget]:
    """What the key reaches; F6 leaves a table in which it goes from cell to cell."""
    window.activateWindow()
    QTest.qWait(1)
    reached: set[QWidget] = set()
    first = QApplication.focusWidget()
    still = 0
    for _ in range(STEPS):
        here = QApplication.focusWidget()
        if here is None or here.window() is not window or still > TIRED:
            break
        if here is first and reached and not _missing(window, reached):
            break
        still = still + 1 if here in reached else 0
        reached.add(here)
        QTest.keyClick(here, key)
        if QApplication.focusWidget() is here:
            QTest.keyClick(here, Qt.Key.Key_F6)
    return reached


def _beside(control: QWidget, reached: set[QWidget]) -> bool:
    """Whether something reached stands for a control: its own field, its group's chosen button."""
    if control.focusProxy() in reached or any(control.isAncestorOf(each) for each in reached):
        return True
    if not isinstance(control, QAbstractButton) or not control.autoExclusive():
        return False
    group = control.parentWidget().findChildren(type(control))
    return any(each in reached for each in group)
