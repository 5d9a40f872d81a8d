"""What only an officer can say of an assigned task, asked wherever its button stands: which line of the plan
does it, or why it does not apply.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ccapp.domain.coverage import AssignedTask
from ccapp.domain.plan import RecordId
from ccapp.services.guidance import assigned
from ui.desk import PLANS, Desk


def link_to_line(parent: QWidget, desk: Desk, plan: RecordId, task: AssignedTask) -> None:
    """Ask which line does an assigned task and note it; none chosen changes nothing."""
    from ui.dialogs.choosing import choose_line  # start-up cost: dialogs

    lines = desk.do(parent, lambda session: assigned.plan_lines(session, plan))
    if not lines:
        return
    chosen = choose_line(
        parent,
        QCoreApplication.translate("assigned", "Which line does it?"),
        task.title,
        QCoreApplication.translate("assigned", "It is this line"),
        [(each.record, f"{each.number}. {each.title}".lstrip(". ")) for each in lines],
    )
    if chosen is not None:
        desk.do(
            parent,
            lambda session: assigned.link(session, task.id, RecordId(chosen)),
            areas=frozenset({PLANS}),
        )


def say_not_applicable(parent: QWidget, desk: Desk, task: AssignedTask) -> None:
    """Ask why an assigned task does not apply and note it; without a reason nothing changes."""
    from ui.dialogs.assigned import ask_reason  # start-up cost: dialogs

    ask_reason(parent, desk, task)


def task_of(parent: QWidget, desk: Desk, plan: RecordId, task: RecordId) -> AssignedTask | None:
    """An assigned task of a plan by its id; None where its document was taken away meanwhile."""
    covers = desk.do(parent, lambda session: assigned.coverage(session, plan)) or ()
    return next((each.task for each in covers if each.task.id == task), None)
