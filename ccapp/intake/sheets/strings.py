"""Strings of .xlsx: plain and rich text with the font of each run, without phonetic guides."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from ccapp.errors import FileError
from ccapp.intake import limits
from ccapp.intake.sheets.cells import Font, Piece, Text, line_ends
from ccapp.intake.sheets.parts import Parts, S
from ccapp.intake.sheets.styles import font

# ECMA-376 22.9.2.19: characters that XML cannot hold, and the underscore that begins such a sequence.
_ESCAPED: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES: Final = range(0xD800, 0xE000)


def read_strings(parts: Parts, path: str) -> list[Text]:
    """The strings cells refer to by index. Raises FileError."""
    strings: list[Text] = []
    for element in parts.stream(path, S + "si"):
        strings.append(pieces(element))
        if len(strings) > limits.CELLS:
            raise FileError("file-too-complex", file=parts.name)
    return strings


def pieces(element: etree._Element) -> Text:
    """The text of an `si` or `is` element."""
    found: list[Piece] = []
    for child in element:
        if child.tag == S + "t":
            found.append(Piece(plain(child.text)))
        elif child.tag == S + "r":
            found.append(_rich(child))
    return tuple(found)


def plain(text: str | None) -> str:
    """A stored string with its escapes as characters and line ends as line feeds."""
    return line_ends(_ESCAPED.sub(_character, text or ""))


def _rich(element: etree._Element) -> Piece:
    properties = element.find(S + "rPr")
    raised = properties.find(S + "vertAlign") if properties is not None else None
    return Piece(
        plain(element.findtext(S + "t")),
        None if properties is None else font(properties, Font()),
        raised is not None and raised.get("val") == "superscript",
    )


def _character(found: re.Match[str]) -> str:
    code = int(found.group(1), 16)
    return "" if code in _SURROGATES else chr(code)
