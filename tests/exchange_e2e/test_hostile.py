"""Packages that a connected commune signs and seals correctly and that must not change anything."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

import pytest

from ccapp.domain.plan import RecordId
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import DeviceId, counter_of, make_dot
from ccapp.exchange.errors import PackageError
from ccapp.services.handover import receptions
from ccapp.services.handover.outcomes import package_code
from ccapp.services.paper import publishing
from ccapp.services.plans import planning
from tests.exchange_e2e.cheating import assert_refused, grown, next_dot
from tests.exchange_e2e.conftest import World
from tests.exchange_e2e.offices import (
    deliver,
    dump,
    exported,
    held,
    merged,
    normal,
    only,
    packed,
    with_new,
    with_record,
    without_record,
)


def test_the_package_is_taken_when_nothing_is_changed(world: World) -> None:
    state = grown(exported(world.second, world.other_plan))
    merged(world.superior, packed(world.second, state), world.place)
    assert held(world.superior, world.other_plan) == normal(state)


class TestOfAnotherCommune:
    """The first commune's plan is at the superior; the second claims parts of it."""

    @pytest.fixture(autouse=True)
    def _first_is_there(self, world: World) -> None:
        merged(world.superior, packed(world.first, exported(world.first, world.plan)), world.place)

    def test_its_plan(self, world: World) -> None:
        theirs = exported(world.first, world.plan)
        claimed = with_record(theirs, world.plan, office_id=world.second.store.office.id)
        assert_refused(world, dataclasses.replace(claimed, office=world.second.store.office.id), "E-QUYEN")

    def test_its_plan_id_under_its_own_devices_vector(self, world: World) -> None:
        """A plan id need not be a dot of a device in the vector for the claim to be seen."""
        mine = exported(world.second, world.other_plan)
        records = tuple(
            dataclasses.replace(each, id=world.plan) if each.type == "plan" else each for each in mine.records
        )
        device = DeviceId(world.plan[:12])
        state = dataclasses.replace(
            mine,
            plan=world.plan,
            records=tuple(
                each
                if each.type == "plan"
                else dataclasses.replace(each, fields={**each.fields, "plan_id": world.plan})
                for each in records
            ),
            vector={**mine.vector, device: 1},
        )
        assert_refused(world, state, "E-QUYEN", "device")

    def test_one_of_its_records(self, world: World) -> None:
        mine, line = exported(world.second, world.other_plan), only(exported(world.first, world.plan), "item")
        device = DeviceId(line.id[:12])
        stolen = ScopeRecord(
            type="item", id=line.id, fields=only(mine, "item", "section").fields, versions={}
        )
        claim = dataclasses.replace(
            with_new(mine, stolen), vector={**mine.vector, device: counter_of(line.id)}
        )
        assert_refused(world, claim, "E-QUYEN", "device")

    def test_a_device_alone(self, world: World) -> None:
        mine = exported(world.second, world.other_plan)
        for device in (world.first.store.device, world.superior.store.device):
            claim = dataclasses.replace(mine, vector={**mine.vector, device: 3})
            before = dump(world.superior)
            outcome = deliver(world.superior, packed(world.second, claim), world.place)
            assert outcome.error is not None
            assert package_code(outcome.error) == "E-QUYEN"
            assert dump(world.superior) == before

    def test_a_record_of_another_plan_of_ones_own(self, world: World) -> None:
        """Its own devices, so only the stored id gives it away, in the middle of the transaction."""
        mine = exported(world.second, world.other_plan)
        merged(world.superior, packed(world.second, mine), world.place)
        plan = RecordId(next_dot(grown(mine)))
        head = only(mine, "plan")
        second = dataclasses.replace(head, id=plan)
        section = only(mine, "item", "section")
        appendix = only(mine, "appendix")
        other = ScopeState(
            office=mine.office,
            plan=plan,
            vector=grown(mine, 5).vector,
            records=(
                second,
                dataclasses.replace(
                    appendix, id=next_dot(grown(mine, 2)), fields={**appendix.fields, "plan_id": plan}
                ),
                dataclasses.replace(
                    section,
                    fields={**section.fields, "plan_id": plan, "appendix_id": next_dot(grown(mine, 2))},
                ),
            ),
        )
        assert_refused(world, other, "E-QUYEN", "record-of-another")

    def test_its_office(self, world: World) -> None:
        """Signed by the second for a scope that it says is the first's: no honest writer seals it."""
        with pytest.raises(PackageError) as caught:
            packed(world.second, exported(world.first, world.plan))
        assert caught.value.code == "E-QUYEN"


