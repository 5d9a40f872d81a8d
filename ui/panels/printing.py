"""In…: pages to a printer from any page of the window; where none takes them, they are offered as a PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from ccapp.printing.primitives import Page
from ui.desk import Desk


class Printing(QObject):
    """Prints for one page of the window, over which it asks."""

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._page = page
        self._desk = desk

    def print_pages(self, pages: Sequence[Page], name: str, save: Callable[[], object]) -> None:
        """Ask for printer, pages and copies, and print; `save` is called where the user wants a PDF instead.

        `name` is what the printer's queue calls it.
        """
        from ui.widgets.paper import printing as page_printing  # start-up cost: Qt's printing part

        if not page_printing.has_printer():
            words = self.tr("No printer was found on this computer. The pages can be saved as a PDF.")
            self._offer_pdf(words, save)
            return
        printer = page_printing.ask_printer(self._page, pages, name)
        if printer is None or (page_printing.cut_off(printer, pages) and not self._agrees_to_cut()):
            return
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            taken = page_printing.print_pages(printer, pages)
        finally:
            QGuiApplication.restoreOverrideCursor()
        if taken:
            self._desk.said.emit(self.tr("Sent to the printer."))
            return
        words = self.tr("The printer did not take the pages. Check that it is on, or save them as a PDF.")
        self._offer_pdf(words, save)

    def _agrees_to_cut(self) -> bool:
        """Whether to print though the printer's own edge would take a part."""
        words = self.tr(
            "Part of the pages lies where this printer cannot print: it would be cut off. Wider margins in"
            " the page setup help."
        )
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Print"), words, parent=self._page)
        agreed = box.addButton(self.tr("Print anyway"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Close"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is agreed

    def _offer_pdf(self, words: str, save: Callable[[], object]) -> None:
        box = QMessageBox(QMessageBox.Icon.Information, self.tr("Print"), words, parent=self._page)
        wanted = box.addButton(self.tr("Save PDF…"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("Close"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        if box.clickedButton() is wanted:
            save()
