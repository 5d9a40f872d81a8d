"""The document as paragraphs of runs: text, character and paragraph formatting put together (2.4)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from ccapp.intake.doc.binary import Bytes, StructureError
from ccapp.intake.doc.boxes import TextBox, read_boxes
from ccapp.intake.doc.container import Container
from ccapp.intake.doc.fib import Pair, read_fib
from ccapp.intake.doc.fields import without_codes
from ccapp.intake.doc.fkp import FormattedPages, Kind
from ccapp.intake.doc.fonts import read_fonts
from ccapp.intake.doc.lists import read_lists
from ccapp.intake.doc.pieces import Piece, piece_text, read_pieces
from ccapp.intake.doc.properties import Characters, ParagraphForm, characters, last, paragraph
from ccapp.intake.doc.sections import read_sections
from ccapp.intake.doc.sprms import Sprm, whole
from ccapp.intake.doc.styles import Styles

CELL_MARK: Final = "\x07"
_MARK: Final = re.compile("[\r\x07\x0c]")
_PAGE_BREAK: Final = "\x0c"
_MOST_CHARACTERS: Final = 3_000_000  # a thousand pages; no plan comes near
_MOST_STRETCHES: Final = 500_000


class TooLongError(Exception):
    """More text than any plan has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Text in one formatting."""

    text: str
    form: Characters


@dataclass(frozen=True, slots=True, kw_only=True)
class RawParagraph:
    """A paragraph without its mark. `start` and `end` are positions in the document.

    `mark` is the character it ends with, `mark_form` its formatting; `table` are the modifiers of a table row
    where the mark ends one.
    """

    start: int
    end: int
    stretches: tuple[Stretch, ...]
    mark: str
    mark_form: Characters
    form: ParagraphForm
    table: bytes = b""


class Document:
    """An opened document. Raises OldWordError, EncryptedError, TooLongError, StructureError."""

    def __init__(self, data: bytes) -> None:
        container = Container(data)
        self._stream = Bytes(container.read("WordDocument"))
        self.fib = read_fib(self._stream)
        self._table = Bytes(container.read(self.fib.table))
        self._data = Bytes(container.read("Data"))
        self._pieces = self._read_pieces()
        self._starts = [piece.start for piece in self._pieces]
        self._characters = FormattedPages(self._stream, self.part(Pair.PLCF_BTE_CHPX), Kind.CHARACTERS)
        self._paragraphs = FormattedPages(self._stream, self.part(Pair.PLCF_BTE_PAPX), Kind.PARAGRAPHS)
        self._styles = Styles(self.part(Pair.STSHF))
        self.sections = read_sections(self._stream, self.part(Pair.PLCF_SED))
        self._section_ends = {section.end for section in self.sections}
        self.lists = read_lists(self._table, self.fib.place(Pair.PLF_LST), self.fib.place(Pair.PLF_LFO))
        self.boxes = read_boxes(self.part(Pair.PLC_SPA_MOM), self.part(Pair.PLCF_TXBX_TXT))
        self._forms: dict[tuple[int, bytes], Characters] = {}
        self._read = 0

    def part(self, pair: Pair) -> Bytes:
        """A structure of the table stream, empty where there is none."""
        return self._table.part(*self.fib.place(pair)) if self.fib.place(pair)[1] else Bytes(b"")

    def font(self, form: Characters) -> str:
        """The name of the font of a run, empty where it has none."""
        return self.font_name(form.font) or self.font_name(form.ascii_font)

    def font_name(self, number: int) -> str:
        """The name of a font by its number, empty for a number without a font."""
        return self._fonts[number] if 0 <= number < len(self._fonts) else ""

    def paragraphs(self, start: int, end: int) -> Iterator[RawParagraph]:
        """The paragraphs between two positions, in order; codes of fields are left out."""
        text = without_codes(self._text[start:end])
        begin = start
        for found in _MARK.finditer(text):
            at = start + found.start()
            if found[0] != _PAGE_BREAK or at + 1 in self._section_ends:
                yield self._paragraph(text[begin - start : at - start + 1], begin, at)
                begin = at + 1
        if begin < end:
            yield self._paragraph(text[begin - start :] + "\r", begin, end)

    def box_paragraphs(self, box: TextBox) -> Iterator[RawParagraph]:
        """The paragraphs of a text box."""
        end = min(box.end, self.fib.boxes)
        return self.paragraphs(self.fib.boxes_from + box.start, self.fib.boxes_from + end)

    @cached_property
    def _text(self) -> str:
        return "".join(piece_text(self._stream, piece) for piece in self._pieces)

    @cached_property
    def _fonts(self) -> list[str]:
        return read_fonts(self.part(Pair.STTBF_FFN))

    def _read_pieces(self) -> list[Piece]:
        pieces = read_pieces(self.part(Pair.CLX))
        if not pieces or pieces[0].start or pieces[-1].end < self.fib.main:
            raise StructureError("text without pieces")
        if pieces[-1].end > _MOST_CHARACTERS:
            raise TooLongError
        return pieces

    def _paragraph(self, text: str, start: int, end: int) -> RawParagraph:
        """The paragraph whose text, mark included, stands at `start` … `end`."""
        piece = self._piece(end)
        grpprl = self._paragraphs.at(piece.byte(end)).formatting
        style = int.from_bytes(grpprl[:2], "little")
        modifiers = self._followed(grpprl[2:]) + piece.modifiers
        changed = last(modifiers, Sprm.P_ISTD)
        form, of_style = self._styles.of_paragraph(whole(changed) if changed else style)
        form = paragraph(form, modifiers)
        stretches = tuple(self._stretches(text, start, form.style, of_style))
        return RawParagraph(
            start=start,
            end=end,
            stretches=stretches[:-1] if len(stretches[-1].text) == 1 else _without_mark(stretches),
            mark=text[-1],
            mark_form=stretches[-1].form,
            form=form,
            table=modifiers if form.ends_row else b"",
        )

    def _stretches(self, text: str, start: int, style: int, of_style: Characters) -> Iterator[Stretch]:
        at, end = start, start + len(text)
        while at < end:
            piece = self._piece(at)
            byte = piece.byte(at)
            found = self._characters.at(byte)
            characters_left = max(1, (found.end - byte) // piece.width)
            to = min(end, max(piece.end, at + 1), at + characters_left)
            key = (style, found.formatting + piece.modifiers)
            if key not in self._forms:
                self._forms[key] = characters(of_style, key[1], self._styles.of_characters)
            self._read += 1
            if self._read > _MOST_STRETCHES:
                raise TooLongError
            yield Stretch(text=text[at - start : to - start], form=self._forms[key])
            at = to

    def _piece(self, position: int) -> Piece:
        return self._pieces[max(0, bisect_right(self._starts, position) - 1)]

    def _followed(self, grpprl: bytes) -> bytes:
        """The modifiers of a paragraph, those included that stand in the Data stream for want of room."""
        huge = last(grpprl, Sprm.P_HUGE_PAPX) or last(grpprl, Sprm.P_HUGE_PAPX_97)
        if huge:
            grpprl = self._stored(whole(huge))
        table = last(grpprl, Sprm.P_TABLE_PROPS)
        # Word writes the table twice, for itself and for older readers: either is enough.
        return grpprl + self._stored(whole(table)) if table and not last(grpprl, Sprm.T_DEF_TABLE) else grpprl

    def _stored(self, at: int) -> bytes:
        """2.9.210 PrcData."""
        return self._data.take(at + 2, self._data.number(at, 2))


def _without_mark(stretches: tuple[Stretch, ...]) -> tuple[Stretch, ...]:
    final = stretches[-1]
    return (*stretches[:-1], Stretch(text=final.text[:-1], form=final.form))
