"""The word index stays true through every kind of write; hits come in the order that a reader expects."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from ccapp.domain.layout import TASK_LEVELS, Level
from ccapp.domain.office import Office, Role
from ccapp.domain.plan import Item, OfficeId, Plan, PlanState, RecordId
from ccapp.domain.records import rows
from ccapp.domain.shapes import GOALS
from ccapp.domain.standard import TASK_TABLE
from ccapp.services.folder import safekeeping
from ccapp.services.intake import merging, taking_in
from ccapp.services.plans import editing, keeping, layouts, pasting, planning, searching
from ccapp.services.plans.pasting import NewTasks
from ccapp.services.session import Session
from ccapp.store import backup, database, search
from ccapp.store.partners import Partner, save_partner
from ccapp.store.plans import insert_plan, load_plan
from ccapp.store.scopes import compare, export_scope, take_in
from ccapp.store.tables import ITEM
from tests.conftest import Clock, PlanMaker


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> Plan:
    with session.store.journal.write("import", session.who) as tx:
        plan_id = insert_plan(tx, plan_maker(session))
    return load_plan(session.store.connection, plan_id)


@pytest.fixture(autouse=True)
def _the_index_is_true_at_the_end(session: Session) -> Iterator[None]:
    """Whatever a test did: made anew, the index holds the same words for the same records."""
    yield
    connection = session.store.connection
    kept = _index(session)
    connection.execute("DELETE FROM meta WHERE key = 'search_rules'")
    search.fill(connection)
    assert kept == _index(session)


def _index(session: Session) -> set[tuple[str, str, str]]:
    connection = session.store.connection
    connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab (main, search_word, instance)")
    found = connection.execute(
        "SELECT type, record, term FROM temp.words JOIN search_record ON number = doc"
    ).fetchall()
    connection.execute("DROP TABLE temp.words")
    records = set(connection.execute("SELECT type, record FROM search_record"))
    assert {(type_, record) for type_, record, _ in found} == records
    return set(found)


def texts(session: Session, words: str) -> list[str]:
    return [hit.text for hit in searching.search(session, words)]


def leaf(plan: Plan, at: int = 0) -> RecordId:
    return list(rows(plan.appendices[0]))[at].leaf.id


def test_words_are_found_without_accents_and_marked(session: Session, plan: Plan) -> None:
    planning.set_text(session, plan.id, leaf(plan), "product", "Kế hoạch tự kiểm tra")
    (hit,) = [hit for hit in searching.search(session, "TU kiem tra") if hit.field == "product"]
    assert (hit.plan, hit.plan_title, hit.record) == (plan.id, plan.title, leaf(plan))
    assert [hit.text[start:end] for start, end in hit.spans] == ["tự", "kiểm", "tra"]


def test_every_word_must_match_and_the_last_may_be_unfinished(session: Session, plan: Plan) -> None:
    assert texts(session, "kiem tra van b") == ["Kiểm tra văn bản"]
    assert texts(session, "kie tra") == []
    assert texts(session, "kiem tra thu") == []
    assert texts(session, "") == texts(session, " – ") == []


def test_titles_of_plans_tables_and_sections_are_found(session: Session, plan: Plan) -> None:
    fields = [(hit.record, hit.field) for hit in searching.search(session, "cai cach")]
    section = plan.appendices[0].sections[0].id
    assert fields == [(plan.id, "title"), (section, "section")]
    (hit,) = searching.search(session, "nhiem vu nam")
    assert (hit.record, hit.field) == (plan.appendices[0].id, "title")


def test_numbers_of_lines_are_not_words(session: Session, plan: Plan) -> None:
    assert texts(session, "3") == ["Tháng 3/2026"]


def test_accents_as_typed_come_first(session: Session, plan: Plan) -> None:
    planning.set_text(session, plan.id, leaf(plan, 0), "product", "Đang thực hiện")
    planning.set_text(session, plan.id, leaf(plan, 1), "product", "Đảng ủy")
    planning.set_text(session, plan.id, leaf(plan, 2), "product", "Đăng ký")
    assert texts(session, "dang") == ["Đang thực hiện", "Đảng ủy", "Đăng ký"]
    assert texts(session, "đảng") == ["Đảng ủy", "Đang thực hiện", "Đăng ký"]
    planning.set_text(session, plan.id, leaf(plan, 3), "product", "ĐẢNG UỶ xã")
    assert texts(session, "Đảng ủy")[:2] == ["Đảng ủy", "ĐẢNG UỶ xã"]


def test_words_in_several_fields_of_a_line_come_after_those_in_one(session: Session, plan: Plan) -> None:
    assert texts(session, "van phong thuong xuyen") == ["Văn phòng"]
    planning.set_text(session, plan.id, leaf(plan, 2), "product", "Danh mục thường xuyên của Văn phòng")
    assert texts(session, "van phong thuong xuyen") == ["Danh mục thường xuyên của Văn phòng", "Văn phòng"]


def test_hits_follow_the_order_of_the_table_and_not_of_entry(session: Session, plan: Plan) -> None:
    first = plan.appendices[0].sections[0].children[0]
    editing.move(session, plan.id, first.id, up=False)
    assert texts(session, "ban") == ["Kiểm tra văn bản", "Rà soát văn bản"]


def test_undo_and_redo_take_the_words_along(session: Session, plan: Plan) -> None:
    planning.set_text(session, plan.id, leaf(plan), "product", "Nghị quyết")
    assert texts(session, "nghi quyet") == ["Nghị quyết"]
    planning.undo(session)
    assert texts(session, "nghi quyet") == []
    planning.redo(session)
    assert texts(session, "nghi quyet") == ["Nghị quyết"]


def test_what_is_deleted_is_not_found(session: Session, plan: Plan) -> None:
    editing.remove(session, plan.id, [plan.appendices[0].sections[0].children[0].id])
    assert texts(session, "ra soat") == texts(session, "quy IV") == []
    planning.undo(session)
    assert texts(session, "ra soat") == ["Rà soát văn bản"]
    while planning.next_undo(session):
        planning.undo(session)
    assert texts(session, "ra soat") == texts(session, "ke hoach") == []
    planning.redo(session)
    assert texts(session, "ra soat") == ["Rà soát văn bản"]


def test_lines_below_a_deleted_one_are_not_found(session: Session, plan: Plan) -> None:
    with session.store.journal.write("remove", session.who) as tx:
        tx.delete(ITEM, plan.appendices[0].sections[0].id)
    assert texts(session, "ra soat") == texts(session, "quy") == []
    assert texts(session, "cong khai") == ["Công khai thủ tục"]


def test_a_write_that_fails_leaves_the_words(session: Session, plan: Plan) -> None:
    with pytest.raises(RuntimeError), session.store.journal.write("set", session.who) as tx:
        tx.change(ITEM, leaf(plan), {"product": "Nghị quyết"})
        raise RuntimeError
    assert texts(session, "nghi quyet") == []


def test_several_writes_of_one_record_in_one_step(session: Session, plan: Plan) -> None:
    with session.store.journal.write("set", session.who) as tx:
        for text in ("Một", "Hai", "", "Nghị quyết"):
            tx.change(ITEM, leaf(plan), {"product": text})
    assert texts(session, "nghi quyet") == ["Nghị quyết"]
    assert texts(session, "hai") == []


def test_binned_plans_come_last(session: Session, plan: Plan, plan_maker: PlanMaker) -> None:
    with session.store.journal.write("import", session.who) as tx:
        other = insert_plan(tx, replace(plan_maker(session), year_from=2030, year_to=2030))
    assert [hit.plan for hit in searching.search(session, "ra soat")] == [other, plan.id]
    keeping.change_state(session, other, PlanState.BINNED)
    hits = searching.search(session, "Rà soát")
    assert [(hit.plan, hit.state) for hit in hits] == [(plan.id, PlanState.DRAFT), (other, PlanState.BINNED)]


def test_collected_plans_are_found_after_our_own(
    session: Session, plan: Plan, plan_maker: PlanMaker, tmp_path: Path, clock: Clock
) -> None:
    far = safekeeping.init(tmp_path / "far", name="UBND xã Đông", role=Role.COMMUNE, who="Hoa", clock=clock)
    with far.store.journal.write("import", far.who) as tx:
        theirs = insert_plan(tx, plan_maker(far))
    _receive(session, far, theirs)
    hits = searching.search(session, "ra soat")
    assert [(hit.plan, hit.office) for hit in hits] == [
        (plan.id, "UBND xã Suối Mây"),
        (theirs, "UBND xã Đông"),
    ]
    planning.set_text(far, theirs, leaf(load_plan(far.store.connection, theirs)), "product", "Nghị quyết")
    editing.remove(far, theirs, [leaf(load_plan(far.store.connection, theirs), 1)])
    _receive(session, far, theirs)
    assert texts(session, "nghi quyet") == ["Nghị quyết"]
    assert [hit.plan for hit in searching.search(session, "quy IV")] == [plan.id]


def _receive(session: Session, far: Session, plan: RecordId) -> None:
    state = export_scope(far.store.connection, plan)
    office = Office(id=OfficeId(far.store.office.id), name=far.store.office.name, role=Role.COMMUNE)
    with session.store.writing() as connection:
        save_partner(connection, Partner(office=office, root_pk="", enc_pk=""), "2026-01-05")
    with session.store.journal.write("receive", session.who) as tx:
        take_in(tx, state, compare(session.store.connection, state))


def test_no_more_hits_than_asked_for(session: Session, plan: Plan) -> None:
    assert len(searching.search(session, "v", limit=2)) == 2


def test_a_column_that_the_table_lacks_is_not_searched(session: Session, plan: Plan) -> None:
    with session.store.journal.write("set", session.who) as tx:
        tx.change(ITEM, leaf(plan), {"x1": "Nghị quyết", "of-tomorrow": 7})
    assert texts(session, "nghi quyet") == []


def test_an_index_by_older_rules_is_made_anew_at_the_opening(session: Session, plan: Plan) -> None:
    connection = session.store.connection
    connection.execute("UPDATE meta SET value = '0' WHERE key = 'search_rules'")
    connection.execute("INSERT INTO search_word (search_word) VALUES ('delete-all')")
    assert texts(session, "ra soat") == []
    session.store.close()
    opened = safekeeping.open_session(session.store.folder, who="Lan", clock=session.clock)
    session.store.connection = opened.store.connection
    assert texts(opened, "ra soat") == ["Rà soát văn bản"]


def test_old_data_can_be_searched_after_the_migration(session: Session, tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "old"
    folder.mkdir()
    shutil.copy(Path(__file__).with_name("data") / "schema-4.db", folder / database.FILE)
    opened = safekeeping.open_session(folder, who="Lan", clock=clock)
    assert texts(opened, "ra soat") == ["Rà soát văn bản"]


def test_a_backup_brings_the_index_along(session: Session, plan: Plan, tmp_path: Path, clock: Clock) -> None:
    out = tmp_path / f"bản sao{backup.SUFFIX}"
    safekeeping.backup(session, out)
    safekeeping.restore(tmp_path / "new", out, who="Lan", clock=clock)
    restored = safekeeping.open_session(tmp_path / "new", who="Lan", clock=clock)
    assert texts(restored, "ra soat") == ["Rà soát văn bản"]


def test_the_index_stays_true_through_any_mixture_of_edits(session: Session, plan: Plan) -> None:
    chance = random.Random(5)
    for _ in range(120):
        now = load_plan(session.store.connection, plan.id)
        leaves = list(rows(now.appendices[0]))
        step = chance.randrange(5)
        if step == 0 and planning.next_undo(session) and planning.next_undo(session) != "import":
            planning.undo(session)
        elif step == 1 and planning.next_redo(session):
            planning.redo(session)
        elif step == 2 and len(leaves) > 1:
            editing.remove(session, plan.id, [chance.choice(leaves).leaf.id])
        elif step == 3 and leaves:
            editing.add_line(session, plan.id, chance.choice(leaves).leaf.id, Level.PRODUCT)
        elif leaves:
            words = " ".join(chance.choices(("Đảng", "ủy", "xã", "quý", ""), k=3))
            planning.set_text(session, plan.id, chance.choice(leaves).leaf.id, "product", words)
    found = {hit.record for hit in searching.search(session, "dang")}
    shown = rows(load_plan(session.store.connection, plan.id).appendices[0])
    assert found == {row.leaf.id for row in shown if "Đảng" in row.text("product")}


MARKDOWN = (
    "| TT | Nhiệm vụ | Sản phẩm | Chủ trì | Thời gian |\n|--|--|--|--|--|\n"
    "| I | **Cải cách thể chế** | | | |\n"
    "| 1 | Rà soát văn bản | Đảng bộ | Văn phòng | Quý I/{year} |\n"
    "| 2 | Việc mới {year} | Đảng viên | Văn phòng | Quý II/{year} |\n"
)


def _paste(session: Session, plan: Plan, chance: random.Random) -> None:
    table = plan.appendices[0]
    leaf_ = Item(level=Level.PRODUCT, texts={"product": chance.choice(("Đảng ủy", "Báo cáo"))})
    task = Item(level=Level.TASK, texts={"number": "9", "title": "Dán"}, children=(leaf_,))
    sections = [each.id for each in table.sections]
    if sections:
        new = NewTasks(appendix=table.id, section=chance.choice(sections), tasks=(task,))
        pasting.paste(session, plan.id, [], new)


def _merge(session: Session, plan: Plan, chance: random.Random, place: Path) -> None:
    file = place / "b.md"
    file.write_text(MARKDOWN.format(year=chance.randrange(2020, 2030)), encoding="utf-8")
    found = merging.lay_beside(session, plan.id, taking_in.look_at(file))
    choices = [
        merging.Choice(
            appendix=one.ours.id,
            differences=one.comparison.differences,
            additions=one.comparison.additions,
        )
        for one in found.pairings
    ]
    merging.merge(session, plan.id, choices)


def _layout(session: Session, plan: Plan, chance: random.Random) -> None:
    table = plan.appendices[0]
    if layouts.is_blank(table):
        layouts.use_shape(session, plan.id, table.id, chance.choice((GOALS, TASK_TABLE)))
    elif table.layout.levels == TASK_LEVELS:
        layouts.show_column(session, plan.id, table.id, "product", shown=chance.random() < 0.5)
        layouts.add_column(session, plan.id, table.id, heading="Đảng")


@pytest.mark.parametrize("seed", range(4))
def test_the_index_stays_true_through_layouts_merges_and_pastes(
    session: Session, plan: Plan, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    for _ in range(60):
        now = load_plan(session.store.connection, plan.id)
        leaves = [row.leaf.id for row in rows(now.appendices[0])]
        step = chance.randrange(7)
        if step == 0 and planning.next_undo(session) != "import":
            planning.undo(session)
        elif step == 1 and planning.next_redo(session):
            planning.redo(session)
        elif step == 2:
            _paste(session, now, chance)
        elif step == 3 and now.appendices[0].layout.levels == TASK_LEVELS:
            _merge(session, now, chance, tmp_path)
        elif step == 4:
            _layout(session, now, chance)
        elif step == 5 and leaves:
            editing.remove(session, plan.id, chance.sample(leaves, len(leaves) // 2 + 1))
        elif step == 6:
            editing.remove(session, plan.id, leaves)
    shown = load_plan(session.store.connection, plan.id).appendices[0]
    expected = {item.id for item in shown.items() if "Đảng" in item.text("product")}
    found = {hit.record for hit in searching.search(session, "dang", limit=10_000)}
    assert expected == found or "product" not in shown.layout.visible.keys
