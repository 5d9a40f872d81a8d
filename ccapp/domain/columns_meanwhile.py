"""One machine took a column away while another wrote into it: the column stays until somebody decides."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from ccapp.domain.issued_meanwhile import stand
from ccapp.domain.layout import Layout
from ccapp.domain.merge import DELETED, cells_of
from ccapp.domain.plan import RecordId
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import Dot, Dots, counter_of, device_of, joined

_LAYOUT: Final = "layout"


def keep_columns(
    merged: ScopeState, one: ScopeState, other: ScopeState, fresh: Dots
) -> tuple[ScopeState, Mapping[Dot, Dot]]:
    """A merged state whose tables show every column that holds words which its remover had not seen.

    The layout that has the column is shown, the other stands beside it. Gives for each new dot the one whose
    words it holds.
    """
    renamed: dict[Dot, Dot] = {}
    wanted = {**_wanted(merged, one, other), **_wanted(merged, other, one)}
    if not wanted:
        return merged, renamed
    records = []
    for record in merged.records:
        if record.id in wanted:
            fields, versions = dict(record.fields), dict(record.versions)
            cell = cells_of(record).get(_LAYOUT, {})
            removed = versions.get(_LAYOUT, Dot(record.id))
            cell.setdefault(removed, record.fields.get(_LAYOUT))
            stand(fields, versions, _LAYOUT, wanted[record.id], fresh, renamed, cell)
            records.append(replace(record, fields=fields, versions=versions))
        else:
            records.append(record)
    return replace(merged, records=tuple(records), vector=joined(merged.vector, fresh.vector)), renamed


def _wanted(merged: ScopeState, side: ScopeState, rest: ScopeState) -> dict[RecordId, str]:
    """The tables of which the layout of `side` is needed, because `rest` had not seen words in a column."""
    now = {each.id: each for each in merged.records if each.type == "appendix"}
    lost: dict[RecordId, tuple[str, frozenset[str]]] = {}
    for table in side.records:
        shown = now.get(table.id)
        if shown is not None and shown.fields.get(_LAYOUT) != table.fields.get(_LAYOUT):
            layout = str(table.fields.get(_LAYOUT))
            keys = frozenset(_keys(layout)) - frozenset(_keys(str(shown.fields.get(_LAYOUT))))
            if keys:
                lost[table.id] = (layout, keys)
    if not lost:
        return {}
    written = {each for line in side.records for each in _unseen_words(line, rest)}
    return {
        table: layout
        for table, (layout, keys) in lost.items()
        if any((table, key) in written for key in keys)
    }


def _keys(layout: str) -> tuple[str, ...]:
    try:
        return Layout.from_data(json.loads(layout)).keys
    except (ValueError, KeyError, TypeError):  # not for this rule to refuse
        return ()


def _unseen_words(line: ScopeRecord, rest: ScopeState) -> Iterator[tuple[RecordId, str]]:
    """The cells of a living line with words under a dot that the other state has not seen."""
    if line.type != "item" or line.fields.get(DELETED) is not None:
        return
    for name, content in line.fields.items():
        dot = line.versions.get(name, Dot(line.id))
        if content and counter_of(dot) > rest.vector.get(device_of(dot), 0):
            yield RecordId(str(line.fields.get("appendix_id"))), name
