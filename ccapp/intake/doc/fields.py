"""Fields (2.8.25 Plcfld): a page shows their result, not their code."""

from __future__ import annotations

import re
from typing import Final

_BEGIN: Final = "\x13"
_SEPARATOR: Final = "\x14"
_SIGN: Final = re.compile("[\x13\x14\x15]")
_CELL_MARK: Final = "\x07"


def without_codes(text: str) -> str:
    """The text with every character of a field's code made a field sign: positions stay as they are.

    A sign without its partner hides nothing, nor does a code that reaches over a cell.
    """
    kept: list[str] = []
    shown_to = 0
    cell_end = -1
    for start, end in _codes(text):
        if cell_end < start:
            found = text.find(_CELL_MARK, start)
            cell_end = len(text) if found < 0 else found
        if start >= shown_to and cell_end >= end:
            kept += [text[shown_to:start], "".join(_hidden(char) for char in text[start:end])]
            shown_to = end
    return "".join(kept) + text[shown_to:]


def _hidden(char: str) -> str:
    return char if char == "\r" else _BEGIN


def _codes(text: str) -> list[tuple[int, int]]:
    """Where codes stand, each from its begin to its separator, or to the end of a field without result."""
    open_fields: list[tuple[int, int | None]] = []
    codes: list[tuple[int, int]] = []
    for sign in _SIGN.finditer(text):
        at = sign.start()
        if sign[0] == _BEGIN:
            open_fields.append((at, None))
        elif open_fields and sign[0] == _SEPARATOR:
            begin, separator = open_fields[-1]
            open_fields[-1] = (begin, at if separator is None else separator)
        elif open_fields:
            begin, separator = open_fields.pop()
            codes.append((begin, (at if separator is None else separator) + 1))
    return sorted(codes)
