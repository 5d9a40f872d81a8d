"""What the word index found, with its surroundings: plan, table, place in the table, and the texts there."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ccapp.domain.layout import Layout, Level
from ccapp.domain.plan import PlanState, RecordId
from ccapp.store.search import Candidate, candidates, searched_texts
from ccapp.store.tables import APPENDIX, ITEM, PLAN, Fields
from ccapp.text.sorting import sort_key

Path = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPlan:
    """The plan that a found record belongs to; `order` is its place in the list, our own plans first."""

    id: RecordId
    title: str
    office: str
    state: PlanState
    archived: bool
    order: tuple[bool, str, int, str]
    texts: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundRecord:
    """A living record whose words match, with its searched texts in the order of the table's columns.

    `order` is its place in the plan. Nothing above it is deleted.
    """

    plan: FoundPlan
    record: RecordId
    texts: dict[str, str]
    order: tuple[Path, Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    place: Path
    layout: Layout
    texts: dict[str, str]
    plan: RecordId


def found_records(connection: sqlite3.Connection, words: Iterable[str], limit: int) -> Iterator[FoundRecord]:
    """Records that hold all `words` (folded, the last one also as a beginning), from `limit` candidates.

    Lines below something deleted are left out, as they are everywhere else.
    """
    surroundings = _Surroundings(connection=connection)
    finders = {ITEM.type: surroundings.line, APPENDIX.type: surroundings.title, PLAN.type: surroundings.head}
    for candidate in candidates(connection, words, limit):
        found = finders[candidate.type](candidate)
        if found is not None:
            yield found


@dataclass(slots=True, kw_only=True)
class _Surroundings:
    """Plans, tables and lines above, each read once; None stands for one that is deleted."""

    connection: sqlite3.Connection
    _plans: dict[str, FoundPlan | None] = field(default_factory=dict)
    _tables: dict[str, _Table | None] = field(default_factory=dict)
    _paths: dict[str, Path | None] = field(default_factory=dict)

    def head(self, candidate: Candidate) -> FoundRecord | None:
        """The plan itself."""
        plan = self._plan(candidate.record)
        if plan is None:
            return None
        return FoundRecord(plan=plan, record=plan.id, texts=plan.texts, order=((), ()))

    def title(self, candidate: Candidate) -> FoundRecord | None:
        """A table by its title."""
        table = self._table(candidate.record)
        plan = self._plan(table.plan) if table else None
        if table is None or plan is None:
            return None
        return FoundRecord(plan=plan, record=candidate.record, texts=table.texts, order=(table.place, ()))

    def line(self, candidate: Candidate) -> FoundRecord | None:
        """A line with those of its texts that its table has a column for."""
        table, plan = self._table(candidate.appendix), self._plan(candidate.plan)
        above = self._path(candidate.parent)
        if table is None or plan is None or above is None:
            return None
        held = searched_texts(ITEM.type, json.loads(candidate.texts))
        keys = table.layout.level_keys(Level(candidate.level))
        texts = {key: held[key] for key in keys if key in held}
        here = (candidate.position, candidate.record)
        return FoundRecord(
            plan=plan, record=candidate.record, texts=texts, order=(table.place, (*above, here))
        )

    def _path(self, line: str | None) -> Path | None:
        if line is None:
            return ()
        if line not in self._paths:
            row = self.connection.execute(
                "SELECT parent_id, position FROM item WHERE id = ? AND deleted IS NULL", (line,)
            ).fetchone()
            above = self._path(row[0]) if row else None
            self._paths[line] = None if above is None else (*above, (row[1], line))
        return self._paths[line]

    def _table(self, appendix: str) -> _Table | None:
        if appendix not in self._tables:
            row = self.connection.execute(
                "SELECT position, title, layout, plan_id FROM appendix WHERE id = ? AND deleted IS NULL",
                (appendix,),
            ).fetchone()
            self._tables[appendix] = row and _Table(
                place=((row[0], appendix),),
                layout=Layout.from_data(json.loads(row[2])),
                texts=searched_texts(APPENDIX.type, {"title": row[1]}),
                plan=row[3],
            )
        return self._tables[appendix]

    def _plan(self, plan: str) -> FoundPlan | None:
        if plan not in self._plans:
            row = self.connection.execute(
                "SELECT title, state, archived, year_from, office.name, own, details FROM plan "
                "JOIN office ON office.id = office_id WHERE plan.id = ? AND deleted IS NULL",
                (plan,),
            ).fetchone()
            self._plans[plan] = row and _found_plan(RecordId(plan), row)
        return self._plans[plan]


def _found_plan(plan: RecordId, row: tuple[str, str, int, int, str, int, str]) -> FoundPlan:
    title, state, archived, year, office, own, details = row
    bag: Fields = json.loads(details)
    fields: Fields = {**bag, "title": title}
    proxy_for = str(bag.get("proxy_for") or "")
    return FoundPlan(
        id=plan,
        title=title,
        office=proxy_for or office,
        state=PlanState(state),
        archived=bool(archived),
        order=(not own or bool(proxy_for), sort_key(proxy_for or office), -year, plan),
        texts=searched_texts(PLAN.type, fields),
    )
