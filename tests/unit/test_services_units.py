"""The office's units: entered, learned from a plan, dissolved; people handed over; every step undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from ccapp.domain.office import Person, Role, Tier, Unit
from ccapp.domain.plan import Plan, PlanState, RecordId, Reference
from ccapp.domain.records import rows
from ccapp.domain.units.directory import MatchKind
from ccapp.domain.units.mentions import MentionKind
from ccapp.domain.units.starter import Era
from ccapp.errors import FileError, NotFoundError, RefusedError
from ccapp.services.folder import safekeeping
from ccapp.services.plans import editing, keeping, planning, shipped_units, units
from ccapp.services.session import Changes, Session
from ccapp.store.plans import insert_plan
from ccapp.words import Words
from tests.conftest import Clock, PlanMaker

NEW = date(2026, 2, 1)


def named(session: Session, name: str) -> Unit:
    return next(unit for unit in units.units(session) if unit.name == name)


@pytest.fixture
def plan(session: Session, plan_maker: PlanMaker) -> RecordId:
    """Four leaves: "Văn phòng - TK" three times, once beside others."""
    with session.store.journal.write("import", session.who) as tx:
        made = insert_plan(tx, plan_maker(session))
    leads = ("Văn phòng - TK", "Văn phòng - TK; Công an xã", "Văn phòng - TK", "Các ban, ngành")
    leaves = [row.leaf.id for row in rows(planning.show(session, made).appendices[0])]
    edits = [
        editing.CellEdit(record=leaf, field="lead", text=lead)
        for leaf, lead in zip(leaves, leads, strict=True)
    ]
    editing.set_texts(session, made, edits)
    return made


def leads(session: Session, plan: RecordId) -> list[str]:
    return [row.text("lead") for row in rows(planning.show(session, plan).appendices[0])]


@pytest.mark.parametrize("era", list(Era))
def test_the_usual_units_are_entered_in_one_step(session: Session, era: Era) -> None:
    changes = units.fill(session, era)
    found = units.units(session)
    assert changes.count == len(found) > 20
    assert {"Văn phòng HĐND và UBND", "Phòng Kinh tế", "Công an"} <= {unit.name for unit in found}
    assert any(unit.name == "Văn phòng - Thống kê" for unit in found) == (era is Era.BEFORE)
    ids = {unit.id for unit in found}
    assert all(set(unit.successors) <= ids for unit in found)
    assert planning.next_undo(session) == "unit-starter"
    planning.undo(session)
    assert units.units(session) == ()
    planning.redo(session)
    assert units.units(session) == found


def test_a_list_that_is_not_empty_stays_as_it_is(session: Session) -> None:
    units.add(session, Unit(name="Công an"))
    with pytest.raises(RefusedError) as refused:
        units.fill(session, Era.SINCE)
    assert (refused.value.code, refused.value.facts) == ("units-not-empty", {"count": 1})
    assert len(units.units(session)) == 1


def test_old_posts_lead_to_the_new_departments(session: Session) -> None:
    units.fill(session, Era.BEFORE)
    match = units.directory(session).match("Văn phòng - TK", NEW)
    assert match.unit == named(session, "Văn phòng - Thống kê")
    assert (match.valid, match.successors) == (False, (named(session, "Văn phòng HĐND và UBND"),))


def test_an_office_without_units_still_knows_the_old_names(session: Session) -> None:
    match = units.directory(session).match("Phòng Nội vụ huyện", NEW)
    assert not match.valid
    assert [each.name for each in match.successors] == ["Sở Nội vụ", "Phòng Văn hóa - Xã hội"]
    assert units.units(session) == ()


def test_the_own_place_name_belongs_to_the_unit(session: Session) -> None:
    directory = units.directory(session)
    assert directory.match("Công an xã Suối Mây", NEW).unit is not None
    assert directory.match("Công an xã Khe Lá", NEW).unit is None


def test_a_superior_asks_at_its_own_level(tmp_path: Path, clock: Clock) -> None:
    opened = safekeeping.init(tmp_path / "sở", name="Sở Nội vụ", role=Role.SUPERIOR, who="Sơn", clock=clock)
    with opened.store:
        match = units.directory(opened).match("Thanh tra", NEW)
        assert match.unit is not None
        assert match.unit.name == "Thanh tra tỉnh"


def rename(session: Session, unit: RecordId, name: str) -> Changes:
    """Another name, the rest as it is."""
    found = next((each for each in units.units(session) if each.id == unit), Unit(name=""))
    return units.edit(session, unit, name=name, abbreviation=found.abbreviation, valid_from=found.valid_from)


def test_abbreviation_and_first_day_are_edited_in_one_undo(session: Session) -> None:
    unit = units.add(session, Unit(name="Phòng Kinh tế", valid_from=date(2025, 7, 1)))
    before = units.units(session)
    done = units.edit(session, unit, name="Phòng Kinh tế", abbreviation=" P.KT ", valid_from=date(2025, 3, 1))
    (edited,) = units.units(session)
    assert (edited.abbreviation, edited.valid_from, edited.aliases) == ("P.KT", date(2025, 3, 1), ())
    assert done.action == "unit-edit"
    planning.undo(session)
    assert units.units(session) == before


def test_a_first_day_after_the_last_or_into_anothers_time_is_refused(session: Session) -> None:
    old = units.add(session, Unit(name="Tổ Một cửa", valid_to=date(2025, 6, 30)))
    new = units.add(session, Unit(name="Tổ Một cửa", valid_from=date(2025, 7, 1)))
    with pytest.raises(RefusedError, match="unit-days"):
        units.edit(session, old, name="Tổ Một cửa", abbreviation="", valid_from=date(2025, 7, 1))
    with pytest.raises(RefusedError, match="unit-spelling-taken"):
        units.edit(session, new, name="Tổ Một cửa", abbreviation="", valid_from=date(2025, 6, 1))


def test_a_renamed_unit_keeps_its_old_name_as_a_spelling(session: Session) -> None:
    unit = units.add(session, Unit(name="  Tổ  Một cửa ", aliases=("Một cửa", " ")))
    rename(session, unit, "Trung tâm Phục vụ hành chính công")
    renamed = named(session, "Trung tâm Phục vụ hành chính công")
    assert renamed.aliases == ("Một cửa", "Tổ Một cửa")
    rename(session, unit, "Tổ Một cửa")
    assert named(session, "Tổ Một cửa").aliases == ("Một cửa", "Trung tâm Phục vụ hành chính công")
    planning.undo(session)
    assert units.units(session) == (renamed,)


def test_a_spelling_is_learned_once_and_undone(session: Session) -> None:
    unit = units.add(session, Unit(name="Văn phòng HĐND và UBND"))
    assert units.directory(session).match("Văn phòng UBND xã", NEW).unit is None
    assert units.learn(session, unit, "Văn phòng UBND xã").count == 1
    match = units.directory(session).match("Văn phòng UBND xã", NEW)
    assert (match.kind, match.unit) == (MatchKind.ALIAS, units.units(session)[0])
    assert units.learn(session, unit, "văn phòng ubnd xã").tx is None
    planning.undo(session)
    assert units.directory(session).match("Văn phòng UBND xã", NEW).unit is None


def test_learning_a_known_unit_makes_it_our_own(session: Session) -> None:
    known = units.directory(session).match("Phòng Nội vụ huyện", NEW).unit
    assert known is not None
    units.learn(session, known.id, "Nội vụ huyện")
    (own,) = units.units(session)
    assert (own.name, own.tier, own.aliases) == ("Phòng Nội vụ", Tier.DISTRICT, ("Nội vụ huyện",))
    match = units.directory(session).match("Nội vụ huyện", NEW)
    assert match.unit is not None
    assert (match.unit.id, match.successors[0].name) == (own.id, "Sở Nội vụ")
    units.add(session, Unit(name="Sở Nội vụ", tier=Tier.PROVINCE))
    assert units.directory(session).match("Nội vụ huyện", NEW).successors[0] == named(session, "Sở Nội vụ")


def test_a_dissolved_unit_ends_and_leads_on(session: Session) -> None:
    old = units.add(session, Unit(name="Văn phòng - Thống kê"))
    new = units.add(session, Unit(name="Văn phòng HĐND và UBND", valid_from=date(2025, 7, 1)))
    units.dissolve(session, old, last_day=date(2025, 6, 30), successors=[new])
    match = units.directory(session).match("VP-TK", NEW)
    assert match.unit is not None
    assert (match.unit.id, match.valid, [each.id for each in match.successors]) == (old, False, [new])
    assert units.directory(session).match("VP-TK", date(2025, 6, 30)).valid
    planning.undo(session)
    assert units.directory(session).match("VP-TK", NEW).valid


Call = Callable[[Session, RecordId, RecordId], object]
REFUSALS: list[tuple[str, Call]] = [
    ("unit-name-missing", lambda s, *_: units.add(s, Unit(name=" – "))),
    ("unit-name-missing", lambda s, one, _: rename(s, one, "")),
    ("unit-name-missing", lambda s, one, _: units.learn(s, one, "...")),
    ("text-too-long", lambda s, one, _: rename(s, one, "x" * 20_001)),
    ("unit-spelling-taken", lambda s, *_: units.add(s, Unit(name="CÔNG AN"))),
    ("unit-spelling-taken", lambda s, *_: units.add(s, Unit(name="Tổ", aliases=("Công an.",)))),
    ("unit-spelling-taken", lambda s, _, other: rename(s, other, "Công an")),
    ("unit-spelling-taken", lambda s, _, other: units.learn(s, other, "công  an")),
    (
        "unit-successor-self",
        lambda s, one, other: units.dissolve(s, one, last_day=NEW, successors=[other, one]),
    ),
    (
        "unit-days",
        lambda s, _, other: units.dissolve(s, other, last_day=date(2025, 6, 30), successors=[]),
    ),
    (
        "unit-not-found",
        lambda s, one, _: units.dissolve(s, one, last_day=NEW, successors=[RecordId("none")]),
    ),
    ("unit-not-found", lambda s, *_: units.learn(s, RecordId("none"), "Tổ")),
    ("unit-not-found", lambda s, *_: rename(s, RecordId("none"), "Tổ")),
    ("unit-not-found", lambda s, *_: units.add_person(s, Person(name="Lan", unit=RecordId("none")))),
    ("person-name-missing", lambda s, *_: units.add_person(s, Person(name=" "))),
    ("person-not-found", lambda s, *_: units.hand_over(s, RecordId("none"), "Minh", on=NEW)),
]


@pytest.mark.parametrize(("code", "call"), REFUSALS)
def test_what_cannot_be_is_refused_and_changes_nothing(session: Session, code: str, call: Call) -> None:
    one = units.add(session, Unit(name="Công an"))
    other = units.add(session, Unit(name="Phòng Kinh tế", valid_from=date(2025, 7, 1)))
    before = units.units(session)
    with pytest.raises((RefusedError, NotFoundError)) as refused:
        call(session, one, other)
    assert refused.value.code == code
    assert Words().error(refused.value)
    assert (units.units(session), units.people(session)) == (before, ())


def test_one_name_at_two_times_or_levels_is_two_units(session: Session) -> None:
    units.add(session, Unit(name="Phòng Kinh tế", valid_to=date(2025, 6, 30)))
    units.add(session, Unit(name="Phòng Kinh tế", valid_from=date(2025, 7, 1)))
    units.add(session, Unit(name="Phòng Kinh tế", tier=Tier.DISTRICT))
    assert len(units.units(session)) == 3


def test_one_spelling_in_all_lines_in_one_step(session: Session, plan: RecordId) -> None:
    before = leads(session, plan)
    changes = units.respell(session, plan, "Văn phòng - TK", "Văn phòng - Thống kê")
    assert changes.count == 3
    assert leads(session, plan) == [text.replace("- TK", "- Thống kê") for text in before]
    assert planning.next_undo(session) == "respell"
    planning.undo(session)
    assert leads(session, plan) == before
    assert units.respell(session, plan, "Thống kê", "Công an").tx is None


def test_a_locked_plan_is_not_respelled(session: Session, plan: RecordId) -> None:
    keeping.change_state(session, plan, PlanState.SUBMITTED)
    with pytest.raises(RefusedError, match="plan-locked"):
        units.respell(session, plan, "Văn phòng - TK", "Văn phòng - Thống kê")


def test_a_plan_proposes_its_units_as_questions(session: Session, plan: RecordId) -> None:
    units.fill(session, Era.BEFORE)
    found = {each.text: each for each in units.proposals(session, plan)}
    assert {text: each.count for text, each in found.items()} == {
        "Văn phòng - TK": 3,
        "Công an xã": 1,
        "Các ban, ngành": 1,
    }
    assert not found["Văn phòng - TK"].match.valid  # the plan is of 2026
    assert found["Công an xã"].match.unit == named(session, "Công an")
    assert found["Các ban, ngành"].kind is MentionKind.COLLECTIVE
    assert found["Các ban, ngành"].match.kind is MatchKind.UNKNOWN


@pytest.mark.parametrize(
    ("years", "signed", "day"),
    [
        ((2026, 2026), date(2025, 12, 20), date(2025, 12, 20)),
        ((2025, 2030), None, date(2026, 1, 5)),
        ((2021, 2025), None, date(2021, 1, 1)),
        ((2027, 2027), None, date(2027, 1, 1)),
    ],
)
def test_the_day_whose_units_a_plan_means(years: tuple[int, int], signed: date | None, day: date) -> None:
    plan = Plan(title="Kế hoạch", year_from=years[0], year_to=years[1])
    plan = replace(plan, reference=Reference(signed_on=signed))
    assert units.plan_day(plan, date(2026, 1, 5)) == day


def test_a_hand_over_is_one_step_and_keeps_history(session: Session) -> None:
    unit = units.add(session, Unit(name="Phòng Văn hóa - Xã hội"))
    lan = units.add_person(session, Person(name=" Lan ", title="Công chức", unit=unit))
    minh = units.hand_over(session, lan, "Minh", on=date(2026, 3, 1))
    found = {
        person.id: (person.name, person.title, person.unit, person.valid_to)
        for person in units.people(session)
    }
    assert found == {
        lan: ("Lan", "Công chức", unit, date(2026, 2, 28)),
        minh: ("Minh", "Công chức", unit, None),
    }
    planning.undo(session)
    (alone,) = units.people(session)
    assert (alone.id, alone.valid_to) == (lan, None)


def test_a_shipped_file_edited_wrongly_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "since.toml"
    broken.write_text('[[unit]]\nkey = "a"\nname = "A"\ntier = "planet"\n', encoding="utf-8")
    monkeypatch.setattr(shipped_units, "resource", lambda *_: broken)
    shipped_units._units.cache_clear()
    try:
        with pytest.raises(FileError) as refused:
            shipped_units.starter_units(Era.SINCE)
        assert refused.value.code == "units-file"
        assert str(broken) in Words().error(refused.value)
    finally:
        shipped_units._units.cache_clear()


def test_the_history_of_a_unit_is_found_by_its_id(session: Session) -> None:
    unit = units.add(session, Unit(name="Phòng Kinh tế"))
    rename(session, unit, "Phòng Kinh tế - Hạ tầng")
    names = [change.after for change in planning.history(session, unit) if change.field == "name"]
    assert names == ["Phòng Kinh tế", "Phòng Kinh tế - Hạ tầng"]
    with pytest.raises(NotFoundError):
        planning.show(session, unit)
