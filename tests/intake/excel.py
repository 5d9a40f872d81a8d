"""Small Excel files written by hand, for quirks that no library writes."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape

from ccapp.intake.sheets.xls import read_xls
from ccapp.intake.sheets.xlsx import read_xlsx
from ccapp.intake.source import Block, Grid, Source
from tests.intake.word import PACKAGE, RELATIONS, zipped

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
PLAIN, LINED = 0, 1  # styles of every file made here: without and with borders
HEAD = ("TT", "Nhiệm vụ", "Sản phẩm", "Chủ trì", "Thời hạn")
TASK = ("1", "Rà soát văn bản", "Kế hoạch", "Công an xã", "Quý I")


def letters(column: int) -> str:
    """`A` for 0, `AA` for 26."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def text(words: str, *, style: int = LINED) -> str:
    """A cell of text."""
    return f'<c t="inlineStr" s="{style}"><is><t xml:space="preserve">{escape(words)}</t></is></c>'


def value(number: str, *, style: int = LINED, kind: str = "n", formula: str | None = None) -> str:
    """A cell of any other kind."""
    said = "" if formula is None else f"<f>{escape(formula)}</f>"
    return f'<c t="{kind}" s="{style}">{said}<v>{escape(number)}</v></c>'


def row(*cells: str, at: int | None = None, shape: str = "", style: int = LINED) -> str:
    """A row of cells (XML) or words; `at` is its number, one more than the last where left out."""
    inner = "".join(
        one if one.startswith("<c") else text(one, style=style) if one else "<c/>" for one in cells
    )
    place = "" if at is None else f' r="{at}"'
    return f"<row{place} {shape}>{inner}</row>"


def sheet(*rows: str, merged: Iterable[str] = (), columns: str = "", after: str = "") -> str:
    """A worksheet."""
    ranges = "".join(f'<mergeCell ref="{one}"/>' for one in merged)
    cols = f"<cols>{columns}</cols>" if columns else ""
    return (
        f'<worksheet xmlns="{MAIN}">{cols}<sheetData>{"".join(rows)}</sheetData>'
        f"<mergeCells>{ranges}</mergeCells>{after}</worksheet>"
    )


def styles(*shapes: str, fonts: str = "", formats: str = "") -> str:
    """A style sheet: the two styles of every file, then the given `xf` elements; font 0 is Calibri."""
    return (
        f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts>'
        f'<fonts><font><name val="Calibri"/></font>{fonts}</fonts>'
        '<borders><border><left/></border><border><left style="thin"/></border></borders>'
        f'<cellXfs><xf/><xf borderId="1"/>{"".join(shapes)}</cellXfs></styleSheet>'
    )


def xlsx(
    *sheets: str | bytes,
    strings: str = "",
    style: str = "",
    names: Sequence[str] = (),
    book: str = "",
    state: str = "",
) -> bytes:
    """An .xlsx file. `book` goes before the list of sheets; `state` belongs to the last of them."""
    names = names or [f"Sheet{index + 1}" for index in range(len(sheets))]
    listed = "".join(
        f'<sheet name="{name}" sheetId="{index + 1}" r:id="s{index}" '
        f"{state if index and index == len(sheets) - 1 else ''}/>"
        for index, name in enumerate(names)
    )
    relations = "".join(
        f'<Relationship Id="s{index}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{index}.xml"/>'
        for index in range(len(sheets))
    )
    relations += f'<Relationship Id="style" Type="{RELATIONS}/styles" Target="styles.xml"/>'
    relations += f'<Relationship Id="strings" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/>'
    workbook = f'<workbook xmlns="{MAIN}" xmlns:r="{RELATIONS}">{book}<sheets>{listed}</sheets></workbook>'
    return zipped(
        {
            "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" '
            f'Type="{RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
            "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{relations}</Relationships>',
            "xl/workbook.xml": workbook,
            "xl/styles.xml": style or styles(),
            "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
        }
        | {f"xl/worksheets/sheet{index}.xml": one for index, one in enumerate(sheets)}
    )


# --- .xls ---------------------------------------------------------------------------------------------------


def record(kind: int, data: bytes) -> bytes:
    """A record of a workbook stream."""
    return struct.pack("<HH", kind, len(data)) + data


def label(at_row: int, column: int, words: str, *, style: int = LINED) -> bytes:
    """A cell of text in Excel 97 to 2003."""
    data = struct.pack("<HHHHB", at_row, column, style, len(words), 1) + words.encode("utf-16-le")
    return record(0x0204, data)


def amount(at_row: int, column: int, number: float, *, style: int = LINED) -> bytes:
    """A cell of a number."""
    return record(0x0203, struct.pack("<HHHd", at_row, column, style, number))


def ranges(*merged: tuple[int, int, int, int]) -> bytes:
    """Merged ranges: first and last row, first and last column."""
    return record(
        0x00E5, struct.pack("<H", len(merged)) + b"".join(struct.pack("<4H", *one) for one in merged)
    )


def font(name: str, *, bold: bool = False) -> bytes:
    """A font record of Excel 97 to 2003."""
    head = struct.pack("<5H4B", 220, 0, 0x7FFF, 700 if bold else 400, 0, 0, 0, 0, 0)
    return record(0x0031, head + struct.pack("<BB", len(name), 1) + name.encode("utf-16-le"))


