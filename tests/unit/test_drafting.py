"""New plans: templates of both eras pass the check, last year's is shifted, assigned tasks are linked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from ccapp.domain.checks.plan import check_plan
from ccapp.domain.checks.sheet import Context
from ccapp.domain.coverage import AssignedTask, Assigning, Standing, Wanted
from ccapp.domain.guidance.products import is_known_product
from ccapp.domain.plan import ORIGIN, PlanState
from ccapp.domain.records import count, rows
from ccapp.domain.templates import Topic, drafted, era_of, span_of, title_of, topic_of
from ccapp.domain.units.directory import Directory, MatchKind
from ccapp.domain.units.splitting import split_units
from ccapp.domain.units.starter import Era
from ccapp.errors import RefusedError
from ccapp.services.guidance import assigned, drafting
from ccapp.services.guidance.shipped_templates import KEYS, roles, template_for, templates
from ccapp.services.plans import keeping, planning
from ccapp.services.plans.shipped_units import known_units
from ccapp.services.session import Session
from ccapp.store.plans import insert_plan
from tests.conftest import PlanMaker


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("seat", ["xã", "phường"])
@pytest.mark.parametrize(("era", "year"), [(Era.SINCE, 2026), (Era.BEFORE, 2024)])
def test_every_template_passes_the_check(key: str, seat: str, era: Era, year: int, session: Session) -> None:
    template = next(each for each in templates() if each.key == key)
    years = (year, year + template.span - 1)
    table = drafted(template, roles(era, seat), years)
    blank = keeping.blank_plan(session, title_of(template, years), years)
    units = Directory(units=known_units(seat))
    found = check_plan(
        replace(blank, appendices=(table,)),
        Context(issued=date(year, 1, 5), directory=units, own_units=True),
    )
    assert [(each.code, each.about) for each in found] == []
    assert all(is_known_product(row.text("product")) for row in rows(table))
    assert "{" not in "".join(text for item in table.items() for text in item.texts.values())


@pytest.mark.parametrize(
    ("era", "seat", "police"),
    [
        (Era.SINCE, "xã", "Công an xã"),
        (Era.SINCE, "phường", "Công an phường"),
        (Era.SINCE, "đặc khu", "Công an đặc khu"),
        (Era.BEFORE, "phường", "Công an phường"),
        (Era.BEFORE, "thị trấn", "Công an thị trấn"),
        (Era.BEFORE, "", "Công an xã"),
    ],
)
def test_a_role_is_called_after_the_kind_of_commune(era: Era, seat: str, police: str) -> None:
    assert roles(era, seat).name("cong-an") == police


def test_a_long_plan_is_reviewed_half_way() -> None:
    for topic in Topic:
        template = template_for(topic, 10)
        assert template is not None
        table = drafted(template, roles(Era.SINCE), (2026, 2035))
        last = [row.text("deadline") for row in rows(table)][-2:]
        assert last == ["Trước ngày 30/11/2030", "Trước ngày 30/11/2035"]


@pytest.mark.parametrize("seat", ["xã", "phường"])
@pytest.mark.parametrize(("era", "day"), [(Era.SINCE, date(2026, 1, 1)), (Era.BEFORE, date(2024, 1, 1))])
def test_leads_are_units_that_exist_then(seat: str, era: Era, day: date) -> None:
    units = Directory(units=known_units(seat))
    for template in templates():
        for row in rows(drafted(template, roles(era, seat), (day.year, day.year + template.span - 1))):
            (lead,) = split_units(row.text("lead"))
            match = units.match(lead.text, day)
            assert match.kind not in (MatchKind.QUESTION, MatchKind.UNKNOWN), lead.text
            assert match.valid, lead.text


@pytest.mark.parametrize(
    ("years", "today", "era"),
    [
        ((2026, 2026), date(2026, 1, 5), Era.SINCE),
        ((2024, 2024), date(2026, 1, 5), Era.BEFORE),
        ((2025, 2025), date(2025, 2, 1), Era.BEFORE),
        ((2025, 2025), date(2025, 8, 1), Era.SINCE),
        ((2021, 2030), date(2026, 1, 5), Era.SINCE),
        ((2027, 2027), date(2026, 11, 1), Era.SINCE),
    ],
)
def test_the_day_says_which_units(years: tuple[int, int], today: date, era: Era) -> None:
    assert era_of(years, today) is era


def test_the_template_follows_title_and_span() -> None:
    assert topic_of("Kế hoạch CCHC năm 2026") is Topic.REFORM
    assert topic_of("Kế hoạch chuyển đổi số") is Topic.DIGITAL
    assert topic_of("Kế hoạch phòng chống lụt bão") is None
    assert [span_of((2026, last)) for last in (2026, 2030, 2031, 2035)] == [1, 5, 5, 10]
    chosen = template_for(Topic.DIGITAL, 10)
    assert chosen is not None
    assert chosen.key == "cds-10"


def test_a_plan_of_a_template_is_one_undo(session: Session) -> None:
    template = template_for(Topic.REFORM, 1)
    assert template is not None
    plan = drafting.from_template(session, template, title_of(template, (2026, 2026)), (2026, 2026))
    made = planning.show(session, plan)
    assert (made.title, made.state) == ("Kế hoạch cải cách hành chính năm 2026", PlanState.DRAFT)
    assert count(made.appendices[0]).tasks == 25
    assert planning.undo(session).action == "new-plan"
    assert keeping.summaries(session) == ()
    with pytest.raises(RefusedError, match="plan-title-missing"):
        drafting.from_template(session, template, " ", (2026, 2026))


def test_last_years_plan_moves_on_without_what_is_not_ticked(session: Session, plan_maker: PlanMaker) -> None:
    made = plan_maker(session)
    table = made.appendices[0]
    marked = replace(table.sections[0].children[0], marks={ORIGIN: "Xã Cũ"})
    section = replace(table.sections[0], children=(marked, *table.sections[0].children[1:]))
    made = replace(made, appendices=(replace(table, sections=(section, *table.sections[1:])),))
    with session.store.journal.write("new-plan", session.who) as tx:
        old = insert_plan(tx, made)
    shift = drafting.shifted(session, old, 2027)
    deadlines = [each for each in shift.changes if each.field == "deadline"]
    plan = drafting.from_last_year(session, shift, deadlines[:1])
    found = planning.show(session, plan)
    assert (found.title, found.year_from) == ("Kế hoạch cải cách hành chính năm 2027", 2027)
    assert [row.text("deadline") for row in rows(found.appendices[0])] == [
        "Quý I/2026",
        "Quý IV/2027",
        "Tháng 3/2027",
        "Thường xuyên",
    ]
    assert found.appendices[0].sections[0].children[0].marks == {}
    assert planning.show(session, old).title == made.title
    planning.undo(session)
    assert [each.plan.id for each in keeping.summaries(session)] == [old]


def test_the_title_may_keep_its_year(session: Session, plan_maker: PlanMaker) -> None:
    with session.store.journal.write("new-plan", session.who) as tx:
        old = insert_plan(tx, plan_maker(session))
    shift = drafting.shifted(session, old, 2027)
    titles = [each for each in shift.changes if each.field == "title" and each.record == old]
    found = planning.show(session, drafting.from_last_year(session, shift, titles))
    assert (found.title, found.year_from) == ("Kế hoạch cải cách hành chính năm 2026", 2027)


def test_a_year_begins_with_the_plans_of_the_year_before(session: Session, plan_maker: PlanMaker) -> None:
    old = keeping.new_plan(session, "Kế hoạch CCHC năm 2025", (2025, 2025))
    keeping.new_plan(session, "Kế hoạch giai đoạn", (2021, 2030))
    found = drafting.beginning(session, 2026)
    assert (found.count, [each.id for each in found.before]) == (1, [old])
    keeping.change_state(session, old, PlanState.BINNED)
    assert drafting.beginning(session, 2026).before == ()


def test_assigned_tasks_make_a_plan_that_covers_them_in_one_undo(session: Session) -> None:
    document = Assigning(
        number="12", symbol="KH-UBND", signed_on=date(2026, 1, 4), issuer="UBND tỉnh Mộc Giang"
    )
    tasks = [
        AssignedTask(
            document=document,
            title="Rà soát thủ tục hành chính",
            section="II. Cải cách thủ tục hành chính",
            products=(Wanted(product="Báo cáo", deadline="Quý III/2026"),),
            lead="UBND các xã, phường",
        ),
        AssignedTask(document=document, title="Công khai ngân sách", section="Tài chính công"),
    ]
    title = "Kế hoạch cải cách hành chính năm 2026"
    plan = drafting.from_assigned(session, document, tasks, title, (2026, 2026))
    found = planning.show(session, plan)
    told = [
        (row.section.text("section"), row.text("number"), row.text("title"))
        for row in rows(found.appendices[0])
    ]
    assert told == [
        ("CẢI CÁCH THỦ TỤC HÀNH CHÍNH", "1", "Rà soát thủ tục hành chính"),
        ("CẢI CÁCH TÀI CHÍNH CÔNG", "2", "Công khai ngân sách"),
    ]
    assert next(rows(found.appendices[0])).text("lead") == "", "a group is no unit of ours"
    assert {each.standing for each in assigned.coverage(session, plan)} == {Standing.COVERED}
    planning.undo(session)
    assert keeping.summaries(session) == ()
    with pytest.raises(RefusedError, match="assigning-incomplete"):
        drafting.from_assigned(session, replace(document, number=""), tasks, title, (2026, 2026))
    with pytest.raises(RefusedError, match="assigned-none-ticked"):
        drafting.from_assigned(session, document, (), title, (2026, 2026))
