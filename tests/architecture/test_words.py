"""Every code has its words in every language, with blanks that the code's facts fill."""

from __future__ import annotations

import ast
import string
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from ccapp.errors import AppError, StorageError
from ccapp.words import LANGUAGES, Words, _said

ROOT = Path(__file__).resolve().parents[2]
# Errors of these modules get their file from the caller, which alone knows it.
COMPLETED = {"ccapp/store/database.py", "ccapp/store/store.py", "ccapp/exchange/keys.py"}
SOURCES = sorted((ROOT / "ccapp").rglob("*.py"))


@cache
def parts(language: str) -> list[dict[str, str]]:
    """The sections of a catalogue, as a reader of TOML finds them."""
    text = (ROOT / "i18n" / f"messages.{language}.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text).values())


@cache
def catalogue(language: str) -> dict[str, str]:
    return {code: words for part in parts(language) for code, words in part.items()}


def blanks(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every place that raises an AppError, says words or makes a finding, with the code it names."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and (code := _code(node)) is not None:
                yield f"{path.relative_to(ROOT)}:{node.lineno} {code}", node


def _code(call: ast.Call) -> str | None:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    named = name.endswith("Error") or name in ("say", "text") or name == "Finding"
    first: ast.expr | None = call.args[0] if call.args else None
    if name == "Finding":
        first = next((word.value for word in call.keywords if word.arg == "code"), None)
    literal = named and isinstance(first, ast.Constant) and isinstance(first.value, str)
    known = isinstance(first, ast.Constant) and str(first.value) in catalogue("vi")
    return (
        str(first.value) if isinstance(first, ast.Constant) and literal and (known or _ours(name)) else None
    )


def _ours(name: str) -> bool:
    return name in {kind.__name__ for kind in _kinds(AppError)} or name == "Finding"


def _kinds(kind: type[AppError]) -> Iterator[type[AppError]]:
    import ccapp.exchange.errors  # noqa: F401 - so that its subclass is known

    yield kind
    for below in kind.__subclasses__():
        yield from _kinds(below)


def test_every_code_in_the_source_has_words_and_facts_for_its_blanks() -> None:
    found = list(calls())
    assert len(found) > 40
    for place, call in found:
        code = place.split()[-1]
        for language in LANGUAGES:
            words = catalogue(language).get(code)
            assert words is not None, f"{place}: no words in {language}"
            given = {word.arg for word in call.keywords}
            if None not in given and place.partition(":")[0] not in COMPLETED and not _is_finding(call):
                assert blanks(words) <= given, f"{place}: blanks without facts"


def _is_finding(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Name) and call.func.id == "Finding"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_reads_as_toml_does(language: str) -> None:
    assert {code: _said(language, code) for code in catalogue(language)} == catalogue(language)
    assert len(catalogue(language)) == sum(map(len, parts(language))), "a code stands in two sections"


@pytest.mark.parametrize("code", ["no-such-code", "errors", "", 'a = "x"\nin-use'])
def test_what_is_no_code_has_no_words(code: str) -> None:
    with pytest.raises(KeyError):
        Words("vi").text(code)


def test_both_languages_have_the_same_codes_and_blanks() -> None:
    vi, en = (catalogue(language) for language in LANGUAGES)
    assert vi.keys() == en.keys()
    for code in vi:
        assert blanks(vi[code]) == blanks(en[code]), code


def test_no_words_lie_idle() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    computed = ("action-", "why-", "state-", "result-", "verb-")
    idle = [code for code in catalogue("vi") if f'"{code}"' not in source and not code.startswith(computed)]
    assert idle == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_refusal_is_one_line(language: str) -> None:
    line = Words(language).error(StorageError("in-use", folder="D:\\dữ liệu\nmới"))
    assert "\n" not in line
    assert "dữ liệu mới" in line


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(AppError, match="language-unknown"):
        Words("fr")
