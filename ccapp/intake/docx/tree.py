"""Walking Word's XML past the wrappers that carry no text of their own: content controls, tags, revisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from ccapp.intake.docx.package import W

_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OPEN: Final = frozenset(
    W + tag
    for tag in (
        "ins",
        "moveTo",
        "smartTag",
        "hyperlink",
        "fldSimple",
        "customXml",
        "sdtContent",
        "bdo",
        "dir",
    )
)
GONE: Final = frozenset(W + tag for tag in ("del", "moveFrom"))


def children(element: etree._Element) -> Iterator[etree._Element]:
    """Children as a reader of the page sees them: wrappers opened, deleted text skipped."""
    for child in element:
        if child.tag in _OPEN:
            yield from children(child)
        elif child.tag == W + "sdt":
            content = child.find(W + "sdtContent")
            if content is not None:
                yield from children(content)
        elif child.tag == _MC + "AlternateContent":
            yield from _alternative(child)
        elif child.tag not in GONE:
            yield child


def _alternative(element: etree._Element) -> Iterator[etree._Element]:
    """One of the two copies of the same content: the newer form where there is one."""
    for tag in ("Choice", "Fallback"):
        chosen = element.find(_MC + tag)
        if chosen is not None and len(chosen):
            yield from children(chosen)
            return


def text_boxes(element: etree._Element) -> Iterator[etree._Element]:
    """The contents of the text boxes drawn by a run child, each once."""
    for child in children(element):
        if child.tag == W + "txbxContent":
            yield child
        else:
            yield from text_boxes(child)


def is_revised(root: etree._Element) -> bool:
    """Whether the document holds tracked changes."""
    return next(root.iter(W + "ins", *GONE), None) is not None
