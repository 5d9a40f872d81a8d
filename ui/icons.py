"""Icons from one free set (Lucide), drawn in the colour of the text around them, light or dark."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ccapp.resources import resource

_SIZES = (20, 40)  # what the pages show, at 100 and 200 %; drawing more would delay the first paint


def icon(name: str, role: QPalette.ColorRole = QPalette.ColorRole.ButtonText) -> QIcon:
    """An icon in the present palette: paler where disabled, in the colour of selected text where selected."""
    palette = QGuiApplication.palette()
    return _drawn(
        name,
        palette.color(QPalette.ColorGroup.Active, role).name(),
        palette.color(QPalette.ColorGroup.Disabled, role).name(),
        palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText).name(),
    )


@cache
def _drawn(name: str, color: str, pale: str, chosen: str) -> QIcon:
    source = resource("resources", "icons", f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    shades = ((color, QIcon.Mode.Normal), (pale, QIcon.Mode.Disabled), (chosen, QIcon.Mode.Selected))
    for shade, mode in shades:
        renderer = QSvgRenderer(QByteArray(source.replace("currentColor", shade).encode("utf-8")))
        for size in _SIZES:
            picture = QPixmap(size, size)
            picture.fill(QColor(Qt.GlobalColor.transparent))
            painter = QPainter(picture)
            renderer.render(painter, QRectF(0, 0, size, size))
            painter.end()
            made.addPixmap(picture, mode)
    return made
