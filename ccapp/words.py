"""The one reader of the message catalogues: codes and facts in, words for people out."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Final

from ccapp.errors import AppError
from ccapp.resources import resource

LANGUAGES: Final = ("vi", "en")
DEFAULT_LANGUAGE: Final = "vi"
# Places of a file as findings and JSON name them, and the words for each.
_PLACES: Final = {
    "place-row": r"table (?P<table>\d+), row (?P<row>\d+)",
    "place-table": r"table (?P<table>\d+)",
    "place-section-paragraph": r"paragraph (?P<paragraph>\d+), section (?P<section>.+)",
    "place-paragraph": r"paragraph (?P<paragraph>\d+)",
}


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    """Code to words. A test keeps the catalogues to lines of `code = "words"`, which JSON reads too, and in
    a tenth of the time: the window says some of them before its first paint.
    """
    lines = resource("i18n", f"messages.{language}.toml").read_text(encoding="utf-8").splitlines()
    parts = (line.partition(" = ") for line in lines if not line.startswith("#"))
    words: dict[str, str] = json.loads(
        "{" + ",".join(f'"{code}": {said}' for code, equals, said in parts if equals) + "}"
    )
    return words


class _Facts(dict[str, object]):
    """A fact that is not known reads as a dash: it must never hide the message itself."""

    def __missing__(self, key: str) -> str:
        return "-"


class Words:
    """Words of one language. Raises KeyError for a code that the catalogue does not know."""

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        if language not in LANGUAGES:
            raise AppError("language-unknown", language=language, known=", ".join(LANGUAGES))
        self.language = language

    def text(self, code: str, /, **facts: object) -> str:
        """The words of a code with its facts filled in, always one paragraph."""
        return _catalogue(self.language)[code].format_map(_Facts(facts))

    def place(self, place: str) -> str:
        """`table 1, row 14`, `paragraph 12, section II.3` as people say them; "" for no place of a file."""
        for code, written in _PLACES.items():
            found = re.fullmatch(written, place)  # start-up cost: compiled at its first use
            if found:
                return self.text(code, **found.groupdict())
        return ""

    def error(self, error: AppError) -> str:
        """One line for a refusal: what, why, and the next step."""
        return " ".join(self.text(error.code, **error.facts).split())
