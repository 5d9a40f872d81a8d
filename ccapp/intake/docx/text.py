"""Paragraphs: the runs a person sees, with fonts, and apart from them what is not part of the words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from ccapp.domain.row_marks import ITEM_STYLE
from ccapp.intake.docx.numbering import Numbering
from ccapp.intake.docx.package import W
from ccapp.intake.docx.styles import Style, Styles, value
from ccapp.intake.docx.tree import children, text_boxes
from ccapp.intake.glyphs import is_note_mark, plain_glyphs
from ccapp.intake.source import Paragraph, Run

_FIXED: Final = {
    W + "tab": "\t",
    W + "ptab": "\t",
    W + "br": "\n",
    W + "cr": "\n",
    W + "noBreakHyphen": "-",
    W + "softHyphen": "\u00ad",  # the letter "ư" in TCVN3 fonts: kept until decoding
}
_MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_MATH: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}oMath"
_DRAWN: Final = frozenset(W + tag for tag in ("drawing", "pict", "object"))
_NOTE: Final = frozenset(W + tag for tag in ("footnoteReference", "endnoteReference"))


@dataclass(slots=True, kw_only=True)
class Words:
    """A paragraph being read: its runs, what is unseen, and text boxes anchored in it.

    `joins_next`: its end is a tracked deletion. `joins_above`: an item that we set on a line of its own.
    """

    runs: list[Run] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    centered: bool = False
    joins_next: bool = False
    joins_above: bool = False

    @property
    def before(self) -> str:
        """The last visible characters so far."""
        return "".join(run.text for run in self.runs[-3:])[-8:]

    def paragraph(self) -> Paragraph:
        """The finished value."""
        return Paragraph(runs=tuple(self.runs), centered=self.centered)


class ParagraphReader:
    """Reads `w:p` elements; must see every paragraph in document order, for automatic numbers."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def read(self, element: etree._Element) -> Words:
        """Read one paragraph."""
        properties = element.find(W + "pPr")
        chain = self._styles.paragraph_chain(properties)
        words = Words(centered=_centered(properties, chain))
        mark = properties.find(W + "rPr") if properties is not None else None
        words.joins_next = mark is not None and mark.find(W + "del") is not None
        label = self._numbering.label(properties, chain)
        if label:
            bold = self._styles.switched("b", mark, chain)
            words.runs.append(Run(text=label, font=self._styles.font(mark, chain), bold=bold))
        for child in children(element):
            self._add(child, words, chain)
        is_item = bool(chain) and chain[0].name.startswith(ITEM_STYLE)
        words.joins_above = is_item and words.paragraph().text.startswith("- ")
        return words

    def _add(self, child: etree._Element, words: Words, chain: tuple[Style, ...]) -> None:
        if child.tag == W + "r":
            self._run(child, words, chain)
        elif child.tag == _MATH:
            words.runs.append(Run(text="".join(part.text or "" for part in child.iter(_MATH_TEXT))))

    def _run(self, element: etree._Element, words: Words, chain: tuple[Style, ...]) -> None:
        properties = element.find(W + "rPr")
        font = self._styles.font(properties, chain)
        text = "".join(_pieces(element, words, font))
        if not text:
            return
        hidden = self._styles.switched("vanish", properties, chain)
        if hidden or self._is_note_mark(text, properties, chain, words.before):
            words.unseen.append(text)
        else:
            bold = self._styles.switched("b", properties, chain)
            words.runs.append(Run(text=text, font=font, bold=bold))

    def _is_note_mark(
        self, text: str, properties: etree._Element | None, chain: tuple[Style, ...], before: str
    ) -> bool:
        if not is_note_mark(text, before):
            return False
        layers = self._styles.run_layers(properties, chain)
        raised = next((where for layer in layers if (where := value(layer, "vertAlign"))), "")
        return raised == "superscript"


def _centered(properties: etree._Element | None, chain: tuple[Style, ...]) -> bool:
    layers = (properties, *(style.paragraph for style in chain))
    return next((how for layer in layers if (how := value(layer, "jc"))), "") == "center"


def _pieces(element: etree._Element, words: Words, font: str) -> Iterator[str]:
    for child in children(element):
        if child.tag == W + "t":
            yield plain_glyphs(child.text or "", font)
        elif child.tag in _FIXED:
            yield _FIXED[child.tag]
        elif child.tag == W + "sym":
            yield _symbol(child)
        elif child.tag in _NOTE:
            words.unseen.append("(*)")
        elif child.tag in _DRAWN:
            words.boxes.extend(text_boxes(child))
        elif child.tag == W + "txbxContent":
            words.boxes.append(child)


def _symbol(element: etree._Element) -> str:
    code = element.get(W + "char", "")
    try:
        return plain_glyphs(chr(int(code, 16)), element.get(W + "font", ""))
    except (ValueError, OverflowError):
        return ""
