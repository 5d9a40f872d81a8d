"""The order of the Tab key where parts of a page are made later than others."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

_ROW: Final = 12  # pixels: what starts this close stands in one row


def order_as_seen(root: QWidget, last: QWidget) -> None:
    """Tab goes through each part of `root` from top to bottom and left to right, and ends at `last`."""
    found = [
        each
        for each in root.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(root) and each is not last
    ]
    found.sort(key=lambda each: _place(each, root))
    for before, after in pairwise([*found, last]):
        QWidget.setTabOrder(before, after)


def _place(widget: QWidget, root: QWidget) -> tuple[int, int, int]:
    """Left edge of the part a widget belongs to, its row, its own left edge."""
    part, above = widget, widget.parentWidget()
    while above is not None and above is not root:
        part, above = above, above.parentWidget()
    at = widget.mapTo(root, QPoint(0, 0))
    return part.x(), at.y() // _ROW, at.x()
