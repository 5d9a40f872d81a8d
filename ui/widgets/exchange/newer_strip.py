"""The strip after an update: which files, kept for a newer program, this one could read and has taken in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ccapp.services.handover import kept_packages
from ccapp.services.handover.outcomes import Outcome, Result
from ccapp.words import Words
from ui.desk import PARTNERS, PLANS, RECEIVED, Desk
from ui.widgets.exchange.words import healed
from ui.widgets.notice import Notice

_AREAS = frozenset({PLANS, PARTNERS, RECEIVED})


class NewerStrip(QWidget):
    """Tries them as it is made; says it once, above the page, until it is closed. `take` gets those that wait
    for a yes, maybe none, to show them.

    Nobody asked for it, so a disk that takes nothing is told by the status bar alone; the next file that is
    received tries again.
    """

    def __init__(self, desk: Desk, take: Callable[[Sequence[Path]], object]) -> None:
        super().__init__()
        with desk.quietly():
            tried = desk.do(self, kept_packages.retry_newer, areas=_AREAS) or ()
        held = [each.path for each in tried if each.result is Result.HELD and each.path is not None]
        self.notice = Notice()
        self.notice.setObjectName("newer")
        self.look = self.notice.add_button(self.tr("Look…"), lambda: take(held))
        self.notice.add_button(self.tr("Close"), self.deleteLater)
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 12, 16, 0)
        box.addWidget(self.notice)
        self.notice.say(self._words(tried, desk.words))
        if not tried:
            self.hide()

    def _words(self, tried: Sequence[Outcome], words: Words) -> str:
        taken = self.tr("After the update, files that were kept for it have been received: {files}.")
        held = self.tr("After the update, files that were kept for it wait for your yes: {files}.")
        files = {
            taken: [each.file for each in tried if each.result is not Result.HELD],
            held: [each.file for each in tried if each.result is Result.HELD],
        }
        parts = [said.format(files=", ".join(names)) for said, names in files.items() if names]
        return " ".join(filter(None, (*parts, healed(sum(each.twice for each in tried), words))))
