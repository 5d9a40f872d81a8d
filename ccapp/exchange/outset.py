"""What a connection file brings beside card and secret, as lines packed into one key of its one line.

Readers before this one take a file of one line only, and ignore keys they do not know: so the lines travel
under a key, compressed, and connect an older program all the same. Unknown types of lines are passed over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from ccapp.domain.layout import Layout, Level
from ccapp.domain.office import Role
from ccapp.domain.outset import MOST_HANDED, HandedScope, Outset, tree
from ccapp.domain.plan import NO_OFFICE, SIGNED_BY, Appendix, Item, OfficeId, Plan
from ccapp.domain.report_calendar import Calendar
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.wellformed import MalformedScopeError, read_layout, require_wellformed
from ccapp.exchange import authority, canonical, lines
from ccapp.exchange.calendars import calendar_value, read_calendar
from ccapp.exchange.codec import decode_record, encode_records, require_distinct
from ccapp.exchange.errors import Fault, PackageError, malformed
from ccapp.exchange.fields import Fields, as_fields, display_name, from_base64, to_base64
from ccapp.exchange.header import ScopeRef, read_scope_plan, read_vector
from ccapp.exchange.limits import MAX_TEXT, require_within

T = TypeVar("T")
MAX_ROWS: Final = 20_000
MAX_TABLES: Final = 50
_BASE64: Final = re.compile(r"[A-Za-z0-9+/]+={0,2}")
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LEVEL: Final = re.compile("|".join(Level))
_FIRST_YEAR: Final = 1900
_LAST_YEAR: Final = 2999


def pack(outset: Outset) -> dict[str, object]:
    """The value of the key `outset`. Raises PackageError for what a reader would refuse."""
    said: list[bytes] = [canonical.dumps({"t": "outset"})]
    if outset.calendar is not None:
        said.append(canonical.dumps({"t": "calendar", **calendar_value(outset.calendar)}))
    said += map(canonical.dumps, _model_values(outset.model))
    for each in outset.handed:
        said.append(canonical.dumps(_handed_value(each)))
        said += (b'{"r":' + record + b',"t":"record"}' for record in encode_records(each.state))
    return _packed(said)


def pack_model(model: Plan) -> str:
    """A model plan as one text to be kept; `read_model` reads it."""
    return canonical.dumps(pack(Outset(model=model))).decode()


def read_model(text: str) -> Plan:
    """The model plan of a text that was kept. Raises PackageError for any other."""
    found = read(as_fields(canonical.loads(text.encode()), "model"), NO_OFFICE, Role.SUPERIOR).model
    if found is None:
        raise malformed("model-missing")
    return found


def _packed(said: list[bytes]) -> dict[str, object]:
    require_within("outset-rows", len(said), MAX_ROWS)
    packed, plain = lines.pack(said)
    return {"lines": to_base64(packed), "plain": plain, "rows": len(said) - 1}


def _model_values(model: Plan | None) -> Iterator[dict[str, object]]:
    if model is None:
        return
    yield {
        "six": model.six_clear,
        "t": "model",
        "title": display_name(model.title),
        "year_from": model.year_from,
        "year_to": model.year_to,
    }
    for table in model.appendices:
        layout = json.dumps(table.layout.as_data(), ensure_ascii=False, separators=(",", ":"))
        yield {"layout": layout, "t": "table", "title": table.title}
        for item in table.items():
            signed = {"signed_by": item.marks[SIGNED_BY]} if SIGNED_BY in item.marks else {}
            yield {"level": item.level.value, "t": "line", "texts": dict(item.texts), **signed}


def _handed_value(handed: HandedScope) -> dict[str, object]:
    state = handed.state
    return {"plan": state.plan, "t": "handed", "title": display_name(handed.title), "vv": dict(state.vector)}


def read(value: Fields, office: OfficeId, role: Role) -> Outset:
    """What an office of this role says under the key `outset`.

    Raises PackageError: `E-GIOIHAN` beyond a limit, `E-QUYEN` for what it may not write, as a commune
    anything at all, else `E-KHUNG`.
    """
    if role is not Role.SUPERIOR:
        raise PackageError(Fault.AUTHORITY, "outset", office=office)
    rows = value.integer("rows")
    require_within("outset-rows", rows + 1, MAX_ROWS)
    packed = from_base64(value.text("lines", _BASE64))
    if packed is None:
        raise malformed("key-value", where=value.where, key="lines")
    found = _Reader(office=office)
    for number, line in enumerate(lines.unpack(packed, plain=value.integer("plain", least=1), rows=rows)):
        found.take(as_fields(canonical.loads(line), "outset"), is_first=number == 0)
    return found.outset()


@dataclass(slots=True, kw_only=True)
class _Reader:
    """The lines read so far."""

    office: OfficeId
    calendar: Calendar | None = None
    model: Fields | None = None
    tables: list[tuple[Fields, list[Item]]] = field(default_factory=list)
    handed: list[tuple[Fields, list[object]]] = field(default_factory=list)

    def take(self, line: Fields, *, is_first: bool) -> None:
        kind = line.get("t")
        if is_first != (kind == "outset"):
            raise malformed("outset-first")
        if kind == "calendar":
            self.calendar = _once(self.calendar, read_calendar(line))
        elif kind == "model":
            self.model = _once(self.model, line)
        elif kind == "table":
            require_within("outset-tables", len(self.tables) + 1, MAX_TABLES)
            self.tables.append((line, []))
        elif kind == "line":
            _last(self.tables).append(_line(line))
        elif kind == "handed":
            require_within("outset-handed", len(self.handed) + 1, MOST_HANDED)
            self.handed.append((line, []))
        elif kind == "record":
            _last(self.handed).append(line.get("r"))

    def outset(self) -> Outset:
        if self.model is None and self.tables:
            raise malformed("outset-table")
        model = None if self.model is None else _model(self.model, self.tables)
        handed = tuple(_handed(head, records, self.office) for head, records in self.handed)
        if len({each.state.plan for each in handed}) != len(handed):
            raise malformed("outset-twice")
        return Outset(calendar=self.calendar, model=model, handed=handed)


def _once(before: T | None, now: T) -> T:
    if before is not None:
        raise malformed("outset-twice")
    return now


def _last(opened: Sequence[tuple[Fields, list[T]]]) -> list[T]:
    """Where a line belongs: to what was opened last."""
    if not opened:
        raise malformed("outset-line")
    return opened[-1][1]


def _model(head: Fields, tables: list[tuple[Fields, list[Item]]]) -> Plan:
    first = head.integer("year_from", least=_FIRST_YEAR, most=_LAST_YEAR)
    six = head.get("six")
    if not isinstance(six, bool) or not tables:
        raise malformed("model")
    return Plan(
        title=head.name("title"),
        year_from=first,
        year_to=head.integer("year_to", least=first, most=_LAST_YEAR),
        six_clear=six,
        appendices=tuple(_table(line, items) for line, items in tables),
    )


def _table(line: Fields, items: list[Item]) -> Appendix:
    try:
        layout = read_layout(_text(line, "layout"))
        sections = tree([_of_layout(each, layout) for each in items], layout.levels)
    except ValueError as error:  # a malformed scope among them
        raise malformed("content", detail=str(error)) from error
    return Appendix(title=_text(line, "title"), layout=layout, sections=sections)


def _of_layout(item: Item, layout: Layout) -> Item:
    """The line with what its layout knows: a newer one may have more."""
    texts = {key: text for key, text in item.texts.items() if layout.level_of(key) is item.level}
    return Item(level=item.level, texts=texts, marks=item.marks)


def _line(line: Fields) -> Item:
    level, said = line.text("level", _LEVEL), line.inner("texts")
    marks = {SIGNED_BY: _text(line, "signed_by")} if "signed_by" in line.values else {}
    texts = {key: _text(said, key) for key in said.values}
    return Item(level=Level(level), texts=texts, marks=marks)


def _text(line: Fields, key: str) -> str:
    value = line.get(key)
    if not isinstance(value, str) or _CONTROL.search(value):
        raise line.wrong(key)
    require_within("text", len(value), MAX_TEXT)
    return value


def _handed(head: Fields, records: list[object], office: OfficeId) -> HandedScope:
    vector, plan = read_vector(head.inner("vv")), read_scope_plan(head)
    found: tuple[ScopeRecord, ...] = tuple(decode_record(each, vector) for each in records)
    require_distinct(found)
    state = ScopeState(office=office, plan=plan, vector=vector, records=found)
    scope = ScopeRef(office=office, plan=plan)
    authority.require_authority(found, role=Role.SUPERIOR, scope=scope)
    try:
        require_wellformed(state)
    except MalformedScopeError as error:
        raise malformed("content", detail=str(error)) from error
    return HandedScope(title=head.name("title"), state=state)
