"""Ý kiến: remarks on lines of plans, from rows to values and back."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import date

from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.remarks import Channel, Remark, RemarkState, Speaker
from ccapp.domain.versions import DeviceId, VersionVector
from ccapp.errors import NotFoundError
from ccapp.store.journal import Transaction
from ccapp.store.tables import COMMENT, OFFICE_SCOPE, REMARK, Fields

_TEXTS = ("field", "words", "proposed", "was", "by", "answer", "settled_by")
_DAYS = ("day", "settled_on")
_REMARKS = "SELECT id, plan_id, record, details FROM remark WHERE {where} AND deleted IS NULL"


def remark_fields(remark: Remark) -> Fields:
    """The stored fields of a remark; its id is not among them. Days are ISO dates."""
    days = {"day": remark.day, "settled_on": remark.settled_on}
    return {
        "plan_id": remark.plan_id,
        "record": remark.record,
        "speaker": remark.speaker.value,
        "channel": remark.channel.value,
        "state": remark.state.value,
        "source": remark.source or None,
        **{name: getattr(remark, name) or None for name in _TEXTS},
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }


def add_remark(tx: Transaction, remark: Remark) -> RecordId:
    """Store a new remark; the id in the value is ignored."""
    return tx.create(REMARK, remark_fields(remark))


def list_remarks(connection: sqlite3.Connection, plan: RecordId) -> tuple[Remark, ...]:
    """The living remarks on a plan, as they came; a line that one is about may be gone.

    One that is open here and that the plan's own office has answered shows that answer.
    """
    rows = connection.execute(_REMARKS.format(where="plan_id = ?") + " " + REMARK.as_made, (plan,))
    found = tuple(map(_remark, rows))
    said = _answers(connection, plan)
    return tuple(_answered(each, said[each.id]) if each.id in said else each for each in found)


def _answers(connection: sqlite3.Connection, plan: RecordId) -> dict[str, dict[str, str]]:
    rows = connection.execute(
        "SELECT remark, details FROM comment WHERE plan_id = ? AND deleted IS NULL ORDER BY length(id), id",
        (plan,),
    )
    return {remark: json.loads(details) for remark, details in rows}


def _answered(remark: Remark, bag: dict[str, str]) -> Remark:
    if not remark.is_open:
        return remark
    day = bag.get("day")
    return replace(
        remark,
        state=RemarkState(bag.get("state", RemarkState.OPEN)),
        answer=bag.get("answer", ""),
        settled_by=bag.get("by", ""),
        settled_on=date.fromisoformat(day) if day else None,
    )


def answer_remark(tx: Transaction, connection: sqlite3.Connection, remark: Remark) -> None:
    """Say on the plan what became of a remark that a superior sent, so that it goes back with the plan."""
    day = remark.settled_on
    fields: Fields = {
        "state": remark.state.value,
        "answer": remark.answer or None,
        "by": remark.settled_by or None,
        "day": day.isoformat() if day else None,
    }
    row = connection.execute(
        "SELECT id FROM comment WHERE plan_id = ? AND remark = ? AND deleted IS NULL",
        (remark.plan_id, remark.source),
    ).fetchone()
    if row is not None:
        tx.change(COMMENT, RecordId(row[0]), fields)
    elif not remark.is_open:
        tx.create(COMMENT, {"plan_id": remark.plan_id, "remark": remark.source, **fields})


def vector_of_remarks(connection: sqlite3.Connection) -> dict[DeviceId, int]:
    """What this office's own records have seen of its devices: the vector its remarks travel under."""
    rows = connection.execute("SELECT device, counter FROM scope_version WHERE plan_id = ?", (OFFICE_SCOPE,))
    return {DeviceId(device): counter for device, counter in rows}


def seen_remarks(connection: sqlite3.Connection, plan: RecordId, office: OfficeId) -> dict[DeviceId, int]:
    """How far an office's remarks on a plan were seen; empty before the first file."""
    query = "SELECT vector FROM remarks_seen WHERE plan_id = ? AND office_id = ?"
    row = connection.execute(query, (plan, office)).fetchone()
    return {} if row is None else json.loads(row[0])


def see_remarks(
    connection: sqlite3.Connection, plan: RecordId, office: OfficeId, vector: VersionVector
) -> None:
    """Note how far they were seen. Runs inside the transaction that takes them in."""
    connection.execute(
        "INSERT INTO remarks_seen (plan_id, office_id, vector) VALUES (?, ?, ?) "
        "ON CONFLICT (plan_id, office_id) DO UPDATE SET vector = excluded.vector",
        (plan, office, json.dumps(dict(vector), sort_keys=True)),
    )


def load_remark(connection: sqlite3.Connection, remark: RecordId) -> Remark:
    """A living remark. Raises NotFoundError("remark-not-found")."""
    row = connection.execute(_REMARKS.format(where="id = ?"), (remark,)).fetchone()
    if row is None:
        raise NotFoundError("remark-not-found", record=remark)
    return _remark(row)


def _remark(row: tuple[str, str, str, str]) -> Remark:
    remark, plan, record, details = row
    bag: dict[str, str] = json.loads(details)
    days = {name: date.fromisoformat(text) if (text := bag.get(name)) else None for name in _DAYS}
    return Remark(
        id=RecordId(remark),
        plan_id=RecordId(plan),
        record=RecordId(record),
        field=bag.get("field", ""),
        words=bag.get("words", ""),
        proposed=bag.get("proposed", ""),
        was=bag.get("was", ""),
        by=bag.get("by", ""),
        speaker=Speaker(bag.get("speaker", Speaker.OTHER)),
        channel=Channel(bag.get("channel", Channel.PRINTOUT)),
        day=days["day"],
        state=RemarkState(bag.get("state", RemarkState.OPEN)),
        answer=bag.get("answer", ""),
        settled_by=bag.get("settled_by", ""),
        settled_on=days["settled_on"],
        source=RecordId(bag.get("source", "")),
    )
