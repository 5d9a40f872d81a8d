"""Shared by the tests of preview and printing: a printer that writes a file."""

from __future__ import annotations

from pathlib import Path

from ui.widgets.paper import printing as page_printing


def to_file(out: Path) -> page_printing.QPrinter:
    printer = page_printing.QPrinter(page_printing.QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(page_printing.QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(out))
    return printer
