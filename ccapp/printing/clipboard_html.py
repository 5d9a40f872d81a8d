"""A table for the clipboard, as Word writes tables in HTML: its own widths, a repeated header, merged cells.

Only the table: it goes into a document that has its own heading and template.
"""

from __future__ import annotations

import csv
import io
from html import escape
from typing import Final

from ccapp.domain.layout import Align
from ccapp.printing.editable import EditableTable, Place, Row
from ccapp.printing.primitives import Face
from ccapp.printing.rules import PageRules

_NAMESPACES: Final = (
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" '
    'xmlns="http://www.w3.org/TR/REC-html40"'
)
_BREAK: Final = '<br style="mso-data-placement:same-cell">'
"""Excel otherwise makes a row of each line."""
_EXCEL_TEXT: Final = "mso-number-format:'\\@'"
"""Keeps Excel from reading `=…` or `1/4` as something else."""


def clipboard_html(table: EditableTable, rules: PageRules) -> str:
    """The table as HTML that Word, WPS, LibreOffice and Excel take with its look."""
    width = sum(table.widths)
    columns = "".join(
        f'<col width="{_pixels(points)}" style="width:{points:.1f}pt">' for points in table.widths
    )
    header = "".join(_row(row, table, rules) for row in table.rows if row.is_header)
    body = "".join(_row(row, table, rules) for row in table.rows if not row.is_header)
    return (
        f'<html {_NAMESPACES}><head><meta charset="utf-8"></head><body lang="VI">'
        f'<table border="1" cellspacing="0" cellpadding="0" width="{_pixels(width)}" '
        f'style="width:{width:.1f}pt;border-collapse:collapse;table-layout:fixed;'
        f'mso-table-layout-alt:fixed;border:none">'
        f"{columns}<thead>{header}</thead><tbody>{body}</tbody></table></body></html>"
    )


def _pixels(points: float) -> int:
    return round(points * 96 / 72)


def _row(row: Row, table: EditableTable, rules: PageRules) -> str:
    cells = "".join(_cell(place, table, rules, row) for place in row.places if not place.reaches)
    broken = "page-break-inside:avoid" if row.whole else ""
    height = f";height:{row.height:.1f}pt" if row.stretched else ""
    return f'<tr style="{broken}{height}">{cells}</tr>'


def _cell(place: Place, table: EditableTable, rules: PageRules, row: Row) -> str:
    cell = place.cell
    points = sum(table.widths[cell.left : cell.right + 1])
    spans = f' rowspan="{place.rows}"' if place.rows > 1 else ""
    spans += f' colspan="{place.columns}"' if place.columns > 1 else ""
    look = (
        f"width:{points:.1f}pt;border:solid windowtext {rules.grid_thickness}pt;"
        f"padding:{rules.pad_y:g}pt {rules.pad_x:g}pt;{_EXCEL_TEXT}"
    )
    return (
        f'<td width="{_pixels(points)}" valign="middle"{spans} style="{look}">{_text(place, table, row)}</td>'
    )


def _text(place: Place, table: EditableTable, row: Row) -> str:
    """The text of a cell with every format on it: what the program pasted into would do is not relied on."""
    cell = place.cell
    lines = _BREAK.join(escape(line, quote=False) for line in cell.paragraphs)
    if cell.face is Face.BOLD:
        lines = f"<b>{lines}</b>"
    side = "" if cell.align is Align.LEFT else f"text-align:{cell.align.value};"
    keep = ";page-break-after:avoid" if row.with_next else ""
    font = f"font-family:'Times New Roman';font-size:{table.size:g}pt"
    return (
        f'<p style="margin:0cm;text-indent:0cm;{side}line-height:normal{keep}">'
        f'<span style="{font}">{lines or "&nbsp;"}</span></p>'
    )


def clipboard_text(table: EditableTable) -> str:
    """The table as tab-separated text; a merged cell stands once, at its first row and column."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, dialect="excel-tab")
    for row in table.rows:
        texts = [""] * len(table.widths)
        for place in row.places:
            if not place.reaches:
                texts[place.cell.left] = place.cell.text
        writer.writerow(texts)
    return out.getvalue()
