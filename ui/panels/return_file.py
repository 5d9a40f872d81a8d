"""The file that goes back to the office of a plan: our remarks and decisions on it, saved and read back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ccapp.services.reception import remark_files
from ui.desk import PARTNERS, Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccapp.domain.plan import RecordId


def caption(desk: Desk, plan: RecordId | None) -> tuple[str, bool]:
    """What the button that saves is called, and whether there is anything to save."""
    count = remark_files.sendable(desk.session, plan) if plan else 0
    worth = plan is not None and bool(plan) and (count > 0 or remark_files.is_sent(desk.session, plan))
    if not count:
        return QCoreApplication.translate("return", "Save what goes back"), worth
    words = QCoreApplication.translate("return", "Save what goes back ({count})")
    return words.format(count=count), worth


def save(parent: QWidget, desk: Desk, plan: RecordId, place: Path, *, stick: bool) -> None:
    """Save all our remarks and decisions on a plan for the office whose it is."""
    write = remark_files.send_remarks_to_stick if stick else remark_files.send_remarks
    done = desk.work(
        parent,
        QCoreApplication.translate("return", "Writing, then reading back to check…"),
        lambda session, progress: write(session, plan, place, progress=progress),
        areas=frozenset({PARTNERS}),
    )
    if done is not None:
        said = QCoreApplication.translate(
            "return",
            "{count} remarks and decisions are saved and checked in {file}. Send the file to the office.",
        )
        desk.said.emit(said.format(count=done.records, file=done.file.name))
