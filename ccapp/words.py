"""The one reader of the message catalogues: codes and facts in, words for people out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from ccapp.errors import AppError
from ccapp.resources import resource

LANGUAGES: Final = ("vi", "en")
DEFAULT_LANGUAGE: Final = "vi"


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    import tomllib  # start-up cost: the window says its first words with captions

    with resource("i18n", f"messages.{language}.toml").open("rb") as stream:
        data = tomllib.load(stream)
    return {code: words for part in data.values() for code, words in part.items()}


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
