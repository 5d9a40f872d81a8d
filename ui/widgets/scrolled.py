"""Dialogs on low screens: fields that scroll while the buttons below them stay in sight."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QDialog, QFrame, QLayout, QScrollArea, QWidget

_LEAST: Final = 60  # of scrolled fields: one of them with its label
_GAP: Final = 8  # between the fields and the bar beside them
_FRAME: Final = QSize(16, 40)  # what the system draws around a dialog


class Scrolled(QScrollArea):
    """Fields that ask for all the room they need and can do with less; Tab scrolls to what it reaches."""

    def __init__(self, fields: QLayout) -> None:
        super().__init__()
        inner = QWidget()
        inner.setLayout(fields)
        fields.setContentsMargins(0, 0, 0, 0)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Queued: the range changes while the fields are being laid out, which would end at the width before.
        self.verticalScrollBar().rangeChanged.connect(self._keep_off, Qt.ConnectionType.QueuedConnection)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def heightForWidth(self, width: int) -> int:
        """All of the fields, with their texts wrapped at a width."""
        inner = self.widget()
        wrapped = inner.heightForWidth(width)
        return wrapped if wrapped >= 0 else inner.sizeHint().height()

    def sizeHint(self) -> QSize:
        """All of the fields, and the bar beside them."""
        hint = self.widget().sizeHint()
        return QSize(hint.width() + self._bar(), self.heightForWidth(hint.width()))

    def minimumSizeHint(self) -> QSize:
        """The whole width with the bar, for nothing scrolls sideways, and a little of the height."""
        least = self.widget().minimumSizeHint()
        return QSize(least.width() + self._bar(), min(least.height(), _LEAST))

    def _bar(self) -> int:
        """Room for the bar also while there is none: a dialog that becomes lower cuts off no field."""
        return self.verticalScrollBar().sizeHint().width() + _GAP

    def _keep_off(self, _: int, most: int) -> None:
        """A little air beside the bar where there is one."""
        self.setViewportMargins(0, 0, _GAP if most else 0, 0)


def fit(dialog: QDialog, wanted: tuple[int, int] | None = None) -> None:
    """Give a dialog the size it wants, or what its wrapped texts need, but never more than its screen has."""
    room = screen_of(dialog).availableSize() - _FRAME
    size = QSize(*wanted) if wanted else _needed(dialog)
    dialog.resize(size.expandedTo(dialog.minimumSize()).boundedTo(room))


def screen_of(widget: QWidget) -> QScreen:
    """The screen that a widget is on, or its window will be.

    Never `widget.screen()`: PySide takes a screen for a child of the widget that was asked for it. When two
    dialogs have asked and the later one is cleared away, the screen is deleted with it, and then the program.
    """
    above = widget.window().parentWidget() or widget
    at = above.window().frameGeometry().center()
    return QGuiApplication.screenAt(at) or QGuiApplication.primaryScreen()


def _needed(dialog: QDialog) -> QSize:
    """The size its texts need; a dialog that is open keeps its width and does not shrink."""
    layout = dialog.layout()
    for area in dialog.findChildren(Scrolled):
        area.updateGeometry()  # by itself it does not tell the dialog of fields that came or went in it
    now = dialog.size() if dialog.isVisible() else QSize(dialog.sizeHint().width(), 0)
    least = layout.minimumSize().width() if layout is not None else 0  # a set width outdoes it in Qt
    width = max(now.width(), dialog.minimumWidth(), least)
    high = layout.totalHeightForWidth(width) if layout is not None else 0
    return QSize(width, max(high, now.height()))
