"""Gaps of a Word template filled: `{{ten_ke_hoach}}`, however Word has cut it into runs.

A gap alone in its paragraph may become several paragraphs, each shaped like it. What is not known stays as it
is and is named with its place; so is what only looks like a gap.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_GAP: Final = re.compile(r"\{\{([^{}]{1,80})\}\}")
_LIKE_A_GAP: Final = re.compile(
    r"\{\s+\{[^{}]{1,80}\}\s*\}|\{\{[^{}]{1,80}\}\s+\}|｛｛?[^{}｛｝]{1,80}｝｝?"
    r"|«[^«»]{1,80}»|\[\[[^\[\]]{1,80}\]\]|(?<!\{)\{[^{}]{1,80}\}(?!\})"
)
_EDGES: Final = "{}[]«»｛｝ \u00a0"
_TEXTS: Final = (W + "t", W + "tab", W + "br")
_FIXED: Final = {W + "tab": "\t", W + "br": "\n"}

Answer = Callable[[str], str | None]
"""What a gap of a name says; None where nobody knows it."""


@dataclass(slots=True, kw_only=True)
class Filled:
    """What became of a part: names nobody knows and texts that look like gaps, each with its paragraph."""

    unknown: list[tuple[str, int]] = field(default_factory=list)
    alike: list[tuple[str, int]] = field(default_factory=list)
    anchors: list[etree._Element] = field(default_factory=list)


def fill(root: etree._Element, answer: Answer, anchor: Callable[[str], bool]) -> Filled:
    """Fill every paragraph of a part in place, those of tables and text boxes too.

    `answer` gives texts; a paragraph with a gap that `anchor` knows is where something else goes: it is
    noted, and the gap is taken out.
    """
    done = Filled()
    for number, paragraph in enumerate(list(root.iter(W + "p")), start=1):
        _fill(paragraph, number, answer, anchor, done)
    return done


def _fill(
    paragraph: etree._Element, number: int, answer: Answer, anchor: Callable[[str], bool], done: Filled
) -> None:
    text = "".join(words for _, words in _pieces(paragraph))
    found = list(_GAP.finditer(text))
    for gap in found:
        if anchor(gap.group(1)):
            done.anchors.append(paragraph)
    said = [(gap, "" if anchor(gap.group(1)) else answer(gap.group(1))) for gap in found]
    done.unknown += [(gap.group(0), number) for gap, words in said if words is None]
    rest = _GAP.sub("", text)
    for one in _LIKE_A_GAP.finditer(rest):
        inner = one.group(0).strip(_EDGES)
        if anchor(inner) or answer(inner) is not None:
            done.alike.append((one.group(0), number))
    is_alone = len(found) == 1 and text.strip() == found[0].group(0) and not anchor(found[0].group(1))
    alone = said[0][1] if is_alone else None
    if alone == "" and _is_spare(paragraph):
        _remove(paragraph)
        return
    lines = alone.split("\n") if alone else []
    if len(lines) > 1:
        _repeat(paragraph, found[0], lines)
        return
    for gap, words in reversed(said):
        if words is not None:
            _put(paragraph, gap.start(), gap.end(), words)


def _repeat(paragraph: etree._Element, gap: re.Match[str], lines: list[str]) -> None:
    """A paragraph for each line, all shaped like the one that held the gap."""
    last = paragraph
    copies = [deepcopy(paragraph) for _ in lines[1:]]
    _put(paragraph, gap.start(), gap.end(), lines[0])
    for copy, line in zip(copies, lines[1:], strict=True):
        for mark in list(copy.iter(W + "bookmarkStart", W + "bookmarkEnd")):
            _remove(mark)  # a name may stand but once in a file
        _put(copy, gap.start(), gap.end(), line)
        last.addnext(copy)
        last = copy


def _is_spare(paragraph: etree._Element) -> bool:
    """Whether a blank paragraph may go: another follows it, and no section ends with it."""
    follows = next(paragraph.itersiblings(W + "p"), None) is not None
    return follows and paragraph.find(f"{W}pPr/{W}sectPr") is None


def _remove(element: etree._Element) -> None:
    above = element.getparent()
    if above is not None:
        above.remove(element)


def _pieces(paragraph: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The texts of a paragraph, but not of a text box anchored in it."""
    for node in paragraph.iter(*_TEXTS):
        if next(node.iterancestors(W + "p")) is paragraph and next(node.iterancestors()).tag == W + "r":
            yield node, _FIXED.get(node.tag) or node.text or ""


def _put(paragraph: etree._Element, start: int, end: int, words: str) -> None:
    """Put words in place of a stretch of text: they take the look of the run it begins in."""
    at = 0
    fresh = True
    for node, text in list(_pieces(paragraph)):
        low, high = max(start - at, 0), min(end - at, len(text))
        at += len(text)
        if low >= high or node.tag != W + "t":
            continue
        kept = text[:low] + (words if fresh else "") + text[high:]
        fresh = False
        _write(node, kept)


def _write(node: etree._Element, text: str) -> None:
    """Set a text; line breaks within it become breaks in the run."""
    first, *rest = text.split("\n")
    node.text = first
    node.set(_SPACE, "preserve")
    for line in rest:
        broken, more = etree.Element(W + "br"), etree.Element(W + "t")
        more.text = line
        more.set(_SPACE, "preserve")
        node.addnext(broken)
        broken.addnext(more)
        node = more
