"""The laws of the merge over states that machines can reach: four machines, old and new states exchanged.

An oracle keeps the whole history of every write, so that "nothing is lost" is checked and not assumed.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ccapp.domain.merge import cells_of, differing, merge
from ccapp.domain.plan import OfficeId, RecordId
from ccapp.domain.scope import ScopeRecord, ScopeState
from ccapp.domain.versions import DeviceId, Dot, make_dot

OFFICE = OfficeId("0" * 32)
DEVICES = [DeviceId(letter * 12) for letter in "ABCD"]
PLAN = RecordId(make_dot(DEVICES[0], 1))
EXAMPLES = [150, pytest.param(10_000, marks=[pytest.mark.heavy, pytest.mark.timeout(3_600)])]
FIELDS = ("title", "deadline", "lead")


@dataclass
class Machine:
    """One machine that writes as the store does; `wrote` says what each of its dots replaced."""

    device: DeviceId
    state: ScopeState
    counter: int = 1
    wrote: dict[Dot, set[Dot]] = field(default_factory=dict)

    def write(self, at: int, name: str, text: str) -> None:
        """Edit one field: everything seen of it is replaced."""
        record = self.state.records[at % len(self.state.records)]
        dot = self._next()
        cells = cells_of(record)
        replaced = set(cells.get(name, {}))
        fields = {key: v for key, v in record.fields.items() if not key.startswith(f"also.{name}.")}
        versions = {key: v for key, v in record.versions.items() if not key.startswith(f"also.{name}.")}
        self._put(
            dataclasses.replace(record, fields={**fields, name: text}, versions={**versions, name: dot})
        )
        self.wrote[dot] = replaced

    def add(self, at: int) -> None:
        """A new record below another."""
        above = self.state.records[at % len(self.state.records)].id
        dot = self._next()
        record = ScopeRecord(type="item", id=RecordId(dot), fields={"parent_id": above}, versions={})
        self.state = dataclasses.replace(self.state, records=(*self.state.records, record))

    def delete(self, at: int) -> None:
        """Delete one record, with what was seen by then."""
        saw = dict(self.state.vector)
        self.write(at, "deleted", json.dumps({"by": self.device[0], "saw": saw}))

    def take(self, other: ScopeState) -> None:
        """Merge a state that another machine once had."""
        self.state = merge(self.state, other)

    def _next(self) -> Dot:
        self.counter += 1
        self.state = dataclasses.replace(self.state, vector={**self.state.vector, self.device: self.counter})
        return make_dot(self.device, self.counter)

    def _put(self, record: ScopeRecord) -> None:
        records = tuple(record if each.id == record.id else each for each in self.state.records)
        self.state = dataclasses.replace(self.state, records=records)


def first_state() -> ScopeState:
    """A plan with one line, as every machine got it."""
    line = RecordId(make_dot(DEVICES[0], 2))
    records = (
        ScopeRecord(type="plan", id=PLAN, fields={"title": "Kế hoạch"}, versions={}),
        ScopeRecord(type="item", id=line, fields={"plan_id": PLAN, "title": "Việc"}, versions={}),
    )
    return ScopeState(office=OFFICE, plan=PLAN, vector={DEVICES[0]: 2}, records=records)


STEP = st.tuples(
    st.integers(0, 3),
    st.sampled_from(["write", "write", "add", "delete", "keep", "take", "take"]),
    st.integers(0, 7),
    st.sampled_from(FIELDS),
    st.sampled_from(["a", "b", "c"]),
)
STRAYS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 30)), max_size=12)
STEPS = st.lists(STEP, max_size=25)


def reached(steps: list[tuple[int, str, int, str, str]]) -> tuple[list[Machine], list[ScopeState]]:
    """Four machines after these steps, and every state that was kept on a stick on the way."""
    machines = [Machine(device, first_state(), counter=2) for device in DEVICES]
    sticks = [first_state()]
    for who, what, at, name, text in steps:
        machine = machines[who]
        if what == "write":
            machine.write(at, name, text)
        elif what == "add":
            machine.add(at)
        elif what == "delete":
            machine.delete(at)
        elif what == "keep":
            sticks.append(machine.state)
        else:
            machine.take(sticks[at % len(sticks)] if at % 2 else machines[at % 4].state)
    return machines, sticks


def plain(state: ScopeState) -> object:
    """A state without the order of its records."""
    records = {each.id: (each.type, dict(each.fields), dict(each.versions)) for each in state.records}
    return records, dict(state.vector)


def held_to(examples: int) -> settings:
    """The number of examples of a run."""
    return settings(
        max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck), database=None
    )


@pytest.mark.parametrize("examples", EXAMPLES)
def test_merge_is_commutative_associative_idempotent_and_takes_no_older_state(examples: int) -> None:
    @held_to(examples)
    @given(STEPS)
    def laws(steps: list[tuple[int, str, int, str, str]]) -> None:
        machines, sticks = reached(steps)
        a, b, c, _ = (machine.state for machine in machines)
        assert plain(merge(a, b)) == plain(merge(b, a))
        assert plain(merge(merge(a, b), c)) == plain(merge(a, merge(b, c)))
        assert plain(merge(a, a)) == plain(merge(a, sticks[0]))
        both = merge(a, b)
        assert plain(merge(both, a)) == plain(both)
        assert plain(merge(both, both)) == plain(both)

    laws()


@pytest.mark.parametrize("examples", EXAMPLES)
def test_any_order_with_losses_and_doubles_ends_in_one_state(examples: int) -> None:
    @held_to(examples)
    @given(
        STEPS,
        st.lists(st.tuples(st.integers(0, 3), st.integers(0, 30)), max_size=12),
        st.permutations(range(4)),
    )
    def laws(
        steps: list[tuple[int, str, int, str, str]], strays: list[tuple[int, int]], order: list[int]
    ) -> None:
        machines, sticks = reached(steps)
        last = [machine.state for machine in machines]
        for who, which in strays:
            machines[who].take(sticks[which % len(sticks)])
        for machine in machines:
            for number in order:
                machine.take(last[number])
        assert all(plain(machine.state) == plain(machines[0].state) for machine in machines)

    laws()


@pytest.mark.parametrize("examples", EXAMPLES)
def test_nothing_is_lost_that_nobody_replaced_knowingly(examples: int) -> None:
    """The values that stand in a field are exactly the writes that no later write had seen."""

    @held_to(examples)
    @given(STEPS)
    def laws(steps: list[tuple[int, str, int, str, str]]) -> None:
        machines, _ = reached(steps)
        state = machines[0].state
        for machine in machines[1:]:
            state = merge(state, machine.state)
        wrote = {dot: seen for machine in machines for dot, seen in machine.wrote.items()}
        replaced = set().union(*wrote.values())
        standing = {dot for record in state.records for values in cells_of(record).values() for dot in values}
        assert wrote.keys() - replaced == standing & wrote.keys()

    laws()


@pytest.mark.parametrize("examples", EXAMPLES)
def test_an_edit_that_a_deletion_had_not_seen_keeps_its_line(examples: int) -> None:
    @held_to(examples)
    @given(STEPS, st.sampled_from(FIELDS), st.booleans())
    def laws(steps: list[tuple[int, str, int, str, str]], name: str, swap: bool) -> None:
        machines, _ = reached(steps)
        common = merge(machines[0].state, machines[1].state)
        if "deleted" in common.records[1].fields or differing(common.records[1]):
            return
        for machine in machines[:2]:
            machine.take(common)
        machines[0].delete(1)
        machines[1].write(1, name, "sửa ở máy kia")
        one, other = (machines[swap].state, machines[not swap].state)
        line = merge(one, other).records[1]
        assert "deleted" not in line.fields
        assert line.fields[name] == "sửa ở máy kia"
        assert [each.content is None for each in differing(line)["deleted"]].count(True) == 1

    laws()


@pytest.mark.parametrize("examples", EXAMPLES)
def test_a_device_counted_back_still_ends_in_one_state(examples: int) -> None:
    """A restored backup under the old id: edits are lost, hence the new id, but nothing diverges."""

    @held_to(examples)
    @given(STEPS, STEPS)
    def laws(
        steps: list[tuple[int, str, int, str, str]], again: list[tuple[int, str, int, str, str]]
    ) -> None:
        (one, *_), _ = reached(steps)
        (other, *_), _ = reached(again)
        ab, ba = merge(one.state, other.state), merge(other.state, one.state)
        assert plain(ab) == plain(ba)
        assert plain(merge(ab, ab)) == plain(ab)

    laws()


def test_the_same_words_twice_are_no_question_and_stay_under_both_dots() -> None:
    machines, _ = reached([(0, "write", 1, "lead", "a"), (1, "write", 1, "lead", "a")])
    line = merge(machines[0].state, machines[1].state).records[1]
    assert line.fields["lead"] == line.fields["also.lead.1"] == "a"
    assert differing(line) == {}


def test_a_row_below_a_deleted_one_keeps_it() -> None:
    """A machine added a line to a task that another machine deleted."""
    machines, _ = reached([])
    machines[0].delete(1)
    machines[1].add(1)
    merged = {each.id: each for each in merge(machines[0].state, machines[1].state).records}
    above = first_state().records[1].id
    assert "deleted" not in merged[above].fields
    assert "deleted" in differing(merged[above])
    machines[0].take(machines[1].state)
    machines[0].delete(1)
    gone = {each.id: each for each in merge(machines[0].state, machines[1].state).records}
    assert "deleted" in gone[above].fields
    assert differing(gone[above]) == {}
