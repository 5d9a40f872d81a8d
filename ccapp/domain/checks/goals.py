"""Goals and tasks side by side: a goal without task, two tasks in one cell, a task beside another goal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ccapp.domain.checks.fields import fields_named, phrases_of_fields
from ccapp.domain.checks.saying import short
from ccapp.domain.checks.sheet import Sheet, found, joined
from ccapp.domain.findings import Finding, Fix, Severity
from ccapp.domain.layout import Level
from ccapp.domain.plan import Item
from ccapp.domain.splitting import whole_tasks

_TASK: Final = Level.TASK.value
_GOAL: Final = Level.GOAL.value


def goals_without_task(sheet: Sheet) -> Iterator[Finding]:
    """A goal that no task serves."""
    for section, goal in _goals(sheet):
        if goal.text(_GOAL) and not any(task.text(_TASK) for task in goal.children):
            yield found(
                "goal-without-task",
                Severity.WARNING,
                goal,
                _GOAL,
                about=joined(goal.text(_GOAL)),
                fixes=(Fix(code="fix-add-task"),),
                task=sheet.label_of(section, goal, goal.text(_GOAL)),
            )


def tasks_in_one_cell(sheet: Sheet) -> Iterator[Finding]:
    """Two whole tasks as two paragraphs of one cell: cells of a lost row that slid together."""
    for section, goal in _goals(sheet):
        for task in goal.children:
            tasks = whole_tasks(task.text(_TASK))
            if len(tasks) > 1:
                yield found(
                    "goal-tasks-joined",
                    Severity.WARNING,
                    task,
                    _TASK,
                    about=joined(task.text(_TASK)),
                    fixes=(Fix(code="fix-split", facts={"count": len(tasks)}),),
                    task=sheet.label_of(section, goal, goal.text(_GOAL)),
                    count=len(tasks),
                )


def tasks_of_other_fields(sheet: Sheet) -> Iterator[Finding]:
    """A task that names a field other than its section's, which its goal does not name either."""
    for section, goal in _goals(sheet):
        here = fields_named(section.text(Level.SECTION.value))
        meant = {field for field, _ in phrases_of_fields(goal.text(_GOAL))}
        for task in goal.children if here else ():
            other = [each for each in phrases_of_fields(task.text(_TASK)) if each[0] not in here | meant]
            if other:
                yield found(
                    "goal-task-field",
                    Severity.WARNING,
                    task,
                    _TASK,
                    about=joined(section.text(Level.SECTION.value), task.text(_TASK)),
                    task=sheet.label_of(section, goal, goal.text(_GOAL)),
                    phrase=other[0][1],
                    title=short(task.text(_TASK)),
                    section=sheet.section_name(section),
                )


def _goals(sheet: Sheet) -> Iterator[tuple[Item, Item]]:
    """Each goal with its section; none where the layout has no goals."""
    for section in sheet.appendix.sections:
        yield from ((section, item) for item in section.children if item.level is Level.GOAL)
