"""Guidance: the path, six dots, cards of sections, the one next thing; suggestions taken over in one step."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.checks.sheet import Context, sheet_of
from ccapp.domain.guidance.clear import Clarity, Dot, RowCard, row_card
from ccapp.domain.guidance.known import Known
from ccapp.domain.guidance.nexts import MOST_LINES, Guide, guide, survey
from ccapp.domain.guidance.products import is_known_product, usual_products
from ccapp.domain.guidance.sections import section_card
from ccapp.domain.guidance.steps import Step, StepState
from ccapp.domain.guidance.values import Does, Source
from ccapp.domain.layout import Level
from ccapp.domain.office import Person, Unit
from ccapp.domain.plan import Appendix, Body, Item, Plan, PlanState, RecordId, Side
from ccapp.domain.records import count, rows
from ccapp.domain.shapes import year_grid
from ccapp.domain.standard import TASK_TABLE, empty_appendix
from ccapp.domain.templates import Template, Topic, UsualProduct, UsualSection, UsualTask
from ccapp.domain.units.directory import Directory
from ccapp.errors import RefusedError
from ccapp.services.guidance import checking, drafting, guiding
from ccapp.services.guidance.shipped_templates import templates
from ccapp.services.plans import keeping, planning
from ccapp.services.session import Session
from ccapp.words import LANGUAGES, Words
from tests.conftest import PlanMaker

OFFICE = Unit(name="Phòng Văn hóa - Xã hội", id=RecordId("u1"))
TITLE = "Rà soát văn bản của xã"


def row(**texts: str) -> Plan:
    """A plan of one row in the usual table."""
    own = {"product": "Báo cáo", "lead": OFFICE.name, "deadline": "Quý I/2026"} | texts
    title = own.pop("title", TITLE)
    leaf = Item(level=Level.PRODUCT, texts=own, id=RecordId("leaf"))
    task = Item(
        level=Level.TASK, texts={"number": "1", "title": title}, children=(leaf,), id=RecordId("task")
    )
    section = Item(
        level=Level.SECTION,
        texts={"section_number": "I", "section": "Cải cách thể chế"},
        children=(task,),
        id=RecordId("section"),
    )
    table = replace(empty_appendix("Phụ lục"), layout=TASK_TABLE, sections=(section,))
    return Plan(title="Kế hoạch CCHC năm 2026", year_from=2026, year_to=2026, appendices=(table,))


def card(plan: Plan, **known: object) -> RowCard:
    around = Known(
        plan=plan,
        day=date(2026, 1, 5),
        directory=Directory(units=(OFFICE,)),
        own_units=True,
        **known,  # type: ignore[arg-type]
    )
    table = plan.appendices[0]
    return row_card(around, sheet_of(plan, table, Context()), next(rows(table)))


def dots(plan: Plan, **known: object) -> str:
    return "".join({True: "●", False: "○", None: "-"}[dot.filled] for dot in card(plan, **known).dots)


@pytest.mark.parametrize(
    ("texts", "shown", "gap"),
    [
        ({}, "●●●●○", "gap-duty"),
        ({"title": "Rà soát"}, "○●●●○", "gap-work"),
        ({"title": "CẢI CÁCH THỦ TỤC HÀNH CHÍNH"}, "○●●●○", "gap-work"),
        ({"title": ""}, "○●●●○", "gap-no-work"),
        ({"lead": ""}, "●○●●○", "gap-no-lead"),
        ({"lead": "Phòng Kinh tế; Phòng Văn hóa - Xã hội"}, "●○●●○", "gap-leads"),
        ({"lead": "Phòng Xa Lạ"}, "●○●●○", "gap-lead-unknown"),
        ({"lead": "Các ban, ngành"}, "●●●●○", "note-group"),
        ({"product": ""}, "●●○●○", "gap-no-product"),
        ({"product": "Sự đồng thuận"}, "●●○●○", "gap-product"),
        ({"product": "Tỷ lệ hồ sơ đúng hạn đạt 98%"}, "●●●●○", "gap-duty"),
        ({"deadline": ""}, "●●●○○", "gap-no-time"),
        ({"deadline": "31/6/2026"}, "●●●○○", "gap-time"),
        ({"deadline": "Sau khi có hướng dẫn của tỉnh"}, "●●●○○", "gap-time-waits"),
        ({"deadline": "Hằng quý"}, "●●●●○", "gap-duty"),
        ({"deadline": "Thường xuyên"}, "●●●●○", "gap-duty"),
    ],
)
def test_dots_follow_the_table_of_rules(texts: dict[str, str], shown: str, gap: str) -> None:
    found = card(row(**texts))
    assert dots(row(**texts)) == shown
    assert gap in {dot.said.code for dot in found.dots if dot.said}
    assert found.is_complete is (shown[:4] == "●●●●")


def test_a_person_of_the_lead_unit_makes_the_duty_clear() -> None:
    lan = Person(name="Nguyễn Thị Lan", title="Trưởng phòng", unit=OFFICE.id)
    found = card(row(), people=(lan,))
    duty = next(dot for dot in found.dots if dot.what is Clarity.DUTY)
    assert (duty.filled, duty.text) == (True, "Trưởng phòng Nguyễn Thị Lan")
    assert dots(row(), people=(replace(lan, valid_to=date(2025, 12, 31)),)) == "●●●●○"


def test_the_sixth_is_asked_only_when_wanted_and_colours_no_row() -> None:
    assert dots(row(), six=True) == "●●●●○○"
    assert dots(row(product="Quyết định của Chủ tịch UBND xã"), six=True) == "●●●●○●"
    assert card(row(), six=True).is_complete


def test_who_signs_is_said_by_a_mark_of_the_row() -> None:
    def authority(signer: str, **plan_: object) -> Dot:
        plan = replace(row(), **plan_)  # type: ignore[arg-type]
        (section,) = plan.appendices[0].sections
        (task,) = section.children
        leaf = replace(task.children[0], marks={"signed_by": signer} if signer else {})
        marked = replace(section, children=(replace(task, children=(leaf,)),))
        table = replace(plan.appendices[0], sections=(marked,))
        return card(replace(plan, appendices=(table,)), six=True).dots[-1]

    gap, chairman, nobody = (authority(signer) for signer in ("", "Chủ tịch", "-"))
    assert (gap.filled, chairman.filled, nobody.filled) == (False, True, True)
    assert [each.said.code for each in (gap, chairman, nobody) if each.said] == [
        "gap-authority",
        "note-signer",
        "note-no-signer",
    ]
    offered = [edit.text for button in gap.buttons for edit in button.edits]
    assert offered == ["Chủ tịch", "Phó Chủ tịch", "-"]
    assert [edit.text for button in chairman.buttons for edit in button.edits] == [""]
    party = authority("", issuer=Body(name="Đảng ủy xã", side=Side.PARTY))
    assert party.buttons[0].edits[0].text == "Bí thư"


def test_gaps_offer_what_last_year_had() -> None:
    before = row(lead="Phòng Kinh tế", product="Báo cáo rà soát", deadline="Quý III/2026")
    found = card(row(lead="", product="", deadline=""), before=before)
    written = {dot.what: [edit.text for button in dot.buttons for edit in button.edits] for dot in found.dots}
    assert written[Clarity.WHO] == ["Phòng Kinh tế"]
    assert written[Clarity.PRODUCT][0] == "Báo cáo rà soát"
    assert written[Clarity.TIME] == ["Quý III/2026"]


def test_products_are_told_by_words() -> None:
    assert usual_products("Xây dựng kế hoạch tuyên truyền")[0] == "Kế hoạch"
    assert usual_products("Việc gì đó") == ("Kế hoạch", "Báo cáo", "Quyết định")
    assert not is_known_product("")


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_no_text_whatever_breaks_a_card(title: str, product: str, lead: str, deadline: str) -> None:
    plan = row(title=title, product=product, lead=lead, deadline=deadline)
    known = Known(plan=plan, day=date(2026, 1, 5), own_units=True)
    shown = guide(survey(known, ()), RecordId("leaf"))
    assert len(shown.lines) <= MOST_LINES
    for language in LANGUAGES:
        _said(Words(language), shown)


def _said(words: Words, shown: Guide) -> list[str]:
    """Every word of a guide; a code without words raises."""
    prompts = (shown.next, *shown.lines)
    told = [words.text(each.said.code, **each.said.facts) for each in prompts]
    buttons = [button for each in prompts for button in each.buttons]
    told += [words.text(each.words.code, **each.words.facts) for each in buttons]
    told += [words.text(each.said.code, **each.said.facts) for each in shown.steps]
    told += [words.text(code.value) for each in shown.steps for code in (each.step, each.state)]
    for dot in shown.row.dots if shown.row else ():
        told.append(words.text(dot.what.value))
        if dot.said:
            told.append(words.text(dot.said.code, **dot.said.facts))
    return told


# -- with a store ------------------------------------------------------------------------------------------


def looked(session: Session, plan: RecordId, at: RecordId | None = None) -> Guide:
    found = checking.check(session, plan).findings
    return guide(survey(guiding.look(session, plan), found), at)


def stored(session: Session, plan_maker: PlanMaker, year: int) -> RecordId:
    from ccapp.store.plans import insert_plan

    plan = replace(plan_maker(session), year_from=year, year_to=year)
    plan = replace(plan, title=f"Kế hoạch cải cách hành chính năm {year}")
    with session.store.journal.write("new-plan", session.who) as tx:
        return insert_plan(tx, plan)


def steps(shown: Guide) -> dict[Step, StepState]:
    return {each.step: each.state for each in shown.steps}


def test_nobody_is_led_on_in_the_plan_of_another_office() -> None:
    known = Known(plan=row(product="", deadline=""), day=date(2026, 1, 5), editable=False, foreign=True)
    shown = guide(survey(known, ()), RecordId("leaf"))
    assert {each.said.code for each in shown.steps} == {"path-foreign"}
    assert all(each.button is None for each in shown.steps)
    assert (shown.next.said.code, shown.next.buttons) == ("path-foreign", ())


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.SUBMITTED])
def test_a_plan_locked_by_acceptance_is_pressed_neither_on_nor_back(state: PlanState) -> None:
    plan = replace(row(product="", deadline=""), state=state, accepted_by="Sở Nội vụ tỉnh Mộc Giang")
    shown = guide(survey(Known(plan=plan, day=date(2026, 1, 5), editable=False), ()), RecordId("leaf"))
    assert (shown.next.said.code, shown.next.buttons) == ("path-accepted", ())
    assert steps(shown)[Step.SUBMIT] is StepState.NOW


def test_an_empty_plan_is_led_to_its_first_section(session: Session) -> None:
    plan = keeping.new_plan(session, "Kế hoạch cải cách hành chính năm 2026", (2026, 2026))
    shown = looked(session, plan)
    assert steps(shown)[Step.DRAFT] is StepState.NOW
    assert shown.next.said.code == "guide-section-empty"
    first = shown.next.buttons[0]
    assert (first.does, first.offer and first.offer.source) == (Does.ADD, Source.TEMPLATE)


def test_last_years_tasks_are_offered_and_taken_over_in_one_step(
    session: Session, plan_maker: PlanMaker
) -> None:
    before = plan_maker(session)
    stored(session, plan_maker, 2025)
    plan = keeping.new_plan(session, "Kế hoạch cải cách hành chính năm 2026", (2026, 2026))
    section = planning.show(session, plan).appendices[0].sections[0].id
    shown = looked(session, plan, section)
    assert shown.section is not None
    assert (shown.section.before, shown.section.taken) == (2, 0)
    offer = shown.section.offers[0]
    assert (offer.source, offer.title, offer.label) == (Source.LAST_YEAR, "Rà soát văn bản", "1")
    changes = guiding.take(session, plan, offer)
    table = planning.show(session, plan).appendices[0]
    assert count(table).tasks == 1
    added = next(rows(table))
    assert added.text("number") == "1"
    assert added.text("deadline") == "Quý I/2027", "the phrase of 2026 in a plan called 2025 moves by one"
    assert changes.action == "guide-add"
    again = looked(session, plan, section)
    assert again.section is not None
    assert (again.section.taken, "Rà soát văn bản" in {each.title for each in again.section.offers}) == (
        1,
        False,
    )
    planning.undo(session)
    assert count(planning.show(session, plan).appendices[0]).tasks == 0
    assert before.appendices


def test_a_missing_product_of_the_row_comes_first_and_is_written_by_one_button(
    session: Session, plan_maker: PlanMaker
) -> None:
    plan = stored(session, plan_maker, 2026)
    leaf = list(rows(planning.show(session, plan).appendices[0]))[2].leaf.id
    planning.set_text(session, plan, leaf, "product", "")
    shown = looked(session, plan, leaf)
    assert shown.next.said.code == "missing-product"
    assert steps(shown)[Step.CHECK] is StepState.NOW
    assert shown.row is not None
    assert next(dot.what for dot in shown.row.gaps) is Clarity.PRODUCT
    assert all(each.said.code != "gap-no-product" for each in shown.lines), "not told twice"
    button = next(dot for dot in shown.row.dots if dot.what is Clarity.PRODUCT).buttons[0]
    assert guiding.write(session, plan, button.edits).count == 1
    assert next(iter(rows(planning.show(session, plan).appendices[0]))).text("product")
    planning.undo(session)
    assert list(rows(planning.show(session, plan).appendices[0]))[2].text("product") == ""


def test_a_locked_plan_is_told_its_step_and_offers_nothing(session: Session, plan_maker: PlanMaker) -> None:
    plan = stored(session, plan_maker, 2026)
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    shown = looked(session, plan, next(rows(planning.show(session, plan).appendices[0])).leaf.id)
    assert (shown.next.said.code, shown.lines) == ("path-submit-now", ())
    assert steps(shown)[Step.SUBMIT] is StepState.NOW


def test_an_empty_section_that_is_right_is_not_asked_about_again(session: Session) -> None:
    plan = keeping.new_plan(session, "Kế hoạch cải cách hành chính năm 2026", (2026, 2026))
    shown = looked(session, plan)
    keep = next(each for each in shown.next.buttons if each.does is Does.KEEP)
    assert keep.finding is not None
    first = shown.next.said.facts["section"]
    checking.keep(session, keep.finding)
    assert looked(session, plan).next.said.facts["section"] != first


def test_a_plan_of_a_hundred_tasks_is_quick(session: Session, plan_maker: PlanMaker) -> None:
    plan = planning.show(session, stored(session, plan_maker, 2026))
    table = plan.appendices[0]
    many = tuple(replace(table.sections[0].children[0], id=RecordId(f"t{at}")) for at in range(100))
    section = replace(table.sections[0], children=many)
    big = replace(plan, appendices=(replace(table, sections=(section,)),))
    over = survey(Known(plan=big, day=date(2026, 1, 5), before=big), ())
    assert over.offers == ()


def test_six_things_and_signers_are_kept_with_the_plan(session: Session, plan_maker: PlanMaker) -> None:
    plan = stored(session, plan_maker, 2026)
    leaf = next(rows(planning.show(session, plan).appendices[0])).leaf.id
    assert not guiding.look(session, plan).six
    guiding.ask_six(session, plan, six=True)
    guiding.sign(session, plan, leaf, " Phó  Chủ tịch ")
    assert guiding.sign(session, plan, leaf, "Phó Chủ tịch").tx is None
    known = guiding.look(session, plan)
    assert known.six
    assert next(rows(known.plan.appendices[0])).leaf.marks == {"signed_by": "Phó Chủ tịch"}
    next_year = drafting.from_last_year(session, drafting.shifted(session, plan, 2027))
    copied = guiding.look(session, next_year)
    assert copied.six
    assert next(rows(copied.plan.appendices[0])).leaf.marks == {"signed_by": "Phó Chủ tịch"}
    planning.undo(session)
    planning.undo(session)
    assert next(rows(planning.show(session, plan).appendices[0])).leaf.marks.get("signed_by", "") == ""
    planning.undo(session)
    assert not guiding.look(session, plan).six
    planning.redo(session)
    assert guiding.look(session, plan).six


def test_a_signer_is_only_said_of_a_product_of_an_own_draft(session: Session, plan_maker: PlanMaker) -> None:
    plan = stored(session, plan_maker, 2026)
    first = next(rows(planning.show(session, plan).appendices[0]))
    with pytest.raises(RefusedError, match="field-not-of-record"):
        guiding.sign(session, plan, first.section.id, "Chủ tịch")
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    with pytest.raises(RefusedError, match="plan-locked"):
        guiding.sign(session, plan, first.leaf.id, "Chủ tịch")
    with pytest.raises(RefusedError, match="plan-locked"):
        guiding.ask_six(session, plan, six=True)


def test_a_template_may_say_six_and_who_signs(session: Session) -> None:
    usual = UsualProduct(product="Kế hoạch", lead="tu-phap", signed_by="Chủ tịch")
    section = UsualSection(name="Thể chế", tasks=(UsualTask(title="Lập kế hoạch", products=(usual,)),))
    template = Template(
        key="x", topic=Topic.REFORM, span=1, title="t", appendix="a", sections=(section,), six=True
    )
    plan = drafting.template_plan(session, template, "Kế hoạch năm 2026", (2026, 2026))
    assert plan.six_clear
    assert next(rows(plan.appendices[0])).leaf.marks == {"signed_by": "Chủ tịch"}
    assert not any(each.six for each in templates()), "off unless the officer asks for it"


def test_a_plan_of_targets_alone_is_not_told_that_it_has_no_task() -> None:
    line = Item(level=Level.PRODUCT, texts={"y2026": "60%", "y2027": "65%"})
    named = Item(level=Level.TASK, texts={"number": "1", "title": "Hồ sơ trực tuyến"}, children=(line,))
    section = Item(level=Level.SECTION, children=(named,))
    grid = Appendix(title="Chỉ tiêu", layout=year_grid((2026, 2027)), sections=(section,))
    plan = Plan(title="Chỉ tiêu 2026-2027", year_from=2026, year_to=2027, appendices=(grid,))
    said = survey(Known(plan=plan, day=date(2026, 1, 5)), ()).steps[0].said
    assert (said.code, said.facts) == ("path-draft-targets", {"count": 1})


def test_below_goals_tasks_are_counted_and_not_their_activities(goal_plan: Plan) -> None:
    known = Known(plan=goal_plan, day=date(2026, 1, 5))
    over = survey(known, ())
    tasks = [item for item in goal_plan.appendices[0].items() if item.level is Level.TASK]
    activities = [item for item in goal_plan.appendices[0].items() if item.level is Level.ACTIVITY]
    assert len(tasks) < len(activities), "else the test tells nothing"
    section = goal_plan.appendices[0].sections[0]
    card = section_card(known, known.sheets[0], section, (), over.cards)
    assert card.tasks == sum(item.level is Level.TASK for item in section.walk())
    assert over.steps[0].said.facts["tasks"] == len(tasks)
