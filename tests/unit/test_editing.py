"""Lines added, removed and moved, many cells set at once: one transaction, one undo, running numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from ccapp.domain.layout import Level
from ccapp.domain.plan import Appendix, Item, OfficeId, Plan, PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.errors import AppError, NotFoundError, RefusedError
from ccapp.services.plans import editing, keeping, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from ccapp.store.tables import ITEM
from tests.conftest import PlanMaker

NOWHERE = RecordId("none")


def stored(session: Session, plan: Plan) -> RecordId:
    with session.store.journal.write("import", session.who) as tx:
        return insert_plan(tx, plan)


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    return stored(session, plan_maker(session))


@pytest.fixture
def goals(session: Session, goal_plan: Plan) -> RecordId:
    return stored(session, replace(goal_plan, office_id=session.store.office.id))


def table(session: Session, plan: RecordId) -> Appendix:
    return planning.show(session, plan).appendices[0]


def sketch(session: Session, plan: RecordId) -> list[list[str]]:
    """Per section its number, then each numbered line as `number title: product, product`."""
    return [
        [section.text("section_number"), *(_line(item) for item in section.children)]
        for section in table(session, plan).sections
    ]


def _line(item: Item) -> str:
    leaves = ", ".join(leaf.text("product") for leaf in item.walk() if leaf.level is Level.PRODUCT)
    return f"{item.text('number')} {item.text('title') or item.text('goal')}: {leaves}"


START = [
    ["I", "1 Rà soát văn bản: Kế hoạch, Báo cáo", "2 Kiểm tra văn bản: Kế hoạch"],
    ["II", "3 Công khai thủ tục: Danh mục"],
]


def test_texts_of_several_lines_are_one_step(session: Session, plan: RecordId) -> None:
    first, second = list(rows(table(session, plan)))[:2]
    changes = editing.set_texts(
        session,
        plan,
        [
            CellEdit(record=first.leaf.id, field="lead", text=" Công an  xã "),
            CellEdit(record=second.leaf.id, field="lead", text="Công an xã"),
            CellEdit(record=first.at(Level.TASK).id, field="title", text="Rà soát"),
        ],
        action="paste",
    )
    assert (changes.action, changes.count) == ("paste", 3)
    after = list(rows(table(session, plan)))
    assert [row.text("lead") for row in after[:2]] == ["Công an xã", "Công an xã"]
    assert after[0].text("title") == "Rà soát"
    planning.undo(session)
    assert sketch(session, plan) == START
    assert next(iter(rows(table(session, plan)))).text("lead") == "Văn phòng"


def test_the_same_texts_leave_no_step(session: Session, plan: RecordId) -> None:
    leaf = next(rows(table(session, plan))).leaf
    changes = editing.set_texts(session, plan, [CellEdit(record=leaf.id, field="lead", text="Văn phòng")])
    assert changes.tx is None
    assert planning.next_undo(session) == "import"


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [("number", "9", "field-not-of-record"), ("lead", "x" * 20_001, "text-too-long")],
)
def test_one_refused_text_sets_none(
    session: Session, plan: RecordId, field: str, text: str, code: str
) -> None:
    leaf = next(rows(table(session, plan))).leaf
    edits = [
        CellEdit(record=leaf.id, field="product", text="Đề án"),
        CellEdit(record=leaf.id, field=field, text=text),
    ]
    with pytest.raises(RefusedError) as refused:
        editing.set_texts(session, plan, edits)
    assert refused.value.code == code
    assert sketch(session, plan) == START


def test_a_line_of_another_plan_is_refused(session: Session, plan: RecordId, plan_maker: PlanMaker) -> None:
    other = stored(session, plan_maker(session))
    leaf = next(rows(table(session, other))).leaf
    with pytest.raises(NotFoundError) as refused:
        editing.set_texts(session, plan, [CellEdit(record=leaf.id, field="lead", text="x")])
    assert refused.value.code == "record-not-in-plan"
    assert next(rows(table(session, other))).text("lead") == "Văn phòng"


def test_twenty_thousand_characters_fit(session: Session, plan: RecordId) -> None:
    leaf = next(rows(table(session, plan))).leaf
    editing.set_texts(session, plan, [CellEdit(record=leaf.id, field="product", text="ă" * 20_000)])
    assert next(rows(table(session, plan))).text("product") == "ă" * 20_000


def refusals(session: Session, plan: RecordId) -> set[str]:
    """The codes that every kind of change is refused with."""
    leaf = next(rows(table(session, plan))).leaf.id
    appendix = table(session, plan).id
    calls: tuple[Callable[[], object], ...] = (
        lambda: editing.set_texts(session, plan, [CellEdit(record=leaf, field="lead", text="x")]),
        lambda: editing.add_line(session, plan, leaf, Level.TASK),
        lambda: editing.add_section(session, plan, appendix, "III", "x"),
        lambda: editing.remove(session, plan, [leaf]),
        lambda: editing.move(session, plan, leaf, up=False),
    )
    codes = set()
    for call in calls:
        with pytest.raises(AppError) as refused:
            call()
        codes.add(refused.value.code)
    return codes


def test_only_our_own_draft_changes_shape(session: Session, plan: RecordId, plan_maker: PlanMaker) -> None:
    with session.store.writing() as connection:
        connection.execute("INSERT INTO office VALUES ('other', 'UBND xã Khác', 'commune', 0)")
    foreign = stored(session, replace(plan_maker(session), office_id=OfficeId("other")))
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    assert refusals(session, plan) == {"plan-locked"}
    assert refusals(session, foreign) == {"plan-foreign"}
    assert sketch(session, plan) == sketch(session, foreign) == START


def test_a_task_goes_after_the_one_it_is_added_at(session: Session, plan: RecordId) -> None:
    leaf = next(rows(table(session, plan))).leaf.id
    added = editing.add_line(session, plan, leaf, Level.TASK)
    assert sketch(session, plan) == [
        ["I", "1 Rà soát văn bản: Kế hoạch, Báo cáo", "2 : ", "3 Kiểm tra văn bản: Kế hoạch"],
        ["II", "4 Công khai thủ tục: Danh mục"],
    ]
    task = table(session, plan).sections[0].children[1]
    assert (added.record, added.leaf) == (task.id, task.children[0].id)
    planning.undo(session)
    assert sketch(session, plan) == START
    planning.redo(session)
    assert sketch(session, plan)[0][2] == "2 : "


def test_a_section_takes_its_first_task(session: Session, plan: RecordId) -> None:
    second = table(session, plan).sections[1]
    editing.remove(session, plan, [second.children[0].id])
    assert sketch(session, plan)[1] == ["II"]
    editing.add_line(session, plan, second.id, Level.TASK)
    assert sketch(session, plan)[1] == ["II", "3 : "]


def test_a_product_goes_after_its_neighbour_or_last(session: Session, plan: RecordId) -> None:
    row = next(rows(table(session, plan)))
    beside = editing.add_line(session, plan, row.leaf.id, Level.PRODUCT)
    last = editing.add_line(session, plan, row.at(Level.TASK).id, Level.PRODUCT)
    task = table(session, plan).sections[0].children[0]
    assert [leaf.text("product") for leaf in task.children] == ["Kế hoạch", "", "Báo cáo", ""]
    assert [beside.leaf, last.leaf] == [task.children[1].id, task.children[3].id]
    assert sketch(session, plan)[1] == START[1]


def test_goals_tasks_and_activities_bring_a_line_of_each_level_below(
    session: Session, goals: RecordId
) -> None:
    leaf = next(rows(table(session, goals))).leaf.id
    for level, below in ((Level.ACTIVITY, 2), (Level.TASK, 3), (Level.GOAL, 4)):
        added = editing.add_line(session, goals, leaf, level)
        made = next(item for item in table(session, goals).items() if item.id == added.record)
        assert next(item.level for item in made.walk()) is level
        assert len(list(made.walk())) == below
        assert list(made.walk())[-1].id == added.leaf
    assert [goal.text("number") for goal in table(session, goals).sections[0].children] == ["1", "2"]


def test_a_level_that_has_no_place_there_is_refused(
    session: Session, plan: RecordId, goals: RecordId
) -> None:
    section = table(session, plan).sections[0].id
    with pytest.raises(RefusedError) as refused:
        editing.add_line(session, plan, section, Level.PRODUCT)
    assert refused.value.code == "line-too-high"
    for level in (Level.GOAL, Level.SECTION):
        with pytest.raises(RefusedError) as refused:
            editing.add_line(session, plan, section, level)
        assert refused.value.code == "level-not-of-layout"
    with pytest.raises(RefusedError) as refused:
        editing.add_line(session, goals, table(session, goals).sections[0].id, Level.TASK)
    assert refused.value.code == "line-too-high"


def test_a_section_comes_last_with_a_task_to_write_in(session: Session, plan: RecordId) -> None:
    added = editing.add_section(session, plan, table(session, plan).id, "III", " Tài chính  công ")
    assert sketch(session, plan) == [*START, ["III", "4 : "]]
    last = table(session, plan).sections[-1]
    assert (added.record, last.text("section")) == (last.id, "Tài chính công")
    assert added.leaf == last.children[0].children[0].id
    with pytest.raises(NotFoundError):
        editing.add_section(session, plan, NOWHERE, "IV", "x")


def test_numbers_that_ran_irregularly_stay_as_written(session: Session, plan: RecordId) -> None:
    row = next(rows(table(session, plan)))
    editing.set_texts(session, plan, [CellEdit(record=row.at(Level.TASK).id, field="number", text="1a")])
    editing.add_line(session, plan, row.leaf.id, Level.TASK)
    assert [line.split(" ")[0] for line in sketch(session, plan)[0][1:]] == ["1a", "", "2"]


def test_a_task_left_without_products_goes_too(session: Session, plan: RecordId) -> None:
    leaves = [row.leaf.id for row in rows(table(session, plan))]
    editing.remove(session, plan, [leaves[0]])
    assert sketch(session, plan)[0] == ["I", "1 Rà soát văn bản: Báo cáo", START[0][2]]
    changes = editing.remove(session, plan, leaves[1:3])
    assert sketch(session, plan) == [["I"], ["II", "1 Công khai thủ tục: Danh mục"]]
    assert changes.action == "remove"
    planning.undo(session)
    planning.undo(session)
    assert sketch(session, plan) == START


def test_a_line_and_one_above_it_are_removed_once(session: Session, plan: RecordId) -> None:
    row = next(rows(table(session, plan)))
    editing.remove(session, plan, [row.leaf.id, row.at(Level.TASK).id, row.section.id])
    assert sketch(session, plan) == [["II", "1 Công khai thủ tục: Danh mục"]]
    with pytest.raises(NotFoundError):
        editing.remove(session, plan, [row.leaf.id])
    planning.undo(session)
    assert sketch(session, plan) == START


def test_an_activity_takes_its_task_and_goal_with_it_only_when_last(
    session: Session, goals: RecordId
) -> None:
    leaves = [row.leaf.id for row in rows(table(session, goals))]
    editing.remove(session, goals, leaves[:2])
    goal = table(session, goals).sections[0].children[0]
    assert [task.text("task") for task in goal.children] == ["Việc B"]
    editing.remove(session, goals, leaves[2:])
    assert table(session, goals).sections[0].children == ()


def test_lines_move_among_their_siblings(session: Session, plan: RecordId) -> None:
    row = next(rows(table(session, plan)))
    editing.move(session, plan, row.leaf.id, up=False)
    assert sketch(session, plan)[0][1] == "1 Rà soát văn bản: Báo cáo, Kế hoạch"
    editing.move(session, plan, row.at(Level.TASK).id, up=False)
    assert sketch(session, plan)[0][1:] == [
        "1 Kiểm tra văn bản: Kế hoạch",
        "2 Rà soát văn bản: Báo cáo, Kế hoạch",
    ]
    editing.move(session, plan, row.section.id, up=False)
    assert [part[0] for part in sketch(session, plan)] == ["II", "I"]
    for _ in range(3):
        planning.undo(session)
    assert sketch(session, plan) == START


def test_a_task_moves_over_into_the_next_section_and_back(session: Session, plan: RecordId) -> None:
    task = table(session, plan).sections[0].children[1].id
    editing.move(session, plan, task, up=False)
    assert sketch(session, plan) == [
        ["I", "1 Rà soát văn bản: Kế hoạch, Báo cáo"],
        ["II", "2 Kiểm tra văn bản: Kế hoạch", "3 Công khai thủ tục: Danh mục"],
    ]
    editing.move(session, plan, task, up=True)
    assert sketch(session, plan) == START


def test_a_task_moves_into_an_empty_section(session: Session, plan: RecordId) -> None:
    first, second = table(session, plan).sections
    editing.remove(session, plan, [second.children[0].id])
    editing.move(session, plan, first.children[1].id, up=False)
    assert sketch(session, plan)[1] == ["II", "2 Kiểm tra văn bản: Kế hoạch"]


def test_a_line_at_the_edge_stays(session: Session, plan: RecordId) -> None:
    appendix = table(session, plan)
    first, last = appendix.sections
    leaf = first.children[0].children[0].id
    for record, up in ((first.id, True), (last.id, False), (first.children[0].id, True), (leaf, True)):
        assert editing.move(session, plan, record, up=up).tx is None
    assert planning.next_undo(session) == "import"


def test_equal_positions_of_two_computers_leave_room(session: Session, plan: RecordId) -> None:
    """Found by reading: `between` refused two equal positions, which a merge can bring."""
    section = table(session, plan).sections[0]
    with session.store.journal.write("set", "test") as tx:
        for task in section.children:
            tx.change(ITEM, task.id, {"position": "V"})
    shown = [task.id for task in table(session, plan).sections[0].children]
    added = editing.add_line(session, plan, shown[0], Level.TASK)
    assert [task.id for task in table(session, plan).sections[0].children] == [
        shown[0],
        added.record,
        shown[1],
    ]
    editing.move(session, plan, shown[1], up=True)
    editing.move(session, plan, shown[1], up=True)
    assert next(task.id for task in table(session, plan).sections[0].children) == shown[1]
