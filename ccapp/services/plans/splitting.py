"""Tách thành nhiều dòng: a cell of several products or several tasks becomes as many lines."""

from __future__ import annotations

from ccapp.domain.layout import PRODUCT, Level
from ccapp.domain.plan import Item, Plan, RecordId
from ccapp.domain.splitting import products_of, tasks_of
from ccapp.errors import RefusedError
from ccapp.services.plans.editing import position_after, require_draft, reshape
from ccapp.services.session import Changes, Session
from ccapp.store.journal import Transaction
from ccapp.store.plans import insert_branch, load_branch
from ccapp.store.tables import ITEM


def split(session: Session, plan: RecordId, record: RecordId) -> Changes:
    """Make a line for each entry of the product cell of a leaf, or of the words of a task; one undo.

    The first line is the one that was there. Raises RefusedError("nothing-to-split") where the cell holds one
    entry by now, and as `editing` for a plan that is locked or another office's.
    """
    found = require_draft(session, plan)
    line = load_branch(session.store.connection, record).path[-1]
    parts = _parts(found, line)
    if len(parts) < 2:  # noqa: PLR2004 - one is no split
        raise RefusedError("nothing-to-split")
    return reshape(session, found, "split", lambda tx: _write(session, tx, found, parts))


def _parts(plan: Plan, line: Item) -> tuple[Item, ...]:
    if not line.children:
        return products_of(line) if PRODUCT in line.texts else ()
    if line.level is Level.SECTION:
        return ()
    layout = next(each.layout for each in plan.appendices if any(item.id == line.id for item in each.items()))
    return tasks_of(line, layout.title_key(line.level))


def _write(session: Session, tx: Transaction, plan: Plan, parts: tuple[Item, ...]) -> None:
    first, *others = parts
    appendix, above = _home(plan, first.id)
    tx.change(ITEM, first.id, dict(first.texts))
    last = first.id
    for part in others:
        at = position_after(session, tx, above, appendix, last)
        last = insert_branch(tx, plan.id, appendix, above, part, at)


def _home(plan: Plan, record: RecordId) -> tuple[RecordId, RecordId]:
    """The appendix of a line and the line above it."""
    return next(
        (appendix.id, item.id)
        for appendix in plan.appendices
        for item in appendix.items()
        if any(child.id == record for child in item.children)
    )
