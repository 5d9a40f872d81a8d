"""Small Word files written as raw XML, for quirks that no library writes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

from ccapp.intake.docx.reader import read_docx
from ccapp.intake.reading import read_bytes
from ccapp.intake.sheet import Sheet, sheets
from ccapp.intake.values import ReadTable

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def part(root: str, body: str) -> str:
    """An XML part with Word's namespaces."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:{root} {NAMESPACES}>{body}</w:{root}>'


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """A zip of the given parts."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in parts.items():
            archive.writestr(path, content)
    return stream.getvalue()


def word(body: str, *, styles: str = "", numbering: str = "") -> bytes:
    """A .docx with the given body, style sheet and lists."""
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{RELATIONS}/{kind}" Target="{kind}.xml"/>'
        for kind in ("styles", "numbering")
    )
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" '
            f'Type="{RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
            "word/styles.xml": part("styles", styles),
            "word/numbering.xml": part("numbering", numbering),
            "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
        }
    )


def run(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def cell(content: str, shape: str = "") -> str:
    """A cell of plain text, or of XML where the content begins with a tag."""
    inner = content if content.startswith("<") else f"<w:p>{run(content) if content else ''}</w:p>"
    return f"<w:tc><w:tcPr>{shape}</w:tcPr>{inner}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row of cells (XML) or texts."""
    inner = "".join(one if one.startswith("<w:tc") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def table(*rows: str, widths: Sequence[int] = ()) -> str:
    """A table with a grid where widths (twips) are given."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def sheet(body: str, *, styles: str = "", numbering: str = "") -> Sheet:
    """The first table of a body, read and cleaned."""
    source = read_docx("a.docx", word(body, styles=styles, numbering=numbering))
    return next(block for block in sheets(source) if isinstance(block, Sheet))


def cell_text(paragraphs: str, *, styles: str = "", numbering: str = "") -> str:
    """The clean text of a cell that holds the given XML."""
    return sheet(table(row(cell(paragraphs))), styles=styles, numbering=numbering).boxes[0][0].text


def appendix(*rows: str, above: str = "") -> ReadTable:
    """The one appendix of a file with a table of the given rows."""
    (read,) = read_bytes("a.docx", word(above + table(*rows))).tables
    return read
