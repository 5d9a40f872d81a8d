"""Two readings of one table: what is new, changed, the same, and what a blank does not do."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.comparing import Comparison, compare, is_comparable
from ccapp.domain.layout import TASK_LEVELS, Layout, Level, column
from ccapp.domain.plan import Appendix, Item, Plan, RecordId

KEYS = ("number", "title", "product", "lead", "deadline")
LAYOUT = Layout(levels=TASK_LEVELS, columns=tuple(column(key, key) for key in KEYS))


def leaf(product: str, lead: str = "Văn phòng", deadline: str = "Quý I/2026") -> Item:
    return Item(level=Level.PRODUCT, texts={"product": product, "lead": lead, "deadline": deadline})


def task(number: str, title: str, *leaves: Item) -> Item:
    return Item(
        level=Level.TASK, texts={"number": number, "title": title}, children=leaves or (leaf("Báo cáo"),)
    )


def section(number: str, title: str, *tasks: Item) -> Item:
    return Item(level=Level.SECTION, texts={"section_number": number, "section": title}, children=tasks)


def table(*sections: Item) -> Appendix:
    return Appendix(title="Nhiệm vụ", layout=LAYOUT, sections=sections)


def stored(appendix: Appendix) -> Appendix:
    """The same table with ids, as it comes out of the store."""
    count = iter(range(10_000))

    def named(item: Item) -> Item:
        return dataclasses.replace(
            item, id=RecordId(f"r{next(count)}"), children=tuple(map(named, item.children))
        )

    return dataclasses.replace(appendix, sections=tuple(map(named, appendix.sections)))


OURS = stored(
    table(
        section(
            "I", "Thể chế",
            task(
                "1", "Rà soát văn bản quy phạm pháp luật",
                leaf("Kế hoạch"), leaf("Báo cáo", deadline="Quý IV/2026"),
            ),
            task("2", "Kiểm tra văn bản"),
        ),
        section("II", "Thủ tục hành chính", task("3", "Công khai thủ tục", leaf("Danh mục"))),
    )
)  # fmt: skip


def changed(edit: Callable[[list[Item]], list[Item]], index: int = 0) -> Comparison:
    sections = list(OURS.sections)
    sections[index] = dataclasses.replace(
        sections[index], children=tuple(edit(list(sections[index].children)))
    )
    return compare(OURS, dataclasses.replace(OURS, sections=tuple(sections)))


def test_the_same_table_says_nothing_new() -> None:
    found = compare(OURS, OURS)
    assert found.is_empty
    assert (found.same, found.absent) == (4, ())


def test_a_changed_deadline_is_one_difference_of_its_leaf() -> None:
    def later(tasks: list[Item]) -> list[Item]:
        return [tasks[0], task("2", "Kiểm tra văn bản", leaf("Báo cáo", deadline="Quý II/2026"))]

    found = changed(later)
    assert [(one.field, one.before, one.after) for one in found.differences] == [
        ("deadline", "Quý I/2026", "Quý II/2026")
    ]
    assert found.differences[0].record == OURS.sections[0].children[1].children[0].id
    assert (found.additions, found.absent, found.same) == ((), (), 3)


def test_a_blank_never_overwrites() -> None:
    found = changed(lambda tasks: [tasks[0], task("2", "Kiểm tra văn bản", leaf("Báo cáo", "", ""))])
    assert found.is_empty


def test_a_title_that_was_reworded_is_the_same_line() -> None:
    found = changed(
        lambda tasks: [task("1", "Rà soát các văn bản quy phạm pháp luật", *tasks[0].children), tasks[1]]
    )
    assert [(one.field, one.record) for one in found.differences] == [
        ("title", OURS.sections[0].children[0].id)
    ]
    assert found.additions == ()


def test_a_new_task_goes_after_the_one_above_it() -> None:
    fresh = task("2", "Xây dựng cơ sở dữ liệu dùng chung")
    found = changed(lambda tasks: [tasks[0], fresh, tasks[1]])
    (added,) = found.additions
    assert (added.parent, added.after) == (OURS.sections[0].id, OURS.sections[0].children[0].id)
    assert added.item.text("title") == "Xây dựng cơ sở dữ liệu dùng chung"
    assert found.differences == ()


def test_a_second_product_is_added_under_its_task() -> None:
    found = changed(
        lambda tasks: [tasks[0], task("2", "Kiểm tra văn bản", leaf("Báo cáo"), leaf("Biên bản"))]
    )
    (added,) = found.additions
    assert added.parent == OURS.sections[0].children[1].id
    assert added.item.text("product") == "Biên bản"


def test_a_task_that_moved_to_another_section_is_not_doubled() -> None:
    moved = OURS.sections[0].children[1]
    theirs = table(
        dataclasses.replace(OURS.sections[0], children=OURS.sections[0].children[:1]),
        dataclasses.replace(OURS.sections[1], children=(*OURS.sections[1].children, moved)),
    )
    found = compare(OURS, theirs)
    assert found.is_empty
    assert found.absent == ()


def test_a_new_section_comes_with_its_tasks_and_without_those_known_elsewhere() -> None:
    extra = section("III", "Chính quyền số", task("4", "Số hóa hồ sơ"), OURS.sections[0].children[1])
    found = compare(OURS, table(*OURS.sections, extra))
    (added,) = found.additions
    assert (added.parent, added.after) == (None, None)
    assert [child.text("title") for child in added.item.children] == ["Số hóa hồ sơ"]


def test_lines_only_the_first_has_are_named_and_left() -> None:
    found = changed(lambda tasks: tasks[:1])
    assert found.absent == (OURS.sections[0].children[1].id,)
    assert found.is_empty


def test_other_columns_are_fitted_to_the_first_table() -> None:
    wide = Layout(levels=TASK_LEVELS, columns=(*LAYOUT.columns, column("notes", "Ghi chú")))
    item = task(
        "1", "Việc hoàn toàn mới", Item(level=Level.PRODUCT, texts={"product": "Báo cáo", "notes": "x"})
    )
    theirs = Appendix(title="", layout=wide, sections=(section("I", "Thể chế", item),))
    (added,) = compare(OURS, theirs).additions
    assert dict(added.item.children[0].texts) == {"product": "Báo cáo", "lead": "", "deadline": ""}


def test_three_levels_are_not_laid_beside_one(goal_plan: Plan) -> None:
    assert not is_comparable(LAYOUT, goal_plan.appendices[0].layout)


def test_activities_are_told_apart_below_their_task(goal_plan: Plan) -> None:
    ours = stored(goal_plan.appendices[0])
    assert compare(ours, goal_plan.appendices[0]).is_empty


titles = st.text(alphabet="abcdê ", min_size=1, max_size=12)
tasks = st.builds(
    lambda title, products: task("1", title, *map(leaf, products)),
    titles,
    st.lists(titles, min_size=1, max_size=3),
)
tables = st.lists(
    st.builds(lambda title, items: section("I", title, *items), titles, st.lists(tasks, max_size=4)),
    max_size=4,
).map(lambda sections: table(*sections))


@given(tables)
def test_any_table_is_equal_to_itself(one: Appendix) -> None:
    found = compare(stored(one), one)
    assert found.is_empty
    assert found.absent == ()


@given(tables, tables)
def test_each_task_of_the_second_is_found_or_added_once(one: Appendix, other: Appendix) -> None:
    ours = stored(one)
    found = compare(ours, other)
    added = [
        item for addition in found.additions for item in addition.item.walk() if item.level is Level.TASK
    ]
    total = sum(len(each.children) for each in other.sections)
    kept = sum(len(each.children) for each in ours.sections)
    absent = [record for record in found.absent if _is_task(ours, record)]
    assert total - len(added) == kept - len(absent)


def _is_task(appendix: Appendix, record: RecordId) -> bool:
    return any(item.id == record and item.level is Level.TASK for item in appendix.items())


def own(*headings: str) -> Layout:
    columns = (column(f"x{at}", heading) for at, heading in enumerate(headings, start=1))
    return LAYOUT.with_columns(*LAYOUT.columns, *columns)


def with_own(layout: Layout, *texts: str) -> Appendix:
    """One task, whose only product has texts in the columns without a meaning of their own."""
    there = leaf("Báo cáo")
    own_texts = {f"x{at}": text for at, text in enumerate(texts, start=1)}
    only = dataclasses.replace(there, texts={**there.texts, **own_texts})
    return Appendix(title="", layout=layout, sections=(section("I", "Thể chế", task("1", "Rà soát", only)),))


def test_columns_without_a_meaning_are_the_same_where_their_headings_are() -> None:
    ours = stored(with_own(own("Ghi nhận", "Mức độ"), "A", "cao"))
    theirs = with_own(own("Nguồn lực", "Ghi  nhận"), "xe máy", "B")
    assert [(one.field, one.before, one.after) for one in compare(ours, theirs).differences] == [
        ("x1", "A", "B")
    ]
    added = with_own(own("Nguồn lực", "Mức độ"), "xe máy", "thấp")
    (extra,) = compare(stored(table(section("I", "Thể chế"))), added).additions
    assert "x1" not in extra.item.children[0].texts
