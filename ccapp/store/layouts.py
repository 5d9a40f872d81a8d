"""The layout of an appendix, written over the stored one; what a newer version keeps there stays."""

from __future__ import annotations

import json
from typing import Any

from ccapp.domain.layout import Layout
from ccapp.domain.ordering import spread
from ccapp.domain.plan import Appendix, RecordId
from ccapp.store.journal import Transaction
from ccapp.store.plans import insert_branch
from ccapp.store.tables import APPENDIX, ITEM, Fields


def write_layout(tx: Transaction, appendix: RecordId, stored: Fields, layout: Layout) -> None:
    """Give an appendix another layout with the same levels. `stored` are its fields as they are now."""
    before: dict[str, Any] = json.loads(str(stored["layout"]))
    tx.change(APPENDIX, appendix, {"layout": _json(layout.data_over(before))})


def replace_appendix(
    tx: Transaction, plan: RecordId, before: Appendix, after: Appendix, stored: Fields
) -> RecordId:
    """Put an appendix of other levels in the place of one without texts; returns its id.

    A removed line keeps the level it was made with; under a layout of other levels it would no longer make
    one plan with the rest, and a receiver would refuse it. So the table begins anew.
    """
    for item in before.items():
        tx.delete(ITEM, item.id)
    tx.delete(APPENDIX, before.id)
    made = tx.create(APPENDIX, {**stored, "layout": _json(after.layout.as_data()), "deleted": None})
    for section, position in zip(after.sections, spread(len(after.sections)), strict=True):
        insert_branch(tx, plan, made, None, section, position)
    return made


def _json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
