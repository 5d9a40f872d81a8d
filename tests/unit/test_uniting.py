"""Hợp nhất kế hoạch các xã cũ: nothing doubled, nothing lost, sources kept, old units replaced, one undo."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain import joining
from ccapp.domain.joining import Joining, Source
from ccapp.domain.layout import GOAL_LEVELS, Kind, Layout, Level, column
from ccapp.domain.likeness import is_same_work, plain
from ccapp.domain.plan import ORIGIN, Appendix, Item
from ccapp.domain.records import count, rows
from ccapp.errors import RefusedError
from ccapp.services.intake import taking_in, uniting
from ccapp.services.intake.uniting import OldPlan
from ccapp.services.plans import planning
from ccapp.services.session import Session
from tests.conftest import Clock

A = (
    "UỶ BAN NHÂN DÂN XÃ LỘC BÌNH\n\nKẾ HOẠCH CẢI CÁCH HÀNH CHÍNH NĂM 2025\n\n"
    "| TT | Nội dung, nhiệm vụ | Sản phẩm | Chủ trì | Phối hợp | Thời gian |\n|--|--|--|--|--|--|\n"
    "| I | **Cải cách thể chế** | | | | |\n"
    "| 1 | Rà soát văn bản QPPL trên địa bàn xã Lộc Bình | Kế hoạch | TP - HT | VP-TK | Quý I/2025 |\n"
    "| 2 | Báo cáo công tác pháp chế quý I | Báo cáo | Tư pháp - Hộ tịch | | Quý I/2025 |\n"
    "| II | **Cải cách TTHC** | | | | |\n"
    "| 3 | Công khai thủ tục hành chính | Danh mục | Văn phòng - Thống kê | Các ban, ngành | Năm 2025 |\n"
)
B = (
    "| TT | Nhiệm vụ | Kết quả, sản phẩm | Đơn vị chủ trì | Thời hạn | Ghi chú |\n|--|--|--|--|--|--|\n"
    "| 1 | **Thủ tục hành chính** | | | | |\n"
    "| 1.1 | Công khai TTHC | Danh mục | Văn phòng - TK | Quý II/2025 | Quan trọng |\n"
    "| 1.2 | Số hóa hồ sơ | Cơ sở dữ liệu | UBND xã Vinh Hiền | Năm 2025 | |\n"
    "| 2 | **Thể chế** | | | | |\n"
    "| 2.1 | Rà soát văn bản quy phạm pháp luật của xã Vinh Hiền | Báo cáo | TP-HT | Quý III/2025 | |\n"
    "| 2.2 | Báo cáo công tác pháp chế quý II | Báo cáo | TP-HT | Quý II/2025 | |\n"
)


@pytest.fixture
def plans(tmp_path: Path) -> tuple[OldPlan, ...]:
    made = []
    for name, body in (("UBND xã Lộc Bình.md", A), ("UBND xã Vinh Hiền.md", B)):
        path = tmp_path / name
        path.write_text(body, encoding="utf-8")
        made.append(uniting.old_plan(taking_in.look_at(path)))
    return tuple(made)


def said(found: Joining) -> list[tuple[str, list[tuple[str, list[int]]]]]:
    return [
        (
            part.name,
            [(group.main.title, [each.source for each in group.members]) for group in part.groups],
        )
        for part in found.parts
    ]


# -- the same work ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Công khai TTHC", "Công khai thủ tục hành chính", True),
        ("Rà soát, kiểm tra văn bản", "Kiểm tra, rà soát văn bản", True),
        ("Rà soát văn bản trên địa bàn xã", "Rà soát văn bản", True),
        ("Công khai TTHC", "Triển khai TTHC", False),
        ("Quản lý tài chính tại xã", "Quản lý chính", False),
        (
            "Kiểm tra công vụ tại các thôn trên địa bàn xã năm 2025",
            "Kiểm tra công vụ tại các thôn năm 2025",
            True,
        ),
        ("Báo cáo công tác pháp chế quý I", "Báo cáo công tác pháp chế quý II", False),
        ("Báo cáo công tác 6 tháng đầu năm", "Báo cáo công tác 9 tháng đầu năm", False),
        ("Xây dựng kế hoạch kiểm tra CCHC năm 2025", "Xây dựng kế hoạch tuyên truyền CCHC năm 2025", False),
        ("Công khai TTHC", "Công khai TTHC nội bộ", False),
    ],
)
def test_titles_say_the_same_work_or_not(one: str, other: str, same: bool) -> None:
    assert is_same_work(plain(one), plain(other)) is same
    assert is_same_work(plain(other), plain(one)) is same


# -- side by side -------------------------------------------------------------------------------------------


def test_plans_of_other_shapes_lie_side_by_side_by_field(plans: tuple[OldPlan, ...]) -> None:
    assert [each.source.name for each in plans] == ["xã Lộc Bình (cũ)", "xã Vinh Hiền (cũ)"]
    assert said(uniting.lay_beside(plans)) == [
        (
            "Cải cách thể chế",
            [
                ("Rà soát văn bản QPPL trên địa bàn xã Lộc Bình", [0, 1]),
                ("Báo cáo công tác pháp chế quý I", [0]),
                ("Báo cáo công tác pháp chế quý II", [1]),
            ],
        ),
        ("Cải cách TTHC", [("Công khai thủ tục hành chính", [0, 1]), ("Số hóa hồ sơ", [1])]),
    ]


def test_products_that_only_the_others_have_are_added(plans: tuple[OldPlan, ...]) -> None:
    first, _, _, public, _ = uniting.lay_beside(plans).groups()
    assert [leaf.text("product") for leaf in joining.leaves(first)] == ["Kế hoạch", "Báo cáo"]
    assert [leaf.text("product") for leaf in joining.leaves(public)] == ["Danh mục"]
    differs = {(each.field, each.kept, each.other) for each in joining.differences(public)}
    assert ("deadline", "Năm 2025", "Quý II/2025") in differs


def test_every_column_of_every_plan_has_its_place(plans: tuple[OldPlan, ...]) -> None:
    found = uniting.lay_beside(plans)
    assert found.layout.keys == ("number", "title", "product", "lead", "partners", "deadline", "notes")
    public = next(group for group in found.groups() if "Công khai" in group.main.title)
    kept = joining.keep(found, public.id, public.members[1].id)
    (leaf,) = joining.leaves(next(group for group in kept.groups() if group.id == public.id))
    assert (leaf.text("notes"), leaf.text("deadline")) == ("Quan trọng", "Quý II/2025")


def test_tasks_are_set_apart_and_put_together_again(plans: tuple[OldPlan, ...]) -> None:
    found = uniting.lay_beside(plans)
    public = next(group for group in found.groups() if "Công khai" in group.main.title)
    parted = joining.apart(found, public.id, public.members[1].id)
    titles = [group.main.title for group in parted.groups()]
    assert titles[3:5] == ["Công khai thủ tục hành chính", "Công khai TTHC"]
    alone = list(parted.groups())[4]
    assert alone.like == public.id
    again = joining.together(parted, alone.like, alone.id)
    assert said(again) == said(found)


def test_what_one_plan_has_twice_stays_twice() -> None:
    found = joining.join([source("A", "Họp giao ban", "Họp giao ban"), source("B", "Họp giao ban")])
    assert [[each.source for each in group.members] for group in found.groups()] == [[0, 1], [0]]


def source(name: str, *titles: str) -> Source:
    layout = Layout(columns=tuple(column(key, key) for key in ("number", "title", "product", "deadline")))
    tasks = tuple(
        Item(
            level=Level.TASK,
            texts={"number": str(number), "title": title},
            children=(Item(level=Level.PRODUCT, texts={"product": "Báo cáo", "deadline": "Quý I"}),),
        )
        for number, title in enumerate(titles, start=1)
    )
    section = Item(
        level=Level.SECTION, texts={"section_number": "I", "section": "Việc chung"}, children=tasks
    )
    empty = Item(level=Level.SECTION, texts={"section_number": "II", "section": "Việc khác"})
    return Source(name=name, tables=(Appendix(title=name, layout=layout, sections=(section, empty)),))


TITLES = ("Họp giao ban", "Rà soát văn bản", "Rà soát các văn bản", "Báo cáo quý I", "Báo cáo quý II", "")
CHANGES = st.lists(st.tuples(st.sampled_from("akt"), st.integers(0, 20), st.integers(0, 20)), max_size=6)


@given(st.lists(st.lists(st.sampled_from(TITLES), max_size=6), min_size=2, max_size=4), CHANGES)
def test_every_task_is_in_the_result_exactly_once(
    titles: list[list[str]], changes: list[tuple[str, int, int]]
) -> None:
    found = joining.join([source(f"xã {number}", *each) for number, each in enumerate(titles)])
    for change, one, two in changes:
        groups = list(found.groups())
        if not groups:
            break
        group, other = groups[one % len(groups)], groups[two % len(groups)]
        member = group.members[two % len(group.members)].id
        if change == "t":
            found = joining.together(found, group.id, other.id)
        else:
            found = (joining.apart if change == "a" else joining.keep)(found, group.id, member)
    members = [(each.source, each.id) for group in found.groups() for each in group.members]
    assert sorted(members) == sorted(
        (at, f"{at}.{n}") for at, each in enumerate(titles) for n in range(len(each))
    )
    table = joining.united(found, "A")
    assert count(table).tasks == len(list(found.groups()))
    assert [section.text("section") for section in table.sections][-1] == "Việc khác"
    numbers = [item.text("number") for item in table.items() if item.level is Level.TASK]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


# -- the result ---------------------------------------------------------------------------------------------


def test_old_units_give_way_to_those_that_do_their_work(
    session: Session, plans: tuple[OldPlan, ...], clock: Clock
) -> None:
    found = uniting.lay_beside(plans)
    changes = {each.old: each for each in uniting.unit_changes(session, found, plans)}
    assert {old: each.new for old, each in changes.items()} == {
        "Tư pháp - Hộ tịch": "Văn phòng HĐND và UBND",
        "VP-TK": "Văn phòng HĐND và UBND",
        "Văn phòng - Thống kê": "Văn phòng HĐND và UBND",
        "TP - HT": "Văn phòng HĐND và UBND",
        "TP-HT": "Văn phòng HĐND và UBND",
        "UBND xã Vinh Hiền": "UBND xã Suối Mây",
    }
    assert changes["TP-HT"].count == 2


def test_one_plan_comes_of_it_with_its_sources_and_one_undo(
    session: Session, plans: tuple[OldPlan, ...]
) -> None:
    found = uniting.lay_beside(plans)
    renamed = {each.old: each.new for each in uniting.unit_changes(session, found, plans)}
    made = uniting.unite(session, found, " Kế hoạch năm 2026 ", (2026, 2026), renamed)
    plan = planning.show(session, made.plan)
    assert (plan.title, plan.issuer.name, plan.reference.symbol) == (
        "Kế hoạch năm 2026",
        "UBND xã Suối Mây",
        "KH-UBND",
    )
    shown = [
        " | ".join(row.text(key) for key in ("section_number", "number", "product", "lead"))
        for row in rows(plan.appendices[0])
    ]
    assert shown == [
        "I | 1 | Kế hoạch | Văn phòng HĐND và UBND",
        "I | 1 | Báo cáo | Văn phòng HĐND và UBND",
        "I | 2 | Báo cáo | Văn phòng HĐND và UBND",
        "I | 3 | Báo cáo | Văn phòng HĐND và UBND",
        "II | 4 | Danh mục | Văn phòng HĐND và UBND",
        "II | 5 | Cơ sở dữ liệu | UBND xã Suối Mây",
    ]
    origins = [item.marks[ORIGIN] for item in plan.appendices[0].items() if ORIGIN in item.marks]
    both = "xã Lộc Bình (cũ)\nxã Vinh Hiền (cũ)"
    assert origins == [both, "xã Lộc Bình (cũ)", "xã Vinh Hiền (cũ)", both, "xã Vinh Hiền (cũ)"]
    assert made.counts == count(plan.appendices[0])
    planning.undo(session)
    assert planning.plans(session) == ()


def test_two_old_units_in_one_cell_become_one_name(session: Session) -> None:
    layout = Layout(columns=tuple(column(key, key) for key in ("number", "title", "product", "partners")))
    leaf = Item(
        level=Level.PRODUCT, texts={"product": "Báo cáo", "partners": "VP-TK; Tư pháp - Hộ tịch; Công an"}
    )
    line = Item(level=Level.TASK, texts={"number": "1", "title": "Việc"}, children=(leaf,))
    section = Item(level=Level.SECTION, texts={"section_number": "I", "section": "Chung"}, children=(line,))
    table = Appendix(title="A", layout=layout, sections=(section,))
    found = joining.join([Source(name="A", tables=(table,)), source("B", "Khác")])
    renamed = {"VP-TK": "Văn phòng HĐND và UBND", "Tư pháp - Hộ tịch": "Văn phòng HĐND và UBND"}
    made = uniting.unite(session, found, "A", (2026, 2026), renamed)
    first = next(rows(planning.show(session, made.plan).appendices[0]))
    assert first.text("partners") == "Văn phòng HĐND và UBND; Công an"


def test_what_cannot_be_united_is_refused_in_words(
    session: Session, plans: tuple[OldPlan, ...], tmp_path: Path
) -> None:
    found = uniting.lay_beside(plans)
    cases: list[tuple[str, Callable[[], object]]] = [
        ("unite-count", lambda: uniting.lay_beside(plans[:1])),
        ("unite-count", lambda: uniting.lay_beside(plans * 3)),
        ("unite-names", lambda: uniting.lay_beside((plans[0], plans[0]))),
        ("plan-title-missing", lambda: uniting.unite(session, found, " ", (2026, 2026), {})),
    ]
    for code, call in cases:
        with pytest.raises(RefusedError) as caught:
            call()
        assert caught.value.code == code


def test_tables_that_are_no_tasks_are_named_as_left_out(tmp_path: Path, corpus: Path) -> None:
    with pytest.raises(RefusedError) as caught:
        uniting.old_plan(taking_in.look_at(corpus / "004b-goc.docx"))
    assert caught.value.code == "unite-no-table"
    goals = uniting.old_plan(taking_in.look_at(corpus / "004-hai-phu-luc.docx"))
    assert ([table.kind for table in goals.source.tables], len(goals.left_out)) == (
        [Kind.GOAL_TASK_ACTIVITY],
        1,
    )
    old = uniting.old_plan(taking_in.look_at(corpus / "002-goc.docx"))
    assert (old.source.name, old.years, old.left_out) == ("xã Lộc Bình (cũ)", (2023, 2023), ())


def goal_plan(name: str, *goals: tuple[str, dict[str, list[tuple[str, str]]]]) -> OldPlan:
    """A plan of one section: goals with tasks, each with (activity, product) lines."""

    def line(level: Level, words: str, *below: Item, **texts: str) -> Item:
        return Item(level=level, texts={level.value: words, **texts}, children=below)

    def activity(words: str, product: str) -> Item:
        leaf = Item(level=Level.PRODUCT, texts={"product": product, "lead": name, "deadline": "Hàng năm"})
        return line(Level.ACTIVITY, words, leaf)

    made = [
        line(
            Level.GOAL,
            words,
            *(line(Level.TASK, task, *(activity(*each) for each in found)) for task, found in tasks.items()),
            number=str(number),
        )
        for number, (words, tasks) in enumerate(goals, start=1)
    ]
    keys = ("number", "goal", "task", "activity", "product", "lead", "deadline")
    layout = Layout(levels=GOAL_LEVELS, columns=tuple(column(key, key) for key in keys))
    section = Item(
        level=Level.SECTION,
        texts={"section_number": "I", "section": "Cải cách thể chế"},
        children=tuple(made),
    )
    table = Appendix(title="Khung", layout=layout, sections=(section,))
    return OldPlan(source=Source(name=name, tables=(table,)), file=f"{name}.docx")


LAWS = "Hoàn thiện thể chế của nền hành chính"
REVIEW = "Rà soát văn bản quy phạm pháp luật hằng năm"
ONE = goal_plan(
    "Một",
    (
        LAWS,
        {REVIEW: [("Lập danh mục văn bản", "Danh mục")], "Tập huấn công chức tư pháp": [("Mở lớp", "Lớp")]},
    ),
)
TWO = goal_plan(
    "Hai",
    ("Nâng cao chỉ số hài lòng của người dân", {"Khảo sát sự hài lòng": [("Phát phiếu", "Phiếu")]}),
    (
        LAWS,
        {REVIEW: [("Lập danh mục văn bản", "Báo cáo"), ("Công bố kết quả rà soát văn bản", "Quyết định")]},
    ),
)


def outline(item: Item) -> object:
    """The words of a line over the outlines of those below it."""
    if not item.children:
        return item.text("product")
    return {item.text(item.level.value): [outline(each) for each in item.children]}


def test_goals_tasks_and_activities_of_two_plans_become_one_table() -> None:
    found = uniting.lay_beside((ONE, TWO))
    table = joining.united(found, "Khung")
    assert table.kind is Kind.GOAL_TASK_ACTIVITY
    assert [outline(goal) for goal in table.sections[0].children] == [
        {
            LAWS: [
                {
                    REVIEW: [
                        {"Lập danh mục văn bản": ["Danh mục", "Báo cáo"]},
                        {"Công bố kết quả rà soát văn bản": ["Quyết định"]},
                    ]
                },
                {"Tập huấn công chức tư pháp": [{"Mở lớp": ["Lớp"]}]},
            ]
        },
        {"Nâng cao chỉ số hài lòng của người dân": [{"Khảo sát sự hài lòng": [{"Phát phiếu": ["Phiếu"]}]}]},
    ]
    assert [goal.texts["number"] for goal in table.sections[0].children] == ["1", "2"]
    assert table.sections[0].children[0].marks == {ORIGIN: "Một\nHai"}


def test_goals_are_stored_as_a_plan_and_undone(session: Session) -> None:
    found = uniting.lay_beside((ONE, TWO))
    made = uniting.unite(session, found, "Kế hoạch giai đoạn", (2026, 2030), {})
    table = planning.show(session, made.plan).appendices[0]
    assert count(table) == made.counts
    assert len(list(rows(table))) == 5
    planning.undo(session)
    assert planning.plans(session) == ()


def test_one_real_plan_of_goals_in_three_shapes_is_one_plan(corpus: Path) -> None:
    files = ("004a-goc.docx", "004a-goc.pdf", "004a-ngat-trang.doc")
    found = [uniting.old_plan(taking_in.look_at(corpus / name)) for name in files]
    named = [
        dataclasses.replace(each, source=dataclasses.replace(each.source, name=f"xã {at}"))
        for at, each in enumerate(found)
    ]
    united = uniting.lay_beside(named)
    assert uniting.counts(united) == count(found[0].source.tables[0])
    assert {len(group.members) for group in united.groups()} == {3}


GOALS = st.dictionaries(
    st.sampled_from(["Thể chế minh bạch", "Bộ máy tinh gọn", "Công chức chuyên nghiệp"]),
    st.dictionaries(
        st.sampled_from(["Rà soát văn bản", "Tập huấn nghiệp vụ", "Khảo sát người dân"]),
        st.lists(
            st.tuples(
                st.sampled_from(["Lập danh mục", "Mở hội nghị", "Phát phiếu"]),
                st.sampled_from(["Danh mục", "Giấy mời", "Phiếu khảo sát"]),
            ),
            min_size=1,
            max_size=3,
        ),
        min_size=1,
        max_size=3,
    ),
    min_size=1,
    max_size=3,
)


@given(GOALS, GOALS)
def test_no_goal_task_activity_or_product_is_lost_or_doubled(
    one: dict[str, dict[str, list[tuple[str, str]]]], two: dict[str, dict[str, list[tuple[str, str]]]]
) -> None:
    found = uniting.lay_beside((goal_plan("Một", *one.items()), goal_plan("Hai", *two.items())))
    table = joining.united(found, "Khung")
    wanted = {
        (goal, task, *line)
        for plan in (one, two)
        for goal, tasks in plan.items()
        for task, lines in tasks.items()
        for line in lines
    }
    there = {tuple(row.text(key) for key in ("goal", "task", "activity", "product")) for row in rows(table)}
    assert there == wanted
    goals = [goal.texts["goal"] for goal in table.sections[0].children]
    assert sorted(goals) == sorted(set(goals))


def test_what_is_said_otherwise_below_a_goal_is_told() -> None:
    found = uniting.lay_beside(
        (ONE, goal_plan("Hai", (LAWS, {REVIEW: [("Lập danh mục văn bản", "Danh mục")]})))
    )
    (group,) = found.groups()
    assert [(each.field, each.kept, each.other) for each in joining.differences(group)] == [
        ("lead", "Một", "Hai")
    ]


def test_tables_of_another_kind_are_left_out_and_files_without_a_shared_kind_refused(
    plans: tuple[OldPlan, ...],
) -> None:
    with pytest.raises(RefusedError, match="unite-kinds"):
        uniting.lay_beside((plans[0], ONE))
    both = dataclasses.replace(
        plans[0],
        source=dataclasses.replace(plans[0].source, tables=(*plans[0].source.tables, *ONE.source.tables)),
    )
    kind = uniting.shared_kind((both, plans[1]))
    assert kind is Kind.TASK_PRODUCT
    assert uniting.left_out(both, kind) == ("Khung",)
    assert uniting.left_out(both, uniting.shared_kind((both, ONE))) == (
        plans[0].source.tables[0].title or "-",
    )
    assert said(uniting.lay_beside((both, plans[1]))) == said(uniting.lay_beside(plans))


def test_one_real_plan_in_three_shapes_is_one_plan(corpus: Path) -> None:
    files = ("002-goc.docx", "002-lai-so.doc", "002-doi-cot.docx", "003-goc.docx")
    sources = [uniting.old_plan(taking_in.look_at(corpus / name)).source for name in files]
    found = joining.join(sources)
    table = joining.united(found, "A")
    assert (count(table).tasks, count(table).products) == (27 + 25, 34 + 25)
    assert sorted(len(group.members) for group in found.groups()) == [1] * 25 + [3] * 27


def test_a_title_longer_than_the_sync_file_takes_is_refused(
    session: Session, plans: tuple[OldPlan, ...]
) -> None:
    with pytest.raises(RefusedError) as caught:
        uniting.unite(session, uniting.lay_beside(plans), "x" * 20_001, (2026, 2026), {})
    assert caught.value.code == "text-too-long"
    assert planning.plans(session) == ()
