"""Pages to a printer: at their true size, each on paper turned its own way.

This is the only module that loads Qt's printing part; import it where printing begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from ccapp.printing.primitives import Page
from ui.widgets.page_painter import paint_page

_POINTS_PER_INCH = 72


def has_printer() -> bool:
    """Whether this computer knows any printer."""
    return bool(QPrinterInfo.availablePrinterNames())


def ask_printer(parent: QWidget, pages: Sequence[Page], title: str) -> QPrinter | None:
    """Let the user choose printer, pages and copies; None when the dialog is closed without printing."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    printer.setPageLayout(page_layout(pages[0]))
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, len(pages))
    dialog.setFromTo(1, len(pages))
    chosen = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if chosen else None


def page_layout(page: Page) -> QPageLayout:
    """A4 the way the page lies, without margins: the page has its own."""
    turned = page.width > page.height
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Landscape if turned else QPageLayout.Orientation.Portrait,
        QMarginsF(0, 0, 0, 0),
    )


def print_pages(printer: QPrinter, pages: Sequence[Page]) -> bool:
    """Print the chosen pages and copies; False where the printer did not take them all."""
    order = [pages[index] for index in _order(printer, len(pages))]
    printer.setFullPage(True)
    printer.setPageLayout(page_layout(order[0]))
    painter = QPainter()
    if not painter.begin(printer):
        return False
    taken = True
    for number, page in enumerate(order):
        if number:
            printer.setPageLayout(page_layout(page))
            taken = printer.newPage()
        if not taken:
            break
        painter.resetTransform()
        scale = printer.resolution() / _POINTS_PER_INCH
        painter.scale(scale, scale)
        paint_page(painter, page)
    return painter.end() and taken and printer.printerState() is not QPrinter.PrinterState.Error


def _order(printer: QPrinter, count: int) -> Iterator[int]:
    """Indexes of the pages in the order they are printed, copies included where the printer makes none."""
    ranged = printer.printRange() is QPrinter.PrintRange.PageRange and printer.fromPage() > 0
    first, last = (printer.fromPage(), printer.toPage()) if ranged else (1, count)
    chosen = list(range(first - 1, min(last, count)))
    if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst:
        chosen.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        for _ in range(copies):
            yield from chosen
    else:
        for index in chosen:
            yield from [index] * copies
