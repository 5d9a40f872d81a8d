"""A table in WordprocessingML: fixed widths, repeated header, merges, and a bookmark on each row."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Final

from ccapp.domain.layout import Align
from ccapp.domain.row_marks import ITEM_STYLE, ROW_NUMBERS_HEADING, bookmark, row_numbers_bookmark
from ccapp.printing.docx.markup import bold, hidden_mark, paragraph, run, sized, spacing, twips
from ccapp.printing.editable import EditableTable, Place, Row
from ccapp.printing.lines import is_item
from ccapp.printing.primitives import Face
from ccapp.printing.rules import PageRules

_NUMBERS: Final = 30.0  # points of the column of row numbers: five digits and the gap to the table
_OPEN: Final = ("top", "left", "bottom")
_SIDES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")


class TableWriter:
    """Writes tables of one document; bookmarks are numbered on through all of them."""

    def __init__(self, rules: PageRules) -> None:
        self._rules = rules
        self._bookmarks = 0

    def write(self, table: EditableTable) -> Iterator[str]:
        """The markup of one table, in pieces. Its text style must be among the styles of the document."""
        edges = [twips(edge) for edge in accumulate(table.widths, initial=0.0)]
        widths = [right - left for left, right in pairwise(edges)]
        numbers = twips(_NUMBERS) if table.is_numbered else 0
        columns = [numbers, *widths] if numbers else widths
        yield "<w:tbl>" + self._properties(edges[-1], numbers)
        yield "<w:tblGrid>" + "".join(f'<w:gridCol w:w="{width}"/>' for width in columns) + "</w:tblGrid>"
        for index, row in enumerate(table.rows):
            beside = self._number(row, text_style(table.size), first=index == 0) if numbers else ""
            yield self._row(row, edges, text_style(table.size), beside)
        yield "</w:tbl>"

    def _number(self, row: Row, style: str, *, first: bool) -> str:
        """The cell left of a row that holds its number, outside the borders; the header says what it is."""
        said = str(row.number) if row.number else ROW_NUMBERS_HEADING if first else ""
        mark = ""
        if first:
            self._bookmarks += 1
            mark = hidden_mark(self._bookmarks, row_numbers_bookmark(self._bookmarks))
        borders = "".join(f'<w:{side} w:val="nil"/>' for side in _OPEN)
        gap = f'<w:right w:w="{twips(self._rules.row_number_gap)}" w:type="dxa"/>'
        shape = (
            f'<w:tcW w:w="{twips(_NUMBERS)}" w:type="dxa"/><w:tcBorders>{borders}</w:tcBorders><w:noWrap/>'
            f'<w:tcMar><w:left w:w="0" w:type="dxa"/>{gap}</w:tcMar>'
        )
        keep = "<w:keepNext/>" if row.with_next else ""
        text = run(said, sized(self._rules.row_number_size)) if said else ""
        place = f'<w:pStyle w:val="{style}"/>{keep}<w:jc w:val="right"/>'
        return f"<w:tc><w:tcPr>{shape}</w:tcPr>{paragraph(mark + text, place)}</w:tc>"

    def _properties(self, width: int, numbers: int) -> str:
        weight = round(self._rules.grid_thickness * 8)
        borders = "".join(
            f'<w:{side} w:val="single" w:sz="{weight}" w:space="0" w:color="000000"/>' for side in _SIDES
        )
        # Word adds the border to the height of a row, our paper has it within the padding.
        high, wide = self._rules.pad_y - self._rules.grid_thickness / 2, self._rules.pad_x
        pads = (("top", high), ("left", wide), ("bottom", high), ("right", wide))
        margins = "".join(f'<w:{side} w:w="{twips(pad)}" w:type="dxa"/>' for side, pad in pads)
        # Centred between the margins: where a left-aligned table begins differs from version to version. Row
        # numbers stand in the margin; Word 2010 measures the indent from the text of the first cell, which
        # has no padding.
        place = f'<w:tblInd w:w="{-numbers}" w:type="dxa"/>' if numbers else ""
        side = "" if numbers else '<w:jc w:val="center"/>'
        return (
            f'<w:tblPr><w:tblW w:w="{width + numbers}" w:type="dxa"/>{side}{place}'
            f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
            f"<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>"
        )

    def _row(self, row: Row, edges: list[int], style: str, beside: str) -> str:
        properties = "<w:cantSplit/>" if row.whole else ""
        if row.stretched:
            height = twips(row.height - self._rules.grid_thickness)
            properties += f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>'
        if row.is_header:
            properties += "<w:tblHeader/>"
        marked = next((place for place in row.places if not place.reaches), row.places[0])
        cells = beside + "".join(
            _cell(place, edges, style, keep=row.with_next, mark=self._mark(row) if place is marked else "")
            for place in row.places
        )
        return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{cells}</w:tr>"

    def _mark(self, row: Row) -> str:
        """An empty bookmark with the name of the record; none for a row that is not stored."""
        if not row.record:
            return ""
        self._bookmarks += 1
        return hidden_mark(self._bookmarks, bookmark(row.record))


def text_style(size: float) -> str:
    """The id of the paragraph style for table text of a size."""
    return f"TableText{size:g}".replace(".", "-")


def _cell(place: Place, edges: list[int], style: str, *, keep: bool, mark: str) -> str:
    cell = place.cell
    shape = f'<w:tcW w:w="{edges[cell.right + 1] - edges[cell.left]}" w:type="dxa"/>'
    if place.columns > 1:
        shape += f'<w:gridSpan w:val="{place.columns}"/>'
    if place.rows > 1:
        shape += "<w:vMerge/>" if place.reaches else '<w:vMerge w:val="restart"/>'
    shape += '<w:vAlign w:val="center"/>' if place.centred else ""
    return f"<w:tc><w:tcPr>{shape}</w:tcPr>{_content(place, style, keep=keep, mark=mark)}</w:tc>"


def _content(place: Place, style: str, *, keep: bool, mark: str) -> str:
    cell = place.cell
    before = f'<w:pStyle w:val="{style}"/>' + ("<w:keepNext/>" if keep else "")
    after = "" if cell.align is Align.LEFT else f'<w:jc w:val="{cell.align.value}"/>'
    texts = ("",) if place.reaches else cell.paragraphs
    on_one_line = "\n" not in cell.text
    weight = bold(on=cell.face is Face.BOLD)
    made: list[str] = []
    for text in texts:
        if made and on_one_line:
            before = before.replace(style, item_style(style), 1)
        hang = twips(place.hang) if is_item(text) else 0
        indent = f'<w:ind w:left="{hang}" w:hanging="{hang}"/>' if hang else ""
        made.append(paragraph(mark + (run(text, weight) if text else ""), before + indent + after))
        mark = ""
    return "".join(made)


def item_style(style: str) -> str:
    """The id of the style for items below another that are on one line with it in the plan."""
    return style.replace("Text", "Item")


def table_styles(size: float, rules: PageRules) -> tuple[str, str]:
    """The styles of table text of a size: changing the first in Word changes the whole table."""
    text, item = text_style(size), item_style(text_style(size))
    below = (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{item}">'
        f'<w:name w:val="{ITEM_STYLE} {size:g}"/><w:basedOn w:val="{text}"/></w:style>'
    )
    return _table_style(size, rules), below


def _table_style(size: float, rules: PageRules) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{text_style(size)}">'
        f'<w:name w:val="Table text {size:g}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{spacing(rules.line_spacing)}</w:pPr><w:rPr>{sized(size)}</w:rPr></w:style>"
    )
