"""Makes the sample plan, a Word file, from its readable text: `python installer/make_sample.py`.

The output depends on the text alone: the same bytes on every machine, Python and day, so that a test can
hold the shipped file against this script. Therefore the XML is written here and not by a library.
"""

from __future__ import annotations

import argparse
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import escape

SAMPLES: Final = Path(__file__).resolve().parents[1] / "resources" / "samples"
SOURCE: Final = SAMPLES / "ke-hoach-cchc-2026.toml"
TARGET: Final = SAMPLES / "ke-hoach-cchc-2026.docx"

Entry = Mapping[str, Any]
Columns = Sequence[Entry]

_STAMP: Final = (2026, 1, 5, 8, 0, 0)
_NEVER_JOINED: Final = frozenset({"Sản phẩm", "Kinh phí"})


def twips(millimetres: float) -> int:
    """Millimetres as twentieths of a point, Word's unit of length."""
    return round(millimetres * 1440 / 25.4)


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A paragraph style: size and spacing in points, indents in millimetres, `rule` a line below."""

    name: str
    size: float = 13
    bold: bool = False
    italic: bool = False
    align: str = "center"
    before: float = 0
    after: float = 0
    first_line: float = 0
    indent: float = 0
    outline: int | None = None
    keep_next: bool = False
    rule: bool = False

    def xml(self) -> str:
        """The `w:style` element, its properties in the order that the schema asks for."""
        side, size = twips(self.indent), round(self.size * 2)
        lines = [
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{self.name}">',
            f'<w:name w:val="{self.name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>',
            "<w:keepNext/>" if self.keep_next else "",
            _RULE if self.rule else "",
            f'<w:spacing w:before="{round(self.before * 20)}" w:after="{round(self.after * 20)}"/>',
            f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="{twips(self.first_line)}"/>',
            f'<w:jc w:val="{self.align}"/>',
            "" if self.outline is None else f'<w:outlineLvl w:val="{self.outline}"/>',
            "</w:pPr><w:rPr>",
            "<w:b/><w:bCs/>" if self.bold else "",
            "<w:i/><w:iCs/>" if self.italic else "",
            f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr></w:style>',
        ]
        return "".join(lines)


_RULE: Final = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'

# Sizes, letter forms and indents follow NĐ 30/2020/NĐ-CP, Phụ lục I; names end up in Word's style list.
STYLES: Final = (
    Style(name="Issuer", bold=True),
    Style(name="Country", size=12.5, bold=True),
    Style(name="Motto", size=13.5, bold=True, rule=True, indent=18),
    Style(name="IssuerRule", size=2, rule=True, indent=22),
    Style(name="Symbol", before=6),
    Style(name="PlaceDate", italic=True, before=6),
    Style(name="DocType", size=14, bold=True, before=18),
    Style(name="Subject", size=14, bold=True),
    Style(name="SubjectRule", size=2, rule=True, indent=55, after=12),
    Style(name="Basis", italic=True, align="both", before=6, first_line=12.7),
    Style(name="Prose", align="both", before=6, first_line=12.7),
    Style(name="Part", bold=True, align="both", before=8, first_line=12.7, outline=0, keep_next=True),
    Style(name="Clause", bold=True, align="both", before=6, first_line=12.7, outline=1, keep_next=True),
    Style(name="Closing", align="both", before=6, after=14, first_line=12.7, keep_next=True),
    Style(name="Authority", bold=True),
    Style(name="RecipientsHead", size=12, bold=True, italic=True, align="left"),
    Style(name="Recipient", size=11, align="left"),
    Style(name="AppendixLabel", size=14, bold=True, outline=0, keep_next=True),
    Style(name="AppendixTitle", bold=True, keep_next=True),
    Style(name="AppendixNote", italic=True, after=10),
    Style(name="TableHead", size=12, bold=True, before=2, after=2, keep_next=True),
    Style(name="TableSection", size=12, bold=True, align="left", before=2, after=2, keep_next=True),
    Style(name="TableText", size=12, align="left", before=2, after=2),
    Style(name="TableCentre", size=12, before=2, after=2),
    Style(name="PageNumber"),
)


def paragraph(style: str, text: str = "", *, keep_next: bool = False) -> str:
    """One paragraph in a named style; `keep_next` holds it on one page with what follows.

    Several spaces in a row are kept, as the blanks for number and day need them.
    """
    keep = "<w:keepNext/>" if keep_next else ""
    run = f'<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>' if text else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>{run}</w:p>'


def paragraphs(style: str, texts: Iterable[str]) -> str:
    """One paragraph for each text."""
    return "".join(paragraph(style, text) for text in texts)


class Join(StrEnum):
    """Part of a cell in a vertical merge, in the words of `w:vMerge`."""

    NONE = ""
    FIRST = "restart"
    MORE = "continue"


def joins(texts: Sequence[str]) -> Iterator[Join]:
    """How the cells of one column merge within a task: equal neighbours that are not blank share a box."""
    for index, text in enumerate(texts):
        if text and index and texts[index - 1] == text:
            yield Join.MORE
        elif text and texts[index + 1 : index + 2] == (text,):
            yield Join.FIRST
        else:
            yield Join.NONE


def cell(content: str, width: int, *, span: int = 1, join: Join = Join.NONE, middle: bool = False) -> str:
    """One cell of finished paragraphs, `width` in twips over all the columns that it spans."""
    across = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = f'<w:vMerge w:val="{join}"/>' if join else ""
    centred = '<w:vAlign w:val="center"/>' if middle else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{across}{down}{centred}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(cells: Iterable[str], *, header: bool = False) -> str:
    """One row, never cut at a page's end; a header row is repeated at the top of every page."""
    repeated = "<w:tblHeader/>" if header else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], widths: Sequence[int], *, ruled: bool) -> str:
    """A table of fixed column widths (twips); the letterhead and the signature block are unruled."""
    style = "Ruled" if ruled else "Unruled"
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def letterhead(letter: Entry) -> str:
    """Issuer and national motto side by side, then number and day."""
    issuer = paragraphs("Issuer", letter["issuer"]) + paragraph("IssuerRule")
    country = paragraph("Country", letter["country"]) + paragraph("Motto", letter["motto"])
    symbol, day = paragraph("Symbol", letter["symbol"]), paragraph("PlaceDate", letter["place_date"])
    left, right = twips(66), twips(98)
    rows = [row([cell(issuer, left), cell(country, right)]), row([cell(symbol, left), cell(day, right)])]
    return table(rows, (left, right), ruled=False)


