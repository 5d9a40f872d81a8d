"""Small pieces of WordprocessingML: escaped text, runs, paragraphs, measures."""

from __future__ import annotations

from html import escape
from typing import Final

FONT: Final = "Times New Roman"
LANGUAGE: Final = "vi-VN"
W: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R: Final = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SINGLE: Final = 1.149
"""Height of one single-spaced line of Times New Roman in em: the ascent, descent and gap of its tables."""


def twips(points: float) -> int:
    """Points as twentieths, the measure of widths and distances in Word."""
    return round(points * 20)


def half_points(points: float) -> int:
    """Points as halves, the measure of text sizes in Word."""
    return round(points * 2)


def spacing(lines: float) -> str:
    """Line spacing of so many em, without space between paragraphs."""
    return f'<w:spacing w:before="0" w:after="0" w:line="{round(240 * lines / SINGLE)}" w:lineRule="auto"/>'


def run(text: str, properties: str = "") -> str:
    """Text without line breaks in one format; spaces stay as they are."""
    shape = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{shape}<w:t xml:space="preserve">{escape(text, quote=False)}</w:t></w:r>'


def paragraph(content: str, properties: str = "") -> str:
    """A paragraph of runs."""
    shape = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{shape}{content}</w:p>"


def hidden_mark(number: int, name: str) -> str:
    """An empty bookmark; `number` is its own within the file."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'


def bold(*, on: bool) -> str:
    """Bold in every script, or nothing."""
    return "<w:b/><w:bCs/>" if on else ""


def sized(points: float) -> str:
    """A text size in every script."""
    return f'<w:sz w:val="{half_points(points)}"/><w:szCs w:val="{half_points(points)}"/>'
