"""Pasting: texts set and tasks added in one step and one undo, deadlines nobody can read named."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ccapp.domain.layout import Level
from ccapp.domain.plan import Item, RecordId
from ccapp.domain.records import rows
from ccapp.errors import Cancelled, NotFoundError, RefusedError
from ccapp.services.plans import editing, pasting, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.plans.pasting import NewTasks
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import PlanMaker


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    with session.store.journal.write("new-plan", session.who) as tx:
        return insert_plan(tx, plan_maker(session))


def leaves(session: Session, plan: RecordId) -> list[Item]:
    return [row.leaf for row in rows(planning.show(session, plan).appendices[0])]


def new(session: Session, plan: RecordId, *deadlines: str) -> NewTasks:
    """A task for the first section, with a product for each deadline."""
    appendix = planning.show(session, plan).appendices[0]
    products = tuple(
        Item(level=Level.PRODUCT, texts={"product": " Báo  cáo ", "lead": "", "deadline": each})
        for each in deadlines
    )
    task = Item(level=Level.TASK, texts={"number": "9", "title": "Việc mới"}, children=products)
    return NewTasks(appendix=appendix.id, section=appendix.sections[0].id, tasks=(task,))


def test_texts_and_new_tasks_are_one_step_and_numbers_run_on(session: Session, plan: RecordId) -> None:
    before = planning.show(session, plan)
    edit = CellEdit(record=leaves(session, plan)[0].id, field="product", text="  Đề\u00a0án ")
    done = pasting.paste(session, plan, [edit], new(session, plan, "Quý I/2026", "bao giờ xong thì thôi"))
    table = planning.show(session, plan).appendices[0]
    assert [(row.text("number"), row.text("product")) for row in rows(table)] == [
        ("1", "Đề án"),
        ("1", "Báo cáo"),
        ("2", "Kế hoạch"),
        ("3", "Báo cáo"),
        ("3", "Báo cáo"),
        ("4", "Danh mục"),
    ]
    unread = [row.leaf.id for row in rows(table) if row.text("deadline").startswith("bao giờ")]
    assert list(done.unread) == unread
    planning.undo(session)
    assert planning.show(session, plan) == before


def test_new_tasks_go_right_after_the_one_that_is_named(session: Session, plan: RecordId) -> None:
    before = planning.show(session, plan)
    first = before.appendices[0].sections[0].children[0].id
    tasks = new(session, plan, "Quý I/2026", "Quý II/2026")
    several = replace(tasks, tasks=tasks.tasks * 30, after=first)
    done = pasting.paste(session, plan, [], several)
    made = planning.show(session, plan).appendices[0].sections[0].children
    assert [task.text("number") for task in made] == [str(at) for at in range(1, 33)]
    assert [task.text("title") for task in made[1:-1]] == ["Việc mới"] * 30
    assert done.first == made[1].children[0].id
    planning.undo(session)
    assert planning.show(session, plan) == before


def test_tasks_after_one_that_is_gone_are_refused(session: Session, plan: RecordId) -> None:
    gone = planning.show(session, plan).appendices[0].sections[0].children[0].id
    editing.remove(session, plan, [gone])
    before = planning.show(session, plan)
    with pytest.raises(NotFoundError) as caught:
        pasting.paste(session, plan, [], replace(new(session, plan, "Quý I/2026"), after=gone))
    assert caught.value.code == "record-not-found"
    assert planning.show(session, plan) == before


def test_only_pasted_deadlines_are_named(session: Session, plan: RecordId) -> None:
    first, second = leaves(session, plan)[:2]
    planning.set_text(session, plan, first.id, "deadline", "bao giờ xong thì thôi")
    edits = [CellEdit(record=second.id, field="deadline", text="chưa biết lúc nào")]
    assert pasting.paste(session, plan, edits).unread == (second.id,)
    same = pasting.paste(session, plan, edits)
    assert same.changes.tx is None


def test_what_does_not_fit_or_is_stopped_changes_nothing(session: Session, plan: RecordId) -> None:
    before = planning.show(session, plan)
    leaf = leaves(session, plan)[0].id
    good = CellEdit(record=leaf, field="product", text="Đề án")

    def impatient(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(NotFoundError, match="record-not-in-plan"):
        pasting.paste(session, plan, [good, CellEdit(record=RecordId("X1"), field="product", text="a")])
    with pytest.raises(RefusedError, match="field-not-of-record"):
        pasting.paste(session, plan, [good, CellEdit(record=leaf, field="title", text="a")])
    with pytest.raises(RefusedError, match="text-too-long"):
        pasting.paste(session, plan, [good], new(session, plan, "a" * 20_001))
    with pytest.raises(Cancelled):
        pasting.paste(session, plan, [good], None, impatient)
    assert planning.show(session, plan) == before


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("TT", "Nội dung, nhiệm vụ", "Sản phẩm", "Cơ quan chủ trì", "Thời gian hoàn thành"), True),
        (("Sản phẩm", "Chủ trì"), True),
        (("1", "Rà soát văn bản", "Kế hoạch", "Văn phòng", "Quý I/2026"), False),
        (("Báo cáo kết quả rà soát", "Phòng Nội vụ"), False),
        (("", ""), False),
    ],
)
def test_a_row_of_headings_is_told_from_data(texts: tuple[str, ...], expected: bool) -> None:
    assert pasting.is_heading_row(texts) is expected


def test_merged_cells_from_word_stand_on_every_row() -> None:
    html = (
        "<html><body><table><tr><td rowspan=2>1</td><td rowspan=2>Rà soát<br>văn bản</td>"
        "<td>Báo cáo</td></tr>"
        "<tr><td>Kế hoạch</td></tr><tr><td colspan=3>II. CÔNG VỤ</td></tr></table></body></html>"
    )
    assert pasting.read_table(html, "") == (
        ("1", "Rà soát\nvăn bản", "Báo cáo"),
        ("1", "Rà soát\nvăn bản", "Kế hoạch"),
        ("II. CÔNG VỤ", "", ""),
    )
    assert pasting.read_table("<p>không có bảng</p>", "") == ()


def test_tasks_for_a_section_that_is_gone_are_refused(session: Session, plan: RecordId) -> None:
    tasks = new(session, plan, "Quý I/2026")
    editing.remove(session, plan, [tasks.section])
    before = planning.show(session, plan)
    with pytest.raises(NotFoundError) as caught:
        pasting.paste(session, plan, [], tasks)
    assert caught.value.code == "record-not-in-plan"
    assert planning.show(session, plan) == before
