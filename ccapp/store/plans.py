"""Plans, appendices and their lines: from rows to frozen values and back."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from ccapp.domain.beside import is_also
from ccapp.domain.layout import Layout, Level
from ccapp.domain.ordering import between, spread
from ccapp.domain.plan import (
    MARKS,
    TIMING,
    Appendix,
    Body,
    Channel,
    Item,
    OfficeId,
    Plan,
    PlanState,
    RecordId,
    Reference,
    Side,
    Signature,
)
from ccapp.errors import NotFoundError
from ccapp.store.accepted import ACCEPTED_BY
from ccapp.store.extras import extras_fields, extras_of
from ccapp.store.journal import Transaction
from ccapp.store.tables import APPENDIX, CONTENT, ITEM, JOURNALED, PLAN, Fields, Table
from ccapp.values import replace, value

_PLAN_COLUMNS = f"id, office_id, title, year_from, year_to, state, archived, details, {ACCEPTED_BY}"
_CHANNELS = frozenset(Channel)  # a newer version may know others


def insert_plan(tx: Transaction, plan: Plan) -> RecordId:
    """Store a plan with everything under it; ids in the value are ignored, new ones are made."""
    plan_id = tx.create(PLAN, plan_fields(plan))
    for position, appendix in zip(spread(len(plan.appendices)), plan.appendices, strict=True):
        _insert_appendix(tx, plan_id, appendix, position)
    return plan_id


def add_appendix(
    tx: Transaction, connection: sqlite3.Connection, plan_id: RecordId, appendix: Appendix
) -> None:
    """Store a table with its lines after all others of a stored plan."""
    last = connection.execute(
        "SELECT max(position) FROM appendix WHERE plan_id = ? AND deleted IS NULL", (plan_id,)
    ).fetchone()[0]
    _insert_appendix(tx, plan_id, appendix, between(last or "", ""))


def plan_fields(plan: Plan) -> Fields:
    """The stored fields of a plan itself, without its appendices. Days are ISO dates."""
    signed = plan.reference.signed_on
    details: Fields = {
        "issuer": plan.issuer.name,
        "issuer_side": plan.issuer.side.value,
        "superior": plan.superior.name,
        "superior_side": plan.superior.side.value,
        "authority": plan.signature.authority,
        "position": plan.signature.position,
        "signer": plan.signature.signer,
        "doc_type": plan.reference.doc_type,
        "number": plan.reference.number,
        "symbol": plan.reference.symbol,
        "signed_on": signed.isoformat() if signed else None,
        "place": plan.place,
        **extras_fields(plan.extras),
        "six_clear": int(plan.six_clear) or None,
        "sent_by": plan.sent_by.value if plan.sent_by else None,
        "adjusting": plan.adjusting or None,
        "adjusted": plan.adjusted or None,
        "proxy_for": plan.proxy_for or None,
        "from_form": plan.from_form or None,
        "replaced_by": plan.replaced_by or None,
    }
    return {
        "office_id": plan.office_id,
        "title": plan.title,
        "year_from": plan.year_from,
        "year_to": plan.year_to,
        "state": plan.state.value,
        "archived": int(plan.archived),
        **details,
    }


def _insert_appendix(tx: Transaction, plan_id: RecordId, appendix: Appendix, position: str) -> None:
    fields: Fields = {
        "plan_id": plan_id,
        "position": position,
        "title": appendix.title,
        "layout": layout_text(appendix.layout),
    }
    appendix_id = tx.create(APPENDIX, fields)
    _insert_items(tx, {"plan_id": plan_id, "appendix_id": appendix_id}, None, appendix.sections)


def layout_text(layout: Layout) -> str:
    """A layout as it is stored and sent: one text."""
    return json.dumps(layout.as_data(), ensure_ascii=False, separators=(",", ":"))


def insert_branch(
    tx: Transaction,
    plan_id: RecordId,
    appendix_id: RecordId,
    parent: RecordId | None,
    item: Item,
    position: str,
) -> RecordId:
    """Store one new line with everything below it at a place among its siblings; returns its id."""
    home: Fields = {"plan_id": plan_id, "appendix_id": appendix_id}
    fields: Fields = {**home, "parent_id": parent, "level": item.level.value, "position": position}
    record = tx.create(ITEM, fields | {**item.texts, **item.marks})
    _insert_items(tx, home, record, item.children)
    return record


def positions(
    connection: sqlite3.Connection, parent: RecordId | None, appendix: RecordId
) -> list[tuple[RecordId, str]]:
    """Ids and positions of living siblings in order: below `parent`, or the sections of `appendix`."""
    sections = (
        "plan_id = (SELECT plan_id FROM appendix WHERE id = ?1) AND appendix_id = ?1 AND parent_id IS NULL"
    )
    where = sections if parent is None else "parent_id = ?1"
    rows = connection.execute(
        f"SELECT id, position FROM item WHERE {where} AND deleted IS NULL ORDER BY position, id",
        (parent or appendix,),
    )
    return [(RecordId(record), position) for record, position in rows]


def _insert_items(tx: Transaction, home: Fields, parent: RecordId | None, items: tuple[Item, ...]) -> None:
    for position, item in zip(spread(len(items)), items, strict=True):
        fields: Fields = {**home, "parent_id": parent, "level": item.level.value, "position": position}
        record = tx.create(ITEM, fields | {**item.texts, **item.marks})
        _insert_items(tx, home, record, item.children)


StoredLine = tuple[str, str, str]  # id, level, texts as they stand in the table
KnownLines = dict[str, tuple[StoredLine, Item]]


def list_plans(connection: sqlite3.Connection, office: OfficeId) -> tuple[Plan, ...]:
    """The living plans of an office, without their appendices, newest year first.

    What a superior holds in proxy for its communes is no plan of its own: see `store.proxies`.
    """
    rows = connection.execute(
        f"SELECT {_PLAN_COLUMNS} FROM plan WHERE office_id = ? AND deleted IS NULL "
        "AND json_extract(details, '$.proxy_for') IS NULL ORDER BY year_from DESC, id",
        (office,),
    )
    return tuple(_plan(row) for row in rows)


def plans_with_timing(connection: sqlite3.Connection) -> frozenset[RecordId]:
    """The plans in which a deadline was put off, or an event noted."""
    rows = connection.execute(
        "SELECT DISTINCT plan_id FROM item WHERE instr(texts, ?) > 0 AND deleted IS NULL", (f'"{TIMING}":',)
    )
    return frozenset(RecordId(plan) for (plan,) in rows)


def load_head(connection: sqlite3.Connection, plan_id: RecordId) -> Plan:
    """A living plan without its appendices. Raises NotFoundError."""
    row = connection.execute(
        f"SELECT {_PLAN_COLUMNS} FROM plan WHERE id = ? AND deleted IS NULL",
        (plan_id,),
    ).fetchone()
    if row is None:
        raise NotFoundError("plan-not-found", plan=plan_id)
    return _plan(row)


def load_plan(connection: sqlite3.Connection, plan_id: RecordId, known: KnownLines | None = None) -> Plan:
    """A living plan with all appendices. Raises NotFoundError.

    A line that still stands in the database as in `known` is that very value; `known` then holds what was
    read.
    """
    head = load_head(connection, plan_id)
    appendices = connection.execute(
        "SELECT id, title, layout FROM appendix WHERE plan_id = ? AND deleted IS NULL ORDER BY position, id",
        (plan_id,),
    ).fetchall()
    trees = _load_trees(connection, plan_id, {} if known is None else known)
    return replace(
        head,
        appendices=tuple(
            Appendix(
                id=RecordId(record),
                title=title,
                layout=Layout.from_data(json.loads(layout)),
                sections=trees.get(record, ()),
            )
            for record, title, layout in appendices
        ),
    )


@value
class Branch:
    """One line with the lines above it and those directly below, and the layout it stands in."""

    plan_id: RecordId
    layout: Layout
    path: tuple[Item, ...]


def load_branch(connection: sqlite3.Connection, record: RecordId) -> Branch:
    """The surroundings of one living line, without loading its plan. Raises NotFoundError."""
    path: list[Item] = []
    below = tuple(_line(row) for row in _children(connection, record))
    above: str | None = record
    home = ("", "")
    while above is not None:
        row = connection.execute(
            "SELECT id, level, texts, parent_id, plan_id, appendix_id FROM item "
            "WHERE id = ? AND deleted IS NULL",
            (above,),
        ).fetchone()
        if row is None:
            raise NotFoundError("record-not-found", record=record)
        path.insert(0, _line(row[:3], () if path else below))
        above, home = row[3], row[4:]
    layout = connection.execute("SELECT layout FROM appendix WHERE id = ?", (home[1],)).fetchone()[0]
    return Branch(plan_id=RecordId(home[0]), layout=Layout.from_data(json.loads(layout)), path=tuple(path))


def _children(connection: sqlite3.Connection, record: str) -> sqlite3.Cursor:
    return connection.execute(
        "SELECT id, level, texts FROM item WHERE parent_id = ? AND deleted IS NULL ORDER BY position, id",
        (record,),
    )


def _line(row: StoredLine, children: tuple[Item, ...] = ()) -> Item:
    record, level, texts = row
    # A newer version may keep fields here that are not texts; they stay in the database and are not ours.
    known = {key: text for key, text in json.loads(texts).items() if _is_text(key, text)}
    marks = {key: known.pop(key) for key in MARKS if key in known}
    return Item(id=RecordId(record), level=Level(level), texts=known, marks=marks, children=children)


def _is_text(key: str, text: object) -> bool:
    return isinstance(text, str) and not is_also(key)


def _load_trees(
    connection: sqlite3.Connection, plan_id: RecordId, known: KnownLines
) -> dict[str, tuple[Item, ...]]:
    """Top items of each appendix. Lines whose parent is deleted are not reachable, so they stay out."""
    children: defaultdict[str, list[StoredLine]] = defaultdict(list)
    rows = connection.execute(
        "SELECT coalesce(parent_id, appendix_id), id, level, texts FROM item "
        "WHERE plan_id = ? AND deleted IS NULL ORDER BY position, id",
        (plan_id,),
    )
    for above, *row in rows:
        children[above].append((row[0], row[1], row[2]))
    fresh: KnownLines = {}

    def build(above: str) -> tuple[Item, ...]:
        return tuple([again(row) for row in children.get(above, ())])

    def again(row: StoredLine) -> Item:
        below = build(row[0])
        before = known.get(row[0])
        same = before is not None and before[0] == row and before[1].children == below
        fresh[row[0]] = before if before is not None and same else (row, _line(row, below))
        return fresh[row[0]][1]

    tops = connection.execute("SELECT id FROM appendix WHERE plan_id = ?", (plan_id,))
    trees = {appendix: build(appendix) for (appendix,) in tops.fetchall()}
    known.clear()
    known.update(fresh)
    return trees


def _plan(row: tuple[str, str, str, int, int, str, int, str, str | None]) -> Plan:
    record, office, title, year_from, year_to, state, archived, details, accepted_by = row
    bag: dict[str, str] = json.loads(details)
    signed = bag.get("signed_on")
    return Plan(
        id=RecordId(record),
        office_id=OfficeId(office),
        title=title,
        year_from=year_from,
        year_to=year_to,
        state=PlanState(state),
        archived=bool(archived),
        issuer=Body(name=bag.get("issuer", ""), side=Side(bag.get("issuer_side", Side.STATE))),
        superior=Body(name=bag.get("superior", ""), side=Side(bag.get("superior_side", Side.STATE))),
        signature=Signature(
            authority=bag.get("authority", ""),
            position=bag.get("position", ""),
            signer=bag.get("signer", ""),
        ),
        reference=Reference(
            doc_type=bag.get("doc_type", ""),
            number=bag.get("number", ""),
            symbol=bag.get("symbol", ""),
            signed_on=date.fromisoformat(signed) if signed else None,
        ),
        place=bag.get("place", ""),
        extras=extras_of(bag),
        six_clear=bool(bag.get("six_clear")),
        sent_by=Channel(bag["sent_by"]) if bag.get("sent_by") in _CHANNELS else None,
        adjusting=RecordId(str(bag.get("adjusting", ""))),
        adjusted=count if isinstance(count := bag.get("adjusted"), int) else 0,
        accepted_by=accepted_by or "",
        proxy_for=str(bag.get("proxy_for", "")),
        from_form=RecordId(str(bag.get("from_form", ""))),
        replaced_by=RecordId(str(bag.get("replaced_by", ""))),
    )


@value
class Found:
    """A record named by its id or a unique prefix, and the plan it belongs to ("" for one of the office)."""

    table: Table
    id: RecordId
    plan: RecordId


def find_record(
    connection: sqlite3.Connection,
    prefix: str,
    types: Iterable[str] = tuple(CONTENT),
    *,
    deleted: bool = False,
) -> Found:
    """The record whose id is `prefix` or alone begins with it.

    Raises NotFoundError("record-not-found") or ("record-ambiguous"). Deleted records are found only when
    asked for: history still names them, everywhere else they are gone.
    """
    exact = _named(connection, prefix)
    if exact is not None:
        # An id that is known stands for nothing else, even where another id begins with it.
        found, alive = exact
        if found.table.type not in types or not (alive or deleted):
            raise NotFoundError("record-not-found", record=prefix)
        return found
    tables = [JOURNALED[type_] for type_ in types]
    hits = [hit for table in tables for hit in _beginning(connection, table, prefix, deleted=deleted)]
    if not prefix or not hits:
        raise NotFoundError("record-not-found", record=prefix)
    if len(hits) > 1:
        raise NotFoundError("record-ambiguous", record=prefix)
    return hits[0]


def _named(connection: sqlite3.Connection, record: str) -> tuple[Found, bool] | None:
    for table in JOURNALED.values():
        row = connection.execute(
            f"SELECT id, {_scope(table)}, deleted IS NULL FROM {table.type} WHERE id = ?", (record,)
        ).fetchone()
        if row is not None:
            return Found(table=table, id=RecordId(row[0]), plan=RecordId(row[1])), bool(row[2])
    return None


def _beginning(connection: sqlite3.Connection, table: Table, prefix: str, *, deleted: bool) -> list[Found]:
    living = "" if deleted else "AND deleted IS NULL"
    rows = connection.execute(
        f"SELECT id, {_scope(table)} FROM {table.type} WHERE id >= ? AND id < ? {living} ORDER BY id LIMIT 2",
        (prefix, prefix + "\U0010ffff"),
    )
    return [Found(table=table, id=RecordId(row[0]), plan=RecordId(row[1])) for row in rows]


def _scope(table: Table) -> str:
    if table is PLAN:
        return "id"
    return "plan_id" if table.in_plan else "''"
