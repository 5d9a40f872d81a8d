"""The report that is due next of each calendar, one quiet line each; within a week it stands out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.models.outset_words import coming_words
from ui.widgets.elided_label import restyled

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from ccapp.services.handover.calendars import Reminder

_SOON: Final = 7  # days


class ReportLines(QWidget):
    """Hidden where there is no calendar."""

    def __init__(self) -> None:
        super().__init__()
        self.labels: list[QLabel] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(2)
        self.hide()

    def show_reminders(self, found: Sequence[Reminder], today: date) -> None:
        """Show one line for each; a superior's name stands in it where there are several."""
        while len(self.labels) > len(found):
            self.labels.pop().deleteLater()
        while len(self.labels) < len(found):
            self.labels.append(_line())
            self._column.addWidget(self.labels[-1])
        for label, each in zip(self.labels, found, strict=True):
            words = coming_words(each.next, today, own=each.own)
            if len(found) > 1:
                words = f"{each.office_name}: {words}"
            label.setText(words)
            restyled(label, "warning" if each.next.days(today) <= _SOON else "")
        self.setVisible(bool(found))


def _line() -> QLabel:
    """A wrapped line of plain text, for it holds names that others gave."""
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    restyled(label, "")
    return label
