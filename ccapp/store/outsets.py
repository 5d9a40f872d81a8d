"""What superiors give communes to begin with, from rows to values and back: ours, and those given to us."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count, takewhile
from typing import Any, Final

from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.report_calendar import Calendar, Period, YearDay
from ccapp.domain.versions import FieldValue
from ccapp.store.journal import Transaction
from ccapp.store.office_names import OFFICE_NAME
from ccapp.store.tables import OUTSET, Fields

MOST_FORM: Final = 200_000  # characters of a model plan as it is kept
_FORM: Final = "form."
_STAMP: Final = 9  # characters before each part: whose it is, so that of two models none is read in the other
_PART: Final = 20_000 - _STAMP  # no text that travels between our machines is longer


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptOutset:
    """What one office gives. `model` and `without` are a superior's own choice for its files; `form` is the
    model plan that was given to us, as `exchange.outset` packs it, "" for none.
    """

    office: OfficeId
    office_name: str = ""
    calendar: Calendar | None = None
    model: str = ""
    without: frozenset[RecordId] = frozenset()
    form: str = ""


def outset_of(connection: sqlite3.Connection, office: OfficeId) -> KeptOutset | None:
    """What an office gives, None where nothing is kept; of several records the last."""
    return next((each for each in list_outsets(connection) if each.office == office), None)


def list_outsets(connection: sqlite3.Connection) -> tuple[KeptOutset, ...]:
    """What every office gives, by its name."""
    rows = connection.execute(
        f"SELECT office_id, coalesce({OFFICE_NAME}, json_extract(details, '$.name'), ''), details "
        "FROM outset LEFT JOIN office ON office.id = office_id WHERE deleted IS NULL "
        "ORDER BY length(outset.id), outset.id"
    )
    last = {office: _kept(OfficeId(office), name, json.loads(details)) for office, name, details in rows}
    return tuple(sorted(last.values(), key=lambda each: (each.office_name, each.office)))


def keep_outset(tx: Transaction, connection: sqlite3.Connection, kept: KeptOutset) -> None:
    """Keep what an office gives in place of what it gave before."""
    row = connection.execute(
        "SELECT id, details FROM outset WHERE office_id = ? AND deleted IS NULL "
        "ORDER BY length(id) DESC, id DESC LIMIT 1",
        (kept.office,),
    ).fetchone()
    fields = _fields(kept)
    if row is None:
        tx.create(OUTSET, {"office_id": kept.office, **fields})
        return
    gone = {name: None for name in json.loads(row[1]) if name.startswith(_FORM)}
    tx.change(OUTSET, RecordId(row[0]), gone | fields)


def kept_of(fields: Mapping[str, FieldValue]) -> KeptOutset:
    """What a record's fields say. Raises ValueError, KeyError, TypeError or AttributeError for others."""
    return _kept(OfficeId(str(fields["office_id"])), str(fields.get("name") or ""), dict(fields))


def _fields(kept: KeptOutset) -> Fields:
    stamp = _stamp(kept.form)
    parts = (stamp + kept.form[at : at + _PART] for at in range(0, len(kept.form), _PART))
    return {
        "name": kept.office_name or None,
        "basis": kept.calendar.basis if kept.calendar is not None else None,
        "periods": _periods_text(kept.calendar) if kept.calendar is not None else None,
        "model": kept.model or None,
        "without": " ".join(sorted(kept.without)) or None,
        **{f"{_FORM}{number}": part for number, part in enumerate(parts, start=1)},
    }


def _periods_text(calendar: Calendar) -> str:
    periods = [
        [each.name, each.cut_off.month, each.cut_off.day, each.send.month, each.send.day]
        for each in calendar.periods
    ]
    return json.dumps(periods, ensure_ascii=False, separators=(",", ":"))


def _stamp(form: str) -> str:
    return f"{hashlib.sha256(form.encode()).hexdigest()[: _STAMP - 1]}:"


def _form(bag: dict[str, Any]) -> str:
    """The model whose first part it is: where two machines kept one each, further parts of the longer one
    may stand behind those of the other.
    """
    parts = [bag[name] for name in takewhile(bag.get, (f"{_FORM}{number}" for number in count(1)))]
    stamp = parts[0][:_STAMP] if parts else ""
    form = "".join(part[_STAMP:] for part in takewhile(lambda part: part.startswith(stamp), parts))
    if parts and stamp != _stamp(form):
        raise ValueError("a model that is not whole")
    return form


def _kept(office: OfficeId, name: str, bag: dict[str, Any]) -> KeptOutset:
    return KeptOutset(
        office=office,
        office_name=name,
        calendar=_calendar(bag) if bag.get("periods") is not None else None,
        model=bag.get("model") or "",
        without=frozenset(map(RecordId, (bag.get("without") or "").split())),
        form=_form(bag),
    )


def _calendar(bag: dict[str, Any]) -> Calendar:
    periods = tuple(
        Period(name=name, cut_off=YearDay(month=cut_month, day=cut_day), send=YearDay(month=month, day=day))
        for name, cut_month, cut_day, month, day in json.loads(bag["periods"])
    )
    return Calendar(periods=periods, basis=bag.get("basis") or "")
