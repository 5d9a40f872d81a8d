"""Pieces of a document in the form of ND 30/2020, Phụ lục I: lines, rules below them, columns, paper.

Documents of their own markup are put together of these, so that their sizes are the decree's in one place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ccapp.printing import provisions
from ccapp.printing.docx.body import HEADER
from ccapp.printing.docx.markup import bold, paragraph, run, sized, twips
from ccapp.printing.fonts import font
from ccapp.printing.lines import set_lines
from ccapp.printing.primitives import Face
from ccapp.printing.provisions import Provision
from ccapp.printing.rules import PageRules

NUMBER_GAP: Final = 6.0
"""Points between the number and the subject of a letter (II.5.b)."""
LEFT: Final = 0.4
"""The share of the issuer's column in the head: the headline of 13 stays on one line."""
_INDENT: Final = provisions.INDENT.points
_AFTER: Final = provisions.PARAGRAPH_GAP.points


def _look(provision: Provision) -> str:
    italic = "<w:i/><w:iCs/>" if "Italic" in provision.face else ""
    return bold(on="Bold" in provision.face) + italic


def line(text: str, provision: Provision, *, where: str = "center", before: float = 0, look: str = "") -> str:
    """A line of its own, set in the middle unless told otherwise; `before` in points."""
    look = _look(provision) + look + sized(provision.used)
    shape = f'<w:spacing w:before="{twips(before)}" w:after="0"/><w:jc w:val="{where}"/><w:rPr>{look}</w:rPr>'
    return paragraph(run(text, look) if text else "", shape)


def spare() -> str:
    """A paragraph of no height to speak of."""
    return paragraph(
        "", f'<w:spacing w:before="0" w:after="0" w:line="80" w:lineRule="exact"/><w:rPr>{sized(1)}</w:rPr>'
    )


def rule(above: str, size: float, width: float, share: Provision) -> str:
    """A centred rule, a share of the last line above it long: the border of a narrow empty paragraph."""
    last = set_lines(tuple(above.split("\n")), font(Face.BOLD), size=size, width=width)[-1]
    side = twips((width - last.width * share.used) / 2)
    border = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="0" w:color="000000"/></w:pBdr>'
    room = '<w:spacing w:before="60" w:after="0" w:line="120" w:lineRule="exact"/>'
    where = f'<w:ind w:left="{side}" w:right="{side}"/>'
    return paragraph("", f"{border}{room}{where}<w:rPr>{sized(1)}</w:rPr>")


def heading(text: str) -> str:
    """A heading of the body: it stands on the page of what follows."""
    return text_paragraph(text, provisions.SECTION_HEAD, keep="<w:keepNext/>")


def text_paragraph(text: str, provision: Provision = provisions.BODY, *, keep: str = "") -> str:
    """A paragraph of the body: both edges even, the first line set in."""
    look = _look(provision) + sized(provision.used)
    line = round(240 * provisions.LINE_SPACING.used)
    room = f'<w:spacing w:before="0" w:after="{twips(_AFTER)}" w:line="{line}" w:lineRule="auto"/>'
    shape = f'{keep}{room}<w:ind w:firstLine="{twips(_INDENT)}"/><w:jc w:val="both"/><w:rPr>{look}</w:rPr>'
    return paragraph(run(text, look), shape)


def columns(width: float, shares: Sequence[float], cells: Sequence[Iterator[str]]) -> str:
    """Two columns without lines: a table is what every program keeps side by side."""
    widths = [twips(width * share) for share in shares]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{one}" w:type="dxa"/></w:tcPr>{"".join(cell)}</w:tc>'
        for one, cell in zip(widths, cells, strict=True)
    )
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid><w:tr>{made}</w:tr></w:tbl>"


def section(paper: tuple[float, float], rules: PageRules, *, first_footer: str = "") -> str:
    """What ends the document: its paper and margins, the number above every page but the first.

    `first_footer` is the relation of a foot that the first page alone has.
    """
    sides = {"top": rules.top, "right": rules.right, "bottom": rules.bottom, "left": rules.left}
    margins = "".join(f' w:{side}="{twips(length)}"' for side, length in sides.items())
    foot = f'<w:footerReference w:type="first" r:id="{first_footer}"/>' if first_footer else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{HEADER}"/>{foot}'
        f'<w:pgSz w:w="{twips(paper[0])}" w:h="{twips(paper[1])}"/>'
        f'<w:pgMar{margins} w:header="{twips(rules.top / 2)}" w:footer="{twips(rules.bottom / 2)}"'
        ' w:gutter="0"/><w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )
