"""Paragraphs as a person sees them: runs with fonts, and apart from them what is not part of the words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ccapp.intake.doc.document import Document, RawParagraph, Stretch
from ccapp.intake.glyphs import is_note_mark, plain_glyphs
from ccapp.intake.source import Paragraph, Run

_NOTE: Final = "\x02"  # 2.4.1: a note's mark that Word numbers itself
_SHOWN: Final = {
    **dict.fromkeys(range(0x20)),
    ord("\t"): "\t",
    ord("\r"): "\n",
    0x0B: "\n",
    0x0C: "\n",
    0x0E: "\n",
    0x1E: "-",
    0x1F: "\u00ad",  # the letter "ư" in TCVN3 fonts: kept until decoding
}


@dataclass(slots=True, kw_only=True)
class Words:
    """A paragraph being read: its runs and what is unseen. `joins_next`: its end was deleted."""

    runs: list[Run] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    centered: bool = False
    joins_next: bool = False

    @property
    def before(self) -> str:
        """The last visible characters so far."""
        return "".join(run.text for run in self.runs[-3:])[-8:]

    def paragraph(self) -> Paragraph:
        """The finished value."""
        return Paragraph(runs=tuple(self.runs), centered=self.centered)


class ParagraphReader:
    """Turns raw paragraphs into words; must see them in document order, for automatic numbers.

    `revised` tells afterwards whether tracked changes were met.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self.revised = False

    def read(self, raw: RawParagraph) -> Words:
        """Read one paragraph."""
        words = Words(centered=raw.form.centered, joins_next=raw.mark_form.deleted)
        label = self._document.lists.label(raw.form.list_number, raw.form.list_level)
        if label:
            mark = raw.mark_form
            words.runs.append(Run(text=label, font=self._document.font(mark), bold=mark.bold))
        self.revised = self.revised or raw.mark_form.deleted or raw.mark_form.inserted
        for stretch in raw.stretches:
            self._add(stretch, words)
        return words

    def _add(self, stretch: Stretch, words: Words) -> None:
        form = stretch.form
        self.revised = self.revised or form.deleted or form.inserted
        if form.deleted:
            return
        font, text = self._shown(stretch, words)
        if not text:
            return
        if form.hidden or (form.raised and is_note_mark(text, words.before)):
            words.unseen.append(text)
        else:
            words.runs.append(Run(text=text, font=font, bold=form.bold))

    def _shown(self, stretch: Stretch, words: Words) -> tuple[str, str]:
        """Font and visible text of a stretch; a note's mark goes to what is unseen."""
        form = stretch.form
        if form.symbol is not None and form.special:
            font = self._document.font_name(form.symbol[0])
            return font, plain_glyphs(chr(form.symbol[1]), font) * len(stretch.text)
        if form.special and _NOTE in stretch.text:
            words.unseen.append("(*)")
        font = self._document.font(form)
        return font, plain_glyphs(stretch.text.translate(_SHOWN), font)
