"""Names of files that come from elsewhere, made fit to be written to any disk and read by any person."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

# Folders, drives, streams, patterns; and what hides or turns the letters a person reads.
_BANNED: Final = re.compile(
    '[/\\\\:*?"<>|\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+'
)
_DEVICES: Final = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)", re.IGNORECASE)
_LONGEST: Final = 120  # with the folder before it, Windows takes some 250 characters
_ENDING: Final = 12
_NAMELESS: Final = "tệp"


def safe_file_name(text: str) -> str:
    """A plain file name that says what `text` says: no folder, device, stream, hidden or turning character.

    Its ending stays, also where the name is cut.
    """
    name = " ".join(_BANNED.sub(" ", unicodedata.normalize("NFC", text)).split()).strip(". ")
    stem, dot, ending = name.rpartition(".")
    if not dot or len(ending) > _ENDING:
        stem, dot, ending = name, "", ""
    stem = stem[: _LONGEST - len(dot + ending)].strip(". ") or _NAMELESS
    if _DEVICES.match(stem):
        stem = f"_{stem}"
    return f"{stem}{dot}{ending}"
