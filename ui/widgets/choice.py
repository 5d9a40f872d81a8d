"""A combo box for long names: one that does not fit is cut with dots and stands whole in the tooltip."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox


def editable(offered: Iterable[str], text: str) -> Choice:
    """A choice with the usual texts, in which any other may be written."""
    choice = Choice()
    choice.setEditable(True)
    choice.setCompleter(None)  # type: ignore[arg-type]  # none: it would write into a word in composition
    choice.addItems(list(offered))
    choice.setEditText(text)
    return choice


class Choice(QComboBox):
    """Like a QComboBox, which by itself cuts a name in the middle of a letter."""

    _told = ""  # the tooltip that was set here

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's signature
        """Draw as much of the name as fits."""
        # Start-up cost: these build all of QStyle's enums, and a first page seldom has such a choice.
        from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter

        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self).width()
        whole = self.currentText()
        shown = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room - 2)
        option.currentText = shown  # type: ignore[attr-defined]  # the stubs lack the option's fields
        if self.toolTip() in ("", self._told):
            self._told = "" if shown == whole else whole
            self.setToolTip(self._told)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
