"""Pages to a printer: at their true size, each on paper turned its own way.

This is the only module that loads Qt's printing part; import it where printing begins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from ccapp.printing.fonts import ASCENT, DESCENT, font
from ccapp.printing.primitives import Page, Primitive, Rule, TextRun
from ui.widgets.paper.painter import paint_page

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
    if not chosen:
        return None
    turn_sides(printer, pages[0])
    return printer


def turn_sides(printer: QPrinter, page: Page) -> None:
    """Where both sides are printed, turn the sheet so that the back reads on: over its short edge for a page
    lying on its side, over the long one for an upright page.
    """
    if printer.duplex() in (QPrinter.DuplexMode.DuplexLongSide, QPrinter.DuplexMode.DuplexShortSide):
        lying = page.width > page.height
        printer.setDuplex(
            QPrinter.DuplexMode.DuplexShortSide if lying else QPrinter.DuplexMode.DuplexLongSide
        )


def cut_off(printer: QPrinter, pages: Sequence[Page]) -> bool:
    """Whether something stands where this printer cannot print: its unprintable edge is wider than ours."""
    for page in pages:
        printer.setPageLayout(page_layout(page))
        least = printer.pageLayout().minimumMargins()
        if not within(page, least):
            return True
    return False


def within(page: Page, least: QMarginsF) -> bool:
    """Whether everything on a page stays inside an edge that cannot be printed, in points."""
    return all(
        least.left() <= left
        and right <= page.width - least.right()
        and least.top() <= top
        and bottom <= page.height - least.bottom()
        for left, top, right, bottom in map(_extent, page.items)
    )


def _extent(item: Primitive) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of what is drawn."""
    if isinstance(item, TextRun):
        right = item.x + font(item.face).advance(item.text) * item.size
        return item.x, item.y - ASCENT * item.size, right, item.y + DESCENT * item.size
    if isinstance(item, Rule):
        return item.x1, item.y1, item.x2, item.y2
    return item.x, item.y, item.x + item.width, item.y + item.height


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
