"""The .doc reader: a Word 97-2003 file as a `Source`, tables in text boxes included."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from ccapp.domain.layout import Orientation
from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.doc.binary import StructureError
from ccapp.intake.doc.document import CELL_MARK, Document, RawParagraph, TooLongError
from ccapp.intake.doc.fib import EncryptedError, OldWordError
from ccapp.intake.doc.tables import CellText, Row, TooComplexError, grid, row_shape
from ccapp.intake.doc.text import ParagraphReader, Words
from ccapp.intake.source import Block, Grid, Paragraph, Run, Source


def read_doc(name: str, data: bytes) -> Source:
    """Read the bytes of a Word 97-2003 file; `name` is for messages. Raises FileError."""
    try:
        return _read(Document(data))
    except OldWordError as error:
        raise FileError("file-old-word", file=name) from error
    except EncryptedError as error:
        raise FileError("file-encrypted", file=name) from error
    except (TooLongError, TooComplexError) as error:
        raise FileError("file-too-complex", file=name) from error
    except StructureError as error:
        raise FileError("file-damaged", file=name) from error


def _read(document: Document) -> Source:
    paragraphs = ParagraphReader(document)
    anchored: dict[int, list[Block]] = {}
    for box in document.boxes:
        reader = _BlockReader(paragraphs, {})
        reader.read(document.box_paragraphs(box))
        anchored.setdefault(box.anchor, []).extend(block for _, block in reader.blocks)
    main = _BlockReader(paragraphs, anchored)
    main.read(document.paragraphs(0, document.fib.main))
    blocks = _turned(main.blocks, document)
    # Boxes inside groups of shapes do not say where they stand.
    blocks += [block for left in main.anchored.values() for block in left]
    return Source(blocks=tuple(blocks), revised=paragraphs.revised)


@dataclass(slots=True)
class _Level:
    """A table being read: the cells of the row so far, and the cell that is open."""

    cells: list[CellText] = field(default_factory=list)
    open: CellText = field(default_factory=CellText)
    joins: bool = False

    def add(self, words: Words) -> None:
        if self.joins and self.open.paragraphs:
            before = self.open.paragraphs[-1]
            self.open.paragraphs[-1] = replace(before, runs=(*before.runs, *words.runs))
        else:
            self.open.paragraphs.append(words.paragraph())
        self.open.unseen += words.unseen
        self.joins = words.joins_next

    def end_cell(self) -> None:
        self.cells.append(self.open)
        self.open, self.joins = CellText(), False

    def end_row(self) -> list[CellText]:
        """The cells of the row; text behind the last mark is a cell of its own."""
        if self.open.paragraphs:
            self.end_cell()
        cells, self.cells = self.cells, []
        return cells


class _BlockReader:
    """Collects blocks in order: paragraphs, and tables with everything nested in their cells."""

    def __init__(self, paragraphs: ParagraphReader, anchored: dict[int, list[Block]]) -> None:
        self.blocks: list[tuple[int, Block]] = []
        self.anchored = anchored
        self._anchors = deque(sorted(anchor for anchor in anchored if anchor >= 0))
        self._paragraphs = paragraphs
        self._levels: list[_Level] = []
        self._rows: list[Row] = []
        self._cells = 0

    def read(self, paragraphs: Iterable[RawParagraph]) -> None:
        """Read paragraphs to the end of their text."""
        end = 0
        for raw in paragraphs:
            end = raw.end
            self._descend(raw.form.depth, raw.start)
            if raw.form.ends_row and raw.form.depth:
                self._end_row(raw)
            else:
                self._add(raw)
        self._descend(0, end)

    def _add(self, raw: RawParagraph) -> None:
        words = self._paragraphs.read(raw)
        inside = self._inside(raw)
        if not self._levels:
            self.blocks.append((raw.start, words.paragraph()))
            self.blocks += [(raw.start, block) for block in inside]
            return
        level = self._levels[-1]
        level.add(words)
        level.open.paragraphs += _paragraphs(inside)
        inner = raw.form.depth > 1 and raw.form.ends_inner_cell
        if inner or raw.mark == CELL_MARK:
            self._count_cell()
            level.end_cell()

    def _inside(self, raw: RawParagraph) -> list[Block]:
        """The blocks of text boxes anchored in a paragraph; each is given once."""
        inside: list[Block] = []
        while self._anchors and self._anchors[0] <= raw.end:
            inside += self.anchored.pop(self._anchors.popleft())
        return inside

    def _end_row(self, raw: RawParagraph) -> None:
        cells = self._levels[-1].end_row()
        if raw.mark_form.deleted:
            return
        if len(self._levels) > 1:
            self._levels[-2].add(_flat(cells))
        else:
            self._rows.append(Row(shape=row_shape(raw.table, len(cells)), cells=cells))

    def _descend(self, depth: int, position: int) -> None:
        """Go to a depth of tables: deeper ones end, with what is left open in them."""
        if depth > limits.NESTED_TABLES:
            raise TooComplexError
        while len(self._levels) > depth:
            left = self._levels[-1].end_row()
            if left and len(self._levels) > 1:
                self._levels[-2].add(_flat(left))
            elif left:
                self._rows.append(Row(shape=row_shape(b"", len(left)), cells=left))
            self._levels.pop()
        if not depth and self._rows:
            self.blocks.append((position - 1, grid(self._rows)))
            self._rows = []
        while len(self._levels) < depth:
            self._levels.append(_Level())

    def _count_cell(self) -> None:
        self._cells += 1
        if self._cells > limits.CELLS:
            raise TooComplexError


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """Blocks as the paragraphs of a cell."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block
        else:
            yield from (paragraph for cell in block.cells for paragraph in cell.paragraphs)


def _flat(cells: list[CellText]) -> Words:
    """A row of a table inside a cell as one line of text."""
    words = Words()
    for cell in cells:
        for paragraph in cell.paragraphs:
            words.runs += [*paragraph.runs, Run(text=" ")]
        words.unseen += cell.unseen
    return words


def _turned(blocks: list[tuple[int, Block]], document: Document) -> list[Block]:
    """The blocks, each table lying as the page of its section lies."""
    turned: list[Block] = []
    sections = iter(document.sections)
    section = next(sections, None)
    for position, block in blocks:
        while section is not None and position >= section.end:
            section = next(sections, None)
        orientation = section.orientation if section is not None else Orientation.PORTRAIT
        turned.append(replace(block, orientation=orientation) if isinstance(block, Grid) else block)
    return turned
