"""A table's layout changed in the store: one step and one undo each, texts kept, what paper and file get."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from ccapp.cli.objects import plan_object
from ccapp.domain.layout import Layout, Level, Numbering, Orientation
from ccapp.domain.plan import Appendix, OfficeId, Plan, PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.domain.shapes import GOALS, TASK_NOTES, year_grid
from ccapp.domain.standard import TASK_TABLE
from ccapp.domain.wellformed import require_wellformed
from ccapp.errors import AppError, NotFoundError, RefusedError
from ccapp.printing.primitives import Rule
from ccapp.printing.rules import DECREE_30
from ccapp.services.paper import publishing
from ccapp.services.plans import editing, keeping, layouts, planning
from ccapp.services.plans.editing import CellEdit
from ccapp.services.session import Changes, Session
from ccapp.store.plans import insert_plan
from ccapp.store.scopes import export_scope
from ccapp.store.tables import APPENDIX
from tests.conftest import PlanMaker


def stored(session: Session, plan: Plan) -> RecordId:
    with session.store.journal.write("import", session.who) as tx:
        return insert_plan(tx, plan)


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    return stored(session, plan_maker(session))


def table(session: Session, plan: RecordId) -> Appendix:
    return planning.show(session, plan).appendices[0]


def columns(session: Session, plan: RecordId) -> list[str]:
    return [each.key for each in table(session, plan).layout.columns]


Verb = Callable[[Session, RecordId, RecordId], Changes]
VERBS: dict[str, Verb] = {
    "layout-rename": lambda *at: layouts.rename_column(*at, "lead", "Đơn vị chủ trì"),
    "layout-hide": lambda *at: layouts.show_column(*at, "lead", shown=False),
    "layout-width": lambda *at: layouts.set_widths(*at, {"lead": 410}),
    "layout-move": lambda *at: layouts.move_column(*at, "lead", left=True),
    "layout-add": lambda *at: layouts.add_column(*at, "notes"),
    "layout-form": lambda *at: layouts.set_form(*at, font_size=11, orientation=Orientation.PORTRAIT),
}


@pytest.mark.parametrize("action", VERBS)
def test_each_change_is_one_step_and_one_undo(session: Session, plan: RecordId, action: str) -> None:
    before = table(session, plan)
    changes = VERBS[action](session, plan, before.id)
    assert (changes.action, changes.count) == (action, 1)
    after = table(session, plan)
    assert after.layout != before.layout
    assert after.sections == before.sections
    assert planning.next_undo(session) == action
    planning.undo(session)
    assert table(session, plan) == before
    planning.redo(session)
    assert table(session, plan) == after


@pytest.mark.parametrize("action", VERBS)
def test_a_locked_and_a_foreign_plan_are_refused(
    session: Session, plan: RecordId, plan_maker: PlanMaker, action: str
) -> None:
    with session.store.writing() as connection:
        connection.execute("INSERT INTO office VALUES ('other', 'UBND xã Khác', 'commune', 0)")
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    foreign = stored(session, replace(plan_maker(session), office_id=OfficeId("other")))
    for each, code in ((plan, "plan-locked"), (foreign, "plan-foreign")):
        with pytest.raises(RefusedError) as caught:
            VERBS[action](session, each, table(session, each).id)
        assert caught.value.code == code
    with pytest.raises(NotFoundError):
        VERBS[action](session, RecordId("none"), RecordId("none"))


def test_a_hidden_column_keeps_its_texts_and_is_not_printed(session: Session, plan: RecordId) -> None:
    at = table(session, plan).id
    leads = [row.text("lead") for row in rows(table(session, plan))]
    layouts.show_column(session, plan, at, "lead", shown=False)
    shown = table(session, plan)
    assert [row.text("lead") for row in rows(shown)] == leads
    assert "lead" not in shown.visible.layout.keys
    data = plan_object(planning.show(session, plan))["tables"][0]
    assert "lead" in data["columns"]
    assert [record["lead"] for record in data["records"]] == leads
    assert "Văn phòng" not in printed(session, plan)
    layouts.show_column(session, plan, at, "lead", shown=True)
    assert "Văn phòng" in printed(session, plan)


def printed(session: Session, plan: RecordId) -> str:
    pages = publishing.preview(session, plan).pages
    return " ".join(item.text for page in pages for item in page.items if hasattr(item, "text"))


@pytest.mark.parametrize("orientation", list(Orientation))
def test_any_widths_fill_the_paper_and_no_more(
    session: Session, plan: RecordId, orientation: Orientation
) -> None:
    at = table(session, plan).id
    layouts.set_form(session, plan, at, orientation=orientation)
    layouts.set_widths(session, plan, at, {"title": 99_999, "lead": 1, "product": 4000})
    layouts.show_column(session, plan, at, "deadline", shown=False)
    for page in publishing.preview(session, plan).pages:
        edges = [x for item in page.items if isinstance(item, Rule) for x in (item.x1, item.x2)]
        assert min(edges) == pytest.approx(DECREE_30.left, abs=1)
        assert max(edges) == pytest.approx(page.width - DECREE_30.right, abs=1)


def test_what_the_font_lacks_in_a_hidden_column_is_nobodys_business(session: Session, plan: RecordId) -> None:
    shown = table(session, plan)
    leaf = next(rows(shown)).leaf
    editing.set_texts(session, plan, [CellEdit(record=leaf.id, field="lead", text="Ký hiệu 𝒜")])
    assert publishing.preview(session, plan).findings
    layouts.show_column(session, plan, shown.id, "lead", shown=False)
    assert publishing.preview(session, plan).findings == ()


def test_a_hidden_column_travels_and_holds_together(session: Session, plan: RecordId) -> None:
    layouts.show_column(session, plan, table(session, plan).id, "lead", shown=False)
    state = export_scope(session.store.connection, plan)
    require_wellformed(state)
    data = json.loads(next(str(each.fields["layout"]) for each in state.records if each.type == "appendix"))
    assert Layout.from_data(data) == table(session, plan).layout


def test_what_a_newer_version_wrote_into_the_layout_stays(session: Session, plan: RecordId) -> None:
    at = table(session, plan)
    data = at.layout.as_data() | {"margin": 20}
    with session.store.journal.write("set", session.who) as tx:
        tx.change(APPENDIX, at.id, {"layout": json.dumps(data)})
    layouts.rename_column(session, plan, at.id, "lead", "Đơn vị chủ trì")
    state = export_scope(session.store.connection, plan)
    kept = json.loads(next(str(each.fields["layout"]) for each in state.records if each.type == "appendix"))
    assert kept["margin"] == 20
    assert table(session, plan).layout.columns[3].heading == "Đơn vị chủ trì"


def test_an_added_column_is_written_in_and_removed_when_empty(session: Session, plan: RecordId) -> None:
    at = table(session, plan).id
    layouts.add_column(session, plan, at, heading="Tình trạng")
    assert columns(session, plan)[-1] == "x1"
    leaf = next(rows(table(session, plan))).leaf
    editing.set_texts(session, plan, [CellEdit(record=leaf.id, field="x1", text="Chờ kinh phí")])
    with pytest.raises(RefusedError) as caught:
        layouts.remove_column(session, plan, at, "x1")
    assert caught.value.code == "layout-column-used"
    editing.set_texts(session, plan, [CellEdit(record=leaf.id, field="x1", text="")])
    layouts.remove_column(session, plan, at, "x1")
    assert "x1" not in columns(session, plan)


@pytest.mark.parametrize("renumber", [True, False])
def test_another_numbering_rewrites_the_numbers_if_wanted(
    session: Session, plan: RecordId, renumber: bool
) -> None:
    at = table(session, plan).id

    def numbers() -> list[str]:
        return [each.text("number") for each in table(session, plan).items() if each.level is Level.TASK]

    assert numbers() == ["1", "2", "3"]
    layouts.set_form(session, plan, at, numbering=Numbering.RESTART, renumber=renumber)
    assert numbers() == (["1", "2", "1"] if renumber else ["1", "2", "3"])
    planning.undo(session)
    assert numbers() == ["1", "2", "3"]
    assert table(session, plan).layout.numbering is Numbering.CONTINUOUS


def test_no_change_is_no_step(session: Session, plan: RecordId) -> None:
    now = table(session, plan)
    assert layouts.set_layout(session, plan, now.id, now.layout).tx is None
    assert layouts.move_column(session, plan, now.id, "number", left=True).tx is None
    with pytest.raises(AppError) as caught:
        layouts.set_form(session, plan, now.id, font_size=40)
    assert caught.value.code == "layout-font-size"
    with pytest.raises(ValueError, match="levels"):
        layouts.set_layout(session, plan, now.id, GOALS)


@pytest.mark.parametrize("shape", [TASK_NOTES, GOALS, year_grid((2025, 2030))])
def test_an_empty_table_takes_a_ready_shape(session: Session, shape: Layout) -> None:
    plan = keeping.new_plan(session, "Kế hoạch chuyển đổi số", (2025, 2030))
    before = table(session, plan)
    first = before.sections[0]
    editing.add_line(session, plan, first.id, Level.TASK)
    assert layouts.is_blank(table(session, plan))
    layouts.use_shape(session, plan, before.id, shape)
    after = table(session, plan)
    assert after.layout == shape
    assert after.title == before.title
    assert [each.texts for each in after.sections] == [each.texts for each in before.sections]
    require_wellformed(export_scope(session.store.connection, plan))
    added = editing.add_line(session, plan, after.sections[0].id, shape.numbered_level)
    editing.set_texts(session, plan, [CellEdit(record=added.leaf, field="lead", text="Công an xã")])
    require_wellformed(export_scope(session.store.connection, plan))
    with pytest.raises(RefusedError):
        layouts.use_shape(session, plan, after.id, TASK_TABLE)
    for _ in range(3):
        planning.undo(session)
    assert table(session, plan).id == before.id
    assert table(session, plan).layout == TASK_TABLE
    require_wellformed(export_scope(session.store.connection, plan))
    for _ in range(3):
        planning.redo(session)
    assert next(rows(table(session, plan))).text("lead") == "Công an xã"


def test_a_head_longer_than_the_sync_file_takes_is_refused(session: Session, plan: RecordId) -> None:
    at = table(session, plan).id
    layouts.rename_column(session, plan, at, "lead", "x" * 15_000)
    with pytest.raises(RefusedError) as caught:
        layouts.rename_column(session, plan, at, "deadline", "x" * 5_000)
    assert caught.value.code == "text-too-long"
