"""Versions compared by ids: whatever is done to a table, the differences say it and nothing more."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.content import content_of, plan_of
from ccapp.domain.layout import TASK_LEVELS, Layout, Level, column
from ccapp.domain.plan import Appendix, Item, Plan, RecordId
from ccapp.domain.revisions import RevisionKind, revisions

LAYOUT = Layout(
    levels=TASK_LEVELS, columns=tuple(column(key, key) for key in ("number", "title", "product", "deadline"))
)
TEXTS = st.text(alphabet="aăđệ \n,.:1", max_size=6)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """A plan of up to three sections, each line with an id of its own."""
    count = iter(range(10_000))

    def item(level: Level, texts: dict[str, str], children: tuple[Item, ...] = ()) -> Item:
        return Item(level=level, texts=texts, children=children, id=RecordId(f"r{next(count)}"))

    def leaf() -> Item:
        return item(Level.PRODUCT, {"product": draw(TEXTS), "deadline": draw(TEXTS)})

    def task() -> Item:
        leaves = tuple(leaf() for _ in range(draw(st.integers(1, 2))))
        return item(Level.TASK, {"number": draw(TEXTS), "title": draw(TEXTS)}, leaves)

    sections = tuple(
        item(
            Level.SECTION,
            {"section_number": "I", "section": draw(TEXTS)},
            tuple(task() for _ in range(draw(st.integers(0, 4)))),
        )
        for _ in range(draw(st.integers(0, 3)))
    )
    table = Appendix(title=draw(TEXTS), layout=LAYOUT, sections=sections, id=RecordId("table"))
    return Plan(title="Kế hoạch", year_from=2026, year_to=2026, id=RecordId("plan"), appendices=(table,))


@given(plans())
def test_content_comes_back_and_a_plan_differs_in_nothing_from_itself(plan: Plan) -> None:
    assert plan_of(content_of(plan)) == plan
    assert revisions(plan, plan_of(content_of(plan))) == ()


@given(plans(), st.randoms(use_true_random=False), TEXTS)
def test_one_changed_text_is_one_difference(plan: Plan, random: object, text: str) -> None:
    leaves = [item for item in plan.appendices[0].items() if item.level is Level.PRODUCT]
    if not leaves:
        return
    target = random.choice(leaves)  # type: ignore[attr-defined]

    def turn(item: Item) -> Item:
        texts = {**item.texts, "deadline": text} if item.id == target.id else item.texts
        return replace(item, texts=texts, children=tuple(map(turn, item.children)))

    table = plan.appendices[0]
    after = replace(plan, appendices=(replace(table, sections=tuple(map(turn, table.sections))),))
    found = revisions(plan, after)
    if text == target.text("deadline"):
        assert found == ()
    else:
        (one,) = found
        assert (one.record, one.before, one.after) == (target.id, target.text("deadline"), text)


@given(plans(), st.randoms(use_true_random=False))
def test_shuffled_sections_only_move_and_the_fewest(plan: Plan, random: object) -> None:
    table = plan.appendices[0]
    sections = list(table.sections)
    random.shuffle(sections)  # type: ignore[attr-defined]
    after = replace(plan, appendices=(replace(table, sections=tuple(sections)),))
    found = revisions(plan, after)
    assert {one.kind for one in found} <= {RevisionKind.MOVED}
    assert len(found) < max(1, len(sections))


@given(plans(), plans())
def test_any_two_versions_name_each_line_that_came_or_went(before: Plan, after: Plan) -> None:
    found = revisions(before, after)
    olds, news = ({item.id for item in plan.appendices[0].items()} for plan in (before, after))
    for one in found:
        if one.kind is RevisionKind.ADDED:
            assert one.record in news - olds
        elif one.kind is RevisionKind.REMOVED:
            assert one.record in olds - news
        elif one.record not in ("table", "plan"):
            assert one.record in olds & news
