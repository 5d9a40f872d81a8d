"""Bytes of a text file to characters: Unicode first, then what old programs wrote."""

from __future__ import annotations

import codecs
import unicodedata
from typing import Final

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_VIETNAMESE: Final = "cp1258"  # Windows' own code page: letters followed by combining tone marks
_BYTES: Final = "latin-1"  # TCVN3 and VNI: each byte stays one character for `decoding` to read
_VOWELS: Final = frozenset("aăâeêioôơuưyAĂÂEÊIOÔƠUƯY")
_MOSTLY: Final = 0.9
_ZEROS: Final = 0.3


def decode(data: bytes) -> str:
    """The text of a file; never fails, for every byte is a character of some encoding."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if data[1::2].count(0) > len(data) // 2 * _ZEROS:
        return data.decode("utf-16-le", "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _from_code_page(data)


def _from_code_page(data: bytes) -> str:
    """Windows-1258 where its tone marks follow vowels, as they must; else byte for byte."""
    text = data.decode(_VIETNAMESE, "replace")
    marks = [index for index, char in enumerate(text) if unicodedata.combining(char)]
    placed = sum(index > 0 and text[index - 1] in _VOWELS for index in marks)
    if marks and placed >= _MOSTLY * len(marks):
        return unicodedata.normalize("NFC", text)
    return data.decode(_BYTES)
