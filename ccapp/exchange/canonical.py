"""Canonical JSON: one value, one sequence of bytes. Reading accepts nothing but that sequence.

UTF-8 and NFC, ASCII keys in order, no spaces, integers below 2**53, no fractions, six levels at most.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Final, NoReturn, TypeVar

from ccapp.exchange.errors import malformed
from ccapp.exchange.limits import MAX_DEPTH, MAX_INTEGER, require_within

JsonValue = str | int | bool | None | Sequence["JsonValue"] | Mapping[str, "JsonValue"]
T = TypeVar("T")

_BATCH: Final = 500  # lines
_INTEGER_LENGTH: Final = len(str(-MAX_INTEGER))
_ENCODER: Final = json.JSONEncoder(
    ensure_ascii=False, check_circular=False, allow_nan=False, sort_keys=True, separators=(",", ":")
)


def dumps(value: object) -> bytes:
    """The canonical bytes of a JSON value; texts are brought to NFC.

    Raises PackageError for what the form cannot hold: fractions, large integers, deep nesting, keys that
    are not ASCII text, lone surrogates.
    """
    _require_canonical(value, 1)
    return _encode(value)


def dumps_each(objects: Iterable[Mapping[str, object]]) -> list[bytes]:
    """The canonical bytes of each of many objects, written at once: a call for each takes half as long
    again.

    The caller knows that the form can hold them, but for lone surrogates. What stands between two objects can
    stand within a text too; then there are more parts than objects, and they are written one by one.
    """
    lines: list[bytes] = []
    rest = iter(objects)
    while batch := list(islice(rest, _BATCH)):
        parts = _encode(batch)[2:-2].split(b"},{")
        are_whole = len(parts) == len(batch)
        lines += [b"{%b}" % part for part in parts] if are_whole else [_encode(each) for each in batch]
    return lines


def loads(data: bytes) -> JsonValue:
    """The value behind canonical bytes. Raises PackageError for any other spelling of it.

    Whatever a lenient parser would forgive (a key given twice, another order, a space, an escaped letter,
    text that is not NFC) makes the bytes differ from the one spelling that `dumps` gives.
    """
    value = _parse(_decoded(data))
    _require_canonical(value, 1)
    if _encode(value) != data:
        raise malformed("json-not-canonical")
    return value


def loads_each(lines: Iterable[bytes], read: Callable[[JsonValue], tuple[T, int]]) -> Iterator[T]:
    """What `read` makes of the objects behind many canonical lines. Raises PackageError for any other
    spelling of them.

    A batch is read at once, which is what makes reading a plan quick; nothing of it is given out before all
    of it is found canonical. What an object holds is the reader's to check: it must refuse what `dumps` has
    no form for. It may tell how many characters an object has in its one spelling, 0 where it cannot. A line
    of just that length needs no comparing: texts and numbers have one shortest spelling, the canonical one,
    so whatever spells one otherwise, gives a key twice or adds a space is longer. That keys stand in another
    order no length shows, nor how a control character is escaped: of such the reader must say 0.
    """
    rest = iter(lines)
    while batch := list(islice(rest, _BATCH)):
        whole = _decoded(b"\n".join(batch))
        texts = whole.split("\n")
        values = _parse(f"[{','.join(texts)}]")
        if not isinstance(values, list) or len(values) != len(texts):
            raise malformed("json")
        is_composed = whole.isascii() or unicodedata.is_normalized("NFC", whole)
        made = []
        for text, value in zip(texts, values, strict=True):
            each, length = read(value)
            if (length != len(text) or not is_composed) and _spelled(value) != text:
                raise malformed("json-not-canonical")
            made.append(each)
        yield from made


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        raise malformed("json") from None


def _parse(text: str) -> JsonValue:
    try:
        value, end = _DECODER.raw_decode(text)
    except RecursionError:
        raise malformed("json-depth") from None
    except ValueError:
        raise malformed("json") from None
    if end != len(text):
        raise malformed("json")
    parsed: JsonValue = value
    return parsed


def _encode(value: object) -> bytes:
    try:
        return _spelled(value).encode("utf-8")
    except UnicodeEncodeError:
        raise malformed("json-surrogate") from None


def _spelled(value: object) -> str:
    text = _ENCODER.encode(value)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = _ENCODER.encode(_composed(value))
    return text


def _composed(value: object) -> object:
    """Text by text: a mark after a line break must not be taken in by the letter of the escape `\\n`."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {key: _composed(inner) for key, inner in value.items()}
    return [_composed(inner) for inner in value] if isinstance(value, list | tuple) else value


def _require_canonical(value: object, depth: int) -> None:
    """Refuse what has no canonical spelling. Written for speed: a package has a hundred thousand values."""
    if type(value) is dict:
        if depth > MAX_DEPTH:
            require_within("json-depth", depth, MAX_DEPTH)
        if not _are_keys(value):
            raise malformed("json-key")
        for inner in value.values():
            if type(inner) is not str:
                _require_canonical(inner, depth + 1)
    else:
        _require_other(value, depth)


def _are_keys(value: dict[object, object]) -> bool:
    try:
        return "".join(value).isascii()  # type: ignore[arg-type]  # a key that is no text is the question
    except TypeError:
        return False


def _require_other(value: object, depth: int) -> None:
    if value is None or isinstance(value, str | bool):
        return
    if isinstance(value, int):
        if not -MAX_INTEGER <= value <= MAX_INTEGER:
            raise malformed("json-integer")
    elif isinstance(value, Mapping):
        _require_canonical(dict(value), depth)
    elif isinstance(value, list | tuple):
        require_within("json-depth", depth, MAX_DEPTH)
        for inner in value:
            _require_canonical(inner, depth + 1)
    else:
        raise malformed("json-type", type=type(value).__name__)


def _integer(digits: str) -> int:
    if len(digits) > _INTEGER_LENGTH:
        raise ValueError("an integer too large")
    return int(digits)


def _refuse(token: str) -> NoReturn:
    raise ValueError(token)


_DECODER: Final = json.JSONDecoder(parse_int=_integer, parse_float=_refuse, parse_constant=_refuse)
