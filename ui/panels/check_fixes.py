"""What the buttons of a finding do: write, teach the list of units, or lead to the cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ccapp.domain.findings import Edit, Finding, Fix
from ccapp.domain.office import Unit
from ccapp.domain.plan import RecordId
from ccapp.services.guidance import assigned, checking, last_year
from ccapp.services.plans import editing, linking, splitting, units
from ccapp.services.session import Changes, Session
from ui.desk import PLANS, UNITS, Desk
from ui.panels.assigned_choice import link_to_line, say_not_applicable, task_of

_CHANGED: Final = frozenset({PLANS, UNITS})
BETWEEN: Final = " | "  # stands between the words that a finding is remembered by
_KEEPING: Final = frozenset({"fix-no-deadline", "fix-different-work"})
_LINK: Final = "fix-assigned-link"
_ASKING: Final = frozenset({_LINK, "fix-assigned-drop"})
_CHOOSE: Final = frozenset({"fix-choose-unit", "fix-choose", "fix-unit-other"})


class CheckFixes(QObject):
    """Settles findings of a plan. `led` asks the page to go to the cell, because only an officer can say
    what belongs there; `both_asked` names a second line to be shown beside that of the finding, and its plan
    where that is another one."""

    led = Signal()
    both_asked = Signal(str, str)

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk

    def apply(self, plan: RecordId, finding: Finding, fix: Fix) -> None:
        """Do what a button says."""
        if fix.edits:
            self._do(lambda session: checking.apply_fix(session, plan, fix))
        elif fix.code in _ON_LINE:
            self._do(lambda session: _ON_LINE[fix.code](session, plan, finding.record))
        elif fix.code == "fix-see-both":
            self.both_asked.emit(str(fix.facts["record"]), str(fix.facts.get("plan", "")))
        elif fix.code in _KEEPING:
            self.keep(finding)
        elif fix.code in _ASKING:
            self._ask_about_task(plan, fix)
        elif "assigned" in fix.facts:
            self._do(lambda session: assigned.apply_fix(session, fix))
        elif fix.code == "fix-same-work":
            ends = (RecordId(str(fix.facts[end])) for end in ("one", "other"))
            self._do(lambda session: linking.link(session, *ends))
        else:
            self._apply_to_unit(plan, finding, fix)

    def _ask_about_task(self, plan: RecordId, fix: Fix) -> None:
        task = task_of(self._page, self._desk, plan, RecordId(str(fix.facts["assigned"])))
        if task is None:
            return
        if fix.code == _LINK:
            link_to_line(self._page, self._desk, plan, task)
        else:
            say_not_applicable(self._page, self._desk, task)

    def _apply_to_unit(self, plan: RecordId, finding: Finding, fix: Fix) -> None:
        if fix.code == "fix-unit-remember":
            self._do(lambda session: _remember(session, str(fix.facts["unit"]), str(fix.facts["name"])))
        elif fix.code == "fix-unit-add":
            self._do(lambda session: units.add(session, Unit(name=finding.about.partition(BETWEEN)[0])))
        elif fix.code in _CHOOSE:
            self._choose_unit(plan, finding)
        else:
            self.led.emit()

    def keep(self, finding: Finding) -> None:
        """Leave it as it is, for ever."""
        self._do(lambda session: checking.keep(session, finding))

    def ask_again(self, finding: Finding) -> None:
        """Take back that it was left as it is."""
        self._do(lambda session: checking.unkeep(session, finding))

    def _do(self, call: Callable[[Session], object]) -> None:
        self._desk.do(self._page, call, areas=_CHANGED)

    def _choose_unit(self, plan: RecordId, finding: Finding) -> None:
        """Write a chosen unit: for its other spelling in all rows, else into the cell that has none."""
        from ui.dialogs.unit import choose_unit  # start-up cost: dialogs

        known = self._desk.do(self._page, units.directory)
        if known is None:
            return
        chosen = choose_unit(self._page, known.units, self._desk.session.clock().date())
        if chosen is not None:
            self._do(lambda session: _write_unit(session, plan, finding, chosen.name))


def _remove_line(session: Session, plan: RecordId, record: RecordId) -> Changes:
    return editing.remove(session, plan, [record])


_ON_LINE: Final[Mapping[str, Callable[[Session, RecordId, RecordId], Changes]]] = {
    "fix-remove-line": _remove_line,
    "fix-split": splitting.split,
    last_year.TAKE: last_year.take,
}


def _remember(session: Session, spelling: str, name: str) -> object:
    """Teach the unit that goes by a name a further spelling; a name nobody has entered yet is entered."""
    known = units.directory(session)
    match = known.match(name, session.clock().date())
    if match.unit is not None:
        return units.learn(session, match.unit.id, spelling)
    return units.add(session, Unit(name=name, aliases=(spelling,)))


def _write_unit(session: Session, plan: RecordId, finding: Finding, name: str) -> Changes:
    spelled = finding.about.partition(BETWEEN)[0]
    if "unit" in finding.facts and spelled:
        return units.respell(session, plan, spelled, name)
    edit = Edit(record=finding.record, field=finding.field, text=name)
    return checking.apply_fix(session, plan, Fix(code="fix-change-to", edits=(edit,)))
