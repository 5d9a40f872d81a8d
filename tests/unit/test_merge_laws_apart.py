"""The laws of what the everyday merge leaves open: a number counted twice, and what was issued meanwhile."""

from __future__ import annotations

import dataclasses
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.domain.beside import ASIDE
from ccapp.domain.counted_twice import merge_twice, twins
from ccapp.domain.issued_meanwhile import in_force, keep_in_force
from ccapp.domain.merge import DELETED, UNASKED, cells_of, merge
from ccapp.domain.plan import RecordId
from ccapp.domain.scope import ScopeState
from ccapp.domain.versions import DeviceId, Dots, contains, counter_of, device_of
from tests.unit.test_merge_laws import (
    DEVICES,
    EXAMPLES,
    FIELDS,
    PLAN,
    STEPS,
    Machine,
    held_to,
    plain,
    reached,
)

Cell = tuple[RecordId, str]
MARK = {"at": "2026-01-05T10:32:00+07:00", "by": "Lan"}
FRESH = DeviceId("F" * 12)
WRITES = st.lists(
    st.tuples(
        st.sampled_from(["write", "write", "write", "add", "delete"]),
        st.integers(0, 7),
        st.sampled_from(FIELDS),
    ),
    max_size=8,
)


def fresh() -> Dots:
    """New dots of the machine that merges."""
    return Dots(FRESH, 0)


def go_on(machine: Machine, writes: list[tuple[str, int, str]], side: str) -> Machine:
    """A copy of a machine as it was, which then writes: words that no other side writes."""
    again = dataclasses.replace(machine, wrote=dict(machine.wrote))
    for number, (what, at, name) in enumerate(writes):
        if what == "write":
            again.write(at, name, f"{side} {number}")
        elif what == "add":
            again.add(at)
            again.write(len(again.state.records) - 1, "title", f"{side} {number}")
        else:
            again.delete(at)
    return again


def words(state: ScopeState) -> set[tuple[RecordId, str, str]]:
    """Everything that stands anywhere, shown or beside; of a deletion only that there is one."""
    return {
        (record.id, name, DELETED if name == DELETED else str(content))
        for record in state.records
        for name, values in cells_of(record).items()
        for content in values.values()
        if content
    }


def shown(state: ScopeState) -> set[tuple[RecordId, str, str]]:
    """What each line says at first sight, deletions apart."""
    return {
        (record.id, name, str(content))
        for record in state.records
        for name, content in record.fields.items()
        if content and name != DELETED and not name.startswith("also.")
    }


def since(state: ScopeState, machine: Machine) -> set[tuple[RecordId, str, str]]:
    """The words that stand and were written by a machine after it was as given."""
    return {
        (record.id, name, str(content))
        for record in state.records
        for name, values in cells_of(record).items()
        for dot, content in values.items()
        if content and name not in UNASKED | {DELETED}
        if device_of(dot) == machine.device and counter_of(dot) > machine.counter
    }


@pytest.mark.parametrize("examples", EXAMPLES)
def test_of_a_machine_counted_back_no_word_is_lost_whoever_merges(examples: int) -> None:
    @held_to(examples)
    @given(STEPS, WRITES, WRITES)
    def laws(
        steps: list[tuple[int, str, int, str, str]],
        before: list[tuple[str, int, str]],
        after: list[tuple[str, int, str]],
    ) -> None:
        (machine, *_), _ = reached(steps)
        one, other = go_on(machine, before, "trước"), go_on(machine, after, "sau")
        if not twins(one.state, other.state):
            return
        merged, renamed = merge_twice(one.state, other.state, fresh())
        assert since(one.state, machine) | since(other.state, machine) <= words(merged)
        assert words(merged) <= words(one.state) | words(other.state)
        assert len({*renamed}) == len(renamed)
        mirrored, _ = merge_twice(other.state, one.state, fresh())
        assert words(mirrored) == words(merged)
        assert shown(mirrored) == shown(merged)

    laws()


@pytest.mark.parametrize("examples", EXAMPLES)
def test_what_was_counted_twice_is_healed_once(examples: int) -> None:
    """The same files again bring no words, and the everyday merge goes on from there."""

    @held_to(examples)
    @given(STEPS, WRITES, WRITES, WRITES)
    def laws(
        steps: list[tuple[int, str, int, str, str]],
        before: list[tuple[str, int, str]],
        after: list[tuple[str, int, str]],
        later: list[tuple[str, int, str]],
    ) -> None:
        (machine, *_), _ = reached(steps)
        one, other = go_on(machine, before, "trước"), go_on(machine, after, "sau")
        if not twins(one.state, other.state):
            return
        merged, _ = merge_twice(one.state, other.state, fresh())
        for state in (one.state, other.state):
            again, _ = merge_twice(merged, state, Dots(DEVICES[3], 100))
            assert words(again) == words(merged)
            assert contains(merged.vector, state.vector)
            assert plain(merge(merged, state)) == plain(merged)
        healed = Machine(DEVICES[1], merged, counter=merged.vector.get(DEVICES[1], 0))
        new = go_on(healed, later, "sau nữa").state
        assert plain(merge(new, merged)) == plain(merge(merged, new)) == plain(merge(new, new))

    laws()


