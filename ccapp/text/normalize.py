"""One form for every text that enters: NFC, ordinary spaces, no invisible characters."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_SPACES: Final = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_TRANSLATE: Final = {
    **{ord(char): " " for char in _SPACES},
    **{ord(char): None for char in _INVISIBLE},
    # Control characters cannot be printed or stored in XML; tab becomes a space below.
    **{code: None for code in (*range(32), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r"},
    # Marks that turn the reading direction can make a text look like another; no page prints them.
    **dict.fromkeys((*range(8234, 8239), *range(8294, 8298), 65534, 65535)),
    ord("\u000b"): "\n",
    ord("\u000c"): "\n",
    ord("\u0085"): "\n",
    ord("\u2028"): "\n",
    ord("\u2029"): "\n",
}
_RUN: Final = re.compile(r"[ \t]+")
_BREAK: Final = re.compile(r" ?(?:\r\n|\r|\n) ?")


def clean(text: str) -> str:
    """NFC text with single ordinary spaces, line breaks as `\\n`, no blank lines at either end.

    Legacy encodings must be decoded before this: it removes the soft hyphen, which TCVN3 uses for a letter.
    Lone surrogates, which no file or font can hold, become the replacement character.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = text.translate(_TRANSLATE)
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = unicodedata.normalize("NFC", text)
    return _BREAK.sub("\n", _RUN.sub(" ", text)).strip()
