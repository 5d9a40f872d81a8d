"""A whole file as passages in reading order: what each paragraph and cell is, and where it stands.

Works on the cleaned blocks of any `Source`, so that every reader serves it. Paragraphs that a page or a stray
end broke in two are put together, with the place of the break.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from ccapp.domain.checks.headings import Rank, label
from ccapp.domain.checks.passage import Part, Passage
from ccapp.domain.years import years_in
from ccapp.intake import formats, titles
from ccapp.intake.paragraphs import Whole, whole
from ccapp.intake.reading import read_source
from ccapp.intake.sheet import Line, Sheet, sheets
from ccapp.text.fold import fold

_DOC_TYPES: Final = re.compile(
    r"(?:KẾ HOẠCH|QUYẾT ĐỊNH|NGHỊ QUYẾT|CHƯƠNG TRÌNH|ĐỀ ÁN|BÁO CÁO|TỜ TRÌNH|THÔNG BÁO|CHỈ THỊ|"
    r"PHƯƠNG ÁN|QUY CHẾ)\b"
)
_APPENDIX: Final = re.compile(
    r"(?:phụ lục|phụ biểu|biểu mẫu)(?:\s+(?:số\s+)?[ivxlc\d]+)?\s*[.:]?$", re.IGNORECASE
)
_BASIS: Final = re.compile(
    r"(?:Căn cứ|Theo đề nghị|Xét đề nghị|Trên cơ sở)\b|Thực hiện (?:Quyết định|Nghị quyết|Kế hoạch|"
    r"Chương trình|"
    r"Chỉ thị|Công văn|Nghị định|Đề án|Kết luận|Hướng dẫn)"
)
_LETTER: Final = re.compile(
    r"(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND|HỘI ĐỒNG NHÂN DÂN|ĐẢNG BỘ|ĐẢNG ỦY|ĐẢNG UỶ|"
    r"BAN CHẤP HÀNH|XÃ |PHƯỜNG |"
    r"THỊ TRẤN |HUYỆN |TỈNH |THÀNH PHỐ |CỘNG H[ÒO][ÀA]? XÃ HỘI|Độc lập\b|ĐẢNG CỘNG SẢN|Số\s*:|Số\s+\d)"
)
_PLACE_DATE: Final = re.compile(r"[^\W\d][^,:;]{1,40}, ngày\b")
_RECIPIENTS: Final = re.compile(r"^\W*nơi nhận\b", re.IGNORECASE)
_SIGNED: Final = re.compile(
    r"(?:TM|T/M|KT|TL|TUQ|Q)[./\s]\s*[^\W\d_]{2}.*|(?:PHÓ )?(?:CHỦ TỊCH|BÍ THƯ|TRƯỞNG PHÒNG)"
)
_LISTED: Final = re.compile(r"^\s*[-+–*•]|^\W*Lưu\b")
_SMALL: Final = 4  # rows; a larger table is data
_NUMBER_HEADINGS: Final = frozenset({"stt", "tt", "so tt", "so thu tu"})
_LINE_END: Final = re.compile(r"[.;:!?]$")
_TITLE_LINES: Final = 5
_PLAIN_LINES: Final = 3  # of a title that neither bold letters nor their place mark
_TITLE_LENGTH: Final = 200
_HEADING_LENGTH: Final = 120
_NAME_LENGTH: Final = 60


@dataclass(slots=True)
class _Walk:
    """Where the reading stands: which part of the document, which paragraph, below which headings."""

    part: Part = Part.LETTERHEAD
    paragraphs: int = 0
    titled: int = 0
    begun: bool = False  # a title has stood there: what follows is no letterhead
    above: dict[int, str] = field(default_factory=dict)

    def place(self) -> str:
        """`paragraph 14, section II.3`."""
        path = ".".join(self.above[rank] for rank in sorted(self.above))
        return f"paragraph {self.paragraphs}" + (f", section {path}" if path else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A file as it was read: its blocks, the passages among them, and whether it held tracked changes."""

    blocks: tuple[Line | Sheet, ...]
    passages: tuple[Passage, ...]
    revised: bool


def read_document(path: Path) -> Document:
    """Read a whole file, text and tables. Raises FileError for any reason it cannot be read."""
    source = read_source(path.name, formats.load(path))
    blocks = tuple(sheets(source))
    return Document(blocks=blocks, passages=passages(blocks), revised=source.revised)


def passages(blocks: Sequence[Line | Sheet]) -> tuple[Passage, ...]:
    """Every paragraph and cell with words, in order. Places say "paragraph 14, section II.3" counted among
    the paragraphs with words outside tables, or "table 1, row 14"."""
    walk = _Walk()
    found: list[Passage] = []
    for block in whole(blocks):
        if isinstance(block, Sheet):
            found += _cells(block, walk)
        else:
            found += _paragraph(block, walk)
    return tuple(found)


