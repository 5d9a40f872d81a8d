"""The reader of web pages: markup as a `Source`. Nothing it names is ever fetched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.html.characters import page_text, without_clipboard_header
from ccapp.intake.html.collector import Collector
from ccapp.intake.html.css import StyleSheet
from ccapp.intake.html.walk import Walker
from ccapp.intake.source import Source

# Far above the largest plan (2,700 tags); so many elements take about 300 MB.
_TAGS: Final = 1_000_000
_CELL_TAGS: Final = ("td", "th")
_LEAST_FRAMED: Final = 9  # cells: three rows of three columns; smaller tables may stand within a cell


def read_html(name: str, data: bytes) -> Source:
    """Read the bytes of a web page or of a single-file archive of one. Raises FileError."""
    return read_markup(name, page_text(name, data))


def read_markup(name: str, markup: str) -> Source:
    """Read a page, or a part of one from the clipboard, as characters. Raises FileError."""
    root = _parse(name, without_clipboard_header(markup))
    if root is None:
        return Source(blocks=())
    collector = Collector(name)
    sheet = StyleSheet("\n".join(style.text or "" for style in root.iter("style")))
    walker = Walker(collector, sheet, _frames(root))
    walker.walk(root)
    return Source(blocks=tuple(collector.blocks), revised=walker.revised)


def _parse(name: str, markup: str) -> etree._Element | None:
    """The tree of a page, None for one that holds nothing."""
    if len(markup) > limits.PART_BYTES or markup.count("<") > _TAGS:
        raise FileError("file-too-complex", file=name)
    # Depth is bounded by the parser itself (2,048), which `huge_tree` raises from 256: pages with unclosed
    # <font> tags nest that deeply.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(markup.replace("\0", "").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        root = None  # no element and no character at all
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise FileError("file-too-complex", file=name)
    return root


@dataclass(slots=True, kw_only=True)
class _Count:
    table: etree._Element
    own: int = 0
    within: int = 0


def _frames(root: etree._Element) -> frozenset[etree._Element]:
    """Tables that only frame a page: a real table within them has more cells than they have."""
    frames: set[etree._Element] = set()
    counts: list[_Count] = []
    for event, element in etree.iterwalk(root, events=("start", "end"), tag=("table", *_CELL_TAGS)):
        if element.tag == "table":
            if event == "start":
                counts.append(_Count(table=element))
                continue
            count = counts.pop()
            if count.within > count.own and count.within >= _LEAST_FRAMED:
                frames.add(count.table)
            if counts:
                counts[-1].within = max(counts[-1].within, count.own, count.within)
        elif event == "start" and counts:
            counts[-1].own += 1
    return frozenset(frames)