def prose(data: Entry) -> str:
    """Title, legal bases and the numbered parts of the plan."""
    letter = data["letter"]
    parts = [
        paragraph("DocType", letter["doc_type"]),
        paragraph("Subject", letter["subject"]),
        paragraph("SubjectRule"),
        paragraphs("Basis", letter["bases"]),
        paragraph("Prose", letter["opening"]),
    ]
    for chapter in data["body"]:
        parts.append(paragraph("Part", chapter["heading"]))
        for part in chapter["parts"]:
            parts.append(paragraph("Clause", part["heading"]))
            parts.append(paragraphs("Prose", part["paragraphs"]))
    parts.append(paragraph("Closing", letter["closing"]))
    return "".join(parts)


def signature_block(letter: Entry) -> str:
    """Recipients on the left, who signs on the right with room for signature and seal."""
    recipients = paragraph("RecipientsHead", "Nơi nhận:") + paragraphs("Recipient", letter["recipients"])
    room = ("",) * 4
    signer = paragraphs("Authority", (letter["authority"], letter["position"], *room, letter["signer"]))
    half = twips(82)
    return table([row([cell(recipients, half), cell(signer, half)])], (half, half), ruled=False)


def appendix(data: Entry, rows: Iterable[str]) -> str:
    """Label, title, note line and the table of one appendix."""
    columns = data["columns"]
    heads = [
        cell(paragraph("TableHead", column["heading"]), _width(column), middle=True) for column in columns
    ]
    return (
        paragraph("AppendixLabel", data["label"])
        + paragraph("AppendixTitle", data["title"])
        + paragraph("AppendixNote", data["note"])
        + table([row(heads, header=True), *rows], [_width(column) for column in columns], ruled=True)
        # Word needs a paragraph after a table; without one some readers lose the table.
        + paragraph("TableText")
    )


