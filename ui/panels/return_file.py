"""Files that go back to the office of a plan, saved and read back: our remarks, or the plan it has lost."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from ccapp.services.handover import recovering
from ccapp.services.reception import remark_files
from ui.desk import PARTNERS, Desk
from ui.widgets.exchange.words import written

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from ccapp.domain.plan import RecordId
    from ccapp.store.partners import Collected


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
        desk.said.emit(written(said.format(count=done.records, file=done.file.name), stick=stick))


def ask_give_back(parent: QWidget, desk: Desk, plan: Collected) -> None:
    """Say what giving back is for, ask for a folder, and save the plan as it was received there."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Information)
    box.setTextFormat(Qt.TextFormat.PlainText)  # names come from files of others
    box.setWindowTitle(QCoreApplication.translate("return", "Give the data back"))
    words = QCoreApplication.translate(
        "return",
        "“{office}” gets back “{plan}” as it was received last, when it has lost what it had sent: after the"
        " computer was set up anew, or where its files are refused as edited at two computers. It takes the"
        " file in, nothing of its present work is lost, and then it sends again.",
    )
    box.setText(words.format(office=plan.office.name, plan=plan.title))
    yes = box.addButton(
        QCoreApplication.translate("return", "Choose a folder…"), QMessageBox.ButtonRole.AcceptRole
    )
    box.addButton(QCoreApplication.translate("return", "Close"), QMessageBox.ButtonRole.RejectRole)
    box.exec()
    agreed = box.clickedButton() is yes
    box.deleteLater()
    start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    title = QCoreApplication.translate("return", "Save to folder")
    folder = QFileDialog.getExistingDirectory(parent, title, start) if agreed else ""
    if folder:
        give_back(parent, desk, plan.plan, Path(folder))


def give_back(parent: QWidget, desk: Desk, plan: RecordId, place: Path) -> None:
    """Save a collected plan for the office whose it is."""
    done = desk.work(
        parent,
        QCoreApplication.translate("return", "Writing, then reading back to check…"),
        lambda session, progress: recovering.give_back(session, plan, place, progress=progress),
    )
    if done is not None:
        said = QCoreApplication.translate("return", "Saved and checked: {file}. Send it to the office.")
        desk.said.emit(said.format(file=done.file.name))
