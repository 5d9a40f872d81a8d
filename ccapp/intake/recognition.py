"""From cleaned blocks to appendices: which tables belong together, what they hold, what is left out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Final

from ccapp.domain import numbering
from ccapp.domain.findings import Finding
from ccapp.domain.layout import NUMBER, Layout
from ccapp.domain.plan import Appendix
from ccapp.intake import columns, findings, headings, titles
from ccapp.intake import header as headers
from ccapp.intake.as_written import as_written
from ccapp.intake.header import Header
from ccapp.intake.lines import Part, body_texts, lines
from ccapp.intake.rows import Draft, Tree
from ccapp.intake.sheet import Line, Sheet
from ccapp.intake.signing import signing
from ccapp.intake.values import NOTHING_KNOWN, Corrections, KnownHeadings, Reading, ReadTable

NOTHING_GIVEN: Final[Mapping[int, Corrections]] = MappingProxyType({})
_MOSTLY: Final = 0.6  # a page whose first row is less known than this begins with data, not headings


@dataclass(slots=True, kw_only=True)
class _Found:
    """An appendix as far as it is read: its parts, and the paragraphs above the first.

    `read` is what the columns were told to be; the officer may have corrected it to `mapping`.
    """

    parts: list[Part]
    above: list[Line]
    read: columns.Mapping
    mapping: columns.Mapping
    closed: bool = False


@dataclass(slots=True)
class _Search:
    """Walks the blocks once, joining pages of one table and setting other tables aside."""

    given: Mapping[int, Corrections]
    known: KnownHeadings
    found: list[_Found] = field(default_factory=list)
    left_out: list[Finding] = field(default_factory=list)
    above: list[Line] = field(default_factory=list)

    def add(self, block: Line | Sheet) -> None:
        """Take the next block."""
        if isinstance(block, Line):
            self.above.append(block)
            return
        if not self._add_table(block):
            if block.text:
                self.left_out.append(findings.table_left_out(block.place(), block.text, block.height))
            if self.found and block.text:
                self.found[-1].closed = True
        self.above = []

    def _add_table(self, sheet: Sheet) -> bool:
        marked = min(sheet.marks, default=0)
        header = headers.find(sheet)
        if header is None and marked:
            header = headers.above(sheet, marked)
        doubtful = header is None or header.share_known < _MOSTLY
        if doubtful and self._continue(sheet):
            return True
        if header is None:
            return False
        starts = tuple(column.start for column in header.columns)
        read = columns.decide(header, body_texts(sheet, starts, header.bottom), self.known)
        if not read.is_plan and not marked:
            return False
        if not read.is_plan:  # a table of ours under headings of the office
            read = columns.corrected(read, {_wordiest(sheet, starts, header.bottom): "title"})
        opening = titles.section_line(self.above)
        open_one = self._open_one(opening)
        keys = _same_columns(open_one, header, read) if open_one is not None else None
        if keys is not None and open_one is not None:
            open_one.parts.append(_part(sheet, header, keys, opening))
        else:
            given = self.given.get(sheet.number)
            mapping = columns.corrected(read, given) if given else read
            part = _part(sheet, header, mapping.keys, opening)
            self.found.append(_Found(parts=[part], above=self.above, read=read, mapping=mapping))
        return True

    def _continue(self, sheet: Sheet) -> bool:
        """A table without headings directly below one with as many columns is its next page."""
        open_one = self._open_one(titles.section_line(self.above))
        if open_one is None or not sheet.height:
            return False
        last = open_one.parts[-1]
        texts = [box.text for box in sheet.row(0)]
        if sheet.width != last.sheet.width or any(headings.is_foreign(text) for text in texts if text):
            return False
        open_one.parts.append(replace(last, sheet=sheet, top=0, opening=titles.section_line(self.above)))
        return True

    def _open_one(self, opening: str) -> _Found | None:
        """The appendix that a table directly below may continue: only blank lines or a section between."""
        if not self.found or self.found[-1].closed:
            return None
        between = [line for line in self.above if not titles.is_blank(line)]
        if between and not (opening and len(between) == 1):
            return None
        return self.found[-1]


def recognise(
    blocks: Sequence[Line | Sheet],
    *,
    revised: bool,
    given: Mapping[int, Corrections] = NOTHING_GIVEN,
    known: KnownHeadings = NOTHING_KNOWN,
    blanks_stay: bool = False,
) -> Reading:
    """Read the appendices among the blocks of a file. `revised`: it held tracked changes.

    `given` corrects columns of the tables with these numbers in the file; see `columns.corrected`. `known`
    are headings confirmed in earlier files. `blanks_stay`: a blank cell is a blank, never "as above".
    """
    search = _Search(given, known)
    for block in blocks:
        search.add(block)
    tables = [_table(found, blanks_stay=blanks_stay) for found in search.found]
    if revised and tables:
        noted = (findings.tracked_changes(), *tables[0].findings)
        tables[0] = replace(tables[0], findings=noted)
    return Reading(
        tables=tuple(table for table in tables if table.appendix.sections),
        letterhead=titles.letterhead(blocks),
        signing=signing(blocks),
        left_out=tuple(search.left_out),
    )


def _wordiest(sheet: Sheet, starts: tuple[int, ...], top: int) -> int:
    """The column with the most words: most likely that of the tasks."""
    texts = body_texts(sheet, starts, top)
    return max(range(len(texts)), key=lambda index: sum(map(len, texts[index])), default=0)


def _part(sheet: Sheet, header: Header, keys: tuple[str, ...], opening: str) -> Part:
    return Part(
        sheet=sheet,
        header=header,
        starts=tuple(column.start for column in header.columns),
        keys=keys,
        top=header.bottom,
        opening=opening,
    )


def _same_columns(found: _Found, header: Header, read: columns.Mapping) -> tuple[str, ...] | None:
    """The keys of a further page's columns; None where its table is another one."""
    if found.parts[0].header.labels == header.labels:
        return found.mapping.keys
    if sorted(found.read.keys) != sorted(read.keys):
        return None
    corrected = dict(zip(found.read.keys, found.mapping.keys, strict=True))
    return tuple(corrected[key] for key in read.keys)


