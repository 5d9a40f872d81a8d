"""Small plans for the tests of the check: lines with ids, so that places and fixes can be told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ccapp.domain.checks.plan import check_plan
from ccapp.domain.checks.sheet import Context
from ccapp.domain.findings import Finding
from ccapp.domain.layout import GOAL_LEVELS, TASK_LEVELS, Layout, Level, Numbering, column
from ccapp.domain.plan import Appendix, Body, Item, Plan, RecordId

TITLE = "Kế hoạch công tác năm 2026"
TASK_KEYS = ("number", "title", "product", "lead", "partners", "deadline")
GOAL_KEYS = ("number", "goal", "task", "activity", "product", "lead", "deadline")
LEAD = "Phòng Kinh tế"

Texts = dict[str, str]


def leaf(**texts: str) -> Texts:
    """A product line; what is not said is filled in."""
    return {"product": "Báo cáo", "lead": LEAD, "partners": "", "deadline": "Quý I/2026", **texts}


def task(title: str, *leaves: Texts, number: str = "") -> Item:
    """A task with its products; one complete product where none is given."""
    children = tuple(Item(level=Level.PRODUCT, texts=texts) for texts in leaves or (leaf(),))
    return Item(level=Level.TASK, texts={"number": number, "title": title}, children=children)


def section(number: str, name: str, *tasks: Item) -> Item:
    """A section."""
    texts = {"section_number": number, "section": name}
    return Item(level=Level.SECTION, texts=texts, children=tasks)


def numbered(tasks: Iterable[Item], start: int = 1) -> tuple[Item, ...]:
    """The same tasks numbered from `start`."""
    return tuple(
        Item(level=each.level, texts={**each.texts, "number": str(number)}, children=each.children)
        for number, each in enumerate(tasks, start=start)
    )


def plan_of(
    *sections: Item,
    keys: Sequence[str] = TASK_KEYS,
    title: str = TITLE,
    years: tuple[int, int] = (2026, 2026),
    numbering: Numbering = Numbering.CONTINUOUS,
    levels: tuple[Level, ...] = TASK_LEVELS,
) -> Plan:
    """A plan of one appendix whose lines have ids in table order: `r1`, `r2` …"""
    layout = Layout(columns=tuple(column(key, key) for key in keys), levels=levels, numbering=numbering)
    counter = iter(range(1, 1_000_000))
    named = tuple(_named(item, counter) for item in sections)
    appendix = Appendix(title=title, layout=layout, sections=named, id=RecordId("a1"))
    return Plan(
        title=title,
        year_from=years[0],
        year_to=years[1],
        issuer=Body(name="UBND xã Suối Mây"),
        appendices=(appendix,),
    )


def tasks_plan(*tasks: Item) -> Plan:
    """A plan of one section with these tasks, numbered."""
    return plan_of(section("I", "Việc chung", *numbered(tasks)))


def goals_plan(*goals: Item, name: str = "Cải cách tài chính công") -> Plan:
    """A plan with goals, in one section."""
    return plan_of(section("I", name, *goals), keys=GOAL_KEYS, levels=GOAL_LEVELS)


def goal(number: str, words: str, *tasks: str) -> Item:
    """A goal with tasks, each with one complete activity."""
    lines = tuple(
        Item(
            level=Level.TASK,
            texts={"task": title},
            children=(
                Item(
                    level=Level.ACTIVITY,
                    texts={"activity": f"Hoạt động thứ {at} của mục tiêu {number}"},
                    children=(Item(level=Level.PRODUCT, texts=leaf()),),
                ),
            ),
        )
        for at, title in enumerate(tasks, start=1)
    )
    return Item(level=Level.GOAL, texts={"number": number, "goal": words}, children=lines)


def targets_plan(*rows: Texts, numbering: Numbering = Numbering.CONTINUOUS) -> Plan:
    """A plan of indicators for 2026 to 2028; `title` and `lead` are filled in."""
    lines = tuple(
        task(texts.get("title", f"Tỷ lệ hồ sơ thứ {at}"), {"lead": LEAD, **texts}, number=str(at))
        for at, texts in enumerate(rows, start=1)
    )
    keys = ("number", "title", "y2026", "y2027", "y2028", "lead")
    return plan_of(section("I", "Chỉ tiêu", *lines), keys=keys, years=(2026, 2028), numbering=numbering)


def check(plan: Plan, context: Context | None = None) -> list[Finding]:
    """What the structure rules find in a plan; what is said of its words has tests of its own."""
    found = check_plan(plan, context or Context())
    return [finding for finding in found if not finding.code.startswith("text-")]


def codes(plan: Plan, context: Context | None = None) -> list[str]:
    """Only the codes."""
    return [finding.code for finding in check(plan, context)]


def only(plan: Plan, code: str, context: Context | None = None) -> Finding:
    """The one finding of a code; fails for none and for several."""
    (finding,) = [each for each in check(plan, context) if each.code == code]
    return finding


def written(finding: Finding, fix: int = 0) -> dict[tuple[str, str], str]:
    """What a fix writes: (record, field) → text."""
    return {(edit.record, edit.field): edit.text for edit in finding.fixes[fix].edits}


def _named(item: Item, counter: Iterable[int]) -> Item:
    number = next(iter(counter))
    children = tuple(_named(child, counter) for child in item.children)
    return Item(level=item.level, texts=item.texts, children=children, id=RecordId(f"r{number}"))