PLAN_FIELDS: list[tuple[str, object]] = [
    ("title", 7),
    ("title", None),
    ("title", ...),
    ("year_from", "2026"),
    ("year_from", ...),
    ("year_from", 1),
    ("year_from", 2027),
    ("year_to", 10**15),
    ("state", "approved"),
    ("state", 1),
    ("state", ...),
    ("archived", 2),
    ("archived", "0"),
    ("archived", ...),
    ("issuer", 5),
    ("issuer", None),
    ("issuer_side", "church"),
    ("superior_side", 0),
    ("signer", 1),
    ("number", 12),
    ("signed_on", "hôm qua"),
    ("signed_on", 20260115),
    ("signed_on", "20260115"),
    ("signed_on", "2026-02-30"),
    ("deleted", 1),
]


@pytest.mark.parametrize(("field", "value"), PLAN_FIELDS, ids=lambda each: str(each)[:12])
def test_a_plan_field_of_the_wrong_kind(world: World, field: str, value: Any) -> None:
    state = exported(world.second, world.other_plan)
    assert_refused(world, with_record(state, world.other_plan, **{field: value}), "E-KHUNG", "content")


def test_a_plan_of_no_office(world: World) -> None:
    """Without the field the writer's own check passes; the reader wants it said."""
    state = with_record(exported(world.second, world.other_plan), world.other_plan, office_id=...)  # type: ignore[arg-type]
    assert_refused(world, state, "E-KHUNG", "own office")


Spoil = Callable[[ScopeState], ScopeState]


def item_with(level: str, /, **fields: Any) -> Spoil:
    return lambda state: with_record(state, only(state, "item", level).id, **fields)


def appendix_with(**fields: Any) -> Spoil:
    return lambda state: with_record(state, only(state, "appendix").id, **fields)


def under(child: str, parent: str) -> Spoil:
    """Hang the first line of one level under the last of another."""

    def spoil(state: ScopeState) -> ScopeState:
        above = [each for each in state.records if each.fields.get("level") == parent][-1]
        return with_record(state, only(state, "item", child).id, parent_id=above.id)

    return spoil


def ring(state: ScopeState) -> ScopeState:
    task, leaf = only(state, "item", "task"), only(state, "item", "product")
    return with_record(with_record(state, task.id, parent_id=leaf.id), leaf.id, parent_id=task.id)


def own_parent(state: ScopeState) -> ScopeState:
    task = only(state, "item", "task")
    return with_record(state, task.id, parent_id=task.id)


def two_plans(state: ScopeState) -> ScopeState:
    return grown(
        with_new(grown(state), dataclasses.replace(only(state, "plan"), id=next_dot(grown(state)))), 1
    )


def number_as_parent(state: ScopeState) -> ScopeState:
    """A device id of digits alone makes ids that read as numbers."""
    device = DeviceId("222222222222")
    section = only(state, "item", "section")
    task = only(state, "item", "task")
    twin = dataclasses.replace(section, id=RecordId(f"{device}2"))
    state = dataclasses.replace(with_new(state, twin), vector={**state.vector, device: 2})
    return with_record(state, task.id, parent_id=2222222222222)


def below_a_leaf(level: str | None) -> Spoil:
    """One more line under a leaf, with a level that no level is below."""

    def spoil(state: ScopeState) -> ScopeState:
        state = grown(state)
        leaf = only(state, "item", "product")
        fields = {**leaf.fields, "parent_id": leaf.id, "level": level}
        return with_new(state, ScopeRecord(type="item", id=next_dot(state), fields=fields, versions={}))

    return spoil


