"""Lists within a text: `- Kế hoạch - Báo cáo` on one line is two items, shown on two lines."""

from __future__ import annotations

import re
from typing import Final

_PUNCTUATED_ITEM: Final = re.compile(r"(?<=[;.,:]) (?=- \S)")
_PLAIN_ITEM: Final = re.compile(r" (?=- \S)")


def item_lines(text: str) -> tuple[str, ...]:
    """The lines of a text as written, and those of a list written on one line.

    Where punctuation stands before the dashes only those dashes divide, so that ` - ` may stay inside a name.
    """
    written = tuple(text.split("\n"))
    if len(written) > 1 or not text.startswith("- "):
        return written
    punctuated = _PUNCTUATED_ITEM.split(text)
    return tuple(punctuated if len(punctuated) > 1 else _PLAIN_ITEM.split(text))


def is_shown_as(text: str, other: str) -> bool:
    """Whether the other text is this one, or this one as paper shows it: its list an item a line."""
    return other == text or other == "\n".join(item_lines(text))
