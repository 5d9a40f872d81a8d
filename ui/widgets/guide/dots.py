"""The dots of a row card: filled where a thing is clear, hollow where it is not; read aloud in words."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ccapp.domain.guidance.clear import NEEDED, Dot, RowCard
from ccapp.words import Words
from ui import theme

_STEP: Final = 18
_RADIUS: Final = 5.0


class GuideDots(QWidget):
    """Five or six dots in their order; the tooltip and the accessible description say what they mean."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._dots: tuple[Dot, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def show_card(self, card: RowCard) -> None:
        """Show the dots of a row; what its table has no column for is left out."""
        self._dots = tuple(dot for dot in card.dots if dot.filled is not None)
        told = [self._told(dot) for dot in self._dots]
        filled = sum(dot.filled is True for dot in self._dots)
        self.setAccessibleName(self.tr("Clear: {filled} of {count}").format(filled=filled, count=len(told)))
        self.setAccessibleDescription("; ".join(told))
        self.setToolTip("\n".join(told))
        self.updateGeometry()
        self.update()

    def _told(self, dot: Dot) -> str:
        said = self._words.text(dot.said.code, **dot.said.facts) if dot.said else ""
        mark = "✓ " if dot.filled else ""
        parts = [dot.text, said] if dot.filled else [said]
        return f"{self._words.text(dot.what.value)}: {mark}{', '.join(filter(None, parts))}"

    def sizeHint(self) -> QSize:
        """A square for each dot."""
        return QSize(_STEP * len(self._dots) + 2, _STEP + 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw the dots; those that colour no row are paler when hollow."""
        colors = theme.colors()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, dot in enumerate(self._dots):
            needed = QColor(colors.warning if dot.what in NEEDED else colors.muted)
            color = QColor(colors.good) if dot.filled else needed
            painter.setPen(QPen(color, 1.6))
            painter.setBrush(color if dot.filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(_STEP * (at + 0.5) + 1, _STEP / 2 + 1), _RADIUS, _RADIUS)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colors.accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 4, 4)
        painter.end()
