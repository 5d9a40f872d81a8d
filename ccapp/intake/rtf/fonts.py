"""The font table, and what bytes mean in each font."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from ccapp.text.legacy.encoding import of_font

_WESTERN: Final = "cp1252"
# \fcharset → code page (RTF Specification 1.9.1, "Font Table"); 1 is the file's default, 2 symbols.
_CHARSETS: Final = {
    0: _WESTERN, 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874",
    238: "cp1250", 255: "cp437",
}  # fmt: skip
_SYMBOLS: Final = 2
_PAGES: Final = frozenset(
    (437, 850, 852, 866, 874, 932, 936, 949, 950, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258)
)
_UTF8: Final = 65001
_LONGEST_NAME: Final = 100
_LONGEST_CHAIN: Final = 12  # styles on styles; more is a circle


@dataclass(slots=True, kw_only=True)
class Font:
    """An entry of the font table."""

    name: str = ""
    charset: int | None = None
    page: int | None = None


@dataclass(slots=True, kw_only=True)
class Fonts:
    """The fonts of a file by number, its default font and its default code page."""

    fonts: dict[int, Font] = field(default_factory=dict)
    default: int = 0
    page: int = 1252

    def entry(self, number: int) -> Font:
        """The font of a number, made where the table has none yet."""
        return self.fonts.setdefault(number, Font())

    def name(self, number: int) -> str:
        """The name of a font, empty where unknown."""
        font = self.fonts.get(number)
        return font.name if font else ""

    def decoded(self, data: bytes, number: int) -> str:
        """Bytes written in a font as characters; never fails."""
        if data.isascii():
            return data.decode("ascii")
        encoding = self._encoding(self.fonts.get(number))
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            return "".join(_single(byte, encoding) for byte in data)

    def _encoding(self, font: Font | None) -> str:
        if font is None:
            return code_page(self.page)
        if font.charset == _SYMBOLS:
            return "latin-1"
        if of_font(font.name) is not None:
            return _WESTERN  # a byte is a glyph of TCVN3 or VNI there, whatever the file claims
        if font.page is not None:
            return code_page(font.page)
        return _CHARSETS.get(1 if font.charset is None else font.charset) or code_page(self.page)


def code_page(number: int) -> str:
    """The name of a Windows code page, the western one for numbers that are none."""
    if number == _UTF8:
        return "utf-8"
    return f"cp{number}" if number in _PAGES else _WESTERN


def _single(byte: int, encoding: str) -> str:
    """A byte of its own, where the run of bytes has some that the code page does not know."""
    return bytes((byte,)).decode(encoding, "ignore") or chr(byte)


class FontTable:
    """Reads the font table, whose entries may or may not stand in groups of their own."""

    def __init__(self, fonts: Fonts) -> None:
        self._fonts = fonts
        self._number = 0
        self._name = ""

    def word(self, word: str, number: int) -> None:
        """A control word within the table."""
        if word == "f":
            self._number = number
        elif word == "fcharset":
            self._fonts.entry(self._number).charset = number
        elif word == "cpg":
            self._fonts.entry(self._number).page = number

    def text(self, data: bytes) -> None:
        """Characters of a name; a semicolon ends it."""
        *names, last = (self._name + data.decode("latin-1")).split(";")
        for name in filter(str.strip, names):
            self._fonts.entry(self._number).name = name.strip()[:_LONGEST_NAME]
        self._name = last[:_LONGEST_NAME]


@dataclass(slots=True, kw_only=True)
class _Style:
    based_on: int | None = None
    font: int | None = None


class StyleTable:
    """Reads the style sheet: the fonts of paragraph styles, for files that rely on them."""

    def __init__(self) -> None:
        self._styles: dict[int, _Style] = {}
        self._number = 0

    def begin(self) -> None:
        """A new entry, which is the default style unless it says its number."""
        self._number = 0

    def word(self, word: str, number: int) -> None:
        """A control word within an entry."""
        if word == "s":
            self._number = number
            return
        style = self._styles.setdefault(self._number, _Style())
        if word == "sbasedon":
            style.based_on = number
        elif word == "f":
            style.font = number

    def font(self, number: int) -> int | None:
        """The font of a style or of those it is based on."""
        following: int | None = number
        for _ in range(_LONGEST_CHAIN):
            style = self._styles.get(-1 if following is None else following)
            if style is None or style.font is not None:
                return style.font if style else None
            following = style.based_on
        return None
