"""What people added to a Word file beside its words: comments, and who made the tracked changes.

Read apart from the text: a file may hold any number of them and the tables are the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import filterfalse
from typing import Final

from lxml import etree

from ccapp.domain.row_marks import addressee_of, is_row_numbers, marked_in_word
from ccapp.intake.archive import Archive
from ccapp.intake.docx.package import Package, W
from ccapp.intake.docx.styles import value
from ccapp.intake.docx.tables import row_marks
from ccapp.text.normalize import clean

_ANCHORS: Final = (W + "commentRangeStart", W + "commentReference")
_TRACKED: Final = (W + "ins", W + "del", W + "moveFrom", W + "moveTo")
WHOLE_ROW: Final = -1
_MAX_DIGITS: Final = 3  # a table in Word has at most 63 columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment:
    """A comment with its author; `mark` is the record its row names, `column` the grid column of its cell.

    One outside tables of ours has no mark.
    """

    by: str
    words: str
    mark: str = ""
    column: int = WHOLE_ROW


@dataclass(frozen=True, slots=True, kw_only=True)
class Notes:
    """All of it. `authors` are those of tracked changes by row mark and grid column (or `WHOLE_ROW`).

    `addressee` is the record of the one the file was sent to, empty where it does not say.
    """

    addressee: str
    comments: tuple[Comment, ...]
    authors: Mapping[tuple[str, int], str]


def read_notes(name: str, data: bytes) -> Notes:
    """Read the bytes of a Word 2007+ file; `name` is for messages. Raises FileError."""
    package = Package(Archive(name, data))
    main = package.main_part()
    root = package.parse(main)
    said = package.related(main, "comments")
    comments = dict(_comments(said)) if said is not None else {}
    found: dict[str, Comment] = {}
    authors: dict[tuple[str, int], str] = {}
    for mark, column, part in _cells(root):
        for anchor in part.iter(*_ANCHORS):
            key = anchor.get(W + "id", "")
            if key in comments and key not in found:
                by, words = comments[key]
                found[key] = Comment(by=by, words=words, mark=mark, column=column)
        for change in part.iter(*_TRACKED):
            authors.setdefault((mark, column), clean(change.get(W + "author", "")))
    rest = (Comment(by=by, words=words) for key, (by, words) in comments.items() if key not in found)
    return Notes(addressee=_addressee(root), comments=(*found.values(), *rest), authors=authors)


def _comments(root: etree._Element) -> Iterator[tuple[str, tuple[str, str]]]:
    for comment in root.iter(W + "comment"):
        lines = ("".join(text.text or "" for text in line.iter(W + "t")) for line in comment.iter(W + "p"))
        words = clean("\n".join(lines)).strip()
        if words:
            yield comment.get(W + "id", ""), (clean(comment.get(W + "author", "")), words)


def _cells(root: etree._Element) -> Iterator[tuple[str, int, etree._Element]]:
    """The cells of every row that a mark of ours names, then what is said of the row itself."""
    numbered = _numbered(root)
    for row in root.iter(W + "tr"):
        mark = next(filterfalse(is_row_numbers, row_marks(row)), "")
        if not mark:
            continue
        column = WHOLE_ROW if next(row.iterancestors(W + "tbl"), None) in numbered else 0
        for cell in row.iter(W + "tc"):
            yield mark, column, cell
            column += _width(cell)
        properties = row.find(W + "trPr")
        if properties is not None:
            yield mark, WHOLE_ROW, properties


def _numbered(root: etree._Element) -> set[etree._Element]:
    """The tables whose first column numbers the rows: what is said there is said of the row."""
    starts = (
        one
        for one in root.iter(W + "bookmarkStart")
        if is_row_numbers(marked_in_word(one.get(W + "name", "")))
    )
    return {table for start in starts for table in start.iterancestors(W + "tbl")}


def _width(cell: etree._Element) -> int:
    width = value(cell.find(W + "tcPr"), "gridSpan")
    is_count = width.isascii() and width.isdigit() and len(width) <= _MAX_DIGITS
    return int(width) if is_count else 1


def _addressee(root: etree._Element) -> str:
    names = (start.get(W + "name", "") for start in root.iter(W + "bookmarkStart"))
    return next(filter(None, (addressee_of(marked_in_word(name)) for name in names)), "")
