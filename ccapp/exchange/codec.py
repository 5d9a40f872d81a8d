"""A scope as lines: the first binds the content to its header, then one line per record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Final

from ccapp.domain.report_calendar import Calendar
from ccapp.domain.scope import ScopeRecord, ScopeState, record_of
from ccapp.domain.versions import DEVICE_LENGTH, Dot, FieldValue, VersionVector
from ccapp.exchange import canonical
from ccapp.exchange.calendars import calendar_value, read_calendar
from ccapp.exchange.errors import Fault, PackageError, malformed
from ccapp.exchange.fields import DOT, Fields, as_fields, display_name, is_file_name, own_name
from ccapp.exchange.header import Header, PackageKind, require_dot, scope_values
from ccapp.exchange.limits import MAX_INTEGER, MAX_TEXT, require_within

_RECORD_KEYS: Final = ("f", "id", "t", "v")
_AROUND: Final = len('{"f":,"id":"","t":"","v":}')
_EMPTY: Final = len("{}")
_TYPE: Final = re.compile(r"[a-z][a-z0-9_]{0,39}")
_FIELD: Final = re.compile(r"[a-z_][a-z0-9_.]{0,63}")
_EVIDENCE: Final = "evidence"
# What no keyboard enters and no page prints; line breaks and tabs are text.
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What people call the sender and the plan; the header carries ids only. In a superior's remarks also the
    calendar by which it wants reports.
    """

    sender: str
    plan: str = ""
    calendar: Calendar | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The decoded lines of a data package."""

    names: Names
    records: tuple[ScopeRecord, ...]


def encode_records(state: ScopeState) -> list[bytes]:
    """One canonical line per record.

    Raises PackageError for a record that a reader would refuse: `E-GIOIHAN` for a text above the limit,
    `E-KHUNG` for malformed ids, names, dots, or dots that the state's vector has not seen.
    """
    require_distinct(state.records)
    for record in state.records:
        _require_record(record, state.vector)
    # Nothing that the form cannot hold has passed: names are ASCII, values are texts and bounded numbers.
    return canonical.dumps_each(
        {"f": dict(record.fields), "id": record.id, "t": record.type, "v": dict(record.versions)}
        for record in state.records
    )


def encode_first(header: Header, names: Names) -> bytes:
    """The line that repeats who, for whom and what, so that nobody else's signature fits this content."""
    calendar = {} if names.calendar is None else {"calendar": calendar_value(names.calendar)}
    said = {"name": own_name(names.sender), "title": display_name(names.plan), **calendar}
    return canonical.dumps({**binding(header), **said})


def decode(lines: Iterator[bytes], header: Header) -> Content:
    """Read inflated lines against their verified header.

    Raises PackageError: `E-CHUKY` when the first line is that of another package, `E-GIOIHAN` beyond a
    limit, `E-KHUNG` for any other defect. Unknown record types and fields are kept as they are.
    """
    names = _decode_first(next(lines), header)
    records = tuple(canonical.loads_each(lines, partial(_measured_record, header.vector)))
    require_distinct(records)
    return Content(names=names, records=records)


def binding(header: Header) -> dict[str, object]:
    """What the first line of sealed content repeats of its header."""
    return {
        "dev": header.device,
        "from": header.office,
        "pkg": header.package,
        "scope": scope_values(header.scope),
        "to": [{"kid": wrap.key_id, "office": wrap.office} for wrap in header.to],
        "vv": dict(header.vector),
    }


def _decode_first(line: bytes, header: Header) -> Names:
    fields = bound_fields(line, header)
    plan = "" if fields.get("title") == "" else fields.name("title")
    told = header.kind is PackageKind.REMARKS and "calendar" in fields.values
    calendar = read_calendar(fields.inner("calendar")) if told else None
    return Names(sender=fields.name("name"), plan=plan, calendar=calendar)


def bound_fields(line: bytes, header: Header) -> Fields:
    """The first line as fields. Raises PackageError `E-CHUKY` where it is that of another package."""
    fields = as_fields(canonical.loads(line), "line1")
    for key, value in binding(header).items():
        if fields.get(key) != value:
            raise PackageError(Fault.SIGNATURE, "binding", key=key)
    return fields


def decode_record(value: object, vector: VersionVector) -> ScopeRecord:
    """A record of canonical JSON: what it may hold is checked here, and so that it holds no list.

    Raises PackageError `E-GIOIHAN` beyond a limit, else `E-KHUNG`.
    """
    return _measured_record(vector, value)[0]