def _width(column: Entry) -> int:
    return twips(column["width"] / 10)


def section_row(section: Entry, columns: Columns) -> str:
    """The row of a section: its number and name across the whole table."""
    text = paragraph("TableSection", f"{section['number']}. {section['section']}")
    return row([cell(text, sum(map(_width, columns)), span=len(columns))])


def task_rows(data: Entry) -> Iterator[str]:
    """Rows of the task table. Numbers run on through the sections; a task has one row per product."""
    number = 0
    for section in data["sections"]:
        yield section_row(section, data["columns"])
        for task in section["tasks"]:
            number += 1
            yield from product_rows(str(number), task, data["columns"])


def product_rows(number: str, task: Entry, columns: Columns) -> Iterator[str]:
    """Rows of one task: its own cells span them all; a deadline spans the products that share it."""
    own = (number, task["title"], task["lead"], task["partners"])
    lines = [
        (*own[:2], product["product"], *own[2:], product["deadline"], product.get("budget", ""))
        for product in task["products"]
    ]
    joined = [
        [Join.NONE] * len(lines) if column["heading"] in _NEVER_JOINED else list(joins(texts))
        for column, texts in zip(columns, zip(*lines, strict=True), strict=True)
    ]
    for line, row_joins in zip(lines, zip(*joined, strict=True), strict=True):
        yield text_row(line, columns, row_joins, keep_next=line is not lines[-1])


def indicator_rows(data: Entry) -> Iterator[str]:
    """Rows of the indicator table: one indicator a row, one target a year."""
    columns = data["columns"]
    number = 0
    for section in data["sections"]:
        yield section_row(section, columns)
        for entry in section["indicators"]:
            number += 1
            texts = (str(number), entry["indicator"], *entry["targets"], entry["lead"])
            yield text_row(texts, columns, [Join.NONE] * len(columns))


def text_row(
    texts: Iterable[str], columns: Columns, merges: Iterable[Join], *, keep_next: bool = False
) -> str:
    """A row of an appendix. The lower cells of a merge stay empty, as Word itself leaves them."""
    cells = []
    for text, column, join in zip(texts, columns, merges, strict=True):
        style = "TableCentre" if column["align"] == "center" else "TableText"
        content = paragraph(style, "" if join is Join.MORE else text, keep_next=keep_next)
        cells.append(cell(content, _width(column), join=join, middle=True))
    return row(cells)


_SCHEMAS: Final = "http://schemas.openxmlformats.org"
_RELATION: Final = f"{_SCHEMAS}/officeDocument/2006/relationships"
_PACKAGE: Final = f"{_SCHEMAS}/package/2006"
_NAMESPACES: Final = f'xmlns:w="{_SCHEMAS}/wordprocessingml/2006/main" xmlns:r="{_RELATION}"'
_WORD: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS: Final = "application/vnd.openxmlformats-package"

_CONTENT_TYPES: Final = f"""<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="{_PARTS}.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_WORD}.styles+xml"/>\
<Override PartName="/word/settings.xml" ContentType="{_WORD}.settings+xml"/>\
<Override PartName="/word/header1.xml" ContentType="{_WORD}.header+xml"/>\
<Override PartName="/docProps/core.xml" ContentType="{_PARTS}.core-properties+xml"/></Types>"""

_FILE_RELATIONS: Final = f"""<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_RELATION}/officeDocument" Target="word/document.xml"/>\
<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>\
</Relationships>"""

_DOCUMENT_RELATIONS: Final = f"""<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_RELATION}/styles" Target="styles.xml"/>\
<Relationship Id="rId2" Type="{_RELATION}/settings" Target="settings.xml"/>\
<Relationship Id="rId3" Type="{_RELATION}/header" Target="header1.xml"/></Relationships>"""

# The page number, centred in the top margin.
_HEADER: Final = f"""<w:hdr {_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="PageNumber"/></w:pPr>\
<w:r><w:fldChar w:fldCharType="begin"/></w:r>\
<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>\
<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>\
<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>"""

