"""What the check adds to the table of a plan: marks on cells, readings of deadlines, a walk by F8.

All of it comes after the first paint: the rules and the grammar of deadlines take longer to load than that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ccapp.domain.checks.groups import group
from ccapp.domain.findings import Finding, Severity
from ccapp.domain.layout import DEADLINE
from ccapp.domain.plan import Plan, RecordId
from ccapp.services.guidance.checking import Checked
from ui.desk import Desk
from ui.models.check_lines import why_words
from ui.models.check_marks import CheckMarks
from ui.models.plan_lines import Kind, Line
from ui.models.plan_readings import Readings
from ui.models.timing_texts import kept_lines
from ui.models.today_texts import aimed
from ui.widgets.check.bar import CheckBar
from ui.widgets.check.watch import PAUSE, CheckWatch
from ui.widgets.plan.view import PlanView

_SHOWN: Final = 6  # findings in one tooltip


class PlanChecks(QObject):
    """Watches one plan for its page. `told` follows every answer of the check."""

    told = Signal()

    def __init__(
        self, page: QWidget, desk: Desk, view: PlanView, go_to: Callable[[RecordId], object]
    ) -> None:
        super().__init__(page)
        self._words = desk.words
        self._view = view
        self._go_to = go_to
        self._plan: Plan | None = None
        self._checked: Checked | None = None
        self.marks = CheckMarks()
        self.readings = Readings(desk.words)
        self.watch = CheckWatch(desk, page)
        self.bar = CheckBar(lambda back: self.walk(back=back), self._mend)
        self.mend: Callable[[RecordId], object] = lambda _: None
        self.watch.checked.connect(self._on_checked)
        view.editing.typed.connect(self.watch.put_off)
        view.model_.reshaped.connect(lambda: self.marks.place(view.model_))
        view.selectionModel().currentChanged.connect(lambda *_: self._tell_here())
        view.cells.add_checks(self.marks, self.readings, self.tip)
        view.model_.day_of = self.readings.last_day
        view.model_.read_as = self.aloud

    def look_at(self, plan: Plan | None) -> None:
        """Take in the plan as it now is; it is checked again once typing has paused."""
        other = plan is None or self._plan is None or plan.id != self._plan.id
        self._plan = plan
        if other:
            self._checked = None
            self.marks.show(self._view.model_, ())
            self.bar.hide()
        if plan is None:
            self.watch.stop()
            return
        self.readings.of_plan(plan)
        self.watch.look_at(plan.id, pause=PAUSE if self._checked else 0)

    def _on_checked(self, checked: Checked) -> None:
        self._checked = checked
        self.marks.show(self._view.model_, checked.findings)
        self._view.viewport().update()
        self._tell_here()
        self.told.emit()

    def counts(self) -> dict[Severity, int]:
        """How many places of each level; equal findings are one place. Empty before the first answer."""
        found = self._checked.findings if self._checked else ()
        return Counter(each[0].severity for each in group(found))

    @property
    def errors(self) -> int:
        """How many places must be mended."""
        return self.counts().get(Severity.ERROR, 0)

    def words(self) -> str:
        """`4 phải sửa, 6 nên xem lại (F8)`; "" where there is neither, or nothing is known yet."""
        counts = self.counts()
        told = (
            (Severity.ERROR, self.tr("{count} to be mended")),
            (Severity.WARNING, self.tr("{count} worth a look")),
        )
        parts = [words.format(count=counts[level]) for level, words in told if counts.get(level)]
        return f"{', '.join(parts)} (F8)" if parts else ""

    def aloud(self, row: int, column: int) -> str:
        """What a screen reader adds to the text of a cell: the reading beneath it, then what was found."""
        line = self._view.model_.lines[row]
        is_deadline = line.kind is Kind.LEAF and line.fields[column] == DEADLINE
        reading = self.readings.of(line.texts[column], line.timing)[0] if is_deadline else ""
        return "\n".join(filter(None, (reading, self.tip(row, column))))

    def tip(self, row: int, column: int) -> str:
        """What was found in a cell, a line for each; for a deadline also the day to aim for
        and why it was put off."""
        found = self.marks.findings((row, column))[:_SHOWN]
        line = self._view.model_.lines[row]
        kept = self._timed(line, column) if line.fields[column] == DEADLINE else []
        return "\n".join((*(self._said(each) for each in found), *kept))

    def _timed(self, line: Line, column: int) -> list[str]:
        """The day to aim for, and what was put off."""
        aim = self.readings.aim(line.texts[column], line.timing)
        return [*([aimed(aim)] if aim is not None else []), *kept_lines(line.timing)]

    def _said(self, finding: Finding) -> str:
        return self._words.text(finding.code, **finding.facts)

    # -- walking

    def walk(self, *, back: bool) -> None:
        """Go to the next marked cell, over the other appendices too, and say what was found there."""
        here = self._view.place() or (-1, -1)
        there = self.marks.next_from(here, back=back)
        turned = there is None or (there >= here if back else there <= here)
        other = self._in_other_appendix(back=back) if turned else None
        if other is not None:
            if not self._view.commit():
                return
            self._go_to(other)
            there = self.marks.places[-1 if back else 0] if self.marks.places else None
        if there is not None and self._view.commit():
            self._view.go(*there)
        self.bar.show()
        self._tell_here()

    def _in_other_appendix(self, *, back: bool) -> RecordId | None:
        """A line of the nearest other appendix in which something was found."""
        if self._plan is None or self._checked is None:
            return None
        found = {finding.record for finding in self._checked.findings}
        tables = [
            [item.id for item in appendix.items() if item.id in found] for appendix in self._plan.appendices
        ]
        shown = self._view.model_.appendix_id
        at = next((n for n, each in enumerate(self._plan.appendices) if each.id == shown), 0)
        ahead = [*tables[at + 1 :], *tables[:at]]
        return next((records[0] for records in (reversed(ahead) if back else ahead) if records), None)

    def _tell_here(self) -> None:
        """What was found in the current cell, in the bar if it is open."""
        if self.bar.isHidden():
            return
        found = self.marks.findings(self._view.place() or (-1, -1))
        if found:
            why = why_words(self._words, found[0])
            self.bar.tell(found[0].severity, " ".join(filter(None, (self._said(found[0]), why))))
        elif self.marks.places:
            words = self.tr("{count} cells of this table have something to look at. F8 goes to the next one.")
            self.bar.tell("", words.format(count=len(self.marks.places)))
        elif self._checked is not None:
            self.bar.tell("", self.tr("Nothing was found in this table that needs mending."))

    def _mend(self) -> None:
        found = self.marks.findings(self._view.place() or (-1, -1))
        if found:
            self.mend(found[0].record)