@pytest.mark.parametrize("examples", EXAMPLES)
def test_what_was_issued_stands_and_no_other_word_is_lost(examples: int) -> None:
    @held_to(examples)
    @given(STEPS, WRITES, WRITES)
    def laws(
        steps: list[tuple[int, str, int, str, str]],
        before: list[tuple[str, int, str]],
        elsewhere: list[tuple[str, int, str]],
    ) -> None:
        machines, _ = reached(steps)
        issuing, other = go_on(machines[0], before, "trước"), go_on(machines[1], elsewhere, "máy kia")
        if DELETED in issuing.state.records[0].fields:  # nobody issues a plan that is gone
            return
        issuing.write(0, "state", "submitted")
        issuing.write(0, "state", "issued")
        one, two = issuing.state, other.state
        assert in_force(one, two) == in_force(two, one) == one
        merged = merge(one, two)
        made, _ = keep_in_force(merged, one, fresh(), MARK)
        stood = {record.id for record in one.records if DELETED not in record.fields}
        assert {each for each in shown(made) if each[0] in stood} == {
            each for each in shown(one) if each[0] in stood
        }
        asked = {each for each in words(merged) if each[1] not in UNASKED | {"state", DELETED}}
        assert asked <= words(made)
        for record in made.records:
            if record.id not in {each.id for each in one.records}:
                assert DELETED in record.fields or record.fields["parent_id"] not in stood
        again, renamed = keep_in_force(made, one, fresh(), MARK)
        assert (plain(again), dict(renamed)) == (plain(made), {})
        for state in (one, two):
            assert plain(merge(made, state)) == plain(made)
            assert plain(merge(state, made)) == plain(made)

    laws()


def test_a_line_deleted_before_the_issue_stays_so_whatever_was_written_below_it() -> None:
    """The deletion had not seen the other machine's words; the one that sets the line aside has."""
    machines, _ = reached([(0, "add", 1, "title", ""), (1, "take", 0, "title", "")])
    issuing, other = machines[0], go_on(machines[1], [("write", 2, "title")], "máy kia")
    issuing.delete(1)
    issuing.write(0, "state", "issued")
    made, _ = keep_in_force(merge(issuing.state, other.state), issuing.state, fresh(), MARK)
    for state in (made, merge(made, other.state), merge(made, made)):
        assert DELETED in state.records[1].fields


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([("write", 0, "title")] * 2, [("write", 0, "title"), ("add", 0, "title")]),
        ([("write", 0, "title")] * 3, [("write", 0, "title"), ("write", 0, "deadline")]),
    ],
)
def test_first_words_stand_though_only_a_later_number_is_proved_to_be_counted_twice(
    before: list[tuple[str, int, str]], after: list[tuple[str, int, str]]
) -> None:
    machines, _ = reached([])
    one, other = go_on(machines[0], before, "trước"), go_on(machines[0], after, "sau")
    for left, right in ((one, other), (other, one)):
        merged, _ = merge_twice(left.state, right.state, fresh())
        said = {text for record, name, text in words(merged) if (record, name) == (PLAN, "title")}
        assert said == {f"trước {len(before) - 1}", "sau 0"}


def test_what_stands_beside_words_in_force_stands_in_the_order_of_its_dots() -> None:
    machines, _ = reached([(1, "write", 1, "lead", "b"), (2, "write", 1, "lead", "c")])
    issuing, other = machines[0], merge(machines[1].state, machines[2].state)
    issuing.write(1, "lead", "a")
    issuing.write(0, "state", "issued")
    made, _ = keep_in_force(merge(issuing.state, other), issuing.state, fresh(), MARK)
    line = made.records[1]
    assert [line.fields[name] for name in ("lead", "also.lead.1", "also.lead.2")] == ["a", "c", "b"]
    assert plain(merge(made, made)) == plain(made)


def test_a_line_that_was_added_elsewhere_is_set_aside_and_not_what_hangs_below_it() -> None:
    machines, _ = reached([])
    issuing, other = machines[0], go_on(machines[1], [("add", 1, "title"), ("add", 2, "title")], "máy kia")
    issuing.write(0, "state", "issued")
    made, _ = keep_in_force(merge(issuing.state, other.state), issuing.state, fresh(), MARK)
    added = [record for record in made.records if record.id[0] == "B"]
    stones = [record.fields.get(DELETED) for record in added]
    assert [stone is not None for stone in stones] == [True, False]
    assert json.loads(str(stones[0]))[ASIDE] == 1
