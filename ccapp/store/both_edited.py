"""Where two machines of the office wrote into one field: the records, their lines, what stood before."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from typing import Final

from ccapp.domain.beside import ALSO, ASIDE
from ccapp.domain.layout import NUMBER, SECTION_NUMBER, Layout
from ccapp.domain.merge import Standing, differing
from ccapp.domain.plan import RecordId
from ccapp.domain.scope import ScopeRecord
from ccapp.store.tables import ITEM, JOURNALED, PLAN, TABLES, Fields, Table
from ccapp.values import value

_UNSETTLED: Final = "unsettled:"


@value
class Place:
    """A record with more than one value in a field, and where it stands: plan, number of its line, layout."""

    record: ScopeRecord
    plan: RecordId | None = None
    plan_title: str = ""
    number: str = ""
    layout: Layout | None = None


def table_of(type_: str) -> Table:
    """The table of a record type."""
    return JOURNALED[type_]


def places(connection: sqlite3.Connection) -> tuple[Place, ...]:
    """Every record of ours in which several values stand, plans first; nearly always none."""
    return tuple(
        place for table in JOURNALED.values() for place in _of_table(connection, table, _ours(table))
    )


def places_in(connection: sqlite3.Connection, plan: RecordId) -> tuple[Place, ...]:
    """As `places`, of one plan, ours or another office's."""
    found: list[Place] = []
    for table in TABLES.values():
        scope = "id" if table is PLAN else "plan_id"
        found += _of_table(connection, table, f"AND {scope} = ?", (plan,))
    return tuple(found)


def note_unsettled(connection: sqlite3.Connection, plan: RecordId) -> None:
    """Count anew in how many fields of a collected plan its office has not chosen between two machines.

    Noted, for a list of three thousand plans cannot look through all their lines. Inside a transaction.
    """
    count = sum(len(differing(place.record)) for place in places_in(connection, plan))
    if count:
        connection.execute(
            "INSERT INTO meta (key, value) VALUES (?, ?) "
            "ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            (f"{_UNSETTLED}{plan}", str(count)),
        )
    else:
        connection.execute("DELETE FROM meta WHERE key = ?", (f"{_UNSETTLED}{plan}",))


def unsettled(connection: sqlite3.Connection) -> dict[RecordId, int]:
    """What `note_unsettled` counted, by plan; plans in which all is settled are not named."""
    rows = connection.execute("SELECT key, value FROM meta WHERE key GLOB ?", (f"{_UNSETTLED}*",))
    return {RecordId(key.removeprefix(_UNSETTLED)): int(count) for key, count in rows}


def begun(connection: sqlite3.Connection, plan: RecordId | None) -> str | None:
    """When a plan was made, by the clock of then; None where it was not made here."""
    row = connection.execute(
        "SELECT min(tx.at) FROM change JOIN tx ON tx.id = change.tx "
        "WHERE change.record = ? AND change.before IS NULL AND tx.kind != 'system'",
        (plan,),
    ).fetchone()
    return None if row is None or row[0] is None else str(row[0])


def _ours(table: Table) -> str:
    """Leaves out plans of other offices, which a superior has by the hundred: what another office has not
    settled is for it to settle.
    """
    if table.type not in TABLES:
        return ""
    plan = "id" if table is PLAN else "plan_id"
    return (
        f"AND {plan} IN (SELECT plan.id FROM plan JOIN office ON office.id = plan.office_id WHERE office.own)"
    )


def _of_table(
    connection: sqlite3.Connection, table: Table, whose: str, of: tuple[str, ...] = ()
) -> Iterator[Place]:
    names = ", ".join(("id", *table.columns, table.bag, "versions"))
    where = f"(instr(versions, ?) > 0 OR instr(deleted, ?) > 0) {whose}"
    rows = connection.execute(
        f"SELECT {names} FROM {table.type} WHERE {where} {table.as_made}", (f'"{ALSO}', f'"{ASIDE}":', *of)
    )
    for row in rows.fetchall():
        pairs = zip(table.columns, row[1:], strict=False)
        fields: Fields = {name: content for name, content in pairs if content is not None}
        fields |= json.loads(row[-2])
        record = ScopeRecord(
            type=table.type, id=RecordId(row[0]), fields=fields, versions=json.loads(row[-1])
        )
        yield _place(connection, record)


def _place(connection: sqlite3.Connection, record: ScopeRecord) -> Place:
    plan = record.id if record.type == PLAN.type else record.fields.get("plan_id")
    head = connection.execute("SELECT title FROM plan WHERE id = ?", (plan,)).fetchone()
    if head is None:
        return Place(record=record)
    layout = None
    if record.type == ITEM.type:
        row = connection.execute(
            "SELECT layout FROM appendix WHERE id = ?", (record.fields["appendix_id"],)
        ).fetchone()
        layout = Layout.from_data(json.loads(row[0]))
    return Place(
        record=record,
        plan=RecordId(str(plan)),
        plan_title=head[0],
        number=_number(connection, record),
        layout=layout,
    )


def _number(connection: sqlite3.Connection, record: ScopeRecord) -> str:
    """The number of the task or section that a line is of, empty where it has none."""
    texts, above = record.fields, record.fields.get("parent_id")
    while True:
        number = texts.get(NUMBER) or texts.get(SECTION_NUMBER)
        if number or not above:
            return str(number or "")
        row = connection.execute("SELECT texts, parent_id FROM item WHERE id = ?", (above,)).fetchone()
        texts, above = json.loads(row[0]), row[1]


def before(
    connection: sqlite3.Connection, record: ScopeRecord, field: str, standing: Iterable[Standing]
) -> str | None:
    """What stood in a field before the first of these values came here; None where that is not known."""
    dots = [each.dot for each in standing]
    marks = ", ".join("?" * len(dots))
    row = connection.execute(
        "SELECT change.before FROM change JOIN tx ON tx.id = change.tx "
        f"WHERE change.record = ? AND tx.dot IN ({marks}) ORDER BY tx.id LIMIT 1",
        (record.id, *dots),
    ).fetchone()
    if row is None or row[0] is None:
        return None
    known = json.loads(row[0])
    return None if field not in known else str(known[field] or "")