def shape(*, font_at: int = 0, code: int = 0, lines: int = 0, align: int = 0) -> bytes:
    """A style record of Excel 97 to 2003; `lines` are its four borders, four bits each."""
    return record(0x00E0, struct.pack("<3H4BIIH", font_at, code, 0, align, 0, 0, 0xFC, lines, 0, 0))


def code(number: int, words: str) -> bytes:
    """A number format record."""
    return record(0x041E, struct.pack("<HHB", number, len(words), 1) + words.encode("utf-16-le"))


def xls(*sheets: bytes, extra: bytes = b"", hidden: Sequence[bool] = ()) -> bytes:
    """An Excel 97 to 2003 file; `extra` are further fonts, formats and styles."""
    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)
    head = record(0x0809, begin) + record(0x0042, struct.pack("<H", 1200)) + font("Calibri")
    head += shape() + shape(lines=0x1111) + extra
    named = [f"Sheet{index + 1}" for index in range(len(sheets))]
    size = len(head) + sum(4 + 8 + 2 * len(name) for name in named) + 4
    listed, parts = b"", b""
    for index, (one, name) in enumerate(zip(sheets, named, strict=True)):
        states = (hidden[index] if hidden else False, 0, len(name), 1)
        listed += record(
            0x0085, struct.pack("<I4B", size + len(parts), *map(int, states)) + name.encode("utf-16-le")
        )
        parts += (
            record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0)) + one + record(0x000A, b"")
        )
    return ole("Workbook", head + listed + record(0x000A, b"") + parts)


def ole(name: str, stream: bytes) -> bytes:
    """A compound file with one stream of at least 4096 bytes ([MS-CFB])."""
    stream = stream.ljust(max(4096, -(-len(stream) // 512) * 512), b"\0")
    count = len(stream) // 512
    tables = -(-(count + 2) // 128) + 1
    last, free, table = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
    chain = [table] * tables + [last] + [*range(tables + 2, tables + 1 + count), last]
    chain += [free] * (tables * 128 - len(chain))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack("<9I", 0, tables, tables, 0, 4096, last, 0, last, 0)
    head += struct.pack("<109I", *range(tables), *[free] * (109 - tables))
    folder = _entry("Root Entry", 5, 1, last, 0) + _entry(name, 2, free, tables + 1, len(stream)) + bytes(256)
    return head + struct.pack(f"<{len(chain)}I", *chain) + folder + stream


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    free = 0xFFFFFFFF
    data = name.encode("utf-16-le").ljust(64, b"\0") + struct.pack(
        "<HBB3I", 2 * len(name) + 2, kind, 1, free, free, child
    )
    return data + bytes(36) + struct.pack("<IQ", start, size)


# --- what was read ------------------------------------------------------------------------------------------


def source(*rows: str, merged: Iterable[str] = (), columns: str = "", style: str = "") -> Source:
    """A file of one sheet with the given rows, read."""
    return read_xlsx("a.xlsx", xlsx(sheet(*rows, merged=merged, columns=columns), style=style))


def old_source(*sheets: bytes, extra: bytes = b"", hidden: Sequence[bool] = ()) -> Source:
    """An old file of the given sheets, read."""
    return read_xls("a.xls", xls(*sheets, extra=extra, hidden=hidden))


def grid(found: Source) -> Grid:
    """The only table of a file."""
    (one,) = (block for block in found.blocks if isinstance(block, Grid))
    return one


def texts(found: Grid) -> list[list[str]]:
    """The cells of a table at their first position, blank where none begins."""
    lines = [[""] * found.width for _ in range(found.height)]
    for cell in found.cells:
        if cell.paragraphs:
            lines[cell.row][cell.column] = cell.paragraphs[0].text
    return lines


def around(found: Source) -> list[str]:
    """The words outside tables."""
    return [block.text for block in found.blocks if not isinstance(block, Grid)]


def unseen(found: Grid) -> list[tuple[int, str]]:
    """What a table leaves out, by row."""
    return sorted((cell.row, text) for cell in found.cells for text in cell.unseen)


def as_sheet(blocks: Sequence[Block]) -> tuple[str, bytes]:
    """The same words as a sheet of both formats: paragraphs in the first column, tables with lines."""
    rows: dict[int, dict[int, tuple[str, int]]] = {}
    merged: list[tuple[int, int, int, int]] = []
    top = 0
    for block in blocks:
        if not isinstance(block, Grid):
            rows[top] = {0: (block.text, PLAIN)}
            top += 1
            continue
        for cell in block.cells:
            words = "\n".join(paragraph.text for paragraph in cell.paragraphs)
            rows.setdefault(top + cell.row, {})[cell.column] = (words, LINED)
            if cell.height > 1 or cell.width > 1:
                at = top + cell.row
                merged.append((at, at + cell.height - 1, cell.column, cell.column + cell.width - 1))
        top += block.height + 1
    new = sheet(
        *(_row(at, cells) for at, cells in sorted(rows.items())),
        merged=[
            f"{letters(left)}{first + 1}:{letters(right)}{last + 1}" for first, last, left, right in merged
        ],
    )
    labels = (
        label(at, column, words, style=style)
        for at, cells in sorted(rows.items())
        for column, (words, style) in sorted(cells.items())
    )
    return new, b"".join(labels) + ranges(*merged)


def _row(at: int, cells: dict[int, tuple[str, int]]) -> str:
    inner = "".join(
        text(words, style=style).replace("<c ", f'<c r="{letters(column)}{at + 1}" ', 1)
        for column, (words, style) in sorted(cells.items())
    )
    return f'<row r="{at + 1}">{inner}</row>'
