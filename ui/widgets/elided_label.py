"""A label of one line that gives way: what does not fit is cut with dots and stands whole in the tooltip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

_LEAST = 24  # pixels


class ElidedLabel(QLabel):
    """Like a QLabel of plain text, but it may be narrower than its text."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Room for the dots alone."""
        return QSize(_LEAST if self.text() else 0, super().minimumSizeHint().height())

    def _shown(self) -> str:
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw as much as fits."""
        shown = self._shown()
        tip = "" if shown == self.text() else self.text()
        if tip != self.toolTip():
            self.setToolTip(tip)
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(
            self.contentsRect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown
        )
        painter.end()


def restyled(label: QLabel, role: str) -> None:
    """Give a label another role of the style sheet, such as `error`, and let it show."""
    if label.property("role") == role:
        return
    label.setProperty("role", role)
    if not label.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # it takes its look when it is first shown
    style = label.style()
    style.unpolish(label)
    style.polish(label)
