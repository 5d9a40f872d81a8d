"""Lấy ý kiến: rounds, those who were asked and their opinions, from rows to values and back."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from typing import Any, Final

from ccapp.domain.layout import Level
from ccapp.domain.opinions import Consultation, Consulted, Opinion, OpinionKind, Reply
from ccapp.domain.plan import Item, RecordId
from ccapp.domain.remarks import RemarkState
from ccapp.domain.returning import Brought, Moved, Spot
from ccapp.store.journal import Transaction
from ccapp.store.living import Stored, below, by_id
from ccapp.store.tables import CONSULTATION, CONSULTED, OPINION, Fields

_TEXTS: Final = ("appendix", "record", "field", "line", "column", "before", "after", "words", "by", "answer")


def add_consultation(tx: Transaction, one: Consultation) -> RecordId:
    """Store a new round; the id in the value is ignored."""
    fields: Fields = {
        "plan_id": one.plan_id,
        "sent_on": one.sent_on.isoformat(),
        "who": one.who,
        "edition": one.edition,
        "reply_by": one.reply_by.isoformat() if one.reply_by else None,
    }
    return tx.create(CONSULTATION, fields)


def consulted_fields(one: Consulted) -> Fields:
    """The stored fields of one who was asked; the id is not among them."""
    return {
        "consultation_id": one.consultation,
        "name": one.name,
        "reply": one.reply.value,
        "replied_on": one.replied_on.isoformat() if one.replied_on else None,
        "file": one.file or None,
    }


def add_consulted(tx: Transaction, one: Consulted) -> RecordId:
    """Store one who is asked; the id in the value is ignored."""
    return tx.create(CONSULTED, consulted_fields(one))


def opinion_fields(one: Opinion) -> Fields:
    """The stored fields of an opinion; its id is not among them."""
    return {
        "consulted_id": one.consulted,
        "kind": one.kind.value,
        **{name: getattr(one, name) or None for name in _TEXTS},
        "brought": json.dumps(_brought_data(one.brought), ensure_ascii=False) if one.brought else None,
        "moved": json.dumps(_moved_data(one.moved), ensure_ascii=False) if one.moved else None,
        "made": json.dumps(dict(one.made)) if one.made else None,
        "state": one.state.value,
        "settled_by": one.settled_by or None,
        "settled_on": one.settled_on.isoformat() if one.settled_on else None,
    }


def add_opinion(tx: Transaction, one: Opinion) -> RecordId:
    """Store a new opinion; the id in the value is ignored."""
    return tx.create(OPINION, opinion_fields(one))


def list_consultations(connection: sqlite3.Connection, plan: RecordId) -> tuple[Consultation, ...]:
    """The living rounds of a plan, oldest first."""
    return tuple(map(_consultation, below(connection, CONSULTATION, plan)))


def load_consultation(connection: sqlite3.Connection, record: RecordId) -> Consultation:
    """A living round. Raises NotFoundError("consultation-not-found")."""
    return _consultation(by_id(connection, CONSULTATION, record, "consultation-not-found"))


def list_consulted(connection: sqlite3.Connection, consultation: RecordId) -> tuple[Consulted, ...]:
    """Who was asked in a round, in the order they were named."""
    return tuple(map(_consulted, below(connection, CONSULTED, consultation)))


def load_consulted(connection: sqlite3.Connection, record: RecordId) -> Consulted:
    """One who was asked. Raises NotFoundError("consultation-not-found")."""
    return _consulted(by_id(connection, CONSULTED, record, "consultation-not-found"))


def list_opinions(connection: sqlite3.Connection, consulted: RecordId) -> tuple[Opinion, ...]:
    """The opinions of one who was asked, as they came."""
    return tuple(map(_opinion, below(connection, OPINION, consulted)))


def load_opinion(connection: sqlite3.Connection, record: RecordId) -> Opinion:
    """A living opinion. Raises NotFoundError("opinion-not-found")."""
    return _opinion(by_id(connection, OPINION, record, "opinion-not-found"))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _consultation(row: Stored) -> Consultation:
    bag = json.loads(row[2])
    return Consultation(
        id=RecordId(row[0]),
        plan_id=RecordId(row[1]),
        sent_on=date.fromisoformat(bag["sent_on"]),
        who=bag.get("who", ""),
        edition=bag.get("edition", ""),
        reply_by=_day(bag.get("reply_by")),
    )


def _consulted(row: Stored) -> Consulted:
    bag = json.loads(row[2])
    return Consulted(
        id=RecordId(row[0]),
        consultation=RecordId(row[1]),
        name=bag["name"],
        reply=Reply(bag.get("reply", Reply.WAITING)),
        replied_on=_day(bag.get("replied_on")),
        file=bag.get("file", ""),
    )


def _opinion(row: Stored) -> Opinion:
    bag = json.loads(row[2])
    return Opinion(
        id=RecordId(row[0]),
        consulted=RecordId(row[1]),
        kind=OpinionKind(bag["kind"]),
        **{name: bag.get(name, "") for name in _TEXTS},
        brought=_brought(json.loads(bag["brought"])) if bag.get("brought") else None,
        moved=_moved(json.loads(bag["moved"])) if bag.get("moved") else None,
        made=json.loads(bag.get("made", "{}")),
        state=RemarkState(bag.get("state", RemarkState.OPEN)),
        settled_by=bag.get("settled_by", ""),
        settled_on=_day(bag.get("settled_on")),
    )


def _spot_data(spot: Spot) -> dict[str, Any]:
    return {"parent": spot.parent, "behind": list(spot.behind), "order": spot.order}


def _spot(data: dict[str, Any]) -> Spot:
    return Spot(parent=data["parent"], behind=tuple(data["behind"]), order=data["order"])


def _moved_data(one: Moved) -> dict[str, Any]:
    return {"record": one.record, "spot": _spot_data(one.spot)}


def _moved(data: dict[str, Any]) -> Moved:
    return Moved(record=RecordId(data["record"]), spot=_spot(data["spot"]))


def _brought_data(one: Brought) -> dict[str, Any]:
    return {"item": _item_data(one.item), "spot": _spot_data(one.spot)}


def _brought(data: dict[str, Any]) -> Brought:
    return Brought(item=_item(data["item"]), spot=_spot(data["spot"]))


def _item_data(item: Item) -> dict[str, Any]:
    return {
        "level": item.level.value,
        "texts": dict(item.texts),
        "source": item.source,
        "children": [_item_data(child) for child in item.children],
    }


def _item(data: dict[str, Any]) -> Item:
    return Item(
        level=Level(data["level"]),
        texts=data["texts"],
        source=data["source"],
        children=tuple(map(_item, data["children"])),
    )
