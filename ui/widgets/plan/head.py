"""The row above the table of a plan: the way back, its title, the appendix and the preview."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QSizePolicy

from ccapp.domain.standard import roman
from ccapp.text.fold import fold
from ui.widgets.back_button import back_button
from ui.widgets.choice import Choice
from ui.widgets.elided_label import ElidedLabel

_APPENDIX: Final = "phu luc"  # a title that has its number itself
_APPENDIX_WIDTH: Final = 280


class PlanHead(QHBoxLayout):
    """Shows what it is told; the page connects its buttons and its choice of appendix."""

    def __init__(self) -> None:
        super().__init__()
        self.back = back_button(self.tr("To the list of plans"))
        self.title = ElidedLabel()
        self.appendices = Choice()
        self.preview = QPushButton(self.tr("Print preview"))
        self._build()

    def _build(self) -> None:
        self.back.setObjectName("back")
        self.preview.setObjectName("preview")
        self.preview.setProperty("filled", True)
        self.preview.setShortcut(QKeySequence("Ctrl+P"))
        self.title.setProperty("role", "title")
        self._shape_choice()
        self.setSpacing(10)
        self.addWidget(self.back)
        self.addWidget(self.title, 3)
        self.addWidget(self.appendices, 1)
        self.addWidget(self.preview)

    def _shape_choice(self) -> None:
        combo = self.appendices
        combo.setAccessibleName(self.tr("Appendix"))
        combo.setMaximumWidth(_APPENDIX_WIDTH)
        combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        combo.setMinimumContentsLength(12)
        combo.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_titles(self, titles: Sequence[str]) -> None:
        """The appendices to choose from; the one shown stays chosen where there still is one.

        Their numbers stand first: what is cut off of a long title is the end that they share.
        """
        combo = self.appendices
        words = self.tr("Appendix {number}: {title}")
        titles = [
            each if fold(each).startswith(_APPENDIX) else words.format(number=roman(at), title=each)
            for at, each in enumerate(titles, 1)
        ]
        if titles != [combo.itemText(each) for each in range(combo.count())]:
            index = max(0, combo.currentIndex())
            combo.clear()
            combo.addItems(titles)
            combo.setCurrentIndex(min(index, len(titles) - 1))
        combo.setVisible(len(titles) > 1)

    def take_focus(self) -> None:
        """The keyboard to the first button."""
        self.back.setFocus(Qt.FocusReason.ShortcutFocusReason)
