"""In danh sách: what the check found goes to a printer, or to a PDF where there is none."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ccapp.services.guidance import finding_lists
from ui.desk import Desk
from ui.models.check_lines import CheckLine, level_words, why_words
from ui.panels.printing import Printing
from ui.widgets.file_choice import named


class FindingPrint(QObject):
    """Prints lines of findings for one page of the window."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk
        self._printing = Printing(page, desk)

    def print_lines(self, about: str, lines: Sequence[CheckLine]) -> None:
        """Print these lines; `about` is the title of the plan."""
        from ccapp.printing.finding_report import ListedFinding  # start-up cost: reportlab

        words = self._desk.words
        found = [
            ListedFinding(
                level=level_words(line.first.severity),
                place=line.place,
                text=line.text,
                why=why_words(words, line.first),
            )
            for line in lines
        ]
        name = self.tr("List of findings")

        def save() -> None:
            start = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
            path, _ = QFileDialog.getSaveFileName(
                self._page, name, str(Path(start) / "Danh sach diem can xem.pdf"), "*.pdf"
            )
            if path:
                out = named(path, ".pdf")
                done = self._desk.do(
                    self._page, lambda session: finding_lists.print_findings(session, about, found, out)
                )
                self._desk.tell_saved(done)

        self._printing.print_pages(finding_lists.finding_pages(about, found), name, save)
