"""What a superior's file hands out beside what was noted of it: new, changed and withdrawn tasks."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from ccapp.domain.assignments import Change, TaskChange
from ccapp.domain.coverage import AssignedTask
from ccapp.services.reception.handed import Handed
from ui.models.exchange_lines import Line, LinesModel
from ui.widgets.scrolled import fit
from ui.widgets.table.whole_lines import LinesTable

_LOOKS: Final = {
    Change.NEW: ("plus", "good"),
    Change.CHANGED: ("pencil", "warning"),
    Change.WITHDRAWN: ("x", "error"),
}


class HandedTasksDialog(QDialog):
    """A list to read; the filled button notes all of it, in one step that can be undone."""

    def __init__(self, parent: QWidget, offer: Handed) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Tasks handed out by {office}").format(office=offer.office))
        fit(self, (980, 560))
        head = QLabel(self._head(offer))
        head.setWordWrap(True)
        heads = (
            self.tr("Difference"), self.tr("Task"), self.tr("Deadline"), self.tr("Obligatory"),
            self.tr("What is different"),
        )  # fmt: skip
        empty = self.tr("The tasks are the same; only the document is cited otherwise.")
        self.table = LinesTable(LinesModel(heads, marked=0), self.tr("Tasks handed out"), empty, wide=(1, 4))
        changed = any(each.fields for each in offer.changes)
        self.table.view.setColumnHidden(4, not changed)
        self.table.show_lines(tuple(self._line(at, each) for at, each in enumerate(offer.changes)))
        buttons = QDialogButtonBox()
        self.note = buttons.addButton(self.tr("Note for the plan"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.note.setProperty("filled", True)
        self.note.style().polish(self.note)  # the box has had it drawn as an ordinary button before
        buttons.addButton(self.tr("Not now"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.addWidget(head)
        box.addWidget(self.table, 1)
        box.addWidget(buttons)

    def _head(self, offer: Handed) -> str:
        if offer.cites_anew:
            day = f"{offer.document.signed_on:%d/%m/%Y}" if offer.document.signed_on else "-"
            first = self.tr("The document is now {document} of {day}.").format(
                document=offer.document.cited, day=day
            )
        else:
            first = offer.document.cited
        rest = self.tr(
            "The rows of the plan stay as they are. What was linked stays linked; a withdrawn task leaves"
            " the list of assigned tasks only."
        )
        return f"{first}\n{rest}"

    def _line(self, at: int, each: TaskChange) -> Line:
        look, tone = _LOOKS[each.change]
        words = {
            Change.NEW: self.tr("New"),
            Change.CHANGED: self.tr("Changed"),
            Change.WITHDRAWN: self.tr("Withdrawn"),
        }
        task = each.task
        cells = (
            words[each.change],
            " ".join(task.title.split()),
            task.deadline,
            self.tr("Yes") if task.is_obligatory else self.tr("No"),
            self._different(each),
        )
        return Line(key=str(at), cells=cells, icon=look, tone=tone)

    def _different(self, each: TaskChange) -> str:
        names = {
            "title": self.tr("Task"),
            "section": self.tr("Section"),
            "products": self.tr("Products"),
            "lead": self.tr("Lead"),
            "partners": self.tr("Partners"),
            "optional": self.tr("Obligatory"),
        }
        before = each.noted
        if before is None:
            return ""
        moved = self._moved(each, before)
        told = [
            moved
            if moved and field == "products"
            else self.tr("{name}, before: {text}").format(name=names[field], text=self._said(before, field))
            for field in each.fields
            if field in names
        ]
        known = "source" in each.fields
        return "\n".join([*told, self.tr("Noted from paper before")] if known else told)

    def _moved(self, each: TaskChange, before: AssignedTask) -> str:
        """Three ways where only deadlines moved: as noted, as it is now, as our plan says by now."""
        names = [[one.product for one in task.products] for task in (before, each.task)]
        if names[0] != names[1] or before.deadline == each.task.deadline:
            return ""
        was, now = before.deadline or "-", each.task.deadline or "-"
        words = self.tr("The superior moves the deadline {was} → {now} (noted so far: {was}")
        ours = "; ".join(dict.fromkeys(one.deadline for one in each.planned if one.deadline))
        if each.planned:
            words += self.tr("; our plan says {ours}")
        return (words + ").").format(was=was, now=now, ours=ours or "-")

    def _said(self, task: AssignedTask, field: str) -> str:
        if field == "optional":
            return self.tr("Yes") if task.is_obligatory else self.tr("No")
        if field == "products":
            pairs = (", ".join(filter(None, (one.product, one.deadline))) for one in task.products)
            return "; ".join(filter(None, pairs)) or "-"
        return " ".join(str(getattr(task, field)).split()) or "-"
