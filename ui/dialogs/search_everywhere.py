"""Ctrl+K: one field over all plans, own and collected, and the ad-hoc tasks; Enter goes to the row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from ccapp.domain.plan import PlanState
from ccapp.services.plans import adhoc, searching
from ccapp.services.plans.keeping import summaries
from ui.models.today_found import FoundLine, Place, ad_hoc_lines, heading, hit_lines, place_line
from ui.widgets.search_box import SearchBox
from ui.widgets.today.found import FoundList

if TYPE_CHECKING:
    from ccapp.services.plans.searching import Hit
    from ui.desk import Desk

_SIZE: Final = (760, 520)
_MARGIN: Final = 40  # pixels left free around it in a small window


class SearchEverywhere(QDialog):
    """A field, its results grouped by plan, and a line that says how many; `place` is what was chosen."""

    def __init__(self, parent: QWidget, desk: Desk, recent: Sequence[str]) -> None:
        super().__init__(parent)
        self._desk = desk
        self._recent = recent
        self.place: Place | None = None
        self.results = FoundList(self.tr("What was found"))
        self.words = SearchBox(self.results)
        self.count = QLabel()
        self.setWindowTitle(self.tr("Search everywhere"))
        self._build(parent)
        self._search("")

    def _build(self, parent: QWidget) -> None:
        self.words.setAccessibleName(self.tr("Search everywhere"))
        self.words.setPlaceholderText(self.tr("Search all plans; accents are not needed"))
        self.words.searched.connect(self._search)
        self.words.opened.connect(self._open)
        self.results.opened.connect(self._open)
        self.count.setProperty("role", "muted")
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 14, 14, 12)
        column.setSpacing(8)
        for widget in (self.words, self.results, self.count):
            column.addWidget(widget)
        room = parent.window().size()
        self.resize(min(_SIZE[0], room.width() - _MARGIN), min(_SIZE[1], room.height() - _MARGIN))
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _search(self, text: str) -> None:
        """Show what is found; without words, the plans that were open last."""
        if not text.strip():
            self.results.show_lines(self._recent_lines())
            self.count.setText(self.tr("Enter opens, Esc closes."))
            return
        hits = self._desk.do(self, lambda session: searching.search(session, text)) or ()
        tasks = self._desk.do(self, lambda session: adhoc.search(session, text)) or ()
        lines = ad_hoc_lines(tasks, self.tr("Ad-hoc tasks, outside the plans"))
        lines += hit_lines(hits, self._title)
        self.results.show_lines(lines)
        places = sum(line.place is not None for line in lines)
        self.count.setText(self._counted(text, places, len({hit.plan for hit in hits})))

    def _title(self, hit: Hit) -> str:
        title = " ".join(hit.plan_title.split())
        if hit.office != self._desk.office.name:
            title = f"{title} · {hit.office}"
        if hit.state is PlanState.BINNED:
            title = f"{title} · {self._desk.words.text(f'state-{hit.state}')}"
        return title

    def _counted(self, text: str, found: int, plans: int) -> str:
        if not found:
            words = self.tr("“{text}” was not found. Try fewer words; accents are not needed.")
            return words.format(text=text.strip())
        if found >= searching.LIMIT:
            return self.tr("The first {count} places are shown. One more word makes them fewer.").format(
                count=found
            )
        return self.tr("{count} places, {plans} plans. Enter opens.").format(count=found, plans=plans)

    def _recent_lines(self) -> list[FoundLine]:
        found = self._desk.do(self, summaries) or ()
        plans = {each.plan.id: each.plan for each in found if each.plan.state is not PlanState.BINNED}
        known = [plan for record, plan in plans.items() if record not in self._recent]
        latest = [plans[record] for record in plans if record in self._recent]
        latest.sort(key=lambda plan: list(self._recent).index(plan.id))
        lines: list[FoundLine] = []
        for words, group in ((self.tr("Opened last"), latest), (self.tr("Plans"), known)):
            if group:
                lines.append(heading(words))
                lines += [place_line(plan.title, (), ("plan", {"plan": plan.id})) for plan in group]
        return lines

    def _open(self) -> None:
        line = self.results.current
        if line is not None:
            self.place = line.place
            self.accept()


def search_everywhere(parent: QWidget, desk: Desk, recent: Sequence[str]) -> Place | None:
    """Ask for words and return the place that was chosen, None where the user went back."""
    dialog = SearchEverywhere(parent, desk, recent)
    dialog.exec()
    dialog.deleteLater()
    return dialog.place
