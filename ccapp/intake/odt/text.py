"""Paragraphs of OpenDocument: the runs a person sees, and apart from them what is not part of the words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from ccapp.intake.glyphs import is_note_mark, plain_glyphs
from ccapp.intake.odt.package import DRAW, OFFICE, SVG, TEXT, whole
from ccapp.intake.odt.styles import Format, Styles
from ccapp.intake.source import Paragraph, Run

_SPACES: Final = re.compile(r"[ \t\r\n]+")  # ODF 1.3, 6.1.2: white space collapses
_MOST_SPACES: Final = 100
_SKIPPED: Final = frozenset(
    (
        OFFICE + "annotation", TEXT + "ruby-text", TEXT + "number", OFFICE + "forms",
        SVG + "title", SVG + "desc", DRAW + "glue-point", TEXT + "script", OFFICE + "event-listeners",
    )
)  # fmt: skip
_HIDING: Final = frozenset(TEXT + tag for tag in ("hidden-text", "hidden-paragraph"))


@dataclass(slots=True, kw_only=True)
class Words:
    """A paragraph being read: its runs, what is unseen, and the text boxes anchored in it."""

    runs: list[Run] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    centered: bool = False

    @property
    def before(self) -> str:
        """The last visible characters so far."""
        return "".join(run.text for run in self.runs[-3:])[-8:]

    def paragraph(self) -> Paragraph:
        """The finished value."""
        return Paragraph(runs=tuple(self.runs), centered=self.centered)

    def add(self, text: str, look: Format) -> None:
        """Add text in one look where a person sees it."""
        if not text:
            return
        font = look.font or ""
        if look.hidden or (look.raised and is_note_mark(text, self.before)):
            self.unseen.append(text)
        else:
            self.runs.append(Run(text=plain_glyphs(text, font), font=font, bold=bool(look.bold)))


class ParagraphReader:
    """Reads `text:p` and `text:h` elements."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles

    def read(self, element: etree._Element, label: str = "", below: Format | None = None) -> Words:
        """Read one paragraph; `label` is its automatic number, `below` the format of its cell."""
        name = element.get(TEXT + "style-name", "")
        look = self._styles.format("paragraph", name) if below is None or name else Format()
        if below is not None:
            look = look.over(below)
        words = Words(centered=self._styles.is_centered(name))
        words.add(label, look)
        self._inline(element, look, words)
        return words

    def _inline(self, element: etree._Element, look: Format, words: Words) -> None:
        """Add everything within an element; the depth of XML is bounded by its parser."""
        words.add(_collapsed(element.text), look)
        for child in element:
            tag = child.tag
            if tag == TEXT + "span":
                own = self._styles.format("text", child.get(TEXT + "style-name", ""))
                self._inline(child, own.over(look), words)
            elif tag == TEXT + "s":
                words.add(" " * min(whole(child.get(TEXT + "c")), _MOST_SPACES), look)
            elif tag == TEXT + "tab":
                words.add("\t", look)
            elif tag == TEXT + "line-break":
                words.add("\n", look)
            elif tag == TEXT + "note":
                words.unseen.append(_note_mark(child))
            elif tag == DRAW + "text-box":
                words.boxes.append(child)
            elif tag in _HIDING:
                self._inline(child, Format(hidden=child.get(TEXT + "is-hidden") != "false").over(look), words)
            elif tag not in _SKIPPED:
                self._inline(child, look, words)
            words.add(_collapsed(child.tail), look)


def _note_mark(note: etree._Element) -> str:
    citation = note.findtext(TEXT + "note-citation")
    return citation or "(*)"


def _collapsed(text: str | None) -> str:
    return _SPACES.sub(" ", text) if text else ""