def _table(found: _Found, *, blanks_stay: bool) -> ReadTable:
    first = found.parts[0]
    layout = columns.layout(first.sheet, first.header, found.mapping)
    body = list(lines(found.parts))
    tree = Tree(layout, body, blanks_stay=blanks_stay)
    tree.build(_openings(found))
    layout = replace(layout, numbering=numbering.detect(_numbers(tree.sections, layout)))
    captions = _captions(first)
    title = titles.title(found.above) or " ".join(captions)
    noted = [findings.cell_left_out(first.sheet.place(), text) for text in captions if text not in title]
    noted += columns.doubts(first.sheet, first.header, found.mapping)
    noted += [finding for part in found.parts for finding in part.sheet.findings]
    appendix = Appendix(
        title=title, layout=layout, sections=tuple(section.item() for section in tree.sections)
    )
    return ReadTable(
        appendix=appendix,
        source=as_written(found.parts),
        confidence=found.mapping.confidence,
        findings=tuple(noted + tree.findings),
        marks={line.place: line.marks for line in body if line.marks},
    )


def _openings(found: _Found) -> dict[str, str]:
    """Section headings above tables, by the place of the line below; only where they cut the table."""
    if not any(part.opening for part in found.parts[1:]):
        return {}
    openings = {}
    for part in found.parts:
        first = next(iter(lines([part])), None)
        if part.opening and first is not None:
            openings[first.place] = part.opening
    return openings


def _numbers(sections: Sequence[Draft], layout: Layout) -> list[list[str]]:
    if NUMBER not in layout.keys:
        return []
    return [[task.texts.get(NUMBER, "") for task in section.children] for section in sections]


def _captions(part: Part) -> list[str]:
    """Texts of the rows above the headings, inside the table."""
    return [
        box.text
        for row in range(part.header.top)
        for box in part.sheet.row(row)
        if box.text and box.row == row
    ]
