"""Ý kiến: remarks on lines of plans, from rows to values and back."""

from __future__ import annotations

import json
import sqlite3
from datetime import date

from ccapp.domain.plan import RecordId
from ccapp.domain.remarks import Channel, Remark, RemarkState, Speaker
from ccapp.errors import NotFoundError
from ccapp.store.journal import Transaction
from ccapp.store.tables import REMARK, Fields

_TEXTS = ("field", "words", "by", "answer", "settled_by")
_DAYS = ("day", "settled_on")
_REMARKS = "SELECT id, plan_id, record, details FROM remark WHERE {where} AND deleted IS NULL"
_AS_THEY_CAME = " ORDER BY length(id), id"


def remark_fields(remark: Remark) -> Fields:
    """The stored fields of a remark; its id is not among them. Days are ISO dates."""
    days = {"day": remark.day, "settled_on": remark.settled_on}
    return {
        "plan_id": remark.plan_id,
        "record": remark.record,
        "speaker": remark.speaker.value,
        "channel": remark.channel.value,
        "state": remark.state.value,
        **{name: getattr(remark, name) or None for name in _TEXTS},
        **{name: day.isoformat() if day else None for name, day in days.items()},
    }


def add_remark(tx: Transaction, remark: Remark) -> RecordId:
    """Store a new remark; the id in the value is ignored."""
    return tx.create(REMARK, remark_fields(remark))


def list_remarks(connection: sqlite3.Connection, plan: RecordId) -> tuple[Remark, ...]:
    """The living remarks on a plan, as they came; a line that one is about may be gone."""
    rows = connection.execute(_REMARKS.format(where="plan_id = ?") + _AS_THEY_CAME, (plan,))
    return tuple(map(_remark, rows))


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
        by=bag.get("by", ""),
        speaker=Speaker(bag.get("speaker", Speaker.OTHER)),
        channel=Channel(bag.get("channel", Channel.PRINTOUT)),
        day=days["day"],
        state=RemarkState(bag.get("state", RemarkState.OPEN)),
        answer=bag.get("answer", ""),
        settled_by=bag.get("settled_by", ""),
        settled_on=days["settled_on"],
    )