def _paragraph(paragraph: Whole, walk: _Walk) -> Iterator[Passage]:
    line = paragraph.line
    walk.paragraphs += 1
    walk.part = _next(line, walk)
    walk.begun = walk.begun or walk.part is Part.TITLE
    _note_heading(line, walk)
    yield Passage(text=line.text, part=walk.part, place=walk.place(), breaks=paragraph.breaks)


def _next(line: Line, walk: _Walk) -> Part:
    """What a paragraph is, seen from the one before it."""
    text = line.text
    if titles.is_note(text):
        return Part.NOTE
    if _APPENDIX.match(text) or (_DOC_TYPES.match(text) and len(text) <= _TITLE_LENGTH and text.isupper()):
        walk.titled, walk.above = 0, {}
        return Part.TITLE
    if _RECIPIENTS.match(text):
        return Part.RECIPIENTS
    if _SIGNED.fullmatch(text):
        return Part.SIGNATURE
    heading = label(text)
    if heading is not None:
        return Part.HEADING if _is_heading(line, heading.rank) else Part.PROSE
    return _carried_on(line, walk)


def _is_heading(line: Line, rank: int) -> bool:
    return (
        line.bold
        or rank <= Rank.ROMAN
        or (len(line.text) < _HEADING_LENGTH and not _LINE_END.search(line.text))
    )


def _carried_on(line: Line, walk: _Walk) -> Part:
    """A paragraph without a mark of its own: more of the part above it, or prose."""
    text = line.text
    if walk.part is Part.RECIPIENTS and (
        _LISTED.match(text) or (len(text) < _NAME_LENGTH and not text.isupper())
    ):
        return Part.RECIPIENTS
    if walk.part is Part.SIGNATURE and len(text) < _NAME_LENGTH:
        return Part.SIGNATURE
    begun = walk.part is Part.TITLE
    before_title = walk.part in (Part.LETTERHEAD, Part.PROSE) and not walk.above and not walk.begun
    if before_title and len(text) <= _TITLE_LENGTH and (_LETTER.match(text) or _PLACE_DATE.match(text)):
        return Part.LETTERHEAD
    if (begun or walk.paragraphs == 1) and _is_title(line, walk):
        walk.titled += 1
        return Part.TITLE
    return Part.BASIS if _BASIS.match(text) and not walk.above else Part.PROSE


def _is_title(line: Line, walk: _Walk) -> bool:
    """A line below the kind of document, or the first of a text without letterhead that names its years."""
    text = line.text
    if len(text) > _TITLE_LENGTH or _LINE_END.search(text) or walk.titled >= _TITLE_LINES:
        return False
    if walk.part is not Part.TITLE:
        return years_in(text) is not None and text[:1].isupper() and not _BASIS.match(text)
    return walk.titled == 0 or (
        not _BASIS.match(text) and (line.bold or line.centered or walk.titled < _PLAIN_LINES)
    )


def _note_heading(line: Line, walk: _Walk) -> None:
    heading = label(line.text)
    if heading is None or heading.letter or walk.part not in (Part.HEADING, Part.PROSE):
        return
    for rank in [rank for rank in walk.above if rank >= heading.rank]:
        del walk.above[rank]
    if len(heading.values) > 1:
        walk.above.pop(Rank.DIGITS, None)
    walk.above[heading.rank] = heading.text


def _cells(sheet: Sheet, walk: _Walk) -> Iterator[Passage]:
    """The cells of a table; a small table without a number column is letterhead or signatures."""
    numbered = _number_column(sheet)
    if sheet.height <= _SMALL and numbered is None:
        yield from _small(sheet, walk)
        return
    walk.part = Part.CELL
    for row in range(sheet.height):
        for box in sheet.row(row):
            if box.text and box.row == row:
                field = "number" if box.column == numbered else ""
                yield Passage(text=box.text, place=sheet.place(row), field=field, table=sheet.number)


def _number_column(sheet: Sheet) -> int | None:
    for row in range(min(sheet.height, 3)):
        for box in sheet.row(row):
            if fold(box.text).rstrip(".") in _NUMBER_HEADINGS:
                return box.column
    return None


def _small(sheet: Sheet, walk: _Walk) -> Iterator[Passage]:
    for row in range(sheet.height):
        for box in sheet.row(row):
            if not box.text or box.row != row:
                continue
            part = _part_of_cell(box.text, walk)
            for text in box.text.split("\n") if part is Part.RECIPIENTS else [box.text]:
                yield Passage(text=text, part=part, place=sheet.place(row), table=sheet.number)


def _part_of_cell(text: str, walk: _Walk) -> Part:
    lines = [line for line in text.split("\n") if line]
    if _RECIPIENTS.match(text):
        return Part.RECIPIENTS
    if any(_SIGNED.fullmatch(line) for line in lines):
        return Part.SIGNATURE
    if any(_LETTER.match(line) or _PLACE_DATE.match(line) for line in lines):
        return Part.LETTERHEAD if walk.part is Part.LETTERHEAD else Part.SIGNATURE
    return Part.CELL
