"""Finding and replacing exactly what was typed: accents count, and so does case unless it is let go."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# A match that ends before a mark of its last letter would cut the letter in two.
_WHOLE_LETTER: Final = "(?![\u0300-\u036f])"


def exactly(words: str, *, case: bool) -> re.Pattern[str] | None:
    """What finds these words in text that `normalize.clean` has left; None where there are no words.

    Spaces at the ends count, so that "xã " is not found in "xãm".
    """
    if not words.strip():
        return None
    plain = unicodedata.normalize("NFC", words).replace("\u00a0", " ")
    return re.compile(re.escape(plain) + _WHOLE_LETTER, 0 if case else re.IGNORECASE)


def replaced(text: str, wanted: re.Pattern[str], words: str) -> tuple[str, int]:
    """The text with every match replaced by these words as they stand, and how many there were."""
    return wanted.subn(lambda _: words, text)
