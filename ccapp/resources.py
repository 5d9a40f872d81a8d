"""Finds the program's own files (fonts, samples, words) in source, wheel and frozen form alike."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).resolve().parent


def resource(*parts: str) -> Path:
    """Path of a shipped file, such as `resource("i18n", "messages.vi.toml")`. Raises FileNotFoundError.

    In a wheel or frozen program the folders lie in `ccapp/_data`; in the source tree beside `ccapp`.
    """
    for root in (_PACKAGE / "_data", _PACKAGE.parent):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(str(Path(*parts)))