SHAPES: Mapping[str, tuple[Spoil, str]] = {
    "no plan record": (lambda state: without_record(state, state.plan), "own plan"),
    "no appendix": (lambda state: without_record(state, only(state, "appendix").id), "appendix of"),
    "no section": (lambda state: without_record(state, only(state, "item", "section").id), "parent of"),
    "an appendix that is nowhere": (item_with("task", appendix_id="AAAAAAAAAAAA1"), "appendix of"),
    "an appendix that is a line": (
        lambda state: with_record(
            state, only(state, "item", "product").id, appendix_id=only(state, "item", "task").id
        ),
        "appendix of",
    ),
    "no appendix named": (item_with("task", appendix_id=...), "appendix of"),
    "a parent that is nowhere": (item_with("task", parent_id="AAAAAAAAAAAA1"), "parent of"),
    "a parent that is a number": (number_as_parent, "parent of"),
    "a task without a section": (item_with("task", parent_id=...), "level of"),
    "a leaf under a section": (under("product", "section"), "level of"),
    "a section under a task": (under("section", "task"), "level of"),
    "a section under a section": (under("section", "section"), "level of"),
    "its own parent": (own_parent, "level of"),
    "a ring": (ring, "level of"),
    "a level of another kind": (item_with("task", level="goal"), "level of"),
    "a level of no kind": (item_with("task", level="việc"), "level of"),
    "a level that is a number": (item_with("task", level=2), "level of"),
    "an empty level under a leaf": (below_a_leaf(""), "level of"),
    "no level under a leaf": (below_a_leaf(None), "level of"),
    "a leaf under a leaf": (below_a_leaf("product"), "level of"),
    "no level": (item_with("task", level=...), "level of"),
    "no position": (item_with("task", position=...), "position of"),
    "a position that is a number": (item_with("task", position=5), "position of"),
    "an endless position": (item_with("task", position="1" * 501), "position of"),
    "a text that is a number": (item_with("product", deadline=31), "deadline of"),
    "a text that is nothing": (item_with("product", lead=None), "lead of"),
    "a title that is a number": (item_with("task", title=1), "title of"),
    "a heading that is a number": (item_with("section", section=3), "section of"),
    "a line of no plan": (item_with("task", plan_id=...), "plan of"),
    "an appendix of no plan": (appendix_with(plan_id=...), "plan of"),
    "an appendix without a title": (appendix_with(title=...), "title of"),
    "an appendix without a layout": (appendix_with(layout=...), "layout of"),
    "an appendix without a place": (appendix_with(position=...), "position of"),
    "a deletion that is a number": (item_with("task", deleted=1), "deleted of"),
}


@pytest.mark.parametrize(("spoil", "reason"), SHAPES.values(), ids=SHAPES)
def test_records_that_do_not_make_a_plan(world: World, spoil: Spoil, reason: str) -> None:
    assert_refused(world, spoil(exported(world.second, world.other_plan)), "E-KHUNG", reason)


def test_a_second_plan_record_is_not_even_sealed(world: World) -> None:
    with pytest.raises(PackageError, match="E-QUYEN"):
        packed(world.second, two_plans(exported(world.second, world.other_plan)))


def test_a_counter_from_the_far_future(world: World) -> None:
    state = exported(world.second, world.other_plan)
    assert_refused(world, grown(state, 10**7 + 1), "E-GIOIHAN", "counter")


def test_a_counter_grows_by_ten_million_at_most_from_one_package_to_the_next(world: World) -> None:
    state = exported(world.second, world.other_plan)
    ((device, _),) = state.vector.items()
    for number, counter in enumerate((10**7, 2 * 10**7), start=1):
        merged(
            world.superior,
            packed(world.second, dataclasses.replace(state, vector={device: counter}), number),
            world.place,
        )
    assert_refused(world, dataclasses.replace(state, vector={device: 3 * 10**7 + 1}), "E-GIOIHAN", "counter")


