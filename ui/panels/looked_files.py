"""The rows that a file of the program would change, shown before it is taken in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ccapp.services.reception import looking
from ccapp.services.reception.looking import Prospect
from ui.desk import Desk
from ui.dialogs.differences import show_differences
from ui.widgets.exchange.looked import looked_why


def show_prospect(parent: QWidget, desk: Desk, each: Prospect) -> None:
    """Show row by row what a file that was looked at would change; nothing of it is kept."""
    arrival = each.arrival
    if arrival is None:
        return
    lines = desk.work(
        parent,
        QCoreApplication.translate("exchange", "Reading the files…"),
        lambda session, _progress: looking.lines_of(session, arrival),
        areas=frozenset(),
    )
    if lines is not None:
        title = QCoreApplication.translate("exchange", "What “{file}” changes").format(file=each.file)
        show_differences(parent, title, f"{each.office}: {looked_why(each, desk.words)}", lines)
