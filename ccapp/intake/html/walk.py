"""Walks a parsed page in reading order, without recursion, and tells the collector what it meets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from lxml import etree

from ccapp.domain.layout import Orientation
from ccapp.intake.html.cells import ColumnMark, Draft
from ccapp.intake.html.collector import Collector
from ccapp.intake.html.css import StyleSheet
from ccapp.intake.html.looks import Look, Looks
from ccapp.intake.lengths import tenths
from ccapp.intake.numbering import shown

_SKIPPED: Final = frozenset(
    (
        "head", "title", "style", "script", "xml", "noscript", "template", "object", "applet", "iframe",
        "noframes", "audio", "video", "canvas", "svg", "select", "datalist", "textarea",
    )
)  # fmt: skip
_BLOCKS: Final = frozenset(
    (
        "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "dl", "dt", "dd", "blockquote", "center", "pre", "hr",
        "caption", "section", "article", "aside", "header", "footer", "main", "nav", "address", "form",
        "fieldset", "legend", "figure", "figcaption", "body", "html", "details", "summary",
    )
)  # fmt: skip
_CELLS: Final = frozenset(("td", "th"))
_LISTS: Final = frozenset(("ol", "ul", "menu", "dir"))
_SPACES: Final = re.compile(r"[ \t\r\n\f]+")  # HTML's own white space; a no-break space is a character
_LIST_FORMS: Final = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "lower-alpha": "lowerLetter",
    "upper-alpha": "upperLetter", "lower-latin": "lowerLetter", "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman", "upper-roman": "upperRoman",
}  # fmt: skip
_MOST_DIGITS: Final = 6
_BULLET: Final = "- "


@dataclass(slots=True, kw_only=True)
class _List:
    form: str
    number: int


class Walker:
    """One walk over one page."""

    def __init__(self, collector: Collector, sheet: StyleSheet, frames: frozenset[etree._Element]) -> None:
        self.revised = False
        self._collector = collector
        self._sheet = sheet
        self._looks = Looks(sheet)
        self._frames = frames
        self._tables: list[bool] = []  # of each open <table>: whether it is one, or frames other tables
        self._lists: list[_List] = []

    def walk(self, root: etree._Element) -> None:
        """Tell the collector everything below an element."""
        looks = [Look()]
        events = etree.iterwalk(root, events=("start", "end"))
        for event, element in events:
            tag = str(element.tag).lower()
            if event == "start":
                look = self._looks.look(element, tag, looks[-1])
                looks.append(look)
                if self._is_skipped(tag, look):
                    events.skip_subtree()
                    continue
                self._start(element, tag, look)
                self._text(element.text, look, tag)
            else:
                looks.pop()
                self._end(tag)
                self._text(element.tail, looks[-1], "")
        while self._collector.in_table:
            self._collector.close_table()
        self._collector.end_paragraph()

    def _is_skipped(self, tag: str, look: Look) -> bool:
        if tag in {"ins", "del"}:
            self.revised = True
        return look.apart or tag in _SKIPPED or tag == "del"

    def _text(self, text: str | None, look: Look, tag: str) -> None:
        if text:
            self._collector.text(text if tag == "pre" else _SPACES.sub(" ", text), look)

    def _start(self, element: etree._Element, tag: str, look: Look) -> None:
        if tag == "br":
            self._collector.text("\n", look)
        elif tag == "table":
            self._start_table(element, look)
        elif tag == "tr" or tag in _CELLS:
            self._start_row_or_cell(element, tag, look)
        elif tag == "col" or (tag == "colgroup" and not len(element)):
            self._collector.mark_columns(self._column(element, tag), _whole(element.get("span"), 1))
        elif tag in _LISTS:
            self._collector.begin_paragraph()
            self._lists.append(self._list(element, tag))
        elif tag == "li":
            self._start_item(element, look)
        elif tag in _BLOCKS:
            self._leave_loose_rows()
            self._collector.begin_paragraph()

    def _end(self, tag: str) -> None:
        if tag == "table" and self._tables:
            is_frame = not self._tables.pop()
            if not is_frame and self._collector.in_table:
                self._collector.close_table()
        elif tag in _CELLS and self._in_grid:
            self._collector.close_cell()
        elif tag == "tr" and self._in_grid:
            self._collector.close_row()
        elif tag in _LISTS and self._lists:
            self._lists.pop()
            self._collector.end_paragraph()
        elif tag in _BLOCKS or tag in {"li", "tr", "table"} or tag in _CELLS:
            self._collector.end_paragraph()

    @property
    def _in_grid(self) -> bool:
        """Whether rows and cells met now belong to a table, not to the frame of a page."""
        return self._collector.in_table and (not self._tables or self._tables[-1])

    def _start_table(self, element: etree._Element, look: Look) -> None:
        self._leave_loose_rows()
        is_grid = element not in self._frames
        self._tables.append(is_grid)
        if is_grid:
            self._collector.open_table(self._orientation(look))
        else:
            self._collector.end_paragraph()

    def _start_row_or_cell(self, element: etree._Element, tag: str, look: Look) -> None:
        if self._tables and not self._tables[-1]:
            self._collector.end_paragraph()
            return
        if not self._collector.in_table:
            # Rows of a table whose <table> is missing: part of a selection, or closed too early.
            self._collector.open_table(self._orientation(look))
        if tag == "tr":
            self._collector.open_row()
        else:
            self._collector.open_cell(self._draft(element, tag, look))

    def _leave_loose_rows(self) -> None:
        """A block after rows without a `<table>` ends them."""
        if not self._tables and self._collector.in_table and not self._collector.in_cell:
            self._collector.close_table()

    def _orientation(self, look: Look) -> Orientation:
        return self._sheet.orientation(look.page) or Orientation.LANDSCAPE

    def _draft(self, element: etree._Element, tag: str, look: Look) -> Draft:
        said = self._looks.properties(element, tag)
        ignored = said.get("mso-ignore", "")
        return Draft(
            across=max(1, _whole(element.get("colspan"), 1)),
            down=_whole(element.get("rowspan"), 1),
            overflowing="colspan" in ignored,
            hidden=look.hidden,
            tenths=tenths(said.get("width", "")) or tenths(element.get("width", "")),
        )

    def _column(self, element: etree._Element, tag: str) -> ColumnMark:
        said = self._looks.properties(element, tag)
        width = tenths(said.get("width", "")) or tenths(element.get("width", ""))
        return ColumnMark(tenths=width, hidden=said.get("display", "").lower() == "none")

    def _list(self, element: etree._Element, tag: str) -> _List:
        said = self._looks.properties(element, tag)
        kind = said.get("list-style-type") or said.get("list-style", "").split(" ")[0]
        form = _LIST_FORMS.get(kind) or _LIST_FORMS.get(element.get("type", ""), "decimal")
        if kind == "none":
            form = "none"
        elif tag != "ol":
            form = "bullet"
        return _List(form=form, number=_whole(element.get("start"), 1))

    def _start_item(self, element: etree._Element, look: Look) -> None:
        self._collector.begin_paragraph()
        if not self._lists:
            return
        items = self._lists[-1]
        items.number = _whole(element.get("value"), items.number)
        if items.form == "bullet":
            self._collector.label(_BULLET, look)
        elif items.form != "none":
            self._collector.label(f"{shown(items.number, items.form)}. ", look)
        items.number += 1


def _whole(text: str | None, otherwise: int) -> int:
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS else otherwise
