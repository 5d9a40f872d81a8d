"""`@value` against the standard frozen dataclass that it stands for."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccapp.values import as_dict, field, names, replace, value

WORDS = st.text(max_size=3)
CONTENTS = st.fixed_dictionaries(
    {"name": WORDS, "count": st.integers(0, 3)},
    optional={"note": WORDS, "marks": st.dictionaries(WORDS, WORDS, max_size=2)},
)


class Made:
    """The same class body twice: one name, so that the texts are equal too."""

    @value
    class Value:
        """What `@value` makes."""

        name: str
        count: int
        note: str = "x"
        secret: str = field(default="k", repr=False)
        marks: Mapping[str, str] = field(default_factory=dict)

        def twice(self) -> int:
            """A method stays one."""
            return 2 * self.count


class Standard:
    """What it is compared with."""

    @dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
    class Value:
        """What the standard library makes."""

        name: str
        count: int
        note: str = "x"
        secret: str = dataclasses.field(default="k", repr=False)
        marks: Mapping[str, str] = dataclasses.field(default_factory=dict)


_ALL_BUT_ONE = {"note": "", "secret": "", "size": 1}  # as many as there are fields


@value
class Single:
    """One field is a case of its own for what compares and hashes."""

    one: tuple[int, ...] = ()


def twins(content: dict[str, Any]) -> tuple[Made.Value, Standard.Value]:
    return Made.Value(**content), Standard.Value(**content)


@given(CONTENTS)
def test_it_holds_and_shows_what_the_standard_one_does(content: dict[str, Any]) -> None:
    ours, theirs = twins(content)
    assert dataclasses.asdict(ours) == dataclasses.asdict(theirs)
    assert repr(ours) == repr(theirs).replace("Standard", "Made")
    assert ours.twice() == 2 * content["count"]
    known, same = ([each.name for each in dataclasses.fields(made)] for made in (ours, theirs))
    assert known == same == list(names(ours)) == list(names(Made.Value))
    assert as_dict(ours) == dataclasses.asdict(theirs)


@given(CONTENTS, CONTENTS)
def test_it_compares_and_replaces_as_the_standard_one_does(one: dict[str, Any], two: dict[str, Any]) -> None:
    (ours, theirs), (our_other, their_other) = twins(one), twins(two)
    assert (ours == our_other) is (theirs == their_other)
    assert ours != object()
    assert dataclasses.replace(ours, **two) == replace(ours, **two) == Made.Value(**{**one, **two})


@given(WORDS, st.integers(0, 3))
def test_equal_ones_have_equal_hashes(name: str, count: int) -> None:
    marks = frozenset({name})
    made = [Made.Value(name=name, count=count, marks=marks) for _ in range(2)]  # type: ignore[arg-type]
    assert len(set(made)) == 1
    assert {Single(one=(count,)), Single(one=(count,))} == {Single(one=(count,))}


def test_each_has_a_mapping_of_its_own() -> None:
    assert Made.Value(name="", count=0).marks is not Made.Value(name="", count=0).marks


def test_what_holds_a_mapping_has_no_hash() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(Made.Value(name="", count=0))


@pytest.mark.parametrize(
    "wrong",
    [{}, {"name": ""}, {"name": "", "count": 0, "size": 1}, {"name": "", "count": 0, **_ALL_BUT_ONE}],
    ids=["nothing", "one missing", "one too many", "another instead"],
)
def test_missing_and_unknown_fields_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="argument"):
        Made.Value(**wrong)


def test_fields_go_by_name_only() -> None:
    with pytest.raises(TypeError, match="positional"):
        Made.Value("", 0)  # type: ignore[call-arg]


@pytest.mark.parametrize("name", ["name", "size"])
def test_nothing_can_be_changed_or_added(name: str) -> None:
    made = Made.Value(name="", count=0)
    with pytest.raises(dataclasses.FrozenInstanceError, match=name):
        setattr(made, name, "y")
    with pytest.raises(dataclasses.FrozenInstanceError, match=name):
        delattr(made, name)
    assert not hasattr(made, "__dict__")
