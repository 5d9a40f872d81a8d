"""Icons from one free set (Lucide), drawn in the colour of the text around them, light or dark."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap

from ccapp.resources import resource


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """An icon in the present palette: paler where disabled, in the colour of selected text where selected."""
    palette = QGuiApplication.palette()
    return _made(
        name,
        palette.color(QPalette.ColorGroup.Active, role).name(),
        palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText).name(),
        palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText).name(),
    )


@cache
def _folder() -> Path:
    return resource("resources", "icons")


@cache
def _made(name: str, color: str, pale: str, chosen: str) -> QIcon:
    shades = {QIcon.Mode.Disabled: pale, QIcon.Mode.Selected: chosen}
    return QIcon(_Lines(name, color, shades))


class _Lines(QIconEngine):
    """Draws an icon where and when it shows: sharp at every scale, and the first paint waits for no other."""

    def __init__(self, name: str, color: str, shades: dict[QIcon.Mode, str]) -> None:
        super().__init__()
        self._name, self._color, self._shades = name, color, shades
        self._kept: dict[tuple[int, int, str], QPixmap] = {}

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:  # noqa: ARG002 - Qt's signature
        """The icon in dots of the screen, square; room to its right is the gap to the words."""
        color = self._shades.get(mode, self._color)
        key = (size.width(), size.height(), color)
        if key not in self._kept:
            self._kept[key] = self._draw(size, color)
        return self._kept[key]

    def _draw(self, size: QSize, color: str) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer  # start-up cost: only once an icon shows

        source = (_folder() / f"{self._name}.svg").read_text(encoding="utf-8")
        picture = QPixmap(size)
        picture.fill(QColor(0, 0, 0, 0))
        painter = QPainter(picture)
        side = min(size.width(), size.height())
        QSvgRenderer(source.replace("currentColor", color).encode("utf-8")).render(
            painter, QRectF(0, (size.height() - side) / 2, side, side)
        )
        painter.end()
        return picture

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """The icon within a rectangle."""
        scale = painter.device().devicePixelRatio()
        painter.drawPixmap(rect, self.pixmap(rect.size() * scale, mode, state))

    def clone(self) -> QIconEngine:
        """The same icon for a copy that goes its own way."""
        return _Lines(self._name, self._color, self._shades)
