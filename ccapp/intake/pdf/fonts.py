"""Names and weight of fonts as PDF files give them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from pdfminer.pdffont import PDFFont, PDFUnicodeNotDefined
from pdfminer.pdftypes import resolve1

from ccapp.intake.pdf.page import UNKNOWN

_SUBSET: Final = re.compile(r"[A-Z]{6}\+")
_STYLE: Final = re.compile(r"[,-](?:Regular|Roman|Normal|Bold|Italic|Oblique|MT|PS)+$", re.IGNORECASE)
_BOLD: Final = re.compile(r"bold|black|heavy", re.IGNORECASE)
_FORCE_BOLD: Final = 1 << 18  # ISO 32000-1, table 123
_BOLD_WEIGHT: Final = 600
_UPPER: Final = range(0xA0, 0x100)
_SOFT_HYPHEN: Final = "\u00ad"


def family(font: PDFFont) -> str:
    """The font's name without the mark of a subset and its style: `.VnTimeH` of `ABCDEF+.VnTimeH,Bold`."""
    return _STYLE.sub("", _SUBSET.sub("", _name(font)))


def character(font: PDFFont, code: int) -> str:
    """What a code of a font stands for; UNKNOWN where the file does not say.

    In a font of single bytes an upper code without a name is itself, as fonts of TCVN3 and VNI have it. The
    library takes 0xAD of Windows' code page for a space: it is the letter "ư" of TCVN3.
    """
    upper = code in _UPPER and not font.is_multibyte()
    try:
        text = font.to_unichr(code)
    except PDFUnicodeNotDefined:
        return chr(code) if upper else UNKNOWN
    return _SOFT_HYPHEN if upper and code == ord(_SOFT_HYPHEN) and text.isspace() else text


def is_bold(font: PDFFont) -> bool:
    """Whether a font is a bold one, by its name or by what its descriptor says."""
    descriptor: Mapping[str, Any] = font.descriptor
    weight = resolve1(descriptor.get("FontWeight", 0))
    heavy = isinstance(weight, (int, float)) and weight >= _BOLD_WEIGHT
    return heavy or _BOLD.search(_name(font)) is not None or bool(font.flags & _FORCE_BOLD)


def _name(font: PDFFont) -> str:
    name = getattr(font, "basefont", "") or font.fontname
    return name.decode("latin-1") if isinstance(name, bytes) else str(name)
