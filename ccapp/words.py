"""The one reader of the message catalogues: codes and facts in, words for people out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Final

from ccapp.errors import AppError
from ccapp.resources import resource

LANGUAGES: Final = ("vi", "en")
DEFAULT_LANGUAGE: Final = "vi"


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

    def error(self, error: AppError) -> str:
        """One line for a refusal: what, why, and the next step."""
        return " ".join(self.text(error.code, **error.facts).split())