def _measured_record(vector: VersionVector, value: object) -> tuple[ScopeRecord, int]:
    """A record of a line that is JSON, and how long it is in its one spelling, 0 where only writing tells."""
    if not isinstance(value, dict) or tuple(value) != _RECORD_KEYS:
        raise malformed("record-keys")
    fields, ident, kind, versions = value.values()
    if not (isinstance(kind, str) and isinstance(ident, str)):
        raise malformed("record-values")
    if not (isinstance(fields, dict) and isinstance(versions, dict)):
        raise malformed("record-values")
    record = record_of(kind, ident, fields, versions)  # type: ignore[arg-type]  # a dot, as is found below
    length = _require_record(record, vector)
    written = _length(versions) if versions else _EMPTY
    if not (length and written):
        return record, 0
    return record, _AROUND + len(ident) + len(kind) + length + written


def _require_record(record: ScopeRecord, vector: VersionVector) -> int | None:
    """Refuse what no record may hold; gives the `_length` of its fields."""
    if not _is_type(record.type):
        raise malformed("record-type", type=record.type[:40])
    _require_seen(record.id, vector)
    length = _length(record.fields)
    if length is None:
        for name, value in record.fields.items():
            _require_field(record, name, value)
    if record.type == _EVIDENCE:
        _require_file_name(record)
    for name, dot in record.versions.items():
        _require_version(record, name, dot, vector)
    return length


@lru_cache(maxsize=1024)
def _is_type(name: str) -> bool:
    return _TYPE.fullmatch(name) is not None


@lru_cache(maxsize=1024)
def _is_field(name: str) -> bool:
    """Whether a name can be a field's; the same few names come with every record."""
    return _FIELD.fullmatch(name) is not None


@lru_cache(maxsize=1024)
def _written(names: tuple[str, ...]) -> int | None:
    """How long an object of these names with empty texts is; 0 where they stand in another order than they
    are written, None where they are no fields. The same few rows of names come again and again.
    """
    if not all(map(_is_field, names)):
        return None
    return len(canonical.dumps(dict.fromkeys(names, ""))) if list(names) == sorted(names) else 0


def _length(fields: Mapping[str, FieldValue]) -> int | None:
    """How long fields are as they are written, 0 where they stand in another order. None unless all are short
    printable texts, as nearly all are: then none needs a look of its own. Signs that are escaped count as
    one, which tells them apart.
    """
    try:
        texts = "".join(fields.values())  # type: ignore[arg-type]  # what is no text is the question
    except TypeError:
        return None
    names = _written(tuple(fields)) if len(texts) <= MAX_TEXT and texts.isprintable() else None
    return names and names + len(texts)


def _require_field(record: ScopeRecord, name: str, value: FieldValue) -> None:
    if not _is_field(name):
        raise malformed("field-name", record=record.id, field=name[:64])
    if isinstance(value, str):
        if len(value) > MAX_TEXT:
            require_within("text", len(value), MAX_TEXT, record=record.id, field=name)
        if not value.isprintable() and _CONTROL.search(value):
            raise malformed("field-control", record=record.id, field=name)
    elif value is not None and not _is_integer(value):
        raise malformed("field-value", record=record.id, field=name)


def _require_file_name(record: ScopeRecord) -> None:
    name = record.fields.get("name")
    if isinstance(name, str) and not is_file_name(name):
        raise malformed("file-name", record=record.id)


def _is_integer(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= MAX_INTEGER


def _require_version(record: ScopeRecord, name: str, dot: Dot, vector: VersionVector) -> None:
    if not _is_field(name) or not isinstance(dot, str):
        raise malformed("version", record=record.id, field=name[:64])
    _require_seen(dot, vector)


def _require_seen(dot: str, vector: VersionVector) -> None:
    """A dot is well formed and its counter not above what the package says it has seen."""
    seen = vector.get(dot[:DEVICE_LENGTH], 0)  # type: ignore[call-overload]  # what is no device is not there
    if not DOT.fullmatch(dot) or int(dot[DEVICE_LENGTH:], 36) > seen:
        require_dot(dot)
        raise malformed("dot-unseen", dot=dot)


def require_distinct(records: tuple[ScopeRecord, ...]) -> None:
    """Raise PackageError `E-KHUNG` where an id stands twice."""
    if len({record.id for record in records}) != len(records):
        raise malformed("record-twice")
