"""Rows of a list that are as high as their wrapped texts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, QTimer
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

_PAD: Final = 12  # pixels, both sides together


def keep_rows_fitted(view: QTableView) -> None:
    """Rows as high as their text also after a column has become narrower, as when a scroll bar appears."""
    view.setItemDelegate(_Roomy(view))
    later = QTimer(view)
    later.setSingleShot(True)
    later.timeout.connect(view.resizeRowsToContents)
    view.horizontalHeader().sectionResized.connect(lambda *_: later.start(0))


class _Roomy(QStyledItemDelegate):
    """Measures a cell without the padding that the style sheet takes from its width, which Qt forgets."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """The size for a text as wide as it is drawn."""
        rect: QRect = option.rect  # type: ignore[attr-defined]  # the stubs lack the option's fields
        rect.setWidth(rect.width() - _PAD)
        option.rect = rect  # type: ignore[attr-defined]
        return super().sizeHint(option, index)
