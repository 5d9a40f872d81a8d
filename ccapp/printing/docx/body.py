"""The body of a Word file: each appendix is a section with its own paper, heading, table and page numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ccapp.printing.docx.markup import (
    DECLARATION,
    SINGLE,
    R,
    W,
    bold,
    hidden_mark,
    paragraph,
    run,
    sized,
    spacing,
    twips,
)
from ccapp.printing.docx.table import TableWriter
from ccapp.printing.editable import EditableAppendix, Heading
from ccapp.printing.fonts import ASCENT
from ccapp.printing.primitives import Face
from ccapp.printing.rules import PageRules

HEADER: Final = "rIdHeader"
"""The relationship of the header that holds the page number."""
FIRST_HEADER: Final = "rIdFirstHeader"
"""That of the first page's header, which only a draft round has."""
_SLACK: Final = (
    1.0  # points by which a title's column exceeds its widest line, so that it breaks as on our page
)
_FAR: Final = 1_000_000
_LEAST: Final = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'


def document(
    appendices: Sequence[EditableAppendix],
    rules: PageRules,
    marks: Sequence[str] = (),
    *,
    first_header: bool = False,
) -> Iterator[str]:
    """`word/document.xml` in pieces. A plan without appendices is one empty page.

    `first_header`: first pages have a header of their own.
    """
    yield f"{DECLARATION}<w:document {W} {R}><w:body>"
    tables = TableWriter(rules)
    for index, appendix in enumerate(appendices):
        yield from _heading(appendix, appendix.rules, marks if index == 0 else ())
        if appendix.table is not None:
            yield from tables.write(appendix.table)
        yield from _signing(appendix)
        section = _section(appendix, appendix.rules, first_header=first_header)
        last = index == len(appendices) - 1
        # A table never ends a body or a section: other programs then lose it. The paragraph takes no room.
        yield paragraph("", _LEAST + "<w:rPr>" + sized(1) + "</w:rPr>" + ("" if last else section))
        if last:
            yield section
    yield "</w:body></w:document>"


def _heading(appendix: EditableAppendix, rules: PageRules, marks: Sequence[str]) -> Iterator[str]:
    width = appendix.paper[0] - rules.left - rules.right
    for index, heading in enumerate(appendix.headings):
        # Bookmarks of rows are numbered from 1: these have numbers that no table reaches.
        named = "".join(hidden_mark(_FAR + at, mark) for at, mark in enumerate(marks)) if index == 0 else ""
        yield _heading_line(heading, width, rules, named)
    yield _rule(appendix.headings[-1], width, rules)


def _heading_line(heading: Heading, width: float, rules: PageRules, mark: str) -> str:
    """A centred paragraph; one of several lines is held to the width that makes them about equally long."""
    text = heading.text
    side = twips((width - heading.width - _SLACK) / 2) if heading.lines > 1 else 0
    indent = f'<w:ind w:left="{side}" w:right="{side}"/>' if side > 0 else ""
    look = bold(on=text.face is Face.BOLD)
    look += "<w:i/><w:iCs/>" if text.face is Face.ITALIC else ""
    look += "<w:caps/>" if text.capitals else ""
    look += sized(text.size)
    shape = f'<w:keepNext/>{spacing(rules.heading_spacing)}{indent}<w:jc w:val="center"/>'
    return paragraph(mark + run(text.text, look), f"{shape}<w:rPr>{look}</w:rPr>")


def _rule(last: Heading, width: float, rules: PageRules) -> str:
    """The short rule under the heading: the upper border of a narrow empty paragraph."""
    side = twips((width - last.last_width * rules.heading_rule_share) / 2)
    weight = round(rules.heading_rule_thickness * 8)
    border = f'<w:pBdr><w:top w:val="single" w:sz="{weight}" w:space="0" w:color="000000"/></w:pBdr>'
    gap = f'w:before="{twips(rules.heading_rule_gap)}" w:after="0"'
    room = f'w:line="{twips(rules.table_gap)}" w:lineRule="exact"'
    shape = f'<w:keepNext/>{border}<w:spacing {gap} {room}/><w:ind w:left="{side}" w:right="{side}"/>'
    return paragraph("", f"{shape}<w:rPr>{sized(1)}</w:rPr>")


def _signing(appendix: EditableAppendix) -> Iterator[str]:
    """The signature block in the right part of the page, kept together with the last row."""
    rules = appendix.rules
    titles, names = appendix.signing
    side = twips((appendix.paper[0] - rules.left - rules.right) * (1 - rules.signing_share))
    for part, gap in ((titles, rules.signing_gap), (names, rules.signing_room)):
        for index, text in enumerate(part):
            look = bold(on=True) + ("<w:caps/>" if text.capitals else "") + sized(text.size)
            before = twips(gap) if index == 0 else 0
            line = round(rules.heading_spacing / SINGLE * 240)
            shape = (
                f'<w:keepNext/><w:spacing w:before="{before}" w:after="0" w:line="{line}" w:lineRule="auto"/>'
                f'<w:ind w:left="{side}"/><w:jc w:val="center"/>'
            )
            yield paragraph(run(text.text, look), f"{shape}<w:rPr>{look}</w:rPr>")


def _section(appendix: EditableAppendix, rules: PageRules, *, first_header: bool) -> str:
    """Paper and margins; pages are numbered from 1 and the first shows no number."""
    width, height = appendix.paper
    turned = ' w:orient="landscape"' if width > height else ""
    sides = {"top": rules.top, "right": rules.right, "bottom": rules.bottom, "left": rules.left}
    margins = "".join(f' w:{side}="{twips(length)}"' for side, length in sides.items())
    header = twips(rules.page_number_baseline - ASCENT * rules.page_number_size)
    first = f'<w:headerReference w:type="first" r:id="{FIRST_HEADER}"/>' if first_header else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER}"/>{first}<w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
        f'<w:pgMar{margins} w:header="{header}" w:footer="{twips(rules.bottom / 2)}" w:gutter="0"/>'
        '<w:pgNumType w:start="1"/><w:cols w:space="720"/><w:titlePg/></w:sectPr>'
    )
