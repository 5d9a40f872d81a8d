"""Fields of a record as the database keeps them: those with a column there, all others in one JSON object."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Final

from ccapp.domain.versions import Dot, FieldValue
from ccapp.store.tables import JOURNALED

_ENCODER: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False, separators=(",", ":"))


def to_json(data: Mapping[str, object] | Mapping[str, Dot]) -> str:
    """Compact JSON in UTF-8 as the database keeps it."""
    return _ENCODER.encode(data) if data else "{}"


def bag_of(type_: str, fields: Mapping[str, FieldValue]) -> str:
    """The fields of a record that have no column, as JSON; those without a value are left out.

    Nearly all hold texts alone, and a received plan has thousands: put together by hand they take two thirds
    of the time.
    """
    names = _names(type_, tuple(fields))
    try:
        return "{" + ",".join([key + encode_basestring(fields[name]) for key, name in names]) + "}"  # type: ignore[arg-type]  # what is no text is the question
    except TypeError:
        return to_json({name: fields[name] for _, name in names if fields[name] is not None})


@lru_cache(maxsize=1024)
def _names(type_: str, names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The names without a column, each with how it stands in JSON; the same few rows of names come again."""
    columns = JOURNALED[type_].columns
    return tuple((f"{encode_basestring(name)}:", name) for name in names if name not in columns)


def one_object(left: str, right: str) -> str:
    """Two JSON objects without a key in common as one: the bag of a received row is encoded once for all."""
    return left if right == "{}" else right if left == "{}" else f"{left[:-1]},{right[1:]}"
