"""The pages in small, to see where one is and to go to another."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QFrame, QListView, QWidget

from ui import theme
from ui.widgets.paper.painter import paint_page

if TYPE_CHECKING:
    from ccapp.printing.primitives import Page

_SIDE: Final = 116  # pixels of a page's longer side
_ROOM: Final = 30  # for the number below it and the space around
_KEPT: Final = 120  # pictures; a plan of a thousand pages is leafed through too
Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()


class PagesModel(QAbstractListModel):
    """The pages as entries of a list; a picture is painted when it is first in sight."""

    def __init__(self, parent: QWidget, ratio: float) -> None:
        super().__init__(parent)
        self._pages: tuple[Page, ...] = ()
        self._pictures: OrderedDict[int, QIcon] = OrderedDict()
        self._ratio = ratio

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Other pages in the place of those shown."""
        self.beginResetModel()
        self._pages = tuple(pages)
        self._pictures.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        """One entry a page."""
        return 0 if parent.isValid() else len(self._pages)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Number and picture; in words for who cannot see it."""
        if role == Qt.ItemDataRole.DisplayRole:
            return str(index.row() + 1)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._picture(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Page {number}").format(number=index.row() + 1)
        return None

    def _picture(self, row: int) -> QIcon:
        found = self._pictures.get(row)
        if found is None:
            found = self._pictures[row] = _small(self._pages[row], self._ratio)
            if len(self._pictures) > _KEPT:
                self._pictures.popitem(last=False)
        return found


def _small(page: Page, ratio: float) -> QIcon:
    """A page at the foot of a square, near its number, as many dots as the screen has."""
    scale = _SIDE / max(page.width, page.height)
    picture = QPixmap(round(_SIDE * ratio), round(_SIDE * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.translate((_SIDE - page.width * scale) / 2, _SIDE - page.height * scale)
    painter.scale(scale, scale)
    painter.fillRect(0, 0, round(page.width), round(page.height), QColor(Qt.GlobalColor.white))
    paint_page(painter, page)
    painter.setPen(QPen(QColor(theme.colors().line), 1 / scale))
    painter.drawRect(0, 0, round(page.width) - 1, round(page.height) - 1)
    painter.end()
    shown = QIcon(picture)
    shown.addPixmap(picture, QIcon.Mode.Selected)  # or Qt would tint the paper
    return shown


class PageList(QListView):
    """A column of small pages; `asked` tells which one was chosen, from 0."""

    asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = PagesModel(self, self.devicePixelRatioF())
        self._following = False
        self.setModel(self._model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(self.tr("Pages in small"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setIconSize(QSize(_SIDE, _SIDE))
        self.setGridSize(QSize(_SIDE + _ROOM, _SIDE + _ROOM))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(_SIDE + _ROOM + self.verticalScrollBar().sizeHint().width() + 4)
        self.clicked.connect(lambda index: self.asked.emit(index.row()))
        self.selectionModel().currentChanged.connect(self._on_moved)

    def show_pages(self, pages: Sequence[Page]) -> None:
        """Other pages; none is current until `show_current`."""
        self._model.show_pages(pages)

    def show_current(self, number: int) -> None:
        """Mark the page in front, from 0."""
        index = self._model.index(number)
        if index.isValid() and index != self.currentIndex():
            self._following = True
            self.setCurrentIndex(index)
            self._following = False

    def _on_moved(self, index: QModelIndex) -> None:
        """Arrow keys go to the page they reach, in whatever window the focus is just now."""
        if index.isValid() and not self._following:
            self.asked.emit(index.row())