def test_what_a_newer_version_adds_is_kept_and_given_back(world: World) -> None:
    state = grown(exported(world.second, world.other_plan), 2)
    ((device, counter),) = state.vector.items()
    future = ScopeRecord(
        type="khao_sat",
        id=RecordId(make_dot(device, counter)),
        fields={"text": "Nội dung của bản sau", "n": 3, "plan_id": world.other_plan},
        versions={},
    )
    task = only(state, "item", "task").id
    newer = with_new(with_record(state, task, of_2031="Trường mới"), future)
    newer = with_record(newer, world.other_plan, of_2031="Trường mới")
    merged(world.superior, packed(world.second, newer), world.place)
    assert held(world.superior, world.other_plan) == normal(newer)
    assert planning.show(world.superior, world.other_plan).title
    pages = publishing.print_plan(world.superior, world.other_plan, world.place / "a.pdf")
    assert pages.pages == 1


def test_a_number_that_a_newer_version_adds_does_not_stop_printing(world: World) -> None:
    state = grown(exported(world.second, world.other_plan))
    newer = with_record(state, only(state, "item", "task").id, count_2031=4)
    merged(world.superior, packed(world.second, newer), world.place)
    assert publishing.print_plan(world.superior, world.other_plan, world.place / "a.pdf").pages == 1


def test_another_text_under_an_old_dot_is_never_taken_and_never_passed_over(world: World) -> None:
    """One dot with two contents: the data here stays, the file is kept apart; a new dot brings a new text."""
    state = exported(world.second, world.other_plan)
    merged(world.superior, packed(world.second, state), world.place)
    task = only(state, "item", "task").id
    rewritten = grown(with_record(state, task, title="Viết lại lịch sử"))
    for number in (2, 3, 900):  # whatever its running number
        outcome = deliver(world.superior, packed(world.second, rewritten, number), world.place)
        assert outcome.error is not None
        assert (outcome.error.code, outcome.error.facts["reason"]) == ("E-HAIMAY", "counted-twice")
    assert held(world.superior, world.other_plan) == normal(state)
    assert len(list((world.superior.store.folder / "quarantine").glob("*.khx"))) == 3
    dotted = dataclasses.replace(
        grown(rewritten),
        records=tuple(
            dataclasses.replace(each, versions={"title": next_dot(grown(rewritten))})
            if each.id == task
            else each
            for each in rewritten.records
        ),
    )
    merged(world.superior, packed(world.second, dotted, 3), world.place)
    assert held(world.superior, world.other_plan) == normal(dotted)


def test_a_file_of_numbers_used_twice_is_taken_once_what_stood_there_is_taken_back(world: World) -> None:
    """The way out that the words of the refusal name, where nobody can give the data back."""
    state = exported(world.second, world.other_plan)
    merged(world.superior, packed(world.second, state), world.place)
    rewritten = grown(with_record(state, only(state, "item", "task").id, title="Viết lại lịch sử"))
    refused = deliver(world.superior, packed(world.second, rewritten, 2), world.place)
    assert refused.error is not None
    assert refused.error.code == "E-HAIMAY"
    for reception in receptions.list_receptions(world.superior):
        receptions.undo_receptions(world.superior, [reception.run])
    merged(world.superior, packed(world.second, rewritten, 2), world.place)
    assert held(world.superior, world.other_plan) == normal(rewritten)


def test_what_one_package_left_out_a_later_one_brings(world: World) -> None:
    state = exported(world.second, world.other_plan)
    leaf = only(state, "item", "product").id
    merged(world.superior, packed(world.second, without_record(state, leaf)), world.place)
    whole = grown(state)
    merged(world.superior, packed(world.second, whole), world.place)
    assert held(world.superior, world.other_plan) == normal(whole)
    merged(world.superior, packed(world.second, grown(without_record(whole, leaf))), world.place)
    assert held(world.superior, world.other_plan) == normal(grown(whole))