# Word 2013 layout rules, so that Word does not open the file in compatibility mode.
_SETTINGS: Final = f"""<w:settings {_NAMESPACES}><w:defaultTabStop w:val="720"/><w:compat>\
<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>\
</w:compat><w:themeFontLang w:val="vi-VN"/></w:settings>"""

# Neutral properties: no person, a fixed day.
_CORE: Final = f"""<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" \
xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" \
xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:language>vi-VN</dc:language>\
<dcterms:created xsi:type="dcterms:W3CDTF">2026-01-05T08:00:00Z</dcterms:created>\
<dcterms:modified xsi:type="dcterms:W3CDTF">2026-01-05T08:00:00Z</dcterms:modified></cp:coreProperties>"""


def styles() -> str:
    """The styles part: Times New Roman for every script, Vietnamese, and the styles above."""
    fonts = " ".join(f'w:{script}="Times New Roman"' for script in ("ascii", "hAnsi", "eastAsia", "cs"))
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    sides = "".join(f'<w:{side} w:w="{twips(1.2)}" w:type="dxa"/>' for side in ("left", "right"))
    inner = f"<w:tblCellMar>{sides}</w:tblCellMar>"  # in both styles: LibreOffice does not inherit it
    return (
        f"<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts {fonts}/>"
        '<w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        '<w:style w:type="table" w:default="1" w:styleId="Unruled"><w:name w:val="Normal Table"/>'
        f"<w:tblPr>{inner}</w:tblPr></w:style>"
        '<w:style w:type="table" w:styleId="Ruled"><w:name w:val="Table Grid"/><w:basedOn w:val="Unruled"/>'
        f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders>{inner}</w:tblPr></w:style>"
        f"{''.join(style.xml() for style in STYLES)}</w:styles>"
    )


def page(*, landscape: bool) -> str:
    """A4 section properties. Each part counts its own pages and hides the number of its first page."""
    width, height = (297, 210) if landscape else (210, 297)
    turn = ' w:orient="landscape"' if landscape else ""
    margins = {"top": 20, "right": 15, "bottom": 20, "left": 30, "header": 10, "footer": 10, "gutter": 0}
    edges = " ".join(f'w:{edge}="{twips(size)}"' for edge, size in margins.items())
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:type w:val="nextPage"/>'
        f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turn}/><w:pgMar {edges}/>'
        '<w:pgNumType w:start="1"/><w:titlePg/></w:sectPr>'
    )


def document(data: Entry) -> str:
    """The main part: the plan in portrait, then each appendix in a landscape section of its own."""
    body = (
        letterhead(data["letter"]) + prose(data) + signature_block(data["letter"]),
        f"<w:p><w:pPr>{page(landscape=False)}</w:pPr></w:p>",
        appendix(data["tasks"], task_rows(data["tasks"])),
        f"<w:p><w:pPr>{page(landscape=True)}</w:pPr></w:p>",
        appendix(data["indicators"], indicator_rows(data["indicators"])),
        page(landscape=True),
    )
    return f"<w:document {_NAMESPACES}><w:body>{''.join(body)}</w:body></w:document>"


def write(source: Path, target: Path) -> None:
    """Read the text in `source` and write the Word file `target`. Raises OSError, ValueError, KeyError."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _FILE_RELATIONS,
        "word/document.xml": document(tomllib.loads(source.read_text(encoding="utf-8"))),
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/styles.xml": styles(),
        "word/settings.xml": _SETTINGS,
        "word/header1.xml": _HEADER,
        "docProps/core.xml": _CORE,
    }
    with zipfile.ZipFile(target, "w") as archive:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, date_time=_STAMP)
            entry.create_system = 0  # the default would tell on which system it was made
            # Stored, not deflated: the output of zlib differs between its versions.
            content = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'
            archive.writestr(entry, content.encode("utf-8"), zipfile.ZIP_STORED)


def main() -> None:
    """Write the sample, by default over the shipped one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=TARGET, help="where the Word file goes")
    write(SOURCE, parser.parse_args().out)


if __name__ == "__main__":
    main()
