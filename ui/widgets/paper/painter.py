"""The Qt painter of positioned pages: the same faces, sizes and places as the PDF, on screen and printer.

Fonts are set large and drawn small (`_UNITS`), without kerning, hinting and ligatures, so that every line is
as wide as the font's own table says and stands within a hair of its place in the PDF.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPen

from ccapp.printing.fonts import font_path
from ccapp.printing.primitives import Box, Face, Page, Rule, TextRun

_UNITS: Final = 100  # font units drawn per point: what rounding remains is below a thousandth of a millimetre
_INK: Final = QColor(0, 0, 0)
_LIGATURES: Final = ("liga", "clig", "calt")
_BOLD: Final = frozenset({Face.BOLD, Face.BOLD_ITALIC})
_ITALIC: Final = frozenset({Face.ITALIC, Face.BOLD_ITALIC})


@cache
def _family(face: Face) -> str:
    """The family of a shipped font file, given to Qt once. Raises FileNotFoundError when it is damaged."""
    path = font_path(face)
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    if not families:
        raise FileNotFoundError(str(path))
    return families[0]


@cache
def document_font(face: Face, size: float) -> QFont:
    """A face at a size in points, set `_UNITS` times as large."""
    made = QFont(_family(face))
    made.setPixelSize(round(size * _UNITS))
    made.setBold(face in _BOLD)
    made.setItalic(face in _ITALIC)
    made.setKerning(False)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    made.setStyleStrategy(QFont.StyleStrategy.ForceOutline | QFont.StyleStrategy.NoFontMerging)
    for name in _LIGATURES:
        made.setFeature(QFont.Tag(name), 0)
    return made


def paint_page(painter: QPainter, page: Page, visible: QRectF | None = None) -> None:
    """Replay a page on a painter whose unit is one point and whose origin is the corner of the paper.

    Only what touches `visible` is painted where it is given, in points.
    """
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing, on=True)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for item in page.items:
        if visible is not None and not _touches(item, visible):
            continue
        if isinstance(item, TextRun):
            _paint_text(painter, item)
        else:
            _paint_lines(painter, item)
    painter.restore()


def _touches(item: TextRun | Rule | Box, visible: QRectF) -> bool:
    if isinstance(item, TextRun):
        return item.y + item.size >= visible.top() and item.y - item.size <= visible.bottom()
    if isinstance(item, Rule):
        return item.y2 + item.thickness >= visible.top() and item.y1 - item.thickness <= visible.bottom()
    return item.y + item.height >= visible.top() and item.y <= visible.bottom()


def _paint_text(painter: QPainter, run: TextRun) -> None:
    painter.save()
    painter.translate(run.x, run.y)
    painter.scale(1 / _UNITS, 1 / _UNITS)
    painter.setFont(document_font(run.face, run.size))
    painter.setPen(_INK)
    painter.drawText(QPointF(0, 0), run.text)
    painter.restore()


def _paint_lines(painter: QPainter, item: Rule | Box) -> None:
    pen = QPen(_INK, item.thickness)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    painter.setPen(pen)
    if isinstance(item, Rule):
        painter.drawLine(QLineF(item.x1, item.y1, item.x2, item.y2))
    else:
        painter.drawRect(QRectF(item.x, item.y, item.width, item.height))
