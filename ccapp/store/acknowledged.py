"""Đã nhận, giao cho …: what offices noted of a superior's assignment, as records that go with their plans."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from datetime import date

from ccapp.domain.assignments import Acknowledged, Settled
from ccapp.domain.plan import RecordId
from ccapp.store.journal import Transaction
from ccapp.store.tables import ASSIGNMENT_ACK, Fields

_LINE = "line"
_ACKS = (
    "SELECT plan_id, source, details FROM assignment_ack WHERE {where} AND deleted IS NULL "
    "ORDER BY length(id), id"
)


def acknowledge(tx: Transaction, said: Acknowledged) -> None:
    """Note that an assignment was noted as it is; earlier notes stay, the last one counts."""
    tx.create(
        ASSIGNMENT_ACK,
        {
            "plan_id": said.plan_id,
            "source": said.source,
            "seen": said.seen,
            "by": said.by or None,
            "day": said.day.isoformat() if said.day else None,
        },
    )


def settle(tx: Transaction, connection: sqlite3.Connection, said: Settled) -> None:
    """Note what is done about one task of an assignment, in the place of what was noted of it before."""
    fields: Fields = {"covered_by": said.covered_by or None, "reason": said.reason or None}
    row = connection.execute(
        "SELECT id FROM assignment_ack WHERE plan_id = ? AND source = ? AND deleted IS NULL "
        f"AND json_extract(details, '$.{_LINE}') = ?",
        (said.plan_id, said.source, said.line),
    ).fetchone()
    if row is not None:
        tx.change(ASSIGNMENT_ACK, RecordId(row[0]), fields)
    elif said.covered_by or said.reason:
        tx.create(
            ASSIGNMENT_ACK, {"plan_id": said.plan_id, "source": said.source, _LINE: said.line, **fields}
        )


def acknowledged(connection: sqlite3.Connection, source: RecordId) -> dict[RecordId, Acknowledged]:
    """What was noted last of what a plan hands out, by the plan for which it was noted."""
    found = {}
    for plan, bag in _of(connection, source):
        if not bag.get(_LINE) and (said := bag.get("seen")):
            day = bag.get("day")
            found[plan] = Acknowledged(
                plan_id=plan,
                source=source,
                seen=said,
                by=bag.get("by") or "",
                day=date.fromisoformat(day) if day else None,
            )
    return found


def settled(connection: sqlite3.Connection, source: RecordId) -> tuple[Settled, ...]:
    """What is done about each task that a plan hands out, as far as its receivers have said."""
    return tuple(
        Settled(
            plan_id=plan,
            source=source,
            line=RecordId(bag[_LINE]),
            covered_by=RecordId(bag.get("covered_by") or ""),
            reason=bag.get("reason") or "",
        )
        for plan, bag in _of(connection, source)
        if bag.get(_LINE)
    )


def _of(connection: sqlite3.Connection, source: RecordId) -> Iterator[tuple[RecordId, dict[str, str]]]:
    for plan, _, details in connection.execute(_ACKS.format(where="source = ?"), (source,)):
        yield RecordId(plan), json.loads(details)
