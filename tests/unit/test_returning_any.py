"""Whatever was done to a returned table: taking all of it over makes the plan say what the file says."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccapp.domain.layout import TASK_LEVELS, Layout, Level, column
from ccapp.domain.plan import Appendix, Item, Plan
from ccapp.domain.records import rows
from ccapp.intake.values import Reading, ReadTable, SourceTable
from ccapp.services.intake.taking_in import TakenFile
from ccapp.services.paper import returning
from ccapp.services.plans import planning
from ccapp.services.session import Session
from ccapp.store.exports import keep_export
from ccapp.store.plans import insert_plan, load_plan

KEYS = ("number", "title", "product", "deadline")
LAYOUT = Layout(levels=TASK_LEVELS, columns=tuple(column(key, key) for key in KEYS))


def leaf(words: str) -> Item:
    return Item(level=Level.PRODUCT, texts={"product": words, "deadline": f"hạn của {words}"})


def made_task(words: str, *leaves: Item) -> Item:
    return Item(level=Level.TASK, texts={"number": "", "title": words}, children=leaves)


def section(words: str, *tasks: Item) -> Item:
    return Item(level=Level.SECTION, texts={"section_number": "", "section": words}, children=tasks)


def first_table() -> Appendix:
    sections = [
        section(
            f"Mục {a}",
            *(
                made_task(f"Việc {a}{b}", *(leaf(f"Sản phẩm {a}{b}{c}") for c in range(1 + (a + b) % 3)))
                for b in range(3)
            ),
        )
        for a in range(3)
    ]
    return Appendix(title="Nhiệm vụ năm 2026", layout=LAYOUT, sections=tuple(sections))


class Hands:
    """Somebody who edits a table: rows moved, copied, removed, typed, marks lost, as a seed decides."""

    def __init__(self, seed: int, edits: int) -> None:
        self.dice = random.Random(seed)
        self.edits = edits
        self.new = 0

    def edit(self, table: Appendix) -> Appendix:
        tree = [[s, [[t, list(t.children)] for t in s.children]] for s in table.sections]
        for _ in range(self.edits):
            self.dice.choice((self.move_task, self.move_leaf, self.drop, self.add, self.say, self.swap))(tree)
        return replace(
            table,
            sections=tuple(
                replace(s, children=tuple(replace(t, children=tuple(kids)) for t, kids in tasks if kids))
                for s, tasks in tree
            ),
        )

    def words(self) -> str:
        self.new += 1
        return f"chữ mới {self.new} {self.dice.random()}"

    def move_task(self, tree: list) -> None:  # type: ignore[type-arg]
        home, goal = self.dice.choice(tree)[1], self.dice.choice(tree)[1]
        if home:
            one = home.pop(self.dice.randrange(len(home)))
            goal.insert(self.dice.randint(0, len(goal)), one)

    def move_leaf(self, tree: list) -> None:  # type: ignore[type-arg]
        tasks = [task for _, tasks in tree for task in tasks if task[1]]
        if tasks:
            home, goal = self.dice.choice(tasks)[1], self.dice.choice(tasks)[1]
            one = home.pop(self.dice.randrange(len(home)))
            goal.insert(self.dice.randint(0, len(goal)), one)

    def drop(self, tree: list) -> None:  # type: ignore[type-arg]
        tasks = [task for _, tasks in tree for task in tasks if task[1]]
        if tasks:
            kids = self.dice.choice(tasks)[1]
            kids.pop(self.dice.randrange(len(kids)))

    def add(self, tree: list) -> None:  # type: ignore[type-arg]
        kind = self.dice.randrange(3)
        if kind == 0:
            tree.insert(self.dice.randint(0, len(tree)), [section(self.words()), []])
        tasks = self.dice.choice(tree)[1]
        if kind == 1 or not tasks:
            tasks.insert(self.dice.randint(0, len(tasks)), [made_task(self.words()), [leaf(self.words())]])
        else:
            kids = self.dice.choice(tasks)[1]
            kids.insert(self.dice.randint(0, len(kids)), leaf(self.words()))

    def say(self, tree: list) -> None:  # type: ignore[type-arg]
        tasks = [task for _, tasks in tree for task in tasks if task[1]]
        if tasks:
            task = self.dice.choice(tasks)
            at = self.dice.randrange(len(task[1]))
            task[1][at] = replace(task[1][at], texts=task[1][at].texts | {"deadline": self.words()})

    def swap(self, tree: list) -> None:  # type: ignore[type-arg]
        one, other = self.dice.randrange(len(tree)), self.dice.randrange(len(tree))
        tree[one], tree[other] = tree[other], tree[one]


def as_file(table: Appendix, edition: str) -> TakenFile:
    """The table as reading gives it: places instead of ids, marks on sections and leaves."""
    marks: dict[str, tuple[str, ...]] = {}
    count = 0

    def place(item: Item, where: str) -> Item:
        nonlocal count
        if item.level is Level.PRODUCT and where:
            here = where
        else:
            count += 1
            here = f"table 1, row {count}"
        if item.id and item.level in (Level.PRODUCT, Level.SECTION):
            marks[here] = (item.id,)
        down = here if item.level is Level.TASK else ""
        kids = tuple(place(child, down if at == 0 else "") for at, child in enumerate(item.children))
        return replace(item, source=here, children=kids, id=type(item.id)(""))

    sections = tuple(place(each, "") for each in table.sections)
    source = SourceTable(number=1, headings=(), places=(), cells=())
    read_table = ReadTable(
        appendix=replace(table, sections=sections), source=source, confidence=1.0, marks=marks
    )
    return TakenFile(name="ve.txt", data=b"as read", reading=Reading(tables=(read_table,), edition=edition))


def said(table: Appendix) -> list[tuple[str, ...]]:
    return [
        tuple(row.text(key) for key in ("section", "title", "product", "deadline")) for row in rows(table)
    ]


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 10**6), edits=st.integers(0, 12), known=st.booleans())
def test_all_taken_over_is_the_file(
    session: Session, tmp_path: Path, seed: int, edits: int, known: bool
) -> None:
    with session.store.journal.write("import", "Lan") as tx:
        made = Plan(title="Kế hoạch", year_from=2026, year_to=2026, office_id=session.store.office.id)
        plan = insert_plan(tx, replace(made, appendices=(first_table(),)))
    before = load_plan(session.store.connection, plan)
    with session.store.writing() as connection:
        edition = keep_export(connection, before) if known else ""
    wanted = Hands(seed, edits).edit(before.appendices[0])
    found = returning.lay_beside(session, plan, as_file(wanted, edition))
    (table,) = found.tables
    (taken,) = returning.every(found)
    done = returning.take_over(session, plan, [replace(taken, removed=table.found.lacking)])
    assert said(planning.show(session, plan).appendices[0]) == said(wanted)
    if done.tx is not None:
        planning.undo(session)
        assert load_plan(session.store.connection, plan) == before
