"""Words on the screen: all that a user meets in a window, and which of them are still English."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QWidget

# What stays as it is in Vietnamese: names, units, marks, keys.
SAME: Final = re.compile(r"(?:ccapp|PDF|USB|Zalo|Excel|Word|Tiếng Việt|English|A\d|[\W\d_])*")


def shown(window: QWidget) -> set[str]:
    """Every word a user meets in a dialog: texts, tooltips, names for screen readers."""
    texts: set[str] = {window.windowTitle()}
    for widget in window.findChildren(QWidget):
        texts |= {widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()}
        if isinstance(widget, QAbstractButton | QLabel):
            texts.add(widget.text())
        if isinstance(widget, QComboBox):
            texts |= {widget.itemText(number) for number in range(widget.count())}
        texts |= {action.text() for action in widget.actions()}
    for head in window.findChildren(QWidget, "qt_dockwidget_closebutton"):
        texts.add(head.toolTip())
    return {text.replace("&", "") for text in texts if text.strip()}


def english(texts: set[str]) -> set[str]:
    """Texts without a Vietnamese letter that hold a word."""
    return {
        text
        for text in texts
        if re.search(r"[A-Za-z]{2,}", text)
        and not re.search(r"[À-ỹđĐ]", text)
        and not SAME.fullmatch(text)
        and not text.startswith(("/", "ccapp"))
    }
