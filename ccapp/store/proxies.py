"""Cấp trên nhập thay: the plans that a superior holds for communes, and which of them a commune replaced."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from ccapp.domain.form_marks import commune_key, same_commune
from ccapp.domain.plan import OfficeId, Plan, RecordId
from ccapp.store.journal import Transaction
from ccapp.store.lineage import present_names
from ccapp.store.plans import load_head
from ccapp.store.tables import PLAN


def list_proxies(connection: sqlite3.Connection, office: OfficeId) -> tuple[Plan, ...]:
    """The living plans that `office` holds in proxy, without their appendices: by commune, newest year first.

    Those that a commune's own plan has replaced are among them.
    """
    rows = connection.execute(
        "SELECT id FROM plan WHERE office_id = ? AND deleted IS NULL "
        "AND json_extract(details, '$.proxy_for') IS NOT NULL "
        "ORDER BY json_extract(details, '$.proxy_for'), year_from DESC, id",
        (office,),
    )
    return tuple(load_head(connection, RecordId(record)) for (record,) in rows.fetchall())


def names_now(connection: sqlite3.Connection) -> Callable[[str], str]:
    """What a commune is called now, by any name it had; one that is not known keeps the name given."""
    known = {commune_key(name): now for name, now in present_names(connection).items()}
    return lambda name: known.get(commune_key(name), name)


def proxies_of(connection: sqlite3.Connection, office: OfficeId, commune: str) -> tuple[Plan, ...]:
    """As `list_proxies`, of one commune under any of its names, and only those that nothing has replaced."""
    rows = connection.execute(
        "SELECT id, json_extract(details, '$.proxy_for') FROM plan WHERE office_id = ? AND deleted IS NULL "
        "AND json_extract(details, '$.proxy_for') IS NOT NULL "
        "AND json_extract(details, '$.replaced_by') IS NULL ORDER BY year_from DESC, id",
        (office,),
    ).fetchall()
    if not rows:
        return ()  # as nearly always; the names of a whole country would take longer than a tenth of its plan
    now = names_now(connection)
    return tuple(
        load_head(connection, RecordId(record))
        for record, name in rows
        if same_commune(now(name), now(commune))
    )


def replace_proxy(tx: Transaction, proxy: RecordId, own: RecordId | None) -> None:
    """Note that the commune's own plan `own` stands in place of the proxy; None takes that back."""
    tx.change(PLAN, proxy, {"replaced_by": own})


def free_proxies(connection: sqlite3.Connection, tx: Transaction, own: RecordId) -> None:
    """Let the proxies count again that a plan had replaced which is gone: its reception was undone."""
    rows = connection.execute(
        "SELECT id FROM plan WHERE json_extract(details, '$.replaced_by') = ? AND deleted IS NULL", (own,)
    )
    for (proxy,) in rows.fetchall():
        replace_proxy(tx, RecordId(proxy), None)
