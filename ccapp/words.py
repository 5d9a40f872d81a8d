"""The one reader of the message catalogues: codes and facts in, words for people out."""

from __future__ import annotations

import json
import re
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
def _catalogue(language: str) -> str:
    text = resource("i18n", f"messages.{language}.toml").read_text(encoding="utf-8")
    return f"\n{text}\n"


@cache
def _said(language: str, code: str) -> str:
    """The words of a code, from its own line. A test keeps the catalogues to lines of `code = "words"`, which
    JSON reads too: the window says a few of them before its first paint, and reading all would delay it.
    """
    catalogue, line = _catalogue(language), f"\n{code} = "
    at = catalogue.find(line)
    if at < 0:
        raise KeyError(code)
    begin = at + len(line)
    words: str = json.loads(catalogue[begin : catalogue.index("\n", begin)])
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
        return _said(self.language, code).format_map(_Facts(facts))

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
